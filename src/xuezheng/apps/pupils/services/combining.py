"""What merging and splitting schools takes, typed."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from xuezheng.apps.schools.services.given import (
    AreaKey,
    Code,
    CreditCode,
    KindKey,
    Name,
    NatureKey,
    StageKey,
)
from xuezheng.core.base.deeds import Given
from xuezheng.core.registers.typed import Day

Basis = Annotated[str, Field(max_length=80)]


class NewSchool(Given):
    """A school that comes into being with the reorganisation."""

    code: Code
    name: Name
    kind: KindKey
    parent: int
    stage: StageKey | None = None
    nature: NatureKey = "public"
    area: AreaKey = ""
    credit_code: CreditCode = ""


class MergeSchools(Given):
    """Schools that become one from a day on: one of them or another (``into``), or a new one."""

    schools: Annotated[list[int], Field(min_length=1, max_length=20)]
    into: int | None = None
    new: NewSchool | None = None
    since: Day
    basis: Basis = ""
    name: Name | None = None
    kind: KindKey | None = None
    stage: StageKey | None = None

    @model_validator(mode="after")
    def one_target(self) -> Self:
        """Refuse no target, two of them, and a school merged with itself alone."""
        if (self.into is None) == (self.new is None):
            raise ValueError("into or new")
        if not set(self.schools) - {self.into}:
            raise ValueError("schools")
        return self


class SplitSchool(Given):
    """What of a school goes to a new school, or another one, from a day on."""

    school: int
    into: int | None = None
    new: NewSchool | None = None
    classes: Annotated[list[int], Field(min_length=1, max_length=500)]
    posts: Annotated[list[int], Field(max_length=500, default_factory=list)]
    sites: Annotated[list[int], Field(max_length=50, default_factory=list)]
    since: Day
    basis: Basis = ""

    @model_validator(mode="after")
    def one_target(self) -> Self:
        """Refuse no target, and two of them."""
        if (self.into is None) == (self.new is None) or self.into == self.school:
            raise ValueError("into or new")
        return self


class UndoWhole(Given):
    """Take a merger or split back as a whole."""

    reorganisation: int
