"""Milestones as pages show them: of a target, a task or a programme, all in the same way."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from xuezheng.apps.files.selectors import Shown, shown
from xuezheng.apps.targets.models import Milestone
from xuezheng.apps.targets.selectors.promises import WHOLE_SHARE
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.core.targets import wording
from xuezheng.core.targets.numbers import percent

DONE = T("{day}完成", "Reached on {day}")
LATE = T("已过期，未完成", "Day passed, not reached")
AHEAD = T("未到期", "Not yet due")
CARRIED = T("已转入{year}年", "Carried on to {year}")
CAME = T("由{year}年转入", "Carried on from {year}")
NOWHERE = T("", "")
QUARTER_ENDS = {"q1": (3, 31), "q2": (6, 30), "q3": (9, 30), "q4": (12, 31)}
LONGEST_WORDS = 200


def quarter_steps(
    goals: Iterable[Mapping[str, Any]], year: int, first: date, last: date
) -> list[tuple[date, str]]:
    """Give the days and words of quarterly goals (季度节点) of a task between two days.

    A goal falls due at the end of its quarter, or with the task where that
    ends before. Quarters over before the task began have none.

    >>> goals = [{"quarter": "q1", "goal": "甲"}, {"quarter": "q4", "goal": "乙"}]
    >>> quarter_steps(goals, 2026, date(2026, 4, 1), date(2026, 11, 30))
    [(datetime.date(2026, 11, 30), '乙')]
    """
    found = []
    for goal in goals:
        end = QUARTER_ENDS.get(str(goal.get("quarter")))
        words = str(goal.get("goal") or "").strip()[:LONGEST_WORDS]
        if end is not None and words and date(year, *end) >= first:
            found.append((min(date(year, *end), last), words))
    return found


@dataclass(frozen=True)
class Step:
    """A milestone as a page shows it: how it stands in a shape and in words."""

    pk: int
    day: date
    words: str
    percent: str
    done: date | None
    tone: Standing
    said: T
    open: bool
    came: T
    files: tuple[Shown, ...]

    @property
    def late(self) -> bool:
        """Whether its day is over and it is open still."""
        return self.open and self.tone is Standing.MISS


def steps(rows: Sequence[Milestone], on: date) -> tuple[Step, ...]:
    """Give milestones in their order; one that was carried on is open no more. Costs: 1 query.

    All milestones of their owner belong to ``rows``, so that what was carried on is seen.
    """
    later = {row.carried_from_id: row.day.year for row in rows if row.carried_from_id}
    years = {row.pk: row.day.year for row in rows}
    numbers = [number for row in rows for number in row.evidence]
    files = shown(numbers) if numbers else {}

    def told(row: Milestone) -> Step:
        tone, said = _stands(row, later.get(row.pk), on)
        before = years.get(row.carried_from_id or 0)
        return Step(
            pk=row.pk,
            day=row.day,
            words=row.words,
            percent="" if row.share is None else percent(Fraction(row.share, WHOLE_SHARE)),
            done=row.done,
            tone=tone,
            said=said,
            open=row.done is None and row.pk not in later,
            came=CAME.filled(year=before) if before else NOWHERE,
            files=tuple(files[number] for number in row.evidence if number in files),
        )

    return tuple(told(row) for row in rows)


def _stands(row: Milestone, carried: int | None, on: date) -> tuple[Standing, T]:
    if row.done is not None:
        return Standing.MET, DONE.filled(day=wording.day_words(row.done))
    if carried is not None:
        return Standing.WAIT, CARRIED.filled(year=carried)
    return (Standing.MISS, LATE) if row.day < on else (Standing.WAIT, AHEAD)
