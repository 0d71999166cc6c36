"""Writes bivariate-normal.json: the distribution function and density of two correlated normals.

    python3 Tests/Reference/make/bivariate-normal.py

The integral over the correlation (Drezner and Wesolowsky 1990), with the sine of an angle for the
correlation, by mpmath's quadrature at 50 digits; every tenth case is also integrated over x.
"""

import json
import pathlib
import platform
import random

import mpmath
from mpmath import mp, mpf

mp.dps = 50


def over_correlation(x, y, rho):
    angle = mpmath.asin(rho)
    steps = [k * angle / 8 for k in range(8)]
    steps += [angle * (1 - mpf(10) ** -k) for k in range(1, 16)] + [angle]
    integral = mpmath.quad(
        lambda t: mpmath.exp(-(x * x + y * y - 2 * x * y * mpmath.sin(t)) / (2 * mpmath.cos(t) ** 2)),
        sorted(set(steps), key=abs))
    return mpmath.ncdf(x) * mpmath.ncdf(y) + integral / (2 * mpmath.pi)


def over_x(x, y, rho):
    scale = mpmath.sqrt(1 - rho * rho)
    bend = y / rho if rho != 0 else mpf(0)
    steps = sorted({s for s in [x - 40, x] + [bend + k * scale for k in range(-12, 13, 2)]
                    + [mpf(k) for k in range(-12, 13, 2)] if x - 40 <= s <= x})
    return mpmath.quad(lambda t: mpmath.npdf(t) * mpmath.ncdf((y - rho * t) / scale), steps)


def density(x, y, rho):
    rest = 1 - rho * rho
    return mpmath.exp(-(x * x - 2 * rho * x * y + y * y) / (2 * rest)) / (
        2 * mpmath.pi * mpmath.sqrt(rest))


source = random.Random(1)
places = [0.0, 0.25, -0.5, 0.75, -1.0, 1.5, -2.25, 3.0, -4.0, 6.0, -8.5]
sizes = [0.0625, 0.25, 0.2998, 0.3002, 0.5, 0.74, 0.76, 0.9, 0.924, 0.926, 0.95, 0.99, 0.999,
         0.99999, 1 - 2.0**-30, 1 - 2.0**-45]
rows = []
for size in sizes:
    for sign in (1, -1):
        pairs = [(source.choice(places), source.choice(places)) for _ in range(5)]
        near = source.choice(places)
        pairs += [(near, sign * near), (near, sign * near + source.choice([-1, 1]) * 0.0009765625)]
        pairs += [(source.gauss(0, 1.5), source.gauss(0, 1.5)) for _ in range(4)]
        for x, y in pairs:
            exact = [mpf(v) for v in (x, y, sign * size)]
            value = over_correlation(*exact)
            if len(rows) % 10 == 0:
                other = over_x(*exact)
                assert abs(other - value) < mpf(10) ** -25, (x, y, sign * size, value, other)
            rows.append({"x": x, "y": y, "correlation": sign * size, "cumulative": float(value),
                         "density": float(density(*exact))})

lines = ",\n".join("    " + json.dumps(row) for row in rows)
path = pathlib.Path(__file__).parent.parent / "bivariate-normal.json"
path.write_text(
    '{\n  "program": "Tests/Reference/make/bivariate-normal.py",\n'
    f'  "versions": {{"python": "{platform.python_version()}", '
    f'"mpmath": "{mpmath.__version__}"}},\n'
    f'  "cases": [\n{lines}\n  ]\n}}\n')
