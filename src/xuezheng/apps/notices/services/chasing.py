"""Urging only those that are missing, calling them, ending and withdrawing a notice."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import F
from pydantic import Field

from xuezheng.apps.notices.access import chases, kept, limits, of, one
from xuezheng.apps.notices.models import LimitState, Notice, NoticeState
from xuezheng.apps.notices.services.answering import UNANSWERED, UNSIGNED, running
from xuezheng.apps.notices.services.refusing import MissingError
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.schools.access import OutsideError
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T


class UrgeNotice(Given):
    """Whom to urge: some units, or all that are missing."""

    notice: int
    units: list[int] = Field(default_factory=list, max_length=2000)


class CallUnit(Given):
    """A unit told by telephone: whom one spoke to."""

    notice: int
    org: int
    note: str = Field(min_length=1, max_length=120)


class EndNotice(Given):
    """A notice to end, and why where somebody is still missing."""

    notice: int
    reason: str = Field(default="", max_length=1000)


class RecallNotice(Given):
    """A notice to withdraw, and why."""

    notice: int
    reason: str = Field(min_length=2, max_length=1000)


def owing(notice: Notice) -> tuple[str, ...]:
    """Give the states of units that still owe something."""
    return UNANSWERED if notice.reply else UNSIGNED


def urge(deed: Deed, given: UrgeNotice) -> Mapping[str, Any]:
    """Urge the units that are missing, and nobody else."""
    day = day_of(deed.at)
    notice = one(deed.actor, given.notice)
    running(notice)
    where = chases(deed.actor, notice, day)
    if not where:
        raise OutsideError(verb=T("催办", "Urge"))
    found = of([int(notice.pk)]).filter(state__in=owing(notice))
    if given.units:
        found = found.filter(org__in=given.units)
    if not where.everything:
        found = found.filter(org__in=where.orgs)
    done = found.update(urged=F("urged") + 1, urged_at=deed.at, version=F("version") + 1)
    deed.about("notice", notice.pk, notice.org_id)
    deed.rows = done
    return {"notice": notice.pk, "urged": done}


def call(deed: Deed, given: CallUnit) -> Mapping[str, Any]:
    """Note that a unit was told by telephone, when and to whom."""
    day = day_of(deed.at)
    notice = one(deed.actor, given.notice)
    running(notice)
    where = chases(deed.actor, notice, day)
    rows = of([int(notice.pk)]).filter(org=given.org).select_for_update(of=("self",))
    if not where:
        raise OutsideError(verb=T("登记电话通知", "Note a call"))
    row = rows.first() if where.holds(given.org) else None
    if row is None:
        raise NotFoundError(what="签收单")
    row.called_at, row.caller, row.called = deed.at, deed.actor.person, given.note.strip()
    row.version += 1
    row.save(update_fields=["called_at", "caller", "called", "version"])
    deed.about("notice", notice.pk, row.org_id)
    deed.note(note=row.called)
    return {"notice": notice.pk, "org": row.org_id}


def end(deed: Deed, given: EndNotice) -> Mapping[str, Any]:
    """End a notice. Who is still missing stays recorded, and then a reason is needed."""
    notice = kept(deed.actor, given.notice, lock=True)
    running(notice)
    missing = of([int(notice.pk)]).filter(state__in=owing(notice)).count()
    if missing and not given.reason.strip():
        raise MissingError(count=missing)
    _over(deed, notice, NoticeState.ENDED, given.reason)
    return {"notice": notice.pk, "state": notice.state, "missing": missing}


def recall(deed: Deed, given: RecallNotice) -> Mapping[str, Any]:
    """Withdraw a notice; it stays in sight with the reason, and nobody owes it any more."""
    notice = kept(deed.actor, given.notice, lock=True)
    running(notice)
    _over(deed, notice, NoticeState.RECALLED, given.reason)
    return {"notice": notice.pk, "state": notice.state}


def _over(deed: Deed, notice: Notice, state: NoticeState, reason: str) -> None:
    notice.state, notice.ended_at, notice.reason = state.key, deed.at, reason.strip()
    notice.save(update_fields=["state", "ended_at", "reason"])
    limits().filter(notice=notice, state=LimitState.OPEN.key).update(state=LimitState.ENDED.key)
    deed.about("notice", notice.pk, notice.org_id)
    deed.note(reason=notice.reason)


def _one(key: str, title: T, takes: type[Given], run: Callable[[Deed, Any], Any]) -> Intention:
    return Intention(f"notice.{key}", title, takes, run)


INTENTIONS: Sequence[Intention] = (
    _one("urge", T("催办通知", "Urge the missing"), UrgeNotice, urge),
    _one("call", T("登记电话通知", "Note a call"), CallUnit, call),
    _one("end", T("办结通知", "End a notice"), EndNotice, end),
    _one("recall", T("撤回通知", "Withdraw a notice"), RecallNotice, recall),
)
