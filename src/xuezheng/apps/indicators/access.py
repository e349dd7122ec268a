"""Who sees which figure, and who may have them counted or told: a value goes with the rows behind it."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import QuerySet

from xuezheng.apps.indicators.models import Chosen, Result, Run, Stated
from xuezheng.apps.schools.access import require as require_at
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Indicator, Origin

WHAT = T("指标", "Indicator")
COUNTERS = frozenset({"system_admin", "office"})
"""Who may ask for a counting; the nightly one asks by itself."""
TOLD = (Origin.ENTERED, Origin.YEARBOOK)
"""Origins that people tell; what is computed or counted nobody tells."""


def sight(actor: Actor | None, indicator: Indicator) -> Scope:
    """Give where somebody sees an indicator: where all kinds of rows behind it are theirs to read.

    Costs: 1 query at most.
    """
    version = indicator.versions[-1]
    found: Scope | None = None
    for group in sorted(indicator.groups(version)):
        here = scope(actor, Verb.READ, group)
        found = here if found is None else _both(found, here)
    return found or Scope()


def _both(one: Scope, other: Scope) -> Scope:
    if one.everything:
        return other
    if other.everything:
        return one
    return Scope(orgs=one.orgs & other.orgs)


def seen(actor: Actor | None, some: Iterable[Indicator]) -> tuple[Indicator, ...]:
    """Give the indicators somebody sees anywhere."""
    known: dict[frozenset[str], bool] = {}
    found = []
    for one in some:
        groups = one.groups(one.versions[-1])
        if groups not in known:
            known[groups] = bool(sight(actor, one))
        if known[groups]:
            found.append(one)
    return tuple(found)


def require_seen(actor: Actor | None, indicator: Indicator, org: int | None = None) -> Scope:
    """Raise ``NotFoundError`` where an indicator, or a place of it, is out of sight."""
    found = sight(actor, indicator)
    if not found or (org is not None and not found.holds(org)):
        raise NotFoundError(what=WHAT)
    return found


def may_count(actor: Actor | None) -> bool:
    """Say whether somebody may ask for a counting."""
    return actor is not None and (bool(COUNTERS & actor.roles) or actor.channel == "system")


def require_count(actor: Actor | None) -> None:
    """Raise ``NotFoundError`` for whoever may not ask for a counting."""
    if not may_count(actor):
        raise NotFoundError(what=WHAT)


def require_tell(actor: Actor | None, indicator: Indicator, org: int) -> None:
    """Let sections and schools tell figures of what they check. Raises as ``schools.access.require`` does."""
    require_seen(actor, indicator, org)
    for group in sorted(indicator.groups(indicator.versions[-1])):
        require_at(actor, Verb.OPEN, group, org, what=WHAT.zh)


def runs(day: date | None = None) -> QuerySet[Run]:
    """Give the runs up to a day, the newest first."""
    found = Run.objects.order_by("-day", "-id")
    return found if day is None else found.filter(day__lte=day)


def results() -> QuerySet[Result]:
    """Give the sums of all runs; whoever reads them asks ``sight`` first."""
    return Result.objects.all()


def stated(indicator: Indicator, org: int) -> QuerySet[Stated]:
    """Give the figures of other origins at a place, the newest first."""
    return Stated.objects.filter(key=indicator.key, org_id=org).order_by("-day", "-id")


def choices(
    keys: Collection[str], day: date, orgs: Collection[int] | None = None
) -> QuerySet[Chosen]:
    """Give the choices in force on a day, the last made last; at all places unless some are named."""
    found = Chosen.objects.filter(key__in=keys, first__lte=day, last__gte=day).order_by("id")
    return found if orgs is None else found.filter(org_id__in=orgs)


def told(keys: Collection[str], orgs: Collection[int], day: date) -> QuerySet[Stated]:
    """Give the figures of other origins up to a day, the newest last."""
    found = Stated.objects.filter(key__in=keys, org_id__in=orgs, day__lte=day)
    return found.order_by("day", "id")
