"""What of the estate goes along when schools are merged or split: sites, buildings, rooms."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db.models import Q

from xuezheng.adapters.registers import DatedFact
from xuezheng.adapters.rehoming import of_orgs, rehomed
from xuezheng.apps.estate.models import BuildingFact, RoomFact, SiteFact

FAMILIES: Mapping[str, type[DatedFact]] = {
    "site": SiteFact,
    "building": BuildingFact,
    "room": RoomFact,
}


def going(
    orgs: Collection[int], since: date, sites: Collection[int] | None = None
) -> dict[str, list[int]]:
    """Give what of the organisations goes along: all of it, or what stands on some sites."""
    everything = sites is None
    found = {"site": of_orgs(SiteFact, orgs, since, Q() if sites is None else Q(subject__in=sites))}
    there = Q() if everything else Q(site__in=found["site"])
    found["building"] = of_orgs(BuildingFact, orgs, since, there)
    inside = Q() if everything else Q(building__in=found["building"])
    found["room"] = of_orgs(RoomFact, orgs, since, inside)
    return found


def go(
    orgs: Collection[int],
    to: int,
    since: date,
    subjects: Mapping[str, Collection[int]],
    at: datetime,
) -> int:
    """Move sites, buildings and rooms; gives how many changed."""
    act = rehomed(orgs, to, since, {})
    for family, model in FAMILIES.items():
        model.objects.all().revise_many(dict.fromkeys(subjects[family], act), at)
    return sum(len(subjects[family]) for family in FAMILIES)
