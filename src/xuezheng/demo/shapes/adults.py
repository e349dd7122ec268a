"""Training of adults in the demo, with planted doubles; leavers of a vocational school, some still to be called.

Planted: one person in two classes of two townships at the same hour, one entered
twice in a class and merged since, one with more hours than sat through, one
certificate for two persons, one taught too few hours.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from xuezheng.apps.accounts.models import Grant
from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.apps.records.models import Record
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.schools.models import Kind
from xuezheng.core.base.codes import resident_check
from xuezheng.core.registers.timeline import AsOf
from xuezheng.demo.shapes.telling import Telling
from xuezheng.demo.year.doer import moment

SECTION = "职成教科"
CLERK, CLERK_NUMBER = "苗知野", "20268002"
FILED, OVER, LEFT = date(2026, 9, 2), date(2026, 9, 30), "2026-06-30"
EVENINGS = ("2026-09-07", "2026-09-09", "2026-09-11", "2026-09-14")
NAMES = ("祝开远", "庄秀萍", "缪国良", "柏春燕", "尹志刚", "殷桂兰", "穆长河", "阮月琴")
FIRMS = (("云汀精密机械有限公司", "91350100M000100Y43"), ("云汀港务有限公司", "91110108102040505R"))
TARGETS = ((320, 4_600), (180, 2_900))
SEED = "2026-10-12 演示抽查"
MOST = 24


def tell(telling: Telling) -> None:
    """Tell it where there are two schools that train: two vocational ones, or one and a school for adults."""
    units = tree_of(telling.day).units
    adult = [
        org for org, one in units.items() if one.kind == Kind.COMMUNITY.key and one.parent in units
    ]
    schools = [org for org, one in units.items() if one.kind == Kind.VOCATIONAL.key]
    others = [*schools[1:], *adult]
    if not schools or not others:
        return
    _train(telling, others[0], schools[0])
    for org in schools[:2]:
        _leave(telling, org)


def _identity(serial: int) -> str:
    """Give an identity number that is right and nobody's: no province has a prefecture 99."""
    body = f"339902{1966 + serial}0{1 + serial % 9}1{serial % 10}{serial:02d}{1 + serial % 2}"
    return body + resident_check(body)


def _people(*serials: int) -> list[dict[str, str]]:
    return [
        {"name": NAMES[one], "identity": _identity(one), "labour": "rural", "mobile": f"1409999{one:04d}"}
        for one in serials
    ]  # fmt: skip


def _train(telling: Telling, adult: int, school: int) -> None:
    units = tree_of(telling.day).units
    here, there = units[adult].name, units[school].name
    if not Grant.objects.filter(org=adult, role="clerk").exists():
        telling.arrive(here, CLERK, CLERK_NUMBER, "clerk")
    for org, (persons, force) in zip(
        (units[adult].parent, units[school].parent), TARGETS, strict=True
    ):
        telling.do(
            "register.add", kind="training_target", org=org, since="2026-09-01", data={
                "programme": "rural", "year": 2026, "persons": persons, "labour_force": force,
                "labour_paper": "镇（街道）劳动力资源调查（2025年）", "decided_on": "2026-03-02",
                "paper": "云教职成〔2026〕3号",
            },
        )  # fmt: skip
    one = _class(telling, here, "低压电工初级班", "19:00")
    other = _class(telling, there, "农机维修实用技术班", "20:00")
    rows = _enrol(telling, here, one, _people(0, 1, 2, 3, 4))
    again = {
        **_people(1)[0],
        "identity": _identity(21),
        "decided": {"new": True, "reason": "暂按两人登记"},
    }
    rows += _enrol(telling, here, one, [again])
    rows += _enrol(telling, there, other, _people(0, 5, 6, 7))
    _attend(telling, here, rows[:6], {2: ("1-3", 8), 3: ("1-2", 4)})
    _attend(telling, there, rows[6:])
    told = RegisterVersion.objects.at(AsOf(telling.day)).filter(subject__in=(rows[5], rows[1]))
    second, first = (told.get(subject=row).n1 for row in (rows[5], rows[1]))
    telling.do("person.merge", alias=second, person=first, reason="查实为同一人")
    _conclude(telling, here, one)
    head = telling.actor(SECTION, "section", 0)
    telling.do("trainee.subsidise", head, group=one)
    sample = telling.do("trainee.sample", head, year=2026, seed=SEED)
    assert sample["drawn"] > 1  # noqa: S101 - the story and the parameters agree
    _file(telling, here, "家政服务培训班", "skill", "2026-10-26", telling.day)


def _class(telling: Telling, unit: str, title: str, begins: str) -> str:
    """File a class of four evenings of 90 minutes and have it approved; gives its number."""
    case = _file(telling, unit, title, "rural", EVENINGS[0], FILED, begins)
    telling.move(case, "approve", telling.actor(SECTION, "section", 0, FILED), moment(FILED, 15))
    return str(Record.objects.get(pk=case).number)


