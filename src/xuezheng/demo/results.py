"""What a year came to (年度结果): entrance, leavers, funds, pay, training, as sums that schools and bureau keep."""

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]
Record = tuple[str, int, Data]
LEAVERS = (
    ("数控技术应用", "装备制造大类", 86, 41, 35, 37, 42), ("护理", "医药卫生大类", 120, 32, 25, 24, 85),
    ("电子商务", "财经商贸大类", 74, 30, 26, 19, 41),
)  # fmt: skip
"""Major, family, leavers, at work, in the region, in the trade, studying on."""
SPENT = (
    ("preschool", 30_000, 31_000, 11_000, 6_000),
    ("primary", 62_000, 60_500, 16_500, 8_500),
    ("junior", 29_000, 28_000, 23_000, 10_500),
    ("senior", 14_000, 13_800, 26_000, 12_000),
    ("vocational", 9_000, 9_100, 24_500, 15_000),
)
"""Stage, pupils now and a year before, spending and public funds a pupil in tenths of a yuan."""
RISES = {"vocational": 50}
"""By how many tenths of a yuan a pupil public funds rose where it is not 200: a third of a percent, a blue warning."""
TRAINED = (
    ("dual", 800, 760, 640), ("rural", 9_000, 9_350, 4_100), ("worker", 6_000, 5_200, 2_900),
    ("skill", 5_000, 5_400, 3_800), ("elderly", 4_000, 4_200, 0), ("community", 60_000, 58_500, 0),
)  # fmt: skip
"""Programme, persons to be trained, trained, with a certificate."""
BASES = ("room", "room", "centre", "none")
"""What schools in turn are to inclusive education."""


def records(
    bureau: int, schools: tuple[int, ...], seniors: tuple[int, ...], vocational: tuple[int, ...]
) -> Iterator[Record]:
    """Give what the city keeps of the year, school by school."""
    for number, org in enumerate(seniors):
        yield "entrance_count", org, _entrance("general", 380 + 20 * number, 60 - number % 4)
    for number, org in enumerate(vocational):
        yield "entrance_count", org, _entrance("vocational", 210 + 10 * number, 14 + number % 3)
        yield from ((kind, org, data) for kind, data in _leavers())

    for number, org in enumerate(schools):
        base = BASES[number % len(BASES)]
        yield "inclusion_count", org, {
            "base": base, "as_of": "2026-09-28", "rooms": 0 if base == "none" else 1 + (base == "centre"),
            "pupils": 4 + number % 5, "teachers": 0 if base == "none" else 1, "needed": 1 + (base == "centre"),
            "spent": 0 if base == "none" else 4_500_000,
        }  # fmt: skip
    yield from ((kind, bureau, data) for kind, data in _money())


def _money() -> Iterator[tuple[str, Data]]:
    """Sums in fen: education grew by 7.5 %, regular revenue by 5 %; public funds of one stage barely rise."""
    yield "education_spending", {
        "year": 2026, "as_of": "2026-09-30", "budget": 980_000_000_000, "education": 215_000_000_000,
        "education_before": 200_000_000_000, "revenue": 630_000_000_000, "revenue_before": 600_000_000_000,
        "education_last": 280_000_000_000, "revenue_last": 800_000_000_000,
        "education_planned": 298_000_000_000, "revenue_planned": 840_000_000_000,
    }  # fmt: skip
    for stage, heads, before, spending, public in SPENT:
        spent, running = (
            before * (spending - 500) * 10,
            before * (public - RISES.get(stage, 200)) * 10,
        )
        yield "stage_spending", {
            "stage": stage, "year": 2026, "as_of": "2026-09-30", "heads": heads, "heads_before": before,
            "spending": heads * spending * 10, "spending_before": spent, "spending_last": spent * 4 // 3,
            "public": heads * public * 10, "public_before": running, "public_last": running * 4 // 3,
        }  # fmt: skip
    for course, planned, trained, certified in TRAINED:
        yield "training_count", {
            "course": course, "as_of": "2026-09-30", "planned": planned, "trained": trained, "certified": certified,
        }  # fmt: skip
    yield "levy_count", {
        "year": 2025, "as_of": "2026-03-20", "levied": 5_200_000_000, "special": 430_000_000,
    }  # fmt: skip
    yield "pay_count", {
        "year": 2026, "as_of": "2026-09-30", "teacher": 15_260_000, "civil": 15_180_000, "same": True,
        "teacher_before": 14_800_000,
        "items": "基本工资、津贴补贴、绩效和奖金",
    }  # fmt: skip


def _entrance(way: str, sat: int, share: int) -> Data:
    """Give a year's entrance of a school with so many of a hundred above the undergraduate line."""
    line = sat * share // 100
    admitted = line - line // 25
    general = way == "general"
    return {
        "way": way, "on": "2026-09-10", "sat": sat, "special": line // 3 if general else 0,
        "line": line, "top": line // 20 if general else 0, "bachelor": admitted,
        "college": (sat - admitted) * 9 // 10, "expected": line - line // 12 if general else line - line // 10 + 1,
        "entered": sat + sat // 25, "banded": line - line // 15,
    }  # fmt: skip


def _leavers() -> Iterator[tuple[str, Data]]:
    for major, family, graduates, employed, local, matching, studying in LEAVERS:
        yield "graduate_count", {
            "major": major, "family": family, "on": "2026-09-15", "graduates": graduates,
            "employed": employed, "local": local, "matching": matching, "studying": studying,
            "lasting": employed - 3,
        }  # fmt: skip
