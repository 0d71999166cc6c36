"""Writes heterogeneity.json: the variance between periods where sampling errors are tiny beside it.

    python3 make/heterogeneity.py

Values around a line with sampling variances v; tau2 by restricted and by full maximum likelihood and by
Paule and Mandel's equation, at 60 digits. Values and errors are doubles, taken exactly.
"""

import json
import pathlib
import platform

import mpmath
from mpmath import mp, mpf

mp.dps = 60


def equations(values, errors, tau2):
    """The three equations that are zero at the estimates."""
    y = [mpf(v) for v in values]
    w = [1 / (mpf(e) ** 2 + tau2) for e in errors]
    n = len(y)
    x = mpmath.matrix([[1, t] for t in range(n)])
    moment = mpmath.matrix(2, 2)
    for i in range(n):
        for a in range(2):
            for b in range(2):
                moment[a, b] += w[i] * x[i, a] * x[i, b]
    inverse = moment ** -1
    right = [sum(w[i] * x[i, a] * y[i] for i in range(n)) for a in range(2)]
    beta = [sum(inverse[a, b] * right[b] for b in range(2)) for a in range(2)]
    residuals = [y[i] - beta[0] - beta[1] * x[i, 1] for i in range(n)]
    quadratic = sum(w[i] * residuals[i] ** 2 for i in range(n))
    squared = sum((w[i] * residuals[i]) ** 2 for i in range(n))
    leverage = [
        sum(x[i, a] * inverse[a, b] * x[i, b] for a in range(2) for b in range(2)) for i in range(n)
    ]
    trace = sum(w[i] * (1 - w[i] * leverage[i]) for i in range(n))
    return {
        "reml": squared - trace, "ml": squared - sum(w), "pm": quadratic - (n - 2),
    }


def estimate(values, errors, method):
    """The root, halved to where 60 digits end: one sign change, since the errors are tiny."""
    low, high = mpf(10) ** -30, mpf(10) ** 6
    assert equations(values, errors, low)[method] > 0 > equations(values, errors, high)[method]
    for _ in range(260):
        middle = mpmath.sqrt(low * high) if high > 2 * low else (low + high) / 2
        if equations(values, errors, middle)[method] > 0:
            low = middle
        else:
            high = middle
    return float(low)


VALUES = [80.12, 81.4, 80.9, 83.75, 82.6, 85.31, 84.2]
CASES = [
    (f"{name}, errors of {size}", values, [size * (1 + k % 3) for k in range(len(values))])
    for name, values in [
        ("seven years", VALUES), ("five years", VALUES[:5]), ("four years", [80.0, 82.5, 81.1, 84.9]),
    ]
    for size in [0.1, 1e-3, 1e-6, 1e-8, 1e-9, 1e-10, 1e-12]
]

document = {
    "program": f"Python {platform.python_version()}, mpmath {mpmath.__version__} at {mp.dps} digits",
    "cases": [
        {
            "name": name, "values": values, "standardErrors": errors,
            **{method: estimate(values, errors, method) for method in ["reml", "ml", "pm"]},
        }
        for name, values, errors in CASES
    ],
}
path = pathlib.Path(__file__).parent.parent / "heterogeneity.json"
path.write_text(json.dumps(document, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
