"""The sheet of units against the tree: new ones, new names and places, the rest unchanged."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.apps.people.selectors.sheets import UNITS
from xuezheng.apps.schools.access import organisations
from xuezheng.core.base.labels import T
from xuezheng.core.base.text import canonical
from xuezheng.core.registers.sheets import CellIssue, FilledRow, SheetRead, rejected, written

CODE = re.compile(r"[-A-Za-z0-9_]{1,20}")


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One good row of the sheet: what is to be done with which unit."""

    row: int
    code: str
    name: str
    kind: str
    above: str | None
    nature: str
    stage: str | None
    organisation: int | None
    renamed: bool = False
    moved: bool = False

    @property
    def same(self) -> bool:
        """Say whether the register says it already."""
        return self.organisation is not None and not (self.renamed or self.moved)


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    name: str
    above: str | None
    facts: Mapping[str, str]


def stage_units(read: SheetRead, since: date) -> tuple[tuple[UnitRow, ...], SheetRead]:
    """Give the rows to write, those above first, and the reading without those that cannot be.

    Costs: 1 query.
    """
    known = _known(since)
    read = rejected(read, _wrong(read.lines, known))
    ordered, loose = _from_above(read.lines, set(known))
    read = rejected(read, loose)
    rows = [_row(line, known.get(_code(line, "code"))) for line in ordered]
    return tuple(rows), read


def _known(since: date) -> dict[str, _Known]:
    facts = list(organisations(since))
    codes = {fact.subject_id: fact.code for fact in facts}
    return {
        fact.code: _Known(
            fact.subject_id,
            fact.name,
            codes.get(fact.parent_id) if fact.parent_id else None,
            {"kind": fact.kind, "nature": fact.nature, "stage": fact.stage},
        )
        for fact in facts
    }


def _code(line: FilledRow, key: str) -> str:
    return canonical(written(line.values[key])).replace(" ", "")


def _issue(line: FilledRow, key: str, allowed: T) -> CellIssue:
    place = [column.key for column in UNITS.columns].index(key) + 1
    found = UNITS.column(key).show(line.values[key]) if line.values[key] is not None else ""
    return CellIssue(UNITS.title, line.row, place, found, allowed)


def _wrong(lines: Sequence[FilledRow], known: Mapping[str, _Known]) -> Iterator[CellIssue]:
    """Say which rows cannot stand beside the others or the register."""
    rows: dict[str, int] = {}
    root = next((code for code, one in known.items() if one.above is None), None)
    for line in lines:
        code = _code(line, "code")
        if not CODE.fullmatch(code):
            yield _issue(line, "code", T("只用字母、数字、短横，至多20位",
                                         "letters, digits and hyphens, at most 20"))  # fmt: skip
        elif code in rows:
            yield _issue(line, "code", T(f"与第{rows[code]}行重复", f"as in row {rows[code]}"))
        rows.setdefault(code, line.row)
        if not _code(line, "above"):
            if root not in {None, code}:
                yield _issue(line, "above", T("必填；只有教育局没有上级单位",
                                              "must be filled in; only the bureau has none"))  # fmt: skip
            root = root or code
        if code in known:
            yield from _differs(line, known[code])


def _differs(line: FilledRow, known: _Known) -> Iterator[CellIssue]:
    for key, now in known.facts.items():
        given = line.values[key]
        if given is not None and given != now:
            column = UNITS.column(key)
            yield _issue(line, key, T(f"与登记的“{column.show(now)}”不同，请用更正办理",
                                      f"the register says {column.show(now, 'en')}; correct it there"))  # fmt: skip


def _from_above(
    lines: Sequence[FilledRow], placed: set[str]
) -> tuple[list[FilledRow], list[CellIssue]]:
    """Order rows so that a unit follows the one above it; what hangs nowhere is told."""
    ordered: list[FilledRow] = []
    waiting = list(lines)
    placed = placed | {""}
    while ready := [line for line in waiting if _code(line, "above") in placed]:
        ordered += ready
        placed |= {_code(line, "code") for line in ready}
        waiting = [line for line in waiting if line not in ready]
    nowhere = T("没有这个上级单位，或互为上下级", "no such unit above, or they stand in a ring")
    return ordered, [_issue(line, "above", nowhere) for line in waiting]


def _row(line: FilledRow, known: _Known | None) -> UnitRow:
    values: Mapping[str, Any] = line.values
    above = _code(line, "above") or None
    name = "".join(values["name"].split())
    return UnitRow(
        row=line.row,
        code=_code(line, "code"),
        name=name,
        kind=values["kind"],
        above=above,
        nature=values["nature"] or "public",
        stage=values["stage"],
        organisation=known.id if known else None,
        renamed=known is not None and known.name != name,
        moved=known is not None and known.above != above,
    )
