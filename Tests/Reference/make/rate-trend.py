"""Logistic trends of resolved cases: maximum likelihood and Firth's, with profile limits.

Usage: python3 make/rate-trend.py > rate-trend.json
The objective, the log-likelihood and perhaps half the log-determinant of the information, is
maximized as it stands: no score is written down, derivatives are numerical ones of 60 digits. scipy
finds the starting points, from many places. Of separated data there is no maximum likelihood.
"""
import json
import sys

import mpmath as mp
import numpy as np
import scipy
from scipy.optimize import linprog, minimize, minimize_scalar

mp.mp.dps = 60
CASES = {
    "resolved": ([0, 1, 2, 3, 4, 5, 6], [61, 70, 75, 90, 88, 104, 118], [90, 100, 104, 120, 115, 130, 142]),
    "rare": ([0, 1, 2, 3, 4], [0, 1, 3, 2, 6], [40, 52, 61, 50, 70]),
    "full": ([0, 1, 2, 3, 4], [48, 50, 55, 60, 66], [50, 51, 56, 60, 66]),
    "gaps": ([2014, 2015, 2018, 2021], [7, 9, 12, 15], [12, 13, 15, 17]),
    "falling": ([2016, 2017, 2018, 2019, 2020, 2021], [20, 18, 17, 14, 12, 9], [22, 21, 22, 20, 21, 20]),
    "twoYears": ([2020, 2021], [5, 9], [11, 14]),
    "large": ([2018, 2019, 2020, 2021], [812345, 901234, 765432, 999999], [1012345, 1101234, 901234, 1200000]),
    "allResolved": ([2016, 2017, 2018, 2019, 2020], [4, 7, 2, 9, 5], [4, 7, 2, 9, 5]),
    "oneCaseAYear": ([2016, 2017, 2018, 2019], [1, 1, 1, 1], [1, 1, 1, 1]),
    "firstYearOnly": ([2016, 2017, 2018, 2019], [3, 6, 4, 8], [5, 6, 4, 8]),
    "lastYearOnly": ([2016, 2017, 2018, 2019], [6, 4, 8, 2], [6, 4, 8, 5]),
    "complete": ([2016, 2017, 2018, 2019], [0, 0, 4, 3], [3, 2, 4, 3]),
    "noneResolved": ([2016, 2018, 2021], [0, 0, 0], [12, 3, 40]),
    "oneUnresolvedOfMany": ([2018, 2019, 2020, 2021], [9000, 8500, 8799, 9100], [9000, 8500, 8800, 9100]),
    "uneven": ([2017, 2018, 2019, 2020, 2021], [100, 1, 1, 1, 100], [100, 1, 1, 1, 101]),
    "twelve": (list(range(2010, 2022)), [3, 5, 2, 6, 4, 8, 7, 9, 6, 11, 12, 10], [6, 8, 5, 9, 5, 11, 8, 12, 7, 12, 14, 11]),
}
CASES["forty"] = (list(range(1985, 2025)), [2 + i * 7 % 11 for i in range(40)], [2 + i * 7 % 11 + (i * 5 % 4) for i in range(40)])


def objective(times, x, n, penalized, number=mp):
    def value(a, b):
        total, w = 0, []
        for t, r, m in zip(times, x, n):
            eta = a + b * t
            total += r * eta - m * (eta + number.log1p(number.exp(-eta)) if eta > 0 else number.log1p(number.exp(eta)))
            w.append(m * number.exp(-abs(eta)) / (1 + number.exp(-abs(eta))) ** 2)
        if penalized:
            det = sum(w[i] * w[j] * (times[i] - times[j]) ** 2 for i in range(len(w)) for j in range(i))
            total += number.log(det) / 2 if det > 0 else -1e300
        return total
    return value


def is_separated(times, x, n):
    """By a linear program: a + b·t with the sign of every outcome, not 0 everywhere."""
    rows, gain = [], np.zeros(2)
    for t, r, m in zip(times, x, n):
        for sign, count in ((1, r), (-1, m - r)):
            if count:
                rows.append([-sign, -sign * t])
                gain += [sign, sign * t]
    best = linprog(-gain, A_ub=rows, b_ub=np.zeros(len(rows)), bounds=[(-1, 1), (-1, 1)])
    assert best.status == 0
    return -best.fun > 1e-9


def polished(value, start):
    """The zero of the numerical gradient next to a starting point."""
    gradient = lambda a, b: (mp.diff(value, (a, b), (1, 0)), mp.diff(value, (a, b), (0, 1)))
    a, b = mp.findroot(gradient, start, tol=1e-60, maxsteps=50)
    return a, b


