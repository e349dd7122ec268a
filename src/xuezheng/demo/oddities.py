"""What is odd in the city on purpose: planted cases as data, counted anew from the registers.

``oddities.json`` in the demo's data folder lists them for whoever wants to
look; ``docs/demo.md`` says where. Tests find each by itself.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import Count

from xuezheng.apps.estate.models import BuildingFact
from xuezheng.apps.files.selectors import shown as files_shown
from xuezheng.apps.people.models import AppointmentFact, PersonFact, QuotaFact
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact
from xuezheng.apps.records.models import Record
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.apps.schools.models import OrganisationFact
from xuezheng.apps.zones.models import ZoneAddressFact
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf
from xuezheng.demo import lists
from xuezheng.demo.cast import NO_ACCOUNT, SHOWN_SCHOOL
from xuezheng.demo.city.catchment import TWO_NAMES, TWO_ZONES
from xuezheng.demo.city.events import AWAY_ON_YEARBOOK
from xuezheng.demo.city.staff import D22, ONE_TEACHER

FILE = "oddities.json"
LARGE_CLASS, LARGE_SCHOOL, FAR_OFF = 55, 2000, 5
Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Oddity:
    """One planted case: what it is, and what the registers say of it."""

    key: str
    title: T
    facts: Facts


def oddities(day: date, planted: Sequence[lists.Planted]) -> list[Oddity]:
    """Give all planted cases as the registers of the day show them."""
    city = _City(day)
    found = [Oddity(key, title, look(city)) for key, title, look in LOOKS]
    d21 = T("三份名册与我方名册有12处差异", "Three rosters differ from ours in twelve places")
    files = {kind.key: f"{lists.FOLDER}/{name}" for kind, name in lists.FILES.items()}
    return [
        *found,
        Oddity("D21", d21, {"files": files, "differences": [asdict(one) for one in planted]}),
    ]


def write(folder: Path, day: date) -> None:
    """Write the lists to upload and the file of oddities into the demo's folder."""
    planted = lists.write(folder / lists.FOLDER, day)
    rows = [
        {"key": one.key, "zh": one.title.zh, "en": one.title.en, **one.facts}
        for one in oddities(day, planted)
    ]
    (folder / FILE).write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", "utf-8")


class _City:
    """The registers on a day, as the looks below need them."""

    def __init__(self, day: date) -> None:
        self.asof = AsOf(day)
        rows = OrganisationFact.objects.at(self.asof)
        self.units = {row.subject_id: row for row in rows}
        self.classes = {row.subject_id: row for row in ClassFact.objects.at(self.asof)}
        counted = EnrolmentFact.objects.at(self.asof).values("school_class").annotate(n=Count("id"))
        self.sizes: dict[int, int] = dict(counted.values_list("school_class", "n"))

    def name(self, org: int) -> str:
        return self.units[org].name

    def township(self, org: int) -> str:
        """Give the township a school stands in, the school of a campus or point first."""
        one = self.units[org]
        while one.kind != "township" and one.parent_id is not None:
            one = self.units[one.parent_id]
        return one.name


def _large_schools(city: _City) -> Facts:
    found: Counter[int] = Counter()
    for number, size in city.sizes.items():
        if city.classes[number].stage in ("primary", "junior"):
            found[city.classes[number].org_id] += size
    return {"schools": {city.name(o): n for o, n in found.items() if n > LARGE_SCHOOL}}


def _large_classes(city: _City) -> Facts:
    found: Counter[str] = Counter()
    for number, size in city.sizes.items():
        one = city.classes[number]
        if one.stage in ("primary", "junior") and size > LARGE_CLASS:
            found[city.name(one.org_id)] += 1
    return {"classes": sum(found.values()), "schools": dict(sorted(found.items()))}


def _tight(city: _City) -> Facts:
    places: Counter[str] = Counter()
    for number, one in city.classes.items():
        if one.stage == "primary":
            places[city.township(one.org_id)] += (one.seats or 0) - city.sizes.get(number, 0)
    return {"missing_places": {name: -left for name, left in places.items() if left < 0}}


