"""Whether sums that databases make give the answers of the responses themselves.

Usage: python3 agree.py SKM [--only NAME,...] [--seeds N] [--first SEED] [--require NAME,...]

Makes up surveys, reads each with SKM as a file, and as a table of every database that is here, through the SQL
of `skm query`. With whole numbers the JSON must be the same to the last character; with fractional weights
numbers may differ by 1e-12, relative or on their own scale. Weights differ by a factor of 200 at most: where
one outweighs a whole group, errors are small differences of large sums, and lose digits by any order of adding;
of a trend the observations are held to this, and the lines through them to 1e-7 (3e-9 was seen, in I²). Databases: sqlite (Python's own), postgresql (a server of its own in a
temporary folder, on a socket there, as the user postgres where root runs this), duckdb (the Python package),
clickhouse (the Python package chdb), and with --only spark also that (the Python package pyspark). What is not
here is skipped by name; --require makes its absence an error.
"""

import argparse
import csv
import glob
import io
import json
import math
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

TOLERANCE = 1e-12


# Surveys


class Survey:
    """A made-up table of responses, and what is asked of it."""

    def __init__(self, seed):
        pick = random.Random(seed)
        self.seed = seed
        self.has_fractions = seed % 2 == 1
        quoted = pick.random() < 0.5
        self.items = [("U %d" if quoted else "u%d") % (i + 1) for i in range(9)]
        self.item_list = ",".join(self.items) if quoted else "u1-u9"
        self.unit = pick.choice(["unit", "Unit Layanan", "unit kerja"])
        self.year = pick.choice(["year", "tahun", "Tahun"])
        self.stratum = pick.choice(["kec", 'kec "lama"', "select", "Kec`amatan"])
        self.has_text = pick.random() < 0.4
        self.design = pick.choice(["none", "strata", "strata", "units", "population"])
        self.has_weight = self.has_fractions or pick.random() < 0.5
        units = ["Kras", 'Loket "A", lantai 2', "Dinas  Jalan", "Café", ""]
        strata = ["s10", "s2", "S 1", "é", "0"]
        pick.shuffle(strata)
        self.header = ["id", self.year, self.unit, self.stratum, "desa", "w", "N"] + self.items
        self.rows = []
        for number in range(pick.randint(60, 260)):
            stratum = pick.randrange(len(strata))
            mood = pick.random()
            # contented people answer alike, so that rows of sums stand for several
            answers = [self.answer(pick, mood) for _ in self.items]
            if pick.random() < 0.6:
                answers = [answers[0]] * 9
            weight = (
                pick.choice([0.1, 1 / 3, 12.3456, 0.0, 1e-3 * pick.randint(100, 20000)])
                if self.has_fractions else pick.choice([1, 2, 3, 0, 40])
            )
            unit = pick.choice(units) if pick.random() < 0.99 else None
            self.rows.append(
                [number, pick.choice([2019, 2020, 2021, 2022]), unit or None, strata[stratum],
                 "d%d" % pick.randrange(12), weight, 5000 + 100 * stratum] + answers)
        # no stratum or unit is alone
        for stratum in strata:
            for unit in range(2):
                self.rows.append(
                    [len(self.rows), 2020, "Kras", stratum, "d%d" % unit,
                     1.5 if self.has_fractions else 2, 5000 + 100 * strata.index(stratum)]
                    + ([str(3 + unit)] if self.has_text else [3 + unit]) * 9)

    def answer(self, pick, mood):
        if pick.random() < 0.03:
            return pick.choice([None, "-", " "]) if self.has_text else None
        level = min(4, max(1, round(pick.gauss(2.4 + 1.6 * mood, 0.7))))
        if not self.has_text:
            return level
        return pick.choice(["%d"] * 8 + ["%d.0", " %d"]) % level

    def options(self):
        """The design as options of skm, of files and of queries alike."""
        options = []
        if self.design != "none":
            options += ["--stratum", self.stratum]
        if self.design == "units":
            options += ["--psu", "desa"]
        if self.design == "population":
            options += ["--population", "N"]
        if self.has_weight:
            options += ["--weight", "w"]
        return options

    def query(self, dialect, table="answers"):
        return ["query", "--table", table, "--items", self.item_list, "--dialect", dialect,
                "--by", self.year + "," + self.unit] + self.options()

    def write(self, path):
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(self.header)
            writer.writerows([["" if x is None else x for x in row] for row in self.rows])

    def types(self, text, whole, fraction):
        return [whole, whole, text, text, text, fraction if self.has_fractions else whole,
                whole] + [text if self.has_text else whole] * 9


