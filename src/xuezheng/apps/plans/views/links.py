"""Links of a plan's targets to indicators: the page, and what its buttons do."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.plans.selectors import links as reading
from xuezheng.apps.plans.services.covering import COVER
from xuezheng.apps.plans.services.linking import CONFIRM, REFUSE, UNDO
from xuezheng.catalogue.indicators import INDICATORS
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of

NONE_CHOSEN = T("请先勾选目标。", "Tick targets first.")
NO_REASON = T("请写明不采用的理由。", "Say why it is refused.")


@require_http_methods(["GET", "HEAD", "POST"])
def links(request: HttpRequest, key: str) -> HttpResponse:
    """Show the targets with their likely indicators; decide those that are ticked."""
    wrong = None
    if request.method == "POST":
        wrong = _decided(request, key)
        if wrong is None:
            return redirect(request.get_full_path())
    show, after = request.GET.get("show", "all"), request.GET.get("after", "")
    number = int(after) if after.isdecimal() and len(after) < 7 else -1
    page = reading.page(
        actor_of(request), key, show if show in reading.SHOW else "all", number, clock.today()
    )
    context = {
        "page": page, "plan": page.plan, "wrong": wrong,
        "indicators": INDICATORS if page.may else (),
    }  # fmt: skip
    return render(request, "plans/links.html", context, status=422 if wrong else 200)


def _decided(request: HttpRequest, key: str) -> T | None:
    intention, given = _asked(request)
    if not given.get("links") and not given.get("targets"):
        # whoever sees no such page is told so first
        reading.page(actor_of(request), key, "all", -1, clock.today())
        return NONE_CHOSEN
    if intention is REFUSE and len(str(given["reason"]).strip()) < 2:
        reading.page(actor_of(request), key, "all", -1, clock.today())
        return NO_REASON
    try:
        act(intention, {"plan": key, **given}, actor=actor_of(request), at=clock.now())
    except (InputError, RefusedError) as error:
        return error.told()
    return None


def _asked(request: HttpRequest) -> tuple[Intention, Mapping[str, Any]]:
    """Read which button was pressed: one target's taking back, refusing or confirming what is ticked."""
    posted = request.POST
    if posted.get("undo"):
        return UNDO, {"targets": [posted["undo"]]}
    ticked, reason = posted.getlist("on"), posted.get("reason", "").strip()
    if posted.get("act") == "refuse":
        return REFUSE, {"targets": ticked, "reason": reason}
    return CONFIRM, {"links": [_chosen(posted, one) for one in ticked], "reason": reason}


def _chosen(posted: Any, target: str) -> dict[str, str]:
    other = posted.get(f"other-{target}", "").strip()
    picked, _, name = posted.get(f"pick-{target}", "").partition("|")
    if other:
        return {"target": target, "key": other.partition(" ")[0]}
    return {"target": target, "key": picked, "name": name}


@require_POST
def count(request: HttpRequest, key: str) -> HttpResponse:
    """Count the coverage anew: a job."""
    done = act(COVER, {"plan": key}, actor=actor_of(request), at=clock.now()).result
    return redirect(f"/jobs/{done['job']}/")
