"""Writes rates.json: intervals of x of n, differences of shares, beta-binomial and negative binomial
counts, and the outlook of a share against a target.

    python3 Tests/Reference/make/rates.py

Everything is computed in mpmath numbers of 40 digits. Tails of the binomial are sums of its masses,
and limits are found by halving; where the sums would be long the incomplete beta function stands
instead, as the continued fraction of DLMF 8.17.22.
"""

import json
import pathlib
import platform

import mpmath
from mpmath import mp, mpf

mp.dps = 40
HALF = mpf(1) / 2


def number(x):
    """17 significant digits, so that the double comes back exactly."""
    return float(mpmath.nstr(x, 17, strip_zeros=False))


def log_beta(a, b):
    return mpmath.loggamma(a) + mpmath.loggamma(b) - mpmath.loggamma(a + b)


def beta_cdf(a, b, x):
    """I_x(a, b)."""
    if x <= 0 or x >= 1:
        return mpf(0) if x <= 0 else mpf(1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(b, a, 1 - x)
    logarithm = a * mpmath.log(x) + b * mpmath.log1p(-x) - mpmath.log(a) - log_beta(a, b)
    h = c = mpf(1)
    d, m = mpf(0), 0
    while True:
        for term in (-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
                     (m + 1) * (b - m - 1) * x / ((a + 2 * m + 1) * (a + 2 * m + 2))):
            d = 1 / (1 + term * d)
            c = 1 + term / c
            h *= c * d
        if abs(c * d - 1) < mpf(10) ** -38:
            return mpmath.exp(logarithm) / h
        m += 1


def root(f, low, high):
    """Where the increasing f is 0."""
    assert f(low) <= 0 <= f(high), (low, high)
    for _ in range(130):
        middle = (low + high) / 2
        if f(middle) < 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def mass(x, n, p):
    if p in (0, 1):
        return mpf(int(x == n * p))
    return mpmath.exp(x * mpmath.log(p) + (n - x) * mpmath.log1p(-p)
                      - mpmath.log(n + 1) - log_beta(mpf(x + 1), mpf(n - x + 1)))


def at_least(x, n, p):
    """P(X >= x), by a sum where it is short."""
    if x <= 0:
        return mpf(1)
    if n <= 200:
        return mpmath.fsum(mass(k, n, p) for k in range(x, n + 1))
    return beta_cdf(mpf(x), mpf(n - x + 1), p) if x <= n else mpf(0)


def z_of(level):
    return mpmath.sqrt(2) * mpmath.erfinv(level)


def wilson(x, n, level):
    z, p = z_of(level), mpf(x) / n
    half = z * mpmath.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    middle = p + z * z / (2 * n)
    lower = mpf(0) if x == 0 else (middle - half) / (1 + z * z / n)
    return lower, mpf(1) if x == n else (middle + half) / (1 + z * z / n)


def agresti_coull(x, n, level):
    z = z_of(level)
    count = n + z * z
    p = (x + z * z / 2) / count
    half = z * mpmath.sqrt(p * (1 - p) / count)
    return p - half, p + half


# The halving is in ln p, so that small limits keep their digits.
LOW = mpf(-200)


def by_logarithm(f):
    return mpmath.exp(root(lambda u: f(mpmath.exp(u)), LOW, -mpf(10) ** -45))


def mirrored(lower_limit):
    """Both limits from the lower one, with an upper limit as 1 less that of the failures."""
    def limits(x, n, level):
        lower = mpf(0) if x == 0 else lower_limit(x, n, level)
        return lower, mpf(1) if x == n else 1 - lower_limit(n - x, n, level)
    return limits


def clopper_pearson(x, n, level):
    return by_logarithm(lambda p: at_least(x, n, p) - (1 - level) / 2)


def jeffreys(x, n, level):
    return by_logarithm(lambda p: beta_cdf(x + HALF, n - x + HALF, p) - (1 - level) / 2)


def mid_p(x, n, level):
    return by_logarithm(
        lambda p: at_least(x + 1, n, p) + mass(x, n, p) / 2 - (1 - level) / 2)


def likelihood(x, n, level):
    limit = z_of(level) ** 2 / 2

    def log_likelihood(p):
        return x * mpmath.log(p) + (0 if x == n else (n - x) * mpmath.log1p(-p))

    share = mpf(x) / n
    top = mpf(0) if x == n else log_likelihood(share)
    return mpmath.exp(root(lambda u: log_likelihood(mpmath.exp(u)) - top + limit,
                           LOW, mpmath.log(share)))


METHODS = {
    "wilson": wilson, "clopper-pearson": mirrored(clopper_pearson), "jeffreys": mirrored(jeffreys),
    "agresti-coull": agresti_coull, "midp": mirrored(mid_p), "likelihood": mirrored(likelihood),
}


def intervals():
    rows = []
    cases = [(0, 10), (1, 10), (5, 10), (10, 10), (0, 1), (1, 1), (3, 7), (7, 148), (15, 148),
             (81, 263), (0, 20), (29, 30), (56, 70), (95, 100), (412, 450), (499, 500),
             (12000, 15000), (1, 2), (2, 2), (2, 3), (1, 1000), (3, 100000), (0, 1000000),
             (1, 1000000), (631042, 1000000), (999999, 1000000), (1000000, 1000000)]
    for x, n in cases:
        for level in ("0.5", "0.8", "0.9", "0.95", "0.99", "0.9999"):
            if n > 1000 and level in ("0.5", "0.8", "0.99"):
                continue
            row = {"resolved": x, "reported": n, "level": float(level)}
            for name, method in METHODS.items():
                row[name] = [number(v) for v in method(x, n, mpf(level))]
            rows.append(row)
    return rows


def differences():
    rows = []
    for x1, n1, x2, n2 in [(56, 70, 48, 80), (9, 10, 3, 10), (6, 7, 2, 7), (5, 56, 0, 29),
                           (0, 10, 0, 20), (0, 10, 0, 10), (10, 10, 0, 20), (10, 10, 0, 10),
                           (412, 450, 380, 450), (1, 1, 0, 1), (7, 7, 11, 12)]:
        for level in ("0.9", "0.95", "0.9999"):
            p1, p2 = mpf(x1) / n1, mpf(x2) / n2
            l1, u1 = wilson(x1, n1, mpf(level))
            l2, u2 = wilson(x2, n2, mpf(level))
            rows.append({
                "later": [x1, n1], "earlier": [x2, n2], "level": float(level),
                "value": number(p1 - p2),
                "lower": number(p1 - p2 - mpmath.sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2)),
                "upper": number(p1 - p2 + mpmath.sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2))})
    return rows


