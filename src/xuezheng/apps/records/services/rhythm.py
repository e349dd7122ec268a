"""Reports that come round (周期报告, R21): approved by a named person until a day, then opened by the tick."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection
from pydantic import Field

from xuezheng.adapters.locks import take
from xuezheng.apps.audit.services import act
from xuezheng.apps.records.access import ledger_of, ledgers_on
from xuezheng.apps.records.access.rules import calendar, day_of, in_force
from xuezheng.apps.records.models import Approval, Owed
from xuezheng.apps.records.selectors.waiving import waived
from xuezheng.apps.records.services.opening import open_case
from xuezheng.apps.records.services.weighing import weigh
from xuezheng.apps.schools.access import scope, tree_of
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import DAY, Span
from xuezheng.core.ledgers.definition import Every, Ledger, Periodic
from xuezheng.core.ledgers.rhythm import starts

CHUNK = 100
"""Cases opened in one transaction; the next begins where it ended."""
LOOKS_BACK = {Every.WEEK: 6, Every.MONTH: 30, Every.QUARTER: 91}
"""Days after the start of a period on which what is owed for it is still opened."""
LONGEST = "ledger.rhythm_longest"


class ApproverError(RefusedError):
    """Only a leader of the bureau approves that a report comes round."""

    code = "rhythm-approver"
    text = T("周期报告由局领导审批。", "A leader of the bureau approves periodic reports.")


class UntilError(InputError):
    """The approval ends too early or too late."""

    code = "rhythm-until"
    text = T(
        "截止日期应在{first}至{last}之间。", "The last day must lie between {first} and {last}."
    )


class Approve(Given):
    """Which report, on what basis, until when; why, where it passes what schools may be asked."""

    kind: str
    basis: str = Field(min_length=2, max_length=200)
    until: date
    over_cap: str = Field(default="", max_length=300)


class Stop(Given):
    """Which report comes round no more."""

    kind: str


def _periodic(kind: str) -> tuple[Ledger, Periodic]:
    ledger = ledger_of(kind)
    if ledger.periodic is None:
        raise NotFoundError(what=T("周期报告", "periodic report"))
    return ledger, ledger.periodic


def _require(deed: Deed, ledger: Ledger) -> int:
    """Give the person who approves; raises ``ApproverError`` for anybody but a leader."""
    signs = scope(deed.actor, Verb.CHECK, ledger.group).everything
    if deed.actor.person is None or "leader" not in deed.actor.roles or not signs:
        raise ApproverError
    return deed.actor.person


def approve(deed: Deed, given: Approve) -> Mapping[str, Any]:
    """Record that a report may be asked for; what was approved before ends."""
    ledger, _ = _periodic(given.kind)
    person, today = _require(deed, ledger), day_of(deed.at)
    last = today + in_force(today).whole(LONGEST) * DAY
    if not today <= given.until <= last:
        raise UntilError(first=today.isoformat(), last=last.isoformat())
    weigh(deed, ledger, given.over_cap, comes_round=True)
    Approval.objects.filter(kind=ledger.key, ended_at__isnull=True).update(ended_at=deed.at)
    row = Approval.objects.create(
        kind=ledger.key, approver=person, basis=given.basis.strip(), since=today,
        until=given.until, at=deed.at,
    )  # fmt: skip
    deed.about("rhythm", ledger.key, deed.actor.home)
    deed.note(basis=row.basis, until=given.until.isoformat())
    return {"kind": ledger.key, "since": today.isoformat(), "until": given.until.isoformat()}


def stop(deed: Deed, given: Stop) -> Mapping[str, Any]:
    """End an approval before its day; what is open stays open."""
    ledger, _ = _periodic(given.kind)
    _require(deed, ledger)
    ended = Approval.objects.filter(kind=ledger.key, ended_at__isnull=True).update(ended_at=deed.at)
    deed.about("rhythm", ledger.key, deed.actor.home)
    return {"kind": ledger.key, "ended": ended}


def approval(kind: str, day: date) -> Approval | None:
    """Give the approval in force on a day, if there is one. Costs: 1 query."""
    return Approval.objects.filter(
        kind=kind, ended_at__isnull=True, since__lte=day, until__gte=day
    ).first()


class Owe(Given):
    """Which report, for the period that starts on which day."""

    kind: str
    period: date


def owe(deed: Deed, given: Owe) -> Mapping[str, Any]:
    """Open what units still owe for a period, a stretch of it; only the software itself does."""
    if deed.actor.channel != "system":
        raise NotFoundError(what=T("周期报告", "periodic report"))
    ledger, rhythm = _periodic(given.kind)
    missing = list(_missing(ledger, rhythm, given.period))[:CHUNK]
    if not take(connection, "records.owe"):
        missing = []
    for org in missing:
        data = {**rhythm.data, rhythm.into: given.period.isoformat()}
        if rhythm.title in ledger.keys:
            data.setdefault(rhythm.title, f"{ledger.title.zh}（{given.period.isoformat()}）")
        record = open_case(deed, ledger.key, org=org, data=data)
        Owed.objects.create(record=record, kind=ledger.key, org=org, period=given.period)
    deed.rows = len(missing)
    deed.about("rhythm", ledger.key)
    deed.note(period=given.period.isoformat(), opened=len(missing))
    return {"opened": len(missing)}


def _missing(ledger: Ledger, rhythm: Periodic, period: date) -> Iterator[int]:
    """Give the units of the tree that owe a report for a period and have none yet.

    A unit that was answered it need no longer fill the form in (免填, R36) owes none.
    """
    known = Owed.objects.filter(kind=ledger.key, period=period)
    spared = waived(ledger.key).union(known.values_list("org", flat=True))
    for org, unit in sorted(tree_of(period).units.items()):
        if unit.kind in rhythm.units and org not in spared:
            yield org


def come_round(now: datetime) -> int:
    """Open what is owed for the periods that run; gives how many. Off without an approval."""
    today, opened = day_of(now), 0
    for ledger in ledgers_on():
        rhythm = ledger.periodic
        if rhythm is None:
            continue
        granted = approval(ledger.key, today)
        period = _running(rhythm.every, today) if granted else None
        if granted is None or period is None or period < granted.since:
            continue
        while next(_missing(ledger, rhythm, period), None) is not None:
            given = Owe(kind=ledger.key, period=period)
            done = int(act(OWE, given, actor=SYSTEM, at=now).result["opened"])
            opened += done
            if not done:
                break
    return opened


def _running(every: Every, today: date) -> date | None:
    """Give the first day of the period that runs today; None where none does."""
    known = calendar()
    for back in range(LOOKS_BACK.get(every, 0) + 1):
        day = today - timedelta(days=back)
        worked, taught = known.counts(day), known.counts(day, Span.SCHOOL_DAYS)
        if starts(every, day, worked=worked, taught=taught):
            return day
    return None


APPROVE = Intention(
    "rhythm.approve", T("审批周期报告", "Approve a periodic report"), Approve, approve
)
STOP = Intention("rhythm.stop", T("停止周期报告", "Stop a periodic report"), Stop, stop)
OWE = Intention("rhythm.owe", T("生成应报事项", "Open what is owed"), Owe, owe)
INTENTIONS = (APPROVE, STOP)
