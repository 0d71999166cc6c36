"""Writes nist/linear/peers.csv: how many certified digits of the NIST StRD sets for linear regression
other programs have.

    python3 Tests/Reference/make/nist-linear-peers.py

Of the coefficients and standard errors of a set, the fewest. Each program is called as its manual
does, on a design of doubles; R forms its own from a formula (nist-linear-peers.R).
"""

import csv
import importlib
import io
import math
import pathlib
import subprocess
import sys

import numpy
import statsmodels
import statsmodels.api

sys.dont_write_bytecode = True
exact = importlib.import_module("nist-linear")
here = pathlib.Path(__file__).parent


def numpy_lstsq(design, y):
    b, *_ = numpy.linalg.lstsq(design, y)
    residuals = y - design @ b
    degrees = len(y) - design.shape[1]
    return {"coefficient": b, "residualStandardDeviation": [math.sqrt(residuals @ residuals / degrees)]}


def statsmodels_ols(method):
    def fit(design, y):
        fit = statsmodels.api.OLS(y, design).fit(method=method)
        return {"coefficient": fit.params, "standardError": fit.bse,
                "residualStandardDeviation": [math.sqrt(fit.mse_resid)]}
    return fit


programs = {
    f"numpy {numpy.__version__} lstsq": numpy_lstsq,
    f"statsmodels {statsmodels.__version__} pinv": statsmodels_ols("pinv"),
    f"statsmodels {statsmodels.__version__} qr": statsmodels_ols("qr"),
}


def fewest(values, certified):
    """The digits of the worst parameter; 0 where a program gives none."""
    return min(
        exact.digits(float(value), target) if math.isfinite(value) else 0
        for value, (_, target) in zip(values, certified))


found = {}  # by set, program and quantity
printed = subprocess.run(
    ["Rscript", here / "nist-linear-peers.R", exact.folder], check=True, capture_output=True, text=True)
for row in csv.DictReader(io.StringIO(printed.stdout)):
    value = float("nan") if row["value"] == "NA" else float(row["value"])
    found.setdefault((row["set"], row["program"], row["quantity"]), []).append(value)

certified = exact.certified_values()
for name, values in certified.items():
    rows = exact.rows_of(name)
    columns = exact.design(rows, [parameter for parameter, _ in values["coefficient"]], float)
    design, y = numpy.array(columns).T, numpy.array([float(row["y"]) for row in rows])
    for program, fit in programs.items():
        for quantity, results in fit(design, y).items():
            found[name, program, quantity] = [float(value) for value in results]

lines = ["set,quantity,program,digits"]
for (name, program, quantity), results in found.items():
    digits = fewest(results, certified[name][quantity])
    lines.append(f"{name},{quantity},{program},{f'{digits:.1f}'.replace('15.0', '15')}")
(exact.folder / "peers.csv").write_text("\n".join(lines) + "\n")
