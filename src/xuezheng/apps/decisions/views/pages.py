"""Pages of the office: the decisions, a new one, one of them."""

import json
from collections.abc import Mapping
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from xuezheng.adapters import clock
from xuezheng.adapters.parameters import shipped
from xuezheng.apps.audit.services import act
from xuezheng.apps.decisions.access import drafting, may, one
from xuezheng.apps.decisions.forms import (
    ZONED,
    AnswerForm,
    CancelForm,
    CommitForm,
    DrawForm,
    GiveUpForm,
    NumbersForm,
    Old,
    PartForm,
    ProblemForm,
    SignForm,
)
from xuezheng.apps.decisions.selectors import lines, pages
from xuezheng.apps.decisions.services import AMEND, DRAFT
from xuezheng.apps.decisions.services.preparing import require_draft
from xuezheng.catalogue.engines import SHIPPED, begun, engine
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of


def turn(request: HttpRequest, name: str) -> int:
    """Give a number of the query; 0 for anything else."""
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 12 else 0


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the decisions somebody may read."""
    actor = actor_of(request)
    rows = pages.listed(actor, turn(request, "before"))
    more = rows[lines.PAGE - 1].id if len(rows) > lines.PAGE else None
    context = {"rows": rows[: lines.PAGE], "before": more, "drafts": bool(drafting(actor))}
    return render(request, "decisions/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Draft a draw."""
    rules = cast("Mapping[str, str]", shipped().on(clock.today())["draw.rules"])
    return _drafted(request, DrawForm, rules)


@require_http_methods(["GET", "HEAD", "POST"])
def other(request: HttpRequest) -> HttpResponse:
    """Draft a decision by any engine: rules begun from those in force, the list from a file."""
    key = request.GET.get("engine", "")
    if key not in SHIPPED:
        return _drafted(request, ProblemForm, {})
    rules = json.dumps(begun(key, shipped().on(clock.today())), ensure_ascii=False, indent=1)
    return _drafted(request, ProblemForm, {"engine": key, "terms": rules})


@require_http_methods(["GET", "HEAD", "POST"])
def replace(request: HttpRequest, number: int) -> HttpResponse:
    """Draft the decision that replaces one that is over; it begins with the rules and the list of that."""
    actor = actor_of(request)
    row = one(actor, number)
    if not may(actor, Verb.OPEN, row) or not pages.replaceable(row):
        raise NotFoundError(what=T("可替代的决策", "decision to be replaced"))
    kind = DrawForm if row.engine == "draw" else ProblemForm
    return _drafted(request, kind, pages.begun_from(row), Old(row.pk, json.loads(row.lists)))


@require_http_methods(["GET", "HEAD", "POST"])
def amend(request: HttpRequest, number: int) -> HttpResponse:
    """Change rules and list of a draft; once the list is frozen it says so. Raises ``FrozenError``."""
    actor = actor_of(request)
    row = one(actor, number)
    if not may(actor, Verb.OPEN, row):
        raise NotFoundError(what=T("可修改的决策", "decision to be amended"))
    require_draft(row)
    kind = DrawForm if row.engine == "draw" else ProblemForm
    old = Old(row.pk, json.loads(row.lists), amends=True)
    return _drafted(request, kind, pages.begun_from(row), old)


def _drafted(
    request: HttpRequest, kind: type[DrawForm | ProblemForm], initial: Mapping[str, Any],
    old: Old | None = None,
) -> HttpResponse:  # fmt: skip
    actor, day = actor_of(request), clock.today()
    groups = drafting(actor)
    if actor is None or actor.home is None or not groups:
        raise NotFoundError(what=T("决策", "decision"))
    sent = request.method == "POST"
    form = kind(
        request.POST if sent else None, request.FILES if sent else None, groups=groups,
        initial={"since": day, **initial}, old=old,
    )  # fmt: skip
    if sent and form.is_valid():
        try:
            what = AMEND if old is not None and old.amends else DRAFT
            done = act(what, form.given(actor.home), actor=actor, at=clock.now())
        except InputError as error:
            form.refuse(error)
        else:
            return redirect("decisions:show", done.result["decision"])
    status = 422 if form.is_bound else 200
    context = {"form": form, "draw": kind is DrawForm, "ways": _ways(), "old": old, "zoned": ZONED}
    return render(request, "decisions/new.html", context, status=status)


def _ways() -> list[tuple[str, T]]:
    """Give the engines whose rules in force a form can begin with."""
    return [(key, engine(key).title) for key, parts in SHIPPED.items() if parts]


@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one decision: its course, its proofs, its result, what may be done."""
    actor = actor_of(request)
    row = one(actor, number)
    page = pages.page(actor, row)
    context = result(request, page) | {"commit": CommitForm(), "cancel": CancelForm()}
    if page.may_decide:
        context |= {
            "give_up": GiveUpForm(),
            "sign": SignForm(),
            "part": PartForm(initial={"party": page.due}),
            "numbers": [NumbersForm(initial={"source": one}) for one in page.missing],
            "appeals": [
                (one, AnswerForm(initial={"appeal": one.pk})) for one in pages.waiting_appeals(row)
            ],
        }
    return render(request, "decisions/show.html", context)


def result(request: HttpRequest, page: pages.DecisionPage) -> dict[str, Any]:
    """Give what the page of one decision shows to anybody: a long result shortened, one number in full."""
    key = request.GET.get("q", "").strip()[:64]
    return {
        "page": page, "q": key, "listed": lines.listed(page.row, page.fillings),
        "slip": lines.slip(page.row, key, page.fillings) if key else None,
    }  # fmt: skip
