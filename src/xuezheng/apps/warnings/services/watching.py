"""The watchdog of warnings (预警看门狗): what should have been told, counted again, less what was.

It does not step: it lays each value that is kept against the lines in force, and asks
whether somebody was told since, and whether every rule was looked at today.
"""

import logging
from datetime import datetime

from xuezheng.adapters import logs
from xuezheng.apps.warnings.models import Entry, Looked, Standing
from xuezheng.apps.warnings.selectors.grounds import awake, keys_on, terms
from xuezheng.apps.warnings.selectors.wording import reading_of
from xuezheng.apps.warnings.services.looking import LOOK
from xuezheng.catalogue.warnings import RULES
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.warnings.definition import Rule
from xuezheng.core.warnings.grades import Grade
from xuezheng.core.warnings.state import read

NAMED = 5


def counted(now: datetime) -> tuple[int, list[str]]:
    """Count what should have been told by now, and name what was not. Costs: 3 queries."""
    day, on = now.astimezone(CIVIL).date(), keys_on()
    told: dict[int, set[str]] = {}
    for number, grade in Entry.objects.filter(what="told").values_list("standing", "grade"):
        told.setdefault(number, set()).add(grade)
    expected, missing = 0, list[str]()
    rules = {one.key: one for one in RULES if awake(one, on)}
    for row in Standing.objects.filter(rule__in=rules):
        due = _due(row, rules[row.rule])
        if due is not None:
            expected += 1
            if not any(Grade.of(one).rank >= due.rank for one in told.get(row.pk, ()) if one):
                missing.append(f"{row.rule} {row.org_id} {due.key}")
    looked = Looked.objects.filter(name=LOOK, day__gte=day).exists()
    return expected + 1, [*missing, *([] if looked else [f"look {day.isoformat()}"])]


def _due(row: Standing, rule: Rule) -> Grade | None:
    """Give the grade whose line the value that is kept has come to, unless it is silenced."""
    reading, by = reading_of(row.reading), terms(rule, row.day)
    judged = reading.number
    if by.firm:
        judged = reading.low if by.side.key == "above" else reading.high
    if judged is None or read(row.state).silent(row.day):
        return None
    found = [one.grade for one in by.lines if by.side.at(judged, one.enter)]
    return found[-1] if found else None


def watch(now: datetime) -> int:
    """Give ``alerts_expected − alerts_fired``; says loudly what is missing."""
    expected, missing = counted(now)
    if missing:
        logs.event(
            "warnings-missing", logging.ERROR, expected=expected, fired=expected - len(missing),
            count=len(missing), first="; ".join(missing[:NAMED]),
        )  # fmt: skip
    return len(missing)
