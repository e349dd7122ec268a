"""Pages that enter a thing, change it, put it right, end it or ask for that."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act as carry_out
from xuezheng.apps.files.services import take
from xuezheng.apps.records import services as records
from xuezheng.apps.records.access import own_drafts
from xuezheng.apps.records.forms import FILES, said
from xuezheng.apps.registers import services
from xuezheng.apps.registers.access import register_of
from xuezheng.apps.registers.forms import EntryForm, started
from xuezheng.apps.registers.selectors.lasting import last_given
from xuezheng.apps.registers.selectors.resolving import Resolver, words
from xuezheng.apps.registers.selectors.things import Thing, thing, title_of
from xuezheng.apps.registers.services.owners import ACTS, INSTEAD, asked, offered
from xuezheng.apps.registers.services.rules import CHANGES, ENTERS, REWRITES, may
from xuezheng.apps.registers.views.pages import address, who
from xuezheng.apps.schools.access import scope, seen, tree_of
from xuezheng.core.base.actors import Actor, Scope
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.base.outcomes import outcome
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.timeline import AsOf

FORM = ["GET", "HEAD", "POST"]
BY_KEY = {one.key: one for one in (*records.INTENTIONS, *services.INTENTIONS)}
HIDDEN = {"csrfmiddlewaretoken", "key", "seen", "keep", "draft"}
TITLES = {
    "change": T("变更", "Change"),
    "correct": T("更正", "Correct"),
    "end": T("终止", "End"),
    "ask": T("申请变更", "Ask for a change"),
}


def do(
    request: HttpRequest, key: str, given: Mapping[str, Any], repeat: str = ""
) -> dict[str, Any]:
    """Carry out an intention; a ``repeat``-ed form does nothing twice."""
    done = carry_out(BY_KEY[key], given, actor=who(request), at=clock.now(), key=repeat[:60])
    return done.result


def tried(form: EntryForm, run: Callable[[], dict[str, Any]]) -> dict[str, Any] | None:
    """Run; put what was wrong into the form and give nothing."""
    try:
        return run()
    except WrongDataError as error:
        form.tell(error)
    except (InputError, RefusedError, StaleError) as error:
        form.add_error(None, said(error.told()))
        form.failed = outcome(error).status
    return None


def enters(actor: Actor, kind: Kind) -> list[tuple[int, str]]:
    """Give the units for which somebody may enter things of a kind. Costs: 3 queries."""
    reach = Scope()
    for verb in ENTERS:
        reach = reach | scope(actor, verb, kind.group)
    units = tree_of(clock.today()).units
    return [(org, one.name) for org, one in units.items() if reach.holds(org)]


@require_http_methods(FORM)
def new(request: HttpRequest, kind: str) -> HttpResponse:
    """Enter a thing by a form drawn from its kind."""
    actor, declared = who(request), register_of(kind)
    units = enters(actor, declared)
    if not units or not offered(declared, "add"):
        raise NotFoundError(what=declared.title)
    name, decide = f"register:{kind}:new", request.method == "POST"
    form = _form(request, asked(declared, "add"), "add", name, units=units, decide=decide)
    home = actor.home if actor.home in dict(units) else units[0][0]
    if _kept(request, name):
        return redirect("registers:new", kind)
    if request.method == "POST" and form.is_valid():
        done = tried(form, lambda: _added(request, declared, form, home))
        if done is not None:
            _forget(request, name)
            messages.success(request, said(T("已登记。", "Entered.")))
            return redirect("registers:thing", kind, done["subject"])
    given = last_given(declared, home) if declared.asks else None
    return _page(request, form, declared, T("登记", "Enter"), name, last=given)


def _added(request: HttpRequest, kind: Kind, form: EntryForm, home: int) -> dict[str, Any]:
    org = int(form.cleaned_data.get("org") or home)
    data = form.differing({}, _ids(request, kind, form, org)) | _files(request, form)
    another = form.cleaned_data.get("another") or ""
    given = {
        "kind": kind.key, "org": org, "since": form.cleaned_data["day"] or None, "data": data,
        "decided": {"new": True, "reason": another} if another else None,
    }  # fmt: skip
    return do(request, "register.add", given, form.cleaned_data["key"])


def _ids(
    request: HttpRequest, kind: Kind, form: EntryForm, org: int | None
) -> dict[str, int | None]:
    """Resolve the words for things kept elsewhere. Raises ``WrongDataError`` by way of the form."""
    resolver = Resolver(who(request), kind, AsOf(clock.today()))
    typed = form.words()
    resolver.look_up([(org or 0, typed)])
    found = {key: resolver.id_of(kind.field(key), org or 0, value) for key, value in typed.items()}
    for key, value in found.items():
        if value is None:
            form.add_error(key, said(resolver.allowed(kind.field(key), typed[key])))
    if None in found.values():
        raise NamesError
    return found


class NamesError(InputError):
    """A word names nothing in reach; the form says which."""

    code = "register-words"
    text = T("有内容找不到，请改正", "Something named is not there; put it right")


def _files(request: HttpRequest, form: EntryForm) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for one in form.of:
        sent = form.sent().get(one.key, [])
        if one.type.key in FILES and sent:
            at, actor = clock.now(), who(request)
            numbers = [take(file.read(), file.name or "file", actor=actor, at=at) for file in sent]
            found[one.key] = numbers if one.type.key in {"files", "photos"} else numbers[0]
    return found


@require_http_methods(FORM)
def edit(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Change a thing from a day on, put it right, or end it: whoever may do so directly."""
    return _changed(request, kind, number, direct=True)


