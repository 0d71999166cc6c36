"""Times forecasts of 645 yearly series beside R's forecast, and writes README's table of them.

Usage: python3 forecast.py SKM_BENCH SERIES_FOLDER FOLDER

Both are given the first 645 series of M1 and tourism (Tests/Reference/forecast), whole and their last ten values.
Times are of the work alone, without the start of a program; skm's are medians of 21 runs, half of them before R's
and half after, R's of 3. Where R or its package forecast is missing, skm is timed alone, and README stays as it is.
"""

import csv
import os
import shutil
import statistics
import subprocess
import sys

import readme

HERE = os.path.dirname(os.path.abspath(__file__))
METHODS = ["skm", "naive", "drift", "linear", "ses", "holt", "damped", "theta"]
COUNT = 645
LAST = 10


def write_series(source, folder):
    """Files with the last values and with all values of the series."""
    past = []
    for name in ("m1", "tourism"):
        with open(os.path.join(source, f"{name}_yearly.csv"), newline="") as file:
            past += [row["train"].split() for row in csv.DictReader(file)]
    paths = []
    for name, length in (("last", LAST), ("whole", 10_000)):
        paths.append(os.path.join(folder, f"series-{name}.csv"))
        with open(paths[-1], "w", newline="") as file:
            rows = csv.writer(file, lineterminator="\n")
            rows.writerow(["train"])
            rows.writerows([" ".join(values[-length:])] for values in past[:COUNT])
    return paths


def times(bench, path):
    """By method, milliseconds in the median of eleven runs."""
    names = [f"forecast-{method}" for method in METHODS]
    command = [bench, "time", *names, "--rows", "10", "--runs", "11", "--series", path]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    rows = list(csv.DictReader(lines.splitlines()))
    assert all(int(r["rows"]) == COUNT for r in rows)
    return {r["workload"].removeprefix("forecast-"): float(r["medianMilliseconds"]) for r in rows}


def peers(path):
    """The versions, and milliseconds by function; None without R or the package."""
    if shutil.which("Rscript") is None:
        print("R is not installed", file=sys.stderr)
        return None
    script = os.path.join(HERE, "forecast.R")
    run = subprocess.run(["Rscript", script, path, "3"], stdout=subprocess.PIPE, text=True)
    if run.returncode == 3:
        return None
    assert run.returncode == 0, "forecast.R failed"
    versions, *lines = run.stdout.splitlines()
    rows = list(csv.DictReader(lines))
    assert all(int(r["answered"]) == COUNT for r in rows), rows
    return versions.split(",")[1:], {r["peer"]: 1000 * float(r["seconds"]) for r in rows}


def milliseconds(value):
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def main(bench, source, folder):
    own, others, versions = [], [], None
    for path in write_series(source, folder):
        before = times(bench, path)
        found = peers(path)
        after = times(bench, path)
        own.append({m: statistics.mean((before[m], after[m])) for m in METHODS})
        if found:
            versions, by_peer = found
            others.append(by_peer)
    lines = [
        f"| 645 forecasts | last {LAST} values, ms | `ets` takes | whole series, ms | `ets` takes |",
        "|---|---:|---:|---:|---:|",
    ]
    def line(label, values):
        cells = []
        for place, value in enumerate(values):
            ratio = f"{others[place]['R `ets`'] / value:,.0f} ×" if others else "–"
            cells += [milliseconds(value), ratio]
        lines.append(f"| {label} | {' | '.join(cells)} |")
    for method in METHODS:
        line(f"`--method {method}`", [by_method[method] for by_method in own])
    for peer in others[0] if others else []:
        line(peer, [by_peer[peer] for by_peer in others])
    table = "\n".join(lines) + "\n"
    if versions:
        table += (
            f"\n{', '.join(versions)}, {os.cpu_count()} cores, of which each uses one; medians, made by "
            "`Tests/Benchmark/forecast.py`.\n"
        )
        readme.replace("forecast benchmark", table)
    print(table)


if __name__ == "__main__":
    main(*sys.argv[1:4])
