"""Writes xoshiro.json: first values of xoshiro256++ seeded by SplitMix64.

    python3 Tests/Reference/make/xoshiro.py

Written from the published descriptions (Blackman and Vigna 2021; Steele, Lea and Flood 2014;
Lemire 2019; Marsaglia and Tsang 2000) with Python's unbounded integers, apart from the Swift code.
"""

import json
import math
import pathlib
import platform
import statistics

WORD = 2**64


def scramble(z):
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 % WORD
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB % WORD
    return z ^ (z >> 31)


def rotate_left(x, k):
    return (x * 2**k) % WORD + (x >> (64 - k))


def generator(seed, stream):
    start = seed ^ scramble(stream)
    s = [scramble((start + (i + 1) * 0x9E3779B97F4A7C15) % WORD) for i in range(4)]
    while True:
        yield (rotate_left((s[0] + s[3]) % WORD, 23) + s[0]) % WORD
        t = (s[1] << 17) % WORD
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotate_left(s[3], 45)


def below(values, bound):
    while True:
        product = next(values) * bound
        if product % WORD >= WORD % bound:
            return product // WORD


def uniform(values):
    return ((next(values) >> 12) + 0.5) / 2.0**52


def gamma(values, shape):
    if shape < 1:
        return gamma(values, shape + 1) * uniform(values) ** (1 / shape)
    d = shape - 1 / 3
    while True:
        x = statistics.NormalDist().inv_cdf(uniform(values))
        v = (1 + x / math.sqrt(9 * d)) ** 3
        if v > 0 and math.log(uniform(values)) < x * x / 2 + d - d * v + d * math.log(v):
            return d * v


rows = []
for seed, stream in [(0, 0), (1, 0), (42, 0), (42, 1), (42, 2), (WORD - 1, 7), (2026, WORD - 1)]:
    values = generator(seed, stream)
    first = [f"{next(values):016x}" for _ in range(8)]
    later = [next(values) for _ in range(1000)][-1]
    values = generator(seed, stream)
    uniforms = [uniform(values) for _ in range(4)]
    integers = []
    for bound in [1, 2, 6, 1000, 10**12, 3 * 2**61, 2**63 - 1, 6, 3 * 2**61]:
        integers.append({"bound": bound, "value": below(values, bound)})
    values = generator(seed, stream)
    gammas = [{"shape": shape, "value": gamma(values, shape)}
              for shape in [0.05, 0.3, 0.99, 1, 1.5, 4, 299.5, 1e6] * 2]
    rows.append({"seed": f"{seed:016x}", "stream": f"{stream:016x}", "first": first,
                 "value1008": f"{later:016x}", "uniforms": uniforms, "thenIntegers": integers,
                 "gammas": gammas})

lines = ",\n".join("    " + json.dumps(row) for row in rows)
path = pathlib.Path(__file__).parent.parent / "xoshiro.json"
path.write_text(
    '{\n  "program": "Tests/Reference/make/xoshiro.py",\n'
    f'  "versions": {{"python": "{platform.python_version()}"}},\n'
    f'  "cases": [\n{lines}\n  ]\n}}\n')
