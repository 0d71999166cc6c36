"""Writes distributions.json: tails and quantiles of seven distributions.

    python3 Tests/Reference/make/distributions.py

Every tail is computed here in mpmath numbers of 60 digits, on the side where it is small, so no
digit is lost. Quantiles start from scipy's answer in double and are
solved at 60 digits; each is checked by a change of sign, so scipy's digits do not matter.
"""

import json
import pathlib
import platform

import mpmath
import scipy
from mpmath import mp, mpf
from scipy import stats

mp.dps = 60
ONE = mpf(1)
TINY = mpf(10) ** -56


def beta_tails(a, b, x, y):
    """I_x(a, b) and 1 - I_x(a, b), where y = 1 - x."""
    if x <= 0:
        return mpf(0), ONE
    if y <= 0:
        return ONE, mpf(0)
    if x > (a + 1) / (a + b + 2):
        upper, lower = beta_tails(b, a, y, x)
        return lower, upper
    logarithm = (
        a * mpmath.log(x) + b * mpmath.log(y) - mpmath.log(a)
        + mpmath.loggamma(a + b) - mpmath.loggamma(a) - mpmath.loggamma(b)
    )
    lower = mpmath.exp(logarithm) / beta_fraction(a, b, x)
    return lower, 1 - lower


def beta_fraction(a, b, x):
    """The continued fraction of DLMF 8.17.22, by the modified Lentz method."""
    h, c, d, m = ONE, ONE, mpf(0), 0
    while True:
        # the terms of index 2m + 1 and 2m + 2
        for term in (-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
                     (m + 1) * (b - m - 1) * x / ((a + 2 * m + 1) * (a + 2 * m + 2))):
            d = 1 / (1 + term * d)
            c = 1 + term / c
            h *= c * d
        if abs(c * d - 1) < TINY:
            return h
        m += 1


def beta_series(a, b, x):
    """1 / beta_fraction by another way: a series of positive terms, slow where x is near 1."""
    term, total, n = ONE, ONE, 0
    while term > total * TINY:
        term *= x * (a + b + n) / (a + 1 + n)
        total += term
        n += 1
    return total


for a, b, x in [(0.5, 0.5, 0.3), (100, 0.5, 0.9), (0.01, 200, 1e-5), (60, 5e4, 0.0011),
                (3, 9, 0.2)]:
    a, b, x = mpf(a), mpf(b), mpf(x)
    ratio = beta_fraction(a, b, x) * beta_series(a, b, x)
    assert abs(ratio - 1) < mpf(10) ** -50, (a, b, x, mpmath.nstr(ratio))


def gamma_tails(a, x):
    """P(a, x) and Q(a, x)."""
    if x <= 0:
        return mpf(0), ONE
    prefactor = mpmath.exp(a * mpmath.log(x) - x - mpmath.loggamma(a + 1))
    if x < a + 1:
        term, total, n = ONE, ONE, 0
        while term > total * TINY:
            term *= x / (a + 1 + n)
            total += term
            n += 1
        return prefactor * total, 1 - prefactor * total
    # Legendre's continued fraction, by the modified Lentz method
    tiny = mpf(10) ** -200
    b = x + 1 - a
    c, d = 1 / tiny, 1 / b
    h, i = d, 0
    while True:
        i += 1
        an = -i * (i - a)
        b += 2
        d = an * d + b
        d = 1 / (d if d != 0 else tiny)
        c = b + an / c
        c = c if c != 0 else tiny
        h *= d * c
        if abs(d * c - 1) < TINY:
            break
    upper = prefactor * a * h
    return 1 - upper, upper


def normal(_, x):
    root2 = mpmath.sqrt(2)
    return mpmath.erfc(-x / root2) / 2, mpmath.erfc(x / root2) / 2


def student_t(p, x):
    df = p[0]
    s = df + x * x
    tail = beta_tails(df / 2, ONE / 2, df / s, x * x / s)[0] / 2
    return (tail, 1 - tail) if x < 0 else (1 - tail, tail)


def chi_squared(p, x):
    return gamma_tails(p[0] / 2, x / 2)


def fisher_f(p, x):
    s = p[0] * x + p[1]
    return beta_tails(p[0] / 2, p[1] / 2, p[0] * x / s, p[1] / s)


def beta(p, x):
    return beta_tails(p[0], p[1], x, 1 - x)


