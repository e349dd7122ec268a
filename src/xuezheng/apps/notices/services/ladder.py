"""Urging by the ladder (催签、催报): each rung of each limit fires exactly once, for the missing alone."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any

from django.db import connection
from django.db.models import F

from xuezheng.adapters.locks import take
from xuezheng.apps.audit.services import act
from xuezheng.apps.notices.access import fired, limits, of
from xuezheng.apps.notices.models import Fired, Limit, LimitState, What, Woken
from xuezheng.apps.notices.services.answering import UNANSWERED, UNSIGNED, met
from xuezheng.apps.records.access.rules import calendar, day_of, in_force, office
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers import urging
from xuezheng.core.ledgers.clocks import Rung
from xuezheng.core.ledgers.escalation import ladder

MOST = 200
"""Rungs written in one transaction."""
Owed = tuple[Limit, Rung]


def owed(now: datetime) -> Iterator[Owed]:
    """Give the rungs that should have fired by now and did not. Costs: 3 queries."""
    rows = list(limits().filter(state=LimitState.OPEN.key).select_related("notice").order_by("id"))
    done: dict[int, set[str]] = {}
    for number, key in fired().filter(limit__in=rows).values_list("limit_id", "rung"):
        done.setdefault(number, set()).add(key)
    known, opens = calendar() if rows else None, _opens(day_of(now))
    for row in rows:
        rungs = ladder(in_force(day_of(row.start))[row.ladder])
        limit = urging.Limit(row.start, row.due, rungs)
        assert known is not None  # noqa: S101 - there are rows
        for rung in urging.owed(limit, now, done.get(int(row.pk), ()), known, opens):
            yield row, rung


def _opens(day: date) -> time:
    return office(day).spans[0][0]


class FireNotices(Given):
    """By which moment rungs are due."""

    at: datetime


def fire_due(deed: Deed, given: FireNotices) -> Mapping[str, Any]:
    """Fire what is owed, a stretch of it; only the software itself does."""
    if deed.actor.channel != "system":
        raise NotFoundError(what="催办")
    count = 0
    if take(connection, "notices.fire"):
        for row, rung in owed(given.at):
            _fire(row, rung, deed.at)
            count += 1
            if count == MOST:
                break
    deed.rows = count
    deed.about("notice", given.at.isoformat())
    return {"fired": count}


def _fire(row: Limit, rung: Rung, at: datetime) -> None:
    tree = tree_of(day_of(at))
    owing = of([row.notice_id]).filter(state__in=_owing(row))
    missing = list(owing.values_list("org_id", flat=True))
    made = Fired.objects.create(limit=row, rung=rung.key, at=at)
    if not missing:
        met(row.notice, What.of(row.what))
        return

    def climb(org: int) -> int | None:
        above = tree.units[tree.seat(org)].parent if org in tree.units else None
        return next(iter(tree.offices(above)), above) if above is not None else None

    top = tree.root or row.notice.org_id
    people = urging.woken(rung, missing, row.notice.org_id, top, climb)
    Woken.objects.bulk_create(Woken(fired=made, word=word, org=org) for word, org in people)
    if urging.MISSING in rung.wakes:
        owing.update(urged=F("urged") + 1, urged_at=at, version=F("version") + 1)


def _owing(row: Limit) -> tuple[str, ...]:
    return UNSIGNED if row.what == What.SIGN.key else UNANSWERED


FIRE = Intention("notice.fire", T("催签催报", "Urge by the ladder"), FireNotices, fire_due)


def fire(now: datetime) -> int:
    """Fire every rung whose moment has come; gives how many did. An idle turn writes nothing."""
    count = 0
    while next(owed(now), None) is not None:
        done = int(act(FIRE, FireNotices(at=now), actor=SYSTEM, at=now).result["fired"])
        count += done
        if not done:
            break
    return count


def silent(now: datetime) -> list[str]:
    """Name the rungs that should have fired by now and did not: the watchdog's list."""
    return [f"{row} {rung.key}" for row, rung in owed(now)]