def _posts(city: _City) -> Iterator[tuple[str, int, int]]:
    there: Counter[int] = Counter(
        AppointmentFact.objects.at(city.asof)
        .filter(establishment="established")
        .values_list("org_id", flat=True)
    )
    for row in QuotaFact.objects.at(city.asof).order_by("subject_id"):
        yield city.name(row.subject_id), row.posts, there[row.subject_id]


def _overstaffed(city: _City) -> Facts:
    return {"over": {name: now - posts for name, posts, now in _posts(city) if now > posts}}


def _understaffed(city: _City) -> Facts:
    rows = {name: posts - now for name, posts, now in _posts(city)}
    return {"under": {name: left for name, left in rows.items() if left >= FAR_OFF}}


def _missing(_city: _City) -> Facts:
    return {
        "file": f"{lists.FOLDER}/{lists.POLICE}",
        "children": [name for name, _ in lists.missing()],
    }


def _yearbook(_city: _City) -> Facts:
    ours = lists.counted()
    return {
        "file": f"{lists.FOLDER}/{lists.YEARS}", "register": ours,
        "yearbook": ours + AWAY_ON_YEARBOOK, "difference": AWAY_ON_YEARBOOK,
        "why": "休学学生：年鉴计入，在读口径不计入",
    }  # fmt: skip


def _small_units(city: _City) -> Facts:
    point = next((org for org, one in city.units.items() if one.name == ONE_TEACHER), None)
    teachers = AppointmentFact.objects.at(city.asof).filter(org=point).count()
    return {"point": ONE_TEACHER, "teachers": teachers, "without_account": NO_ACCOUNT}


def _places(city: _City) -> Facts:
    rows = ZoneAddressFact.objects.at(city.asof)
    estates = rows.filter(name__in=TWO_NAMES).order_by("id")
    streets = rows.filter(name=TWO_ZONES[0]).order_by("id")
    return {
        "estate": {city.name(row.org_id): [row.name, row.aliases] for row in estates},
        "street": {city.name(row.org_id): [row.low, row.high, row.parity] for row in streets},
        "number": TWO_ZONES[1],
    }


def _retiring(_city: _City) -> Facts:
    found = {}
    for born, man in D22:
        row = PersonFact.objects.filter(born=born, sex="1" if man else "2").order_by("id").first()
        found[born] = row.staff_number if row is not None else ""
    return {"staff_numbers": found, "months": {D22[0][0]: "2026-07", D22[1][0]: "2027-05"}}


def _points(city: _City) -> Facts:
    rows = Record.objects.filter(kind="deduction").order_by("id")
    units = {city.name(row.n1) for row in rows if row.n1}
    return {"institution": sorted(units), "cases": [[row.t1, row.n2, row.state] for row in rows]}


def _buses(city: _City) -> Facts:
    """A plate that ends soon, an inspection that was due and is not done, a driver who turns sixty."""
    kept = RegisterVersion.objects.at(city.asof)
    day = city.asof.day.isoformat()
    buses = list(kept.filter(kind="school_bus").order_by("subject"))
    missed = [
        one["due"]
        for bus in buses
        for one in bus.data["inspections"]
        if not one.get("done") and one["due"] < day
    ]
    return {
        "school": sorted({city.name(one.org_id) for one in buses}),
        "plates": {one.data["number"]: one.data["plate_until"] for one in buses},
        "missed_inspections": missed,
        "drivers_sixty_on": [
            one.data["sixty_on"] for one in kept.filter(kind="bus_driver").order_by("subject")
        ],
    }


def _hazards(city: _City) -> Facts:
    """Of the shown school: majors overdue and listed, and the photo that two moments share."""
    rows = list(Record.objects.filter(kind="hazard").order_by("id"))
    day = city.asof.day
    overdue = [
        r.number for r in rows if r.t3 == "major" and r.state == "fixing" and r.next_due < day
    ]
    listed = [r.number for r in rows if r.state == "listed" and r.data["waits_for"] == "money"]
    return {"overdue": overdue, "waits_for_money": listed, "photo_used_twice": twice(rows)}


