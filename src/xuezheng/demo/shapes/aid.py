"""Aid of the demo: a list of low-income families compared and taken as proof, a round sent to the bank.

Two of the recognised have no card yet and stay owed.
"""

from django.db import transaction

from xuezheng.adapters import workbooks
from xuezheng.apps.files.services import take
from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact
from xuezheng.apps.rosters.services import compare_step
from xuezheng.core.registers.timeline import AsOf
from xuezheng.demo.shapes.telling import Telling
from xuezheng.demo.year.doer import moment

CENTRE = "学生资助中心"
MOST, WITHOUT_CARD = 24, 2
STAGES = ("senior", "junior", "primary")


def tell(telling: Telling) -> None:
    """Tell it, of the first pupils with a number of each stage."""
    pupils = _pupils(telling)
    if not pupils:
        return
    head, deputy = telling.actor(CENTRE, "section", 0), telling.actor(CENTRE, "section", 1)
    at = moment(telling.day)
    rows = [["姓名", "身份证号", "学籍号", "出生日期"]]
    rows += [[one.name, one.number[1:], one.number, one.born.isoformat()] for one in pupils]
    file = take(workbooks.plain("低收入家庭名单", rows), "低收入家庭名单.xlsx", actor=head, at=at)
    roster = telling.do(
        "roster.take", head, file=file, kind="poverty", title="2026年秋季低收入家庭名单",
        day=telling.day.isoformat(), organisation=telling.units[CENTRE],
        mapping={"name": 0, "resident": 1, "number": 2, "born": 3},
    )["roster"]  # fmt: skip
    with transaction.atomic():
        compare_step({"roster": roster}, 0, at)
    telling.do("aid.take_list", head, roster=roster, since=telling.day.isoformat())
    for place, one in enumerate(pupils[WITHOUT_CARD:]):
        number = f"6222{place:012d}"
        telling.do(
            "aid.card", pupil=int(one.subject_id), holder=f"{one.name[0]}监护人", number=number
        )
    number = telling.do("aid.decide", head, day=telling.day.isoformat())["round"]
    telling.do("aid.approve", deputy, round=number)
    telling.do("aid.pay", head, round=number)


def _pupils(telling: Telling) -> list[EnrolmentFact]:
    asof, found = AsOf(telling.day), []
    for stage in STAGES:
        classes = ClassFact.objects.at(asof).filter(stage=stage).values("subject_id")
        roll = EnrolmentFact.objects.at(asof).filter(school_class__in=classes, state="studying")
        found += list(roll.exclude(number="").order_by("subject_id")[: MOST // len(STAGES)])
    return found
