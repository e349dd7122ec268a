"""The one door to courses: open to whoever reads teaching; who signed up, by unit."""

from django.db.models import QuerySet

from xuezheng.apps.activities.models import Course, Need, Sign
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

GROUP = "teaching"
COURSE = T("培训课程", "course")


def courses(actor: Actor | None) -> QuerySet[Course]:
    """Give the courses, the newest first, to whoever reads teaching anywhere."""
    found = Course.objects.order_by("-id")
    return found if scope(actor, Verb.READ, GROUP) else found.none()


def course(actor: Actor | None, number: int) -> Course:
    """Give one; raises ``NotFoundError``."""
    found = courses(actor).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=COURSE)
    return found


def signs(actor: Actor | None, verb: Verb = Verb.READ) -> QuerySet[Sign]:
    """Give who signed up from units in reach."""
    where = scope(actor, verb, GROUP)
    return Sign.objects.all() if where.everything else Sign.objects.filter(org__in=where.orgs)


def needs(actor: Actor | None, year: int) -> QuerySet[Need]:
    """Give the needs of units in reach."""
    where = scope(actor, Verb.READ, GROUP)
    found = Need.objects.filter(year=year)
    return found if where.everything else found.filter(org__in=where.orgs)
