"""Open cases when schools are merged (事项随校): to the successor, on the record, and back."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Q

from xuezheng.apps.records.models import CaseEntry, Deadline, Party, Record, Running
from xuezheng.apps.records.selectors.history import SUCCESSION
from xuezheng.apps.schools.services.following import Follower
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.labels import T

RUNNING = (Running.OPEN.key, Running.SUSPENDED.key)


def going(orgs: Collection[int], _: date) -> list[int]:
    """Give the open cases of organisations, and those in which one has a part."""
    theirs = Q(org__in=orgs) | Q(parties__org__in=orgs)
    rows = Record.objects.filter(theirs, closed_at=None)
    return sorted(set(rows.values_list("pk", flat=True)))


def go(deed: Deed, orgs: Collection[int], to: int, since: date) -> list[Any]:
    """Put the successor in the place of the closed organisations; each case says so."""
    rows = Record.objects.select_for_update(of=("self",)).filter(pk__in=going(orgs, since))
    return [_gone(deed, record, orgs, to) for record in rows.order_by("pk")]


def _gone(deed: Deed, record: Record, orgs: Collection[int], to: int) -> dict[str, Any]:
    kept: dict[str, Any] = {"case": int(record.pk), "to": to, "org": None}
    if record.org_id in orgs:
        kept["org"], record.org_id = record.org_id, to
    parties = list(Party.objects.filter(record=record, org__in=orgs).order_by("pk"))
    kept["parties"] = [[one.part, one.org_id] for one in parties]
    Party.objects.filter(pk__in=[one.pk for one in parties]).delete()
    kept["joined"] = []
    for part in dict.fromkeys(one.part for one in parties):
        if Party.objects.get_or_create(record=record, part=part, org_id=to)[1]:
            kept["joined"].append(part)
    owed = Deadline.objects.filter(record=record, state__in=RUNNING, org__in=orgs)
    kept["deadlines"] = [list(one) for one in owed.values_list("pk", "org")]
    owed.update(org=to)
    left = {one[1] for one in (*kept["parties"], *kept["deadlines"])} | {kept["org"]}
    _line(deed, record, {"left": sorted(left - {None}), "successor": to})
    return kept


def _line(deed: Deed, record: Record, facts: dict[str, Any]) -> None:
    record.version += 1
    record.updated_at = deed.at
    record.save(update_fields=["org", "version", "updated_at"])
    CaseEntry.objects.create(
        record=record, seq=record.version, at=deed.at, act=SUCCESSION, before=record.state,
        after=record.state, account=deed.actor.account, person=deed.actor.person, facts=facts,
    )  # fmt: skip


def back(deed: Deed, kept: list[Any]) -> None:
    """Give the cases back to whose they were, whatever was done on them meanwhile."""
    records = Record.objects.select_for_update(of=("self",)).in_bulk([one["case"] for one in kept])
    for one in kept:
        record = records[one["case"]]
        if one["org"] is not None:
            record.org_id = one["org"]
        Party.objects.filter(record=record, org=one["to"], part__in=one["joined"]).delete()
        for part, org in one["parties"]:
            Party.objects.get_or_create(record=record, part=part, org_id=org)
        for number, org in one["deadlines"]:
            Deadline.objects.filter(pk=number).update(org=org)
        _line(deed, record, {"left": [one["to"]], "successor": record.org_id})


CASES = Follower(T("未办结事项", "open cases"), dated=False, going=going, go=go, back=back)
