"""Writes nist/exact.csv: the NIST StRD sets of one variable and for analysis of variance, solved in
exact fractions, and how many digits of the certified values that gives.

    python3 Tests/Reference/make/nist.py

`fromText` is the double nearest to the solution of the decimals as printed, `fromDoubles` to that of
the same decimals after rounding each to a double: no program that reads doubles can do better but by
luck. Digits are -log10 of the relative distance from the certified value, 0 to 15, rounded down at the
fourth decimal.
"""

import csv
import math
import pathlib
from fractions import Fraction

from mpmath import mp, mpf

mp.dps = 60
folder = pathlib.Path(__file__).parent.parent / "nist"


def squareroot(x):
    """To 60 digits."""
    sign, mantissa, exponent, _ = mp.sqrt(mpf(x.numerator) / x.denominator)._mpf_
    return Fraction(-mantissa if sign else mantissa) * Fraction(2) ** exponent


def univariate(values):
    n = len(values)
    mean = sum(values) / n
    residuals = [y - mean for y in values]
    squares = sum(e * e for e in residuals)
    return {
        "mean": mean,
        "standardDeviation": squareroot(squares / (n - 1)),
        "lagOneAutocorrelation": sum(a * b for a, b in zip(residuals, residuals[1:])) / squares,
    }


def analysis(groups):
    n = sum(len(g) for g in groups)
    mean = sum(sum(g) for g in groups) / n
    means = [sum(g) / len(g) for g in groups]
    between = sum(len(g) * (m - mean) ** 2 for g, m in zip(groups, means))
    within = sum((y - m) ** 2 for g, m in zip(groups, means) for y in g)
    of_between, of_within = between / (len(groups) - 1), within / (n - len(groups))
    return {
        "betweenSumOfSquares": between,
        "withinSumOfSquares": within,
        "betweenMeanSquare": of_between,
        "withinMeanSquare": of_within,
        "statistic": of_between / of_within,
        "rSquared": between / (between + within),
        "residualStandardDeviation": squareroot(of_within),
    }


def solve(name, number):
    with open(folder / f"{name}.csv") as file:
        rows = list(csv.DictReader(file))
    if "treatment" not in rows[0]:
        return univariate([number(row["y"]) for row in rows])
    groups = {}
    for row in rows:
        groups.setdefault(row["treatment"], []).append(number(row["y"]))
    return analysis(list(groups.values()))


def digits(value, certified):
    error = abs((Fraction(value) - certified) / certified)
    if error == 0:
        return 15
    correct = -mp.log10(mpf(error.numerator) / error.denominator)
    return max(0, min(15, math.floor(correct * 10000) / 10000))


certified = {}
for row in csv.DictReader(open(folder / "certified.csv")):
    if "DegreesOfFreedom" not in row["quantity"]:
        certified.setdefault(row["set"], {})[row["quantity"]] = Fraction(row["value"])

lines = ["set,quantity,fromText,fromDoubles,digitsFromText,digitsFromDoubles"]
for name, values in certified.items():
    text = solve(name, Fraction)
    doubles = solve(name, lambda field: Fraction(float(field)))
    for quantity, value in values.items():
        results = [float(text[quantity]), float(doubles[quantity])]  # to nearest, ties to even
        correct = [digits(result, value) for result in results]
        lines.append(",".join(map(str, [name, quantity, *results, *correct])))
(folder / "exact.csv").write_text("\n".join(lines) + "\n")
