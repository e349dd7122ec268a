"""What each change of the tree takes, typed; the same for page, API and command."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from xuezheng.apps.schools.models import Area, Kind, Nature, Stage
from xuezheng.core.base.deeds import Given, one_of
from xuezheng.core.registers.typed import TRIMMED, Day

Name = Annotated[str, Field(min_length=1, max_length=80), TRIMMED]
Code = Annotated[str, Field(pattern=r"^[-A-Za-z0-9_]{1,20}$")]
KindKey = Annotated[str, one_of(Kind)]
StageKey = Annotated[str, one_of(Stage)]
NatureKey = Annotated[str, one_of(Nature)]
CreditCode = Annotated[str, Field(pattern=r"^([0-9A-Z]{18})?$")]
RegionCode = Annotated[str, Field(pattern=r"^(\d{6}|\d{9}|\d{12})?$")]
AreaKey = Annotated[str, one_of(Area, empty=True)]
Degree = Annotated[int, Field(ge=-180_000_000, le=180_000_000)]


class AddOrganisation(Given):
    """A new organisation; without ``parent`` it is the bureau itself."""

    code: Code
    name: Name
    kind: KindKey
    stage: StageKey | None = None
    nature: NatureKey = Nature.PUBLIC.key
    parent: int | None = None
    since: Day
    official_order: Annotated[int, Field(ge=1)] | None = None
    longitude: Degree | None = None
    latitude: Degree | None = None
    credit_code: CreditCode = ""
    region_code: RegionCode = ""
    area: AreaKey = ""
    group: int | None = None


class RenameOrganisation(Given):
    """Another name from a day on."""

    organisation: int
    name: Name
    since: Day


class MoveOrganisation(Given):
    """Another unit above from a day on."""

    organisation: int
    parent: int
    since: Day


class CorrectOrganisation(Given):
    """What really was true of the stretch in which a day lies; only what is given changes."""

    organisation: int
    day: Day
    code: Code | None = None
    name: Name | None = None
    kind: KindKey | None = None
    stage: StageKey | None = None
    nature: NatureKey | None = None
    official_order: Annotated[int, Field(ge=1)] | None = None
    longitude: Degree | None = None
    latitude: Degree | None = None
    credit_code: CreditCode | None = None
    region_code: RegionCode | None = None
    area: AreaKey | None = None


class ChangeOrganisation(Given):
    """What is otherwise of an organisation from a day on; only what is given changes."""

    organisation: int
    since: Day
    name: Name | None = None
    kind: KindKey | None = None
    stage: StageKey | None = None
    nature: NatureKey | None = None
    parent: int | None = None
    credit_code: CreditCode | None = None
    region_code: RegionCode | None = None
    area: AreaKey | None = None


class JoinGroup(Given):
    """An education group to belong to from a day on."""

    organisation: int
    group: int
    since: Day


class LeaveGroup(Given):
    """No education group from a day on."""

    organisation: int
    since: Day


class CloseOrganisation(Given):
    """The first day on which it no longer stands."""

    organisation: int
    on: Day


class UndoOrganisation(Given):
    """Take back the latest change; ``of`` is its moment as the change gave it."""

    organisation: int
    of: datetime | None = None
