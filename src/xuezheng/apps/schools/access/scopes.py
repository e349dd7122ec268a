"""How far an actor reaches: grants, roles and today's tree give a scope per verb and kind."""

from datetime import date

from xuezheng.adapters import clock
from xuezheng.apps.schools.access.tree import tree_of
from xuezheng.catalogue.roles import DUTY_GROUPS, ROLES, Reach
from xuezheng.core.base.actors import Actor, Grant, Scope, Verb
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T

_BY_KEY = {role.key: role for role in ROLES}


class OutsideError(RefusedError):
    """The thing is in sight, but this act on it is not this role's."""

    code = "outside"
    text = T(
        "您的岗位不能在这里办理“{verb}”。",
        "Your post may not “{verb}” here.",
    )


def reach_of(grant: Grant, verb: Verb, group: str, day: date) -> Scope:
    """Give where one grant opens a verb on a kind group. Costs: 1 query where it holds a subtree or a stage."""
    role = _BY_KEY.get(grant.role)
    if role is None:
        return Scope()
    if verb in role.duties and group in grant.duties and group in DUTY_GROUPS:
        stages = grant.stages(group)
        return Scope(orgs=tree_of(day).teaching(stages)) if stages else Scope.all()
    if not role.may(verb, group):
        return Scope()
    if role.reach is Reach.EVERYTHING:
        return Scope.all()
    if role.reach is Reach.OWN:
        return Scope(orgs=frozenset({grant.org, *grant.parts}))
    return Scope(orgs=tree_of(day).governed(grant.org))


def scope(actor: Actor | None, verb: Verb, group: str, *, day: date | None = None) -> Scope:
    """Give where an actor may do ``verb`` with kinds of ``group``; nowhere for nobody.

    Permission uses today's tree whatever day is shown. Costs: 1 query.
    """
    if actor is None:
        return Scope()
    if actor.channel == "system":
        return Scope.all()
    today = day or clock.today()
    found = Scope()
    for grant in actor.grants:
        found = found | reach_of(grant, verb, group, today)
        if found.everything:
            break
    return found


def require_somewhere(actor: Actor | None, verb: Verb, group: str, *, what: str | T = "") -> None:
    """Refuse a page whose act is open to the actor nowhere, before anything is filled in.

    Raises ``NotFoundError`` where nothing of the group is even read, ``OutsideError``
    where it is. Costs: 2 queries at most.
    """
    if scope(actor, verb, group):
        return
    if verb is Verb.READ or not scope(actor, Verb.READ, group):
        raise NotFoundError(what=what or group)
    raise OutsideError(verb=verb.label)


def require(
    actor: Actor | None, verb: Verb, group: str, org: int | None, *, what: str = ""
) -> None:
    """Refuse an act outside the actor's scope.

    Raises ``NotFoundError`` where even reading is not theirs, so that absence
    and forbiddance look the same, and ``OutsideError`` for what they may see.
    """
    if scope(actor, verb, group).holds(org):
        return
    if verb is Verb.READ or not scope(actor, Verb.READ, group).holds(org):
        raise NotFoundError(what=what or group)
    raise OutsideError(verb=verb.label)
