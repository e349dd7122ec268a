"""An organisation as a row of a list, and the kinds that lists count together."""

from dataclasses import dataclass

from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Unit:
    """An organisation as a row of a list."""

    code: str
    name: str
    kind: Kind
    stage: Stage
    nature: Nature

    @classmethod
    def of(cls, fact: OrganisationFact) -> "Unit":
        """Turn a row into a value with labels."""
        kind, stage, nature = Kind.of(fact.kind), Stage.of(fact.stage), Nature.of(fact.nature)
        return cls(fact.code, fact.name, kind, stage, nature)

    @property
    def teaches(self) -> bool:
        """Say whether it is a school or kindergarten."""
        return self.stage is not Stage.NONE


@dataclass(frozen=True, slots=True)
class Group:
    """Kinds counted together in one column."""

    label: T
    kinds: tuple[Kind, ...]


GROUPS = (
    Group(T("小学", "Primary"), (Kind.PRIMARY,)),
    Group(T("初中", "Junior"), (Kind.JUNIOR,)),
    Group(T("一贯制", "Combined"), (Kind.NINE_YEAR, Kind.TWELVE_YEAR)),
    Group(T("高中", "Senior"), (Kind.COMPLETE, Kind.SENIOR)),
    Group(T("中职、特教", "Vocational, special"), (Kind.VOCATIONAL, Kind.SPECIAL)),
    Group(T("幼儿园", "Kindergartens"), (Kind.KINDERGARTEN,)),
)
SCHOOLS = (
    Kind.PRIMARY,
    Kind.NINE_YEAR,
    Kind.JUNIOR,
    Kind.COMPLETE,
    Kind.SENIOR,
    Kind.TWELVE_YEAR,
)
"""What counts as a school of general education (中小学)."""
