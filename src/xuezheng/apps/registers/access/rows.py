"""Who may see which row of which register: the only factory of querysets, over both storages."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import Q

from xuezheng.adapters.registers import DatedFact, Facts
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.apps.schools.access import Eyes, PurposeError, eyes, scope
from xuezheng.catalogue import current as region
from xuezheng.catalogue.roles import Role
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.kind import Kind, Table
from xuezheng.core.registers.timeline import AsOf

PUBLIC = frozenset({"organisation"})
"""Registers that everybody with an account reads: the directory of organisations is open data."""
SENSITIVE = frozenset({Privacy.SENSITIVE, Privacy.SEALED})
UNKNOWN = T("名录", "register")


def register_of(key: str) -> Kind:
    """Give a register; raises ``NotFoundError`` for any other word."""
    for one in region().registers:
        if one.key == key:
            return one
    raise NotFoundError(what=UNKNOWN)


def reach(actor: Actor | None, verb: Verb, kind: Kind) -> Scope:
    """Give where an actor may do ``verb`` with rows of a register. Costs: 1 query at most."""
    if verb is Verb.READ and kind.key in PUBLIC and actor is not None:
        return Scope.all()
    return scope(actor, verb, kind.group)


def model_of(kind: Kind) -> type[DatedFact]:
    """Give the model that keeps a register's versions."""
    if not isinstance(kind.storage, Table):
        return RegisterVersion
    model: type[DatedFact] = apps.get_model(kind.storage.model)
    return model


def facts(kind: Kind) -> Facts[Any]:
    """Give every version a register holds, whosever; for rows whose sight has been asked."""
    found: Facts[Any] = model_of(kind).objects.all()
    return found if isinstance(kind.storage, Table) else found.filter(kind=kind.key)


def people(kind: Kind, orgs: Iterable[int], asof: AsOf) -> Q:
    """Give the condition that a row is about somebody of one of the units on the day."""
    table = kind.storage
    held = Q(pk__in=[])
    for key in table.via if isinstance(table, Table) else ():
        theirs = facts(register_of(key)).at(asof).filter(org__in=orgs).values("subject_id")
        held |= Q(**{f"{table.through}__in": theirs}) if isinstance(table, Table) else Q()
    return held


def of_units(kind: Kind, orgs: Iterable[int], asof: AsOf) -> Q:
    """Give the condition that a row belongs to one of the units."""
    table = kind.storage
    if not isinstance(table, Table):
        return Q(org__in=orgs)
    return Q(**{f"{table.org}__in": orgs}) if table.org else people(kind, orgs, asof)


@dataclass(frozen=True)
class Sight:
    """What an actor sees of one register (可见范围): where, and which classes of fields there."""

    kind: Kind
    scope: Scope
    eyes: Eyes

    @property
    def classes(self) -> frozenset[Privacy]:
        """Give the classes seen in clear wherever the register is in reach: safe to filter by."""
        parts = [classes for where, classes in self.eyes.parts if where]
        common = frozenset(Privacy).intersection(*parts) if parts else frozenset()
        return common | {Privacy.OPEN}

    def rows(self, asof: AsOf) -> Facts[Any]:
        """Give the rows in sight as of a point on both axes."""
        return self.within(facts(self.kind).at(asof), asof)

    def within(self, found: Facts[Any], asof: AsOf) -> Facts[Any]:
        """Give those of some rows of the register that are in sight."""
        if self.scope.everything:
            return found
        return found.filter(of_units(self.kind, self.scope.orgs, asof))


def sight(actor: Actor | None, kind: Kind, purpose: str = "") -> Sight:
    """Give what an actor sees of a register now. Costs: 1 query per grant that holds a subtree."""
    found = eyes(actor, kind, purpose)
    if kind.key in PUBLIC and actor is not None:
        return Sight(kind, Scope.all(), found)
    where = Scope()
    for part, _ in found.parts:
        where = where | part
    return Sight(kind, where, found)


def _roles(actor: Actor | None, verb: Verb, kind: Kind) -> list[Role]:
    """Give the roles by whose grants an actor has a verb on a register somewhere."""
    known = {one.key: one for one in region().roles}
    held = [(known[grant.role], grant) for grant in actor.grants if grant.role in known] if actor else []  # fmt: skip
    return [
        role
        for role, grant in held
        if role.may(verb, kind.group) or (verb in role.duties and kind.group in grant.duties)
    ]


def may(actor: Actor | None, verb: Verb, kind: Kind) -> bool:
    """Say whether an actor may do ``verb`` with a register anywhere. Costs: nothing."""
    return (actor is not None and actor.channel == "system") or bool(_roles(actor, verb, kind))


def unmasks(actor: Actor | None, kind: Kind) -> bool:
    """Say whether stating a purpose would open anything of a register. Costs: nothing."""
    return any(role.unmasks for role in _roles(actor, Verb.READ, kind))


def rows(actor: Actor | None, verb: Verb, kind: Kind, asof: AsOf, purpose: str = "") -> Facts[Any]:
    """Give the rows of a register on which an actor may do ``verb``, as of a point on both axes.

    Raises ``PurposeError`` for an export of sensitive fields without one.
    Costs: 1 query at most, besides its own.
    """
    if verb is Verb.EXPORT and not purpose and any(f.privacy in SENSITIVE for f in kind.fields):
        raise PurposeError
    return Sight(kind, reach(actor, verb, kind), Eyes()).rows(asof)
