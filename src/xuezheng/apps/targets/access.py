"""Who may see which target, who may enter its figures, who hands its parts out."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from xuezheng.apps.records.access import rows as records
from xuezheng.apps.schools.access import OutsideError, require, scope, tree_of
from xuezheng.apps.targets.models import (
    Count,
    FeedSalt,
    Figure,
    Link,
    Milestone,
    PlanName,
    Programme,
    Target,
)
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Grant, Scope, Verb
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T

GROUP = "plan"
TASK = "task"


class CheckerError(RefusedError):
    """Whoever checks a unit's figures does not enter them."""

    code = "figure-checker"
    text = T(
        "督办单位审核这项数据，不能代填；请由责任科室或其上级填报。",
        "You check this figure, so you cannot enter it; the responsible unit or its superior does.",
    )


def within(actor: Actor | None, verb: Verb = Verb.READ) -> Scope:
    """Give where an actor may do a verb with targets. Costs: 1 query."""
    return scope(actor, verb, GROUP)


def rows(actor: Actor | None, verb: Verb = Verb.READ) -> QuerySet[Target]:
    """Give the targets on which an actor may do ``verb``: THE factory.

    To read, those of units in reach, of tasks in sight, and the parts of both.
    Costs: nothing by itself, 2 queries for the reach.
    """
    where = within(actor, verb)
    if where.everything:
        return Target.objects.all()
    found = Q(org__in=where.orgs)
    if verb is Verb.READ:
        found |= Q(parent__org__in=where.orgs) | Q(
            record__in=records(actor, verb, TASK).values("id")
        )
    return Target.objects.filter(found)


def running_of(orgs: Collection[int]) -> QuerySet[Target]:
    """Give the running targets of units and their parts; the units lie in reach of whoever asks."""
    return Target.objects.filter(Q(org__in=orgs) | Q(parent__org__in=orgs), ended=None)


def one(actor: Actor | None, number: int) -> Target:
    """Give one target in sight; raises ``NotFoundError`` alike for absent and hidden ones."""
    found = rows(actor).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what="量化目标")
    return found


def one_promise(actor: Actor | None, promise: str) -> Target:
    """Give the target of a plan's promise, locked for a write; raises ``NotFoundError``."""
    found = rows(actor).filter(promise=promise, parent=None).values_list("pk", flat=True).first()
    if found is None:
        raise NotFoundError(what="量化目标")
    return Target.objects.select_for_update(of=("self",)).get(pk=found)


def locked(actor: Actor | None, number: int) -> Target:
    """Give one target in sight, locked for a write; raises ``NotFoundError`` as ``one`` does."""
    found = rows(actor).filter(pk=number).select_for_update(of=("self",)).first()
    if found is None:
        raise NotFoundError(what="量化目标")
    return found


def _supervises(grant: Grant) -> bool:
    role = region().role(grant.role)
    return role.may(Verb.ISSUE, GROUP)


def enters(actor: Actor) -> Scope:
    """Give the units for which an actor may enter figures: its own, and those below its unit.

    A role that issues and checks tasks enters for its own unit only.
    """
    if actor.channel == "system":
        return Scope.all()
    mine = tuple(grant for grant in actor.grants if not _supervises(grant))
    own = Scope(
        orgs=frozenset(
            grant.org
            for grant in actor.grants
            if _supervises(grant) and region().role(grant.role).may(Verb.MOVE, GROUP)
        )
    )
    return scope(replace(actor, grants=mine), Verb.MOVE, GROUP) | own


def require_enter(actor: Actor, org: int) -> None:
    """Refuse to enter a figure of a unit that is not the actor's to fill in.

    Raises ``CheckerError`` for who checks it, ``OutsideError`` for anyone else.
    """
    if enters(actor).holds(org):
        return
    if within(actor, Verb.ISSUE).holds(org):
        raise CheckerError
    raise OutsideError(verb=Verb.MOVE.label)


def may_enter(actor: Actor | None, org: int) -> bool:
    """Say whether the form to enter a figure is shown."""
    return actor is not None and enters(actor).holds(org)


def require_issue(actor: Actor, org: int) -> None:
    """Refuse to plant targets or open programmes where the actor does not issue."""
    require(actor, Verb.ISSUE, GROUP, org, what="量化目标")


def require_move(actor: Actor, org: int) -> None:
    """Refuse to hand out parts or set milestones of a unit out of reach."""
    require(actor, Verb.MOVE, GROUP, org, what="量化目标")


