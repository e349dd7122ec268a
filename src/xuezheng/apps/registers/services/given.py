"""What each change of a register takes, typed: any kind, by its key."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from xuezheng.apps.people.services.gate import Decided
from xuezheng.core.base.deeds import Given
from xuezheng.core.registers.typed import Day

Key = Annotated[str, Field(max_length=40)]
Reason = Annotated[str, Field(min_length=2, max_length=500)]
Stamp = Annotated[str, Field(max_length=40)]


class AddEntry(Given):
    """A new thing of a register: whose it is, what it says, from which day on."""

    kind: Key
    org: int | None = None
    since: Day
    until: Day | None = None
    data: dict[str, Any]
    decided: Decided | None = None


class ChangeEntry(Given):
    """What a thing says otherwise from a day on; only what is given changes."""

    kind: Key
    subject: int
    since: Day
    data: dict[str, Any]
    org: int | None = None
    seen: Stamp = ""


class CorrectEntry(Given):
    """What a thing really said in the stretch in which a day lies; only what is given changes."""

    kind: Key
    subject: int
    day: Day
    data: dict[str, Any]
    since: Day | None = None
    until: Day | None = None
    reason: Reason
    seen: Stamp = ""


class EndEntry(Given):
    """The first day on which a thing no longer stands."""

    kind: Key
    subject: int
    on: Day
    data: dict[str, Any] = Field(default_factory=dict)
    seen: Stamp = ""


class UndoEntry(Given):
    """Take back the latest change of a thing; ``of`` is its moment."""

    kind: Key
    subject: int
    of: datetime | None = None


class ReleaseField(Given):
    """Let imports write a field again that somebody decided by hand."""

    kind: Key
    subject: int
    field: Key
    reason: Reason


class AskChange(Given):
    """A difference a unit proposes: from a day on, or as the truth of a past stretch."""

    kind: Key
    subject: int
    act: Annotated[str, Field(pattern="^(change|correct|end)$")]
    day: Day
    data: dict[str, Any] = Field(default_factory=dict)
    reason: Reason
    seen: Stamp = ""


class DecideChange(Given):
    """What a checker says of a request."""

    request: int
    note: Annotated[str, Field(max_length=500)] = ""


class ReturnChange(Given):
    """A request sent back, with the reason."""

    request: int
    note: Reason


class WithdrawChange(Given):
    """A request that its unit takes back."""

    request: int


class StageImport(Given):
    """A kept workbook to be read against a register, as of a day."""

    kind: Key
    file: int
    since: Day


class OneImport(Given):
    """Which import."""

    batch: int


class DecideRow(Given):
    """What somebody decided about a row that may stand in the register already."""

    batch: int
    row: int
    decided: Decided
