"""Mann and Kendall's test by counting orders, in integers.

Usage: python3 make/mann-kendall.py > mann-kendall.json
Puts values in place one after another: a state is how many of each different value are placed, and
its counts say how many orders of the placed values have how many pairs that fall.
"""
import json
import random
import sys
from collections import Counter
from fractions import Fraction
from itertools import permutations


def statistic(values):
    return sum((y > x) - (y < x) for i, x in enumerate(values) for y in values[i + 1:])


def falls(values):
    """How many orders of the values have d falling pairs, by d."""
    ties = [count for _, count in sorted(Counter(values).items())]
    states = {(0,) * len(ties): Counter({0: 1})}
    for _ in values:
        following = {}
        for state, counts in states.items():
            for group, placed in enumerate(state):
                if placed == ties[group]:
                    continue
                larger = sum(state[group + 1:])
                into = following.setdefault(state[:group] + (placed + 1,) + state[group + 1:], Counter())
                for d, count in counts.items():
                    into[d + larger] += count
        states = following
    (counts,) = states.values()
    return counts


def case(name, values):
    s, counts = statistic(values), falls(values)
    total, pairs = sum(counts.values()), max(counts)
    tail = sum(count for d, count in counts.items() if abs(pairs - 2 * d) >= abs(s))
    extreme = sum(count for d, count in counts.items() if abs(pairs - 2 * d) == pairs)
    mean = sum(count * Fraction((pairs - 2 * d) ** 2) for d, count in counts.items()) / total
    if len(values) <= 8:
        every = [abs(statistic(order)) >= abs(s) for order in permutations(values)]
        assert Fraction(sum(every), len(every)) == Fraction(tail, total)
    return {"name": name, "values": values, "statistic": s, "pValue": float(Fraction(tail, total)),
            "smallestPValue": float(Fraction(extreme, total)), "variance": float(mean)}


nile = [1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935]
cases = [case("three", [1, 3, 2]), case("four", [1, 2, 3, 4]), case("five", [1, 2, 3, 4, 5]),
         case("fiveTies", [1, 2, 2, 3, 3]), case("sixTwoLevels", [1, 1, 1, 2, 2, 2]),
         case("covid", [813, 821, 774, 798, 826, 849]), case("ikm7", [80, 81, 81, 82, 82, 82, 84]),
         case("nile", nile), case("falling", [9, 9, 8, 7, 7, 7, 5, 4, 4, 1])]
generator = random.Random(5)
for length, levels in [(8, 4), (9, 3), (10, 10), (12, 5), (14, 4), (20, 3), (30, 2)]:
    cases.append(case(f"random{length}of{levels}", [generator.randint(1, levels) + i * levels // (3 * length)
                                                    for i in range(length)]))


def untied(length, swaps):
    """All values different: inversions of permutations, one value after another."""
    values = list(range(length))
    for _ in range(swaps):
        i = generator.randrange(length - 1)
        values[i], values[i + 1] = values[i + 1], values[i]
    counts = [1]
    for placed in range(1, length):
        following = [0] * (len(counts) + placed)
        for d, count in enumerate(counts):
            for more in range(placed + 1):
                following[d + more] += count
        counts = following
    s, pairs, total = statistic(values), len(counts) - 1, sum(counts)
    tail = sum(count for d, count in enumerate(counts) if abs(pairs - 2 * d) >= abs(s))
    return {"name": f"untied{length}", "values": values, "statistic": s, "pValue": float(Fraction(tail, total)),
            "smallestPValue": float(Fraction(2, total)), "variance": length * (length - 1) * (2 * length + 5) / 18}


for length, swaps in [(20, 300), (60, 20000), (100, 60000)]:
    cases.append(untied(length, swaps))
print(json.dumps({"program": "Python " + sys.version.split()[0], "cases": cases}, indent=1)
      .replace(",\n   ", ",").replace("[\n   ", "[").replace("\n  ]", "]"))
