"""What amended plans changed of targets, in words; and which promises of a plan have a target."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.schools.access import names
from xuezheng.apps.targets.models import Revision, Target
from xuezheng.core.base.labels import T
from xuezheng.core.targets.target import Direction

LABELS = {
    "org_id": T("责任单位", "Responsible unit"),
    "indicator": T("指标", "Indicator"),
    "unit": T("计量单位", "Unit"),
    "scope": T("范围", "Scope"),
    "direction": T("目标方向", "Direction"),
    "op": T("比较", "Comparison"),
    "value": T("目标值", "Goal"),
    "low": T("下限", "From"),
    "high": T("上限", "To"),
    "baseline": T("基数", "Baseline"),
    "start": T("起始日", "Begins"),
    "due": T("完成时限", "Due"),
    "ended": T("终止日", "Ended on"),
}
"""What a revision may name, in the order in which it is told."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One field before and after (调整项)."""

    label: T
    before: T
    after: T


@dataclass(frozen=True, slots=True)
class Revised:
    """One revision of a target (目标调整) as its page shows it."""

    day: date
    reason: str
    changes: tuple[Changed, ...]


def planted(promises: Iterable[str]) -> set[str]:
    """Give those of the promises that have a target. Costs: 1 query."""
    found = Target.objects.filter(promise__in=set(promises), parent=None)
    return set(found.values_list("promise", flat=True))


def planted_of(clause: str) -> set[str]:
    """Give the promises of a clause that have a running target. Costs: 1 query."""
    found = Target.objects.filter(clause=clause, parent=None, ended=None).exclude(promise="")
    return set(found.values_list("promise", flat=True))


def revisions(target: int, on: date) -> tuple[Revised, ...]:
    """Give what was changed of a target, the newest first. Costs: 2 queries, 1 where nothing was."""
    rows = list(Revision.objects.filter(target=target).order_by("-id"))
    units = names(on) if rows else {}
    return tuple(
        Revised(
            row.at.astimezone(ZONE).date(),
            row.reason,
            tuple(
                Changed(
                    label, _said(name, row.before[name], units), _said(name, row.after[name], units)
                )
                for name, label in LABELS.items()
                if name in row.after
            ),
        )
        for row in rows
    )


def _said(name: str, value: object, units: dict[int, str]) -> T:
    if value in {None, ""}:
        return T("无", "none")
    if name == "direction":
        return Direction.of(str(value)).label
    if name == "org_id" and isinstance(value, int):
        return T(units.get(value, str(value)), units.get(value, str(value)))
    return T(str(value), str(value))
