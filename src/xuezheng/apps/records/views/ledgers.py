"""Pages of ledgers: which there are, saved views, many at once, the sheet taken out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.records.access import ledgers_on, reach, rows
from xuezheng.apps.records.forms import said
from xuezheng.apps.records.selectors import lists
from xuezheng.apps.records.selectors.filters import Show
from xuezheng.apps.records.selectors.rows import shown_rows
from xuezheng.apps.records.selectors.waiting import waiting_for
from xuezheng.apps.records.views.doing import SEEN, do, readable, tell, who
from xuezheng.apps.records.views.sheets import MEDIA, workbook
from xuezheng.apps.schools.access import names
from xuezheng.catalogue.ledgers import HEADING_OF
from xuezheng.catalogue.ledgers.headings import HEADINGS
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.definition import Ledger

MOST_COUNTED = 12
"""So many ledgers tell their open cases at once; the others stand by heading."""
OWN_LEDGERS = T("本局自设", "Of the bureau's own")
OWN = frozenset({"csrfmiddlewaretoken", "purpose", "cases", "request"})
WAITS = T(
    "含敏感信息的人数较多，已提交导出申请，另一人同意后可下载一次。",
    "Many sensitive persons are inside: the request waits for a second person, then it can be taken"
    " once.",
)


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the ledgers somebody works with: what waits, what the duty names, then the others."""
    actor, day = who(request), clock.today()
    waiting = {row.kind for row in waiting_for(actor, day)}
    mine = [one for one in ledgers_on() if reach(actor, Verb.READ, one.key)]
    duties = {duty for grant in actor.grants for duty in grant.duties}
    mine.sort(key=lambda one: (one.key not in waiting, one.group not in duties))
    found = [(one, lists.counts(actor, one.key, day)) for one in mine[:MOST_COUNTED]]
    shown = [
        {
            "ledger": ledger,
            "open": counted.said(Show.OPEN.key),
            "late": counted.by.get(Show.LATE.key, 0),
            "mine": counted.by.get(Show.MINE.key, 0),
        }
        for ledger, counted in found
    ]
    more = [
        (title, [one for one in mine[MOST_COUNTED:] if HEADING_OF.get(one.key, "") == heading])
        for heading, title in (*HEADINGS, ("", OWN_LEDGERS))
    ]
    context = {"ledgers": shown, "more": [(title, found) for title, found in more if found]}
    return render(request, "records/index.html", context)


@require_POST
def bulk(request: HttpRequest, kind: str) -> HttpResponse:
    """Do one thing to the cases ticked: the clean ones go, the exceptions are told."""
    ledger = readable(who(request), kind)
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
    ledger = readable(who(request), kind)
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
    mark = (T(*done["head"]), T(*done["foot"]))
    data = workbook(ledger, shown, now, mark, names(now.date()))
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
