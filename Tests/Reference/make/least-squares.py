"""Writes least-squares.json: weighted least squares of doubles, solved in exact fractions.

    python3 Tests/Reference/make/least-squares.py

Every number of a result is the double nearest to the exact one.
"""

import json
import pathlib
import platform
import random
from fractions import Fraction


def inverse(matrix):
    """By Gauss and Jordan."""
    n = len(matrix)
    rows = [list(row) + [Fraction(int(i == j)) for j in range(n)] for i, row in enumerate(matrix)]
    for k in range(n):
        pivot = next(i for i in range(k, n) if rows[i][k] != 0)
        rows[k], rows[pivot] = rows[pivot], rows[k]
        rows[k] = [x / rows[k][k] for x in rows[k]]
        for i in range(n):
            if i != k:
                factor = rows[i][k]
                rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k])]
    return [row[n:] for row in rows]


def fit(name, columns, response, weights=None):
    x = [[Fraction(v) for v in column] for column in columns]
    y = [Fraction(v) for v in response]
    w = [Fraction(v) for v in weights] if weights else [Fraction(1)] * len(y)
    covariance = inverse([[sum(c * a * b for c, a, b in zip(w, u, v)) for v in x] for u in x])
    gradient = [sum(c * a * b for c, a, b in zip(w, u, y)) for u in x]
    b = [sum(c * g for c, g in zip(row, gradient)) for row in covariance]
    residuals = [y[i] - sum(u[i] * c for u, c in zip(x, b)) for i in range(len(y))]
    return {
        "name": name,
        "columns": columns,
        "response": response,
        **({"weights": weights} if weights else {}),
        "coefficients": [float(c) for c in b],
        "unscaledCovariance": [float(covariance[i][j]) for i in range(len(b)) for j in range(i + 1)],
        "residuals": [float(r) for r in residuals],
        "residualSumOfSquares": float(sum(c * r * r for c, r in zip(w, residuals))),
    }


source = random.Random(2001)


def normals(n):
    return [source.gauss(0, 1) for _ in range(n)]


def powers(x, degree):
    """Products of doubles, as rounded."""
    columns = [[1.0] * len(x)]
    for _ in range(degree):
        columns.append([a * b for a, b in zip(columns[-1], x)])
    return columns


years = [float(t) for t in range(2010, 2025)]
tenths = [t / 10 for t in range(-5, 16)]
cases = [
    fit("a mean", [[1.0] * 5], [3.0, 1.0, 4.0, 1.0, 5.0]),
    fit("a weighted mean", [[1.0] * 5], [3.0, 1.0, 4.0, 1.0, 5.0], [0.1, 2.5, 1e-3, 7.0, 0.3]),
    fit("as many rows as columns", [[2.0, 1.0], [1.0, 3.0]], [1.0, -1.0]),
    fit("a line through years", powers(years, 1), [80 + v for v in normals(15)]),
    fit("a cubic through years", powers(years, 3), [80 + v for v in normals(15)]),
    fit("a weighted line", powers(years, 1), [80 + v for v in normals(15)],
        [abs(v) for v in normals(15)]),
    fit("degree nine of tenths", powers(tenths, 9), normals(21)),
    fit("weights of many sizes", [[1.0] * 12, normals(12), normals(12)], normals(12),
        [10.0 ** e for e in range(-12, 12, 2)]),
    fit("columns of many sizes", [[10.0 ** (20 * j) * v for v in normals(9)] for j in range(-3, 4)],
        [1e30 * v for v in normals(9)]),
    fit("forty by eight", [normals(40) for _ in range(8)], normals(40), [1 + v * v for v in normals(40)]),
    fit("a line to ten digits", powers(years, 1), [t / 8 + 1e-10 * v for t, v in zip(years, normals(15))]),
]


def rows(cases):
    return ",\n".join("    " + json.dumps(row) for row in cases)


path = pathlib.Path(__file__).parent.parent / "least-squares.json"
path.write_text(
    '{\n  "program": "Tests/Reference/make/least-squares.py",\n'
    f'  "versions": {{"python": "{platform.python_version()}"}},\n'
    f'  "cases": [\n{rows(cases)}\n  ]\n}}\n')
