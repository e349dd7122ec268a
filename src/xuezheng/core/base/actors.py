"""Who acts, and how far: an actor with grants, and the scope they open."""

from dataclasses import dataclass, field
from datetime import datetime

from xuezheng.core.base.labels import Labelled, T


class Verb(Labelled):
    """What an actor wants to do with things of a kind (操作)."""

    READ = ("read", T("查看", "Read"))
    OPEN = ("open", T("登记", "Open"))
    MOVE = ("move", T("办理", "Work on"))
    CHECK = ("check", T("审核", "Check"))
    ISSUE = ("issue", T("下达", "Issue"))
    EXPORT = ("export", T("导出", "Export"))
    MANAGE = ("manage", T("管理", "Manage"))


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held at an organisation (授权); ``duty`` names the kind groups it is for.

    A group may be narrowed to a stage of schooling. ``parts`` are the campuses
    and teaching points of a school, which are its own.

    >>> Grant(1, "section", 7, "pupils@preschool,care").duties
    ('pupils', 'care')
    """

    id: int
    role: str
    org: int
    duty: str = ""
    parts: tuple[int, ...] = ()

    @property
    def duties(self) -> tuple[str, ...]:
        """The kind groups of the duty."""
        return tuple(dict.fromkeys(one.partition("@")[0] for one in self._named))

    @property
    def _named(self) -> tuple[str, ...]:
        return tuple(one.strip() for one in self.duty.split(",") if one.strip())

    def stages(self, group: str) -> frozenset[str]:
        """The stages to which a group of the duty is narrowed; none where it is for all of them.

        >>> Grant(1, "section", 7, "pupils@preschool,care").stages("pupils")
        frozenset({'preschool'})
        """
        named = [one.partition("@") for one in self._named]
        found = {stage for key, _, stage in named if key == group}
        return frozenset() if "" in found else frozenset(found)


@dataclass(frozen=True, slots=True)
class Stated:
    """What somebody said sensitive fields are needed for (用途), once per job and session (R22).

    It opens the kind groups named, every group where none is; ``case`` is the
    case it was inherited from; at ``until`` it ends by itself.

    >>> Stated("aid", ("care",)).opens("care"), Stated("aid", ("care",)).opens("staff")
    (True, False)
    """

    purpose: str
    groups: tuple[str, ...] = ()
    case: int | None = None
    until: datetime | None = None

    def opens(self, group: str) -> bool:
        """Say whether it is a purpose for kinds of a group."""
        return not self.groups or group in self.groups


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts (操作人): the account, the person behind it, and the grants of this day.

    Account is not person: what forbids checking one's own work compares
    ``person``. ``acting_as`` names the grant of the post under which the act
    is recorded; ``channel`` is page, api, cli or system; ``stated`` is the purpose
    that holds now.
    """

    account: int | None
    person: int | None
    grants: tuple[Grant, ...] = ()
    acting_as: int | None = None
    channel: str = "page"
    stated: Stated | None = None

    @property
    def roles(self) -> frozenset[str]:
        """The roles held anywhere."""
        return frozenset(grant.role for grant in self.grants)

    @property
    def orgs(self) -> tuple[int, ...]:
        """The organisations where a role is held, the one acted for first."""
        first = [grant.org for grant in self.grants if grant.id == self.acting_as]
        return tuple(dict.fromkeys(first + [grant.org for grant in self.grants]))

    @property
    def home(self) -> int | None:
        """The organisation acted for."""
        return self.orgs[0] if self.orgs else None


SYSTEM = Actor(account=None, person=None, channel="system")
"""The software itself: ticks, sealing, the demo's making."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a verb reaches (管辖范围): everything, or a set of organisations.

    >>> Scope.all().holds(7), Scope(orgs=frozenset({1})).holds(7), bool(Scope())
    (True, False, False)
    """

    everything: bool = False
    orgs: frozenset[int] = field(default_factory=frozenset)

    @classmethod
    def all(cls) -> "Scope":
        """Give the scope without bounds."""
        return cls(everything=True)

    def holds(self, org: int | None) -> bool:
        """Say whether an organisation lies inside."""
        return self.everything or org in self.orgs

    def __bool__(self) -> bool:
        return self.everything or bool(self.orgs)

    def __or__(self, other: "Scope") -> "Scope":
        return Scope(self.everything or other.everything, self.orgs | other.orgs)
