"""Courses of the demo: one finished with certificates, one open with a waiting list."""

from datetime import date, timedelta

from xuezheng.apps.activities.models import Course
from xuezheng.apps.people.selectors import persons_in
from xuezheng.demo.cast import SHOWN_SCHOOL
from xuezheng.demo.shapes.telling import Telling

CENTRE = "教研室"
ABOUT = "课例研讨、分组磨课、微格教学展示"


def tell(telling: Telling) -> None:
    """Tell it, of the teachers of the school that is shown."""
    org, day = telling.units[SHOWN_SCHOOL], telling.day
    staff = [one.id for one in persons_in(org, day)][:6]
    if len(staff) < 6:
        return
    then = date(2026, 9, 5)
    first = _planned(telling, "青年教师课堂教学工作坊", then, capacity=4, quotas={"young": 3})
    _signed(telling, first, staff[:4], then)
    centre = telling.actor(CENTRE, "section", 0, then)
    for session in Course.objects.get(pk=first).sessions.order_by("begins"):
        telling.do(
            "activity.check_in",
            centre,
            then,
            course=first,
            session=int(session.pk),
            numbers=[1, 2, 3],
        )
    later = date(2026, 9, 21)
    telling.do(
        "activity.finish",
        telling.actor(CENTRE, "section", 0, later),
        later,
        course=first,
        passed=[1, 2, 3],
    )
    second = _planned(telling, "骨干教师命题与评价研修", day, capacity=3, quotas={"backbone": 1})
    _signed(telling, second, staff[1:6], day)
    clerk = telling.actor(SHOWN_SCHOOL, "clerk")
    telling.do("activity.need", clerk, year=2026, org=org, layer="young", seats=5)
    telling.do("activity.need", clerk, year=2026, org=org, layer="backbone", seats=3)


def _planned(telling: Telling, title: str, day: date, capacity: int, quotas: dict[str, int]) -> int:
    sessions = [
        {
            "begins": f"{(day + timedelta(days=ahead)).isoformat()}T08:30:00+08:00", "minutes": 360,
            "place": "市教师发展中心报告厅",
        }
        for ahead in (8, 15)
    ]  # fmt: skip
    done = telling.do(
        "activity.plan", telling.actor(CENTRE, "section", 0, day), day, title=title, about=ABOUT,
        capacity=capacity, quotas=quotas, sessions=sessions,
        sign_until=(day + timedelta(days=7)).isoformat(),
    )  # fmt: skip
    return int(done["course"])


def _signed(telling: Telling, course: int, staff: list[int], day: date) -> None:
    clerk, org = telling.actor(SHOWN_SCHOOL, "clerk", 0, day), telling.units[SHOWN_SCHOOL]
    for one in staff:
        given = {"course": course, "person": one, "org": org, "layer": "young"}
        telling.do("activity.sign", clerk, day, **given)
