"""The page on which whoever runs the system switches ledgers on and off, with what they cost schools."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.designs import access as designs
from xuezheng.apps.records.access.switching import on
from xuezheng.apps.records.selectors.weighing import weighed
from xuezheng.apps.records.views.doing import do, who
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.switching import MOST_ON


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the ledgers that can be switched, by group."""
    if not scope(who(request), Verb.MANAGE, "system").everything:
        raise NotFoundError(what=T("台账", "ledger"))
    designs.refresh()
    groups = weighed(clock.today(), designs.retired())
    every = [one for _label, some in groups for one in some if one.on]
    context = {
        "groups": groups, "on": len(every), "most": MOST_ON, "full": len(every) >= MOST_ON,
        "month": sum(one.month or 0 for one in every),
    }  # fmt: skip
    return render(request, "records/switches.html", context)


@require_POST
def switch(request: HttpRequest, kind: str) -> HttpResponse:
    """Switch one ledger; beyond twelve only where the page's box is ticked."""
    given = {"kind": kind, "on": request.POST.get("on") == "yes"}
    runs = scope(who(request), Verb.MANAGE, "system").everything
    if runs and given["on"] and len(on()) >= MOST_ON and "beyond" not in request.POST:
        messages.warning(request, _("使用中的台账已到12本；确需再开，请勾选后再办。"))
        return redirect("records:switches")
    do(request, "ledger.switch", given)
    messages.success(request, _("已启用。") if given["on"] else _("已停用，登记的事项保留。"))
    return redirect("records:switches")
