"""The workbook of a ledger (台账登记表): the fields of its opening form, the units named, the due day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds import types
from xuezheng.core.kinds.fields import Field
from xuezheng.core.ledgers.definition import Ledger, Part, Where, own_unit
from xuezheng.core.registers import long_form
from xuezheng.core.registers.books import ORG, sheet_of, written_sheet
from xuezheng.core.registers.sheets import Sheet

DUE = "@due"
PARTY = "@party-"
DUE_TITLE = T("完成时限", "Due day")
MANY = T("多个单位用顿号隔开", "Several units are parted by commas")
UNIT = T("单位代码或全称", "Code or full name of the unit")
_BETWEEN = re.compile(r"[、,，;；\n]+")


def parties(ledger: Ledger) -> tuple[Part, ...]:
    """Give the parts in which units are listed."""
    return tuple(part for part in ledger.parts if part.where is Where.PARTY)


def asked(ledger: Ledger) -> frozenset[str]:
    """Give the fields of the opening form that a sheet can hold; another ledger's cases it cannot name."""
    return frozenset(key for key in ledger.at_opening if ledger.field(key).type.key != "reference")


def tables(ledger: Ledger) -> tuple[Field, ...]:
    """Give the tables of rows of the opening form that have a sheet of detail (明细表)."""
    return long_form.tables(ledger, asked(ledger))


def written_sheets(ledger: Ledger) -> list[Sheet]:
    """Give the sheets of a ledger's workbook to be filled in: the cases, then each table of rows."""
    return [written_case_sheet(ledger), *map(long_form.written_sheet, tables(ledger))]


def case_sheet(ledger: Ledger) -> Sheet:
    """Give the sheet of a ledger as it is read; whose a case is follows from the units named."""
    return _sheet(ledger, sheet_of(ledger, asked(ledger)))


def written_case_sheet(ledger: Ledger) -> Sheet:
    """Give the same sheet as it is written to be filled in."""
    return _sheet(ledger, written_sheet(ledger, asked(ledger)))


def _sheet(ledger: Ledger, whole: Sheet) -> Sheet:
    _, org, *fields = whole.columns
    named = [_party(part) for part in parties(ledger)]
    due = [Field(DUE, DUE_TITLE, types.DAY)] if ledger.needs_due else []
    own = [org] if own_unit(ledger) else []
    line = [long_form.LINE_COLUMN] if tables(ledger) else []
    return replace(whole, columns=(*line, *own, *named, *fields, *due))


def _party(part: Part) -> Field:
    return Field(f"{PARTY}{part.key}", part.label, types.TEXT, help=MANY if part.many else UNIT)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A filled row taken apart: the units named by part, the unit's word, the due day, the fields."""

    org: str
    parties: Mapping[str, tuple[str, ...]]
    due: str
    data: Mapping[str, Any]


def line(values: Mapping[str, Any]) -> CaseLine:
    """Take a row apart.

    >>> line({"@party-co": "东小学、西小学", "@due": "2026-10-30", "title": "围墙"}).parties
    {'co': ('东小学', '西小学')}
    """
    named = {
        key.removeprefix(PARTY): split(str(value))
        for key, value in values.items()
        if key.startswith(PARTY) and value
    }
    data = {key: value for key, value in values.items() if not key.startswith("@")}
    return CaseLine(str(values.get(ORG) or ""), named, str(values.get(DUE) or ""), data)


def split(words: str) -> tuple[str, ...]:
    """Give the words of a cell that names several units."""
    return tuple(one.strip() for one in _BETWEEN.split(words) if one.strip())
