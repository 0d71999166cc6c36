"""Coverage and mean width of 95 % intervals for a satisfaction index near the ceiling of its scale.

    python3 Tests/Reference/make/coverage.py       (numpy and scipy; about a minute)

Writes coverage-check.csv: some cells of coverage.csv, which `skm-bench coverage` makes, by another program
with other random numbers; and the same with other weights of the guess and another correlation.

A respondent's nine answers are correlated normal variables cut at fixed borders, shifted until the index of
the population, exact by the normal distribution function, is the true one. Methods, with p = (index - 25)/75,
s = standard error/75, t the quantile of Student's distribution:

  student    index -+ t * standard error, cut off at the ends
  logit      logit p -+ t * s / (p (1 - p)), mapped back
  beta       Clopper-Pearson limits on min(n, p (1 - p) / s^2) respondents (Korn and Graubard, capped at n)
  moderated  the same limits on n / max(c, (I c + weight)/(I + weight)), c = n s^2 / (p (1 - p)),
             I = n p (1 - p), at the normal tail of t on df (1 + weight/I) degrees of freedom

Where all answers are alike every method gives the beta limits on n.
"""

import csv
import pathlib

import numpy
import scipy
from scipy import stats
from scipy.special import betaincinv, expit, ndtr

REPLICATES = 4000
EASE = numpy.array([0, 0.1, -0.2, 0.3, 0, 0.2, -0.1, 0.15, 0.05])
BORDERS = numpy.array([-2.1, -1, 0.9])
STRATA = {"simple": [(1, 0)], "equal": [(0.4, 0.4), (0.35, 0), (0.2, -0.3), (0.05, -0.6)]}
WEIGHTS = [0, 0.005, 0.01, 0.02]


def population(shift):
    return 25 * (4 - ndtr(BORDERS[:, None] - EASE - shift).sum(axis=0)).mean()


def counts(design, n):
    if design == "simple":
        return [n]
    return [n - 3 * (n // 4)] + 3 * [n // 4]


def estimates(random, design, target, n, correlation):
    """p, s and degrees of freedom of many samples."""
    low, high = -6.0, 12.0
    for _ in range(80):
        shift = (low + high) / 2
        index = sum(share * population(mood + shift) for share, mood in STRATA[design])
        low, high = (shift, high) if index < target else (low, shift)
    value, variance = 0, 0
    for (share, mood), count in zip(STRATA[design], counts(design, n)):
        common = random.normal(size=(REPLICATES, count, 1))
        own = random.normal(size=(REPLICATES, count, 9))
        latent = correlation**0.5 * common + (1 - correlation) ** 0.5 * own + EASE + mood + shift
        y = ((latent[..., None] > BORDERS).sum(axis=-1).mean(axis=-1)) / 3
        value = value + share * y.mean(axis=1)
        variance = variance + share**2 * y.var(axis=1, ddof=1) / count
    return value, variance**0.5, n - len(STRATA[design])


def beta_limits(p, count, tail):
    x, rest = count * p, count * (1 - p)
    lower = numpy.where(p > 0, betaincinv(numpy.maximum(x, 1e-300), rest + 1, tail), 0)
    upper = numpy.where(p < 1, 1 - betaincinv(numpy.maximum(rest, 1e-300), x + 1, tail), 1)
    return lower, upper


def limits(method, p, s, n, df, weight):
    alike = s < 1e-8
    p_, s_ = numpy.where(alike, 0.5, p), numpy.where(alike, 1, s)
    t, information = stats.t.isf(0.025, df), n * p_ * (1 - p_)
    ratio = n * s_**2 / (p_ * (1 - p_))
    if method == "student":
        found = numpy.maximum(0, p - t * s), numpy.minimum(1, p + t * s)
    elif method == "logit":
        centre, margin = numpy.log(p_ / (1 - p_)), t * s_ / (p_ * (1 - p_))
        found = expit(centre - margin), expit(centre + margin)
    elif method == "beta":
        found = beta_limits(p_, n / numpy.maximum(1, ratio), 0.025)
    else:
        moderated = numpy.maximum(ratio, (information * ratio + weight) / (information + weight))
        tail = stats.norm.sf(stats.t.isf(0.025, df * (1 + weight / information)))
        found = beta_limits(p_, n / moderated, tail)
    return [numpy.where(alike, *pair) for pair in zip(beta_limits(p, n, 0.025), found)]


def main():
    random = numpy.random.default_rng(1)
    path = pathlib.Path(__file__).parent.parent / "coverage-check.csv"
    with open(path, "w", newline="") as file:
        file.write(f"# numpy {numpy.__version__}, scipy {scipy.__version__}, {REPLICATES} samples each\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow("design index sampleSize correlation method weight coverage meanWidth".split())
        for design in STRATA:
            for correlation in (0.56, 0.85):
                for target in (88, 96.7, 99.4, 99.8):
                    for n in (20, 50, 150):
                        p, s, df = estimates(random, design, target, n, correlation)
                        true = (target - 25) / 75
                        rows = [("logit", ""), ("beta", ""), ("student", "")]
                        for method, weight in [("moderated", w) for w in WEIGHTS] + rows:
                            lower, upper = limits(method, p, s, n, df, weight)
                            covered = ((lower <= true) & (true <= upper)).mean()
                            width = 75 * (upper - lower).mean()
                            writer.writerow([design, target, n, correlation, method, weight,
                                             f"{covered:.4f}", f"{width:.3f}"])


main()