def _file(
    telling: Telling,
    unit: str,
    title: str,
    programme: str,
    first: str,
    day: date,
    begins: str = "19:00",
) -> int:
    clerk = telling.actor(unit, "clerk", 0, day)
    days = EVENINGS if first == EVENINGS[0] else (first, "2026-10-28", "2026-10-30", "2026-11-02")
    data: dict[str, Any] = {
        "title": title, "programme": programme, "topic": title.removesuffix("班"), "provider": unit,
        "planned": 30, "hours": 8, "begins_on": days[0], "ends_on": days[-1],
        "sittings": [{"day": one, "begins": begins, "minutes": 90, "where": "一号教室"} for one in days],
    }  # fmt: skip
    org = telling.units[unit]
    case = telling.do("case.open", clerk, day, kind="training_class", org=org, data=data)["case"]
    telling.move(int(case), "report", clerk, moment(day, 10))
    return int(case)


def _enrol(telling: Telling, unit: str, group: str, people: list[dict[str, Any]]) -> list[int]:
    clerk = telling.actor(unit, "clerk", 0, FILED)
    done = telling.do("trainee.enrol", clerk, FILED, group=group, people=people)
    return [int(one) for one in done["rows"]]


def _attend(
    telling: Telling, unit: str, rows: list[int], odd: Mapping[int, tuple[str, int]] | None = None
) -> None:
    """All evenings for most; of the odd ones, by place, sittings and hours. The first two share a paper there."""
    clerk = telling.actor(unit, "clerk", 0, OVER)
    for place, row in enumerate(rows):
        sat, hours = (odd or {}).get(place, ("1-4", 8))
        passed = hours == 8
        data: dict[str, Any] = {
            "sat": sat,
            "hours": hours,
            "exam": "passed" if passed else "failed",
        }
        if passed:
            paper = rows[0] if odd and place < 2 else row
            data |= {"certificate": f"云培2026-{paper:04d}", "certified_on": OVER.isoformat()}
        telling.do(
            "register.change", clerk, OVER, kind="trainee", subject=row, since=OVER.isoformat(), data=data,
        )  # fmt: skip


def _conclude(telling: Telling, unit: str, group: str) -> None:
    case = int(Record.objects.get(number=group).pk)
    telling.move(
        case,
        "conclude",
        telling.actor(unit, "clerk", 0, OVER),
        moment(OVER, 15),
        proof="签到表和成绩册",
    )
    telling.move(case, "close", telling.actor(SECTION, "section", 1, OVER), moment(OVER, 16))


def _leave(telling: Telling, org: int) -> None:
    """Enter the leavers of a school, those of the year before with their calls; a few calls are owed."""
    name = tree_of(telling.day).units[org].name
    clerk = telling.actor(name, "clerk", 0)
    majors = list(
        RegisterVersion.objects.at(AsOf(telling.day)).filter(kind="major", org=org)
        .order_by("subject_id").values_list("subject_id", flat=True)[:2]
    )  # fmt: skip
    for row, data in _leavers(org, majors):
        telling.do("register.add", clerk, kind="leaver", org=org, since=row, data=data)


def _leavers(org: int, majors: list[int]) -> Iterator[tuple[str, dict[str, Any]]]:
    for year, most, follow in ((2026, MOST, "2026-12-30"), (2025, MOST // 3, "2025-12-30")):
        ended = EnrolmentFact.objects.believed().filter(org=org, valid_to=date(year, 9, 1))
        for place, pupil in enumerate(
            ended.order_by("subject_id").values_list("subject_id", flat=True)[:most]
        ):
            left = f"{year}-06-30"
            data: dict[str, Any] = {
                "cohort": f"{year}届", "pupil": int(pupil), "major": majors[place % 3 % len(majors)],
                "left_on": left, "told_on": f"{year}-09-10", "follow_by": follow, **_outcome(place),
            }  # fmt: skip
            if year == 2025 and place % 4:
                data |= {
                    "followed_on": "2025-12-20",
                    "found": ("same", "other", "unreached")[place % 3],
                }
            yield left, data


def _outcome(place: int) -> dict[str, Any]:
    if place % 8 in {1, 4, 6}:
        return {"outcome": "college", "college": "云汀职业技术学院"}
    if place % 8 == 7:
        return {"outcome": ("army", "looking", "unknown")[place // 8 % 3]}
    firm, code = FIRMS[place % 2]
    return {
        "outcome": "employed", "employer": firm, "employer_code": code, "local": place % 5 != 0,
        "matched": place % 3 != 2, "pay": 380_000 + 7_500 * (place % 9),
    }  # fmt: skip
