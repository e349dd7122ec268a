"""Declared registers of the city: some of each at the school that is shown, and the cases of what runs out.

Every record is entered by the door, as a page does it. The planted days lie
around the day of the demo, so that each list of what runs out has something.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count

from xuezheng.apps.audit.services import act
from xuezheng.apps.estate.models import BuildingFact, RoomFact
from xuezheng.apps.people.models import AppointmentFact, PostFact
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact, GuardianFact
from xuezheng.apps.schools.access import organisations
from xuezheng.catalogue import current as region
from xuezheng.catalogue.registers.declared import DECLARED
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.deeds import Intention
from xuezheng.core.registers.switching import SLEEPING, sleeps
from xuezheng.core.registers.timeline import AsOf
from xuezheng.demo import kept, results
from xuezheng.demo.cast import BUREAU, SHOWN_SCHOOL
from xuezheng.demo.evaluated import entries
from xuezheng.demo.watches import watches
from xuezheng.demo.year.doer import moment

Data = dict[str, Any]
EARLIER = {"major": "2024-09-01"}
"""What has stood longer than the school year: leavers name the majors of their day."""
SCHOOLS = 12
"""How many schools besides have an honour and a safety duty."""


@dataclass(frozen=True)
class Ground:
    """What the records rest on: the school, its people, pupils, rooms, and the bureau."""

    day: date
    bureau: int
    supervisor: int
    school: int
    others: tuple[int, ...]
    people: tuple[int, ...]
    posts: tuple[int, ...]
    pupils: tuple[int, ...]
    guardians: tuple[int, ...]
    classes: tuple[int, ...]
    rooms: tuple[int, ...]
    buildings: tuple[int, ...]
    kindergartens: tuple[int, ...]
    vocational: tuple[int, ...]
    seniors: tuple[int, ...]

    def on(self, days: int) -> str:
        """Give a day so many days from the day of the demo."""
        return (self.day + timedelta(days=days)).isoformat()


def switch_ledgers(day: date, intentions: Mapping[str, Intention]) -> int:
    """Switch on the ledgers the city shows, all but those that sleep; gives how many."""
    shown = [one.key for one in region().ledgers if not sleeps(one)]
    for key in shown:
        given = {"kind": key, "on": True}
        act(intentions["ledger.switch"], given, actor=SYSTEM, at=moment(day, 8))
    return len(shown)


def declare(day: date, intentions: Mapping[str, Intention]) -> int:
    """Switch the declared registers on and enter what the school keeps; gives how many records."""
    at = moment(day, 8)
    for kind in DECLARED:
        on = {"kind": kind.key, "on": kind.key not in SLEEPING}
        act(intentions["register.switch"], on, actor=SYSTEM, at=at)
    entered = 0
    for kind_key, org, data in _records(_ground(day)):
        since = EARLIER.get(kind_key, "2026-09-01")
        given = {"kind": kind_key, "org": org, "since": since, "data": data}
        act(intentions["register.add"], given, actor=SYSTEM, at=at)
        entered += 1
    return entered


def _ground(day: date) -> Ground:
    units = {row.name: row for row in organisations(day)}
    school, asof = units[SHOWN_SCHOOL].subject_id, AsOf(day)
    schools = [row.subject_id for row in units.values() if row.kind in {"primary", "junior"}]
    kindergartens = [row.subject_id for row in units.values() if row.stage == "preschool"]
    vocational = [row.subject_id for row in units.values() if row.kind == "vocational"]
    seniors = [row.subject_id for row in units.values() if row.kind in {"senior", "complete"}]

    def of(model: Any, org: int = school, column: str = "subject_id", most: int = 12) -> Any:
        found = model.objects.at(asof).filter(org=org).order_by(column)
        return tuple(dict.fromkeys(found.values_list(column, flat=True)[: 4 * most]))[:most]

    pupils = of(EnrolmentFact)
    guardians = GuardianFact.objects.at(asof).filter(child__in=pupils[:3]).order_by("subject_id")
    return Ground(
        day, units[BUREAU].subject_id, _supervisor(units[BUREAU].subject_id, asof), school,
        tuple(one for one in schools if one != school)[:SCHOOLS],
        of(AppointmentFact, column="person_id"), of(AppointmentFact, column="post_id"), pupils,
        tuple(guardians.values_list("subject_id", flat=True)[:4]),
        of(ClassFact), of(RoomFact), of(BuildingFact), tuple(kindergartens), tuple(vocational),
        tuple(seniors),
    )  # fmt: skip


def _supervisor(bureau: int, asof: AsOf) -> int:
    """Give the supervisor of the demo; 0 where there is none."""
    posts = PostFact.objects.at(asof).filter(org=bureau, title="责任督学").values("subject")
    held = AppointmentFact.objects.at(asof).filter(post__in=posts).order_by("person_id")
    return int(held.values_list("person_id", flat=True).first() or 0)


Record = tuple[str, int, Data]


def _records(g: Ground) -> Iterator[Record]:
    yield from _honours(g)
    yield from _evaluated(g)
    yield from _duties(g)
    if len(g.people) > 3:
        yield from _staff(g)
    if len(g.people) > 3 and len(g.pupils) > 3:
        yield from _children(g)
    if g.rooms and len(g.people) > 3:
        yield from _things(g)
    yield from _bureau(g)
    yield from _buses(g)
    yield from _supervisors(g)
    yield from watches(g.day, g.bureau)
    yield from kept.records(
        g.bureau,
        (g.school, *g.others),
        g.kindergartens,
        g.vocational,
        g.people[0] if g.people else 0,
    )
    yield from results.records(g.bureau, (g.school, *g.others), g.seniors, g.vocational)


def _evaluated(g: Ground) -> Iterator[Record]:
    """Give what the county and ten of its schools entered for the evaluation."""
    schools, asof = (g.school, *g.others[:9]), AsOf(g.day)
    held = EnrolmentFact.objects.at(asof).filter(org__in=schools)
    pupils = dict(held.values_list("org").annotate(heads=Count("id")).order_by())
    stages = {row.subject_id: row.stage for row in organisations(g.day)}
    yield from entries(g.bureau, schools, stages, pupils)


def _honours(g: Ground) -> Iterator[Record]:
    awards = (("平安校园", "city", 3), ("书香校园", "county", 28), ("绿色学校", "province", -11))
    for title, level, days in awards:
        yield "honour", g.school, {
            "title": title, "level": level, "holder": "unit", "issuer": "云汀市人民政府",
            "granted": "2023-11-20", "until": g.on(days),
        }  # fmt: skip
    for number, org in enumerate(g.others):
        yield "honour", org, {
            "title": "文明校园", "level": "city", "holder": "unit", "issuer": "云汀市文明委",
            "granted": "2024-01-10", "until": g.on(15 * (number + 1)),
        }  # fmt: skip


def _duties(g: Ground) -> Iterator[Record]:
    for number, (duty, risk) in enumerate((
        ("教学楼消防设施日常检查", "fire"), ("食堂食品安全日管控", "food"), ("校门值守与登记", "gate"),
    )):  # fmt: skip
        if number < min(len(g.posts), len(g.people)):
            yield "safety_duty", g.school, {
                "duty": duty, "risk": risk, "post": g.posts[number], "measures": "每日巡查并记录",
                "signed_by": g.people[number], "signed": "2026-01-05", "until": "2026-12-31",
            }  # fmt: skip


def _staff(g: Ground) -> Iterator[Record]:
    one, two, three = g.people[1:4]
    for who, days in ((one, -1), (two, 19)):  # a contract that has ended, one that is about to
        yield "off_establishment", g.school, {
            "who": who, "engaged": "contract", "payer": "school", "contract": f"HT-2025-{who}",
            "since": "2025-11-01", "until": g.on(days), "qualified": True, "insured": True,
        }  # fmt: skip
    yield "mentoring", g.school, {
        "mentor": one, "mentee": two, "taught": "数学", "since": "2025-11-01", "until": g.on(19),
        "lessons": [{"on": "2026-03-10", "side": "mentor", "topic": "分数的意义"}],
    }  # fmt: skip
    yield "studio", g.school, {
        "name": "望澜语文工作室", "form": "master", "level": "county", "master": three,
        "field": "语文", "stages": ["primary"], "since": "2024-09-01", "until": "2027-08-31",
        "members": [{"who": one, "duty": "core"}, {"who": two, "duty": "student"}],
    }  # fmt: skip
    for who, klass in zip(g.people, g.classes[:3], strict=False):
        yield "class_teacher", g.school, {
            "teacher": who, "leads": klass, "grade": "plain", "since": "2022-09-01", "load": 12,
            "trainings": [{"on": "2026-08-20", "topic": "家校沟通", "hours": 16}],
        }  # fmt: skip


def _children(g: Ground) -> Iterator[Record]:
    child, another, third = g.pupils[:3]
    yield "special_physique", g.school, {
        "child": child, "conditions": ["asthma"], "declared": "2026-09-02", "review_by": g.on(18),
        "limit": "light", "told": [{"teacher": g.people[0], "on": "2026-09-03"}],
    }  # fmt: skip
    yield "care_child", g.school, {
        "child": another, "needs": ["left_behind"], "carer": g.people[1], "since": "2026-09-01",
        "review_by": g.on(20), "actions": [{"action": "file", "on": "2026-09-02"}],
    }  # fmt: skip
    yield "pupil_tutor", g.school, {
        "child": third, "tutor": g.people[2], "since": "2026-09-01", "summary_by": "2027-01-20",
        "talks": [{"on": "2026-09-10"}],
    }  # fmt: skip
    yield "club", g.school, {
        "name": "望澜足球社", "about": "sports", "adviser": g.people[0], "limit": 30,
        "members": [{"pupil": one, "joined": "2026-09-05"} for one in g.pupils],
    }  # fmt: skip
    if g.guardians and g.classes:
        yield "parent_committee", g.school, {
            "reach": "class", "of_class": g.classes[0], "elected": "2025-10-15", "until": g.on(6),
            "members": [{"guardian": one, "duty": "member"} for one in g.guardians],
        }  # fmt: skip


def _things(g: Ground) -> Iterator[Record]:
    room = g.rooms[0]
    yield "equipment", g.school, {
        "name": "学生计算机", "item": "pupil_computer", "room": room, "pieces": 50,
        "value": 22_500_000, "bought": "2021-08-15", "state": "used", "replace_in": 2027,
    }  # fmt: skip
    yield "asset", g.school, {
        "card": "ZC-0001", "name": "钢琴", "class_": "device", "custodian": g.people[0],
        "place": room, "pieces": 2, "price": 3_600_000, "acquired": "2019-05-06",
        "lease_ends": g.on(30), "takes": [{"on": "2025-11-20", "found": 2}],
    }  # fmt: skip
    yield "school_clinic", g.school, {
        "grade": "clinic", "room": room, "standard": True, "way": "bought", "until": "2027-08-31",
        "hospital": "望澜街道社区卫生服务中心",
        "doctors": [{"who": g.people[0], "full_time": True, "first_aid_until": g.on(-11)}],
        "medicines": [{"name": "碘伏", "stock": 12, "until": g.on(30)}],
    }  # fmt: skip
    for building in g.buildings[:1]:
        yield "building_safety", g.school, {
            "building": building, "checked": "2026-03-10", "again_by": "2027-03-10",
            "cause": "yearly", "watcher": "school", "checker": g.people[0], "restriction": "none",
        }  # fmt: skip


def _buses(g: Ground) -> Iterator[Record]:
    """Give D9: a plate that ends in twenty days, a missed inspection, a driver sixty next month."""
    yield "school_bus", g.school, {
        "number": "云A·X0101", "serves": "company", "seats": 36, "plate_until": g.on(20),
        "insured_until": "2027-06-30", "route": "望澜路—海澜路—望澜实验小学",
        "inspections": [{"due": "2026-03-31", "done": "2026-03-20"}, {"due": "2026-09-30"}],
        "attendants": [{"who": one, "healthy_until": "2027-03-01"} for one in g.people[:1]],
    }  # fmt: skip
    yield "bus_driver", g.school, {
        "name": "董守一", "born": "1966-11-20", "licence": "330200014422", "since": "2015-09-01",
        "clean": True, "sixty_on": "2026-11-20", "licence_until": "2027-08-31",
        "reviews": [{"due": "2026-08-31", "done": "2026-08-20"}],
    }  # fmt: skip


def _supervisors(g: Ground) -> Iterator[Record]:
    """Give D20: a supervisor assigned to a school left in 2025, which is to be avoided."""
    if not g.supervisor or not g.others:
        return
    listed = (g.school, *g.others[:3])
    yield "responsible_supervisor", g.bureau, {
        "supervisor": g.supervisor, "post": "part", "letter": "DX-2024-07", "since": "2024-01-01",
        "until": "2026-12-31", "term": 1, "avoids": [{"school": g.others[0]}],
        "schools": [{"school": one, "since": "2024-03-01", "board": True} for one in listed],
        "trainings": [{"on": "2026-03-10", "topic": "督导条例", "hours": 8}],
        "reviews": [{"year": 2025, "verdict": "excellent"}],
    }  # fmt: skip


def _bureau(g: Ground) -> Iterator[Record]:
    yield "programme", g.bureau, {
        "title": "云汀市第四轮学前教育三年行动计划", "span": "three_year", "lead": g.bureau,
        "since": "2024-01-01", "until": "2026-12-31",
        "milestones": [
            {"year": 2025, "goal": "公办园覆盖率50%", "state": "done"},
            {"year": 2026, "goal": "普惠率90%", "state": "open"},
        ],
    }  # fmt: skip
    yield "power_item", g.bureau, {
        "code": "YT-XK-01", "name": "实施学前教育的民办学校设立", "form": "licence",
        "state": "held", "basis": "民办教育促进法第十二条", "by": g.bureau,
        "procedure": "申请、受理、审查、决定", "legal_days": 20, "promised_days": 5,
        "in_force": "2026-01-01", "clean_by": "2026-12-31",
    }  # fmt: skip
