"""The one door to awards: the whole of a year for whoever checks teaching everywhere, a school's own sheet for itself.

There is no list of schools for anybody else, and none that is ordered by size.
A draft is seen by whoever works on it; schools see it once it is told to them.
"""

from django.db.models import QuerySet

from xuezheng.apps.awards.models import Award, Progress, Sheet
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

GROUP = "teaching"
AWARD, SHEET = T("计奖", "award"), T("计奖单", "sheet")
SEEN = (Progress.TOLD.key, Progress.DECIDED.key, Progress.REPLACED.key)
"""States in which schools see their sheets."""


def works(actor: Actor | None) -> bool:
    """Say whether somebody sees whole years: leaders and the section that looks after teaching."""
    return scope(actor, Verb.CHECK, GROUP).everything


def manages(actor: Actor | None) -> bool:
    """Say whether somebody draws awards up."""
    return scope(actor, Verb.MANAGE, GROUP).everything


def sheets(actor: Actor | None, verb: Verb = Verb.READ) -> QuerySet[Sheet]:
    """Give the sheets in sight: all for whoever sees whole years, else those of schools in reach.

    The office reads teaching everywhere, yet has no school: it gets none.
    """
    if works(actor):
        return Sheet.objects.all()
    reach = scope(actor, verb, GROUP)
    mine = () if reach.everything else reach.orgs
    return Sheet.objects.filter(org__in=mine, award__state__in=SEEN)


def awards(actor: Actor | None) -> QuerySet[Award]:
    """Give the awards somebody knows of, the newest first: all, or those told to the schools."""
    found = Award.objects.order_by("-year", "-serial")
    if works(actor):
        return found
    return found.filter(state__in=SEEN) if scope(actor, Verb.READ, GROUP) else found.none()


def one_award(actor: Actor | None, number: int) -> Award:
    """Give one; raises ``NotFoundError``."""
    found = awards(actor).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=AWARD)
    return found


def one_sheet(actor: Actor | None, number: int, org: int) -> Sheet:
    """Give the sheet of a school; raises ``NotFoundError`` alike for absent and foreign."""
    found = sheets(actor).filter(award=number, org=org).select_related("award").first()
    if found is None:
        raise NotFoundError(what=SHEET)
    return found


def require_works(actor: Actor | None) -> None:
    """Raise ``NotFoundError`` for whoever does not see whole years."""
    if not works(actor):
        raise NotFoundError(what=AWARD)


def reads(actor: Actor | None) -> bool:
    """Say whether somebody reads teaching anywhere: such a reader sees the published formula."""
    return bool(scope(actor, Verb.READ, GROUP))
