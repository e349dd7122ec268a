"""Pages of channels and messages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.adapters.config import current
from xuezheng.apps.audit.services import act
from xuezheng.apps.outbox import services
from xuezheng.apps.outbox.forms import ChannelForm
from xuezheng.apps.outbox.models import State
from xuezheng.apps.outbox.selectors import shown
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language


def _language() -> str:
    return get_language() or "zh"


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Show one's own channels."""
    return _page(request, ChannelForm(_language()))


def _page(request: HttpRequest, form: ChannelForm, status: int = 200) -> HttpResponse:
    context = {
        "channels": shown.own(actor_of(request)),
        "form": form,
        "on": current().messages,
        "hours": services.hours(clock.now()),
    }
    return render(request, "outbox/index.html", context, status=status)


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Enter a channel."""
    form = ChannelForm(_language(), request.POST)
    if not form.is_valid():
        return _page(request, form, 422)
    try:
        act(services.ADD, form.cleaned_data, actor=actor_of(request), at=clock.now())
    except (InputError, RefusedError) as error:
        form.add_error(None, in_language(error.told()))
        return _page(request, form, 422)
    messages.success(request, _("渠道已登记，可以发送一条测试消息。"))
    return redirect("outbox:index")


@require_POST
def try_out(request: HttpRequest, number: int) -> HttpResponse:
    """Let one message go, to see whether it arrives."""
    act(services.TRY, {"channel": number}, actor=actor_of(request), at=clock.now())
    messages.success(request, _("测试消息待发送，结果见发送记录。"))
    return redirect("outbox:log")


@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End a channel."""
    act(services.END, {"channel": number}, actor=actor_of(request), at=clock.now())
    messages.success(request, _("渠道已停用，地址已删除。"))
    return redirect("outbox:index")


@never_cache
@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Show what was sent."""
    given = request.GET
    page = shown.log(actor_of(request), given.get("state", ""), given.get("after", ""))
    return render(
        request,
        "outbox/log.html",
        {"page": page, "states": list(State), "state": given.get("state", "")},
    )
