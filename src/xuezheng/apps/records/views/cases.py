"""Pages of one case: what stands there, a step, an act beside the flow, the sheet to sign."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.accounts.services import intention
from xuezheng.apps.audit.services import act as carry_out
from xuezheng.apps.people.selectors import people_of
from xuezheng.apps.records.forms import FILES, Asked, StepForm, said
from xuezheng.apps.records.selectors.detail import CaseShown
from xuezheng.apps.records.selectors.detail import case as case_shown
from xuezheng.apps.records.selectors.looks import masks
from xuezheng.apps.records.services.looking import looked
from xuezheng.apps.records.views import doing
from xuezheng.apps.records.views.doing import do, tell, who
from xuezheng.apps.records.views.forming import kept, offline, sent, tried
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.flow import Move
from xuezheng.core.ledgers.acts import Act

FORM = ["GET", "HEAD", "POST"]


def _shown(request: HttpRequest, number: int) -> CaseShown:
    return case_shown(who(request), number, clock.now(), get_language() or "zh")


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show a case; where its checker opens it for the first time, that is noted."""
    shown = _shown(request, number)
    if Act.LOOKED.key in shown.acts and request.method == "GET":
        do(request, "case.read", {"case": number})
        shown = _shown(request, number)
    looked(who(request), shown.row.kind, [shown.row], clock.now())
    only = request.GET.get("history", "")
    lines = [
        line for line in shown.history
        if not only or line.spoken == (only == "words")
    ]  # fmt: skip
    return render(request, "records/case.html", {
        "shown": shown, "row": shown.row, "lines": lines, "only": only,
        "acts": [(act, act.label) for act in SIDE if act.key in shown.acts],
        "speak": StepForm((), clock.today(), Asked(note=True)),
        "masked": masks(who(request), shown.row.kind),
    })  # fmt: skip


@require_POST
def purpose(request: HttpRequest, number: int) -> HttpResponse:
    """See sensitive fields for working on this very case: its purpose is inherited (R22)."""
    shown, signed = _shown(request, number), getattr(request, "signed", None)
    session = getattr(signed, "session", None)
    if session is None:
        raise NotFoundError(what="登录")
    given = {"session": session, "purpose": "case", "case": number, "group": shown.ledger.group}
    carry_out(intention("purpose.state"), given, actor=who(request), at=clock.now())
    return redirect("records:case", number)


SIDE = (
    Act.URGE, Act.HAND_ON, Act.ASK_EXTENSION, Act.GRANT_EXTENSION, Act.SUSPEND, Act.RESUME, Act.EDIT,
)  # fmt: skip
"""Acts with a page of their own, in the order of buttons."""


@require_safe
def sheet(request: HttpRequest, number: int) -> HttpResponse:
    """Show the sheet to sign by hand: A4, numbered, with seal blocks and a code."""
    shown = _shown(request, number)
    return render(request, "records/sheet.html", {"shown": shown, "row": shown.row})


