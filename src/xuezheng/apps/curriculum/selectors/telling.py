"""A class's check and exercise as plain JSON, for programs and the terminal; fractions as texts."""

from typing import Any

from xuezheng.apps.curriculum.selectors.checking import ClassShown
from xuezheng.apps.curriculum.selectors.exercising import ClassMoves


def class_told(line: ClassShown) -> dict[str, Any]:
    """Give a class's check; nulls where it has no timetable."""
    found = line.checked
    tally = None if found is None else {one.key: many for one, many in found.by_standing.items()}
    return {
        "id": line.taught.id, "name": line.taught.name.zh, "checked": found is not None,
        "full": found and found.full, "due": None if found is None else found.due,
        "given": None if found is None else found.given,
        "total": None if found is None else found.total, "by_standing": tally,
        "findings": [
            {
                "fault": one.finding.fault.key, "subject": one.finding.subject,
                "due": one.finding.due, "given": one.finding.given, "ground": one.finding.ground,
                "lesson": one.finding.lesson, "teacher": one.finding.teacher,
            }
            for one in line.findings
        ],
    }  # fmt: skip


def moves_told(line: ClassMoves) -> dict[str, Any]:
    """Give a class's exercise; nulls where it has no timetable."""
    found, spot = line.moved, line.spot
    seen = None
    if spot is not None:
        on = spot.on.isoformat() if spot.on else None
        seen = {
            "case": spot.case, "on": on, "promised": spot.promised, "found": spot.found,
            "clean": spot.clean,
        }  # fmt: skip
    return {
        "id": line.taught.id, "name": line.taught.name.zh,
        "minutes": None if found is None else str(found.minutes),
        "lessons": None if found is None else found.lessons,
        "hour": None if found is None else found.hour,
        "enough": None if found is None else found.enough, "spot": seen,
    }  # fmt: skip
