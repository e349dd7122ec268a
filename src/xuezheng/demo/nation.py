"""A nation of twelve million pupils straight into a snapshot, for benchmarks: columns only.

No database and no rows in Python: DuckDB counts, and every number of a pupil
comes from the SHA-256 of the pupil's own name, as in the city, by whole-number
division. A hundred counties have three hundred schools each, a school ten
classes, a class forty pupils. Nobody bears these numbers: no province has a
prefecture 99.
"""

# ruff: noqa: S608 - nothing goes into these questions but whole numbers and names of this file

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb

from xuezheng.adapters.snapshots import Draft, shapes
from xuezheng.apps.snapshots.selectors.kept import definitions_of, parameters
from xuezheng.catalogue import current
from xuezheng.core.base.codes import PROVINCES
from xuezheng.core.snapshots.manifest import Cause, Head, Position
from xuezheng.core.snapshots.shapes import Shape
from xuezheng.demo.city import naming
from xuezheng.demo.city import published as table

NAME = "2026-10-12-nation"
COUNTIES, SCHOOLS, CLASSES, PUPILS = 100, 300, 10, 40
"""Counties; schools of a county, classes of a school, pupils of a class."""
AT_ONCE = 8
"""Counties written at once: about a million pupils."""
STAGES = (
    ("primary", 6, 7), ("primary", 6, 7), ("primary", 6, 7), ("primary", 6, 7), ("primary", 6, 7),
    ("junior", 3, 13), ("junior", 3, 13), ("senior", 3, 16), ("vocational", 3, 16),
    ("preschool", 3, 4),
)  # fmt: skip
"""Stage, its years, and the age at entry of ten schools in a row."""
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_TYPES = {"int64": "BIGINT", "string": "VARCHAR", "date32": "DATE", "bool": "BOOLEAN",
          "moment": "TIMESTAMPTZ"}  # fmt: skip
_AXES = {
    "valid_to": "DATE '9999-12-31'", "known_from": "TIMESTAMPTZ '2000-01-01 00:00:00+00'",
    "known_to": "TIMESTAMPTZ '9999-12-31 00:00:00+00'",
}  # fmt: skip
_PUPIL = {
    "id": "i + 1", "subject": "i + 1", "org": f"2 + {COUNTIES} + school",
    "school_class": "class + 1", "name": "f.sign || g.signs",
    "pinyin": "f.said || ' ' || g.said || ' ' || f.sign || g.signs",
    "initials": "f.said[1] || g.initials", "sex": "CASE WHEN w.boy THEN '1' ELSE '2' END",
    "born": "d.day", "nation": "n.nation", "state": "'studying'", "left": "''",
    "residence": f"CASE WHEN home < {table.MIGRANT['public']} THEN 'migrant' ELSE 'local' END",
    "left_behind": "home = 999", "boards": "stage IN ('senior', 'vocational') AND home % 10 < 6",
    "began": "CASE WHEN stage IN ('primary', 'preschool') THEN 'admitted' ELSE 'promoted' END",
    "valid_from": "make_date(greatest(entered, 2023), 9, 1)",
    "number": "CASE WHEN stage = 'preschool' THEN '' ELSE 'G' || r.region || d.told || o.told"
    " || substr('10X98765432', 1 + (r.part + d.part + o.part) % 11, 1) END",
}  # fmt: skip
_CLASS = {
    "id": "class + 1", "subject": "class + 1", "org": f"2 + {COUNTIES} + school", "stage": "stage",
    "entered": "entered", "number": f"1 + class % {CLASSES} // years", "seats": "45",
    "valid_from": "make_date(greatest(entered, 2023), 9, 1)",
}  # fmt: skip
_UNIT = {
    "id": "i + 1", "subject": "i + 1", "code": "'99' || lpad(i::VARCHAR, 8, '0')",
    "parent": f"CASE WHEN i = 0 THEN NULL WHEN i <= {COUNTIES} THEN 1"
    f" ELSE 2 + (i - {COUNTIES + 1}) // {SCHOOLS} END",
    "name": f"CASE WHEN i = 0 THEN '虚构国教育部' WHEN i <= {COUNTIES} THEN '第' || i || '县'"
    f" ELSE '第' || (i - {COUNTIES}) || '学校' END",
    "kind": f"CASE WHEN i = 0 THEN 'bureau' WHEN i <= {COUNTIES} THEN 'township'"
    " ELSE s.kind END",
    "stage": f"CASE WHEN i <= {COUNTIES} THEN 'none' ELSE s.stage END", "nature": "'public'",
    "official_order": "i", "credit_code": "''", "region_code": "''", "area": "''", "outline": "''",
    "valid_from": "DATE '2020-09-01'",
}  # fmt: skip
_KINDS = {"preschool": "kindergarten"}


