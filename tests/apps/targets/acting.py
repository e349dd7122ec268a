"""What is done to targets in these tests, in few words."""

from datetime import date, datetime

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.records import services as records
from xuezheng.apps.records.models import Record
from xuezheng.apps.schools.models import Kind, Nature, Stage
from xuezheng.apps.schools.services import Unit
from xuezheng.apps.targets import services as targets
from xuezheng.core.base.actors import Actor, Grant

BEGINS = date(2020, 9, 1)
MARCH = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
NOW = datetime(2026, 10, 12, 9, 0, tzinfo=ZONE)
TODAY = NOW.date()
PLAN = {"number": 7, "key": "plan-2026", "title": "云汀市教育局2026年工作要点", "year": 2026}
BY_KEY = {one.key: one for one in (*targets.INTENTIONS, *records.INTENTIONS)}


def unit(name, parent, kind, order):
    return Unit(name, name, name, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, BEGINS)


TREE = [
    unit("云汀市教育局", None, Kind.BUREAU, 1),
    unit("局办公室", "云汀市教育局", Kind.SECTION, 2),
    unit("基础教育科", "云汀市教育局", Kind.SECTION, 3),
    unit("安全科", "云汀市教育局", Kind.SECTION, 4),
    unit("盐浦镇教办", "云汀市教育局", Kind.OFFICE, 5),
    unit("竹里镇教办", "云汀市教育局", Kind.OFFICE, 6),
    unit("盐浦小学", "盐浦镇教办", Kind.PRIMARY, 7),
    unit("竹里小学", "竹里镇教办", Kind.PRIMARY, 8),
]
SHORT = {
    "bureau": "云汀市教育局", "office": "局办公室", "basic": "基础教育科", "safety": "安全科",
    "town": "盐浦镇教办", "other_town": "竹里镇教办", "school": "盐浦小学", "other": "竹里小学",
}  # fmt: skip


def person(number, role, org):
    """An account and a person of the same number with one grant."""
    return Actor(number, number, (Grant(number, role, org),), number)


def do(key, actor, at=NOW, idem="", **given):
    """Carry out an intention and give its result."""
    return act(BY_KEY[key], given, actor=actor, at=at, key=idem).result


def task(
    city, title="新建改扩建学校6所", clause="7:12", org=None, at=MARCH, due="2026-12-31", **data
):
    """Open a task of a unit, issued and signed for."""
    lead = org or city.basic
    source = {"source": "plan", "plan": 7, "clause": clause} if clause else {}
    case = do(
        "case.open", city.clerk, at, kind="task", org=lead, due=due,
        parties=[("lead", lead), ("supervisor", city.office)],
        data={"title": title} | source | data,
    )["case"]  # fmt: skip
    move(case, "issue", city.clerk, at)
    return case


def move(case, step, actor, at=NOW, **more):
    """Take a step from the present version."""
    seen = Record.objects.get(pk=case).version
    return do("case.move", actor, at, case=case, move=step, seen=seen, **more)


def aim(city, record=None, org=None, **given):
    """Plant one target; gives its number."""
    one = {
        "org": org or city.basic, "indicator": "新建改扩建学校", "unit": "所", "op": ">=",
        "value": "6", "start": "2026-01-01", "due": "2026-12-31", "record": record,
        "clause": "7:12",
    } | given  # fmt: skip
    return do("target.plant", city.clerk, MARCH, targets=[one], plan=PLAN)["targets"][0]


def enter(city, target, value, day="2026-09-30", actor=None, **more):
    """Enter a figure by hand; gives its number."""
    actor = actor or city.head
    return do("figure.enter", actor, target=target, value=value, day=day, **more)["figure"]
