"""What other standards of public funds would cost (公用经费标准测算): by stage, school and township, to the fen.

Money is for a pupil and year. A rural school of compulsory education with fewer pupils
than the floor is paid as if it had so many; what is missing is paid at the standard of
its larger stage, of equally large ones the lower. Boarders of compulsory education are
paid something more. The tilt raises every stage's standard at rural schools by so many
percent, rounded once, half up, to the fen; what is paid for boarding is not raised.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

STAGES = ("preschool", "primary", "junior", "senior", "vocational", "special")
"""Stages with a standard each; pupils of special schools have that of special education."""
COMPULSORY = ("primary", "junior", "special")
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Standards:
    """Standards of public funds (公用经费标准): fen a pupil by stage, more for a boarder, floor, tilt in percent."""

    stages: Mapping[str, int]
    boarding: int = 0
    floor: int = 0
    tilt: Fraction = Fraction(0)

    def a_pupil(self, stage: str, *, rural: bool) -> int:
        """Give what a school is paid for a pupil of a stage, in fen; 0 where no standard is set.

        >>> Standards({"primary": 72_001}, tilt=Fraction(5)).a_pupil("primary", rural=True)
        75601
        """
        standard = self.stages.get(stage, 0)
        if not rural or not self.tilt:
            return standard
        return int(standard * (100 + self.tilt) / 100 + Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class School:
    """The pupils of a school on a day by stage (在校生), of them boarders; and where it stands."""

    org: int
    township: int
    rural: bool
    pupils: Mapping[str, int]
    boarders: Mapping[str, int] = field(default_factory=dict)

    def filled(self, floor: int) -> Mapping[str, int]:
        """Give for how many pupils of each stage it is paid: a small rural school for no fewer than the floor.

        >>> School(1, 2, True, {"primary": 30, "junior": 40}).filled(100)
        {'primary': 30, 'junior': 70}
        """
        told = {stage: many for stage, many in self.pupils.items() if many}
        compulsory = [stage for stage in STAGES if stage in COMPULSORY and stage in told]
        missing = floor - sum(told[stage] for stage in compulsory)
        if not self.rural or not compulsory or missing <= 0:
            return told
        larger = max(compulsory, key=lambda stage: told[stage])
        return told | {larger: told[larger] + missing}


@dataclass(frozen=True, slots=True)
class Cost:
    """What is paid in a year (公用经费): pupils on the roll, pupils paid for, boarders, fen."""

    pupils: int = 0
    paid: int = 0
    boarders: int = 0
    fen: int = 0

    def __add__(self, other: "Cost") -> "Cost":
        """Count two together."""
        return Cost(
            self.pupils + other.pupils, self.paid + other.paid,
            self.boarders + other.boarders, self.fen + other.fen,
        )  # fmt: skip


def cost(school: School, standards: Standards) -> dict[str, Cost]:
    """Give what a school is paid in a year, by stage."""
    found, paid = {}, school.filled(standards.floor)
    for stage in (one for one in STAGES if one in paid):
        boarders = school.boarders.get(stage, 0) if stage in COMPULSORY else 0
        fen = paid[stage] * standards.a_pupil(stage, rural=school.rural)
        fen += boarders * standards.boarding
        found[stage] = Cost(school.pupils[stage], paid[stage], boarders, fen)
    return found


@dataclass(frozen=True, slots=True)
class Compared:
    """What something costs now and would cost (对比)."""

    present: Cost = Cost()
    tried: Cost = Cost()

    @property
    def more(self) -> int:
        """Fen more in a year; less where it is below nought."""
        return self.tried.fen - self.present.fen

    def __add__(self, other: "Compared") -> "Compared":
        """Count two together."""
        return Compared(self.present + other.present, self.tried + other.tried)


@dataclass(frozen=True, slots=True)
class Tried:
    """A trial of standards (标准测算): the whole, by stage, by township, by school, rural schools and others."""

    whole: Compared
    stages: Mapping[str, Compared]
    townships: Mapping[int, Compared]
    schools: Mapping[int, Compared]
    rural: Compared
    other: Compared


def tried(schools: Iterable[School], present: Standards, other: Standards) -> Tried:
    """Lay other standards beside the present ones, over the same pupils. Cost: one pass over the schools."""
    cells = [
        (school, stage, Compared(now, then[stage]))
        for school in schools
        for then in (cost(school, other),)
        for stage, now in cost(school, present).items()
    ]
    by_stage = _summed(cells, lambda _, stage: stage)
    by_rural = _summed(cells, lambda school, _: school.rural)
    return Tried(
        sum((one for _, _, one in cells), Compared()),
        {stage: by_stage[stage] for stage in STAGES if stage in by_stage},
        _summed(cells, lambda school, _: school.township),
        _summed(cells, lambda school, _: school.org),
        by_rural.get(True, Compared()),
        by_rural.get(False, Compared()),
    )


def _summed(
    cells: Iterable[tuple[School, str, Compared]], key: Callable[[School, str], K]
) -> dict[K, Compared]:
    found: dict[K, Compared] = {}
    for school, stage, one in cells:
        at = key(school, stage)
        found[at] = found.get(at, Compared()) + one
    return found