def gamma(p, x):
    return gamma_tails(p[0], x / p[1])


CONTINUOUS = {
    "normal": (normal, lambda p: stats.norm(0, 1)),
    "studentT": (student_t, lambda p: stats.t(p[0])),
    "chiSquared": (chi_squared, lambda p: stats.chi2(p[0])),
    "fisherF": (fisher_f, lambda p: stats.f(p[0], p[1])),
    "beta": (beta, lambda p: stats.beta(p[0], p[1])),
    "gamma": (gamma, lambda p: stats.gamma(p[0], scale=p[1])),
}


def number(x):
    """17 significant digits, so that the double comes back exactly."""
    return float(mpmath.nstr(x, 17, strip_zeros=False)) if isinstance(x, mpf) else x


def representable(x):
    return x == 0 or mpf(10) ** -307 < abs(x) < mpf(10) ** 308


def tails(name, parameters, points):
    exact = [mpf(p) for p in parameters]
    rows = []
    for x in points:
        lower, upper = CONTINUOUS[name][0](exact, mpf(x))
        if representable(lower) and representable(upper):
            rows.append({"parameters": parameters, "x": x,
                         "cumulative": number(lower), "upperTail": number(upper)})
    return rows


def solve(f, start):
    """The root of the monotone f near start: bracketed secant steps (Illinois), then a proof."""
    start = mpf(start)
    step = mpf(10) ** -12
    low, high = start * (1 - step), start * (1 + step)
    at_low, at_high = f(low), f(high)
    while at_low * at_high > 0:
        step *= 10 if step < mpf("0.01") else 2
        if step > 1e6:
            return None
        low = start * (1 - step) if step < 1 else start / (1 + step)
        high = start * (1 + step)
        at_low, at_high = f(low), f(high)
    for _ in range(300):
        middle = (low * at_high - high * at_low) / (at_high - at_low)
        at_middle = f(middle)
        if at_middle == 0 or abs(high - low) < abs(middle) * mpf(10) ** -30:
            break
        if at_middle * at_high < 0:
            low, at_low = high, at_high
        else:
            at_low /= 2
        if abs(middle - high) < abs(middle) * mpf(10) ** -30:
            break
        high, at_high = middle, at_middle
    margin = middle * mpf(10) ** -25
    assert f(middle - margin) * f(middle + margin) <= 0, (start, middle)
    return middle


def quantiles(name, parameters, probabilities):
    tails_of, start_of = CONTINUOUS[name]
    exact = [mpf(p) for p in parameters]
    start = start_of(parameters)
    rows = []
    for p in probabilities:
        for upper in (False, True):
            guess = float(start.isf(p) if upper else start.ppf(p))
            if not (0 < abs(guess) < 1e308) or name == "beta" and guess > 1 - 1e-9:
                continue
            side = 1 if upper else 0

            def log_distance(x):
                x = min(x, 1 - mpf(10) ** -50) if name == "beta" else x
                return mpmath.log(tails_of(exact, x)[side]) - mpmath.log(mpf(p))

            x = solve(log_distance, guess)
            if x is not None and representable(x):
                rows.append({"parameters": parameters, "probability": p, "isUpper": upper,
                             "quantile": number(x)})
    return rows


def binomial_rows():
    rows = []
    for n, p, ks in [
        (1, 0.3, [0, 1]),
        (10, 0.25, range(0, 11)),
        (10, 1e-9, [0, 1, 2, 5, 9]),
        (10, 1 - 2.0**-40, [0, 1, 5, 8, 9]),
        (400, 0.81, [0, 1, 100, 250, 300, 323, 324, 325, 360, 390, 399]),
        (28600, 6e-4, [0, 3, 10, 17, 40]),
        (1000, 0.99, [900, 970, 990, 996, 998]),
        (1000, 0.5, [0, 1, 10, 250, 499, 500, 501, 750, 990, 999]),
        (1_000_000, 1e-6, [0, 1, 2, 5, 20, 100]),
        (1_000_000, 0.37, [350_000, 369_000, 370_000, 370_500, 385_000]),
    ]:
        a = mpf(p)
        for k in ks:
            mass = mpmath.exp(
                mpmath.loggamma(mpf(n + 1)) - mpmath.loggamma(mpf(k + 1))
                - mpmath.loggamma(mpf(n - k + 1))
                + k * mpmath.log(a) + (n - k) * mpmath.log(1 - a))
            if k < n:
                upper, lower = beta_tails(mpf(k + 1), mpf(n - k), a, 1 - a)
            else:
                lower, upper = ONE, mpf(0)
            if all(representable(v) for v in (mass, lower, upper)):
                rows.append({"trials": n, "successProbability": p, "k": k, "mass": number(mass),
                             "cumulative": number(lower), "upperTail": number(upper)})
    return rows


