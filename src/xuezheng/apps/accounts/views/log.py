"""The log's screen (日志): what was done, by whom, and whether the chain holds."""

import json
from collections.abc import Iterator, Mapping

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.accounts.selectors import log
from xuezheng.apps.accounts.services.exporting import EXPORT, ExportLog
from xuezheng.apps.audit import selectors as audit
from xuezheng.apps.audit.services import act
from xuezheng.apps.schools.access import names, scope
from xuezheng.core.base.actors import Verb
from xuezheng.ui.doors import actor_of

FILTERS = ("who", "intention", "kind", "thing", "unit", "day", "rights")


def _titles(request: HttpRequest) -> Mapping[str, log.Titled]:
    """Give what the site's intentions are called; the site itself hands them over."""
    found = getattr(request, "intentions", None)
    return found() if callable(found) else {}


def _number(written: str) -> int | None:
    return int(written) if written.isdecimal() and len(written) < 18 else None


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the newest entries that fit the filters of the address."""
    log.require_log(actor_of(request))
    today = clock.today()
    wanted = log.Wanted(**{name: request.GET.get(name, "")[:60] for name in FILTERS})
    rows, following = log.lines(
        wanted, _number(request.GET.get("before", "")), _titles(request), today
    )
    context = {
        "rows": rows,
        "following": following,
        "wanted": wanted,
        "head": audit.head(),
        "units": names(today).items(),
        "titles": sorted(_titles(request).items()) + sorted(_private()),
        "rights": [(key, title) for key, (title, _) in log.RIGHTS.items()],
        "exports": bool(scope(actor_of(request), Verb.EXPORT, "log")),
    }
    return render(request, "accounts/log.html", context)


def _private() -> list[tuple[str, dict[str, object]]]:
    return [(key, {"title": title}) for key, title in log.PRIVATE.items()]


@never_cache
@require_safe
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one entry."""
    log.require_log(actor_of(request))
    found = log.entry(number, _titles(request), clock.today())
    said = [
        (key, json.dumps(value, ensure_ascii=False)) for key, value in (found.said or {}).items()
    ]
    return render(request, "accounts/entry.html", {"found": found, "said": said})


@never_cache
@require_POST
def verify(request: HttpRequest) -> HttpResponse:
    """Verify the chain, every digest and every column now."""
    log.require_log(actor_of(request))
    return render(request, "accounts/verified.html", {"verified": log.verified()})


@require_POST
def export(request: HttpRequest) -> StreamingHttpResponse:
    """Hand out the sealed log, one entry a line; the export is an entry itself."""
    actor = actor_of(request)
    log.require_log(actor, Verb.EXPORT)
    now = clock.now()
    act(EXPORT, ExportLog(), actor=actor, at=now)
    answer = StreamingHttpResponse(_written(), content_type="application/x-ndjson")
    answer["Content-Disposition"] = f'attachment; filename="log-{now:%Y%m%d-%H%M}.ndjson"'
    return answer


def _written() -> Iterator[str]:
    for one in audit.exported():
        yield json.dumps(one, ensure_ascii=False, sort_keys=True) + "\n"
