"""The zones of one township for next year (施教区): what two schools both claim (D17), where places lack.

Told once the city stands, because the address tables are the register's own.
The list is of address blocks with the children expected there, of no child.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from xuezheng.adapters.parameters import shipped
from xuezheng.apps.zones.selectors import lists
from xuezheng.catalogue.engines import begun
from xuezheng.core.registers.timeline import AsOf
from xuezheng.demo.shapes.telling import Telling
from xuezheng.demo.stream import Stream

Plain = dict[str, Any]
AREA = "望澜"
BY = "基础教育科"
TITLE = "2027年望澜片小学施教区划分和学位预警"
YEAR = "2027"
ROOM = (90, 103, 130)
"""Seats for a hundred expected children, zone by zone: short, tight, enough."""
LISTED, SEALED, DRAWN = date(2026, 9, 17), date(2026, 9, 18), date(2026, 9, 22)
SOURCE, NUMBERS = "2026年9月22日体育彩票排列5", [7, 0, 3, 9, 4]
DOCUMENT = "云汀市义务教育学校施教区划定办法"


def tell(telling: Telling) -> None:
    """Tell it: list, commitment, numbers (which this rule does not need), run."""
    actor = telling.actor(BY, "section")
    problem = _problem(DRAWN)
    made = telling.do(
        "decision.draft", actor, LISTED, engine="zones", title=TITLE, group="pupils",
        org=telling.units[BY], version="2026", since="2026-03-01",
        clauses=[{"document": DOCUMENT, "clause": "", "text": ""}],
        terms={"rules": problem.pop("rules")}, lists=problem,
    )  # fmt: skip
    which = {"decision": made["decision"]}
    telling.do("decision.freeze", actor, LISTED, **which)
    telling.do("decision.commit", actor, SEALED, sources=[SOURCE], **which)
    telling.do("decision.show_numbers", actor, DRAWN, source=SOURCE, numbers=NUMBERS, **which)
    telling.do("decision.run", actor, DRAWN, **which)


def _problem(day: date) -> Plain:
    areas = [one for one in lists(AsOf(day), "primary") if one["school"].startswith(AREA)]
    blocks: dict[str, Plain] = {}
    seats = []
    for turn, area in enumerate(areas):
        own = [one for line in area["lines"] for one in _blocks(line)]
        blocks |= {one["key"]: one for one in own}
        many = sum(one["many"] for one in own) * ROOM[turn % len(ROOM)] // 100
        seats.append({"zone": area["key"], "year": YEAR, "seats": many})
    rules = begun("zones", shipped().on(day))
    return {**rules, "zones": areas, "seats": seats, "children": list(blocks.values())}


def _blocks(line: Plain) -> Iterator[Plain]:
    """Give the blocks of a line: a place by all its names; of a street its first and last number, one across."""
    stream = Stream(f"zoned:{line['names'][0]}:{line.get('low')}")
    if line["kind"] == "place":
        for name in line["names"]:
            yield {"key": name, "year": YEAR, "place": name, "many": stream.between(6, 30)}
        return
    across = {line["low"] + 1} if line["parity"] == "odd" else set()
    for number in sorted({line["low"], line["high"]} | across):
        street = line["names"][0]
        yield {
            "key": f"{street}{number}号", "year": YEAR, "place": street, "number": number,
            "many": stream.between(2, 9),
        }  # fmt: skip