@dataclass(frozen=True, slots=True)
class Written:
    """What a nation's snapshot holds."""

    counties: int
    schools: int
    classes: int
    pupils: int


def write(where: Path, told: Callable[[int, int], None], counties: int = COUNTIES) -> Written:
    """Write the snapshot below ``where``; ``told`` hears how many of how many parts are done."""
    where.mkdir(parents=True, exist_ok=True)
    duck = duckdb.connect()
    duck.execute("SET TimeZone = 'UTC'")
    _tables(duck)
    day = table.TODAY
    head = Head(
        NAME, day, Cause.MADE, f"{day}T09:00:00+08:00", Position(0, ""),
        definitions_of(current().kinds), parameters(day),
    )  # fmt: skip
    draft = Draft.begin(head, where)
    known = shapes(current().kinds)
    schools = counties * SCHOOLS
    parts = [
        ("organisation", _UNIT, [_units(counties)]),
        ("school_class", _CLASS, [_classes(0, schools * CLASSES)]),
        ("pupil", _PUPIL, list(_pupils(counties))),
    ]
    steps, done = sum(len(row) for _, _, row in parts), 0
    for key, values, sources in parts:
        with draft.table(known[key]) as writer:
            for source in sources:
                asked = f"SELECT {_columns(known[key], values)} FROM {source} ORDER BY 1"
                writer.write(duck.sql(asked).to_arrow_table())
                done += 1
                told(done, steps)
        draft.done(writer.part)
    draft.publish()
    return Written(counties, schools, schools * CLASSES, schools * CLASSES * PUPILS)


def _columns(shape: Shape, values: Mapping[str, str]) -> str:
    said = _AXES | dict(values)
    return ", ".join(
        f'CAST({said.get(one.key, "NULL")} AS {_TYPES[one.type]}) AS "{one.key}"'
        for one in shape.columns
    )


def _units(counties: int) -> str:
    return (
        f"range({1 + counties + counties * SCHOOLS}) t(i)"
        f" LEFT JOIN stages s ON s.place = (i - {COUNTIES + 1}) % 10"
    )


def _classes(first: int, end: int) -> str:
    return (
        "(SELECT c.class, school, stage, years, age, 2026 - c.class % years AS entered FROM"
        f" (SELECT class, class // {CLASSES} AS school FROM range({first}, {end}) t(class)) c"
        " JOIN stages s ON s.place = school % 10)"
    )


