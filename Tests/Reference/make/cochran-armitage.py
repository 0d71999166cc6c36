"""Cochran and Armitage's exact test by listing every table, in fractions.

Usage: python3 make/cochran-armitage.py > cochran-armitage.json
Every way to place the resolved cases among the reports of the years is listed once, with its product
of binomial coefficients; the p-value is the share of those whose Σ tx is at least as far from its mean.
Where tables are too many to list, sums are counted year by year in integers; both agree where both run.
"""
import json
import random
import sys
from collections import Counter
from fractions import Fraction
from itertools import product
from math import comb


def listed(years, x, n):
    """Counts of Σ tx over all tables."""
    counts = Counter()
    for table in product(*(range(m + 1) for m in n)):
        if sum(table) == sum(x):
            ways = 1
            for r, m in zip(table, n):
                ways *= comb(m, r)
            counts[sum(t * r for t, r in zip(years, table))] += ways
    return counts


def counted(years, x, n):
    """The same, by the number of resolved cases and the sum so far."""
    states = Counter({(0, 0): 1})
    for t, m in zip(years, n):
        following = Counter()
        for (placed, s), ways in states.items():
            for r in range(min(m, sum(x) - placed) + 1):
                following[placed + r, s + t * r] += ways * comb(m, r)
        states = following
    return Counter({s: ways for (placed, s), ways in states.items() if placed == sum(x)})


def case(name, years, x, n):
    size = 1
    for m in n:
        size *= m + 1
    # of the rarer outcome: the other's sums are as far from their mean
    whole, x = x, x if 2 * sum(x) <= sum(n) else [m - r for r, m in zip(x, n)]
    counts = counted(years, x, n)
    if size < 200000:
        assert counts == listed(years, x, n)
    total = comb(sum(n), sum(x))
    assert sum(counts.values()) == total
    mean = Fraction(sum(x) * sum(t * m for t, m in zip(years, n)), sum(n))
    seen = abs(sum(t * r for t, r in zip(years, x)) - mean)
    tail = sum(ways for s, ways in counts.items() if abs(s - mean) >= seen)
    centre = Fraction(sum(t * m for t, m in zip(years, n)), sum(n))
    p = Fraction(sum(x), sum(n))
    spread = sum(m * (t - centre) ** 2 for t, m in zip(years, n))
    t = sum((t - centre) * r for t, r in zip(years, whole))
    return {"name": name, "years": years, "resolved": whole, "reported": n, "pValue": float(Fraction(tail, total)),
            "chiSquared": float(t * t / (p * (1 - p) * spread)), "sign": (t > 0) - (t < 0), "listed": size < 200000}


cases = [case("full", [0, 1, 2, 3, 4], [48, 50, 55, 60, 66], [50, 51, 56, 60, 66]),
         case("rare", [0, 1, 2, 3, 4], [0, 1, 3, 2, 6], [40, 52, 61, 50, 70]),
         case("small", [2016, 2017, 2018], [1, 2, 4], [3, 3, 4]),
         case("gaps", [2014, 2016, 2020], [2, 3, 6], [5, 5, 6]),
         case("twoYears", [2020, 2021], [5, 9], [11, 14]),
         case("even", [2019, 2020, 2021], [3, 3, 3], [6, 6, 6]),
         case("extreme", [2018, 2019, 2020, 2021], [0, 0, 5, 5], [5, 5, 5, 5]),
         case("hundreds", [0, 1, 2, 3, 4], [61, 70, 75, 90, 88], [90, 100, 104, 120, 115]),
         case("thousands", [2019, 2020, 2021], [4990, 5980, 6991], [5000, 6000, 7000]),
         case("falling", [2019, 2020, 2021, 2022], [3000, 3990, 2980, 3961], [3000, 4000, 3000, 4000])]
generator = random.Random(11)
for number in range(40):
    count = generator.randint(2, 5)
    years = sorted(generator.sample(range(2010, 2022), count))
    n = [generator.randint(1, 9) for _ in years]
    x = [generator.randint(0, m) for m in n]
    if 0 < sum(x) < sum(n):
        cases.append(case(f"random{number}", years, x, n))
print('{"program": "Python ' + sys.version.split()[0] + '", "cases": [\n' + ",\n".join(map(json.dumps, cases)) + "\n]}")
