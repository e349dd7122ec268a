"""Who may design, whose designs one sees, and the one seam by which those in force join the catalogue.

A process keeps what it has read. ``refresh`` asks one small question (which
designs are in force, by which definition) and reads texts only where the
answer changed, so that every web and worker process sees an activation
without being started again.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from django.db.models import Q, QuerySet

from xuezheng.adapters import ledger_toml
from xuezheng.apps.designs.models import Definition, Design
from xuezheng.apps.schools.access import scope
from xuezheng.catalogue import current, lay_over
from xuezheng.catalogue.flows import FLOWS
from xuezheng.catalogue.roles import DUTY_GROUPS
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import Dated, Layer, Parameter, Rules
from xuezheng.core.base.sources import Source
from xuezheng.core.ledgers.definition import Ledger

SYSTEM = "system"
DESIGNERS = frozenset({"section", "system_admin"})
"""Roles that draft: heads of sections for what their duty names, and whoever runs the system."""
EARLY = date(2000, 1, 1)
"""The first numbers of a ledger hold from the beginning: cases may be entered for days gone by."""
PLAIN, UNIT = T("自设台账参数", "Number of a ledger of the bureau's own"), T("按定义", "as defined")

Live = tuple[tuple[int, str, int, bool], ...]
_laid: list[Live] = [()]
_unread: list[tuple[str, ...]] = [()]


def may_draft(actor: Actor | None) -> bool:
    """Say whether somebody may draft at all."""
    return actor is not None and bool(actor.roles & DESIGNERS)


def runs(actor: Actor | None) -> bool:
    """Say whether somebody runs the system, and so activates."""
    return scope(actor, Verb.MANAGE, SYSTEM).everything


def groups(actor: Actor | None) -> frozenset[str]:
    """Give the kind groups somebody may draft for: those of the duty, all for whoever runs the system."""
    if actor is None or not may_draft(actor):
        return frozenset()
    if runs(actor):
        return frozenset(DUTY_GROUPS) | {"office", "plan"}
    return frozenset(
        one for grant in actor.grants for one in grant.duties if grant.role == "section"
    )


def designs(actor: Actor | None) -> QuerySet[Design]:
    """Give the designs somebody sees: their own, those of their groups, all for whoever runs the system."""
    if actor is None or not may_draft(actor):
        return Design.objects.none()
    if runs(actor):
        return Design.objects.all()
    own = Q(author=actor.person) if actor.person is not None else Q(pk__in=[])
    return Design.objects.filter(own | Q(kind_group__in=groups(actor)))


def one(actor: Actor | None, number: int) -> Design:
    """Give one design in sight; raises ``NotFoundError`` alike for absent and foreign ones."""
    found = designs(actor).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=T("台账设计", "design"))
    return found


def definitions(design: int) -> QuerySet[Definition]:
    """Give every definition of a design that was in force, the newest first."""
    return Definition.objects.filter(design=design).order_by("-number")


def live(design: Design) -> Definition | None:
    """Give the definition in force, or None."""
    return Definition.objects.filter(design=design, number=design.live).first()


def refresh() -> None:
    """Let the catalogue hold what is in force now. Costs: 1 query, 1 more where that changed."""
    rows = Design.objects.filter(live__gt=0).order_by("key")
    found: Live = tuple(rows.values_list("pk", "key", "live", "out_of_use"))
    if found != _laid[0] or (found and not current().stamp):
        _lay(found)


def retired() -> frozenset[str]:
    """Give the keys of ledgers of the bureau's own that are out of use."""
    return frozenset(key for _, key, _, out in _laid[0] if out)


def own_keys() -> tuple[str, ...]:
    """Give the keys of the bureau's own ledgers, those out of use among them."""
    return tuple(key for _, key, _, _ in _laid[0])


def unread() -> tuple[str, ...]:
    """Give the keys whose definition this version of the software no longer reads."""
    return _unread[0]


def forget() -> None:
    """Let the catalogue be as shipped, until somebody asks again."""
    _laid[0], _unread[0] = (), ()
    lay_over((), Rules(MappingProxyType({})))


def _lay(found: Live) -> None:
    ledgers: list[Ledger] = []
    numbers: dict[str, Parameter] = {}
    unread_: list[str] = []
    texts = Definition.objects.filter(design__in=[pk for pk, *_ in found]).order_by("design", "number")  # fmt: skip
    by: dict[int, list[Definition]] = {}
    for row in texts:
        by.setdefault(row.design_id, []).append(row)
    for pk, key, number, _ in found:
        rows = [row for row in by.get(pk, ()) if row.number <= number]
        told = ledger_toml.read(rows[-1].text, FLOWS) if rows else None
        if told is None or told.ledger is None or told.issues:
            unread_.append(key)
            continue
        ledgers.append(told.ledger)
        numbers |= _numbers(rows)
    _laid[0], _unread[0] = found, tuple(unread_)
    lay_over(tuple(ledgers), Rules(MappingProxyType(numbers)))


def _numbers(rows: Iterable[Definition]) -> dict[str, Parameter]:
    """Give the numbers that stand in a ledger's definitions, each from the day it was activated on."""
    dated: dict[str, dict[date, Dated]] = {}
    for n, row in enumerate(rows):
        since = row.since if n else EARLY
        source = Source("自设台账", f"{row.design_id}-{row.number}", row.since)
        for key, value in ledger_toml.read(row.text, FLOWS).numbers.items():
            dated.setdefault(key, {})[since] = Dated(since, value, source, Layer.BUREAU)
    return {key: _parameter(key, tuple(values.values())) for key, values in dated.items()}


def _parameter(key: str, values: tuple[Dated, ...]) -> Parameter:
    first = min(values, key=lambda one: one.since)
    early = (replace(first, since=EARLY), *(one for one in values if one is not first))
    return Parameter(key=key, title=PLAIN, unit=UNIT, values=early, reviewed=first.since)
