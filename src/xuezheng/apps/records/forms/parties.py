"""The controls that name the units of a new case: its own unit, and those listed in its parts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import get_language

from xuezheng.apps.records.forms.controls import chosen, said
from xuezheng.apps.records.forms.picks import PICK, PickField, Typed
from xuezheng.apps.records.selectors.grouping import Units as Several
from xuezheng.apps.records.selectors.picking import Asker, Units
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import Scope
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.types import UNIT
from xuezheng.core.ledgers.definition import Ledger, Part, Where
from xuezheng.ui.several import SeveralField, Ticked

PARTY, ORG = "party-", "org"
FEW = 30
"""Units that a list still shows at a glance; among more one is found by words."""
OWN = Field(ORG, T("单位", "Organisation"), UNIT)


def listed(ledger: Ledger) -> dict[str, Part]:
    """Give the parts of a ledger that its opening names units for, by the name of their control."""
    return {f"{PARTY}{one.key}": one for one in ledger.parts if one.where is Where.PARTY}


def party(part: Part, asker: Asker | None) -> forms.Field:
    """Give the control of a part; without an asker, as in a preview, a box that finds nothing."""
    name, label = f"{PARTY}{part.key}", said(part.label)
    if asker is None:
        return forms.CharField(required=False, label=label)
    if part.many:
        finder = Several(asker.day, get_language() or "zh")
        return SeveralField(finder, f"/picks/{asker.kind.key}/{name}/", label=label)
    return PickField(asker, Field(name, part.label, UNIT), name, label=label)


def own_unit(inside: Scope, day: date, asker: Asker | None) -> forms.Field | None:
    """Give the control of the unit a case is opened for; None where there is nothing to choose."""
    units = tree_of(day).units
    own = [(org, unit.name) for org, unit in units.items() if inside.holds(org)]
    if len(own) < 2:
        return None
    label = said(OWN.label)
    if asker is None or len(own) <= FEW:
        return chosen(own, label=label)
    return PickField(asker, OWN, ORG, Units(inside), label=label)


def begun(name: str, drawn: forms.Field, start: Mapping[str, Any]) -> Any:
    """Give what a control begins with: a number, or what a draft kept of the words and the choice."""
    if isinstance(drawn, SeveralField):
        return Ticked.of(start, name)
    if isinstance(drawn, PickField) and f"{name}{PICK}" in start:
        return Typed.of(start, name)
    return start.get(name)
