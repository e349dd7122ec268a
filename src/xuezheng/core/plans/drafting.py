"""From a version to lines of the 分解表: words of the task, and the day it is due."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from xuezheng.core.plans.baseline import Baseline, FrozenClause, FrozenTarget
from xuezheng.core.plans.reading import TargetKind

_UNITS = re.compile(
    r"[(（](?:责任|牵头|配合|协办|主办)[^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)*[)）]\s*$"
)
_MARK = re.compile(r"^(?:[一二三四五六七八九十]{1,2}(?:是|要))")
LONGEST_TITLE = 60
_NEAR = 60


@dataclass(frozen=True, slots=True)
class Draft:
    """A line as it is drafted (拟定分解行)."""

    clause: FrozenClause
    task: str
    due: date
    targets: tuple[FrozenTarget, ...]


def last_day(written: str) -> date:
    """The last day a deadline allows.

    >>> last_day("2026"), last_day("2026-02"), last_day("2026-08-25")
    (datetime.date(2026, 12, 31), datetime.date(2026, 2, 28), datetime.date(2026, 8, 25))
    """
    parts = [int(part) for part in written.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    most = monthrange(year, month)[1]
    return date(year, month, min(parts[2], most) if len(parts) > 2 else most)


def task_words(quote: str) -> str:
    """A clause as a task: without units in brackets, counting words and the last full stop.

    >>> task_words("二是深化校企合作，新建产业学院2个；"), task_words("做好考试。（责任科室：考试中心）")
    ('深化校企合作，新建产业学院2个', '做好考试')
    """
    words = _MARK.sub("", _UNITS.sub("", quote.strip()))
    return words.strip().rstrip("。；;，,、 ")


def title_words(task: str) -> str:
    """The task's name: its words up to the first pause that leaves enough of them."""
    if len(task) <= LONGEST_TITLE:
        return task
    cut = max(task.rfind(mark, 12, LONGEST_TITLE) for mark in "，；、,;")
    return task[: cut if cut > 0 else LONGEST_TITLE]


def due_of(deadlines: Iterable[str | None], year: int) -> date:
    """The latest of the stated days; without any the end of the plan's year."""
    days = [last_day(one) for one in deadlines if one]
    return max(days, default=date(year, 12, 31))


def drafts(baseline: Baseline, year: int) -> tuple[Draft, ...]:
    """A line for every clause that asks for a task, in reading order."""
    by_clause: dict[str, list[FrozenTarget]] = {}
    for target in baseline.targets:
        by_clause.setdefault(target.clause, []).append(target)
    given = []
    for clause in baseline.clauses:
        if not clause.plannable:
            continue
        own = tuple(by_clause.get(clause.key, ()))
        promised = promises(own)
        stated = [t.content.deadline or t.content.due_by_plan for t in promised]
        stated = stated or [clause.content.deadline or clause.content.due_by_plan]
        given.append(
            Draft(
                clause,
                task_words(clause.content.quote) or clause.content.quote,
                due_of(stated, year),
                own,
            )
        )
    return tuple(given)


def promises(targets: Sequence[FrozenTarget]) -> tuple[FrozenTarget, ...]:
    """Those that promise something of the year."""
    return tuple(t for t in targets if t.content.kind == TargetKind.TARGET.key)


def base_of(target: FrozenTarget, targets: Sequence[FrozenTarget]) -> FrozenTarget | None:
    """The present level quoted right beside a target: 达到65%（目前63.3%）."""
    near = [
        t
        for t in targets
        if t.content.kind == TargetKind.BASELINE.key
        and t.clause == target.clause
        and t.content.unit == target.content.unit
        and 0 <= t.content.start - target.content.start <= _NEAR
    ]
    return min(near, key=lambda t: t.content.start, default=None)
