"""What a survey came to, as counts in the registers that figures are made of (写入登记簿)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.apps.registers.access import facts, register_of
from xuezheng.apps.registers.services import entering
from xuezheng.apps.registers.services.given import AddEntry, ChangeEntry
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.surveys.access import questionnaire
from xuezheng.apps.surveys.models import Cell, Survey
from xuezheng.apps.surveys.selectors.reckoning import Tally
from xuezheng.core.base.deeds import Deed
from xuezheng.core.registers.timeline import AsOf
from xuezheng.core.surveys.definition import Audience
from xuezheng.core.surveys.publishing import ALL, CITY, Place
from xuezheng.core.surveys.tabulating import SATISFIED

Data = dict[str, Any]


@dataclass(frozen=True)
class Found:
    """What a survey came to: which places are withheld, and its answers counted."""

    hidden: frozenset[Place]
    tally: Tally

    def told(self, audience: str, org: int = CITY) -> bool:
        """Whether an audience is told of, of all or at a unit."""
        return (audience, org, ALL) not in self.hidden


def registered(deed: Deed, row: Survey, found: Found, day: date) -> int:
    """Write the counts into the register that the questionnaire feeds; gives how many entries."""
    feeds = questionnaire(row.questionnaire).feeds
    if feeds == "satisfaction_count":
        entries = list(_satisfied(row, found, day))
        for org, data in entries:
            entering.add(deed, AddEntry(kind=feeds, org=org, since=day, data=data))
        return len(entries)
    if feeds == "family_count":
        return _changed(deed, feeds, dict(_families(row, found)), day)
    if feeds == "burden_count":
        return _changed(deed, feeds, dict(_slept(found)), day)
    return 0


def _satisfied(row: Survey, found: Found, day: date) -> Iterator[tuple[int, Data]]:
    """Give an entry for each school and audience that is told; those withheld together as one of the bureau.

    So the region's figure holds every answer once, and no entry tells of a small cell.
    """
    root = tree_of(day).root or row.org_id
    sums: dict[tuple[int, str], list[int]] = {}
    for one in Cell.objects.filter(survey=row).order_by("audience", "org", "grade"):
        if not one.answered or not found.told(one.audience):
            continue
        org = one.org_id if found.told(one.audience, one.org_id) else root
        counts = sums.setdefault((org, one.audience), [0, 0, 0])
        counts[0] += one.handed
        counts[1] += one.answered
    for (unit, audience, key), (_, content) in found.tally.items():
        if key == SATISFIED and found.told(audience):
            org = unit if found.told(audience, unit) else root
            sums[org, audience][2] += content
    for (org, audience), (asked, answered, content) in sums.items():
        yield org, {
            "survey": row.title, "group": audience, "on": day.isoformat(), "asked": asked,
            "answered": answered, "satisfied": content,
        }  # fmt: skip


def _families(row: Survey, found: Found) -> Iterator[tuple[int, Data]]:
    """Give how many families of a school were asked and answered."""
    sums: dict[int, list[int]] = {}
    for one in Cell.objects.filter(survey=row):
        if found.told(one.audience, one.org_id):
            counts = sums.setdefault(one.org_id, [0, 0])
            counts[0] += one.handed
            counts[1] += one.answered
    for org, (asked, answered) in sums.items():
        yield org, {"families": asked, "replied": answered}


def _slept(found: Found) -> Iterator[tuple[int, Data]]:
    """Give how many pupils of a school said how long they sleep, and how many of them long enough."""
    for (org, audience, key), (asked, slept) in found.tally.items():
        if (audience, key) == (Audience.PUPIL.key, "sleep") and found.told(audience, org):
            yield org, {"asked": asked, "slept": slept}


def _changed(deed: Deed, key: str, told: dict[int, Data], day: date) -> int:
    """Change what schools stated of themselves, where they did; a school without an entry states it itself."""
    kind = register_of(key)
    held = facts(kind).at(AsOf(day)).filter(org__in=told).order_by("subject_id")
    newest = {int(one.org_id): int(one.subject_id) for one in held}
    for org, subject in sorted(newest.items()):
        data = {**told[org], "as_of": day.isoformat()}
        given = ChangeEntry(kind=kind.key, subject=subject, since=day, data=data)
        entering.change(deed, given)
    return len(newest)
