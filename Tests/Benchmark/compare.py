"""Times skm beside wc, polars and duckdb in interleaved rounds, and writes README's performance table.

Usage: python3 compare.py SKM SKM_BENCH FOLDER [ROWS ...]     (default 100000 1000000 10000000)

Needs polars, duckdb, numpy and scipy from PyPI. Files are made in FOLDER once. Every round runs every
program once on a warm file; the table has medians of whole processes. The respondents and the sum of the
indices must agree to the last digit that the peers print.
"""

import csv
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time

import readme

HERE = os.path.dirname(os.path.abspath(__file__))
OPTIONS = (
    "--by year,unit --stratum year,unit,service --weight weight --missing complete "
    "--singleton certainty --format csv --spreadsheet en --quiet"
).split()


def timed(command, output):
    """Seconds, the most memory in MiB, of one run."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def result(name, path):
    """The respondents, and the sum of the indices."""
    if name != "skm":
        count, total = open(path).read().split()
        return int(count), total
    rows = [r for r in csv.DictReader(open(path)) if r["element"] == "index"]
    total = sum(float(r["estimate"]) for r in rows)
    return sum(int(r["completeRespondents"]) for r in rows), f"{total:.10f}"


def main(skm, bench, folder, sizes):
    python = sys.executable
    lines = [
        "| rows | program | seconds | × `wc -l` | times as long as skm | most memory, MiB |",
        "|---:|---|---:|---:|---:|---:|",
    ]
    for size in sizes:
        path = os.path.join(folder, f"bench-{size}.csv")
        if not os.path.exists(path):
            subprocess.run([bench, "generate", str(size), path], check=True)
        commands = {
            "wc": ["wc", "-l", path],
            "skm": [skm, "index", path, *OPTIONS],
            "polars": [python, os.path.join(HERE, "task.py"), "polars", path],
            "duckdb": [python, os.path.join(HERE, "task.py"), "duckdb", path],
        }
        runs = {name: [] for name in commands}
        results = {}
        with tempfile.TemporaryDirectory() as work:
            for turn in range(12 if size <= 100_000 else 6):
                for name, command in commands.items():
                    out = os.path.join(work, name)
                    with open(out, "wb") as output:
                        run = timed(command, output)
                    if turn > 0:  # the first warms the files
                        runs[name].append(run)
                    if name != "wc":
                        results[name] = result(name, out)
        assert len({count for count, _ in results.values()}) == 1, results
        sums = [float(total) for _, total in results.values()]
        assert max(sums) - min(sums) <= 1e-9 * max(sums), results
        seconds = {name: statistics.median(s for s, _ in r) for name, r in runs.items()}
        for name, label in [
            ("skm", "skm"),
            ("polars", "polars, streaming"),
            ("duckdb", "duckdb"),
            ("wc", "`wc -l`"),
        ]:
            # A process as small as wc shows the memory of the one that started it.
            memory = "–" if name == "wc" else f"{max(m for _, m in runs[name]):.0f}"
            lines.append(
                f"| {size:,} | {label} | {seconds[name]:.3f} | {seconds[name] / seconds['wc']:.1f} "
                f"| {seconds[name] / seconds['skm']:.1f} | {memory} |"
            )
    import duckdb
    import polars

    table = "\n".join(lines)
    table += (
        f"\n\npolars {polars.__version__}, duckdb {duckdb.__version__}, Python "
        f"{platform.python_version()}, {os.cpu_count()} cores; medians of whole processes in "
        f"interleaved rounds, made by `Tests/Benchmark/compare.py`.\n"
    )
    readme.replace("benchmark", table)
    print(table)


if __name__ == "__main__":
    main(*sys.argv[1:4], [int(a) for a in sys.argv[4:]] or [100_000, 1_000_000, 10_000_000])