def _pupils(counties: int) -> Iterator[str]:
    """Give the sources of pupils, some counties at once; whole ones, so that orders stay single."""
    of_county = SCHOOLS * CLASSES
    for first in range(0, counties, AT_ONCE):
        low, high = first * of_county, min(first + AT_ONCE, counties) * of_county
        words = (
            f"SELECT i, i // {PUPILS} AS class, ('0x' || h[1:15])::BIGINT AS one,"
            " ('0x' || h[16:30])::BIGINT AS two FROM (SELECT i, sha256('pupil:' || i) AS h"
            f" FROM range({low * PUPILS}, {high * PUPILS}) t(i))"
        )
        drawn = (
            f"SELECT i, class, one % 10000 < {table.BOYS} AS boy, one // 10000 % 365 AS birthday,"
            " one // 3650000 % 1000 AS people, one // 3650000000 % 1000 AS home,"
            " two % families AS family, two // families % givens AS given"
            f" FROM ({words}), sizes"
        )
        numbered = (
            f"SELECT w.*, school, stage, entered, county, born, 2 * row_number() OVER"
            " (PARTITION BY county, born, boy ORDER BY i) - CAST(boy AS INTEGER) AS number"
            f" FROM (SELECT w.*, c.school, c.stage, c.entered, c.school // {SCHOOLS} AS county,"
            f" make_date(c.entered - c.age, 9, 1) + CAST(birthday AS INTEGER) AS born"
            f" FROM ({drawn}) w JOIN {_classes(low, high)} c ON c.class = w.class) w"
        )
        yield (
            f"({numbered}) w JOIN families f ON f.place = family"
            " JOIN givens g ON g.place = given AND g.boy = w.boy JOIN peoples n ON n.place = people"
            " JOIN days d ON d.day = born JOIN regions r ON r.place = county"
            " JOIN orders o ON o.place = number"
        )


def _tables(duck: duckdb.DuckDBPyConnection) -> None:
    """Lay out what is drawn from: names with readings, days and regions with their parts of a check."""
    rows: dict[str, tuple[str, list[tuple[object, ...]]]] = {
        "stages": ("place INTEGER, stage VARCHAR, years INTEGER, age INTEGER, kind VARCHAR", [
            (at, *one, _KINDS.get(one[0], one[0])) for at, one in enumerate(STAGES)
        ]),
        "families": ("place INTEGER, sign VARCHAR, said VARCHAR", [
            (at, sign, naming.family(sign)) for at, sign in enumerate(naming.FAMILY)
        ]),
        "givens": (
            "place INTEGER, boy BOOLEAN, signs VARCHAR, said VARCHAR, initials VARCHAR",
            [*_given(naming.BOYS, boy=True), *_given(naming.GIRLS, boy=False)],
        ),
        "peoples": ("place INTEGER, nation VARCHAR", list(enumerate(table.NATIONS))),
        "regions": ("place INTEGER, region VARCHAR, part INTEGER", list(_regions())),
        "days": ("day DATE, told VARCHAR, part INTEGER", list(_days())),
        "orders": ("place INTEGER, told VARCHAR, part INTEGER", [
            (one, f"{one:03d}", _part(f"{one:03d}", 14)) for one in range(1000)
        ]),
        "sizes": ("families BIGINT, givens BIGINT", [
            (len(naming.FAMILY), len(naming.BOYS[0]) * len(naming.BOYS[1]))
        ]),
    }  # fmt: skip
    for name, (columns, values) in rows.items():
        duck.execute(f"CREATE TABLE {name} ({columns})")
        marks = ", ".join("?" for _ in values[0])
        duck.executemany(f"INSERT INTO {name} VALUES ({marks})", values)


def _given(pair: tuple[str, str], *, boy: bool) -> Iterator[tuple[object, ...]]:
    said = naming.readings()
    both = [(one, two) for one in pair[0] for two in pair[1]]
    for at, (one, two) in enumerate(both):
        yield at, boy, one + two, f"{said[one]} {said[two]}", said[one][0] + said[two][0]


def _part(figures: str, place: int) -> int:
    """Give what some figures of an identity number, from a place on, add to its check."""
    return sum(_WEIGHTS[place + at] * int(one) for at, one in enumerate(figures))


def _regions() -> Iterator[tuple[object, ...]]:
    provinces = sorted(PROVINCES)
    for county in range(COUNTIES):
        above, below = provinces[county % len(provinces)], county // len(provinces) + 1
        region = f"{above}99{below:02d}"
        yield county, region, _part(region, 0)


def _days() -> Iterator[tuple[object, ...]]:
    first = date(2005, 9, 1)
    for away in range(20 * 366):
        day = first + timedelta(away)
        yield day, f"{day:%Y%m%d}", _part(f"{day:%Y%m%d}", 6)
