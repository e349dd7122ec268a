"""The one door to surveys: whoever reads the questionnaire's group; results of units in reach and of all.

Answers and codes are given to nobody: services count them, no page reads them.
"""

from django.db.models import Q, QuerySet

from xuezheng.apps.schools.access import OutsideError, scope
from xuezheng.apps.surveys.models import Cell, Comment, Figure, Session, State, Survey
from xuezheng.catalogue.surveys import QUESTIONNAIRES
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.surveys.definition import Questionnaire

SURVEY = T("问卷调查", "survey")
COURSES = "teaching"
"""The kind group of courses."""


def questionnaire(key: str) -> Questionnaire:
    """Give a questionnaire; raises ``NotFoundError``."""
    if key not in QUESTIONNAIRES:
        raise NotFoundError(what=T("问卷", "questionnaire"))
    return QUESTIONNAIRES[key]


def readable(actor: Actor | None, verb: Verb = Verb.READ) -> list[str]:
    """Give the questionnaires whose group an actor reads anywhere."""
    return [key for key, one in QUESTIONNAIRES.items() if scope(actor, verb, one.group)]


def reach(actor: Actor | None, row: Survey, verb: Verb = Verb.READ) -> Scope:
    """Give where an actor reads the results of a survey."""
    return scope(actor, verb, questionnaire(row.questionnaire).group)


def convenes(actor: Actor | None) -> bool:
    """Say whether an actor holds courses, and so may open the sessions that surveys propose."""
    return actor is not None and scope(actor, Verb.MANAGE, COURSES).holds(actor.home)


def enters(actor: Actor | None) -> bool:
    """Say whether an actor may know of any survey."""
    return bool(readable(actor)) or convenes(actor)


def surveys(actor: Actor | None) -> QuerySet[Survey]:
    """Give the surveys an actor may know of, the newest first: published ones to whoever holds courses too."""
    told = Q(questionnaire__in=readable(actor))
    if convenes(actor):
        told |= Q(state=State.PUBLISHED.key)
    return Survey.objects.filter(told).order_by("-id")


def survey(actor: Actor | None, number: int) -> Survey:
    """Give one; raises ``NotFoundError``."""
    found = surveys(actor).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=SURVEY)
    return found


def manages(actor: Actor | None, row: Survey) -> bool:
    """Say whether an actor runs a survey."""
    return reach(actor, row, Verb.MANAGE).holds(row.org_id)


def require_manager(actor: Actor | None, row: Survey) -> None:
    """Refuse whoever sees the survey but does not run it; raises ``OutsideError``."""
    if not manages(actor, row):
        raise OutsideError(verb=Verb.MANAGE.label)


def cells(actor: Actor | None, row: Survey) -> QuerySet[Cell]:
    """Give the strata of units in reach."""
    where = reach(actor, row)
    found = Cell.objects.filter(survey=row).order_by("org", "grade", "audience")
    return found if where.everything else found.filter(org__in=where.orgs)


def figures(actor: Actor | None, row: Survey) -> QuerySet[Figure]:
    """Give the figures of all and of units in reach.

    Before they are published only who runs the survey, or reads all of it, sees any.
    """
    where = reach(actor, row)
    found = Figure.objects.filter(survey=row)
    if where.everything:
        return found
    if row.state != State.PUBLISHED.key:
        return found.none()
    return found.filter(Q(org=None) | Q(org__in=where.orgs))


def comments(actor: Actor | None, row: Survey) -> QuerySet[Comment]:
    """Give the comments of units in reach, in no order of arrival."""
    where = reach(actor, row)
    found = Comment.objects.filter(survey=row).order_by("text", "id")
    if where.everything:
        return found
    if row.state != State.PUBLISHED.key:
        return found.none()
    return found.filter(org__in=where.orgs)


def sessions(actor: Actor | None, row: Survey) -> QuerySet[Session]:
    """Give the sessions proposed for units in reach, the weakest first; all to whoever reads all or holds courses.

    A unit reads its own once the figures are published.
    """
    where = reach(actor, row)
    found = Session.objects.filter(survey=row).order_by("mean", "id")
    if where.everything or convenes(actor):
        return found
    return found.filter(org__in=where.orgs) if row.state == State.PUBLISHED.key else found.none()
