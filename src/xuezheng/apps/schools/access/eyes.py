"""Which classes of fields an actor sees now: roles, where they reach, and the purpose stated (R22)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from xuezheng.adapters import clock
from xuezheng.apps.schools.access.scopes import reach_of
from xuezheng.catalogue.purposes import PURPOSES
from xuezheng.catalogue.roles import ROLES
from xuezheng.core.base.actors import Actor, Scope, Stated, Verb
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field, Privacy
from xuezheng.core.kinds.kind import Kind

_ROLES = {role.key: role for role in ROLES}
_PURPOSES = {one.key: one for one in PURPOSES}
GUARDED = frozenset({Privacy.SENSITIVE, Privacy.SEALED})
"""The classes whose being seen is logged."""


class PurposeError(RefusedError):
    """Sensitive fields leave the system for a stated purpose only."""

    code = "purpose"
    text = T(
        "该台账含敏感信息，导出前请选择用途。",
        "The list holds sensitive fields; choose a purpose before taking it out.",
    )


@dataclass(frozen=True, slots=True)
class Eyes:
    """What somebody sees of the rows of a kind (可见范围), by whose they are.

    ``purpose`` is the key of the purpose that opened what is sensitive, empty
    where none did.
    """

    parts: tuple[tuple[Scope, frozenset[Privacy]], ...] = ()
    purpose: str = ""

    def at(self, org: int | None) -> frozenset[Privacy]:
        """Give the classes seen in clear in rows of an organisation."""
        here = (classes for scope, classes in self.parts if scope.holds(org))
        return frozenset({Privacy.OPEN}).union(*here) if self.parts else frozenset()

    @property
    def anywhere(self) -> frozenset[Privacy]:
        """Give the classes seen in clear somewhere."""
        return frozenset().union(*(classes for _, classes in self.parts))


def eyes(actor: Actor | None, kind: Kind, purpose: str = "", *, day: date | None = None) -> Eyes:
    """Give what an actor sees of a kind now.

    The purpose is the one stated for the session; an export names its own.
    Costs: 1 query at most.
    """
    if actor is None:
        return Eyes()
    if actor.channel == "system":
        return Eyes(((Scope.all(), frozenset(Privacy)),))
    stated = _stated(actor, purpose)
    opens = stated is not None and stated.opens(kind.group)
    today = day or clock.today()
    parts, used = [(Scope(), frozenset({Privacy.OPEN}))], ""
    for grant in actor.grants:
        found, role = reach_of(grant, Verb.READ, kind.group, today), _ROLES.get(grant.role)
        if not found or role is None:
            continue
        parts.append((found, role.sees | role.unmasks if opens else role.sees))
        if opens and stated is not None and role.unmasks:
            used = stated.purpose
    return Eyes(tuple(parts), used)


def _stated(actor: Actor, purpose: str) -> Stated | None:
    if not purpose:
        return actor.stated
    known = _PURPOSES.get(purpose)
    return Stated(known.key, known.groups) if known else None


def seen(actor: Actor | None, kind: Kind, purpose: str = "") -> frozenset[Privacy]:
    """Give the classes of fields an actor reads in clear anywhere; the others are masked."""
    return eyes(actor, kind, purpose).anywhere


def may_unmask(actor: Actor | None, group: str) -> bool:
    """Say whether stating a purpose would open anything of a kind group. Costs: 1 query at most."""
    if actor is None:
        return False
    today = clock.today()
    return any(
        (role := _ROLES.get(grant.role)) is not None
        and bool(role.unmasks)
        and bool(reach_of(grant, Verb.READ, group, today))
        for grant in actor.grants
    )


def require_purpose(actor: Actor | None, kind: Kind, purpose: str = "") -> None:
    """Refuse to take sensitive fields out without a purpose, named or stated.

    Raises ``PurposeError``. Costs: 1 query at most, none for a kind without such fields.
    """
    if purpose or not guarded(kind.fields, GUARDED) or not may_unmask(actor, kind.group):
        return
    if actor is None or actor.stated is None or not actor.stated.opens(kind.group):
        raise PurposeError


def guarded(fields: Iterable[Field], classes: frozenset[Privacy]) -> tuple[str, ...]:
    """Give the keys of the fields whose being seen with ``classes`` is logged."""
    return tuple(
        one.key
        for one in fields
        if (one.privacy in GUARDED and one.privacy in classes) or guarded(one.columns, classes)
    )
