"""Papers and what hangs on them as pages show them: plain values, nothing to ask the database for."""

from dataclasses import dataclass
from datetime import date, datetime

from xuezheng.apps.files.selectors import Shown as File
from xuezheng.apps.papers.models import (
    ContributionState,
    Disclosure,
    Paper,
    PaperState,
    Sheet,
)
from xuezheng.apps.papers.selectors.preview import Piece, Preview
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.labels import T
from xuezheng.core.papers.hearing import Heard
from xuezheng.core.papers.numbers import Settlement, Verdict

TONES = {
    PaperState.DRAFT: "wait", PaperState.HEARING: "risk", PaperState.ISSUED: "met",
    PaperState.CORRECTED: "split",
}  # fmt: skip
HEARD_TONES = {
    Heard.NOT_OPENED: "wait", Heard.OPEN: "risk", Heard.STATED: "met", Heard.LAPSED: "met",
    Heard.WAIVED: "split", Heard.STRUCK: "nodata",
}  # fmt: skip
VERDICT_TONES = {Verdict.AGREES: "met", Verdict.DIFFERS: "miss", Verdict.NO_SOURCE: "nodata"}


@dataclass(frozen=True, slots=True)
class Line:
    """A paper in a list."""

    number: int
    title: str
    kind: T
    said: str
    state: PaperState
    day: date

    @property
    def tone(self) -> str:
        """The shape of its state."""
        return TONES[self.state]


@dataclass(frozen=True, slots=True)
class HearingLine:
    """A named unit's line with where its hearing stands."""

    number: int
    unit: str
    said: tuple[Piece, ...]
    ahead: bool
    heard: Heard
    until: datetime | None
    statement: str
    stated_at: datetime | None
    files: tuple[File, ...]
    reason: str
    in_time: bool
    evidence_at: datetime | None

    @property
    def tone(self) -> str:
        """The shape of its state."""
        return HEARD_TONES[self.heard]

    @property
    def open(self) -> bool:
        """Whether it may still be struck."""
        return self.heard is not Heard.STRUCK


@dataclass(frozen=True, slots=True)
class NumberLine:
    """One number of a prose beside ours."""

    number: int
    said: str
    indicator: str
    theirs_of: str
    before: str
    after: str
    verdict: Verdict
    ours: str
    ours_of: date | None
    origin: T | None
    url: str
    settled: Settlement | None
    reason: str

    @property
    def tone(self) -> str:
        """The shape of its verdict."""
        return "met" if self.settled else VERDICT_TONES[self.verdict]

    @property
    def waits(self) -> bool:
        """Whether it has still to be settled."""
        return self.settled is None and self.verdict is not Verdict.AGREES


@dataclass(frozen=True, slots=True)
class CheckedProse:
    """A prose with its numbers."""

    number: int
    name: str
    at: datetime
    contributed: bool
    numbers: tuple[NumberLine, ...]

    @property
    def waiting(self) -> int:
        """How many numbers have still to be settled."""
        return sum(one.waits for one in self.numbers)


@dataclass(frozen=True, slots=True)
class ContributionLine:
    """A section's paragraph and where it stands."""

    number: int
    heading: str
    unit: str
    state: ContributionState
    due: date | None
    text: str


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A sheet in the list of its thing."""

    code: str
    number: str
    signer: str
    void: bool


@dataclass(frozen=True)
class Shown:
    """One paper with everything its page shows; the working only to who may see it."""

    row: Paper
    kind: T
    state: PaperState
    preview: Preview
    whole: bool
    editable: bool
    lines: tuple[HearingLine, ...]
    proses: tuple[CheckedProse, ...]
    contributions: tuple[ContributionLine, ...]
    sheets: tuple[SheetLine, ...]
    files: tuple[tuple[str, File], ...]
    corrections: tuple[Line, ...]
    corrects: Line | None
    disclosure: Disclosure | None
    disclosed_by: str
    may: frozenset[Verb]

    @property
    def tone(self) -> str:
        """The shape of its state."""
        return TONES[self.state]

    @property
    def unasked(self) -> bool:
        """Whether a unit to be named has not been asked yet."""
        return any(one.heard is Heard.NOT_OPENED and not one.ahead for one in self.lines)

    @property
    def verbs(self) -> frozenset[str]:
        """The keys of what may be done, for the page."""
        return frozenset(verb.key for verb in self.may)

    @property
    def waiting(self) -> int:
        """How many numbers of the paragraphs differ and wait."""
        return sum(one.waiting for one in self.proses)


@dataclass(frozen=True)
class SheetShown:
    """A sheet as its code shows it: what it says, whether it still holds, who signed."""

    row: Sheet
    facts: tuple[tuple[str, str], ...]
    void: bool
    scan: File | None
    keyed_by: str