def fit(years, x, n, penalized):
    first, last = years[0], years[-1]
    middle = mp.mpf(sum(t * m for t, m in zip(years, n))) / sum(n)
    scale = last - first
    times = [(t - middle) / scale for t in years]
    value = objective(times, x, n, penalized)
    rough = objective([float(t) for t in times], x, n, penalized, np)
    best = min((minimize(lambda v: -rough(*v), (a, b), method="Nelder-Mead",
                         options={"xatol": 1e-9, "fatol": 1e-13, "maxiter": 4000})
                for a in (-4, 0, 4) for b in (-12, -3, 0, 3, 12)), key=lambda r: r.fun)
    a, b = polished(value, tuple(map(mp.mpf, best.x)))
    top = value(a, b)
    weights = []
    for t, m in zip(times, n):
        p = 1 / (1 + mp.exp(-(a + b * t)))
        weights.append(m * p * (1 - p))
    i00, i01, i11 = (sum(w * t ** k for w, t in zip(weights, times)) for k in range(3))
    det = i00 * i11 - i01 ** 2
    u = times[0]
    null = max((mp.findroot(lambda c: mp.diff(lambda d: value(d, mp.mpf(0)), c), start)
                for start in (mp.log((mp.mpf(sum(x)) + 1) / (sum(n) - sum(x) + 1)),)), key=lambda c: value(c, mp.mpf(0)))
    deviance = sum((2 * r * mp.log(r / (m * p)) if r else 0) + (2 * (m - r) * mp.log((m - r) / (m * (1 - p))) if m > r else 0)
                   for r, m, p in ((r, m, 1 / (1 + mp.exp(-(a + b * t)))) for t, r, m in zip(times, x, n)))
    result = {"slope": b / scale, "slopeStandardError": mp.sqrt(i00 / det) / scale, "intercept": a + b * u,
              "interceptStandardError": mp.sqrt((i11 - 2 * u * i01 + u * u * i00) / det),
              "likelihoodRatio": 2 * (top - value(null, mp.mpf(0))), "deviance": deviance,
              "fitted": [1 / (1 + mp.exp(-(a + b * t))) for t in times], "limits": {}}
    error = float(mp.sqrt(i00 / det))
    for level in ("0.8", "0.95"):
        fall = (mp.sqrt(2) * mp.erfinv(mp.mpf(level))) ** 2 / 2
        ends = []
        for side in (-1, 1):
            low, high = float(b), float(b) + side * 2 * error

            def profile(slope):
                starts = [-slope * float(t) for t in times] + [float(a)]
                return max((minimize_scalar(lambda c: -rough(c, slope), bracket=(s - .5, s + .5)) for s in starts),
                           key=lambda r: -r.fun)
            while float(top) + profile(high).fun < float(fall):
                low, high = high, high + side * 2 * error
            for _ in range(25):
                mid = (low + high) / 2
                low, high = (mid, high) if float(top) + profile(mid).fun < float(fall) else (low, mid)
            system = lambda c, s: (mp.diff(lambda d: value(d, s), c), top - value(c, s) - fall)
            c, s = mp.findroot(system, (mp.mpf(float(profile(high).x)), mp.mpf(high)), tol=1e-50, maxsteps=50)
            assert abs(s - high) < 1e-3 * error + 1e-6, (s, high)
            ends.append(s / scale)
        result["limits"][level] = ends
    return result


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, list):
        return [plain(v) for v in value]
    return float(value) if isinstance(value, mp.mpf) else value


rows = []
for name, (years, x, n) in CASES.items():
    separated = bool(is_separated([t - years[0] for t in years], x, n))
    rows.append({"name": name, "years": years, "resolved": x, "reported": n, "isSeparated": separated,
                 "maximumLikelihood": None if separated else plain(fit(years, x, n, False)),
                 "firth": plain(fit(years, x, n, True))})
    print(name, rows[-1]["firth"]["slope"], file=sys.stderr)
# every small table: whether the likelihood has a maximum
small = []
for years in ([0, 1], [0, 1, 2], [0, 2, 3], [0, 1, 2, 3]):
    tables = [[]]
    for _ in years:
        tables = [t + [(r, m)] for t in tables for r, m in ((0, 1), (1, 1), (1, 2))]
    for table in tables:
        x, n = [r for r, _ in table], [m for _, m in table]
        small.append({"years": years, "resolved": x, "reported": n, "isSeparated": bool(is_separated(years, x, n))})
head = {"program": f"Python {sys.version.split()[0]}, mpmath {mp.__version__}, scipy {scipy.__version__}"}
print(json.dumps(head)[:-1] + ', "cases": [\n' + ",\n".join(map(json.dumps, rows)) + '\n], "separation": [\n'
      + ",\n".join(map(json.dumps, small)) + "\n]}")
