"""Writes nist/linear/exact.csv: the NIST StRD sets for linear regression, solved in exact fractions,
and how many digits of the certified values that gives.

    python3 Tests/Reference/make/nist-linear.py

`fromText` is the double nearest to the solution of the decimals as printed, `fromDoubles` to that of
the same decimals after rounding each to a double, their powers exact, and `fromDesign` to that of a
design of doubles, its powers rounded after every multiplication. Digits are -log10 of the relative
distance from the certified value, of the absolute one where that is 0, from 0 to 15, rounded down at
the fourth decimal.
"""

import csv
import math
import pathlib
from fractions import Fraction

from mpmath import mp, mpf

mp.dps = 60
folder = pathlib.Path(__file__).parent.parent / "nist" / "linear"


def squareroot(x):
    """To 60 digits."""
    sign, mantissa, exponent, _ = mp.sqrt(mpf(x.numerator) / x.denominator)._mpf_
    return Fraction(-mantissa if sign else mantissa) * Fraction(2) ** exponent


def inverse(matrix):
    """By Gauss and Jordan."""
    n = len(matrix)
    rows = [list(row) + [Fraction(int(i == j)) for j in range(n)] for i, row in enumerate(matrix)]
    for k in range(n):
        pivot = next(i for i in range(k, n) if rows[i][k] != 0)
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for i in range(n):
            if i != k and rows[i][k] != 0:
                factor = rows[i][k]
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k])]
    return [row[n:] for row in rows]


def design(rows, parameters, number):
    """The columns of the parameters: B0 a one, Bk the variable xk, or the power of the only x."""
    columns = []
    for k in (int(parameter[1:]) for parameter in parameters):
        if k == 0:
            columns.append([number("1")] * len(rows))
        elif "x" not in rows[0]:
            columns.append([number(row[f"x{k}"]) for row in rows])
        else:
            power = x = [number(row["x"]) for row in rows]
            for _ in range(1, k):
                power = [a * b for a, b in zip(power, x)]
            columns.append(power)
    return columns


def regression(columns, y):
    """Every quantity of NIST's, by its name and parameter, in exact fractions."""
    x = [[Fraction(v) for v in column] for column in columns]
    y = [Fraction(v) for v in y]
    covariance = inverse([[sum(a * b for a, b in zip(u, v)) for v in x] for u in x])
    gradient = [sum(a * b for a, b in zip(u, y)) for u in x]
    b = [sum(c * g for c, g in zip(row, gradient)) for row in covariance]
    residuals = [y[i] - sum(u[i] * c for u, c in zip(x, b)) for i in range(len(y))]
    variance = sum(r * r for r in residuals) / (len(y) - len(b))
    return {
        "coefficient": b,
        "standardError": [squareroot(variance * covariance[j][j]) for j in range(len(b))],
        "residualStandardDeviation": [squareroot(variance)],
    }


def digits(value, certified):
    error = abs(Fraction(value) - certified) / (abs(certified) or 1)
    if error == 0:
        return 15
    correct = -mp.log10(mpf(error.numerator) / error.denominator)
    return max(0, min(15, math.floor(correct * 10000) / 10000))


def certified_values():
    """By set and quantity, the parameters with their values."""
    values = {}
    for row in csv.DictReader(open(folder / "certified.csv")):
        quantities = values.setdefault(row["set"], {})
        quantities.setdefault(row["quantity"], []).append((row["parameter"], Fraction(row["value"])))
    return values


def rows_of(name):
    with open(folder / f"{name}.csv") as file:
        return list(csv.DictReader(file))


def main():
    lines = ["set,quantity,parameter,fromText,fromDoubles,fromDesign,"
             "digitsFromText,digitsFromDoubles,digitsFromDesign"]
    for name, values in certified_values().items():
        rows = rows_of(name)
        parameters = [parameter for parameter, _ in values["coefficient"]]
        solutions = [
            regression(design(rows, parameters, number), [number(row["y"]) for row in rows])
            for number in [Fraction, lambda field: Fraction(float(field)), float]]
        for quantity, certified in values.items():
            for j, (parameter, value) in enumerate(certified):
                results = [float(solution[quantity][j]) for solution in solutions]
                correct = [digits(result, value) for result in results]
                lines.append(",".join(map(str, [name, quantity, parameter, *results, *correct])))
    (folder / "exact.csv").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
