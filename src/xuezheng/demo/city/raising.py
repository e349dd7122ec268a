"""Raising the city: everything that was drawn is written, register by register, into a draft."""

import gc
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model

from xuezheng.apps.estate import models as estate
from xuezheng.apps.people import models as people
from xuezheng.apps.pupils import models as pupils
from xuezheng.apps.schools import models as schools
from xuezheng.apps.zones import models as zones
from xuezheng.demo.city.events import Lives
from xuezheng.demo.city.frame import frame
from xuezheng.demo.city.numbers import Residents
from xuezheng.demo.city.pupils import COHORTS, cohort, special
from xuezheng.demo.city.scale import Scale
from xuezheng.demo.city.tables import bulk, unguarded
from xuezheng.demo.city.writing import grounds, mergers, staff, units
from xuezheng.demo.city.writing.counting import Counter
from xuezheng.demo.city.writing.rolls import Rolls

MODELS: tuple[type[Model], ...] = (
    schools.Organisation, schools.OrganisationFact, estate.Site, estate.SiteFact, estate.Building,
    estate.BuildingFact, estate.Room, estate.RoomFact, people.Person, people.PersonFact,
    people.Post, people.PostFact, people.Appointment, people.AppointmentFact, people.ExternalId,
    people.ExternalIdFact, people.QuotaFact, pupils.SchoolClass, pupils.ClassFact,
    pupils.EnrolmentFact, pupils.Guardian, pupils.GuardianFact, zones.Zone, zones.ZoneFact,
    zones.ZoneAddress, zones.ZoneAddressFact,
)  # fmt: skip
"""All the tables that are filled, in the order of what they rest on."""
Told = Callable[[int, int], None]
"""Hears how many of how many steps are done."""


@dataclass(frozen=True, slots=True)
class Raised:
    """What was raised, in numbers."""

    pupils: int
    stretches: int
    classes: int
    teachers: int


def raise_city(scale: Scale, told: Told) -> Raised:
    """Draw and write the city; one transaction, so that a draft cut off holds nothing of it."""
    was = gc.isenabled()
    gc.disable()  # a million small rows, none of them in a ring
    try:
        with unguarded(), transaction.atomic(), bulk(MODELS):
            return _raised(scale, told)
    finally:
        if was:
            gc.enable()


def _raised(scale: Scale, told: Told) -> Raised:
    steps = len(COHORTS) + 3
    told(0, steps)
    made, residents = frame(scale), Residents()
    person, external = Counter(people.Person), Counter(people.ExternalId)
    orgs = units.write(made)
    mergers.write(made, orgs)
    rooms = grounds.write(made, orgs)
    grounds.write_zones(made, orgs)
    told(1, steps)
    taught = staff.write(made, orgs, residents, person, external)
    told(2, steps)
    rolls, lives = Rolls(made, orgs, person, external), Lives(made)
    rolls.classes(rooms, taught.heads)
    rolls.children(special(made, residents))
    for count, year in enumerate(COHORTS, 3):
        row = cohort(made, year, residents)
        for child in row:
            lives.happen(child)
        rolls.children(row)
        told(count, steps)
    return Raised(rolls.on_roll, rolls.stretches, sum(1 for _ in made.all()), taught.number)


__all__ = ["Raised", "Scale", "raise_city"]
