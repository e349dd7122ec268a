"""What is done to papers in these tests, in few words."""

from datetime import date, datetime

from tests.apps.targets.acting import MARCH, NOW, PLAN, aim, enter, move, task

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.services import take
from xuezheng.apps.papers.models import Naming, Paper
from xuezheng.apps.papers.services import INTENTIONS
from xuezheng.apps.records.services import INTENTIONS as RECORDS

BY_KEY = {one.key: one for one in INTENTIONS}
SATURDAY = datetime(2026, 10, 10, 17, 50, tzinfo=ZONE)
TUESDAY = datetime(2026, 10, 13, 9, 0, tzinfo=ZONE)
WEDNESDAY = datetime(2026, 10, 14, 9, 0, tzinfo=ZONE)
PROSE = "三季度，教师交流轮岗比例达到54.1%，普惠性幼儿园覆盖率为92.4%，举办家长开放日38场次。"


def do(key, actor, at=NOW, idem="", **given):
    """Carry out an intention of this app and give its result."""
    return act(BY_KEY[key], given, actor=actor, at=at, key=idem).result


def seen(number):
    """The version a page would have seen."""
    return Paper.objects.get(pk=number).version


def planned(city):
    """Two tasks: the section's own, on its way; the school's, overdue since Saturday.

    The school's evidence arrived on that Saturday, a working day, at 17:50 (D2).
    """
    own = task(city, "提高教师交流轮岗比例")
    first = aim(
        city, own, indicator="教师校长交流轮岗比例", unit="%", value="15", baseline="12.6",
    )  # fmt: skip
    enter(city, first, "52.6")
    second = aim(
        city, own, indicator="普惠性幼儿园覆盖率", unit="%", value="92", baseline="91.2",
    )  # fmt: skip
    enter(city, second, "92.4")
    late = overdue(city)
    return own, late


def overdue(city, title="消除大班额", evidence=True):
    """A task of the school that was due on Saturday 10 October and is not done."""
    case = act_case(city, title)
    move(case, "sign", city.principal, MARCH)
    if evidence:
        file = take(b"%PDF-1.4 x", "佐证.pdf", actor=city.principal, at=SATURDAY)
        move(case, "progress", city.principal, SATURDAY, files=[file], data={"progress": "已分班"})
    return case


def act_case(city, title):
    """Open and issue the school's task."""
    opens = next(one for one in RECORDS if one.key == "case.open")
    case = act(
        opens,
        {
            "kind": "task", "org": city.school, "due": "2026-10-10",
            "parties": [("lead", city.school), ("supervisor", city.office)],
            "data": {"title": title, "source": "plan", "plan": 7, "clause": "7:8"},
        },
        actor=city.clerk,
        at=MARCH,
    ).result["case"]  # fmt: skip
    move(case, "issue", city.clerk, MARCH)
    return case


def circular(city, at=NOW):
    """Draft the circular of the plan; gives its number."""
    return do("paper.draft", city.clerk, at, kind="circular", plan=PLAN["key"])["paper"]


def line_of(number):
    """The first line about a late unit."""
    return Naming.objects.filter(paper=number, tone="late").order_by("position").first()


__all__ = ["MARCH", "NOW", "PLAN", "TUESDAY", "WEDNESDAY", "date", "take"]