SMALL = [1e-300, 1e-100, 1e-30, 1e-12, 1e-6, 0.001, 0.025, 0.05, 0.25, 0.5, 0.75, 0.975, 0.999,
         1 - 2.0**-30, 1 - 2.0**-52]

tables = {name: [] for name in CONTINUOUS}
quantile_tables = {name: [] for name in CONTINUOUS}


def add(name, parameters, points, probabilities=SMALL):
    tables[name] += tails(name, parameters, points)
    quantile_tables[name] += quantiles(name, parameters, probabilities)


add("normal", [], [s * x for x in (1e-300, 1e-8, 0.1, 0.5, 1, 1.96, 3, 5, 8, 13, 20, 30, 37)
                   for s in (-1, 1)] + [0.0])
for df in [0.5, 1, 1.5, 2, 3, 5, 9, 29.7, 120, 1e4, 1e7]:
    points = [s * x for x in (1e-14, 1e-8, 0.1, 1, 2, 5, 30, 1e4, 1e30) for s in (-1, 1)]
    add("studentT", [df], points)
for df in [0.1, 1, 2, 3.5, 10, 100, 1e4, 1e6]:
    points = [df * r for r in
              (1e-200, 1e-8, 0.01, 0.3, 0.7, 0.98, 0.999, 1, 1.001, 1.02, 1.5, 4, 30)]
    add("chiSquared", [df], points if df < 1e6 else points[5:10])
for d1, d2 in [(1, 1), (1, 9), (2, 2), (3, 7.5), (8, 391), (0.5, 40), (200, 5),
               (120, 1e5), (5, 1e7),
               (285.25, 10), (30, 983.5), (6.0625, 5)]:
    points = [1e-200, 1e-20, 1e-8, 0.01, 0.3, 0.9, 1, 1.1, 2, 5, 40, 1e4, 1e50]
    add("fisherF", [d1, d2], points)
for a, b in [(0.5, 0.5), (1, 1), (1, 8), (2.5, 0.1), (3, 9), (80, 20), (1000, 4), (0.01, 200),
             (5e4, 5.2e4), (5, 0.03125), (3.8e4, 3), (3, 3.8e4)]:
    points = [1e-200, 1e-20, 1e-5, 0.01, 0.1, 0.3, 0.49, 0.5, 0.7, 0.9, 0.999, 1 - 2.0**-40]
    add("beta", [a, b], points if a < 1e4 else [0.47, 0.48, 0.49, 0.4902, 0.5, 0.51])
add("beta", [3.8e4, 3], [0.999, 0.9995, 0.99999])
for shape, scale in [(0.01, 1), (0.5, 3), (1, 0.125), (4.5, 1), (50, 0.02), (1e4, 1), (2.5e5, 4)]:
    points = [shape * scale * r for r in
              (1e-200, 1e-8, 0.01, 0.3, 0.7, 0.98, 0.999, 1, 1.001, 1.02, 1.5, 4, 30)]
    add("gamma", [shape, scale], points if shape < 1e4 else points[5:10])

head = {
    "program": "Tests/Reference/make/distributions.py",
    "versions": {"python": platform.python_version(), "mpmath": mpmath.__version__,
                 "scipy": scipy.__version__ + " (first guesses only)"},
}
blocks = [f'"{key}": {json.dumps(value)}' for key, value in head.items()]
named = dict(tables)
named.update({name + "Quantile": rows for name, rows in quantile_tables.items()})
named["binomial"] = binomial_rows()
for name, rows in named.items():
    lines = ",\n".join("    " + json.dumps(row) for row in rows)
    blocks.append(f'"{name}": [\n{lines}\n  ]')
path = pathlib.Path(__file__).parent.parent / "distributions.json"
path.write_text("{\n  " + ",\n  ".join(blocks) + "\n}\n")
