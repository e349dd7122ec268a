"""The balance scorecard of a nation: seven resources over every county, beside hand-written SQL and pandas.

Files like a snapshot's are drawn from whole numbers once for each size, the
pupils of a class in one school; then each way runs in a process of its own, so that its memory is its own. All three
read the same files and must give the same coefficients.
"""

import json
import math
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
MILLION, NATION = 1_000_000, 12_000_000
PUPILS_A_SCHOOL, SCHOOLS_A_COUNTY = 240, 16.667
RUNS = 3
MB = 1024
LIMIT_MB = 2048
WAYS = ("engine", "sql", "pandas")
DAY = "DATE '2026-10-12'"
NOW = (
    f"valid_from <= {DAY} AND valid_to > {DAY} AND known_to = TIMESTAMPTZ '9999-12-31 00:00:00+00'"
)
ARTS = "('体育', '音乐', '美术', '艺术')"


def rows(nation):
    """The rows of the bench: a million pupils, and with ``nation`` twelve million."""
    found, walls = [], {}
    for size in (MILLION, NATION) if nation else (MILLION,):
        with tempfile.TemporaryDirectory(prefix="xz-nation-") as place:
            draw(Path(place), size)
            told = {way: run(place, way) for way in WAYS}
        label = f"balance.{size // MILLION}M"
        walls[size] = told["engine"]["cpu"]
        ours, sql, pandas = (told[way] for way in WAYS)
        found += [
            (label, ours["wall"], "s", "hand-written SQL", sql["wall"]),
            (f"{label}.beside-pandas", ours["wall"], "s", "pandas", pandas["wall"]),
            (f"{label}.cpu", ours["cpu"], "s of CPU", "hand-written SQL", sql["cpu"]),
            (f"{label}.cpu-beside-pandas", ours["cpu"], "s of CPU", "pandas", pandas["cpu"]),
            (f"{label}.memory", ours["mb"], "MB", "limit", float(LIMIT_MB)),
            (f"{label}.counties", ours["counties"], "counties", "", 0.0),
            (f"{label}.agree", int(same(ours, sql) and same(ours, pandas)), "1: all three agree", "", 1.0),
        ]  # fmt: skip
    if nation:
        each = walls[NATION] / walls[MILLION]
        found.append(("balance.growth", each, "times the CPU of 1 M", "linear", 12.0))
    return found


def same(one, other):
    """Say whether two ways found the same counties and coefficients; without a resource there is none."""

    def near(x, y):
        nothing = [z is None or math.isnan(z) for z in (x, y)]
        return all(nothing) or (not any(nothing) and math.isclose(x, y, abs_tol=1e-9))

    pairs = zip(one["found"], other["found"], strict=True)
    return all(a[0] == b[0] and all(map(near, a[1], b[1])) for a, b in pairs)


