"""Pages of dashboards (指标一览): the list, one of them, arranging it, sharing it; the desk's own piece."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.access import BOARD
from xuezheng.apps.indicators.forms import BoardForm, ShareForm, TileForm
from xuezheng.apps.indicators.selectors import boards, choosable
from xuezheng.apps.indicators.selectors.tiling import drawn
from xuezheng.apps.indicators.services.boards import CHANGE, CHOOSE, CREATE, REMOVE, SHARE
from xuezheng.apps.indicators.views.pages import day_of, number, place
from xuezheng.catalogue.roles import ROLES
from xuezheng.core.base.deeds import Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.ui.doors import actor_of
from xuezheng.ui.templatetags.ui import in_language

ON_DESK = 4
"""So many tiles of a dashboard stand on the desk; the rest are one click away."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """List the dashboards in sight, and make one; an indicator in the address is taken along."""
    actor, form = actor_of(request), BoardForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = _done(form, CREATE, form.cleaned_data, request)
        if made is not None:
            there = reverse("indicators:board-edit", args=[made["dashboard"]])
            return redirect(f"{there}?{_taken(request)}")
    context = {"boards": boards.listed(actor), "form": form, "taken": _taken(request)}
    status = 422 if request.method == "POST" else 200
    return render(request, "indicators/boards.html", context, status=status)


def _taken(request: HttpRequest) -> str:
    """Give the indicator that is looking for a dashboard, as it stands in an address."""
    given = request.GET.copy()
    return given.urlencode() if given.get("key") else ""


@never_cache
@require_safe
def show(request: HttpRequest, board: int) -> HttpResponse:
    """Show a dashboard; it prints on one page."""
    found = boards.shown(actor_of(request), board, day_of(request))
    language = get_language() or "zh"
    context = {"board": found, "tiles": [drawn(one, language) for one in found.tiles]}
    return render(request, "indicators/board.html", context)


@never_cache
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Give the first tiles of the dashboard chosen for the desk: a piece of that page, or one by itself."""
    actor = actor_of(request)
    mine = boards.chosen(actor)
    found = None if mine is None else boards.shown(actor, mine, clock.today())
    language = get_language() or "zh"
    tiles = [drawn(one, language) for one in found.tiles[:ON_DESK]] if found else []
    context = {"board": found, "tiles": tiles}
    whole = "HX-Request" not in request.headers
    return render(request, f"indicators/board-desk{'-page' if whole else ''}.html", context)


@never_cache
@require_safe
def edit(request: HttpRequest, board: int) -> HttpResponse:
    """Arrange a dashboard: its name, its tiles one by one, who sees it."""
    return _editing(request, board)


def _editing(
    request: HttpRequest, board: int, wrong: forms.Form | None = None, status: int = 200
) -> HttpResponse:
    actor, today = actor_of(request), clock.today()
    found = boards.shown(actor, board, today)
    if not found.owned:
        raise NotFoundError(what=BOARD)
    asked = {"key": request.GET.get("key", ""), "org": request.GET.get("org", "")}
    lists = choosable.lists(actor, today, also=place(asked["org"]))
    language = get_language() or "zh"
    tile = wrong if isinstance(wrong, TileForm) else TileForm(lists, initial=asked)
    share = wrong if isinstance(wrong, ShareForm) else ShareForm(choosable.units(actor, today))
    name = wrong if isinstance(wrong, BoardForm) else BoardForm(initial={"name": found.name})
    context = {
        "board": found, "tiles": [drawn(one, language) for one in found.tiles], "tile": tile,
        "share": share, "name": name, "most": boards.MOST_TILES,
        "roles": {one.key: in_language(one.title) for one in ROLES},
    }  # fmt: skip
    return render(request, "indicators/board-edit.html", context, status=status)


@never_cache
@require_POST
def rename(request: HttpRequest, board: int) -> HttpResponse:
    """Give a dashboard another name."""
    form = BoardForm(request.POST)
    form.fields.pop("of_unit")
    form.fields.pop("usual")
    if form.is_valid():
        given = {"dashboard": board, "name": form.cleaned_data["name"]}
        if _done(form, CHANGE, given, request) is not None:
            return redirect("indicators:board-edit", board)
    return _editing(request, board, form, 422)


@never_cache
@require_POST
def add(request: HttpRequest, board: int) -> HttpResponse:
    """Put one more tile behind the others."""
    actor, today = actor_of(request), clock.today()
    found = boards.shown(actor, board, today)
    lists = choosable.lists(actor, today, also=place(request.POST.get("org", "")))
    form = TileForm(lists, request.POST)
    if form.is_valid():
        made = {
            "key": form.cleaned_data["key"],
            "org": place(form.cleaned_data["org"]),
            "chart": form.cleaned_data["chart"],
        }
        given = _arrangement(request, board, [*found.arranged, made])
        if _done(form, CHANGE, given, request) is not None:
            return redirect("indicators:board-edit", board)
    return _editing(request, board, form, 422)


@never_cache
@require_POST
def arrange(request: HttpRequest, board: int) -> HttpResponse:
    """Move a tile one place on or back, or take it out; every button of it works by keyboard."""
    found = boards.shown(actor_of(request), board, clock.today())
    at = number(request.POST.get("at", ""))
    tiles, step = list(found.arranged), request.POST.get("step", "")
    if at is None or at >= len(tiles):
        raise NotFoundError(what=BOARD)
    one = tiles.pop(at)
    if step in {"up", "down"}:
        to = max(at - 1, 0) if step == "up" else min(at + 1, len(tiles))
        tiles.insert(to, one)
    act(CHANGE, _arrangement(request, board, tiles), actor=actor_of(request), at=clock.now())
    return redirect("indicators:board-edit", board)


def _arrangement(
    request: HttpRequest, board: int, tiles: Sequence[Mapping[str, Any]]
) -> Mapping[str, Any]:
    version = number(request.POST.get("version", ""))
    return {"dashboard": board, "tiles": tiles, "version": version}


@never_cache
@require_POST
def share(request: HttpRequest, board: int) -> HttpResponse:
    """Let others see a dashboard, or end it."""
    actor = actor_of(request)
    form = ShareForm(choosable.units(actor, clock.today()), request.POST)
    if form.is_valid():
        given = {"dashboard": board, **form.cleaned_data, "on": "off" not in request.POST}
        if _done(form, SHARE, given, request) is not None:
            return redirect("indicators:board-edit", board)
    return _editing(request, board, form, 422)


@never_cache
@require_POST
def remove(request: HttpRequest, board: int) -> HttpResponse:
    """Throw a dashboard away."""
    act(REMOVE, {"dashboard": board}, actor=actor_of(request), at=clock.now())
    return redirect("indicators:boards")


@never_cache
@require_POST
def choose(request: HttpRequest, board: int) -> HttpResponse:
    """Put a dashboard on one's own desk, or take it off."""
    given = {"dashboard": None if "off" in request.POST else board}
    act(CHOOSE, given, actor=actor_of(request), at=clock.now())
    return redirect("indicators:board", board)


def _done(
    form: forms.Form, what: Intention, given: Mapping[str, Any], request: HttpRequest
) -> Mapping[str, Any] | None:
    """Carry it out; what is refused is said in the form."""
    try:
        return act(what, given, actor=actor_of(request), at=clock.now()).result
    except (InputError, RefusedError) as error:
        form.add_error(None, in_language(error.told()))
        return None
