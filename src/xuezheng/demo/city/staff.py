"""The teachers of the city: who they are, where they teach, since when, and who left."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from xuezheng.demo.city import naming, numbers
from xuezheng.demo.city import published as table
from xuezheng.demo.city.draw import Draw, spread
from xuezheng.demo.city.frame import Frame, enrolled
from xuezheng.demo.city.houses import House
from xuezheng.demo.city.retiring import leaves
from xuezheng.demo.city.tables import END
from xuezheng.demo.stream import apportion

ONE_TEACHER = "云岫镇外岙教学点"
OVER = {"竹里镇学校": 9, "石棠镇学校": 7}
"""Schools with more teachers than posts (超编), and how many more."""
UNDER = {"新圩镇中心小学": 14, "望澜实验小学": 11, "新圩镇初级中学": 8}
"""Schools with fewer (缺编), and how many fewer."""
RETIRING = "望澜初级中学"
"""Where the two of planted case D22 teach: a man born in March 1966, a woman in November 1971."""
D22 = (("1966-03-08", True), ("1971-11-20", False))
_AGE = spread([((low, high), parts) for low, high, parts in table.AGES])
_SUBJECT = {stage: spread(row) for stage, row in table.SUBJECTS.items()}
_COUNTED = {who: spread(row) for who, row in table.COUNTED.items()}
_NEW = table.HIRED
_MOVED = table.MOVED
TEACHERS = 9500


@dataclass(slots=True)
class Time:
    """A time at one school."""

    since: str
    until: str
    house: House


@dataclass(slots=True)
class Teacher:
    """One teacher with the times at schools, in order."""

    name: naming.Name
    man: bool
    born: str
    number: str
    staff_number: str
    mobile: str
    stage: str
    subject: str
    title: str
    backbone: str
    counted: str
    times: list[Time] = field(default_factory=list)

    @property
    def since_opening(self) -> bool:
        """Say whether the teacher has been where he is since the register began."""
        return len(self.times) == 1 and self.times[0].since == table.OPENS.isoformat()

    @property
    def now(self) -> House | None:
        """Give where the teacher works today."""
        last = self.times[-1]
        return last.house if last.until == END else None


def needed(made: Frame) -> dict[tuple[str, str], int]:
    """Give how many teachers each house has today, by code and stage: so many in all."""
    pupils = enrolled(made)
    wanted = {
        key: max(1, number * 10 // table.PER_TEACHER[key[1]]) for key, number in pupils.items()
    }
    one = next((house.code for house in made.houses if house.name == ONE_TEACHER), "")
    total = TEACHERS if sum(wanted.values()) > TEACHERS // 2 else sum(wanted.values())
    rest = {key: number for key, number in wanted.items() if key[0] != one}
    keys = list(rest)
    left = total - (1 if one else 0)
    shared = dict(zip(keys, apportion(left, list(rest.values())), strict=True))
    for key, number in shared.items():
        shared[key] = max(1, number)
    if one:
        shared[one, "primary"] = 1
    return shared


def teachers(made: Frame, residents: numbers.Residents) -> list[Teacher]:
    """Draw everybody who taught since the register's first day."""
    by_code = {house.code: house for house in made.houses}
    makers = _Maker(made, residents)
    found = []
    for (code, stage), number in sorted(needed(made).items()):
        house = by_code[code]
        more = house.name == RETIRING  # one of D22 has just left
        found += [makers.teaching(house, stage, place) for place in range(number + more)]
        gone = number * 72 // 1000 + (Draw(f"gone:{code}:{stage}").below(1000) < number * 72 % 1000)
        gone = gone if house.public and house.begins <= table.OPENS else 0
        found += [makers.retired(house, stage, place) for place in range(gone)]
    return found


