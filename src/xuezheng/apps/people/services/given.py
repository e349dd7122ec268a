"""What each change of persons, posts and appointments takes, typed."""

from datetime import date, datetime
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from xuezheng.apps.people.services.gate import Decided
from xuezheng.catalogue.terms.people import Backbone, Establishment, Rank, Sex, TitleLevel
from xuezheng.core.base.deeds import Given, one_of
from xuezheng.core.base.nations import nation_code
from xuezheng.core.registers.typed import TRIMMED, Day


def _nation(written: str) -> str:
    code = nation_code(written) if written else ""
    if code is None:
        raise ValueError("GB/T 3304")
    return code


def _birth(day: date) -> date:
    if not date(1900, 1, 1) <= day < date(2100, 1, 1):
        raise ValueError("1900-01-01 … 2099-12-31")
    return day


Name = Annotated[str, Field(min_length=1, max_length=40), TRIMMED]
StaffNumber = Annotated[str, Field(pattern=r"^([A-Za-z0-9][-A-Za-z0-9]{1,19})?$")]
Mobile = Annotated[str, Field(pattern=r"^(1\d{10})?$")]
Title = Annotated[str, Field(min_length=1, max_length=60), TRIMMED]
Words = Annotated[str, Field(max_length=200)]
RankKey = Annotated[str, one_of(Rank)]
Order = Annotated[int, Field(ge=1)]
SexKey = Annotated[str, one_of(Sex, empty=True)]
Nation = Annotated[str, AfterValidator(_nation)]
Birth = Annotated[date, AfterValidator(_birth)]
Subject = Annotated[str, Field(max_length=20)]
TitleKey = Annotated[str, one_of(TitleLevel, empty=True)]
BackboneKey = Annotated[str, one_of(Backbone, empty=True)]
EstablishmentKey = Annotated[str, one_of(Establishment, empty=True)]


class AddPerson(Given):
    """A new person of a unit; known again by staff number or mobile number."""

    name: Name
    organisation: int
    since: Day
    staff_number: StaffNumber = ""
    mobile: Mobile = ""
    sex: SexKey = ""
    born: Birth | None = None
    nation: Nation = ""
    cadre: bool | None = None
    decided: Decided | None = None

    @model_validator(mode="after")
    def known_again(self) -> Self:
        """Refuse somebody who could not be told from another."""
        if not self.staff_number and not self.mobile:
            raise ValueError("staff_number or mobile")
        return self


class ChangePerson(Given):
    """What is otherwise from a day on: a new name, number or unit."""

    person: int
    since: Day
    name: Name | None = None
    organisation: int | None = None
    staff_number: StaffNumber | None = None
    mobile: Mobile | None = None
    sex: SexKey | None = None
    born: Birth | None = None
    nation: Nation | None = None
    cadre: bool | None = None


class CorrectPerson(Given):
    """What really was true of the stretch in which a day lies; only what is given changes."""

    person: int
    day: Day
    name: Name | None = None
    organisation: int | None = None
    staff_number: StaffNumber | None = None
    mobile: Mobile | None = None
    sex: SexKey | None = None
    born: Birth | None = None
    nation: Nation | None = None
    cadre: bool | None = None


class LeavePerson(Given):
    """The first day on which a person is no longer registered with a unit: retired, left, died."""

    person: int
    on: Day
    reason: Words = ""


class UndoPerson(Given):
    """Take back the latest change of a person."""

    person: int
    of: datetime | None = None


class AddPost(Given):
    """A new post of a unit."""

    organisation: int
    title: Title
    rank: RankKey
    since: Day
    duty: Words = ""
    official_order: Order | None = None


class CorrectPost(Given):
    """What really was true of a post in the stretch in which a day lies."""

    post: int
    day: Day
    title: Title | None = None
    rank: RankKey | None = None
    duty: Words | None = None
    official_order: Order | None = None


class ClosePost(Given):
    """The first day on which a post no longer stands; refused while somebody holds it."""

    post: int
    on: Day


class BeginAppointment(Given):
    """A person takes a post from a day on."""

    person: int
    post: int
    since: Day
    until: Day | None = None
    basis: Annotated[str, Field(max_length=80)] = ""
    teaches: Subject = ""
    title_level: TitleKey = ""
    backbone: BackboneKey = ""
    establishment: EstablishmentKey = ""


class CorrectAppointment(Given):
    """The days, the paper or the particulars of an appointment were written down wrongly."""

    appointment: int
    since: Day | None = None
    until: Day | None = None
    basis: Annotated[str, Field(max_length=80)] | None = None
    teaches: Subject | None = None
    title_level: TitleKey | None = None
    backbone: BackboneKey | None = None
    establishment: EstablishmentKey | None = None


class EndAppointment(Given):
    """The first day on which a person no longer holds the post."""

    appointment: int
    on: Day


class UndoAppointment(Given):
    """Take back the latest change of an appointment."""

    appointment: int
    of: datetime | None = None