def run(place, way):
    """Run one way in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", __file__, place, way], text=True, check=True,
        stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    return json.loads(done.stdout.strip().splitlines()[-1])


def draw(place, size):
    """Write the tables a snapshot would hold, as far as the scorecard reads them."""
    import duckdb

    schools = size // PUPILS_A_SCHOOL
    counties = round(schools / SCHOOLS_A_COUNTY)
    axes = (
        "DATE '2023-09-01' AS valid_from, DATE '9999-12-31' AS valid_to,"
        " TIMESTAMPTZ '9999-12-31 00:00:00+00' AS known_to"
    )
    first = counties + 1

    def school(i):
        """Uneven on purpose: weights are to matter. The pupils of a class are in one school."""
        return f"{first} + hash({i}) % {schools} * (hash({i} + 7) % {schools}) // {schools}"

    stage = "WHEN i % 3 = 0 THEN 'junior' ELSE 'primary' END"
    tables = {
        "organisation": (counties + schools, {
            "parent": f"CASE WHEN i > {counties} THEN 1 + (i - {first}) % {counties} END",
            "kind": f"CASE WHEN i <= {counties} THEN 'bureau' {stage}",
            "stage": f"CASE WHEN i <= {counties} THEN 'none' {stage}",
        }),
        "school_class": (size // 40, {"stage": f"CASE {stage}"}),
        "pupil": (size, {
            "org": school(f"(i // 40 % {size // 40})"), "school_class": f"1 + i // 40 % {size // 40}",
            "state": "CASE WHEN i % 50 = 0 THEN 'suspended' ELSE 'studying' END",
        }),
        "appointment": (size // 14, {
            "person": f"1 + i * 97 % {size // 15}", "org": school("(i + 3)"),
            "teaches": "CASE WHEN i % 11 = 0 THEN '' WHEN i % 9 = 0 THEN '音乐' ELSE '语文' END",
            "backbone": "CASE WHEN i % 13 = 0 THEN 'county' ELSE 'none' END",
        }),
        "room": (size // 12, {
            "org": f"{first} + i % {schools}", "area_m2": "40 + i % 60",
            "use": "CASE WHEN i % 8 = 0 THEN 'media' ELSE 'classroom' END",
        }),
        "site": (schools, {"org": f"{counties} + i", "sports_m2": "2000 + i * 37 % 9000"}),
        "equipment": (size // 12, {
            "org": f"{first} + i % {schools}", "value": "1000 * (i % 700)",
            "state": "CASE WHEN i % 10 = 0 THEN 'scrapped' ELSE 'used' END",
        }),
    }  # fmt: skip
    with duckdb.connect() as duck:
        duck.execute("SET TimeZone = 'UTC'")
        for key, (count, values) in tables.items():
            told = ", ".join(
                f"({value}){'' if 'CASE' in value else '::BIGINT'} AS {name}"
                for name, value in values.items()
            )
            asked = f"SELECT i AS id, i AS subject, {told}, {axes} FROM range(1, {count + 1}) t(i)"  # noqa: S608
            duck.execute(f"COPY ({asked}) TO '{place}/{key}.parquet' (COMPRESSION zstd)")


def engine(place):
    """Ours: the facts of the catalogue, only the steps they need."""
    from datetime import date

    import duckdb

    from xuezheng.adapters.indicators.balance import evenness
    from xuezheng.adapters.indicators.engine import Opened
    from xuezheng.catalogue.indicators.facts import PUPILS, ROOMS, SITES, STAFF
    from xuezheng.catalogue.indicators.listed import EQUIPMENT
    from xuezheng.core.base.labels import T
    from xuezheng.core.indicators.expressions import col
    from xuezheng.core.indicators.measures import Amount
    from xuezheng.core.indicators.rows import Bound

    def amount(fact, where=None, of=None):
        return Amount(fact, T("", ""), where, of)

    teacher = col("teacher")
    media = col("use").is_("media")
    files = {path.stem: path for path in place.glob("*.parquet")}
    with duckdb.connect() as duck:
        duck.execute("SET TimeZone = 'UTC'")
        opened = Opened(duck, {}, Bound(date(2026, 10, 12), {}), files)
        found = evenness(opened, amount(PUPILS, col("stage").among("primary", "junior")), [
            amount(STAFF, teacher),
            amount(STAFF, teacher & col("backbone").among("county", "city", "province")),
            amount(STAFF, teacher & col("teaches").among("体育", "音乐", "美术", "艺术")),
            amount(ROOMS, None, col("area_m2")), amount(ROOMS, media),
            amount(SITES, None, col("sports_m2")), amount(EQUIPMENT, None, col("value")),
        ])  # fmt: skip
    return [(county, [one.squared for one in some]) for county, some in sorted(found.items())]


def sql(place):
    """The same by hand."""
    import duckdb

    def file(key):
        return f"read_parquet('{place}/{key}.parquet')"

    squared = ", ".join(
        f"sum(n) * sum(r{k}::DOUBLE * r{k} / n) / (sum(r{k})::DOUBLE * sum(r{k})) - 1"
        for k in range(7)
    )
    asked = f"""
    WITH p AS (SELECT p.org, count(*) FILTER (WHERE coalesce(c.stage, o.stage) IN ('primary', 'junior')) AS n
        FROM {file("pupil")} p
        LEFT JOIN (SELECT subject, stage FROM {file("school_class")} WHERE {NOW}) c ON c.subject = p.school_class
        LEFT JOIN (SELECT subject, stage FROM {file("organisation")} WHERE {NOW}) o ON o.subject = p.org
        WHERE {NOW} GROUP BY 1),
    s AS (SELECT org, count(*) FILTER (WHERE teaches <> '') AS r0,
        count(*) FILTER (WHERE teaches <> '' AND backbone IN ('county', 'city', 'province')) AS r1,
        count(*) FILTER (WHERE teaches IN {ARTS}) AS r2
        FROM (SELECT arg_min(org, id) AS org, arg_min(teaches, id) AS teaches, arg_min(backbone, id) AS backbone
            FROM {file("appointment")} WHERE {NOW} GROUP BY person) GROUP BY 1),
    r AS (SELECT org, sum(area_m2) AS r3, count(*) FILTER (WHERE use = 'media') AS r4
        FROM {file("room")} WHERE {NOW} GROUP BY 1),
    g AS (SELECT org, sum(sports_m2) AS r5 FROM {file("site")} WHERE {NOW} GROUP BY 1),
    e AS (SELECT org, sum(value) AS r6 FROM {file("equipment")} WHERE {NOW} AND state = 'used' GROUP BY 1),
    x AS (SELECT o.parent AS county, n, coalesce(r0, 0) AS r0, coalesce(r1, 0) AS r1, coalesce(r2, 0) AS r2,
        coalesce(r3, 0) AS r3, coalesce(r4, 0) AS r4, coalesce(r5, 0) AS r5, coalesce(r6, 0) AS r6
        FROM p JOIN {file("organisation")} o ON o.subject = p.org
        LEFT JOIN s USING (org) LEFT JOIN r USING (org) LEFT JOIN g USING (org) LEFT JOIN e USING (org) WHERE n > 0)
    SELECT county, {squared}
    FROM x GROUP BY 1 ORDER BY 1"""  # noqa: S608 - our own names
    with duckdb.connect() as duck:
        duck.execute("SET TimeZone = 'UTC'")
        return [(row[0], list(row[1:])) for row in duck.execute(asked).fetchall()]


def pandas(place):
    """The same as a script of an office would do it."""
    import pandas as pd

    day, forever = pd.Timestamp("2026-10-12"), pd.Timestamp("9999-12-31", tz="UTC")

    def table(key, *columns):
        axes = ["valid_from", "valid_to", "known_to"]
        frame = pd.read_parquet(place / f"{key}.parquet", columns=[*columns, *axes])
        begun = pd.to_datetime(frame.valid_from) <= day
        # dates to the year 9999 do not fit nanoseconds: held as they come
        open_ = frame.valid_to > day.date()
        return frame.loc[begun & open_ & (frame.known_to == forever), list(columns)]

    orgs = table("organisation", "subject", "parent", "stage")
    classes = table("school_class", "subject", "stage")
    pupils = table("pupil", "org", "school_class")
    pupils = pupils.merge(classes, left_on="school_class", right_on="subject", how="left")
    pupils = pupils.merge(
        orgs, left_on="org", right_on="subject", how="left", suffixes=("", "_own")
    )
    stage = pupils.stage.fillna(pupils.stage_own)
    n = pupils[stage.isin(["primary", "junior"])].groupby("org").size()
    staff = table("appointment", "id", "person", "org", "teaches", "backbone")
    staff = staff.sort_values("id").drop_duplicates("person")
    staff = staff[staff.teaches != ""]
    rooms = table("room", "org", "use", "area_m2")
    goods = table("equipment", "org", "value", "state")
    resources = [
        staff.groupby("org").size(),
        staff[staff.backbone.isin(["county", "city", "province"])].groupby("org").size(),
        staff[staff.teaches.isin(["体育", "音乐", "美术", "艺术"])].groupby("org").size(),
        rooms.groupby("org").area_m2.sum(),
        rooms[rooms.use == "media"].groupby("org").size(),
        table("site", "org", "sports_m2").groupby("org").sports_m2.sum(),
        goods[goods.state == "used"].groupby("org")["value"].sum(),
    ]
    schools = pd.DataFrame({"n": n})
    schools["county"] = orgs.set_index("subject").parent
    for at, one in enumerate(resources):
        schools[f"r{at}"] = one.astype("float64")
        schools[f"r{at}"] = schools[f"r{at}"].fillna(0.0)
        schools[f"q{at}"] = schools[f"r{at}"] ** 2 / schools.n
    sums = schools.groupby("county").sum()
    told = [(sums.n * sums[f"q{at}"] / sums[f"r{at}"] ** 2 - 1).tolist() for at in range(7)]
    return [(int(county), list(some)) for county, *some in zip(sums.index, *told, strict=True)]


def main():
    """Run one way some times and print the quickest with its memory."""
    place, way = Path(sys.argv[1]), {"engine": engine, "sql": sql, "pandas": pandas}[sys.argv[2]]
    best, found = (math.inf, math.inf), []
    for _ in range(RUNS if sys.argv[2] != "pandas" else 1):
        begun, cpu = time.perf_counter(), time.process_time()
        found = way(place)
        best = min(best, (time.perf_counter() - begun, time.process_time() - cpu))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MB
    told = {"wall": best[0], "cpu": best[1], "mb": peak, "counties": len(found), "found": found}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
