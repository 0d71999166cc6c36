"""Writes predictive.json: moments and probabilities of values that are kept between bounds.

    python3 make/predictive.py

Y = centre + scale Z with Z normal or Student's t, clipped to [lower, upper]; all of it by mpmath at 40
digits. `attained` is P(Y >= threshold), where the threshold lies half a hundredth below a target.
"""

import json
import pathlib
import platform

import mpmath
from mpmath import mp, mpf

mp.dps = 40


def tail(df, z):
    """P(Z > z)."""
    if df is None:
        return mpmath.erfc(z / mpmath.sqrt(2)) / 2
    x = df / (df + z * z)
    half = mpmath.betainc(df / 2, mpf(1) / 2, 0, x, regularized=True) / 2
    return half if z >= 0 else 1 - half


def density(df, z):
    if df is None:
        return mpmath.npdf(z)
    scale = mpmath.gamma((df + 1) / 2) / (mpmath.sqrt(df * mp.pi) * mpmath.gamma(df / 2))
    return scale * (1 + z * z / df) ** (-(df + 1) / 2)


def case(df, centre, scale, lower, upper, target):
    nu = None if df is None else mpf(df)
    c, s, a, b = (mpf(v) for v in (centre, scale, lower, upper))
    za, zb = (a - c) / s, (b - c) / s
    # In units of the scale from the centre; pieces that grow with the distance, for heavy tails.
    marks = [mpf(sign) * mpf(2) ** k for sign in (-1, 1) for k in range(-1, 14)] + [mpf(0)]
    pieces = [za] + sorted(m for m in marks if za < m < zb) + [zb]
    def moment(function):
        inside = mpmath.quad(lambda z: function(z) * density(nu, z), pieces)
        return tail(nu, -za) * function(za) + tail(nu, zb) * function(zb) + inside
    first = moment(lambda z: z)
    second = moment(lambda z: (z - first) ** 2)
    threshold = mpf(round(target * 100)) / 100 - mpf("0.005")
    return {
        "degreesOfFreedom": df, "centre": centre, "scale": scale, "lower": lower, "upper": upper,
        "mean": float(c + s * first), "standardDeviation": float(s * mpmath.sqrt(second)),
        "target": target, "attained": float(tail(nu, (threshold - c) / s)),
    }


CASES = [
    (None, 88.0, 2.0, 25.0, 100.0, 90.0), (None, 98.5, 3.0, 25.0, 100.0, 100.0),
    (None, 104.0, 2.0, 25.0, 100.0, 100.0), (None, 130.0, 5.0, 25.0, 100.0, 99.99),
    (None, 20.0, 4.0, 25.0, 100.0, 26.0), (None, 60.0, 80.0, 0.0, 100.0, 88.31),
    (None, 88.31, 0.01, 25.0, 100.0, 88.31), (3.0, 97.0, 1.5, 25.0, 100.0, 98.0),
    (1.0, 95.0, 2.0, 25.0, 100.0, 95.5), (2.0, 80.12, 0.7, 0.0, 100.0, 81.0),
    (5.0, 101.0, 1.0, 0.0, 100.0, 100.0), (8.0, 3.0, 6.0, 0.0, 100.0, 0.5),
]

here = pathlib.Path(__file__).parent.parent
with open(here / "predictive.json", "w") as out:
    json.dump({
        "program": "Tests/Reference/make/predictive.py",
        "versions": {"Python": platform.python_version(), "mpmath": mpmath.__version__},
        "cases": [case(*c) for c in CASES],
    }, out, indent=1)
    out.write("\n")
