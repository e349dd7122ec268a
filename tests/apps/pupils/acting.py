"""Ways to act on the roll in tests."""

from datetime import UTC, date, datetime, timedelta

from xuezheng.apps.audit.services import act
from xuezheng.apps.people import services as people
from xuezheng.apps.pupils import services as pupils
from xuezheng.apps.pupils.models import EnrolmentFact
from xuezheng.apps.schools import services as schools
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.registers.timeline import AsOf

START, TODAY = date(2026, 9, 1), date(2026, 10, 12)
NOON = datetime(2026, 10, 12, 4, tzinfo=UTC)
BY_KEY = {one.key: one for one in (*schools.INTENTIONS, *people.INTENTIONS, *pupils.INTENTIONS)}
NAMES = [
    "张敏",
    "王磊",
    "李娜",
    "赵强",
    "孙悦",
    "周舟",
    "吴桐",
    "郑和",
    "冯远",
    "陈曦",
    "褚亮",
    "卫青",
]


def do(intention, *, hour=0, actor=SYSTEM, request="", **given):
    """Carry an intention out; gives its result."""
    at = NOON + timedelta(hours=hour)
    return act(BY_KEY[intention], given, actor=actor, at=at, key=request).result


def child(name="张敏", born="2020-03-05", **more):
    """Describe a pupil."""
    return {"name": name, "sex": "1", "born": born, **more}


def admit(org, school_class=None, name="张敏", since=START, hour=0, **more):
    """Admit a pupil; gives the pupil's number."""
    given = child(name, school_class=school_class, **more)
    return do("pupil.admit", hour=hour, organisation=org, since=since, **given)["pupil"]


def admit_class(org, school_class, number=3, since=START, first=0):
    """Admit some pupils into a class; gives their numbers."""
    day = date(2020, 1, 1)
    some = [
        child(NAMES[n % 12], str(day + timedelta(31 * (first + n))), school_class=school_class)
        for n in range(number)
    ]
    return do("pupil.admit_many", organisation=org, since=since, pupils=some)["pupils"]


def opened(org, stage="primary", entered=2026, since=START, **more):
    """Open a class; gives its number in the register."""
    given = {"stage": stage, "entered": entered, "since": since, **more}
    return do("school_class.open", organisation=org, **given)["school_class"]


def spells(pupil):
    """Give what the register says of a pupil, in order."""
    rows = EnrolmentFact.objects.believed().filter(subject=pupil).order_by("valid_from")
    return [
        (str(row.valid_from), row.org_id, row.school_class_id, row.began, row.left) for row in rows
    ]


def where(pupil, day=TODAY):
    """Give school and class of a pupil on a day."""
    row = EnrolmentFact.objects.at(AsOf(day)).filter(subject=pupil).first()
    return row and (row.org_id, row.school_class_id)