def twice(rows: Sequence[Record]) -> list[str]:
    """Give the numbers of cases whose photos before and after have the same bytes."""
    kept = {int(one) for row in rows for key in ("before", "after") for one in row.data[key] or ()}
    digests = {number: shown.digest for number, shown in files_shown(sorted(kept)).items()}
    found = []
    for row in rows:
        before = {digests.get(int(one)) for one in row.data["before"] or ()}
        after = {digests.get(int(one)) for one in row.data["after"] or ()}
        if before & after - {None}:
            found.append(row.number)
    return found


def _supervisors(city: _City) -> Facts:
    """Schools a supervisor is to avoid and is assigned to; unannounced visits that are planned."""
    avoided = []
    for row in RegisterVersion.objects.at(city.asof).filter(kind="responsible_supervisor"):
        shunned = {one["school"] for one in row.data["avoids"] or ()}
        avoided += [city.name(o["school"]) for o in row.data["schools"] if o["school"] in shunned]
    visits = Record.objects.filter(kind="visit", state="planned").order_by("id")
    hidden = [row.number for row in visits if row.data["form"] == "unannounced"]
    return {"assigned_although_avoided": avoided, "unannounced_visits": hidden}


def _moves(_city: _City) -> Facts:
    return {"file": f"{lists.FOLDER}/{lists.MOVES}", "school": SHOWN_SCHOOL}


def _dangerous(city: _City) -> Facts:
    rows = BuildingFact.objects.at(city.asof).filter(grade="D")
    return {"buildings": {city.name(row.org_id): row.name for row in rows}}


def _units(city: _City) -> Facts:
    kinds = Counter(one.kind for one in city.units.values())
    above = {one.parent_id for one in city.units.values() if one.kind == "campus"}
    gardens = [o for o in above if o is not None and city.units[o].kind == "kindergarten"]
    return {"kindergartens": kinds["kindergarten"], "campuses": kinds["campus"],
            "kindergartens_with_campuses": len(gardens)}  # fmt: skip


LOOKS: tuple[tuple[str, T, Callable[[_City], Facts]], ...] = (
    ("large-school", T("超过2000人的学校", "A school over 2,000"), _large_schools),
    ("large-class", T("超过55人的班级", "Classes over 55"), _large_classes),
    ("tight", T("小学学位不足的镇", "A township with too few primary places"), _tight),
    ("overstaffed", T("超编学校", "Overstaffed schools"), _overstaffed),
    ("understaffed", T("缺编学校", "Understaffed schools"), _understaffed),
    ("missing", T("三名不在任何学籍上的儿童", "Three children on no roll"), _missing),
    ("dangerous", T("D级危房一幢，已停用", "A building of grade D, out of use"), _dangerous),
    ("R11", T("按园还是按园区计数", "Kindergartens or campuses as the unit of counting"), _units),
    ("D7", T("年鉴总数与学籍相差37人", "The yearbook's total differs by 37"), _yearbook),
    ("D8", T("一人教学点；无账号的幼儿园", "A point of one teacher; a kindergarten without account"), _small_units),
    ("D9", T("校车标牌将到期、漏检、驾驶人将满60岁", "A bus plate ends, a driver turns sixty"), _buses),
    ("D10", T("重大隐患逾期；挂牌；照片用了两次", "A hazard overdue, one listed, a photo twice"), _hazards),
    ("D20", T("督学未回避；一次随机督导", "A supervisor not kept away; a visit unannounced"), _supervisors),
    ("D17", T("一个小区两个名字；一个门牌两个施教区", "One estate, two names; one house, two zones"), _places),
    ("D19", T("机构余10分，一件已销分、一件未决定", "10 of 12 points; the licence ends in 25 days"), _points),
    ("D22", T("两名临近退休的教师", "Two teachers whose retirement month is known by hand"), _retiring),
    ("D23", T("调动草案中有演示校长学校的教师", "A draft of moves with the demo principal's teachers"), _moves),
)  # fmt: skip