def beta_binomial_mass(k, n, a, b):
    return mpmath.exp(log_beta(k + a, n - k + b) - log_beta(a, b)
                      - log_beta(mpf(k + 1), mpf(n - k + 1)) - mpmath.log(n + 1))


def beta_binomial():
    rows = []
    for a, b, n, ks in [
        ("0.5", "0.5", 10, range(11)), ("1", "1", 10, range(11)), ("0.5", "0.5", 1, range(2)),
        ("56.5", "14.5", 80, range(0, 81, 4)), ("7.5", "141.5", 50, range(0, 51, 3)),
        ("0.5", "10.5", 20, range(0, 21)), ("23.5", "0.5", 12, range(13)),
        ("1e-3", "40", 300, range(0, 300, 17)), ("5000.5", "120.5", 2000, range(1700, 2001, 20)),
        ("900.5", "0.5", 20000, [19000, 19900, 19999, 20000]),
        ("2.5", "3.5", 100000, [0, 5, 300, 40000, 99999]),
        ("40.5", "60.5", 1000000, [200000, 400000, 405000, 620000]),
    ]:
        a, b = mpf(a), mpf(b)
        term, masses = beta_binomial_mass(0, n, a, b), []
        for k in range(n + 1):
            masses.append(term)
            term *= (n - k) * (k + a) / ((k + 1) * (n - k - 1 + b)) if k < n else 0
        total = mpmath.fsum(masses)
        assert abs(total - 1) < mpf(10) ** -30, total
        for k in ks:
            row = {"trials": n, "alpha": float(a), "beta": float(b), "k": k}
            values = (masses[k], mpmath.fsum(masses[:k + 1]), mpmath.fsum(masses[k + 1:]))
            if all(v == 0 or v > mpf(10) ** -280 for v in values):
                rows.append(row | dict(zip(("mass", "cumulative", "upperTail"), map(number, values))))
    return rows


def beta_binomial_quantiles():
    rows = []
    for a, b, n in [("0.5", "0.5", 10), ("56.5", "14.5", 80), ("7.5", "141.5", 50),
                    ("23.5", "0.5", 12), ("5000.5", "120.5", 2000)]:
        a, b = mpf(a), mpf(b)
        masses = [beta_binomial_mass(k, n, a, b) for k in range(n + 1)]
        for p in ("1e-9", "0.025", "0.4", "0.7", "0.975"):
            lower = next(k for k in range(n + 1) if mpmath.fsum(masses[:k + 1]) >= mpf(p))
            upper = next(k for k in range(n + 1) if mpmath.fsum(masses[k + 1:]) <= mpf(p))
            rows.append({"trials": n, "alpha": float(a), "beta": float(b),
                         "probability": float(p), "quantile": lower, "upperQuantile": upper})
    return rows


