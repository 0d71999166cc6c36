"""Writes sample-sizes.json: sizes and allocations of samples, and a standard deviation.

    python3 Tests/Reference/make/sample-sizes.py

Exact sizes are computed with mpmath at 40 digits and rounded here: up, or for Krejcie and Morgan to
nearest. Allocations are computed in fractions: shares n w_h / sum w, strata whose share is more than
their population taken in full and the rest shared out again, then whole parts and largest fractions.
"""

import csv
import json
import pathlib
import platform
import statistics
from fractions import Fraction

import mpmath as mp

mp.mp.dps = 40
root = pathlib.Path(__file__).resolve().parents[3]


def z(level):
    return mp.sqrt(2) * mp.erfinv(mp.mpf(level))


def number(text):
    return mp.mpf(text)


def cochran(population, margin, deviation, level):
    first = (z(level) * number(deviation) / number(margin)) ** 2
    return first if population is None else first / (1 + (first - 1) / population)


def krejcie_morgan(population, margin, level):
    chi = number("3.841") if level == "0.95" else z(level) ** 2
    return chi * population / 4 / (number(margin) ** 2 * (population - 1) + chi / 4)


def slovin(population, margin):
    return Fraction(population) / (1 + population * Fraction(margin) ** 2)


def stratified(strata, margin, level, rule):
    population = sum(size for size, _ in strata)
    weights = [(mp.mpf(size) / population, number(deviation)) for size, deviation in strata]
    variance = mp.fsum(w * s * s for w, s in weights)
    top = mp.fsum(w * s for w, s in weights) ** 2 if rule == "neyman" else variance
    return top / ((number(margin) / z(level)) ** 2 + variance / population)


def allocate(count, strata, rule):
    weights = [Fraction(n) * (Fraction(s) if rule == "neyman" else 1) for n, s in strata]
    result, open_, left = {}, list(range(len(strata))), Fraction(count)
    while True:
        total = sum(weights[h] for h in open_)
        shares = {h: left * weights[h] / total for h in open_}
        full = [h for h in open_ if shares[h] >= strata[h][0]]
        if not full:
            break
        for h in full:
            result[h] = strata[h][0]
            left -= strata[h][0]
            open_.remove(h)
        if not open_:
            return [result[h] for h in range(len(strata))]
    whole = {h: int(shares[h]) for h in open_}
    order = sorted(open_, key=lambda h: (whole[h] - shares[h], -strata[h][0], h))
    for h in order[: int(left) - sum(whole.values())]:
        whole[h] += 1
    result.update(whole)
    return [result[h] for h in range(len(strata))]


def up(value):
    return int(mp.ceil(value)) if isinstance(value, mp.mpf) else -(-value.numerator // value.denominator)


levels = ["0.8", "0.9", "0.95", "0.99", "0.999"]
populations = [1, 7, 50, 500, 5000, 123456, 1000000]
villages = [(5200, "9.5"), (3100, "12"), (900, "20"), (12, "3")]
small = [(10, "30"), (400, "2.5"), (400, "2.5"), (7, "0")]
services = [(120, "8.25"), (80, "10"), (80, "10"), (40, "14.125"), (1, "1")]
with open(root / "datasets/metro-pusat/responses.csv") as file:
    rows = [[int(row[f"U{u}"]) for u in range(1, 10)] for row in csv.DictReader(file)]
indices = [Fraction(25 * sum(row), 9) for row in rows]

document = {
    "program": f"Python {platform.python_version()}, mpmath {mp.__version__}",
    "cochran": [
        {"population": n, "margin": float(e), "deviation": float(s), "level": float(c),
         "size": up(cochran(n, e, s, c))}
        for n in populations + [None] for c in levels
        for e, s in [("0.01", "0.5"), ("0.03", "0.4"), ("0.05", "0.5"), ("2", "9.75"), ("0.5", "12.5")]
    ],
    "krejcieMorgan": [
        {"population": n, "margin": float(e), "level": float(c),
         "size": int(mp.floor(krejcie_morgan(n, e, c) + mp.mpf("0.5")))}
        for n in populations for c in levels for e in ("0.01", "0.03", "0.05", "0.1")
    ],
    "slovin": [
        {"population": n, "margin": float(e), "size": up(slovin(n, e))}
        for n in populations + [400, 9900] for e in ("0.01", "0.02", "0.05", "0.1")
    ],
    "stratified": [
        {"populations": [n for n, _ in strata], "deviations": [float(s) for _, s in strata],
         "margin": float(e), "level": float(c), "rule": rule,
         "size": up(stratified(strata, e, c, rule))}
        for strata in (villages, small, services) for rule in ("proportional", "neyman")
        for e in ("0.5", "1", "2.5") for c in ("0.9", "0.95")
    ],
    "allocations": [
        {"populations": [n for n, _ in strata], "deviations": [float(s) for _, s in strata],
         "rule": rule, "size": count, "allocation": allocate(count, strata, rule)}
        for strata in (villages, small, services) for rule in ("proportional", "neyman")
        for count in (0, 1, 2, 5, 50, 99, 100, 250, 321) if count <= sum(n for n, _ in strata)
    ],
    "pilot": [
        {"respondents": len(indices), "deviation": statistics.stdev(map(float, indices))}
    ],
}
lines = []
for key, value in document.items():
    if isinstance(value, list):
        body = ",\n".join("  " + json.dumps(row) for row in value)
        lines.append(f'"{key}": [\n{body}\n]')
    else:
        lines.append(f'"{key}": {json.dumps(value)}')
(root / "Tests/Reference/sample-sizes.json").write_text("{\n" + ",\n".join(lines) + "\n}\n")
