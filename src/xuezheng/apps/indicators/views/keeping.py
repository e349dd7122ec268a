"""Views kept under a name (视图): of the list, of one figure's page, of a pivot."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.access import LIST, PIVOT, WHAT
from xuezheng.apps.records.selectors.lists import views as kept_views
from xuezheng.apps.records.services.drafts import SAVE_VIEW
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language

WHERE = {LIST: "indicators:index", PIVOT: "indicators:pivot"}
"""The page on which views of each kind are opened."""
KEPT = T("视图已保存。", "The view is saved.")
DROPPED = T("视图已删除。", "The view is dropped.")


def kept(request: HttpRequest, kind: str, asked: str) -> dict[str, object]:
    """Give what a page shows of kept views: each, whether it is the one shown, and what would be kept."""
    found = kept_views(actor_of(request), kind)
    return {
        "views": [(one, one.query == asked) for one in found],
        "view_kind": kind, "view_query": asked, "view_page": reverse(WHERE[kind]),
    }  # fmt: skip


@never_cache
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the conditions of a page under a name; without any the view of that name is dropped."""
    kind, query = request.POST.get("kind", ""), request.POST.get("query", "")
    if kind not in WHERE:
        raise NotFoundError(what=WHAT)
    given = {"kind": kind, "name": request.POST.get("name", "").strip(), "query": query}
    act(SAVE_VIEW, given, actor=actor_of(request), at=clock.now())
    messages.success(request, in_language(KEPT if query else DROPPED))
    return redirect(f"{reverse(WHERE[kind])}?{query}" if query else reverse(WHERE[kind]))