def negative_binomial_mass(k, r, p):
    return mpmath.exp(mpmath.loggamma(k + r) - mpmath.loggamma(r) - mpmath.loggamma(mpf(k + 1))
                      + r * mpmath.log(p) + k * mpmath.log1p(-p))


def negative_binomial():
    rows = []
    for r, p, ks in [("0.5", "0.5", range(0, 30, 3)), ("7.5", "0.75", range(0, 30, 3)),
                     ("1.25", "0.0625", [0, 1, 5, 19, 80, 400]),
                     ("30.5", "0.875", range(0, 20, 2)), ("5000.5", "0.8125", range(900, 1500, 90)),
                     ("2", "0.9990234375", [0, 1, 2, 5, 20]), ("100000.5", "0.5", [99000, 101000])]:
        r, p = mpf(r), mpf(p)
        for k in ks:
            lower = beta_cdf(r, mpf(k + 1), p)
            upper = beta_cdf(mpf(k + 1), r, 1 - p)
            rows.append({"successes": float(r), "successProbability": float(p), "k": k,
                         "mass": number(negative_binomial_mass(k, r, p)),
                         "cumulative": number(lower), "upperTail": number(upper)})
    return rows


def needed(target, n):
    """The fewest resolved cases, in whole numbers: 100 k >= target n."""
    units, decimals = int(target.replace(".", "")), len((target + ".").split(".")[1])
    return -(-units * n // (100 * 10 ** decimals))


def outlooks():
    """By the closed form of the masses; some are held against an integral over the propensity."""
    rows = []
    for past, target in [
        ([(3, 4), (0, 0), (2, 2), (5, 6)], "90"), ([(3, 3), (2, 2), (4, 4)], "100"),
        ([(1, 1)], "92.5"), ([(0, 2), (0, 1)], "50"), ([(9, 10), (40, 44), (1, 3)], "85.5"),
        ([(11, 20), (55, 100)], "55"), ([(2, 3), (1, 2), (4, 5)], "0"),
    ]:
        x, n, years = sum(a for a, _ in past), sum(b for _, b in past), len(past)
        a, b = x + HALF, n - x + HALF
        average = mpf(n) / years
        dispersion = mpf(1)
        if years > 1:
            dispersion = max(dispersion, mpmath.fsum((m - average) ** 2 for _, m in past)
                             / (years - 1) / average)
        mean = (n + HALF) / years
        variance = dispersion * mean * (1 + mpf(1) / years)
        p = mean / variance
        r = mean * p / (1 - p)
        none = negative_binomial_mass(0, r, p)
        seen, met, table, k = none, mpf(0), [], 0
        while 1 - seen > mpf(10) ** -18:
            k += 1
            probability = negative_binomial_mass(k, r, p)
            least = needed(target, k)
            attainment = mpmath.fsum(beta_binomial_mass(i, k, a, b) for i in range(least, k + 1))
            if k in (1, 2, 5):
                # an independent way for some: the binomial tail, averaged over the propensity
                constant = 2 / mpmath.exp(log_beta(a, b))
                averaged = mpmath.quad(
                    lambda t: at_least(least, k, mpmath.sin(t) ** 2) * constant
                    * mpmath.sin(t) ** (2 * a - 1) * mpmath.cos(t) ** (2 * b - 1),
                    mpmath.linspace(0, mpmath.pi / 2, 9))
                assert abs(averaged - attainment) < mpf(10) ** -20, (averaged, attainment)
            seen += probability
            met += probability * attainment
            if k <= 12:
                table.append({"reports": k, "probability": number(probability),
                              "resolvedNeeded": least, "attainment": number(attainment)})
        rows.append({"resolved": [a for a, _ in past], "reported": [b for _, b in past],
                     "targetPercent": float(target), "dispersion": number(dispersion),
                     "mean": number(mean), "variance": number(variance),
                     "noReport": number(none), "attainment": number(met / (seen - none)),
                     "years": table})
    return rows


tables = {"intervals": intervals(), "differences": differences(), "betaBinomial": beta_binomial(),
          "betaBinomialQuantiles": beta_binomial_quantiles(),
          "negativeBinomial": negative_binomial(), "outlooks": outlooks()}
head = {"program": "Tests/Reference/make/rates.py",
        "versions": {"python": platform.python_version(), "mpmath": mpmath.__version__}}
blocks = [f'"{key}": {json.dumps(value)}' for key, value in head.items()]
for name, rows in tables.items():
    lines = ",\n".join("    " + json.dumps(row) for row in rows)
    blocks.append(f'"{name}": [\n{lines}\n  ]')
path = pathlib.Path(__file__).parent.parent / "rates.json"
path.write_text("{\n  " + ",\n  ".join(blocks) + "\n}\n")
