"""Writes double-double.json: decimal texts, and sums, differences, products, quotients and square
roots of sums of two doubles, each as the nearest double and the double nearest to the rest.

    python3 Tests/Reference/make/double-double.py
"""

import json
import pathlib
import platform
import random

import mpmath
from mpmath import mp, mpf

mp.dps = 60
source = random.Random(1)


def parts(value):
    high = float(value)
    return [high, float(value - mpf(high))]


def operand():
    """Some 106 bits of a size between 1e-10 and 1e10, or few bits."""
    value = mpf(source.randint(-(10**40), 10**40)) / mpf(10) ** source.randint(30, 50)
    kind = source.randrange(6)
    if kind == 0:
        return [float(source.randint(1, 1000)), 0.0]
    if kind == 1:
        return [float(value), 0.0]
    if kind == 2:
        high = float(value)
        return [high, high * 2.0 ** -source.randint(54, 120)]
    return parts(value)


def number(pair):
    return mpf(pair[0]) + mpf(pair[1])


def neighbour(pair):
    """A number that agrees in most digits, for sums that cancel."""
    return parts(number(pair) * (1 + mpf(source.randint(-99, 99)) * mpf(2) ** -source.randint(40, 100)))


arithmetic = []
for turn in range(60):
    left = operand()
    right = neighbour(left) if turn % 3 == 0 else operand()
    if turn % 6 == 0:
        right = [-right[0], -right[1]]
    a, b = number(left), number(right)
    arithmetic.append({
        "left": left,
        "right": right,
        "sum": parts(a + b),
        "difference": parts(a - b),
        "product": parts(a * b),
        "quotient": parts(a / b),
        "squareRoot": parts(mp.sqrt(abs(a))),
    })


def text():
    digits = str(source.randint(1, 10 ** source.randint(1, 37)))
    decimals = source.randint(0, min(37, len(digits) + 5))
    sign = source.choice(["", "-", "+"])
    if decimals == 0:
        return sign + digits + source.choice(["", ".", ".0"] if len(digits) < 37 else ["", "."])
    digits = digits.rjust(decimals + source.choice([0, 1]), "0")
    return sign + digits[:-decimals] + "." + digits[-decimals:]


texts = [
    "0", "-0.0", "0.000", "0e99", "1", "007", "760.", ".11019", "1.0e+3", "4.29796848199937E-04",
    "-6.860120914", "1000000000000.4", "0.1", "0.2", "0.3", "3.14159265358979323846264338327950288",
    "9007199254740993", "18014398509481985", "1e-37", "1e36", "9999999999999999999999999999999999999",
    "1.000000000000000000000000000000000001", "0.5", "2.375", "81129638414606681695789005144064",
    "1.0000000000000002220446049250313081", "0.99999999999999994448884876874217298",
]
texts += [text() for _ in range(80)]

cases = ",\n".join("    " + json.dumps(row) for row in arithmetic)
decimals = ",\n".join("    " + json.dumps({"text": t, "value": parts(mpf(t))}) for t in texts)
path = pathlib.Path(__file__).parent.parent / "double-double.json"
path.write_text(
    '{\n  "program": "Tests/Reference/make/double-double.py",\n'
    f'  "versions": {{"python": "{platform.python_version()}", '
    f'"mpmath": "{mpmath.__version__}"}},\n'
    f'  "arithmetic": [\n{cases}\n  ],\n  "decimals": [\n{decimals}\n  ]\n}}\n')