def quoted(name, mark='"'):
    return mark + name.replace(mark, mark + mark) + mark


def create(survey, text, whole, fraction):
    columns = zip(survey.header, survey.types(text, whole, fraction))
    return "CREATE TABLE answers (%s)" % ", ".join(quoted(n) + " " + t for n, t in columns)


# Databases: each gives the bytes of a result as CSV


class SQLite:
    name = "sqlite"

    def result(self, survey, sql, folder):
        base = sqlite3.connect(":memory:")
        types, rows = ("TEXT", "INTEGER", "REAL"), survey.rows
        if survey.seed % 4 in (0, 1):  # texts alone, as .import makes them of CSV
            types = ("TEXT", "TEXT", "TEXT")
            rows = [["" if x is None else str(x) for x in row] for row in rows]
        base.execute(create(survey, *types))
        base.executemany(
            "INSERT INTO answers VALUES (%s)" % ",".join("?" * len(survey.header)), rows)
        cursor = base.execute(sql("sqlite"))
        text = io.StringIO()
        writer = csv.writer(text)
        writer.writerow([column[0] for column in cursor.description])
        writer.writerows(cursor)
        return text.getvalue()

    def close(self):
        pass


class DuckDB:
    name = "duckdb"

    def __init__(self):
        import duckdb
        self.base = duckdb.connect()

    def result(self, survey, sql, folder):
        self.base.execute("DROP TABLE IF EXISTS answers")
        self.base.execute(create(survey, "VARCHAR", "BIGINT", "DOUBLE"))
        self.base.executemany(
            "INSERT INTO answers VALUES (%s)" % ",".join("?" * len(survey.header)), survey.rows)
        path = os.path.join(folder, "duckdb.csv")
        if survey.seed % 3 == 0:  # the same from Parquet files
            parquet = os.path.join(folder, "answers.parquet")
            self.base.execute("COPY answers TO '%s' (FORMAT parquet)" % parquet)
            text = sql("duckdb", parquet)
        else:
            text = sql("duckdb")
        self.base.execute("COPY (%s) TO '%s' (HEADER)" % (text.rstrip().rstrip(";"), path))
        return open(path, encoding="utf-8", newline="").read()

    def close(self):
        self.base.close()


class PostgreSQL:
    name = "postgresql"

    def __init__(self):
        folders = sorted(glob.glob("/usr/lib/postgresql/*/bin"), key=lambda p: int(p.split("/")[4]))
        if not folders:
            raise ImportError("no server below /usr/lib/postgresql")
        self.bin = folders[-1]
        # A socket's path must be short.
        self.folder = tempfile.mkdtemp(prefix="skm-pg-", dir="/tmp")
        self.user = "postgres" if os.getuid() == 0 else None
        if self.user:
            shutil.chown(self.folder, self.user)
        data = os.path.join(self.folder, "data")
        self.run([self.bin + "/initdb", "-D", data, "-U", "skm", "-A", "trust", "-E", "UTF8",
                  "--locale=C.UTF-8", "--no-sync"])
        self.run([self.bin + "/pg_ctl", "-D", data, "-w", "-l", self.folder + "/log", "-o",
                  "-c listen_addresses= -c fsync=off -k " + self.folder, "start"])

    def run(self, command, **more):
        if self.user:
            command = ["runuser", "-u", self.user, "--"] + command
        outcome = subprocess.run(command, capture_output=True, text=True, cwd="/", **more)
        if outcome.returncode:
            raise RuntimeError("%s\n%s" % (" ".join(command), outcome.stderr))
        return outcome.stdout

    def psql(self, text):
        return self.run(
            [self.bin + "/psql", "-X", "-q", "--csv", "-v", "ON_ERROR_STOP=1", "-h", self.folder,
             "-U", "skm", "-d", "postgres"], input=text)

    def result(self, survey, sql, folder):
        path = os.path.join(self.folder, "answers.csv")
        survey.write(path)
        os.chmod(path, 0o644)
        whole = "numeric(12,3)" if survey.seed % 4 == 0 else "bigint"
        self.psql(
            "DROP SCHEMA IF EXISTS \"Survei 1\" CASCADE; CREATE SCHEMA \"Survei 1\";"
            "SET search_path TO \"Survei 1\";%s;\\copy answers FROM '%s' (FORMAT csv, HEADER)\n"
            % (create(survey, "text", whole, "double precision"), path))
        return self.psql(sql("postgresql", '"Survei 1".answers'))

    def close(self):
        self.run([self.bin + "/pg_ctl", "-D", self.folder + "/data", "-m", "immediate", "stop"])
        shutil.rmtree(self.folder, ignore_errors=True)


