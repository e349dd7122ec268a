"""Who sees which figure, and who may have them counted or told: a value goes with the rows behind it."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from xuezheng.adapters import clock
from xuezheng.apps.indicators.models import (
    Board,
    Chosen,
    OnDesk,
    Publication,
    Result,
    Run,
    Stated,
)
from xuezheng.apps.schools.access import names, parents, scope, steady
from xuezheng.apps.schools.access import require as require_at
from xuezheng.catalogue.roles import DUTY_GROUPS, ROLES
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Indicator, Origin

WHAT = T("指标", "Indicator")
BOARD = T("指标一览", "Dashboard")
PUBLICATION = T("公开指标", "Published indicator")
GROUPS = ("plan", *DUTY_GROUPS)
"""The groups whose rows figures are counted from."""
READERS = frozenset(
    one.key for one in ROLES if one.duties or any(one.may(Verb.READ, group) for group in GROUPS)
)
"""Roles that see figures anywhere."""
LIST, PIVOT = "indicator", "indicator_pivot"
"""Pages whose conditions are kept under names: the list with its figures, the pivot."""
OUT, WAITING, WITHDRAWN, REFUSED = "out", "waiting", "withdrawn", "refused"
"""What may have become of what was handed in for everybody."""
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


def reads(actor: Actor | None) -> bool:
    """Say whether somebody sees figures at all, by role alone. No query."""
    return actor is not None and bool(READERS & actor.roles)


def require_reader(actor: Actor | None, what: T = WHAT) -> Actor:
    """Give who asks. Raises ``NotFoundError`` for whoever sees no figures."""
    if actor is None or not reads(actor):
        raise NotFoundError(what=what)
    return actor


def standing(org: int) -> bool:
    """Say whether a unit stands today. Costs: 1 query."""
    return org in names(clock.today())


@steady()
def shares_with(actor: Actor) -> Scope:
    """Give the units somebody may share with: those where they read any rows. Costs: 1 query."""
    found = Scope()
    for group in GROUPS:
        found = found | scope(actor, Verb.READ, group)
        if found.everything:
            break
    return found


@steady()
def _reached(actor: Actor) -> list[tuple[str, set[int]]]:
    """Give each post with its unit and all units above it: what is shared there reaches it."""
    today = clock.today()
    return [(one.role, {one.org, *parents(one.org, today)}) for one in actor.grants]


def boards(actor: Actor | None) -> QuerySet[Board]:
    """Give the dashboards somebody sees: own ones, those of own units, those shared. Costs: 1 query for the tree."""
    here = require_reader(actor, BOARD)
    found = Q(account=here.account or 0) | Q(account=None, org_id__in=here.orgs)
    for role, orgs in _reached(here):
        found |= Q(shares__org_id__in=orgs, shares__role__in=("", role))
    return Board.objects.filter(found).select_related("org").distinct()


def owns(actor: Actor | None, board: Board) -> bool:
    """Say whether somebody may change a dashboard: it is theirs, or their unit's."""
    if actor is None:
        return False
    if board.account is None:
        return board.org_id in actor.orgs
    return board.account == actor.account


def board(actor: Actor | None, number: int) -> Board:
    """Give a dashboard in sight. Raises ``NotFoundError``."""
    found = boards(actor).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=BOARD)
    return found


def own_board(actor: Actor | None, number: int) -> Board:
    """Give a dashboard to be changed, locked. Raises ``NotFoundError``, ``NotOwnError``."""
    found = board(actor, number)
    if not owns(actor, found):
        raise NotOwnError
    return Board.objects.select_for_update().get(pk=found.pk)


class NotOwnError(RefusedError):
    """What others keep is seen, not changed."""

    code = "indicator-not-own"
    text = T(
        "只有创建人或所属单位可以修改；可以另建一个自己的",
        "Only who made it, or the unit it belongs to, changes it; make one of your own",
    )


def board_on_desk(actor: Actor) -> Board | None:
    """Give the dashboard somebody has chosen for the desk, while it is in sight.

    Costs: 1 query, of one who chose a second and the tree.
    """
    chosen = list(on_desk(actor).values_list("board_id", flat=True))
    return boards(actor).filter(pk__in=chosen).order_by("id").first() if chosen else None


def on_desk(actor: Actor) -> QuerySet[OnDesk]:
    """Give what somebody has chosen for the desk."""
    return OnDesk.objects.filter(account=actor.account or 0)


@steady()
def publishes(actor: Actor | None, indicator: Indicator, org: int) -> bool:
    """Say whether somebody may hand in, let out and withdraw an indicator's public table."""
    return all(scope(actor, Verb.ISSUE, one).holds(org) for one in _issued_with(indicator))


def _issued_with(indicator: Indicator) -> list[str]:
    """Give the groups whose issuing makes an indicator public; organisations and staff go with plans."""
    groups = indicator.groups(indicator.versions[-1])
    return sorted({"plan" if one == "people" else one for one in groups})


def require_publish(actor: Actor | None, indicator: Indicator, org: int) -> None:
    """Raise as ``schools.access.require`` does for whoever may not make an indicator public."""
    require_seen(actor, indicator, org)
    for group in _issued_with(indicator):
        require_at(actor, Verb.ISSUE, group, org, what=WHAT.zh)


def published() -> QuerySet[Publication]:
    """Give what stands open to everybody, the newest first."""
    return Publication.objects.filter(state=OUT).select_related("org").order_by("-id")


def publications() -> QuerySet[Publication]:
    """Give all that was ever handed in, the newest first; whoever reads it asks ``sight`` first."""
    return Publication.objects.select_related("org").order_by("-id")
