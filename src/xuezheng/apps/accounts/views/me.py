"""One's own account: posts, devices, password, second factor, tokens, delegations."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from xuezheng.adapters import clock
from xuezheng.apps.accounts.services import intention
from xuezheng.apps.accounts.views.door import next_of, signed_of
from xuezheng.apps.audit.services import act
from xuezheng.ui.doors import actor_of


@require_POST
def act_as(request: HttpRequest) -> HttpResponse:
    """Act under another of one's posts from now on."""
    signed = signed_of(request)
    given = {"session": signed.session if signed else 0, "grant": request.POST.get("grant", "")}
    act(intention("account.act_as"), given, actor=actor_of(request), at=clock.now())
    answer = HttpResponseRedirect(next_of(request))
    answer.status_code = 303
    return answer
