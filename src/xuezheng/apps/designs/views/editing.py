"""The editor of a design: a form for common things and the text below it; both are the same draft."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import ledger_toml
from xuezheng.apps.designs.access import one, runs
from xuezheng.apps.designs.forms import merged, shape
from xuezheng.apps.designs.models import Design
from xuezheng.apps.designs.selectors import checked
from xuezheng.apps.designs.selectors.pages import drawn, history, may
from xuezheng.apps.designs.services import WrongDesignError
from xuezheng.apps.designs.views.doing import do, number, tell, who
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

KEPT = T("已保存。", "Kept.")
KEPT_WRONG = T("已保存，还有{count}处问题。", "Kept; {count} faults are left.")
SAID = {
    "submit": T(
        "已提交，等另一位系统管理员启用。", "Handed in; another administrator activates it."
    ),
    "activate": T(
        "已启用。台账还没有开始使用，请在启用页打开。", "Activated. It is still off: switch it on."
    ),
    "send_back": T("已退回。", "Sent back."),
    "retire": T("已停办。", "Taken out of use."),
}


@require_safe
def show(request: HttpRequest, design: int) -> HttpResponse:
    """Show a design: where it stands, what is wrong, the form, the text."""
    actor = who(request)
    row = one(actor, design)
    return render(request, "designs/show.html", _context(request, row))


def _context(request: HttpRequest, row: Design) -> dict[str, Any]:
    actor = who(request)
    told, broken = ledger_toml.loaded(row.text)
    found = checked(row.text, None if runs(actor) else actor, row)
    form = shape(told)
    parts = [(str(one["key"]), str(one["label"])) for one in form.parts]
    return {
        "row": row, "form": None if broken else form, "faults": found.faults,
        "wrong": {one.anchor for one in found.faults}, "may": may(actor, row), "runs": runs(actor),
        "history": history(row), "flow": drawn(form.flow, parts) if form.flow else (),
        "legible": found.drafted.ledger is not None, "numbers": dict(found.drafted.numbers),
    }  # fmt: skip


@require_POST
def keep_form(request: HttpRequest, design: int) -> HttpResponse:
    """Keep what the form says."""
    row = one(who(request), design)
    told, _ = ledger_toml.loaded(row.text)
    text = ledger_toml.written(merged(told, request.POST, key_stays=bool(row.live)))
    return _kept(request, design, text)


@require_POST
def keep_text(request: HttpRequest, design: int) -> HttpResponse:
    """Keep the text as typed."""
    return _kept(request, design, request.POST.get("text", "").replace("\r\n", "\n"))


def _kept(request: HttpRequest, design: int, text: str) -> HttpResponse:
    seen = number(request.POST.get("seen", ""))
    done = do(request, "keep", {"design": design, "text": text, "seen": seen})
    tell(request, KEPT_WRONG.filled(count=done["faults"]) if done["faults"] else KEPT)
    return redirect("designs:show", design)


@require_POST
def stand(request: HttpRequest, design: int, act: str) -> HttpResponse:
    """Hand in, activate, send back or take out of use; faults are shown in the editor."""
    row = one(who(request), design)
    if act not in SAID:
        raise NotFoundError(what=T("办理", "act"))
    given: dict[str, Any] = {"design": design}
    if act in {"send_back", "retire"}:
        given["why"] = request.POST.get("why", "")
    if act == "activate":
        given["seen"] = number(request.POST.get("seen", ""))
    try:
        do(request, act, given)
    except WrongDesignError:
        return render(request, "designs/show.html", _context(request, row), status=422)
    tell(request, SAID[act])
    return redirect("designs:show", design)


@require_safe
def text(request: HttpRequest, design: int) -> HttpResponse:
    """Give the text as a file."""
    row = one(who(request), design)
    answer = HttpResponse(row.text, content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{row.key or design}.toml"'
    return answer
