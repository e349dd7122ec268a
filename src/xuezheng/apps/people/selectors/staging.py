"""What an uploaded workbook would do (导入预审): each row accepted, unchanged, or told why not.

Nothing is written here. The digest names exactly this outcome, so that what is
committed is what was seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from xuezheng.adapters import workbooks
from xuezheng.apps.people.selectors.sheets import PEOPLE, UNITS
from xuezheng.apps.people.selectors.staging_people import PersonRow, stage_people
from xuezheng.apps.people.selectors.staging_units import UnitRow, stage_units
from xuezheng.core.base.labels import T
from xuezheng.core.registers.sheets import CellIssue, SheetRead, read

MOST_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of a sheet's rows; given = accepted + rejected + unchanged."""

    sheet: T
    given: int
    accepted: int
    rejected: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Staged:
    """The outcome of reading a workbook, before anything is written."""

    units: tuple[UnitRow, ...]
    people: tuple[PersonRow, ...]
    counts: tuple[Counts, ...]
    issues: tuple[CellIssue, ...]
    digest: str

    @property
    def accepted(self) -> int:
        """Give how many rows would be written."""
        return sum(one.accepted for one in self.counts)


def staged(data: bytes, since: date) -> Staged:
    """Read a workbook against the registers as of ``since``.

    Raises ``WorkbookError`` for what is none. Costs: at most 8 queries.
    """
    book = workbooks.read(data)
    if sum(len(filled.rows) for filled in book.values()) > MOST_ROWS:
        why = T(f"超过 {MOST_ROWS} 行，请分次导入", f"more than {MOST_ROWS} rows; send it in parts")
        raise workbooks.WorkbookError(why=why)
    units, units_read = stage_units(read(UNITS, book.get(UNITS.title.zh)), since)
    codes = {row.code for row in units}
    people, people_read = stage_people(read(PEOPLE, book.get(PEOPLE.title.zh)), codes, since)
    counts = (_counts(UNITS.title, units_read, units), _counts(PEOPLE.title, people_read, people))
    return Staged(
        units=units,
        people=people,
        counts=counts,
        issues=(*units_read.issues, *people_read.issues),
        digest=_digest(data, since, units, people),
    )


def _counts(title: T, read_: SheetRead, rows: Sequence[UnitRow | PersonRow]) -> Counts:
    same = sum(row.same for row in rows)
    return Counts(title, read_.given, len(rows) - same, len(read_.bad_rows), same)


def _digest(data: bytes, since: date, *rows: Sequence[UnitRow | PersonRow]) -> str:
    told = sha256(data)
    told.update(repr((since, rows)).encode())
    return told.hexdigest()


def summary(staged_: Staged) -> dict[str, Mapping[str, Any]]:
    """Give the counts as plain values by the sheet's English name."""
    return {
        one.sheet.en.lower(): {
            "given": one.given,
            "accepted": one.accepted,
            "rejected": one.rejected,
            "unchanged": one.unchanged,
        }
        for one in staged_.counts
    }
