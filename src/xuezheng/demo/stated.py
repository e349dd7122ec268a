"""What schools state of themselves (学校自报统计): service, courses, exercise, protection, satisfaction."""

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]
Record = tuple[str, int, Data]
DAY = "2026-09-10"
SURVEYS = (("parent", 400, 372, 350), ("pupil", 300, 291, 275), ("teacher", 60, 54, 50))
"""Who was asked at a school, and how many were asked, answered and are satisfied."""


def stated(
    bureau: int, schools: tuple[int, ...], kindergartens: tuple[int, ...]
) -> Iterator[Record]:
    """Give what schools and kindergartens state, and the survey of the whole city."""
    for number, org in enumerate(schools):
        yield from _school(number, org)
    for number, org in enumerate((*schools, *kindergartens)):
        yield from _safe(number, org)
    yield (
        "satisfaction_count",
        bureau,
        {
            "survey": "2026年社会评议",
            "group": "public",
            "on": "2026-06-10",
            "asked": 1200,
            "answered": 1128,
            "satisfied": 1026,
        },
    )


def _school(number: int, org: int) -> Iterator[Record]:
    pupils, teachers, classes = 480 + 20 * number, 32 + number, 12 + number % 4
    yield "burden_count", org, {
        "as_of": "2026-09-25", "offers": True, "pupils": pupils, "joined": pupils - 40 - 3 * number,
        "teachers": teachers, "serving": teachers - 2 - number % 3, "classes": classes,
        "within": classes - number % 2, "asked": 100, "slept": 62 + number % 9,
    }  # fmt: skip
    yield "curriculum_count", org, {
        "as_of": "2026-09-15", "required": 11, "opened": 11 - (number % 7 == 6), "due": 26 * classes,
        "given": 26 * classes - 2 * (number % 5 == 4),
    }  # fmt: skip
    yield "exercise_count", org, {
        "as_of": "2026-09-20", "classes": classes, "daily": classes - number % 3,
        "hour": classes - (number % 4 == 3), "minutes": (130, 120, 100, 55)[number % 4],
    }  # fmt: skip
    yield "family_count", org, {
        "as_of": "2026-09-30", "built": True, "station": number % 2 == 0, "families": pupils - 30,
        "replied": pupils - 70,
    }  # fmt: skip
    for group, asked, answered, satisfied in SURVEYS:
        yield "satisfaction_count", org, {
            "survey": "2026年学校满意度问卷", "group": group, "on": "2026-06-15", "asked": asked,
            "answered": answered, "satisfied": satisfied - number % 5,
        }  # fmt: skip


def _safe(number: int, org: int) -> Iterator[Record]:
    due = 2 + number % 3
    yield "protection_count", org, {
        "as_of": DAY, "due": due, "placed": due - (number % 11 == 0), "closed": True, "alarm": True,
        "alarm_linked": number % 6 != 0, "video_linked": number % 4 != 0,
    }  # fmt: skip
    yield "kitchen_count", org, {
        "as_of": DAY, "canteens": 1, "open": int(number % 10 != 9), "online": int(number % 3 == 0),
    }  # fmt: skip
