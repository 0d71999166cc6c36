"""Trains the forecaster of short yearly series, and scores it by cross-validation over series.

Usage: python3 forecaster.py DATA_FOLDER CONSTANTS.json CASES.json [--folds K]; a few minutes on one core.

DATA_FOLDER holds m1_yearly.csv, tourism_yearly.csv and world_bank_yearly.csv. A window of 3 to 10 values becomes
its differences, newest first, in units of their mean absolute size, and a few summaries; all are either odd
(they change sign with the series) or even. Six numbers come out: two odd ones that place the median, an odd
one that leans the spread, and three even ones that say how wide it is, how it grows with the horizon and how
heavy its tails are. An odd output is an odd function of the window by construction, so the forecast of -y is the
mirror of that of y; the level is not seen at all.

The median h periods ahead is last + s (a f1(h) + b f2(h)), with f1(h) = 1 + r + ... + r^(h-1) and f2 the same
with d; the quantile of the normal score z lies s w exp(-g or +g) sinh(k z)/k below or above it, with w = exp(u) h^v.

Trained directly on interval scores (95, 80 and 50 %) and the absolute error over all rolling windows, at 95 % and
for the error in units of a series' mean absolute change, inside nearer to those of the window (LOSS_POWERS); a
series counts as much as another, whatever its length, and a family of series as much as FAMILY_WEIGHTS says.
Inside a series windows count the more the nearer they end to its last years (RECENCY): the years that will be
forecast resemble the last ones more than those of half a century ago.

A copy of every third window gets normal sampling errors of a known size added, to its values and to those to
come, so that the map learns what a known standard error takes away from a movement.
"""

import argparse
import csv
import datetime
import json
import platform

import numpy as np
import torch

torch.set_num_threads(1)
HORIZONS = 5
LONGEST = 10
LENGTHS = range(3, LONGEST + 1)
SCORED_LENGTHS = (4, 5, 6, 8, 10)
HIDDEN = 8
EPOCHS = 15
# A window that ends y years from the last year of the training part weighs 0.1 + 0.9 exp(-y/3).
RECENCY = {"floor": 0.1, "years": 3}
Z = {50: 0.67448975019608171, 80: 1.2815515655446004, 95: 1.9599639845400545}
FAMILY = {
    "m1": "competition", "tourism": "competition", "Imports": "percentage", "Exports": "percentage",
    "GDP": "trending", "CPI": "trending", "Population": "trending", "Growth": "growth",
}
FAMILIES = ("competition", "percentage", "trending", "growth")
FAMILY_WEIGHTS = {"competition": 5.5, "percentage": 3.3, "trending": 0.3, "growth": 1.3}
# The score that a good forecast of the family has, so that families count by relative differences.
FAMILY_SCALE = {"competition": 20.0, "percentage": 13.0, "trending": 25.0, "growth": 6.0}
LOSS_WEIGHTS = {95: 1.5, 80: 1.0, 50: 0.6, "median": 8.0}
# What an interval is trained to cover: the last years of a series are more restless than its windows are on average,
# and 95 % has to mean 95 % there.
AIM = {95: 95.5, 80: 80, 50: 50}
# The power of a window's mean change over that of its series by which it counts. With 1, restless windows, whose
# future is calmer than they are, rule the width: fewer than four in five values are in the 80 % interval.
LOSS_POWERS = {95: 1.0, 80: 0.3, 50: 0.3, "median": 1.0}


def read(folder):
    """All series: family, kind, values to train on, values held out."""
    series = []
    for name in ("m1", "tourism", "world_bank"):
        with open(f"{folder}/{name}_yearly.csv", newline="") as file:
            for row in csv.DictReader(file):
                kind = row.get("type", name)
                series.append((FAMILY[kind], row["sn"], np.array(row["train"].split(), float),
                               np.array(row["holdout"].split(), float)))
    return series


