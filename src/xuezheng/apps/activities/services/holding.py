"""Holding a course (签到、结业、评价): who came, who passed, what it gives, what they thought of it."""

from collections.abc import Mapping
from typing import Annotated, Any

from django.db.models import Sum
from pydantic import Field

from xuezheng.adapters import parameters
from xuezheng.apps.activities.access import COURSE, GROUP, signs
from xuezheng.apps.activities.models import Progress, Session, Sign
from xuezheng.apps.activities.services.rules import CourseError
from xuezheng.apps.activities.services.signing import locked
from xuezheng.apps.schools.access import require
from xuezheng.core.activities.credits import hours, rules_in
from xuezheng.core.activities.places import Seat
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL

Numbers = Annotated[list[int], Field(max_length=5_000)]


class CheckIn(Given):
    """Who came to a session, by their number on the list."""

    course: int
    session: int
    numbers: Numbers


class Finish(Given):
    """Who passed, by their number; hours follow from attendance."""

    course: int
    passed: Numbers


class Rate(Given):
    """What somebody thought of a course, 1 to 5."""

    sign: int
    rating: Annotated[int, Field(ge=1, le=5)]


def check_in(deed: Deed, given: CheckIn) -> Mapping[str, Any]:
    """Put down who came; said again it replaces what was said of the session."""
    row = locked(deed, given.course)
    require(deed.actor, Verb.MANAGE, GROUP, row.org_id, what=COURSE.zh)
    session = Session.objects.filter(course=row, pk=given.session).first()
    if session is None:
        raise NotFoundError(what=T("场次", "session"))
    came = list(row.signs.filter(number__in=given.numbers, seat=Seat.HAS.key))
    if len(came) != len(set(given.numbers)):
        raise CourseError(why=T("名单中有未录取的编号", "a number on the list has no place"))
    session.attenders.set(came)
    return {"came": len(came)}


def finish(deed: Deed, given: Finish) -> Mapping[str, Any]:
    """Close a course: who passed and attended enough gets its hours."""
    row = locked(deed, given.course)
    require(deed.actor, Verb.MANAGE, GROUP, row.org_id, what=COURSE.zh)
    day = deed.at.astimezone(CIVIL).date()
    rules = rules_in(parameters.shipped().on(day))
    held = row.sessions.aggregate(sum=Sum("minutes"))["sum"] or 0
    mine = list(row.signs.filter(seat=Seat.HAS.key).annotate(minutes=Sum("attended__minutes")))
    passed = set(given.passed)
    for one in mine:
        one.passed = one.number in passed
        attended = one.minutes or 0
        one.hours = hours(attended, held, passed=one.passed, rules=rules)
    Sign.objects.bulk_update(mine, ["passed", "hours"], batch_size=500)
    row.state, row.finished_on = Progress.DONE.key, day
    row.save(update_fields=["state", "finished_on"])
    return {"passed": sum(bool(one.hours) for one in mine), "of": len(mine)}


def rate(deed: Deed, given: Rate) -> Mapping[str, Any]:
    """Rate a finished course once."""
    mine = signs(deed.actor, Verb.OPEN).filter(pk=given.sign, seat=Seat.HAS.key).first()
    if mine is None:
        raise NotFoundError(what=T("报名", "signing up"))
    if mine.passed is None or mine.rating is not None:
        raise CourseError(why=T("结业后评价一次", "it is rated once, when it is finished"))
    mine.rating = given.rating
    mine.save(update_fields=["rating"])
    deed.about("course", mine.course_id, mine.org_id)
    return {"sign": int(mine.pk)}


INTENTIONS = (
    Intention("activity.check_in", T("培训签到", "Check in"), CheckIn, check_in),
    Intention("activity.finish", T("培训结业", "Finish a course"), Finish, finish),
    Intention("activity.rate", T("评价课程", "Rate a course"), Rate, rate),
)
