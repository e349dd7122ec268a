"""Writing sites, buildings, rooms, and the zones of schools."""

from collections import defaultdict
from collections.abc import Iterable

from xuezheng.apps.estate import models as estate
from xuezheng.apps.zones import models as zones
from xuezheng.demo.city import catchment, grounds
from xuezheng.demo.city import published as table
from xuezheng.demo.city.draw import Draw
from xuezheng.demo.city.frame import Band, Frame
from xuezheng.demo.city.houses import House
from xuezheng.demo.city.tables import END, load, next_id
from xuezheng.demo.city.writing.counting import Counter
from xuezheng.demo.tree import borders

SITE = (
    "subject_id", "org_id", "name", "address", "area_m2", "green_m2", "sports_m2", "longitude",
    "latitude", "valid_from", "valid_to",
)  # fmt: skip
BUILDING = (
    "subject_id", "org_id", "site_id", "name", "built", "area_m2", "storeys", "structure", "grade",
    "appraised", "seismic_degree", "in_use", "valid_from", "valid_to",
)  # fmt: skip
ROOM = (
    "subject_id", "org_id", "building_id", "name", "use", "area_m2", "seats", "valid_from",
    "valid_to",
)  # fmt: skip
ZONE = ("subject_id", "org_id", "name", "stage", "outline", "basis", "valid_from", "valid_to")
ADDRESS = (
    "subject_id", "org_id", "zone_id", "kind", "name", "aliases", "low", "high", "parity",
    "valid_from", "valid_to",
)  # fmt: skip
BASIS = "云教〔2026〕18号"
"""The paper that sets the zones of 2026."""


def write(made: Frame, orgs: dict[str, int]) -> dict[int, int]:
    """Write sites, buildings and rooms; gives each class its room."""
    firsts = next_id(estate.Site), next_id(estate.Building), next_id(estate.Room)
    row = list(grounds.Builder(firsts).grounds(made))
    blocks = [(ground, block) for ground in row for block in ground.blocks]
    rooms = [(ground, block, room) for ground, block in blocks for room in block.rooms]
    load(estate.Site, ("id",), ((ground.id,) for ground in row))
    load(estate.Building, ("id",), ((block.id,) for _, block in blocks))
    load(estate.Room, ("id",), ((room.id,) for _, _, room in rooms))
    load(estate.SiteFact, SITE, (
        (
            one.id, orgs[one.house.code], f"{one.house.name}校址", _address(one.house), one.area,
            one.green, one.sports, *one.house.place, *_days(one.house),
        )
        for one in row
    ))  # fmt: skip
    load(estate.BuildingFact, BUILDING, (
        (
            one.id, orgs[on.house.code], on.id, one.name, one.built, one.area, one.storeys,
            one.structure, one.grade, one.appraised, 6, int(one.in_use), *_days(on.house),
        )
        for on, one in blocks
    ))  # fmt: skip
    load(estate.RoomFact, ROOM, (
        (
            one.id, orgs[on.house.code], block.id, one.name, one.use, one.area, one.seats,
            *_days(on.house),
        )
        for on, block, one in rooms
    ))  # fmt: skip
    bands: dict[str, list[Band]] = defaultdict(list)
    for band in made.all():
        bands[band.now.code].append(band)
    found: dict[int, int] = {}
    for ground in row:
        found |= grounds.rooms_of(bands[ground.house.code], ground)
    return found


def _days(house: House) -> tuple[str, str]:
    return max(table.OPENS, house.begins).isoformat(), house.ends.isoformat()


def _address(house: House) -> str:
    draw = Draw(f"address:{house.name}")
    return f"{house.township}{draw.of(catchment.STREETS)}路{1 + draw.below(280)}号"


def write_zones(made: Frame, orgs: dict[str, int]) -> None:
    """Write the zones with their address tables."""
    rings = {code: ring for code, (ring, _) in borders().items()}
    zone, line = Counter(zones.Zone), Counter(zones.ZoneAddress)
    facts, lines = [], []
    for one in catchment.zones(made.houses, rings):
        number, org, since = zone.one(), orgs[one.house.code], _days(one.house)[0]
        facts.append((number, org, one.name, one.stage, f"[{_ring(one.ring)}]", BASIS, since, END))
        lines += [
            (
                line.one(), org, number, place.kind, place.name, place.aliases, place.low,
                place.high, place.parity, since, END,
            )
            for place in one.places
        ]  # fmt: skip
    zone.written()
    line.written()
    load(zones.ZoneFact, ZONE, facts)
    load(zones.ZoneAddressFact, ADDRESS, lines)


def _ring(ring: Iterable[tuple[int, int]]) -> str:
    return "[" + ",".join(f"[{x},{y}]" for x, y in ring) + "]"