def features(window, errors=None):
    """The unit, the odd and the even features of up to ten values."""
    window = window[-LONGEST:]
    n = len(window) - 1
    changes = np.diff(window)
    unit = np.mean(np.abs(changes))
    e = changes / unit
    newest = np.zeros(LONGEST - 1)
    newest[:n] = e[::-1]
    mean = e.mean()
    spread = np.sqrt(np.sum((e - mean) ** 2) / (n - 1))
    drift = np.tanh(mean * np.sqrt(n) / (spread + 0.2 * np.sqrt(n)) / 3)
    time = np.arange(n + 1) - n / 2
    slope = np.dot(time, window) / np.dot(time, time) / unit
    residual = (window - window.mean()) / unit - slope * time
    away = (window[-1] - window.mean()) / unit / np.sqrt(n)
    serial = np.sum((e[1:] - mean) * (e[:-1] - mean)) / (np.sum((e - mean) ** 2) + 0.1)
    noise = 0.0
    if errors is not None:
        variance = errors[-LONGEST:] ** 2
        noise = min(1.0, np.mean(variance[1:] + variance[:-1]) / np.mean(changes ** 2))
    odd = np.concatenate([newest, [mean, np.median(e), away, slope, residual[-1], drift]])
    odd = np.concatenate([odd, noise * np.array([e[-1], mean, away, slope])])
    even = np.array([spread, np.sqrt(np.mean(e ** 2)), np.max(np.abs(e)), serial,
                     np.sqrt(np.mean(residual ** 2)), abs(e[-1]), abs(drift), n / 5, 5 / n, noise, noise ** 2])
    return unit, odd, even


def recency(years):
    """What a window counts that ends so many years from the end of the training part."""
    return RECENCY["floor"] + (1 - RECENCY["floor"]) * np.exp(-years / RECENCY["years"])


def table(series, lengths, rolling, noisy=0, seed=0):
    """Windows with what came after, in the window's units: a dictionary of arrays."""
    random = np.random.default_rng(seed)
    rows = []
    for number, (family, _, train, holdout) in enumerate(series):
        scale = np.mean(np.abs(np.diff(train)))
        values = np.concatenate([train, holdout])
        if scale == 0:
            continue
        own = []
        for length in lengths:
            origins = range(length, len(values) - 2) if rolling else [len(train)]
            for origin in origins:
                window, future = values[max(0, origin - length):origin], values[origin:origin + HORIZONS]
                unit = np.mean(np.abs(np.diff(window)))
                if not unit > 1e-3 * scale:
                    continue
                for copy in range(2 if noisy and (origin + length) % noisy == 0 else 1):
                    errors, ahead = None, future
                    if copy:
                        errors = np.full(length, unit * random.uniform(0.1, 1.5))
                        window = window + errors * random.standard_normal(length)
                        ahead = future + errors[0] * random.standard_normal(len(future))
                    unit, odd, even = features(window, errors)
                    target = np.full(HORIZONS, np.nan)
                    target[:len(ahead)] = (ahead - window[-1]) / unit
                    weight = recency(abs(len(train) - origin))
                    own.append((odd, even, target, unit / scale, length, weight))
        total = sum(row[5] for row in own)
        for row in own:
            rows.append(row[:5] + (row[5] / total, number, family))
    odd, even, target, scale, length, weight, number, family = map(np.array, zip(*rows))
    return dict(odd=odd, even=even, target=np.nan_to_num(target), known=~np.isnan(target), scale=scale,
                length=length, weight=weight, number=number, family=family)


class Map(torch.nn.Module):
    """From features to the six numbers, mirrored so that odd ones are odd."""

    def __init__(self, odd, even, hidden):
        super().__init__()
        self.inner = torch.nn.Linear(odd + even, hidden)
        self.outer = torch.nn.Linear(hidden, 6, bias=False)
        self.odd = torch.nn.Linear(odd, 3, bias=False)
        self.even = torch.nn.Linear(even, 3)
        self.decay = torch.nn.Parameter(torch.tensor([0.0, 2.0]))
        with torch.no_grad():
            for layer in (self.outer, self.odd, self.even):
                layer.weight *= 0.1
            self.even.bias.zero_()

    def forward(self, odd, even):
        there = self.outer(torch.tanh(self.inner(torch.cat([odd, even], 1))))
        back = self.outer(torch.tanh(self.inner(torch.cat([-odd, even], 1))))
        o = self.odd(odd) + (there - back)[:, :3] / 2
        e = self.even(even) + (there + back)[:, 3:] / 2
        h = torch.arange(1, HORIZONS + 1, dtype=odd.dtype)
        level, trend = (torch.cumsum(d ** (h - 1), 0) for d in torch.sigmoid(self.decay))
        median = o[:, 0:1] * level + o[:, 1:2] * trend
        width = e[:, 0:1] + torch.log(h) * (0.7 + 0.5 * torch.tanh(e[:, 1:2]))
        tail = 0.05 + 1.2 * torch.sigmoid(e[:, 2:3])
        lean = 0.8 * torch.tanh(o[:, 2:3])
        return median, torch.exp(width - lean), torch.exp(width + lean), tail


