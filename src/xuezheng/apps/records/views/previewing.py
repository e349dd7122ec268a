"""A draft as the people of a role would meet it (预览): its form, its list, what they may do; nothing is kept."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xuezheng.adapters import clock, ledger_toml
from xuezheng.apps.designs import access as designs
from xuezheng.apps.records.forms import NewCaseForm
from xuezheng.apps.records.selectors.rows import column_keys
from xuezheng.apps.records.services.writing import subject_of
from xuezheng.apps.records.views.doing import who
from xuezheng.catalogue.flows import FLOWS
from xuezheng.catalogue.roles import ROLES, Role
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.mask import masked
from xuezheng.core.kinds.samples import sample
from xuezheng.core.ledgers.definition import Ledger

WORKING = tuple(one for one in ROLES if not one.key.endswith("admin"))
IDS = frozenset(
    {"person", "unit", "post", "pupil", "room", "file", "photo", "reference", "files", "photos"}
)
SHOWN = T("样例", "Example")


@require_safe
def show(request: HttpRequest, design: int) -> HttpResponse:
    """Show a draft as somebody of a role meets it. Costs: what a form costs."""
    actor = who(request)
    if not designs.may_draft(actor):
        raise NotFoundError(what=T("台账设计", "design"))
    row = designs.one(actor, design)
    ledger = ledger_toml.read(row.text, FLOWS).ledger
    if ledger is None:
        raise NotFoundError(what=T("可预览的定义", "a definition that can be shown"))
    asked = request.GET.get("role", "")
    role = next((one for one in WORKING if one.key == asked), _first(ledger))
    return render(request, "records/preview.html", _context(actor, row, ledger, role))


def _first(ledger: Ledger) -> Role:
    return next((one for one in WORKING if one.key in ledger.opens), WORKING[0])


def _context(actor: Actor, row: Any, ledger: Ledger, role: Role) -> dict[str, Any]:
    day = clock.today()
    reads = role.may(Verb.READ, ledger.group) or Verb.READ in role.duties
    opens = role.key in ledger.opens
    form = NewCaseForm(ledger, day, actor.home, Scope()) if opens else None
    known, data = list(column_keys(ledger)), _line(ledger)
    seen = dict(zip(ledger.keys, _cells(ledger, role, data), strict=True))
    return {
        "row": row, "ledger": ledger, "role": role, "roles": WORKING, "reads": reads, "form": form,
        "columns": [ledger.field(key) for key in known], "shown": [seen[key] for key in known],
        "subject": subject_of(ledger, data), "inside": [(one.label, seen[one.key]) for one in ledger.fields],
        "steps": _steps(ledger, role), "number": ledger.numbering.number(day.year, 1),
        "stage": ledger.flow.start.label, "later": _later(ledger),
    }  # fmt: skip


def _line(ledger: Ledger) -> dict[str, Any]:
    """Give one made-up line of data."""
    return {one.key: _made(one) for one in ledger.fields}


def _cells(ledger: Ledger, role: Role, data: Mapping[str, Any]) -> list[T]:
    """Give a line in words, masked as this role sees it without a stated purpose."""
    seen = masked(ledger, data, role.sees)
    found = []
    for field in ledger.fields:
        key = field.key
        plain = field.type.key in IDS and data[key] is not None and seen[key] == data[key]
        found.append(SHOWN if plain else T(field.show(seen[key]), field.show(seen[key], "en")))
    return found


def _made(field: Any) -> Any:
    if field.type.key in {"choice", "several"} and not field.choices:
        return None
    return None if field.computes is not None else sample(field)


def _steps(ledger: Ledger, role: Role) -> list[tuple[T, T, list[T]]]:
    """Give the moves a role makes, from where, and the fields it fills in there."""
    plays = {part.key for part in ledger.parts if role.key in part.roles}
    found = []
    for move in ledger.flow.moves:
        if plays & set(move.by):
            stages = [ledger.flow.stage(key).label for key in move.from_]
            at = T("、".join(one.zh for one in stages), ", ".join(one.en for one in stages))
            keys = [key for key in ledger.filled_by(move.key) if key in ledger.keys]
            asks = [one.label for one in move.asks]
            found.append((move.label, at, [*asks, *(ledger.field(key).label for key in keys)]))
    return found


def _later(ledger: Ledger) -> list[T]:
    return [one.label for one in ledger.fields if one.key not in ledger.at_opening]
