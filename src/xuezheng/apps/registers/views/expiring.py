"""The page of what runs out: 7, 30, 90 days ahead and what has ended, by the unit that keeps it."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.registers.selectors.expiry import Line, Span, counted, expiring, kinds, reached
from xuezheng.apps.registers.views.pages import who
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.registers.expiry import Mark
from xuezheng.ui import tables
from xuezheng.ui.templatetags.ui import day as written
from xuezheng.ui.templatetags.ui import status

LEFT = T("还有{days}天", "{days} days left")
TODAY = T("今天到期", "Ends today")
AGO = T("已过{days}天", "{days} days ago")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List what runs out in the span asked for."""
    actor, today = who(request), clock.today()
    span, kind = Span.read(request.GET.get("span", "")), request.GET.get("kind", "")
    reach = reached(actor, today)
    found = expiring(reach, today, span, kind, request.GET.get("after", ""))
    counts = counted(reach, today)
    tabs = [(one, counts[one], one is span) for one in Span]
    context = {"tabs": tabs, "page": found, "listed": tables.rows(map(_cells, found.lines))}
    context |= {"kinds": kinds(reach), "kind": kind, "span": span, "today": today}
    return render(request, "registers/expiring.html", context)


def said(line: Line) -> T:
    """Say how many days are left."""
    if line.left == 0:
        return TODAY
    return LEFT.filled(days=line.left) if line.left > 0 else AGO.filled(days=-line.left)


def _cells(line: Line) -> Iterator[tables.Cell]:
    language = get_language() or "zh"
    cases = isinstance(line.kind, Ledger)
    url = f"/cases/{line.thing}/" if cases else f"/registers/{line.kind.key}/{line.thing}/"
    standing = "miss" if line.mark is Mark.ENDED else "risk" if line.left <= 7 else "wait"
    yield "full-s", tables.link(url, line.title or line.kind.title.in_(language))
    yield "sub", line.kind.title.in_(language)
    yield "sub", line.unit
    yield "sub", line.label.in_(language) + (f" {line.line}" if line.line else "")
    yield "nowrap", written(line.ends)
    yield "nowrap end-s", status(standing, words=said(line))
    ended = line.mark is Mark.ENDED and line.bars is not None
    yield "sub", line.bars.in_(language) if ended and line.bars else ""
