"""Writes intervals.json: intervals and probabilities of a quantity between two bounds.

    python3 Tests/Reference/make/intervals.py

With p = (estimate - a)/(b - a) and s = standardError/(b - a):

student  estimate -+ t standardError, cut off at the bounds
logit    logit p -+ t s/(p (1 - p)), mapped back
beta     Korn and Graubard: lower limit from Beta(x, n - x + 1), upper from Beta(x + 1, n - x),
         x = n p on the effective size n = p (1 - p)/s^2, at most the sample size;
         n is the sample size where s is 0, and then every method gives this interval
moderated  the same limits on n / max(c, (I c + 1/100)/(I + 1/100)), c = n s^2/(p (1 - p)),
         I = n p (1 - p), a tail q becoming Phi(t), t the quantile at q of Student's distribution
         with df (1 + 1/(100 I)) degrees of freedom; by mpmath at 30 digits

A probability is that of lying below a limit: of the t variable itself for student and logit, and the
mean of those of the two beta distributions for beta and moderated.
"""

import json
import math
import pathlib
import platform

import mpmath
import scipy
from mpmath import mpf
from scipy import stats
from scipy.special import expit, logit


def beta_limits(p, n, level):
    x, tail = n * p, (1 - level) / 2
    lower = stats.beta.ppf(tail, x, n - x + 1) if x > 0 else 0.0
    upper = stats.beta.isf(tail, x + 1, n - x) if x < n else 1.0
    return float(lower), float(upper)


def beta_probability(p, n, place):
    x = n * p
    lower = stats.beta.cdf(place, x, n - x + 1) if x > 0 else 1.0
    upper = stats.beta.cdf(place, x + 1, n - x) if x < n else 0.0
    return float(lower + upper) / 2


mpmath.mp.dps = 30
SMALLEST = mpf(2) ** -1074  # a tail below the smallest double counts as none


def beta_tails(x, a, b):
    """P(X <= x) and P(X > x) of Beta(a, b); the smaller one by the continued fraction DLMF 8.17.22."""
    if x > (a + 1) / (a + b + 2):
        return beta_tails(1 - x, b, a)[::-1]
    h, c, d, m = mpf(1), mpf(1), mpf(0), 0
    while m == 0 or abs(c * d - 1) > mpf(10) ** -27:
        for term in (-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
                     (m + 1) * (b - m - 1) * x / ((a + 2 * m + 1) * (a + 2 * m + 2))):
            d = 1 / (1 + term * d)
            c = 1 + term / c
            h *= c * d
        m += 1
    logarithm = (a * mpmath.log(x) + b * mpmath.log1p(-x) - mpmath.log(a) + mpmath.loggamma(a + b)
                 - mpmath.loggamma(a) - mpmath.loggamma(b))
    below = mpmath.exp(logarithm) / h
    return below, 1 - below


def falling(f, low, high, guess=None):
    """Where the falling f passes 0; looked for near `guess` first."""
    if guess is not None and mpmath.isfinite(guess):
        near = abs(guess) * mpf(10) ** -7
        if f(guess - near) > 0 > f(guess + near):
            low, high = guess - near, guess + near
    while high - low > mpf(10) ** -22 * (1 + abs(low)):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) > 0 else (low, middle)
    return low


def student_tail(t, df):
    """P(T > t), t >= 0, any df."""
    return beta_tails(df / (df + t * t), df / 2, mpf(1) / 2)[0] / 2 if t else mpf(1) / 2


def student_quantile(tail, df):
    """The t > 0 with P(T > t) = tail."""
    guess = mpf(float(stats.t.isf(float(tail), float(df))))
    return falling(lambda t: student_tail(t, df) - tail, mpf(0), mpf(10) ** 9, guess)


def beta_quantile(tail, a, b):
    """The x with P(X <= x) = tail < 1/2; from ln((1 - x)/x), so that neither end costs digits."""
    if tail < SMALLEST:
        return mpf(0)
    x = mpf(float(stats.beta.ppf(float(tail), float(a), float(b))))
    guess = mpmath.log((1 - x) / x) if 0 < x < 1 else None
    u = falling(
        lambda u: beta_tails(1 / (1 + mpmath.exp(u)), a, b)[0] - tail, mpf(-500), mpf(1500), guess)
    return 1 / (1 + mpmath.exp(u))


