"""Writes matrix-factors.json: eigenvalues, solutions, inverses and least squares of small matrices.

    python3 Tests/Reference/make/matrix-factors.py
"""

import json
import pathlib
import platform
import random

import mpmath
from mpmath import mp, mpf

mp.dps = 50


def symmetric(rows):
    n = len(rows)
    return mpmath.matrix([[mpf(rows[max(i, j)][min(i, j)]) for j in range(n)] for i in range(n)])


def lower(matrix):
    return [float(matrix[i, j]) for i in range(matrix.rows) for j in range(i + 1)]


def eigen(name, rows):
    values = sorted(mpmath.eigsy(symmetric(rows), eigvals_only=True), reverse=True)
    return {"name": name, "order": len(rows),
            "lowerTriangle": [float(x) for row in rows for x in row],
            "values": [float(x) for x in values]}


def solution(name, rows, vector):
    """Cholesky's solutions, the inverse and the correlations of a covariance matrix."""
    matrix = symmetric(rows)
    v = mpmath.matrix([mpf(x) for x in vector])
    n = len(rows)
    return {
        "name": name,
        "order": n,
        "lowerTriangle": [float(x) for row in rows for x in row],
        "vector": vector,
        "solution": [float(x) for x in mpmath.lu_solve(matrix, v)],
        "lowerSolution": [float(x) for x in mpmath.lu_solve(mpmath.cholesky(matrix), v)],
        "inverse": lower(matrix ** -1),
        "correlation": lower(mpmath.matrix(
            [[matrix[i, j] / mpmath.sqrt(matrix[i, i] * matrix[j, j]) for j in range(n)]
             for i in range(n)])),
    }


def least_squares(name, columns, vector):
    """x of the least ‖Ax - b‖, from the normal equations at 50 digits."""
    a = mpmath.matrix([[mpf(c[i]) for c in columns] for i in range(len(columns[0]))])
    b = mpmath.matrix([mpf(x) for x in vector])
    x = mpmath.lu_solve(a.T * a, a.T * b)
    return {"name": name, "columns": columns, "vector": vector, "solution": [float(v) for v in x],
            # the determinant of R up to its sign
            "volume": float(mpmath.sqrt(mpmath.det(a.T * a)))}


def covariance(n, seed):
    """A dense covariance with some correlation; entries are sixty-fourths, exact in binary."""
    source = random.Random(seed)
    loads = [[source.randint(-16, 16) for _ in range(n + 4)] for _ in range(n)]
    return [[sum(a * b for a, b in zip(loads[i], loads[j])) / 64 + (8 if i == j else 0)
             for j in range(i + 1)] for i in range(n)]


def numbers(n, seed):
    source = random.Random(2000 + seed)
    return [source.randint(-256, 256) / 128 for _ in range(n)]


def shifted(rows, amount):
    return [row[:-1] + [row[-1] - amount] for row in rows]


eigens = [
    eigen("one by one", [[-2.25]]),
    eigen("zero", [[0.0], [0.0, 0.0], [0.0, 0.0, 0.0]]),
    eigen("three equal", [[1.0], [0.0, 1.0], [0.0, 0.0, 1.0]]),
    # k items that all correlate 0.5: one eigenvalue (k + 1)/2, and k - 1 of 0.5
    eigen("compound symmetry", [[0.5] * i + [1.0] for i in range(7)]),
    # rank 1: (1, 2, 3, 4) times itself
    eigen("rank one", [[float((i + 1) * (j + 1)) for j in range(i + 1)] for i in range(4)]),
    eigen("indefinite", [[0.0], [1.0, 0.0], [0.0, 1.0, 0.0]]),
]
solutions = [solution("one by one", [[2.25]], [-3.0])]
for n in [2, 3, 9, 30]:
    eigens.append(eigen(f"covariance of {n}", covariance(n, n)))
    eigens.append(eigen(f"covariance of {n}, shifted", shifted(covariance(n, n), 12)))
    solutions.append(solution(f"covariance of {n}", covariance(n, n), numbers(n, n)))
squares = [
    least_squares("a mean", [[1.0] * 5], [3.0, 1.0, 4.0, 1.0, 5.0]),
    least_squares("as many rows as columns", [[2.0, 1.0], [1.0, 3.0]], [1.0, -1.0]),
    # a parabola through years counted from 2000: the columns are far from independent
    least_squares("a parabola", [[1.0] * 8, [float(t) for t in range(18, 26)],
                                 [float(t * t) for t in range(18, 26)]], numbers(8, 8)),
    least_squares("twenty by six", [numbers(20, 100 + j) for j in range(6)], numbers(20, 20)),
]


def rows(cases):
    return ",\n".join("    " + json.dumps(row) for row in cases)


path = pathlib.Path(__file__).parent.parent / "matrix-factors.json"
path.write_text(
    '{\n  "program": "Tests/Reference/make/matrix-factors.py",\n'
    f'  "versions": {{"python": "{platform.python_version()}", '
    f'"mpmath": "{mpmath.__version__}"}},\n'
    f'  "eigen": [\n{rows(eigens)}\n  ],\n'
    f'  "solve": [\n{rows(solutions)}\n  ],\n'
    f'  "leastSquares": [\n{rows(squares)}\n  ]\n}}\n')
