"""Exports that wait for a second person, and one's own."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from xuezheng.adapters.rounds import Question, Steps
from xuezheng.apps.accounts.access import may_decide
from xuezheng.apps.accounts.models import Account, Release
from xuezheng.apps.schools.access import names, scope
from xuezheng.catalogue import current as region
from xuezheng.catalogue.lists import LISTS
from xuezheng.catalogue.purposes import PURPOSES
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import Labelled, T

MOST = 50
_TOLD = {one.key: one.title for one in PURPOSES}


class State(Labelled):
    """How a request stands (导出申请状态)."""

    WAITS = ("waits", T("待审批", "Waits"))
    READY = ("ready", T("已同意，待下载", "Approved, to be taken"))
    USED = ("used", T("已下载", "Taken"))
    REFUSED = ("refused", T("未同意", "Refused"))
    ENDED = ("ended", T("已过期", "Ended"))


@dataclass(frozen=True, slots=True)
class ReleaseShown:
    """One request as pages show it (导出申请)."""

    number: int
    kind: T
    purpose: T
    who: str
    unit: str
    units: tuple[str, ...]
    rows: int
    persons: int
    asked: datetime
    until: datetime
    state: State
    note: str
    second: str
    mine: bool
    decides: bool
    back: str
    conditions: tuple[tuple[str, str], ...]


def state_of(row: Release, now: datetime) -> State:
    """Say how a request stands."""
    if row.used is not None:
        return State.USED
    if row.decided is not None and not row.approved:
        return State.REFUSED
    if row.until <= now:
        return State.ENDED
    return State.READY if row.approved else State.WAITS


def listed(actor: Actor, now: datetime, day: date) -> tuple[list[ReleaseShown], list[ReleaseShown]]:
    """Give what an actor may decide, and his own requests. Costs: 4 queries, 1 per open request."""
    open_ = Release.objects.filter(decided=None, until__gt=now).order_by("id")[:200]
    waiting = [row for row in open_ if _decides(actor, row)][:MOST]
    own = list(Release.objects.filter(account=actor.account or 0).order_by("-id")[:MOST])
    return _shown(waiting, actor, now, day), _shown(own, actor, now, day)


def waiting_steps(actor: Actor, now: datetime) -> Steps[list[ReleaseShown]]:
    """Give what somebody may decide, and own requests ready to be taken, beside others.

    Costs: 1 round while steady, 4 queries more where something waits.
    """
    account = actor.account or 0

    def made() -> QuerySet[Release]:
        ready = Q(account=account, approved=True, used=None)
        return Release.objects.filter(Q(decided=None) | ready).order_by("-id")[:MOST]

    found = [
        row
        for row in (yield Question(made, ("accounts.releases", account)))
        if row.until > now and (row.approved or _decides(actor, row))
    ]
    return _shown(found, actor, now, now.date()) if found else []


def _decides(actor: Actor, row: Release) -> bool:
    same = actor.person is not None and actor.person == row.person
    return not same and may_decide(actor, row)


def one(actor: Actor | None, number: int, now: datetime, day: date) -> ReleaseShown:
    """Give a request to who asked and to who decides. Raises ``NotFoundError``."""
    row = Release.objects.filter(pk=number).first()
    if actor is None or row is None:
        # What is not there costs what is there for others.
        scope(actor, Verb.CHECK, "care")
        raise NotFoundError(what="导出申请")
    if actor.account not in {row.account, row.decided_by} and not _decides(actor, row):
        raise NotFoundError(what="导出申请")
    return _shown([row], actor, now, day)[0]


def _shown(rows: list[Release], actor: Actor, now: datetime, day: date) -> list[ReleaseShown]:
    units = names(day)
    numbers = {row.account for row in rows} | {row.decided_by or 0 for row in rows}
    people = dict(Account.objects.filter(Q(pk__in=numbers)).values_list("pk", "name"))
    titles = {kind.key: kind.title for kind in (*region().kinds, *LISTS)}
    return [
        ReleaseShown(
            int(row.pk),
            titles.get(row.kind, T(row.kind, row.kind)),
            _TOLD.get(row.purpose, T(row.purpose, row.purpose)),
            people.get(row.account, ""),
            units.get(row.org or 0, ""),
            tuple(units[org] for org in row.orgs if org in units),
            row.rows,
            row.persons,
            row.asked,
            row.until,
            state_of(row, now),
            row.note,
            people.get(row.decided_by or 0, ""),
            actor.account == row.account,
            row.decided is None and row.until > now and _decides(actor, row),
            row.back,
            tuple((str(key), str(value)) for key, value in row.conditions.items()),
        )
        for row in rows
    ]