def figure(actor: Actor, number: int) -> Figure:
    """Give one figure of a target in sight; raises ``NotFoundError`` alike for every other."""
    found = Figure.objects.filter(pk=number, target__in=rows(actor)).first()
    if found is None:
        raise NotFoundError(what="数据")
    return found


def milestone_in_sight(actor: Actor, number: int) -> Milestone:
    """Give one milestone in sight; raises ``NotFoundError`` alike for every other."""
    where = Q(target__in=rows(actor)) | Q(programme__in=programmes(actor))
    where |= Q(record__in=records(actor, Verb.READ, TASK))
    found = Milestone.objects.filter(where, pk=number).first()
    if found is None:
        raise NotFoundError(what="节点")
    return found


def milestone(actor: Actor, number: int) -> Milestone:
    """Give one milestone in sight, locked for a write; raises ``NotFoundError``."""
    milestone_in_sight(actor, number)
    return Milestone.objects.select_for_update(of=("self",)).get(pk=number)


def owner_of(row: Milestone) -> int:
    """Give the unit of what a milestone belongs to."""
    owner = row.target or row.record or row.programme
    return owner.org_id if owner is not None else 0


def hands_to(org: int, day: date) -> frozenset[int]:
    """Give the units to which a unit may hand parts of its targets out.

    Those below it; a section of the bureau stands above nobody and leads its
    line of work everywhere. Costs: 1 query.
    """
    tree = tree_of(day)
    unit, below = tree.units.get(org), tree.below(org)
    leads = unit is not None and unit.parent in {None, tree.root} and len(below) <= 1
    return (frozenset(tree.units) if leads else below) - {org}


# Rows that hang on a target or task; whoever asks has got that from above before.


def figures(targets: list[int]) -> QuerySet[Figure]:
    """Give all figures of targets."""
    return Figure.objects.filter(target__in=targets)


def linked(targets: list[int]) -> QuerySet[Target]:
    """Give those of some targets that a clerk linked to an indicator."""
    return Target.objects.filter(pk__in=targets).exclude(linked="").order_by("id")


def counts(keys: Collection[str], names: Collection[str]) -> list[Count]:
    """Give what was counted by names, the oldest first. Costs: 1 query."""
    return list(Count.objects.filter(key__in=keys, name__in=names).order_by("day", "id"))


def links(plan: int) -> QuerySet[Link]:
    """Give the decisions in force on the links of a plan."""
    return Link.objects.filter(plan=plan, ended_at=None).order_by("id")


def leading(actor: Actor, promises: Collection[str]) -> frozenset[str]:
    """Give which promises an actor's unit answers for: those for which it enters figures. Costs: 2 queries."""
    mine = enters(actor)
    found = rows(actor).filter(promise__in=promises, parent=None).values_list("promise", "org_id")
    return frozenset(promise for promise, org in found if mine.holds(org))


def planted(actor: Actor, promises: Collection[str]) -> dict[str, int]:
    """Give the targets in sight of some promises, by promise. Costs: 3 queries."""
    found = rows(actor).filter(promise__in=promises, parent=None)
    return dict(found.values_list("promise", "pk"))


def link(promise: str) -> Link | None:
    """Give the decision in force on the link of a promise. Costs: 1 query."""
    return Link.objects.filter(promise=promise, ended_at=None).first() if promise else None


def remembered(phrases: Collection[str], beside: int) -> QuerySet[Link]:
    """Give the decisions in force on some words in other plans than ``beside``, the newest first."""
    found = Link.objects.filter(phrase__in=phrases, ended_at=None)
    return found.exclude(plan=beside).order_by("-year", "-id")


def milestones(targets: list[int], records_: list[int]) -> QuerySet[Milestone]:
    """Give the milestones of targets and tasks, in order."""
    found = Q(target__in=targets) | Q(record__in=records_)
    return Milestone.objects.filter(found).order_by("day", "id")


def programmes(actor: Actor | None) -> QuerySet[Programme]:
    """Give the programmes in sight, the one that ends first first."""
    where = within(actor)
    found = Programme.objects.order_by("due", "id")
    return found if where.everything else found.filter(org__in=where.orgs)


def plan_names() -> QuerySet[PlanName]:
    """Give what plans are called, the newest first."""
    return PlanName.objects.order_by("-year", "-number")


def salts(account: int) -> QuerySet[FeedSalt]:
    """Give an account's own salt."""
    return FeedSalt.objects.filter(account=account)
