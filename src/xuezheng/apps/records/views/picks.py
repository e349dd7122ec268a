"""What the words in a box may name, while one types (输入提示)."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock
from xuezheng.apps.records.access import reach
from xuezheng.apps.records.forms.parties import ORG, listed
from xuezheng.apps.records.forms.picks import Typed
from xuezheng.apps.records.selectors.grouping import Units
from xuezheng.apps.records.selectors.picking import SOURCES, Source, picked, source_of
from xuezheng.apps.records.selectors.picking import Units as InReach
from xuezheng.apps.records.views.doing import asker, readable, who
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.ui.several import Finder, Ticked, standing

NAME = re.compile(r"[a-z0-9_-]{1,80}")
NOWHERE = T("可选项", "choices")


@require_safe
def found(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    """List what words may name in a field of a ledger, within the reader's reach."""
    actor = who(request)
    ledger, name = readable(actor, kind), request.GET.get("name", place)
    if not NAME.fullmatch(name):
        raise NotFoundError(what=NOWHERE)
    part = listed(ledger).get(place)
    if part is not None and part.many:
        return offered(request, Units(clock.today(), get_language() or "zh"), name)
    source = _source(actor, ledger, place)
    words = request.GET.get(name, "").strip()[:60]
    picks = source.find(asker(request, ledger), words) if words else []
    context = {"name": name, "typed": Typed(words), "picks": picks, "asked": bool(words)}
    return render(request, "records/picks.html", context)


def offered(request: HttpRequest, finder: Finder, name: str) -> HttpResponse:
    """List what the last of several names may mean, what is ticked before it."""
    ticked = Ticked.of(request.GET, name)
    offers = finder.find(ticked.names[-1]) if ticked.names else ()
    context = {"name": name, "words": ticked.words, "asked": bool(ticked.names)}
    return render(request, "ui/several.html", context | standing(finder, ticked, offers))


def _source(actor: Actor, ledger: Ledger, place: str) -> Source:
    """Give where the things of a box are found: of a field, of a part, of the unit it is opened for."""
    if place in listed(ledger):
        return SOURCES["unit"]
    if place == ORG:
        return InReach(reach(actor, Verb.OPEN, ledger.key))
    return source_of(_field(ledger, place))


def _field(ledger: Ledger, place: str) -> Field:
    """Give a field of a ledger, or a column of one of its tables ("absent.pupil")."""
    key, _, column = place.partition(".")
    inside = next((one for one in ledger.fields if one.key == key), None)
    if inside is not None and column:
        inside = next((one for one in inside.columns if one.key == column), None)
    if inside is None or not picked(inside):
        raise NotFoundError(what=NOWHERE)
    return inside