def limits(forecast, z):
    median, below, above, tail = forecast
    reach = torch.sinh(tail * z) / tail
    return median - below * reach, median + above * reach


def interval_score(target, lower, upper, level):
    penalty = 2 / (1 - level / 100)
    return upper - lower + penalty * (torch.relu(lower - target) + torch.relu(target - upper))


def loss(forecast, target, weights):
    total = weights["median"] * torch.abs(target - forecast[0])
    for level, z in Z.items():
        total = total + weights[level] * interval_score(target, *limits(forecast, z), AIM[level])
    return total


def loss_weights(rows):
    """For each part of the loss a column of what every window counts; powers leave a family's total as it is."""
    by_part = {}
    for part, power in LOSS_POWERS.items():
        weight = rows["weight"] * rows["scale"] ** power
        for family in FAMILIES:
            chosen = rows["family"] == family
            own, scale = rows["weight"][chosen], rows["scale"][chosen]
            weight[chosen] *= (FAMILY_WEIGHTS[family] / FAMILY_SCALE[family] * (own * scale).sum() / own.sum()
                               / weight[chosen].sum())
        by_part[part] = torch.tensor(LOSS_WEIGHTS[part] * weight * len(weight), dtype=torch.float32)[:, None]
    return by_part


def tensors(rows, *names):
    return [torch.tensor(rows[name], dtype=torch.float64) for name in names]


