"""Writes noncentral.json: tails, quantiles and noncentralities of noncentral chi-squared.

    python3 Tests/Reference/make/noncentral.py

A tail is the sum of Poisson weights times tails of chi-squared, all in mpmath numbers of 50 digits
and all positive, on either side by itself. Quantiles and noncentralities start from scipy's answer
in double and are solved at 50 digits; each is checked by a change of sign, so scipy's digits do not
matter.
"""

import json
import pathlib
import platform

import mpmath
import scipy
from mpmath import mp, mpf
from scipy import optimize, stats

mp.dps = 50
ENOUGH = mpf(10) ** -35


def central_tail(a, x, upper):
    return mpmath.gammainc(a, *((x, mp.inf) if upper else (0, x)), regularized=True)


def tail(df, noncentrality, x, upper):
    """P(X <= x), or P(X > x): outwards from the largest Poisson weight."""
    if noncentrality == 0:
        return central_tail(df / 2, x / 2, upper)
    half = noncentrality / 2

    def term(j):
        weight = mpmath.exp(j * mpmath.log(half) - half - mpmath.loggamma(j + 1))
        return weight * central_tail(df / 2 + j, x / 2, upper)

    # Terms rise and then fall, the largest between here and there.
    start = int(half)
    total, j, last = mpf(0), start, mpf(0)
    while True:
        now = term(j)
        total += now
        if now < last and now < total * ENOUGH:
            break
        j, last = j + 1, now
    j, last = start - 1, mpf(0)
    while j >= 0:
        now = term(j)
        total += now
        if now < last and now < total * ENOUGH:
            break
        j, last = j - 1, now
    return total


def root(function, guess):
    """The root of the monotone `function` near `guess`: secants, proved by a change of sign."""
    low, high = guess * (1 - mpf(10) ** -8), guess * (1 + mpf(10) ** -8)
    at_low, at_high = function(low), function(high)
    for _ in range(8):
        if at_high == at_low or abs(high - low) < abs(high) * mpf(10) ** -28:
            break
        low, high = high, high - at_high * (high - low) / (at_high - at_low)
        at_low, at_high = at_high, function(high)
    margin = high * mpf(10) ** -22
    assert function(high - margin) * function(high + margin) <= 0, (guess, high)
    return high


def number(x):
    """17 significant digits, so that the double comes back exactly."""
    return float(mpmath.nstr(x, 17, strip_zeros=False))


def rows():
    # Far below, where the term of the largest weight underflows.
    tails = [{"parameters": [0.3, 227], "x": x,
              "cumulative": number(tail(mpf(0.3), mpf(227), mpf(x), False)),
              "upperTail": number(tail(mpf(0.3), mpf(227), mpf(x), True))}
             for x in [1e-300, 1e-50, 1e-10, 1, 1.7, 1.8, 10, 50, 1000]]
    quantiles = []
    for df in [0.5, 1, 2, 3.5, 10, 27, 105]:
        for noncentrality in [0, 0.001, 0.5, 5, 60]:
            exact = [mpf(df), mpf(noncentrality)]
            parameters = [df, noncentrality]
            for part in [1e-8, 0.01, 0.3, 0.98, 1, 1.02, 1.5, 4, 10]:
                x = (df + noncentrality) * part
                lower, upper = (number(tail(*exact, mpf(x), side)) for side in (False, True))
                tails.append({"parameters": parameters, "x": x, "cumulative": lower,
                              "upperTail": upper})
            for p in [1e-100, 1e-12, 0.001, 0.05, 0.5, 0.95]:
                for side in (False, True):
                    guess = mpf(quantile_guess(exact, p, side))
                    if guess < mpf(10) ** -300:
                        continue
                    x = root(lambda x: mpmath.log(tail(*exact, x, side)) - mpmath.log(mpf(p)),
                             guess)
                    quantiles.append({"parameters": parameters, "probability": p,
                                      "isUpper": side, "quantile": number(x)})
    return tails, quantiles


def quantile_guess(parameters, p, side):
    """By halving, in ln x at 50 digits: scipy has no quantile so far out."""
    low, high = mpf(-2000), mpf(20)
    for _ in range(60):
        middle = (low + high) / 2
        if (tail(*parameters, mpmath.exp(middle), side) < p) == side:
            high = middle
        else:
            low = middle
    return mpmath.exp((low + high) / 2)


def noncentralities():
    found = []
    for df in [1, 2, 27, 54, 105]:
        for x in [0.3, 5, 30, 200, 2000]:
            for p in [0.95, 0.5, 0.05, 1e-6]:
                def excess(noncentrality):
                    return stats.ncx2.cdf(x, df, noncentrality) - p

                row = {"degreesOfFreedom": df, "x": x, "probability": p, "noncentrality": None}
                if stats.chi2.cdf(x, df) > p:
                    guess = mpf(optimize.brentq(excess, 1e-12, 4 * x + 100, xtol=1e-12))
                    row["noncentrality"] = number(root(
                        lambda noncentrality: tail(mpf(df), noncentrality, mpf(x), False) - p,
                        guess))
                found.append(row)
    return found


tails, quantiles = rows()
head = {
    "program": "Tests/Reference/make/noncentral.py",
    "versions": {"python": platform.python_version(), "mpmath": mpmath.__version__,
                 "scipy": scipy.__version__ + " (first guesses only)"},
}
blocks = [f'"{key}": {json.dumps(value)}' for key, value in head.items()]
for name, table in [("noncentralChiSquared", tails), ("noncentralChiSquaredQuantile", quantiles),
                    ("noncentrality", noncentralities())]:
    lines = ",\n".join("    " + json.dumps(row) for row in table)
    blocks.append(f'"{name}": [\n{lines}\n  ]')
path = pathlib.Path(__file__).parent.parent / "noncentral.json"
path.write_text("{\n  " + ",\n  ".join(blocks) + "\n}\n")
