"""A case as a value (事项); ``advance`` is the one way it moves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days, both ends included (起止日期); an open one has no end yet."""

    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """A due day moved on the record (延期): from which to which day, asked and decided by whom."""

    asked_by: int | None
    asked_on: date
    wanted: date
    decided_by: int | None = None
    decided_on: date | None = None
    granted: date | None = None
    refused: bool = False

    @property
    def pending(self) -> bool:
        """Say whether nobody has decided yet."""
        return self.decided_on is None


@dataclass(frozen=True, slots=True)
class Case:
    """Where a case stands (事项).

    ``since`` is when it entered its stage; ``version`` grows with every
    entry. ``opener`` and ``submitter`` are persons, as checking compares
    persons. ``opened_by_checker`` turns true when the next level first looks
    at what was handed in.
    """

    stage: str
    since: datetime
    version: int
    opener: int | None
    data: Mapping[str, Any]
    due: date | None = None
    submitter: int | None = None
    opened_by_checker: bool = False
    asked_back: bool = False
    suspended: tuple[Span, ...] = ()
    extensions: tuple[Extension, ...] = ()
    handed_to: tuple[int, ...] = ()
    evidence: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a case's history (办理记录): what was done, by whom, as which part, and what changed.

    ``act`` is the key of a move or of a side act; ``changes`` are new values
    of the case's data, ``said`` the fields of the step itself, ``facts``
    what a side act sets (days, persons).
    """

    act: str
    at: datetime
    by: int | None
    part: str
    before: str
    after: str
    note: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    changes: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[int, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mover:
    """Who moves a case (办理人): a person in the parts that access found for them.

    ``deputising`` marks a superior who fills in for the unit (代填) and is
    then never its checker.
    """

    person: int | None
    parts: frozenset[str]
    deputising: bool = False
