"""Pages of indicators: the list by topic, one figure with its account, the rows behind it."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.forms import ChooseForm, StateForm
from xuezheng.apps.indicators.selectors import pages
from xuezheng.apps.indicators.selectors.kept import find
from xuezheng.apps.indicators.selectors.rows import rows as rows_of
from xuezheng.apps.indicators.services import CHOOSE, COMPUTE, STATE
from xuezheng.apps.schools.access import read_day
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.indicators.definition import Origin
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language


def _number(words: str) -> int | None:
    return int(words) if words.isdecimal() and len(words) < 19 else None


def _place(words: str) -> int | None:
    """Read a place; raises ``NotFoundError`` for what is no number."""
    if not words:
        return None
    found = _number(words)
    if found is None:
        raise NotFoundError(what=access.WHAT)
    return found


def _day(request: HttpRequest) -> date:
    return read_day(request.GET.get("on", ""), clock.today())


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the indicators of a topic, each at the reader's own place."""
    actor, topic = actor_of(request), request.GET.get("topic", "")[:20]
    number = _number(request.GET.get("page", "")) or 1
    found = pages.listed(actor, topic, _day(request), min(number, 100))
    return render(
        request, "indicators/index.html", {"listed": found, "counts": access.may_count(actor)}
    )


@never_cache
@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show an indicator at a place, the reader's highest unless asked otherwise."""
    return _shown(request, key)


def _shown(
    request: HttpRequest, key: str, *, wrong: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    org = _place(request.GET.get("org", "") or request.POST.get("org", ""))
    found = pages.page(actor, key, org, _day(request))
    state = wrong if isinstance(wrong, StateForm) else StateForm()
    choice = wrong if isinstance(wrong, ChooseForm) else ChooseForm(found.account.indicator)
    context = {"page": found, "state": state, "choice": choice, "origins": list(Origin)}
    context |= _charts(found)
    return render(request, "indicators/show.html", context, status=status)


def _charts(found: pages.Page) -> dict[str, Any]:
    """Give the charts' data; their tables stand on the same page."""
    unit = in_language(found.account.indicator.unit.word)
    course = [one for one in found.course if one.number is not None]
    line = {
        "x": [one.day.isoformat() for one in found.course],
        "series": [{
            "name": in_language(found.account.indicator.title),
            "y": [None if one.plain is None else float(one.plain) for one in found.course],
        }],
        "unit": unit if unit == "%" else "", "scale": True,
    }  # fmt: skip
    if found.account.lines:
        first = found.account.lines[0]
        label = f"{in_language(first.standard.title)} {first.value}{unit if unit == '%' else ''}"
        line["standard"] = {"value": float(first.value), "label": label}
    bins = {
        "x": [words for words, _ in found.bins],
        "series": [{"name": in_language(found.unit), "y": [number for _, number in found.bins]}],
    }
    return {"line": line if len(course) > 1 else None, "bars": bins if found.bins else None}


@never_cache
@require_safe
def rows(request: HttpRequest, key: str) -> HttpResponse:
    """List the rows an amount adds up at a place, fifty at a time."""
    actor, day = actor_of(request), _day(request)
    org = _place(request.GET.get("org", ""))
    if org is None:
        org = pages.page(actor, key, None, day).account.figure.org
    side = _number(request.GET.get("side", "")) or 0
    after = _number(request.GET.get("after", "")) or 0
    found = rows_of(actor, key, org, day, side=side, after=after)
    context = {"rows": found, "indicator": find(key), "org": org, "side": side}
    return render(request, "indicators/rows.html", context)


@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """Ask for a counting of the newest snapshot; the job's page shows how far it is."""
    since = read_day(request.POST["since"], clock.today()) if request.POST.get("since") else None
    done = act(COMPUTE, {"since": since}, actor=actor_of(request), at=clock.now())
    return redirect("jobs:show", done.result["job"])


@never_cache
@require_POST
def state(request: HttpRequest, key: str) -> HttpResponse:
    """Keep a figure of another origin."""
    return _told(request, key, StateForm(request.POST), STATE)


@never_cache
@require_POST
def choose(request: HttpRequest, key: str) -> HttpResponse:
    """Keep which origin counts."""
    return _told(request, key, ChooseForm(find(key), request.POST), CHOOSE)


def _told(request: HttpRequest, key: str, form: forms.Form, what: Intention) -> HttpResponse:
    org = _place(request.POST.get("org", ""))
    indicator = find(key)
    access.require_seen(actor_of(request), indicator, org)
    if form.is_valid() and org is not None:
        given = {"key": key, "org": org, **form.cleaned_data}
        try:
            act(what, given, actor=actor_of(request), at=clock.now())
        except (InputError, RefusedError) as error:
            form.add_error(None, in_language(error.told()))
        else:
            return redirect(f"{reverse('indicators:show', args=[key])}?org={org}")
    return _shown(request, key, wrong=form, status=422)
