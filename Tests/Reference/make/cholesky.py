"""Writes cholesky.json: factors, log-determinants and products of covariance matrices.

    python3 Tests/Reference/make/cholesky.py
"""

import json
import pathlib
import platform
import random

import mpmath
from mpmath import mp, mpf

mp.dps = 50


def case(name, rows, vector):
    n = len(rows)
    matrix = mpmath.matrix([[mpf(rows[max(i, j)][min(i, j)]) for j in range(n)] for i in range(n)])
    factor = mpmath.cholesky(matrix)
    v = mpmath.matrix([mpf(x) for x in vector])
    return {
        "name": name,
        "order": n,
        "lowerTriangle": [rows[i][j] for i in range(n) for j in range(i + 1)],
        "factor": [float(factor[i, j]) for i in range(n) for j in range(i + 1)],
        "logDeterminant": float(mpmath.log(mpmath.det(matrix))),
        "vector": vector,
        "factorTimesVector": [float(x) for x in factor * v],
        "matrixTimesVector": [float(x) for x in matrix * v],
        "quadraticForm": float((v.T * matrix * v)[0]),
        "trace": float(mpmath.fsum(matrix[i, i] for i in range(n))),
        "sum": float(mpmath.fsum(matrix)),
    }


def covariance(n, seed):
    """A dense covariance with some correlation; entries are sixty-fourths, exact in binary."""
    source = random.Random(seed)
    loads = [[source.randint(-16, 16) for _ in range(n + 4)] for _ in range(n)]
    return [[sum(a * b for a, b in zip(loads[i], loads[j])) / 64 + (8 if i == j else 0)
             for j in range(i + 1)] for i in range(n)]


def numbers(n, seed):
    source = random.Random(1000 + seed)
    return [source.randint(-256, 256) / 128 for _ in range(n)]


cases = [case("one by one", [[2.25]], [-3.0]), case("identity", [[1.0], [0.0, 1.0]], [0.5, -2.0])]
for n in [2, 3, 9, 30]:
    cases.append(case(f"covariance of {n}", covariance(n, n), numbers(n, n)))

lines = ",\n".join("    " + json.dumps(row) for row in cases)
path = pathlib.Path(__file__).parent.parent / "cholesky.json"
path.write_text(
    '{\n  "program": "Tests/Reference/make/cholesky.py",\n'
    f'  "versions": {{"python": "{platform.python_version()}", '
    f'"mpmath": "{mpmath.__version__}"}},\n'
    f'  "cases": [\n{lines}\n  ]\n}}\n')
