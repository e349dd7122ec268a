"""The review page (核对): every act is a plain form, keys and partial loading come on top."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.plans.selectors import review as reviewing
from xuezheng.apps.plans.services.review import ADOPT, DECIDE, UNDO
from xuezheng.apps.plans.services.versions import FREEZE
from xuezheng.core.base.errors import InputError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.plans.reading import ClauseKind, TargetKind
from xuezheng.core.plans.review import Act, Subject
from xuezheng.ui.doors import actor_of

OPS = (
    ("=", T("等于 =", "equals =")),
    (">=", T("不低于 ≥", "at least ≥")),
    ("<=", T("不高于 ≤", "at most ≤")),
    (">", T("超过 >", "more than >")),
    ("<", T("低于 <", "less than <")),
    ("range", T("区间", "from … to")),
)
FIELDS = (
    "quote", "start", "kind", "indicator", "scope", "op", "value", "low", "high", "unit", "deadline",
)  # fmt: skip
MOST_PARTS = 8


@require_POST
def adopt(request: HttpRequest, key: str) -> HttpResponse:
    """Take up a file as the plan of a year, and open its review."""
    done = act(
        ADOPT, {"file": key}, actor=actor_of(request), at=clock.now(),
        key=request.POST.get("request", ""),
    )  # fmt: skip
    return redirect("plans:review", done.result["plan"])


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, key: str) -> HttpResponse:
    """Show one proposal with its text; take a decision and go on to the next."""
    asked = request.GET.get("item", "")
    if request.method != "POST":
        return _shown(request, key, asked)
    try:
        act(
            DECIDE, _decision(request, key), actor=actor_of(request), at=clock.now(),
            key=request.POST.get("request", ""),
        )  # fmt: skip
    except (InputError, RefusedError, StaleError) as error:
        return _shown(request, key, asked, wrong=error.told(), status=422)
    # What was merged away is not there to go to.
    follow = request.POST.get("next", "")
    follow = "" if follow in request.POST.getlist("on") else follow
    return redirect(f"{_place(key)}?item={follow}" if follow else _place(key))


def _place(key: str) -> str:
    return f"/plans/{key}/review/"


def _decision(request: HttpRequest, key: str) -> dict[str, Any]:
    posted = request.POST
    kind = posted.get("act", "")
    given: dict[str, Any] = {
        "plan": key, "act": kind, "seen": posted.get("seen", "0"), "why": posted.get("why", "")[:400],
        "subject": posted.get("subject", Subject.TARGET.key), "on": posted.getlist("on"),
    }  # fmt: skip
    if kind == Act.ACCEPT.key and _edited(request):
        # Whoever changes a field and then accepts means the changed words.
        kind = given["act"] = Act.CORRECT.key
    if kind in {Act.CORRECT.key, Act.SPLIT.key, Act.MERGE.key, Act.ADD.key}:
        given["becomes"] = _contents(request, 2 if kind == Act.SPLIT.key else 1)
    return given


def _edited(request: HttpRequest) -> bool:
    """Say whether the form came back with other words than it was sent out with."""
    posted = request.POST
    was = json.loads(posted.get("was") or "{}")
    return any(
        name in was and posted.get(f"{name}-0", was[name]).replace("\r\n", "\n") != was[name]
        for name in FIELDS
    )


def _contents(request: HttpRequest, least: int) -> list[dict[str, Any]]:
    """The parts of the form; a decision that needs fewer takes the first."""
    posted = request.POST
    found = []
    for number in range(MOST_PARTS):
        part = {name: posted[f"{name}-{number}"] for name in FIELDS if f"{name}-{number}" in posted}
        if part.get("quote", "").strip():
            if not part.get("start"):
                part.pop("start", None)
            found.append(part)
    return found if least > 1 else found[:1]


def _shown(
    request: HttpRequest, key: str, asked: str, *, wrong: T | None = None, status: int = 200
) -> HttpResponse:
    found = reviewing.page(actor_of(request), key, asked, clock.today())
    adding = request.GET.get("new", "")
    parts = request.GET.get("parts", "1")
    count = min(int(parts), MOST_PARTS) if parts.isdecimal() and int(parts) > 0 else 1
    subject = found.item.subject if found.item else Subject.TARGET
    if adding:
        subject = Subject.CLAUSE if adding == "clause" else Subject.TARGET
    kinds = TargetKind if subject is Subject.TARGET else ClauseKind
    blank = {"quote": "", "op": "=", "kind": "duty" if subject is Subject.CLAUSE else "target"}
    shown = {name: str(value or "") for name, value in (blank if adding else found.form).items()}
    if not adding and found.item:
        shown["start"] = str(found.item.content.start)
    context = {
        "was": json.dumps({n: shown.get(n, "") for n in FIELDS}, ensure_ascii=False),
        "page": found, "wrong": wrong, "parts": [(n, shown | _typed(request, n)) for n in range(count)],
        "adding": adding,
        "merging": request.GET.get("merge", "") and bool(found.near), "subject": subject.key,
        "ops": OPS, "kinds": [(kind.key, kind.label) for kind in kinds], "keys": KEYS,
    }  # fmt: skip
    return render(request, "plans/review.html", context, status=status)


def _typed(request: HttpRequest, part: int) -> dict[str, str]:
    """What somebody typed into one part of a form that was refused: nobody types twice."""
    names = {name: f"{name}-{part}" for name in FIELDS}
    return {name: request.POST[told] for name, told in names.items() if told in request.POST}


KEYS = (
    ("A", T("采用", "Accept")),
    ("E", T("更正", "Correct")),
    ("S", T("分成几条", "Split")),
    ("M", T("与同句合并", "Merge with its sentence")),
    ("N", T("补录一条", "Add one")),
    ("X", T("不采用", "Not used")),
    ("U", T("撤回上一个决定", "Withdraw the last decision")),
    ("J", T("下一条", "Next")),
    ("K", T("上一条", "Previous")),
    ("?", T("快捷键", "Keys")),
)


@require_POST
def undo(request: HttpRequest, key: str) -> HttpResponse:
    """Withdraw a decision."""
    given = {
        "plan": key,
        "step": request.POST.get("step", ""),
        "seen": request.POST.get("seen", ""),
    }
    try:
        done = act(UNDO, given, actor=actor_of(request), at=clock.now())
    except (InputError, RefusedError, StaleError) as error:
        return _shown(request, key, "", wrong=error.told(), status=422)
    back = [one for one in done.result["now"] if not one.startswith("c")] or done.result["now"]
    return redirect(f"{_place(key)}?item={back[0]}" if back else _place(key))


@require_safe
def log(request: HttpRequest, key: str) -> HttpResponse:
    """All decisions of a review."""
    plan, rows = reviewing.log(actor_of(request), key, clock.today())
    return render(request, "plans/decisions.html", {"plan": plan, "rows": rows})


@require_POST
def freeze(request: HttpRequest, key: str) -> HttpResponse:
    """Make the plan final (定稿)."""
    given = {
        "plan": key, "seen": request.POST.get("seen", ""), "note": request.POST.get("note", ""),
    }  # fmt: skip
    try:
        act(
            FREEZE, given, actor=actor_of(request), at=clock.now(),
            key=request.POST.get("request", ""),
        )  # fmt: skip
    except (InputError, RefusedError, StaleError) as error:
        return _shown(request, key, "", wrong=error.told(), status=422)
    return redirect("plans:versions", key)


def _lines(rows: list[dict[str, Any]], name: str) -> HttpResponse:
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    answer = HttpResponse(text, content_type="application/jsonl; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.jsonl"'
    return answer


@require_safe
def gold(request: HttpRequest, key: str) -> HttpResponse:
    """The reviewed targets as gold rows, which ``xz plan score`` reads."""
    return _lines(reviewing.gold_rows(actor_of(request), key), "gold")


@require_safe
def corrections(request: HttpRequest, key: str) -> HttpResponse:
    """What reviewers changed in what was read."""
    return _lines(reviewing.corrections(actor_of(request), key), "corrections")
