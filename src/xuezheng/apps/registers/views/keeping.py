"""Keeping a list's conditions under a name."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from xuezheng.apps.records.forms import said
from xuezheng.apps.registers.views.entering import do
from xuezheng.apps.registers.views.pages import readable, who
from xuezheng.core.base.labels import T

KEPT = T("视图已保存。", "The view is saved.")
DROPPED = T("视图已删除。", "The view is dropped.")


@require_POST
def save_view(request: HttpRequest, kind: str) -> HttpResponse:
    """Keep the conditions of a register's list under a name; without any the view is dropped."""
    readable(who(request), kind)
    name, query = request.POST.get("name", ""), request.POST.get("query", "")
    do(request, "view.save", {"kind": kind, "name": name, "query": query})
    messages.success(request, said(KEPT if query else DROPPED))
    return redirect(f"{reverse('registers:list', args=(kind,))}?{query}")
