"""What each change of pupils takes, typed; the same for page, API, command and gate."""

from datetime import datetime
from typing import Annotated

from pydantic import AfterValidator, Field

from xuezheng.apps.people.services.gate import Decided
from xuezheng.catalogue.terms.people import Sex
from xuezheng.catalogue.terms.pupils import Left, LegalBasis, Relation, Residence
from xuezheng.core.base.deeds import Given, one_of
from xuezheng.core.registers.grades import LETTERS
from xuezheng.core.registers.typed import TRIMMED, Day

MOST_PUPILS = 60_000
"""A cohort of a large city fits."""


def _stage(key: str) -> str:
    if key not in LETTERS:
        raise ValueError(", ".join(LETTERS))
    return key


Name = Annotated[str, Field(min_length=1, max_length=40), TRIMMED]
Number = Annotated[str, Field(pattern=r"^([A-Za-z0-9]{4,19})?$")]
Mobile = Annotated[str, Field(pattern=r"^(1\d{10})?$")]
Nation = Annotated[str, Field(pattern=r"^\d\d$")]
SexKey = Annotated[str, one_of(Sex)]
ResidenceKey = Annotated[str, one_of(Residence)]
LeftKey = Annotated[str, one_of(Left)]
RelationKey = Annotated[str, one_of(Relation)]
BasisKey = Annotated[str, one_of(LegalBasis)]
StageKey = Annotated[str, AfterValidator(_stage)]
Year = Annotated[int, Field(ge=1980, le=2200)]
Serial = Annotated[int, Field(ge=1, le=999)]
Seats = Annotated[int, Field(ge=1, le=200)]
Pupils = Annotated[list[int], Field(min_length=1, max_length=MOST_PUPILS)]


class NewPupil(Given):
    """Somebody who comes to a school: ``decided`` answers the gate where it asks."""

    name: Name
    sex: SexKey
    born: Day
    number: Number = ""
    nation: Nation = "01"
    residence: ResidenceKey = Residence.LOCAL.key
    left_behind: bool = False
    boards: bool = False
    school_class: int | None = None
    decided: Decided | None = None


class AdmitPupil(NewPupil):
    """One pupil admitted from a day on."""

    organisation: int
    since: Day


class AdmitMany(Given):
    """Many pupils admitted to one school from a day on."""

    organisation: int
    since: Day
    pupils: Annotated[list[NewPupil], Field(min_length=1, max_length=MOST_PUPILS)]


class PlacePupils(Given):
    """Pupils go into a class of their school from a day on."""

    pupils: Pupils
    school_class: int
    since: Day


class ChangePupil(Given):
    """What is otherwise of a pupil from a day on; only what is given changes."""

    pupil: int
    since: Day
    name: Name | None = None
    number: Number | None = None
    nation: Nation | None = None
    residence: ResidenceKey | None = None
    left_behind: bool | None = None
    boards: bool | None = None


class CorrectPupil(Given):
    """What really was true of the stretch in which a day lies; its ends may move."""

    pupil: int
    day: Day
    since: Day | None = None
    until: Day | None = None
    school_class: int | None = None
    name: Name | None = None
    sex: SexKey | None = None
    born: Day | None = None
    number: Number | None = None
    nation: Nation | None = None
    residence: ResidenceKey | None = None
    left_behind: bool | None = None
    boards: bool | None = None


class SuspendPupil(Given):
    """A pupil stays away with leave from a day on."""

    pupil: int
    since: Day


class ReturnPupil(Given):
    """A suspended pupil comes back, perhaps into another class."""

    pupil: int
    since: Day
    school_class: int | None = None


class RepeatYear(Given):
    """A pupil goes on in a class that entered later."""

    pupil: int
    school_class: int
    since: Day


class LeaveSchool(Given):
    """The first day on which a pupil is on no roll of the city any more, and why."""

    pupil: int
    on: Day
    left: LeftKey


class UndoPupil(Given):
    """Take back the latest change of one pupil; ``of`` is its moment as the change gave it."""

    pupil: int
    of: datetime | None = None


class Intake(Given):
    """Pupils who go into a class of the next stage."""

    school_class: int
    pupils: Pupils


class PromotePupils(Given):
    """Pupils go on to classes of the next stage, of any school, from a day on."""

    intakes: Annotated[list[Intake], Field(min_length=1, max_length=5_000)]
    since: Day


class GraduateClasses(Given):
    """Whole classes end their stage: each pupil leaves, or awaits the next school elsewhere."""

    classes: Annotated[list[int], Field(min_length=1, max_length=5_000)]
    on: Day
    left: LeftKey = Left.GRADUATED.key
    close: bool = True


class OpenClass(Given):
    """A new class; without a number it gets the next one of its school, stage and year."""

    organisation: int
    stage: StageKey
    entered: Year
    since: Day
    number: Serial | None = None
    seats: Seats | None = None
    room: int | None = None
    head_teacher: int | None = None


class SetClass(Given):
    """Seats, room, head teacher or number of a class from a day on."""

    school_class: int
    since: Day
    number: Serial | None = None
    seats: Seats | None = None
    room: int | None = None
    head_teacher: int | None = None


class CorrectClass(Given):
    """What really was true of a class in the stretch in which a day lies."""

    school_class: int
    day: Day
    stage: StageKey | None = None
    entered: Year | None = None
    number: Serial | None = None
    seats: Seats | None = None
    room: int | None = None
    head_teacher: int | None = None


class SplitClass(Given):
    """Some pupils of a class make a new one of the same year."""

    school_class: int
    pupils: Pupils
    since: Day
    number: Serial | None = None


class MergeClasses(Given):
    """All pupils of some classes go into another one, and those classes end."""

    classes: Annotated[list[int], Field(min_length=1, max_length=50)]
    into: int
    since: Day


class CloseClass(Given):
    """The first day on which a class no longer stands; refused while pupils are in it."""

    school_class: int
    on: Day


class UndoClass(Given):
    """Take back the latest change of a class."""

    school_class: int
    of: datetime | None = None


class AddGuardian(Given):
    """Somebody is guardian of a child from a day on."""

    child: int
    name: Name
    relation: RelationKey
    legal_basis: BasisKey
    mobile: Mobile = ""
    person: int | None = None
    official_order: Annotated[int, Field(ge=1, le=20)] | None = None
    since: Day


class ChangeGuardian(Given):
    """What is otherwise of a guardian from a day on."""

    guardian: int
    since: Day
    name: Name | None = None
    relation: RelationKey | None = None
    legal_basis: BasisKey | None = None
    mobile: Mobile | None = None
    official_order: Annotated[int, Field(ge=1, le=20)] | None = None


class CorrectGuardian(Given):
    """What really was true of a guardian in the stretch in which a day lies."""

    guardian: int
    day: Day
    name: Name | None = None
    relation: RelationKey | None = None
    legal_basis: BasisKey | None = None
    mobile: Mobile | None = None
    official_order: Annotated[int, Field(ge=1, le=20)] | None = None


class EndGuardian(Given):
    """The first day on which somebody is no guardian of the child any more."""

    guardian: int
    on: Day


class UndoGuardian(Given):
    """Take back the latest change of a guardian."""

    guardian: int
    of: datetime | None = None
