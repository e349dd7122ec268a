"""What follows from a decision on points (随记分办理): the table is kept to, lists are called for.

In the transaction of the decision: what is left of the points is summed up
again, and where the rules of the day call for a list, the entry is opened, to
be told, heard and approved like any other. Nobody is listed by a sum alone.
"""

from datetime import date
from typing import Any

from xuezheng.apps.institutions.access import DEDUCTION, listing
from xuezheng.apps.institutions.selectors.scores import in_force, left_of
from xuezheng.apps.institutions.services.charging import charge, enter, under_way
from xuezheng.apps.institutions.services.rules import (
    ListDaysError,
    NotInstitutionError,
    PointsError,
)
from xuezheng.apps.records.access import parties, rows
from xuezheng.catalogue.terms.institutions import Breach, CreditList
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.points.balance import months_on, rules_in

ADVERSE = frozenset({CreditList.WATCH.key, CreditList.BLACK.key})


def follow_deduction(deed: Deed, record: Any, move: str) -> None:
    """Keep to the table when the institution is told, and look at the lists when it is decided.

    Raises ``PointsError`` and ``NotInstitutionError``.
    """
    if move == "tell":
        _named(record)
        points, clause = charge(record.data["breach"], date.fromisoformat(record.data["found_on"]))
        if (points, clause) != (record.data["points"], record.data["clause"]):
            label = Breach.of(record.data["breach"]).label
            raise PointsError(breach=label, points=points, clause=clause)
    elif move == "decide":
        _called(deed, record)


def _named(record: Any) -> None:
    leads = [one.org_id for one in parties([record.pk]) if one.part == "lead"]
    if leads != [record.data["institution"]]:
        raise NotInstitutionError


def _called(deed: Deed, record: Any) -> None:
    """Open the list entry that the points left call for, unless one is under way."""
    org, day = record.data["institution"], deed.at.astimezone(CIVIL).date()
    sums, rules = left_of(list(rows(SYSTEM, Verb.READ, DEDUCTION).filter(n1=org)), day)
    called = rules.called_for(sums.left)
    deed.note(left=sums.left, called=called.list if called else "")
    wanted = called is not None and called.list in ADVERSE and listing()
    if called is not None and wanted and not under_way(org, called.list):
        grounds = f"{day.year}年记分周期余{sums.left}分（最近一件：{record.number}）"
        entry = enter(deed, record.org_id, org, called.list, grounds)
        deed.note(entry=int(entry.pk))


def follow_entry(_deed: Deed, record: Any, move: str) -> None:
    """An entry stands for the months of its rule. Raises ``ListDaysError``, ``NotInstitutionError``."""
    if move == "tell":
        _named(record)
    if move != "decide":
        return
    since = date.fromisoformat(record.data["published_on"])
    rules = rules_in(in_force(since))
    rule = next(one for one in rules.lists if one.list == record.data["list"])
    until = months_on(since, rule.months)
    if record.data["until"] != until.isoformat():
        raise ListDaysError(months=rule.months, until=until.isoformat())
