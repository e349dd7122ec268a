"""The children of the city, drawn year by year: who they are, and where they sit from when to when."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from xuezheng.demo.city import naming, numbers
from xuezheng.demo.city import published as table
from xuezheng.demo.city.draw import Draw, ranked
from xuezheng.demo.city.frame import CITY, MERGER, Band, Frame
from xuezheng.demo.city.tables import END
from xuezheng.demo.townships import TOWNSHIPS

COHORTS = range(2012, 2030)
"""Years of entering primary school of all who are on a roll between the register's first day and today."""
_URBAN = {one.stem: one.urban for one in TOWNSHIPS}


@dataclass(slots=True)
class Stretch:
    """One stretch on the roll, as it is written."""

    since: str
    until: str
    band: Band
    org: str
    """Code of the unit."""
    began: str
    state: str = "studying"
    left: str = ""
    residence: str = ""


@dataclass(slots=True)
class Child:
    """One child with its stretches in order."""

    cohort: int
    place: int
    township: str
    draw: Draw
    name: naming.Name
    boy: bool
    born: str
    number: str
    nation: str
    residence: str
    left_behind: int
    boards: int
    event: int
    stretches: list[Stretch] = field(default_factory=list)


def cohort(made: Frame, year: int, residents: numbers.Residents) -> list[Child]:
    """Draw the children of one year with their undisturbed ways through the stages."""
    found = []
    for (place, township), ways in _ways(made, year):
        found.append(_child(year, place, township, ways, residents))
    return found


Who = tuple[int, str]
Way = list[tuple[str, Band]]


def _ways(made: Frame, year: int) -> list[tuple[Who, Way]]:
    """Say who of a year goes through which classes, stage by stage."""
    ways: dict[Who, Way] = {}
    leavers: list[Who] = []
    if year + 9 <= table.FIRST_YEAR:
        row = [
            *_seats_of(made, CITY, "senior", year + 9),
            *_seats_of(made, CITY, "vocational", year + 9),
        ]
        towns = [one for one, number in made.children[year].items() for _ in range(number)]
        leavers = [(place, towns[place % len(towns)]) for place in range(len(row))]
    for township, number in made.children[year].items():
        for stage in ("preschool", "primary", "junior"):
            row = _seats_of(made, township, stage, year + table.STAGES[stage][0])
            order = ranked(f"{stage}:{year}:{township}", number) if row else []
            for place, band in zip(order, row, strict=False):
                ways.setdefault((place, township), []).append((stage, band))
                if stage == "junior":
                    leavers.append((place, township))
    order = ranked(f"leavers:{year}", len(leavers))
    for stage in ("senior", "vocational"):
        row = _seats_of(made, CITY, stage, year + 9)
        for place, band in zip(order, row, strict=False):
            ways.setdefault(leavers[place], []).append((stage, band))
        order = order[len(row) :]
    return sorted(ways.items())


def _seats_of(made: Frame, whence: str, stage: str, entered: int) -> list[Band]:
    return [band for band in made.bands.get((whence, stage, entered), ()) for _ in range(band.size)]


def _child(year: int, place: int, township: str, ways: Way, residents: numbers.Residents) -> Child:
    draw = Draw(f"child:{year}:{township}:{place}")
    boy = draw.below(10_000) < table.BOYS
    name = naming.child(draw, boy)
    born = draw.of(numbers.days(date(year - 7, 9, 1), 365))
    stage, band = ways[-1]
    house = next((b.house for s, b in ways if s in ("primary", "junior")), band.house)
    share = table.MIGRANT["public" if house.public else "private"]
    residence = "migrant" if draw.below(1000) < share else "local"
    region = numbers.HOME if residence == "local" else draw.of(numbers.ORIGINS)
    number = residents.number(region, born, boy)
    quiet = table.LEFT_BEHIND["urban" if _URBAN[township] else "rural"]
    left_behind = int(residence == "local" and draw.below(1000) < quiet)
    boards = int(draw.below(1000) < table.BOARDS[stage])
    nation = draw.of(table.NATIONS)
    child = Child(
        year, place, township, draw, name, boy, born, number, nation, residence, left_behind,
        boards, draw.below(1_000_000),
    )  # fmt: skip
    child.stretches = list(_undisturbed(ways))
    return child


def _undisturbed(ways: Way) -> Iterator[Stretch]:
    for count, (stage, band) in enumerate(ways, 1):
        last = band.follows or band
        until = END if last.stands else last.ends.isoformat()
        began = "promoted" if stage in ("junior", "senior", "vocational") else "admitted"
        left = "graduated" if count == len(ways) and until != END else ""
        whole = Stretch(band.begins.isoformat(), until, band, band.house.code, began, left=left)
        yield from _parted(whole, band)


def _parted(whole: Stretch, band: Band) -> Iterator[Stretch]:
    """Cut a stretch where a class moved with a merger, or left its teaching point."""
    cut, org, began, later = "", "", "", band
    if band.moves_to is not None:
        cut, org, began = MERGER.isoformat(), band.moves_to.code, "merged"
    elif band.follows is not None:
        cut, org, began = band.ends.isoformat(), band.house.parent, "regrouped"
        later = band.follows
    if not cut or cut >= whole.until or cut > table.TODAY.isoformat():
        yield whole
        return
    if whole.since < cut:
        yield Stretch(whole.since, cut, band, whole.org, whole.began)
    yield Stretch(max(cut, whole.since), whole.until, later, org, began, left=whole.left)


def special(made: Frame, residents: numbers.Residents) -> list[Child]:
    """Draw the pupils of the special school."""
    found = []
    towns = list(made.children[2026])
    for (_, stage, entered), row in made.bands.items():
        if stage != "special":
            continue
        for place, band in enumerate(one for one in row for _ in range(one.size)):
            township = towns[place % len(towns)]
            who = Draw(f"special:{entered}:{place}")
            boy = who.below(10) < 6
            name = naming.child(who, boy)
            born = who.of(numbers.days(date(entered - 7, 9, 1), 365))
            until = END if band.stands else band.ends.isoformat()
            child = Child(
                entered, place, township, who, name, boy, born,
                residents.number(numbers.HOME, born, boy), who.of(table.NATIONS), "local", 0,
                int(who.below(2)), 0,
            )  # fmt: skip
            left = "" if until == END else "graduated"
            child.stretches = [
                Stretch(
                    band.begins.isoformat(), until, band, band.house.code, "admitted", left=left
                )
            ]
            found.append(child)
    return found
