"""One digest of all that is drawn, before any database: equal on any machine."""

from collections.abc import Iterator
from hashlib import sha256

from xuezheng.demo.city import catchment, grounds, staff
from xuezheng.demo.city.events import Lives
from xuezheng.demo.city.frame import frame
from xuezheng.demo.city.numbers import Residents
from xuezheng.demo.city.pupils import COHORTS, Child, cohort, special
from xuezheng.demo.city.scale import Scale
from xuezheng.demo.tree import borders


def canon(scale: Scale) -> str:
    """Give the SHA-256 of every line of a city."""
    found = sha256()
    for line in _lines(scale):
        found.update(line.encode() + b"\n")
    return found.hexdigest()


def _lines(scale: Scale) -> Iterator[str]:
    made, residents = frame(scale), Residents()
    for band in made.all():
        yield f"{band.id} {band.house.code} {band.stage} {band.entered} {band.number} {band.size}"
    for ground in grounds.Builder((1, 1, 1)).grounds(made):
        yield f"{ground.house.code} {ground.area} {[len(block.rooms) for block in ground.blocks]}"
    rings = {code: ring for code, (ring, _) in borders().items()}
    for zone in catchment.zones(made.houses, rings):
        yield f"{zone.name} {zone.ring} {[place.name for place in zone.places]}"
    for one in staff.teachers(made, residents):
        times = [(time.since, time.until, time.house.code) for time in one.times]
        yield f"{one.name} {one.born} {one.number} {one.subject} {one.title} {one.counted} {times}"
    lives = Lives(made)
    yield from map(_child, special(made, residents))
    for year in COHORTS:
        for child in cohort(made, year, residents):
            lives.happen(child)
            yield _child(child)


def _child(child: Child) -> str:
    row = [
        (one.since, one.until, one.band.id, one.org, one.began, one.left) for one in child.stretches
    ]
    return f"{child.name} {child.born} {child.number} {child.residence} {row}"
