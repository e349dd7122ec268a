"""Urging what is overdue (催办): the tasks ticked, each by its own act; who is refused is told why."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.records.services import INTENTIONS
from xuezheng.apps.targets.views.progress import may_urge, plan_of
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language

MOST = 200
[URGE] = [one for one in INTENTIONS if one.key == "case.urge"]


@require_POST
def urge(request: HttpRequest, plan: str) -> HttpResponse:
    """Urge the tasks that are ticked, in the words of the form."""
    plan_of(plan)
    if not may_urge(actor_of(request)):
        raise NotFoundError(what="页面")
    ticked = [int(one) for one in request.POST.getlist("case")[:MOST] if one.isdecimal()]
    note = request.POST.get("note", "").strip() or _("已逾期，请尽快报送完成情况和原因。")
    urged = [one for one in dict.fromkeys(ticked) if _urged(request, one, note)]
    if urged:
        messages.success(request, _("已催办 {count} 件。").format(count=len(urged)))
    elif not ticked:
        messages.warning(request, _("请先勾选任务。"))
    return redirect("targets:view", plan, "overdue")


def _urged(request: HttpRequest, case: int, note: str) -> bool:
    """Urge one; says on the next page why it was refused."""
    given = {"case": case, "note": note}
    key = f"{request.POST.get('key', '')[:40]}:{case}"
    try:
        act(URGE, given, actor=actor_of(request), at=clock.now(), key=key)
    except (InputError, RefusedError, NotFoundError) as error:
        messages.warning(request, f"{case}：{in_language(error.told())}")
        return False
    return True
