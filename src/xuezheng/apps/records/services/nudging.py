"""Telling units that they have reported nothing (催报): those missing from a roll-up, all at once."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F
from pydantic import Field

from xuezheng.apps.records.access import ledger_of
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.models import Nudge
from xuezheng.apps.records.selectors.rollup import may_urge, rolled
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import of_key


class PeriodError(InputError):
    """There is no such period."""

    code = "period"
    text = T("没有这个汇总周期：{found}", "There is no such period: {found}")


class UrgeAbsent(Given):
    """Whom to tell: the units below one that reported nothing to a ledger in a period."""

    kind: str = Field(max_length=40)
    org: int
    period: str = Field(max_length=10)
    note: str = Field(default="", max_length=300)


def urge(deed: Deed, given: UrgeAbsent) -> Mapping[str, Any]:
    """Tell every unit that is missing; one that has reported meanwhile is left alone.

    Raises ``PeriodError`` and ``NotFoundError``.
    """
    ledger = ledger_of(given.kind)
    if not may_urge(deed.actor, ledger):
        raise NotFoundError(what="台账")
    try:
        period = of_key(given.period)
    except (ValueError, IndexError) as error:
        raise PeriodError(found=given.period) from error
    told = rolled(deed.actor, given.kind, period, day_of(deed.at), given.org)
    orgs = [one.org for one in told.absent if one.org != deed.actor.home]
    known = Nudge.objects.filter(kind=ledger.key, period=period.key, org__in=orgs)
    again = set(known.values_list("org", flat=True))
    known.update(times=F("times") + 1, at=deed.at, by=deed.actor.person, note=given.note)
    Nudge.objects.bulk_create(
        Nudge(
            kind=ledger.key, org=org, period=period.key, at=deed.at, by=deed.actor.person,
            note=given.note,
        )
        for org in orgs
        if org not in again
    )  # fmt: skip
    deed.rows = len(orgs)
    deed.about(ledger.key, period.key, given.org)
    deed.note(urged=orgs, note=given.note)
    return {"urged": orgs}


URGE = Intention("rollup.urge", T("催报", "Tell who reported nothing"), UrgeAbsent, urge)