class Moderated:
    def __init__(self, p, s, n, df):
        p, s = mpf(p), mpf(s)
        information, weight = n * p * (1 - p), mpf(1) / 100
        ratio = n * s**2 / (p * (1 - p))
        self.n = n / max(ratio, (information * ratio + weight) / (information + weight))
        self.x = self.n * p
        self.df = df * (1 + weight / information)

    def limits(self, level):
        tail = mpmath.ncdf(-student_quantile((1 - mpf(level)) / 2, self.df))
        return (float(beta_quantile(tail, self.x, self.n - self.x + 1)),
                float(1 - beta_quantile(tail, self.n - self.x, self.x + 1)))

    def probability(self, place):
        shapes = [(self.x, self.n - self.x + 1), (self.x + 1, self.n - self.x)]
        return float(sum(self.student_probability(mpf(place), a, b) for a, b in shapes) / 2)

    def student_probability(self, place, a, b):
        """P(T <= z), z the normal quantile of the probability that Beta(a, b) lies below `place`."""
        below, above = beta_tails(place, a, b)
        small = min(below, above)
        if small < SMALLEST:
            return mpf(0) if below < above else mpf(1)
        guess = mpf(float(stats.norm.isf(float(small))))
        z = falling(lambda z: mpmath.ncdf(-z) - small, mpf(0), mpf(1000), guess)
        tail = student_tail(z, self.df)
        return tail if below < above else 1 - tail


def case(method, a, b, p, s, n, df):
    width = b - a
    estimate, error = a + width * p, s * width
    # what a reader of the numbers below gets back, so that both sides begin with the same bits
    p, s = (estimate - a) / width, error / width
    effective = n if s == 0 else min(n, p * (1 - p) / s**2)
    intervals = []
    for level in [0.8, 0.95, 0.999]:
        if method == "moderated" and s > 0:
            lower, upper = (a + width * q for q in Moderated(p, s, n, df).limits(level))
            clipped = False
        elif method == "beta" or s == 0:
            lower, upper = (a + width * q for q in beta_limits(p, effective, level))
            clipped = False
        else:
            t = float(stats.t.isf((1 - level) / 2, df))
            if method == "student":
                free = estimate - t * error, estimate + t * error
                clipped = free[0] < a or free[1] > b
                lower, upper = max(a, free[0]), min(b, free[1])
            else:
                centre, scale = float(logit(p)), s / (p * (1 - p))
                lower, upper = (a + width * float(expit(centre + z * scale)) for z in (-t, t))
                clipped = False
        intervals.append({"level": level, "lower": lower, "upper": upper, "isClipped": clipped})
    probabilities = []
    for place in [0.05, 0.5332, 0.68807, 0.84407, 0.99]:
        limit = a + width * place
        q = (limit - a) / width
        if method == "moderated" and s > 0:
            below = Moderated(p, s, n, df).probability(q)
        elif method == "beta" or s == 0:
            below = beta_probability(p, effective, q)
        elif method == "student":
            below = float(stats.t.cdf((limit - estimate) / error, df))
        else:
            below = float(stats.t.cdf((logit(q) - logit(p)) / (s / (p * (1 - p))), df))
        probabilities.append({"limit": limit, "below": below})
    return {"method": method, "lowest": a, "highest": b, "estimate": estimate, "standardError": error,
            "degreesOfFreedom": df, "sampleSize": n, "intervals": intervals, "probabilities": probabilities}


def cases():
    rows = []
    for method in ["beta", "logit", "moderated", "student"]:
        for a, b in [(25.0, 100.0), (1.0, 4.0)]:
            for n, df in [(2, 1), (28, 27), (45, 6), (1200, 1194)]:
                for p in [0.06, 0.84375, 0.97]:
                    for factor in [0.3, 1.7]:
                        rows.append(case(method, a, b, p, factor * math.sqrt(p * (1 - p) / n), n, df))
                for p in [0.0, 2 / 3, 1.0]:  # all answers alike
                    rows.append(case(method, a, b, p, 0.0, n, df))
    return rows


def main():
    head = {"program": "Tests/Reference/make/intervals.py",
            "versions": {"python": platform.python_version(), "scipy": scipy.__version__,
                         "mpmath": mpmath.__version__}}
    lines = ",\n".join("    " + json.dumps(row) for row in cases())
    text = json.dumps(head, indent=2)[:-2] + ',\n  "cases": [\n' + lines + "\n  ]\n}\n"
    (pathlib.Path(__file__).parent.parent / "intervals.json").write_text(text)


main()
