"""Versions of a plan: the list, the differences, the canonical content."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.plans.selectors import versions as reading
from xuezheng.ui.doors import actor_of, public


def _number(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 6 else 0


@require_safe
@public
def versions(request: HttpRequest, key: str) -> HttpResponse:
    """List versions and what differs between two of them."""
    a, b = (_number(request.GET.get(name, "")) for name in ("a", "b"))
    found = reading.page(actor_of(request), key, a, b, clock.today())
    return render(request, "plans/versions.html", {"page": found})


@require_safe
@public
def content(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """The bytes that were frozen; their SHA-256 is the version's digest."""
    row = reading.content(actor_of(request), key, number)
    answer = HttpResponse(row.content, content_type="application/json; charset=utf-8")
    answer["X-Digest-SHA256"] = row.digest
    return answer
