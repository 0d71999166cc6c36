"""The benchmark's task for the peers: what skm index computes of a file, as far as a peer can.

Usage: python3 task.py polars|duckdb FILE

Per year and unit, on respondents who answered all nine elements: their number, the mean of each element,
the 9 x 9 covariance, Cronbach's alpha, and the weighted index with its linearized standard error and
interval, services as strata. Reading and grouping is the peer's; what is left is numpy on 1,600 rows.
Prints the respondents, and the sum of the indices, to compare.
"""

import sys

import numpy as np
from scipy.special import stdtrit

ITEMS = [f"U{j}" for j in range(1, 10)]
PAIRS = [(a, b) for a in range(9) for b in range(a, 9)]
SUMS = ["n", "w", "ws", "ww", "wws", "wwss"] + ITEMS + [f"p{a}{b}" for a, b in PAIRS]


def by_polars(path):
    import polars as pl

    complete = pl.all_horizontal([pl.col(c).is_not_null() for c in ITEMS])
    w, s = pl.col("weight"), pl.sum_horizontal(ITEMS) * (25 / 9)
    sums = [
        pl.len().alias("n"),
        w.sum().alias("w"),
        (w * s).sum().alias("ws"),
        (w * w).sum().alias("ww"),
        (w * w * s).sum().alias("wws"),
        (w * w * s * s).sum().alias("wwss"),
        *[pl.col(c).sum() for c in ITEMS],
        *[(pl.col(ITEMS[a]) * pl.col(ITEMS[b])).sum().alias(f"p{a}{b}") for a, b in PAIRS],
    ]
    table = (
        pl.scan_csv(path)
        .select("year", "unit", "service", "weight", *ITEMS)
        .filter(complete)
        .group_by("year", "unit", "service")
        .agg(sums)
        .collect(engine="streaming")
    )
    keys = [f"{y} {u}" for y, u in zip(table["year"], table["unit"])]
    return keys, {c: table[c].to_numpy().astype(float) for c in SUMS}


def by_duckdb(path):
    import duckdb

    complete = " and ".join(f"{c} is not null" for c in ITEMS)
    products = ", ".join(f"sum({ITEMS[a]} * {ITEMS[b]}) p{a}{b}" for a, b in PAIRS)
    table = duckdb.sql(
        f"""
        with rows as (
          select year, unit, service, weight w, ({" + ".join(ITEMS)}) * (25 / 9.0)::double s,
            {", ".join(ITEMS)}
          from read_csv('{path}') where {complete})
        select year || ' ' || unit as key, service, count(*) n, sum(w) w, sum(w * s) ws,
          sum(w * w) ww, sum(w * w * s) wws, sum(w * w * s * s) wwss,
          {", ".join(f"sum({c}) {c}" for c in ITEMS)}, {products}
        from rows group by all"""
    ).fetchnumpy()
    return list(table["key"]), {c: np.asarray(table[c]).astype(float) for c in SUMS}


def main(peer, path):
    keys, of = {"polars": by_polars, "duckdb": by_duckdb}[peer](path)
    _, group = np.unique(keys, return_inverse=True)
    total = {c: np.bincount(group, values) for c, values in of.items()}
    n, index = total["n"], total["ws"] / total["w"]

    covariance = np.empty((len(n), 9, 9))
    for a, b in PAIRS:
        products = total[f"p{a}{b}"] - total[ITEMS[a]] * total[ITEMS[b]] / n
        covariance[:, a, b] = covariance[:, b, a] = products / (n - 1)
    trace = np.trace(covariance, axis1=1, axis2=2)
    alpha = 9 / 8 * (1 - trace / covariance.sum(axis=(1, 2)))

    own, weight = index[group], total["w"][group]
    z = (of["ws"] - own * of["w"]) / weight
    zz = (of["wwss"] - 2 * own * of["wws"] + own**2 * of["ww"]) / weight**2
    size = of["n"]
    parts = np.where(size > 1, size / np.maximum(size - 1, 1) * (zz - z**2 / size), 0)
    error = np.sqrt(np.bincount(group, parts))
    lower = index - stdtrit(n - np.bincount(group), 0.975) * error
    assert np.isfinite(alpha).all() and np.isfinite(lower).all()
    print(int(n.sum()), f"{index.sum():.10f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
