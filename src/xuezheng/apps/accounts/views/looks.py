"""The purpose stated for a session, exports that wait, and who looked at what."""

import csv
import io
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.accounts.selectors import looks, releases
from xuezheng.apps.accounts.services.exporting import EXPORT_LOOKS, ExportLooks
from xuezheng.apps.accounts.views.door import next_of, signed_of
from xuezheng.apps.accounts.views.me import do
from xuezheng.apps.audit.services import act
from xuezheng.apps.schools.access import may_unmask, names, scope
from xuezheng.catalogue.purposes import PURPOSES, offered
from xuezheng.catalogue.roles import GROUPS
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.marks import Mark
from xuezheng.ui.doors import actor_of

FILTERS = ("who", "kind", "purpose", "unit", "day", "person")


def _me(request: HttpRequest) -> tuple[Actor, int]:
    actor, signed = actor_of(request), signed_of(request)
    if actor is None or signed is None or signed.session is None:
        raise NotFoundError(what="账号")
    return actor, signed.session


def _back(url: str) -> HttpResponse:
    answer = HttpResponseRedirect(url)
    answer.status_code = 303
    return answer


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < 18 else None


@never_cache
@require_safe
def purpose(request: HttpRequest) -> HttpResponse:
    """Choose what sensitive fields are needed for."""
    actor, _session = _me(request)
    group = request.GET.get("group", "")
    groups = [group] if group in dict(GROUPS) else [key for key, _ in GROUPS]
    if not any(may_unmask(actor, one) for one in groups):
        raise NotFoundError(what="查看用途")
    context = {
        "purposes": offered(group if group in dict(GROUPS) else ""),
        "group": dict(GROUPS).get(group),
        "next": next_of(request),
    }
    return render(request, "accounts/purpose.html", context)


@require_POST
def state(request: HttpRequest) -> HttpResponse:
    """State a purpose, and go back to the page that was masked."""
    _, session = _me(request)
    given = {"session": session, "purpose": request.POST.get("purpose", "")}
    do(
        request,
        "purpose.state",
        given,
        T("已按所选用途显示，查看会留下记录。", "Shown for this purpose; every look is noted."),
    )
    return _back(next_of(request))


@require_POST
def end_purpose(request: HttpRequest) -> HttpResponse:
    """Mask again."""
    _, session = _me(request)
    do(request, "purpose.end", {"session": session}, T("已恢复脱敏显示。", "Masked again."))
    return _back(next_of(request))


@never_cache
@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """List exports that wait for this person, and his own."""
    actor, _session = _me(request)
    now = clock.now()
    decide, own = releases.listed(actor, now, now.date())
    return render(request, "accounts/releases.html", {"waiting": decide, "own": own})


@never_cache
@require_safe
def release(request: HttpRequest, number: int) -> HttpResponse:
    """Show one request: to who asked, and to who decides."""
    now = clock.now()
    found = releases.one(actor_of(request), number, now, now.date())
    return render(request, "accounts/release.html", {"one": found})


@require_POST
def decide(request: HttpRequest, number: int) -> HttpResponse:
    """Approve an export or refuse it."""
    now = clock.now()
    releases.one(actor_of(request), number, now, now.date())
    given = {
        "request": number,
        "approve": request.POST.get("decide") == "approve",
        "note": request.POST.get("note", "")[:200],
    }
    do(request, "release.decide", given, T("已处理。", "Decided."))
    return _back(reverse("accounts:release", args=[number]))


def _wanted(request: HttpRequest) -> looks.Wanted:
    given = request.GET if request.method != "POST" else request.POST
    return looks.Wanted(**{name: given.get(name, "")[:60] for name in FILTERS})


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List who looked at the people of one's units."""
    actor, today = actor_of(request), clock.today()
    looks.require_looks(actor)
    wanted = _wanted(request)
    rows, following = looks.listed(actor, wanted, _number(request.GET.get("before", "")), today)
    where = scope(actor, Verb.READ, looks.GROUP)
    context = {
        "rows": rows,
        "following": following,
        "wanted": wanted,
        "units": [(org, name) for org, name in names(today).items() if where.holds(org)],
        "purposes": PURPOSES,
        "exports": bool(scope(actor, Verb.EXPORT, looks.GROUP)),
    }
    return render(request, "accounts/looks.html", context)


@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """Hand the looks out as a table, with its mark; that is an entry itself."""
    actor, now = actor_of(request), clock.now()
    looks.require_looks(actor, Verb.EXPORT)
    rows, _ = looks.listed(actor, _wanted(request), None, now.date(), looks.MOST)
    done = act(EXPORT_LOOKS, ExportLooks(rows=len(rows)), actor=actor, at=now)
    mark = Mark(T("查看记录", "Who looked at what"), str(done.result["who"]), now, len(rows))
    answer = HttpResponse(_table(rows, mark), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="looks-{now:%Y%m%d-%H%M}.csv"'
    return answer


HEADS = (
    T("时间", "Time"), T("谁", "Who"), T("所在单位", "Unit"), T("动作", "Act"), T("台账", "List"),
    T("用途", "Purpose"), T("涉及人数", "Persons"),
)  # fmt: skip


def _table(rows: list[looks.Look], mark: Mark) -> str:
    language = get_language() or "zh"
    out = io.StringIO()
    book = csv.writer(out)
    book.writerow([mark.head.in_(language)])
    book.writerow([one.in_(language) for one in HEADS])
    for row in rows:
        told: list[Any] = [
            f"{row.at:%Y-%m-%d %H:%M:%S}", row.who, row.unit,
            *(one.in_(language) for one in (row.what, row.kind, row.purpose)),
        ]  # fmt: skip
        book.writerow([_quoted(one) for one in told] + [row.persons])
    book.writerow([mark.foot.in_(language)])
    return "﻿" + out.getvalue()


def _quoted(words: str) -> str:
    """Keep a cell from becoming a formula."""
    return f"'{words}" if words[:1] in "=+-@\t\r" and words else words


@never_cache
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """List who looked at one's own sensitive fields."""
    actor, _session = _me(request)
    rows, following = looks.own(actor, _number(request.GET.get("before", "")), clock.today())
    return render(request, "accounts/own_looks.html", {"rows": rows, "following": following})
