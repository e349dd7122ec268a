"""Pages of indicators: the list by topic, one figure with its account, the rows behind it."""

from datetime import date
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.forms import ChooseForm, StateForm
from xuezheng.apps.indicators.selectors import detail, pages, scorecards
from xuezheng.apps.indicators.selectors.kept import find
from xuezheng.apps.indicators.selectors.plotting import COURSE, FUNNEL, SPREAD, charts
from xuezheng.apps.indicators.selectors.rows import rows as rows_of
from xuezheng.apps.indicators.services import CHOOSE, COMPUTE, STATE
from xuezheng.apps.indicators.views.keeping import kept
from xuezheng.apps.schools.access import read_day
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language

PAGE = 20
"""So many schools stand on a page."""
TABLES = ("xlsx", "csv", "sdmx", "adx")
NAMES = (("course", COURSE), ("funnel", FUNNEL), ("bars", SPREAD))
"""The charts of a page that can be taken out."""


def number(words: str) -> int | None:
    """Read a small number of an address; ``None`` for anything else."""
    return int(words) if words.isdecimal() and len(words) < 19 else None


def place(words: str) -> int | None:
    """Read a place; raises ``NotFoundError`` for what is no number."""
    if not words:
        return None
    found = number(words)
    if found is None:
        raise NotFoundError(what=access.WHAT)
    return found


def day_of(request: HttpRequest) -> date:
    """Give the day asked for, today unless said."""
    return read_day(request.GET.get("on", ""), clock.today())


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the indicators of a topic, each at the reader's own place."""
    if request.GET.get("key"):
        return _kept_page(request)
    actor, topic = actor_of(request), request.GET.get("topic", "")[:20]
    asked = number(request.GET.get("page", "")) or 1
    found = pages.listed(actor, topic, day_of(request), min(asked, 100))
    context: dict[str, object] = {
        "listed": found,
        "counts": access.may_count(actor),
        "formats": TABLES,
        "scorecards": scorecards.reads(actor),
    }
    context |= kept(request, access.LIST, request.GET.urlencode())
    return render(request, "indicators/index.html", context)


def _kept_page(request: HttpRequest) -> HttpResponse:
    """Go to the page of one indicator that was kept as a view of the list."""
    given = request.GET.copy()
    [key] = given.pop("key")[-1:]
    return redirect(f"{reverse('indicators:show', args=[key[:120]])}?{given.urlencode()}")


@never_cache
@require_safe
def show(request: HttpRequest, key: str) -> HttpResponse:
    """Show an indicator at a place, the reader's highest unless asked otherwise."""
    return _shown(request, key)


def _shown(
    request: HttpRequest, key: str, *, wrong: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    org = place(request.GET.get("org", "") or request.POST.get("org", ""))
    found = detail.page(actor_of(request), key, org, day_of(request))
    state = wrong if isinstance(wrong, StateForm) else StateForm()
    choice = wrong if isinstance(wrong, ChooseForm) else ChooseForm(found.account.indicator)
    first = PAGE * (max(number(request.GET.get("schools", "")) or 1, 1) - 1)
    drawn = charts(found, get_language() or "zh")
    context = {
        "page": found, "state": state, "choice": choice,
        "charts": drawn, "formats": TABLES,
        "pictures": [(name, words) for name, words in NAMES if getattr(drawn, name)],
        "schools": found.schools.rows[first : first + PAGE],
        "schools_page": first // PAGE + 1, "schools_more": len(found.schools.rows) > first + PAGE,
        "first": first,
    } | kept(request, access.LIST, _address(key, found.figure.org, request.GET.get("on", "")))  # fmt: skip
    return render(request, "indicators/show.html", context, status=status)


def _address(key: str, org: int, on: str) -> str:
    """Write what leads back to a page; without a day it is always the newest figure."""
    return urlencode({"key": key, "org": org} | ({"on": on} if on else {}))


@never_cache
@require_safe
def rows(request: HttpRequest, key: str) -> HttpResponse:
    """List the rows an amount adds up at a place, fifty at a time."""
    actor, day = actor_of(request), day_of(request)
    org = place(request.GET.get("org", ""))
    if org is None:
        org = detail.page(actor, key, None, day).figure.org
    side = number(request.GET.get("side", "")) or 0
    after = number(request.GET.get("after", "")) or 0
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
    org = place(request.POST.get("org", ""))
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