class ClickHouse:
    name = "clickhouse"

    def __init__(self):
        from chdb import session
        self.session = session.Session()

    def result(self, survey, sql, folder):
        path = os.path.join(folder, "clickhouse.csv")
        survey.write(path)
        types = survey.types("Nullable(String)", "Nullable(Int64)", "Nullable(Float64)")
        columns = ", ".join(
            quoted(n, "`") + " " + t for n, t in zip(survey.header, types))
        self.session.query("DROP TABLE IF EXISTS answers")
        self.session.query("CREATE TABLE answers (%s) ENGINE = Memory" % columns)
        self.session.query(
            "INSERT INTO answers SELECT * FROM file('%s', 'CSVWithNames', '%s')"
            % (path, columns.replace("\\", "\\\\").replace("'", "\\'")))
        return self.session.query(sql("clickhouse"), "CSVWithNames").bytes().decode("utf-8")

    def close(self):
        self.session.close()


class Spark:
    name = "spark"

    def __init__(self):
        from pyspark.sql import SparkSession
        self.spark = SparkSession.builder.master("local[1]").config(
            "spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2").getOrCreate()
        self.spark.sparkContext.setLogLevel("ERROR")

    def result(self, survey, sql, folder):
        types = survey.types("STRING", "BIGINT", "DOUBLE")
        schema = ", ".join(quoted(n, "`") + " " + t for n, t in zip(survey.header, types))
        self.spark.createDataFrame(
            [tuple(row) for row in survey.rows], schema).createOrReplaceTempView("answers")
        path = os.path.join(folder, "spark")
        self.spark.sql(sql("spark")).coalesce(1).write.mode("overwrite").option(
            "header", True).option("escape", '"').csv(path)
        return "".join(
            open(name, encoding="utf-8", newline="").read()
            for name in glob.glob(path + "/part-*.csv"))

    def close(self):
        self.spark.stop()


# Comparing


def differences(left, right, tolerance, place=""):
    """Where two JSON values differ by more than they may."""
    if isinstance(left, dict) and isinstance(right, dict):
        for key in list(left) + [k for k in right if k not in left]:
            if key == "rank" and tolerance:
                continue  # means that tie may differ in the last bit of fractions
            if key not in left or key not in right:
                yield place + "/" + key
            else:
                yield from differences(left[key], right[key], tolerance, place + "/" + key)
    elif isinstance(left, list) and isinstance(right, list) and len(left) == len(right):
        for number, (a, b) in enumerate(zip(left, right)):
            yield from differences(a, b, tolerance, place + "/%d" % number)
    elif isinstance(left, float) and isinstance(right, (float, int)) and tolerance:
        # An error near zero, such as an eigenvalue that should vanish, is measured against 1.
        if not math.isclose(left, right, rel_tol=tolerance, abs_tol=tolerance):
            yield "%s: %r %r" % (place, left, right)
    elif left != right or type(left) is not type(right):
        yield "%s: %r %r" % (place, left, right)


def without_repeats(document):
    """Sums do not tell who repeats another; everything else of reliability is the same."""
    for group in document["groups"]:
        quality = group["quality"]
        for key in ["duplicates", "flagged", "index", "indexWithoutFlagged", "reason"]:
            quality.pop(key, None)
    return document


def commands(survey):
    year, unit = survey.year, survey.unit
    yield ["index", "--by", "%s,%s" % (year, unit)], ["index"]
    yield ["index", "--by", unit], ["index", "--by", unit]
    yield (["index", "--by", "year", "--missing", "complete"],
           ["index", "--by", "year", "--missing", "complete"])
    yield ["trend", "--by", unit], ["trend", "--by", unit]
    yield ["reliability", "--by", unit], ["reliability", "--by", unit]
    yield ["compare", "--between", year], ["compare", "--between", year]


def skm(program, arguments, **more):
    return subprocess.run([program] + arguments, capture_output=True, text=True, **more)


