"""A register as a workbook: written row by row to disk, masks left empty, marked with who took it."""

import tempfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # ships no types
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from xuezheng.adapters import clock
from xuezheng.adapters.workbooks import offer
from xuezheng.apps.audit.services import act
from xuezheng.apps.registers.access import Sight
from xuezheng.apps.registers.selectors.layout import layout
from xuezheng.apps.registers.selectors.lists import Filters
from xuezheng.apps.registers.selectors.references import target
from xuezheng.apps.registers.selectors.resolving import words
from xuezheng.apps.registers.services.exporting import EXPORT, taken
from xuezheng.apps.registers.views.pages import readable, who
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field, Privacy
from xuezheng.core.registers import long_form
from xuezheng.core.registers.books import NUMBER, ORG, cells, written_sheet

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_CONDITIONS = frozenset({"csrfmiddlewaretoken", "purpose", "request"})
WIDTH = 16
FIRST = 2
"""The first row below the mark and the titles."""


@require_POST
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Take the list out as a workbook, or lead to the request that another person decides."""
    actor, now = who(request), clock.now()
    purpose, number = request.POST.get("purpose", ""), request.POST.get("request", "")
    conditions = {
        key: str(value) for key, value in request.POST.items() if key not in NOT_CONDITIONS
    }
    given = {
        "kind": kind, "conditions": conditions, "purpose": purpose[:40],
        "request": int(number) if number.isdecimal() else None,
    }  # fmt: skip
    seen = readable(actor, kind, purpose)
    done = act(EXPORT, given, actor=actor, at=now).result
    if "rows" not in done:
        return redirect(f"/exports/{done['waits']}/")
    filters = Filters.read(seen, conditions, clock.today())
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    _write(file, actor, seen, filters, done)
    file.seek(0)
    name = f"{kind}-{filters.asof.day:%Y%m%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=MEDIA)


def _write(file: Any, actor: Actor, seen: Sight, filters: Filters, done: Mapping[str, Any]) -> None:
    """Write the sheet by which the register is also read back (登记表): mark, titles, rows, mark."""
    kind, asof = seen.kind, filters.asof
    tables = long_form.tables(kind)
    sheet, language = long_form.with_line(written_sheet(kind), tables), get_language() or "zh"
    book = xlsxwriter.Workbook(
        file, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    page = book.add_worksheet(kind.title.zh[:31])
    looks = {
        "head": book.add_format({"bold": True}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
    }
    page.freeze_panes(2, 2)
    page.repeat_rows(0, 1)
    page.set_landscape()
    page.set_paper(9)
    page.set_column(0, len(sheet.columns), WIDTH)
    page.set_header("&L" + T(*done["head"]).in_(language)[:200])
    page.write_string(0, 0, T(*done["head"]).in_(language))
    for column, one in enumerate(sheet.columns):
        page.write_string(1, column, one.label.in_(language), looks["head"])
    line, laid, detail = FIRST, layout(kind), _Detail(book, tables, language, looks)
    codes = {org: one.code for org, one in tree_of(asof.day).units.items()}
    for rows, of, _ in taken(kind, done["rows"], asof):
        datas = [_clear(seen, laid.data(row), of[row.pk]) for row in rows]
        for row, data, named in zip(rows, datas, words(actor, kind, datas, asof), strict=True):
            filled = cells(kind, data, _kept_close(seen, named, data))
            filled |= {NUMBER: str(row.subject_id), ORG: codes.get(of[row.pk] or 0, "")}
            for column, one in enumerate(sheet.columns):
                _cell(page, (line, column), one, filled.get(one.key), looks["day"])
            detail.write(str(row.subject_id), data, codes)
            line += 1
    for column, one in enumerate(sheet.columns if line > FIRST else ()):
        offer(book, page, column, one, (FIRST, line - 1))
    page.write_string(line, 0, T(*done["foot"]).in_(language))
    book.close()


class _Detail:
    """The sheets of detail of a workbook on its way out: one for each table of rows."""

    def __init__(
        self, book: Any, tables: Sequence[Field], language: str, looks: Mapping[str, Any]
    ) -> None:
        self.tables, self.day = tables, looks["day"]
        self.sheets = [long_form.written_sheet(one) for one in tables]
        self.pages = [book.add_worksheet(one.title.zh) for one in self.sheets]
        self.lines = [1] * len(tables)
        for page, sheet in zip(self.pages, self.sheets, strict=True):
            page.freeze_panes(1, 1)
            for column, one in enumerate(sheet.columns):
                page.write_string(0, column, one.label.in_(language), looks["head"])

    def write(self, number: str, data: Mapping[str, Any], codes: Mapping[int, str]) -> None:
        """Write a thing's tables row by row, keyed by its register number."""

        def said(_: Field, org: Any) -> str:
            return codes.get(int(org), "")

        for at, table in enumerate(self.tables):
            for row in long_form.long(table, number, data.get(table.key), said):
                for column, one in enumerate(self.sheets[at].columns):
                    place = self.lines[at], column
                    _cell(self.pages[at], place, one, row.get(one.key), self.day)
                self.lines[at] += 1


def _clear(seen: Sight, data: Mapping[str, Any], org: int | None) -> dict[str, Any]:
    """Give what may leave in clear; what is masked stays empty and so as it is on its way back."""
    classes = seen.eyes.at(org)
    return {
        one.key: data.get(one.key) if one.privacy in classes else None for one in seen.kind.fields
    }


def _kept_close(
    seen: Sight, named: Mapping[str, str], data: Mapping[str, Any]
) -> Mapping[str, str]:
    """Call a pupil by the system's number where the pupil number would be masked."""
    if Privacy.SENSITIVE in seen.classes:
        return named
    return {
        key: f"#{data[key]}" if target(seen.kind.field(key)) == "pupil" else word
        for key, word in named.items()
    }


def _cell(page: Any, place: tuple[int, int], field: Field, value: Any, day: Any) -> None:
    if value is None or value == "":
        return
    if field.type.key == "day":
        found = date.fromisoformat(str(value))
        page.write_datetime(*place, datetime(found.year, found.month, found.day), day)  # noqa: DTZ001 - a cell's day
    elif isinstance(value, int) and not isinstance(value, bool):
        page.write_number(*place, value)
    else:
        page.write_string(*place, _said(field, value))


def _said(field: Field, value: Any) -> str:
    listed: Sequence[Any] | None = value if isinstance(value, list) else None
    return value if isinstance(value, str) and not field.choices else field.show(listed or value)
