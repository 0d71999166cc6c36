"""Times coefficients of reliability beside R, and writes README's table of them.

Usage: python3 reliability.py SKM_BENCH FOLDER

Both are given the same made-up answers. Times are of the work alone, without the start of a program; skm's are
medians of 11 runs, half of them before R's and half after. Where R, psych or lavaan is missing, skm is timed
alone, and README stays as it is.
"""

import csv
import os
import shutil
import statistics
import subprocess
import sys

import readme

HERE = os.path.dirname(os.path.abspath(__file__))
LABELS = {
    "polychoric": "36 polychoric correlations, 10,000 respondents",
    "ordinal-factor": "one factor of ordered answers, 10,000 respondents",
    "bootstrap-2000-omegas": "2,000 bootstrap omegas, 1,000 respondents",
    "bootstrap-2000-alphas": "2,000 bootstrap alphas, 1,000 respondents",
    "reliability-of-a-group": "all of `skm reliability`, 1,000 respondents",
}


def times(bench):
    """By workload, milliseconds in eleven runs' median and the result."""
    command = [bench, "time", *LABELS, "--rows", "10", "--runs", "11"]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {r["workload"]: r for r in csv.DictReader(lines.splitlines())}


def peers(answers):
    """The versions of R's packages and their rows; None without R or a package."""
    if shutil.which("Rscript") is None:
        print("R is not installed", file=sys.stderr)
        return None
    script = os.path.join(HERE, "reliability.R")
    run = subprocess.run(["Rscript", script, answers], stdout=subprocess.PIPE, text=True)
    if run.returncode == 3:
        return None
    assert run.returncode == 0, "reliability.R failed"
    versions, *lines = run.stdout.splitlines()
    return versions.split(",")[1:], list(csv.DictReader(lines))


def seconds(value):
    return f"{value:.1f}" if value >= 10 else f"{value:.2g}" if value >= 1 else f"{value:.3f}"


def main(bench, folder):
    answers = os.path.join(folder, "answers.csv")
    with open(answers, "wb") as file:
        subprocess.run([bench, "synthesize", "answers", "--seed", "1"], check=True, stdout=file)
    before = times(bench)
    found = peers(answers)
    after = times(bench)
    medians = {
        name: statistics.mean(float(run[name]["medianMilliseconds"]) for run in (before, after))
        / 1000
        for name in LABELS
    }
    lines = [
        "| nine items | beside | seconds | skm, seconds | skm is faster |",
        "|---|---|---:|---:|---:|",
    ]
    for name, label in LABELS.items():
        rows = [r for r in found[1] if r["workload"] == name] if found else []
        own = f"{medians[name]:.4f}"
        for row in rows:
            ours, theirs = float(before[name]["result"]) / 1e6, float(row["result"])
            # Optimizers stop where they please; of the means of 100 resamples this is four errors.
            tolerance = 5e-3 if "bootstrap" in name else 1e-5
            assert abs(ours - theirs) < tolerance * abs(theirs), (name, ours, theirs)
            ratio = float(row["seconds"]) / medians[name]
            lines.append(
                f"| {label} | {row['peer']} | {seconds(float(row['seconds']))} | {own} "
                f"| {ratio:,.0f} × |"
            )
        if not rows:
            lines.append(f"| {label} | – | – | {own} | – |")
    table = "\n".join(lines) + "\n"
    if found:
        table += (
            f"\n{', '.join(found[0])}, {os.cpu_count()} cores; medians, made by "
            "`Tests/Benchmark/reliability.py`.\n"
        )
        readme.replace("reliability benchmark", table)
    print(table)


if __name__ == "__main__":
    main(*sys.argv[1:3])
