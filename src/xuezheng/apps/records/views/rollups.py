"""Pages of roll-ups (日排查、周汇总、月通报): numbers up the tree, who is missing, the workbook."""

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock, workbooks
from xuezheng.apps.records.forms import said
from xuezheng.apps.records.selectors import figures
from xuezheng.apps.records.selectors.rollup import (
    Rolled,
    Span,
    Values,
    across,
    asked_period,
    may_urge,
    rolled,
)
from xuezheng.apps.records.views.doing import do, readable, tell, who
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import Period
from xuezheng.core.ledgers.definition import Count
from xuezheng.ui.downloads import download

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Cell:
    """A number with the address of its cases."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the page: a unit, its numbers, the address of what lies below it."""

    name: str
    own: bool
    address: str
    cells: tuple[Cell, ...]


def _org(request: HttpRequest) -> int | None:
    given = request.GET.get("org", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 18 else None


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show every ledger's numbers of a period."""
    actor, day = who(request), clock.today()
    period = asked_period(request.GET.get("period", ""), day)
    context = {"rows": across(actor, period, day)} | _turned(period)
    return render(request, "records/rollups.html", context)


@require_safe
def show(request: HttpRequest, kind: str) -> HttpResponse:
    """Show one ledger's numbers per unit, and who reported nothing."""
    actor, day = who(request), clock.today()
    readable(actor, kind)
    period = asked_period(request.GET.get("period", ""), day)
    found = rolled(actor, kind, period, day, _org(request))
    context = {
        "rolled": found, "ledger": found.ledger, "lines": _lines(found),
        "may_urge": _may_urge(actor, found, day), "total": _cells(found, found.org, found.total),
    }  # fmt: skip
    return render(request, "records/rollup.html", context | _turned(period))


def _may_urge(actor: Actor, found: Rolled, day: date) -> bool:
    others = any(one.org != actor.home for one in found.absent)
    return others and found.period.first <= day and may_urge(actor, found.ledger)


def _lines(found: Rolled) -> list[Line]:
    given = {"period": found.period.key}
    return [
        Line(
            part.name, part.own,
            f"?{urlencode(given | {'org': part.org})}" if part.below else "",
            _cells(found, part.org, part.values, own=part.own),
        )
        for part in found.parts
    ]  # fmt: skip


def _cells(found: Rolled, org: int, values: Values, *, own: bool = False) -> tuple[Cell, ...]:
    """Give numbers that drill to their cases: the list narrowed by the very same predicate."""
    language = get_language() or "zh"
    where = {"org" if own else "under": org, "period": found.period.key}
    return tuple(
        Cell(
            figures.said(count, found.ledger, value, language),
            f"/ledgers/{found.ledger.key}/?{urlencode({'figure': count.key} | where)}",
        )
        for count, value in zip(found.counts, values, strict=True)
    )


def _turned(period: Period) -> dict[str, object]:
    """Give the periods before and after, and the same day in other spans."""
    span = Span.of_period(period)
    return {
        "period": period, "span": span,
        "spans": [(one, one.holding(min(period.last, clock.today())
                                    if clock.today() in period else period.first).key)
                  for one in Span],
        "earlier": span.holding(period.first - timedelta(1)).key,
        "later": span.holding(period.last + timedelta(1)).key,
    }  # fmt: skip


@require_safe
def workbook(request: HttpRequest, kind: str) -> HttpResponse:
    """Give a roll-up as a workbook: the numbers, and below them who reported nothing."""
    actor, day = who(request), clock.today()
    readable(actor, kind)
    period = asked_period(request.GET.get("period", ""), day)
    found = rolled(actor, kind, period, day, _org(request))
    title = f"{said(found.ledger.title)} {said(period.label)}"
    data = workbooks.plain(title.replace("/", "-"), _sheet(found))
    return download(data, f"{found.ledger.key}-{period.key}.xlsx", XLSX)


def _sheet(found: Rolled) -> list[list[str]]:
    language = get_language() or "zh"

    def line(name: str, values: Values) -> list[str]:
        told = zip(found.counts, values, strict=True)
        return [name, *(figures.said(one, found.ledger, value, language) for one, value in told)]

    head = [said(T("单位", "Organisation")), *(_headed(one) for one in found.counts)]
    rows = [[f"{found.name} {said(found.ledger.title)} {said(found.period.label)}"], head]
    rows += [line(_own(part.name, own=part.own), part.values) for part in found.parts]
    rows.append(line(said(T("合计", "Total")), found.total))
    if found.absent:
        rows.append([])
        rows.append([said(T("未报单位", "Reported nothing")), said(T("联系人", "Contact"))])
        rows += [[one.name, one.who] for one in found.absent]
    return rows


def _own(name: str, *, own: bool) -> str:
    return f"{name}{said(T('（本级）', ' (itself)'))}" if own else name


def _headed(count: Count) -> str:
    unit = "" if count.summed else said(T("（{unit}）", " ({unit})").filled(unit=count.unit))
    return said(count.label) + unit


@require_POST
def urge(request: HttpRequest, kind: str) -> HttpResponse:
    """Tell every unit that is missing."""
    given = request.POST.dict()
    org = given.get("org", "")
    wanted = {
        "kind": kind, "period": given.get("period", ""), "note": given.get("note", "")[:300],
        "org": int(org) if org.isdecimal() and len(org) < 18 else 0,
    }  # fmt: skip
    done = do(request, "rollup.urge", wanted)
    tell(
        request,
        T("已催报 {count} 个单位。", "{count} units told.").filled(count=len(done["urged"])),
    )
    back = urlencode({"period": wanted["period"], "org": wanted["org"]})
    return redirect(f"/ledgers/{kind}/rollup/?{back}")