def run(program, survey, database, folder):
    """How many answers were compared; raises where one differs."""
    raw = os.path.join(folder, "raw.csv")
    sums = os.path.join(folder, "sums.csv")
    survey.write(raw)

    def sql(dialect, table="answers"):
        outcome = skm(program, survey.query(dialect, table))
        assert outcome.returncode == 0, outcome.stderr
        return outcome.stdout

    text = database.result(survey, sql, folder)
    with open(sums, "w", newline="", encoding="utf-8") as file:
        file.write(text)
    count = 0
    more = ["--format", "json", "--language", "en", "--singleton", "certainty"]
    for of_file, of_sums in commands(survey):
        left = skm(program, of_file[:1] + [raw] + of_file[1:] + survey.options() + more)
        if count % 2:
            right = skm(program, of_sums[:1] + ["--aggregate", sums] + of_sums[1:] + more)
        else:
            right = skm(program, of_sums[:1] + ["--aggregate", "-"] + of_sums[1:] + more, input=text)
        what = "%s, seed %d, %s" % (database.name, survey.seed, " ".join(of_file))
        if left.returncode or right.returncode:
            left_words, right_words = left.stderr, right.stderr
            assert left.returncode == right.returncode and left_words == right_words, (
                "%s\n%s\n%s" % (what, left_words, right_words))
            count += 1
            continue
        left, right = json.loads(left.stdout), json.loads(right.stdout)
        if of_file[0] == "reliability":
            assert all(g["quality"]["duplicates"] is None and g["quality"]["reason"]
                       for g in right["groups"]), what
            left, right = without_repeats(left), without_repeats(right)
        tolerance = TOLERANCE if survey.has_fractions else 0
        found = []
        if of_file[0] == "trend" and survey.has_fractions:
            # a line through four years magnifies what their standard errors have lost
            found = list(differences([s["observations"] for s in left["series"]],
                                     [s["observations"] for s in right["series"]], tolerance))
            tolerance = 1e-7
        found += differences(left, right, tolerance)
        assert not found, "%s\n%s" % (what, "\n".join(found[:10]))
        count += 1
    return count


def refusals(program, database, folder, seed):
    """What a file is refused for, its sums are refused for too."""
    survey = Survey(seed)
    survey.has_text, survey.has_fractions, survey.has_weight = False, False, True
    path = os.path.join(folder, "refused.csv")

    def sql(dialect, table="answers"):
        return skm(program, survey.query(dialect, table)).stdout

    first = [3 if x is None or isinstance(x, str) else x for x in survey.rows[0][7:]]
    for place, value, code in [(5, None, "invalidWeight"), (5, -1, "invalidWeight"),
                               (7, 5, "invalidAnswer"), (7, 0, "invalidAnswer")]:
        rows = [row[:7] + first for row in survey.rows]
        rows[1][place] = value
        survey.rows, kept = rows, survey.rows
        text = database.result(survey, sql, folder)
        survey.rows = kept
        with open(path, "w", newline="", encoding="utf-8") as file:
            file.write(text)
        outcome = skm(program, ["index", "--aggregate", path, "--language", "en"])
        words = "weight" if place == 5 else "Found: \u201c%d" % value
        assert outcome.returncode == 1 and words in outcome.stderr and "line" in outcome.stderr, (
            "%s: %s %r\n%s" % (database.name, code, value, outcome.stderr))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("skm")
    parser.add_argument("--only", default="sqlite,postgresql,duckdb,clickhouse")
    parser.add_argument("--require", default="")
    parser.add_argument("--seeds", type=int, default=8)
    parser.add_argument("--first", type=int, default=1)
    options = parser.parse_args()
    program = os.path.abspath(options.skm)
    required = [name for name in options.require.split(",") if name]
    failed = False
    for kind in [SQLite, PostgreSQL, DuckDB, ClickHouse, Spark]:
        if kind.name not in options.only.split(","):
            continue
        try:
            database = kind()
        except ImportError as reason:
            print("skipped %s: %s" % (kind.name, reason))
            failed = failed or kind.name in required
            continue
        try:
            count = 0
            for seed in range(options.first, options.first + options.seeds):
                survey = Survey(seed)
                with tempfile.TemporaryDirectory() as folder:
                    count += run(program, survey, database, folder)
            with tempfile.TemporaryDirectory() as folder:
                refusals(program, database, folder, 2)
                refusals(program, database, folder, 4)
            print("%s: %d answers of %d surveys agree" % (kind.name, count, options.seeds))
        except AssertionError as difference:
            print("%s: %s" % (kind.name, difference))
            failed = True
        finally:
            database.close()
    sys.exit(failed)


main()
