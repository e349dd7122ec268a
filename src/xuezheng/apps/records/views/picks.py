"""What the words in a box may name, while one types (输入提示)."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.apps.records.forms.picks import Typed
from xuezheng.apps.records.selectors.picking import SOURCES, picked
from xuezheng.apps.records.views.doing import asker, readable, who
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.ledgers.definition import Ledger

NAME = re.compile(r"[a-z0-9_-]{1,80}")
NOWHERE = T("可选项", "choices")


@require_safe
def found(request: HttpRequest, kind: str, place: str) -> HttpResponse:
    """List what words may name in a field of a ledger, within the reader's reach."""
    ledger = readable(who(request), kind)
    field = _field(ledger, place)
    name = request.GET.get("name", place)
    if not NAME.fullmatch(name):
        raise NotFoundError(what=NOWHERE)
    words = request.GET.get(name, "").strip()[:60]
    picks = SOURCES[field.type.key].find(asker(request, ledger), words) if words else []
    context = {"name": name, "typed": Typed(words), "picks": picks, "asked": bool(words)}
    return render(request, "records/picks.html", context)


def _field(ledger: Ledger, place: str) -> Field:
    """Give a field of a ledger, or a column of one of its tables ("absent.pupil")."""
    key, _, column = place.partition(".")
    inside = next((one for one in ledger.fields if one.key == key), None)
    if inside is not None and column:
        inside = next((one for one in inside.columns if one.key == column), None)
    if inside is None or not picked(inside):
        raise NotFoundError(what=NOWHERE)
    return inside
