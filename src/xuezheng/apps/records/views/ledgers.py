"""Pages of ledgers: which there are, one as list or board, views, many at once, the sheet."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.records.access import ledger_of, reach, rows
from xuezheng.apps.records.forms import said
from xuezheng.apps.records.forms.controls import unit_options
from xuezheng.apps.records.selectors import lists
from xuezheng.apps.records.selectors.lists import Counts, Filters, Show
from xuezheng.apps.records.selectors.looks import masks
from xuezheng.apps.records.selectors.rows import CaseRow, column_keys, shown_rows
from xuezheng.apps.records.services.looking import looked
from xuezheng.apps.records.views.doing import do, tell, who
from xuezheng.apps.records.views.sheets import MEDIA, workbook
from xuezheng.apps.schools.access import tree_of
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.fields import Field
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.ui import tables
from xuezheng.ui.templatetags.ui import status

MOST_KINDS = 12
OWN = frozenset({"csrfmiddlewaretoken", "purpose", "cases", "request"})
WAITS = T(
    "含敏感信息的人数较多，已提交导出申请，另一人同意后可下载一次。",
    "Many sensitive persons are inside: the request waits for a second person, then it can be taken"
    " once.",
)
SEEN = "seen-"


@dataclass(frozen=True, slots=True)
class Tab:
    """A view of a list: its words, how many, its address."""

    label: str
    count: str
    query: str
    current: bool


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the ledgers somebody works with, with their open and late cases."""
    actor, day = who(request), clock.today()
    mine = [one for one in region().ledgers if reach(actor, Verb.READ, one.key)][:MOST_KINDS]
    found = [(one, lists.counts(actor, one.key, day)) for one in mine]
    shown = [
        {
            "ledger": ledger,
            "open": counted.said(Show.OPEN.key),
            "late": counted.by.get(Show.LATE.key, 0),
            "mine": counted.by.get(Show.MINE.key, 0),
        }
        for ledger, counted in found
    ]
    return render(request, "records/index.html", {"ledgers": shown})


@require_safe
def show(request: HttpRequest, kind: str) -> HttpResponse:
    """Show one ledger, as a list or as a board."""
    actor, day = who(request), clock.today()
    ledger = _readable(actor, kind)
    filters = Filters.read(ledger, request.GET.dict())
    counted = lists.counts(actor, kind, day)
    tree = tree_of(day)
    names = {org: unit.name for org, unit in tree.units.items()}
    context: dict[str, object] = {
        "ledger": ledger, "filters": filters, "counts": counted,
        "tabs": _tabs(request.GET, filters, counted),
        "views": [(one, one.query == request.GET.urlencode()) for one in lists.views(actor, kind)],
        "units": unit_options(tree), "unit": (filters.org, names.get(filters.org or 0, "")),
        "stages": ledger.flow.stages, "chosen": _chosen(ledger, filters),
        "choices": _choices(ledger, filters), "may_open": _may_open(actor, ledger),
        "may_export": bool(reach(actor, Verb.EXPORT, kind)), "today": day,
        "board": request.GET.get("as") == "board", "sort": request.GET.get("sort", "due"),
    }  # fmt: skip
    if context["board"]:
        context["lanes"] = lists.board(actor, kind, filters, day, counted)
    else:
        page = lists.cases(
            actor, kind, filters, day=day, sort=request.GET.get("sort", "due"),
            after=request.GET.get("after", ""), before=request.GET.get("before", ""), units=names,
        )  # fmt: skip
        columns = [ledger.field(key) for key in column_keys(ledger)]
        context |= {"columns": columns, "listed": _listed(columns, page.rows)}
        context |= {"page": page, "moves": _bulk(ledger, page.rows), "key": secrets.token_hex(12)}
        context["masked"] = masks(actor, kind)
        looked(actor, kind, page.rows, clock.now())
    return render(request, "records/ledger.html", context)


def _listed(columns: list[Field], rows_: list[CaseRow]) -> SafeString:
    """Draw rows: words in the reader's language, days short."""
    language = get_language() or "zh"
    marks = {left: status(left.standing, words=left.words) for left in {row.left for row in rows_}}
    return tables.rows(_cells(row, columns, marks[row.left], language) for row in rows_)


def _cells(
    row: CaseRow, columns: list[Field], mark: SafeString, language: str
) -> Iterator[tables.Cell]:
    seen = ((f"{SEEN}{row.id}", str(row.version)),)
    yield "hide-s", tables.tick(row.id, row.number, seen)
    yield "meta hide-s nowrap", row.number
    yield "full-s", tables.link(f"/cases/{row.id}/", row.subject)
    yield "sub", row.unit
    for field in columns:
        yield "cell hide-s", field.show(row.values.get(field.key), language)
    yield "nowrap hide-s", row.stage.in_(language)
    due = f' <span class="meta hide-s">{row.next_due:%m-%d}</span>' if row.next_due else ""
    yield "end-s nowrap", SafeString(f"{mark}{due}" if row.next_due else "")
    yield "meta hide-s nowrap", f"{row.updated_at.astimezone(CIVIL):%m-%d %H:%M}"


