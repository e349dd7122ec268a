"""The page on which whoever runs the system switches registers on and off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.registers.access.switching import switched_on
from xuezheng.apps.registers.services.switching import SWITCH
from xuezheng.apps.registers.views.pages import who
from xuezheng.apps.schools.access import scope
from xuezheng.catalogue import current as region
from xuezheng.catalogue.roles import GROUPS
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Table


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the registers that can be switched, by group."""
    if not scope(who(request), Verb.MANAGE, "system").everything:
        raise NotFoundError(what=T("名录", "register"))
    on = switched_on(clock.today())
    own = [one for one in region().registers if not isinstance(one.storage, Table)]
    found = [
        (label, [(one, one.key in on) for one in own if one.group == key]) for key, label in GROUPS
    ]
    context = {"groups": [one for one in found if one[1]], "on": sum(one.key in on for one in own)}
    return render(request, "registers/switches.html", context)


@require_POST
def switch(request: HttpRequest, kind: str) -> HttpResponse:
    """Switch one register."""
    given = {"kind": kind, "on": request.POST.get("on") == "yes"}
    act(SWITCH, given, actor=who(request), at=clock.now())
    messages.success(request, _("已启用。") if given["on"] else _("已停用，登记的内容保留。"))
    return redirect("registers:switches")
