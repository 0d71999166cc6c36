"""Writes intervals.json: intervals and probabilities of a quantity between two bounds.

    python3 Tests/Reference/make/intervals.py

With p = (estimate - a)/(b - a) and s = standardError/(b - a):

student  estimate -+ t standardError, cut off at the bounds
logit    logit p -+ t s/(p (1 - p)), mapped back
beta     Korn and Graubard: lower limit from Beta(x, n - x + 1), upper from Beta(x + 1, n - x),
         x = n p on the effective size n = p (1 - p)/s^2, at most the sample size;
         n is the sample size where s is 0, and then every method gives this interval

A probability is that of lying below a limit: of the t variable itself for student and logit, and the
mean of those of the two beta distributions for beta.
"""

import json
import math
import pathlib
import platform

import scipy
from scipy import stats
from scipy.special import expit, logit


def beta_limits(p, n, level):
    x, tail = n * p, (1 - level) / 2
    lower = stats.beta.ppf(tail, x, n - x + 1) if x > 0 else 0.0
    upper = stats.beta.isf(tail, x + 1, n - x) if x < n else 1.0
    return float(lower), float(upper)


def beta_probability(p, n, place):
    x = n * p
    lower = stats.beta.cdf(place, x, n - x + 1) if x > 0 else 1.0
    upper = stats.beta.cdf(place, x + 1, n - x) if x < n else 0.0
    return float(lower + upper) / 2


def case(method, a, b, p, s, n, df):
    width = b - a
    estimate, error = a + width * p, s * width
    # what a reader of the numbers below gets back, so that both sides begin with the same bits
    p, s = (estimate - a) / width, error / width
    effective = n if s == 0 else min(n, p * (1 - p) / s**2)
    intervals = []
    for level in [0.8, 0.95, 0.999]:
        if method == "beta" or s == 0:
            lower, upper = (a + width * q for q in beta_limits(p, effective, level))
            clipped = False
        else:
            t = float(stats.t.isf((1 - level) / 2, df))
            if method == "student":
                free = estimate - t * error, estimate + t * error
                clipped = free[0] < a or free[1] > b
                lower, upper = max(a, free[0]), min(b, free[1])
            else:
                centre, scale = float(logit(p)), s / (p * (1 - p))
                lower, upper = (a + width * float(expit(centre + z * scale)) for z in (-t, t))
                clipped = False
        intervals.append({"level": level, "lower": lower, "upper": upper, "isClipped": clipped})
    probabilities = []
    for place in [0.05, 0.5332, 0.68807, 0.84407, 0.99]:
        limit = a + width * place
        q = (limit - a) / width
        if method == "beta" or s == 0:
            below = beta_probability(p, effective, q)
        elif method == "student":
            below = float(stats.t.cdf((limit - estimate) / error, df))
        else:
            below = float(stats.t.cdf((logit(q) - logit(p)) / (s / (p * (1 - p))), df))
        probabilities.append({"limit": limit, "below": below})
    return {"method": method, "lowest": a, "highest": b, "estimate": estimate, "standardError": error,
            "degreesOfFreedom": df, "sampleSize": n, "intervals": intervals, "probabilities": probabilities}


def cases():
    rows = []
    for method in ["beta", "logit", "student"]:
        for a, b in [(25.0, 100.0), (1.0, 4.0)]:
            for n, df in [(2, 1), (28, 27), (45, 6), (1200, 1194)]:
                for p in [0.06, 0.84375, 0.97]:
                    for factor in [0.3, 1.7]:
                        rows.append(case(method, a, b, p, factor * math.sqrt(p * (1 - p) / n), n, df))
                for p in [0.0, 2 / 3, 1.0]:  # all answers alike
                    rows.append(case(method, a, b, p, 0.0, n, df))
    return rows


def main():
    head = {"program": "Tests/Reference/make/intervals.py",
            "versions": {"python": platform.python_version(), "scipy": scipy.__version__}}
    lines = ",\n".join("    " + json.dumps(row) for row in cases())
    text = json.dumps(head, indent=2)[:-2] + ',\n  "cases": [\n' + lines + "\n  ]\n}\n"
    (pathlib.Path(__file__).parent.parent / "intervals.json").write_text(text)


main()