@require_http_methods(FORM)
def step(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """Take a step of the flow by its form."""
    shown = _shown(request, number)
    move = _offered(shown, key)
    if move is None:  # somebody went back to a form that was sent, or was faster
        move = shown.ledger.flow.move(key)
        messages.warning(request, said(GONE.filled(move=move.label)))
        return redirect("records:case", number)
    fields = (*move.asks, *(shown.ledger.field(one) for one in shown.ledger.filled_by(key)))
    needed = {"note": move.reason, "files": move.evidence}
    asked = Asked(
        note=True, files=True, signed=_signers(shown, move),
        needed=frozenset(name for name, must in needed.items() if must),
    )  # fmt: skip
    form = _step_form(request, shown, fields, asked, f"move:{number}:{key}")
    if request.method == "POST" and kept(request, f"move:{number}:{key}"):
        return redirect("records:step", number, key)
    if request.method == "POST" and form.is_valid():
        done = tried(form, lambda: _moved(request, shown, key, form))
        if done is not None:
            doing.forget(request, f"move:{number}:{key}")
            tell(request, T("已办理：{move}。", "Done: {move}.").filled(move=move.label))
            return redirect("records:case", number)
    return _page(request, shown, form, move.label, f"move:{number}:{key}", move)


GONE = T("“{move}”已经办理，或者现在不能办理。", "“{move}” is done already, or cannot be done now.")


def _offered(shown: CaseShown, key: str) -> Move | None:
    """Give a move that is open; ``None`` for another of the flow. Raises ``NotFoundError``."""
    for offer in shown.moves:
        if offer.move.key == key and offer.mine:
            return offer.move
    if key not in {one.key for one in shown.ledger.flow.moves}:
        raise NotFoundError(what="办理")
    return None


def _step_form(
    request: HttpRequest, shown: CaseShown, fields: tuple[Field, ...], asked: Asked, name: str
) -> StepForm:
    naming = doing.asker(request, shown.ledger)
    if request.method == "POST":
        form = StepForm(
            fields, clock.today(), asked, data=request.POST, files=request.FILES, asker=naming
        )
        form.standing({one.key: shown.row.values.get(one.key) for one in fields})
        return form
    present = {one.key: shown.row.values.get(one.key) for one in fields}
    kept = doing.draft(who(request), name)
    form = StepForm(
        fields, clock.today(), asked, initial=present | kept | {"seen": shown.row.version},
        asker=naming,
    )  # fmt: skip
    form.kept = bool(kept)
    return form


def _signers(shown: CaseShown, move: Move) -> tuple[tuple[int, str], ...]:
    """Give whose signature may be keyed in for a check: the leaders of the bureau and the checkers' unit."""
    if not move.checker_not_submitter:
        return ()
    day = clock.today()
    root = tree_of(day).root
    held = people_of(root, day) if root is not None else ()
    del shown
    return tuple((one.person.id, f"{one.person.name} {one.post.label}") for one in held)


def _moved(request: HttpRequest, shown: CaseShown, key: str, form: StepForm) -> dict[str, Any]:
    typed = form.cleaned_data
    files = doing.kept_files(request, form.sent().get("files", []))
    given: dict[str, Any] = {
        "case": shown.row.id, "move": key, "seen": typed.get("seen") or 0, "note": typed.get("note", ""),
        "data": form.given() | sent(request, form), "files": files,
    }  # fmt: skip
    if typed.get("signer"):
        given["signed"] = {"person": int(typed["signer"]), "code": typed.get("code", "")}
    return do(request, "case.move", given, typed["key"])


def _page(
    request: HttpRequest, shown: CaseShown, form: StepForm, title: T, name: str, move: Move | None
) -> HttpResponse:
    failed = form.failed if form.errors else 200
    if failed in {409, 403}:
        doing.keep(request, name)
    context: dict[str, Any] = {
        "shown": shown, "row": shown.row, "form": form, "title": title, "draft": name, "move": move,
    }  # fmt: skip
    context |= offline(request, shown.ledger, form)
    return render(request, "records/step.html", context, status=failed)


ACTS: dict[Act, tuple[str, Asked]] = {
    Act.URGE: ("case.urge", Asked(note=True, files=True)),
    Act.COMMENT: ("case.comment", Asked(note=True, files=True)),
    Act.ASK_EXTENSION: ("case.request_extension", Asked(note=True, until="wish")),
    Act.GRANT_EXTENSION: ("case.decide_extension", Asked(note=True, until="grant")),
    Act.SUSPEND: ("case.suspend", Asked(note=True, until="pause")),
    Act.RESUME: ("case.resume", Asked(note=True)),
    Act.HAND_ON: ("case.hand_on", Asked(note=True)),
    Act.EDIT: ("case.correct", Asked(note=True)),
}
UNTIL = {
    "wish": T("申请延至", "Extend until"),
    "grant": T("同意延至（留空即按申请）", "Grant until (empty: as asked)"),
    "pause": T("暂停至", "Stop until"),
}


@require_http_methods(FORM)
def side(request: HttpRequest, number: int, key: str) -> HttpResponse:
    """Do a side act by its form."""
    shown = _shown(request, number)
    act = next((one for one in ACTS if one.key == key), None)
    if act is None or (key not in shown.acts):
        raise NotFoundError(what="办理")
    name, form = f"act:{number}:{key}", _side_form(request, shown, act)
    if request.method == "POST" and form.is_valid():
        given = _side_given(request, shown, act, form)
        done = tried(form, lambda: do(request, ACTS[act][0], given, form.cleaned_data["key"]))
        if done is not None:
            doing.forget(request, name)
            tell(request, T("已办理：{act}。", "Done: {act}.").filled(act=act.label))
            return redirect("records:case", number)
    return _page(request, shown, form, act.label, name, None)


def _side_form(request: HttpRequest, shown: CaseShown, act: Act) -> StepForm:
    plain = ACTS[act][1]
    until = said(UNTIL[plain.until]) if plain.until else ""
    people: tuple[tuple[int, str], ...] = ()
    if act is Act.HAND_ON:
        held = people_of(shown.row.org, clock.today())
        people = tuple((one.person.id, f"{one.person.name} {one.post.title}") for one in held)
    fields: tuple[Field, ...] = ()
    if act is Act.EDIT:
        fields = tuple(
            one for one in shown.ledger.fields
            if one.key in shown.ledger.at_opening and one.type.key not in FILES
        )  # fmt: skip
    asked = Asked(note=plain.note, files=plain.files, until=until, person=people)
    return _step_form(request, shown, fields, asked, f"act:{shown.row.id}:{act.key}")


def _side_given(
    request: HttpRequest, shown: CaseShown, act: Act, form: StepForm
) -> Mapping[str, Any]:
    typed = form.cleaned_data
    given: dict[str, Any] = {"case": shown.row.id, "note": typed.get("note", "")}
    if ACTS[act][1].files:
        given["files"] = doing.kept_files(request, form.sent().get("files", []))
    if act in {Act.ASK_EXTENSION, Act.SUSPEND}:
        given["until"] = typed.get("until") or None
    elif act is Act.GRANT_EXTENSION:
        given |= {
            "until": typed.get("until") or None,
            "grant": request.POST.get("decide") == "grant",
        }
    elif act is Act.HAND_ON:
        given["person"] = int(typed.get("person") or 0)
    elif act is Act.EDIT:
        given |= {"seen": typed.get("seen") or 0, "data": _changed(shown, form)}
    return given


def _changed(shown: CaseShown, form: StepForm) -> dict[str, Any]:
    """Give what the form says now, an emptied field as null."""
    return {
        one.key: form.cleaned_data.get(one.key) or None
        for one in form.of
        if (form.cleaned_data.get(one.key) or None) != shown.row.values.get(one.key)
    }


@require_POST
def watch(request: HttpRequest, number: int) -> HttpResponse:
    """Begin or end to watch a case."""
    do(request, "case.watch", {"case": number, "on": request.POST.get("on") == "1"})
    return redirect("records:case", number)


@require_POST
def save_draft(request: HttpRequest) -> HttpResponse:
    """Keep what stands in a form now; htmx asks every 20 seconds and on leaving."""
    form = request.POST.get("draft", "")
    doing.keep(request, form)
    words = T("已暂存 {at}", "Kept at {at}").filled(at=f"{clock.now():%H:%M}")
    return HttpResponse(said(words), content_type="text/plain; charset=utf-8")