def _readable(actor: Actor, kind: str) -> Ledger:
    """Give a ledger somebody may read; raises ``NotFoundError`` alike for unknown and foreign ones."""
    ledger = ledger_of(kind)
    if not reach(actor, Verb.READ, kind):
        raise NotFoundError(what="台账")
    return ledger


def _may_open(actor: Actor, ledger: Ledger) -> bool:
    return bool(actor.roles & set(ledger.opens)) and bool(reach(actor, Verb.OPEN, ledger.key))


def _tabs(given: QueryDict, filters: Filters, counted: Counts) -> list[Tab]:
    kept = {"as": given["as"]} if "as" in given else {}
    plain = not (filters.stage or filters.fields or filters.words or filters.org)
    return [
        Tab(
            said(show.label), counted.said(show.key) if show.key in counted.by else "",
            f"?{urlencode({'show': show.key} | kept)}", plain and show is filters.show,
        )
        for show in Show
    ]  # fmt: skip


def _chosen(ledger: Ledger, filters: Filters) -> list[tuple[T, T, str]]:
    """Give the chips of the conditions: name, value, key in the address."""
    chips = []
    if filters.stage:
        chips.append((T("状态", "Stage"), ledger.flow.stage(filters.stage).label, "stage"))
    for key, value in filters.fields.items():
        field = ledger.field(key)
        label = next((one.label for one in field.choices if one.key == value), T(value, value))
        chips.append((field.label, label, key))
    return chips


def _choices(ledger: Ledger, filters: Filters) -> list[tuple[object, str]]:
    return [(ledger.field(key), filters.fields.get(key, "")) for key in column_keys(ledger)]


def _bulk(ledger: Ledger, shown: list[CaseRow]) -> list[tuple[str, T]]:
    """Give the moves that need nothing but a click, where a row of the page stands before one."""
    states = {row.state for row in shown}
    return [
        (move.key, move.label)
        for move in ledger.flow.moves
        if states & set(move.from_)
        and not (move.reason or move.evidence or move.asks or ledger.filled_by(move.key))
        and move.guard is None
    ]


@require_POST
def bulk(request: HttpRequest, kind: str) -> HttpResponse:
    """Do one thing to the cases ticked: the clean ones go, the exceptions are told."""
    ledger = _readable(who(request), kind)
    back = f"/ledgers/{kind}/?{request.POST.get('back', '')[:600]}"
    ticked = [int(one) for one in request.POST.getlist("case") if one.isdecimal()]
    what = request.POST.get("do", "")
    if not ticked:
        messages.warning(request, said(T("请先勾选事项。", "Tick some cases first.")))
        return HttpResponseRedirect(back)
    if what == "export":
        return _sheet(request, ledger, {"cases": ticked})
    seen = {one: request.POST.get(f"{SEEN}{one}", "") for one in ticked}
    given = [{"case": one, "seen": int(was)} for one, was in seen.items() if was.isdecimal()]
    told = do(
        request, "case.move_many", {"cases": given, "move": what}, request.POST.get("key", "")
    )
    done = T("已办理 {count} 件。", "{count} done.").filled(count=len(told["done"]))
    tell(request, done)
    for one in told["left"]:
        messages.warning(request, f"{one['case']}：{said(T(one['zh'], one['en']))}")
    return HttpResponseRedirect(back)


@require_POST
def export(request: HttpRequest, kind: str) -> HttpResponse:
    """Take the list out as a sheet."""
    ledger = _readable(who(request), kind)
    given = request.POST.dict()
    wanted: dict[str, object] = {
        "conditions": {key: value for key, value in given.items() if key not in OWN},
        "purpose": given.get("purpose", ""),
        "cases": [int(one) for one in given.get("cases", "").split(",") if one.isdecimal()],
        "request": int(given["request"]) if given.get("request", "").isdecimal() else None,
    }
    return _sheet(request, ledger, wanted)


def _sheet(request: HttpRequest, ledger: Ledger, given: dict[str, object]) -> HttpResponse:
    actor, now = who(request), clock.now()
    done = do(request, "case.export", {"kind": ledger.key, **given})
    if done.get("waits"):
        tell(request, WAITS)
        return redirect("accounts:release", done["waits"])
    found = rows(actor, Verb.READ, ledger.key).filter(pk__in=done["cases"])
    shown = shown_rows(
        actor, list(found.order_by("next_due", "id")), now.date(), purpose=done["purpose"]
    )
    data = workbook(ledger, shown, now, (T(*done["head"]), T(*done["foot"])))
    answer = HttpResponse(data, content_type=MEDIA)
    answer["Content-Disposition"] = f'attachment; filename="{ledger.key}-{now:%Y%m%d}.xlsx"'
    return answer


@require_POST
def save_view(request: HttpRequest, kind: str) -> HttpResponse:
    """Keep the list's conditions under a name, or drop them."""
    given = {
        "kind": kind,
        "name": request.POST.get("name", ""),
        "query": request.POST.get("query", ""),
    }
    do(request, "view.save", given)
    tell(
        request,
        T("视图已保存。", "The view is saved.")
        if given["query"]
        else T("视图已删除。", "The view is dropped."),
    )
    return redirect("records:ledger", kind)