@require_http_methods(FORM)
def change(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    """Ask for a change that somebody else approves."""
    return _changed(request, kind, number, direct=False)


def acts(actor: Actor, now: Thing, *, direct: bool) -> list[str]:
    """Give what somebody may do with a thing here."""
    kind = now.kind
    rewrites = may(actor, REWRITES, kind, now.org)
    changes = may(actor, CHANGES, kind, now.org)
    if not direct:
        own = changes or now.org in actor.orgs
        return [one for one in ("correct", "change", "end") if own and offered(kind, one)]
    wanted = ["change", "end"] if changes else []
    wanted += ["correct"] if rewrites else []
    return [one for one in ("change", "correct", "end") if one in wanted and offered(kind, one)]


def _changed(request: HttpRequest, key: str, number: int, *, direct: bool) -> HttpResponse:
    actor, kind = who(request), register_of(key)
    now = thing(actor, kind, number, clock.today())
    open_to = acts(actor, now, direct=direct)
    act = request.GET.get("act", open_to[0] if open_to else "")
    if act not in open_to:
        raise NotFoundError(what=kind.title)
    name = f"register:{key}:{number}:{act if direct else 'ask_' + act}"
    fields = _open_fields(actor, kind, act)
    begun = started(fields, now.data, words(actor, kind, [now.data], AsOf(clock.today()))[0])
    reason = act == "correct" or not direct
    form = _form(request, fields, act, name, begun=begun, reason=reason)
    if _kept(request, name):
        return redirect(request.get_full_path())
    if request.method == "POST" and form.is_valid():
        done = tried(form, lambda: _sent(request, now, act, form, direct=direct))
        if done is not None:
            _forget(request, name)
            if not direct:
                messages.success(
                    request, said(T("已提交，待审核。", "Sent; it waits for a check."))
                )
                return redirect("registers:request", done["request"])
            messages.success(request, said(T("已办理。", "Done.")))
            return redirect("registers:thing", key, number)
    title = TITLES[act] if direct else TITLES["ask"]
    return _page(request, form, kind, title, name, thing=now, act=act, acts=open_to)


def _instead(now: Thing, open_to: list[str]) -> Iterator[tuple[T, T, list[tuple[T, str]]]]:
    """Say what is done where the kind has no such act: the act, how, and where that is."""
    here = address("edit", now.kind.key, now.subject)
    for (key, act), found in INSTEAD.items():
        if key == now.kind.key and act in TITLES:
            ways = [
                (ACTS[one], address("new", key) if one == "add" else f"{here}?act={one}")
                for one in found.acts
                if one == "add" or one in open_to
            ]
            yield ACTS[act], found.how, ways


def _open_fields(actor: Actor, kind: Kind, act: str) -> tuple[Field, ...]:
    """Give the fields of an act that this reader sees in clear; a mask is never written back."""
    classes = seen(actor, kind)
    if act == "end":
        return asked(kind, "end") if kind.key == "pupil" else ()
    return tuple(one for one in asked(kind, act) if one.privacy in classes)


def _sent(
    request: HttpRequest, now: Thing, act: str, form: EntryForm, *, direct: bool
) -> dict[str, Any]:
    kind = now.kind
    data = form.differing(now.data, _ids(request, kind, form, now.org)) | _files(request, form)
    typed = form.cleaned_data
    given: dict[str, Any] = {"kind": kind.key, "subject": now.subject, "data": data}
    given["seen"] = request.POST.get("stamp", "")[:40]
    day = {"change": "since", "correct": "day", "end": "on"}[act] if direct else "day"
    given[day] = typed["day"] or None
    if act == "correct" or not direct:
        given["reason"] = typed["reason"]
    if not direct:
        return do(request, "register.ask", given | {"act": act}, typed["key"])
    return do(request, f"register.{act}", given, typed["key"])


def _form(
    request: HttpRequest,
    fields: tuple[Field, ...],
    act: str,
    name: str,
    *,
    begun: Mapping[str, Any] | None = None,
    **more: Any,
) -> EntryForm:
    day = clock.today()
    if request.method == "POST":
        return EntryForm(fields, day, act, data=request.POST, files=request.FILES, **more)
    draft = own_drafts(who(request)).filter(form=name).first()
    kept = dict(draft.data) if draft else {}
    form = EntryForm(fields, day, act, initial={**(begun or {}), **kept}, **more)
    form.kept = bool(kept)
    return form


def _kept(request: HttpRequest, name: str) -> bool:
    """Keep what was typed where the form's button says so."""
    if request.method != "POST" or "keep" not in request.POST:
        return False
    data = {
        key: values[0] if len(values) == 1 else list(values)
        for key, values in request.POST.lists()
        if key not in HIDDEN and any(values)
    }
    do(request, "draft.save", {"form": name, "data": data})
    messages.success(request, said(T("已暂存，可稍后继续填写。", "Kept; go on whenever you like.")))
    return True


def _forget(request: HttpRequest, name: str) -> None:
    if own_drafts(who(request)).filter(form=name).exists():
        do(request, "draft.drop", {"form": name})


def _page(
    request: HttpRequest, form: EntryForm, kind: Kind, title: T, name: str, **more: Any
) -> HttpResponse:
    now = more.get("thing")
    if now is not None:
        more |= {
            "name": title_of(kind, now.data),
            "choices": [(one, TITLES[one]) for one in more["acts"]],
            "instead": list(_instead(now, more["acts"])),
            "last": last_given(kind, now.org) if kind.asks else None,
        }
    context = {"form": form, "kind": kind, "title": title, "draft": name, **more}
    status = form.failed if form.errors else 200
    return render(request, "registers/entry.html", context, status=status)