def train(rows, seed=0, hidden=HIDDEN, epochs=EPOCHS):
    """The fitted map, with the scales of its inputs folded in."""
    torch.manual_seed(seed)
    generator = torch.Generator().manual_seed(seed)
    odd, even, target, known = (t.float() for t in tensors(rows, "odd", "even", "target", "known"))
    spread, centre, width = odd.square().mean(0).sqrt(), even.mean(0), even.std(0)
    weights = loss_weights(rows)
    share = known / known.sum(1, keepdim=True)
    odd, even = odd / spread, (even - centre) / width
    map_ = Map(odd.shape[1], even.shape[1], hidden)
    size = 4096
    optimizer = torch.optim.AdamW(map_.parameters(), lr=7e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, 7e-3, total_steps=epochs * -(-len(target) // size) + 1, pct_start=0.15)
    for _ in range(epochs):
        order = torch.randperm(len(target), generator=generator)
        for start in range(0, len(target), size):
            batch = order[start:start + size]
            parts = {part: weight[batch] for part, weight in weights.items()}
            value = (loss(map_(odd[batch], even[batch]), target[batch], parts) * share[batch]).sum(1).mean()
            optimizer.zero_grad()
            value.backward()
            torch.nn.utils.clip_grad_norm_(map_.parameters(), 5.0)
            optimizer.step()
            schedule.step()
    with torch.no_grad():
        map_ = map_.double()
        spread, centre, width = spread.double(), centre.double(), width.double()
        n = odd.shape[1]
        map_.inner.weight[:, :n] /= spread
        map_.inner.weight[:, n:] /= width
        map_.inner.bias -= map_.inner.weight[:, n:] @ centre
        map_.odd.weight /= spread
        map_.even.weight /= width
        map_.even.bias -= map_.even.weight @ centre
    return map_.eval()


def predict(map_, rows):
    with torch.no_grad():
        return map_(*tensors(rows, "odd", "even"))


def scores(forecast, rows):
    """Per row: interval score, absolute error, and per horizon what was covered at 95 and 80 %."""
    target, known, scale = tensors(rows, "target", "known", "scale")
    count = known.sum(1)
    own = lambda values: ((values * known).sum(1) / count * scale).numpy()
    covered = {}
    for level in (95, 80):
        lower, upper = limits(forecast, Z[level])
        covered[level] = (((target >= lower) & (target <= upper)) * known).numpy()
    return (own(interval_score(target, *limits(forecast, Z[95]), 95)), own(torch.abs(target - forecast[0])),
            covered[95], covered[80], known.numpy())


def naive(windows):
    """The last value, with the normal interval of a random walk."""
    root = np.array([np.sqrt(np.mean(np.diff(w) ** 2)) / np.mean(np.abs(np.diff(w))) for w in windows])
    spread = torch.tensor(root[:, None] * np.sqrt(np.arange(1, HORIZONS + 1)))
    return torch.zeros_like(spread), spread, spread, torch.full((len(root), 1), 1e-6)


def drift(windows):
    """The mean change goes on; with its usual normal interval."""
    h = np.arange(1, HORIZONS + 1)
    median, spread = [], []
    for w in windows:
        d = np.diff(w) / np.mean(np.abs(np.diff(w)))
        median.append(d.mean() * h)
        spread.append(d.std(ddof=1) * np.sqrt(h * (1 + h / len(d))) + 1e-9)
    spread = torch.tensor(np.array(spread))
    return torch.tensor(np.array(median)), spread, spread, torch.full((len(windows), 1), 1e-6)


def theta(windows):
    """Simple smoothing plus half of the straight line's slope; with the normal interval of the smoothing."""
    h = np.arange(1, HORIZONS + 1)
    median, spread = [], []
    for w in windows:
        y = (w - w[-1]) / np.mean(np.abs(np.diff(w)))
        n = len(y)
        best = None
        for alpha in np.linspace(0.0001, 0.9999, 200):
            # Linear in the first level: y_t - l_t = u_t - v_t l_0.
            u, v = np.empty(n), np.empty(n)
            level, share = 0.0, 1.0
            for t in range(n):
                u[t], v[t] = y[t] - level, share
                level, share = level + alpha * (y[t] - level), share * (1 - alpha)
            start = np.dot(u, v) / np.dot(v, v)
            sse = np.sum((u - v * start) ** 2)
            if best is None or sse < best[0]:
                best = (sse, alpha, level + share * start)
        sse, alpha, last = best
        time = np.arange(n) - (n - 1) / 2
        slope = np.dot(time, y) / np.dot(time, time) / 2
        median.append(last + slope * (h - 1 + (1 - (1 - alpha) ** n) / alpha))
        spread.append(np.sqrt(max(sse, 1e-18) / (n - 2) * ((h - 1) * alpha ** 2 + 1)))
    spread = torch.tensor(np.array(spread))
    return torch.tensor(np.array(median)), spread, spread, torch.full((len(windows), 1), 1e-6)


def cross_validate(series, rows, folds):
    """Scores at the end of each series by a map that has not seen the series."""
    fold = np.random.default_rng(1).integers(0, folds, len(series))
    maps = [train({k: v[fold[rows["number"]] != f] for k, v in rows.items()}) for f in range(folds)]
    found = []
    for length in SCORED_LENGTHS:
        ends = table(series, [length], rolling=False)
        windows = [series[i][2][-length:] for i in ends["number"]]
        parts = [predict(m, ends) for m in maps]
        own = tuple(torch.stack([p[j] for p in parts])[fold[ends["number"]], torch.arange(len(ends["number"]))]
                    for j in range(4))
        by_method = {"skm": scores(own, ends)}
        for method in (naive, drift, theta):
            by_method[method.__name__] = scores(method(windows), ends)
        for family in FAMILIES:
            chosen = ends["family"] == family
            for name, (interval, error, c95, c80, known) in by_method.items():
                difference = (by_method["skm"][0] - interval)[chosen]
                cover = lambda c: c[chosen].sum(0) / known[chosen].sum(0)
                found.append(dict(
                    family=family, length=length, method=name, series=int(chosen.sum()),
                    intervalScore=round(float(interval[chosen].mean()), 3),
                    absoluteError=round(float(error[chosen].mean()), 3),
                    coverage95=round(float(c95[chosen].sum() / known[chosen].sum()), 4),
                    coverage80=round(float(c80[chosen].sum() / known[chosen].sum()), 4),
                    lowestCoverage95=round(float(cover(c95).min()), 4),
                    difference=round(float(difference.mean()), 3),
                    differenceError=round(float(difference.std() / np.sqrt(len(difference))), 3)))
                print(length, family, name, *list(found[-1].values())[4:], flush=True)
    return found


def rounded(map_):
    """The map with constants of nine digits, which is what is written."""
    with torch.no_grad():
        for constant in map_.parameters():
            constant.copy_(torch.tensor([float(f"{x:.9g}") for x in constant.flatten()], dtype=torch.float64).reshape(constant.shape))
    return map_


def compact(document):
    """JSON with a line for each row of a table."""
    lines = []
    for key, value in document.items():
        if isinstance(value, list) and value and isinstance(value[0], (list, dict)):
            rows = ",\n  ".join(json.dumps(row) for row in value)
            lines.append(f"{json.dumps(key)}: [\n  {rows}]")
        else:
            lines.append(f"{json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def test_cases(map_, series):
    """Windows of any length, half of them with standard errors, and what the map says of them."""
    random = np.random.default_rng(7)
    cases = []
    for number in random.choice(len(series), 40, replace=False):
        window = series[number][2][-int(random.integers(3, 13)):]
        if np.all(window == window[0]):
            continue
        errors = None
        if number % 2:
            errors = np.mean(np.abs(np.diff(window))) * random.uniform(0.1, 1.5, len(window))
        unit, odd, even = features(window, errors)
        with torch.no_grad():
            median, below, above, tail = map_(torch.tensor(odd[None]), torch.tensor(even[None]))
        cases.append(dict(
            values=window.tolist(), standardErrors=None if errors is None else errors.tolist(),
            median=(window[-1] + unit * median[0].numpy()).tolist(), below=(unit * below[0].numpy()).tolist(),
            above=(unit * above[0].numpy()).tolist(), tail=float(tail[0, 0])))
    return cases


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("output")
    parser.add_argument("cases")
    parser.add_argument("--folds", type=int, default=4)
    arguments = parser.parse_args()
    series = read(arguments.folder)
    rows = table(series, LENGTHS, rolling=True, noisy=3)
    cross_validation = cross_validate(series, rows, arguments.folds)
    fitted = rounded(train(rows))
    by = (f"forecaster.py, PyTorch {torch.__version__.split('+')[0]}, numpy {np.__version__}, "
          f"Python {platform.python_version()}")
    document = dict(
        trained=datetime.date.today().isoformat(), by=by,
        data="M1 competition (181 yearly series), tourism competition (518), World Bank indicators (636)",
        windows=len(rows["weight"]), familyWeights=FAMILY_WEIGHTS,
        lossWeights={str(key): weight for key, weight in LOSS_WEIGHTS.items()},
        lossPowers={str(key): power for key, power in LOSS_POWERS.items()}, recency=RECENCY,
        decay=torch.sigmoid(fitted.decay).tolist())
    for name, layer in (("inner", fitted.inner), ("outer", fitted.outer), ("odd", fitted.odd), ("even", fitted.even)):
        document[name] = layer.weight.tolist()
    document["innerBias"] = fitted.inner.bias.tolist()
    document["evenBias"] = fitted.even.bias.tolist()
    document["crossValidation"] = [
        [row["family"], row["length"], row["method"], row["series"], *list(row.values())[4:]]
        for row in cross_validation]
    document["crossValidationColumns"] = list(cross_validation[0])
    with open(arguments.output, "w") as file:
        file.write(compact(document))
    with open(arguments.cases, "w") as file:
        file.write(compact(dict(by=by, cases=test_cases(fitted, series))))


if __name__ == "__main__":
    main()