class _Maker:
    """Draws teachers; knows which schools they may have come from."""

    def __init__(self, made: Frame, residents: numbers.Residents) -> None:
        self.residents = residents
        self.count = 0
        self.others: dict[str, list[House]] = {}
        for house in made.houses:
            if house.public and house.ends > table.TODAY and house.begins <= table.OPENS:
                for stage in house.stages:
                    self.others.setdefault(stage, []).append(house)

    def teaching(self, house: House, stage: str, place: int) -> Teacher:
        draw = Draw(f"teacher:{house.code}:{stage}:{place}")
        low, high = draw.of(_AGE)
        new = draw.below(TEACHERS)
        since = table.OPENS.isoformat()
        top = 0
        for year, number in _NEW.items():
            top += number
            if new < top:
                low, high, since = 22, 27, f"{year}-08-15"
                break
        age = low + draw.below(high - low + 1)
        one = self._person(draw, house, stage, age)
        while leaves(date.fromisoformat(one.born), one.man) <= table.TODAY:
            one.born = f"{int(one.born[:4]) + 3}{one.born[4:]}"
            one.number = self.residents.number(numbers.HOME, one.born, one.man)
        one.times = self._times(draw, house, stage, max(since, house.begins.isoformat()))
        if house.name == RETIRING and place < len(D22):
            self._aged(one, house, *D22[place])
        return one

    def _aged(self, one: Teacher, house: House, born: str, man: bool) -> None:
        """Make one of the two whose month of retirement is worked out by hand."""
        one.born, one.man = born, man
        one.number = self.residents.number(numbers.HOME, born, man)
        one.title, one.counted = "senior", "established"
        last = leaves(date.fromisoformat(born), man)
        until = last.isoformat() if last <= table.TODAY else END
        one.times = [Time(table.OPENS.isoformat(), until, house)]

    def retired(self, house: House, stage: str, place: int) -> Teacher:
        draw = Draw(f"retired:{house.code}:{stage}:{place}")
        one = self._person(draw, house, stage, 57)
        year = table.TODAY.year - 3 - (60 if one.man else 55) + draw.below(3)
        one.born = f"{year}-{1 + draw.below(12):02d}-{1 + draw.below(28):02d}"
        last = leaves(date.fromisoformat(one.born), one.man)
        if last <= table.OPENS or last >= table.TODAY:
            last = date(2024 + draw.below(3), 1 + draw.below(9), 1)
        one.number = self.residents.number(numbers.HOME, one.born, one.man)
        one.title = draw.of(("senior", "senior", "first"))
        first = max(table.OPENS, house.begins)
        one.times = [Time(first.isoformat(), max(last, date(2023, 12, 1)).isoformat(), house)]
        return one

    def _person(self, draw: Draw, house: House, stage: str, age: int) -> Teacher:
        man = draw.below(100) >= table.WOMEN[stage]
        born = f"{table.TODAY.year - age - 1}-{1 + draw.below(12):02d}-{1 + draw.below(28):02d}"
        number = self.residents.number(numbers.HOME, born, man)
        who = "kindergarten" if stage == "preschool" else "public"
        counted = draw.of(_COUNTED[who if house.public else "private"])
        self.count += 1
        begun = table.TODAY.year - max(0, age - 23 - draw.below(3))
        return Teacher(
            naming.told(naming.elder(draw)), man, born, number, f"{begun}{self.count:05d}",
            numbers.mobile(10_000_000 + self.count), stage, draw.of(_SUBJECT[stage]),
            _title(draw, age), _backbone(draw, house, age), counted,
        )  # fmt: skip

    def _times(self, draw: Draw, house: House, stage: str, since: str) -> list[Time]:
        moved = draw.below(TEACHERS)
        before = [one for one in self.others.get(stage, ()) if one is not house]
        if house.public and before and since == table.OPENS.isoformat():
            for year, number in _MOVED.items():
                if moved < number:
                    day = f"{year}-08-25"
                    return [Time(since, day, draw.of(before)), Time(day, END, house)]
                moved -= number
        return [Time(since, END, house)]


def _title(draw: Draw, age: int) -> str:
    """Give a title: the older, the higher, in the city's shares."""
    drawn = draw.below(1000)
    if age < 26:
        return "none" if drawn < 450 else "second"
    if age < 33:
        return "second" if drawn < 740 else "first"
    if age < 42:
        return "first" if drawn < 740 else ("senior" if drawn < 880 else "second")
    return "senior" if drawn < 455 else ("chief" if drawn > 993 else "first")


def _backbone(draw: Draw, house: House, age: int) -> str:
    drawn = draw.below(1000)
    if age < 28:
        return "none"
    share = table.BACKBONE["urban" if house.urban else "rural"] * 5 // 4
    if drawn < share:
        return "county" if drawn % 5 else ("city" if drawn % 10 else "province")
    return "school" if drawn < share + 120 else "none"


def quotas(made: Frame, found: list[Teacher]) -> Iterator[tuple[House, int, int]]:
    """Give each public house's establishment: its posts, and how many work on them today."""
    working: dict[str, int] = {}
    for one in found:
        if one.now is not None and one.counted == "established":
            working[one.now.code] = working.get(one.now.code, 0) + 1
    for house in made.houses:
        if not house.public or len(house.code) != 10 or house.ends <= table.TODAY:
            continue
        there = working.get(house.code, 0)
        spare = Draw(f"quota:{house.code}").below(3)
        yield house, max(1, there + UNDER.get(house.name, spare) - OVER.get(house.name, 0) - (
            spare if house.name in OVER else 0
        )), there  # fmt: skip
