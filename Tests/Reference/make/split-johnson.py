"""Writes split-johnson.json: tails, quantiles and moments of two joined halves of Johnson's S_U.

    python3 Tests/Reference/make/split-johnson.py

From the definition at 50 digits; the moments by quadrature of the density of the normal score.
"""

import json
import pathlib
import platform
import random

import mpmath
from mpmath import mp, mpf

mp.dps = 50


def value(shape, z):
    median, below, above, tail = shape
    return median + (below if z < 0 else above) * mpmath.sinh(tail * z) / tail


source = random.Random(1)
rows = []
for number in range(24):
    shape = [float(f"{x:.6g}") for x in (
        source.uniform(-100, 100), 10 ** source.uniform(-2, 2), 10 ** source.uniform(-2, 2),
        10 ** source.uniform(-3, 0.2))]
    exact = [mpf(x) for x in shape]
    nodes = [mpf(k) for k in range(-40, 41, 4)]
    mean = mpmath.quad(lambda z: value(exact, z) * mpmath.npdf(z), nodes)
    second = mpmath.quad(lambda z: (value(exact, z) - mean) ** 2 * mpmath.npdf(z), nodes)
    for z in (-6, -2.5, -1, -0.125, 0.25, 1.5, 4):
        x = float(value(exact, mpf(z)))
        distance = mpf(x) - exact[0]
        score = mpmath.asinh(exact[3] * distance / (exact[1] if distance < 0 else exact[2])) / exact[3]
        p = float(mpmath.ncdf(mpf(z)))
        quantile = value(exact, mpmath.sqrt(2) * mpmath.erfinv(2 * mpf(p) - 1))
        rows.append(dict(
            shape=shape, x=x, cumulative=float(mpmath.ncdf(score)), upperTail=float(mpmath.ncdf(-score)),
            probability=p, quantile=float(quantile), mean=float(mean),
            standardDeviation=float(mpmath.sqrt(second))))

path = pathlib.Path(__file__).resolve().parent.parent / "split-johnson.json"
path.write_text(json.dumps(
    {"by": f"mpmath {mpmath.__version__}, Python {platform.python_version()}", "rows": rows}, indent=0) + "\n")
