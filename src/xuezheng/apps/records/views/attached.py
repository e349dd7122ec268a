"""What hangs on a case: its files, small pictures of its photos, links to other cases."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters.sniff import PICTURES, thumbnail
from xuezheng.apps.files.selectors import content
from xuezheng.apps.records.access import anywhere
from xuezheng.apps.records.selectors.around import attached
from xuezheng.apps.records.views.doing import do, tell, who
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.ui.downloads import download


@require_safe
def show(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """Give a file of a case to whoever sees the case."""
    found = attached(who(request), number, file)
    return download(content(file), found.name, found.media_type, inline=found.shows)


@require_safe
def thumb(request: HttpRequest, number: int, file: int) -> HttpResponse:
    """Give a small picture of a photo; a browser may keep it, for its bytes never change."""
    found = attached(who(request), number, file)
    if found.media_type not in PICTURES:
        raise NotFoundError(what="照片")
    answer = HttpResponse(thumbnail(content(file)), content_type="image/jpeg")
    answer["Cache-Control"] = "private, max-age=86400"
    return answer


@require_POST
def link(request: HttpRequest, number: int) -> HttpResponse:
    """Tie a case to another one, named by its number, or untie it."""
    actor, words = who(request), request.POST.get("other", "").strip()[:40]
    other = anywhere(actor, Verb.READ).filter(number=words).values_list("pk", flat=True).first()
    if other is None:
        raise NotFoundError(what=T("关联事项", "linked case"))
    off = request.POST.get("off") == "1"
    do(request, "case.unlink" if off else "case.link", {"case": number, "other": int(other)})
    tell(request, T("已解除关联。", "Untied.") if off else T("已关联。", "Linked."))
    return redirect("records:case", number)
