"""What goes out on paper: the call list on one page, the duty record, the answers as one table."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock, workbooks
from xuezheng.apps.audit.services import Thing, viewed
from xuezheng.apps.files.selectors import content, shown
from xuezheng.apps.notices import access
from xuezheng.apps.notices.selectors import board
from xuezheng.apps.notices.selectors.duty import record
from xuezheng.apps.notices.selectors.shown import page, rows_of
from xuezheng.apps.notices.views.doing import asked, spoken
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.downloads import download

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADS = (T("单位", "Unit"), T("所属", "Under"), T("反馈", "Answer"))


def whole(request: HttpRequest, number: int) -> tuple[Any, Any, Any]:
    """Give actor, day and page of a notice whose board is theirs. Raises ``NotFoundError``."""
    actor, day = asked(request)
    found = page(actor, access.one(actor, number), day)
    if not found.whole:
        raise NotFoundError(what="通知")
    return actor, day, found


@require_safe
def calls(request: HttpRequest, number: int) -> HttpResponse:
    """Print whom to call: units that have not signed, by township, on one page. The look is noted."""
    actor, day, found = whole(request, number)
    missing = board.with_contacts([line for line in found.lines if line.missing], day)
    if missing:
        thing = Thing("notice", number, found.notice.org_id)
        viewed(actor, thing, ("mobile",), at=clock.now(), purpose="case")
    towns: dict[str, list[board.Line]] = {}
    for line in missing:
        towns.setdefault(line.town, []).append(line)
    context = {"page": found, "towns": towns, "missing": len(missing), "now": clock.now()}
    return render(request, "notices/calls.html", context)


@require_safe
def duty(request: HttpRequest, number: int) -> HttpResponse:
    """Print the duty record: when it was told, who signed when, who was called and by whom."""
    _actor, day, found = whole(request, number)
    context = {"page": found, "record": record(found, day), "now": clock.now()}
    return render(request, "notices/duty.html", context)


@require_safe
def answers(request: HttpRequest, number: int) -> HttpResponse:
    """Show what was answered, unit by unit."""
    _actor, _day, found = whole(request, number)
    told = [(line, rows_of(line.row, found.notice)) for line in found.lines if line.row.replied_at]
    context = {"page": found, "answers": told}
    return render(request, "notices/answers.html", context)


@require_safe
def workbook(request: HttpRequest, number: int) -> HttpResponse:
    """Give the answers of all units as one table."""
    _actor, _day, found = whole(request, number)
    rows = [[*(spoken(head) for head in HEADS), *(one["label"] for one in found.notice.columns)]]
    for line in found.lines:
        if line.row.replied_at:
            head = [line.unit, line.town, line.row.text]
            blank: list[list[str]] = [[]]
            rows += [[*head, *cells] for cells in rows_of(line.row, found.notice) or blank]
    made = workbooks.plain(found.notice.number, rows)
    return download(made, f"{found.notice.number}.xlsx", XLSX)


@require_safe
def file(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """Give an attachment of the notice, or of an answer to it, to whoever sees that."""
    actor, _day = asked(request)
    notice = access.one(actor, number)
    kept = {int(one) for one in notice.files}
    if file not in kept:
        rows = access.receipts(actor, notice).exclude(files=[])
        kept = {int(one) for row in rows for one in row.files}
    found = shown([file]).get(file) if file in kept else None
    if found is None:
        raise NotFoundError(what="文件")
    return download(content(file), found.name, found.media_type, inline=found.shows)
