"""Coverage and mean width of 95 % intervals for a satisfaction index near the ceiling of its scale.

Usage: python3 coverage.py FOLDER      (numpy and scipy; about five minutes)

Writes coverage.csv. A respondent's nine answers are correlated normal variables cut at fixed borders,
shifted until the mean index of a large population is the true one. Samples are simple and random.
Methods, with p = (index - 25) / 75, s = standard error / 75, t the quantile of Student's distribution:

  student   index -+ t * standard error, cut off at the ends
  logit     logit p -+ t * s / (p (1 - p)), mapped back
  beta      Clopper-Pearson limits on min(n, p (1 - p) / s^2) respondents (Korn and Graubard, capped at n)
  uncapped  the same without the cap

Where all answers are alike every method gives the beta limits on n.
"""

import csv
import sys

import numpy
import scipy
from scipy import stats

REPLICATES = 2000
POPULATION = 400_000
EASE = numpy.array([0, 0.1, -0.2, 0.3, 0, 0.2, -0.1, 0.15, 0.05])
BORDERS = (-2.1, -1, 0.9)


def population(random, target):
    common = random.normal(size=(POPULATION, 1))
    own = random.normal(size=(POPULATION, 9))
    latent = numpy.sqrt(0.56) * common + numpy.sqrt(0.44) * own + EASE
    low, high = -3.0, 8.0
    for _ in range(40):
        shift = (low + high) / 2
        answers = 1 + sum((latent + shift > border).astype(int) for border in BORDERS)
        low, high = (shift, high) if 25 * answers.mean() < target else (low, shift)
    return 25 * answers.mean(axis=1)


def beta_limits(p, count):
    x = p * count
    lower = stats.beta.ppf(0.025, x, count - x + 1) if x > 0 else 0
    upper = stats.beta.ppf(0.975, x + 1, count - x) if x < count else 1
    return lower, upper


def limits(method, index, error, n):
    p, s = (index - 25) / 75, error / 75
    t = stats.t.ppf(0.975, n - 1)
    if s < 1e-8:
        lower, upper = beta_limits(p, n)
    elif method == "student":
        lower, upper = max(0, p - t * s), min(1, p + t * s)
    elif method == "logit":
        centre, margin = numpy.log(p / (1 - p)), t * s / (p * (1 - p))
        lower, upper = (1 / (1 + numpy.exp(-centre + k * margin)) for k in (1, -1))
    else:
        count = p * (1 - p) / s**2
        lower, upper = beta_limits(p, min(n, count) if method == "beta" else count)
    return 25 + 75 * lower, 25 + 75 * upper


def main(folder):
    random = numpy.random.default_rng(1)
    methods = ("student", "logit", "beta", "uncapped")
    with open(folder + "/coverage.csv", "w", newline="") as file:
        file.write(f"# numpy {numpy.__version__}, scipy {scipy.__version__}, {REPLICATES} samples each\n")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["index", "n", "method", "coverage", "meanWidth"])
        for target in (76, 88, 96.7, 99.4, 99.8):
            people = population(random, target)
            true = people.mean()
            for n in (20, 50, 150, 400):
                samples = random.choice(people, (REPLICATES, n))
                for method in methods:
                    found = [
                        limits(method, y.mean(), y.std(ddof=1) / numpy.sqrt(n), n) for y in samples
                    ]
                    covered = numpy.mean([low <= true <= high for low, high in found])
                    width = numpy.mean([high - low for low, high in found])
                    writer.writerow([target, n, method, f"{covered:.3f}", f"{width:.2f}"])


main(sys.argv[1])
