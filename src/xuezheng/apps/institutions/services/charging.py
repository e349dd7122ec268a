"""Charging an institution with a breach, and proposing it for a list (发现记分事项、拟列入名单)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from xuezheng.apps.institutions.access import DEDUCTION, ENTRY, GROUP, institution, licences
from xuezheng.apps.institutions.selectors.scores import in_force, left_of
from xuezheng.apps.institutions.services.rules import ListedError, NotInstitutionError
from xuezheng.apps.records.access import ledger_of, rows
from xuezheng.apps.records.services import open_case
from xuezheng.apps.records.services.opening import OpenerError
from xuezheng.apps.schools.access import require, tree_of
from xuezheng.catalogue.terms.institutions import Breach, CreditList
from xuezheng.catalogue.terms.organisations import Kind
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL

OPEN_STAGES = ("found", "told", "heard", "decided", "reviewing", "repair_asked")


class FindBreach(Given):
    """Which institution did what, found on which day; points and clause are those of the table."""

    institution: int
    breach: Annotated[str, Field(max_length=20)]
    found_on: date
    facts: Annotated[str, Field(min_length=2, max_length=4_000)]


class ProposeEntry(Given):
    """Which institution for which list, and on what grounds."""

    institution: int
    list: Annotated[str, Field(max_length=10)]
    grounds: Annotated[str, Field(min_length=2, max_length=4_000)]


def charge(breach: str, day: date) -> tuple[int, str]:
    """Give points and clause of a breach on a day; raises ``NotFoundError`` for another word."""
    table = in_force(day)["credit.table"]
    told = table.get(breach) if isinstance(table, Mapping) else None
    if told is None:
        raise NotFoundError(what=T("记分事项", "breach"))
    return int(told["points"]), str(told["clause"])


def _home(deed: Deed, ledger: str) -> int:
    """Give the section that opens a case; raises ``OpenerError`` and what access refuses."""
    org = deed.actor.home
    if deed.actor.channel == "system":
        org = tree_of(deed.at.astimezone(CIVIL).date()).root
    require(deed.actor, Verb.OPEN, GROUP, org, what="培训机构")
    if deed.actor.channel != "system" and not deed.actor.roles & set(ledger_of(ledger).opens):
        raise OpenerError(ledger=ledger_of(ledger).title)
    return org or 0


def find(deed: Deed, given: FindBreach) -> Mapping[str, Any]:
    """Open a case about a breach; nothing counts before it is decided."""
    home, day = _home(deed, DEDUCTION), deed.at.astimezone(CIVIL).date()
    name = institution(deed.actor, given.institution, day)
    points, clause = charge(given.breach, given.found_on)
    data = {
        "institution": given.institution, "breach": given.breach, "points": points,
        "clause": clause, "found_on": given.found_on.isoformat(), "facts": given.facts,
    }  # fmt: skip
    subject = f"{name}：{Breach.of(given.breach).label.zh}，记{points}分"
    record = open_case(
        deed,
        DEDUCTION,
        org=home,
        data=data,
        parties=(("lead", given.institution),),
        subject=subject,
    )
    return {"case": int(record.pk), "number": record.number, "points": points}


def propose(deed: Deed, given: ProposeEntry) -> Mapping[str, Any]:
    """Propose an institution for a list; the rules of entry are asked first."""
    home, day = _home(deed, ENTRY), deed.at.astimezone(CIVIL).date()
    institution(deed.actor, given.institution, day)
    if given.list not in {one.key for one in CreditList}:
        raise NotFoundError(what=T("名单", "list"))
    _may_enter(given.institution, CreditList.of(given.list), day)
    record = enter(deed, home, given.institution, given.list, given.grounds)
    return {"case": int(record.pk), "number": record.number}


def enter(deed: Deed, home: int, org: int, kept: str, grounds: str) -> Any:
    """Open a list entry inside a deed under way."""
    day = deed.at.astimezone(CIVIL).date()
    unit = tree_of(day).units.get(org)
    if unit is None or unit.kind != Kind.TRAINING.key:
        raise NotInstitutionError
    data = {
        "institution": org, "list": kept, "grounds": grounds,
        "clause": "校外培训机构黑白名单管理办法；记分办法",
    }  # fmt: skip
    subject = f"{unit.name}：拟列入{CreditList.of(kept).label.zh}"
    return open_case(deed, ENTRY, org=home, data=data, parties=(("lead", org),), subject=subject)


def under_way(org: int, kept: str) -> bool:
    """Say whether an entry of that list is under way or stands. Costs: 1 query."""
    found = rows(SYSTEM, Verb.READ, ENTRY)
    return found.filter(n1=org, t1=kept, state__in=OPEN_STAGES).exists()


def _may_enter(org: int, kept: CreditList, day: date) -> None:
    """Refuse who stands there already, or has neither points nor licence for the white list."""
    if under_way(org, kept.key):
        raise ListedError(
            list=kept.label, why=T("已在办理或在列", "it stands there or is on its way")
        )
    if kept is not CreditList.WHITE:
        return
    sums, rules = left_of(list(rows(SYSTEM, Verb.READ, DEDUCTION).filter(n1=org)), day)
    rule = next((one for one in rules.lists if one.list == kept.key), None)
    if rule is None or not rule.takes(sums.left):
        raise ListedError(
            list=kept.label, why=T(f"记分余额为{sums.left}分", f"{sums.left} points are left")
        )
    if not licences().filter(n1=org, d1__gte=day).exists():
        raise ListedError(list=kept.label, why=T("没有有效的办学许可证", "it has no valid licence"))


FIND = Intention("credit.find", T("发现记分事项", "Charge an institution"), FindBreach, find)
PROPOSE = Intention("credit.propose", T("拟列入名单", "Propose for a list"), ProposeEntry, propose)
