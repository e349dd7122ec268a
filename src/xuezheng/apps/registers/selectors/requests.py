"""Change requests as pages and the desk show them: the difference, who checks, what waits."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.registers.access import reach, register_of
from xuezheng.apps.registers.models import ChangeRequest, Standing
from xuezheng.apps.registers.selectors.checkers import CHECKS
from xuezheng.apps.registers.selectors.resolving import words
from xuezheng.apps.schools.access import names, scope, seen
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.showing import HIDDEN
from xuezheng.core.registers.changes import read
from xuezheng.core.registers.timeline import AsOf

MOST = 50
WHAT = T("变更申请", "change request")
ACTS = {
    "change": T("变更", "Change"),
    "correct": T("更正", "Correction"),
    "end": T("终止", "End"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One field of a difference in words; a masked one says only that it differs."""

    label: T
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A change request as a page shows it (变更申请)."""

    number: int
    kind: Kind
    subject: int
    title: str
    unit: str
    checker: str
    act: T
    day: date
    state: Standing
    reason: str
    note: str
    asked_at: datetime
    decided_at: datetime | None
    lines: tuple[Line, ...] = ()
    mine: bool = False
    checks: bool = False

    @property
    def waits(self) -> bool:
        """Say whether it still waits for a check."""
        return self.state is Standing.ASKED


def _inside(actor: Actor) -> QuerySet[ChangeRequest]:
    """Give the requests in sight: those about registers and units somebody reads."""
    allowed = Q(pk__in=[])
    for kind in region().registers:
        where = reach(actor, Verb.READ, kind)
        if where:
            here = Q() if where.everything else Q(org__in=where.orgs)
            allowed |= Q(kind=kind.key) & here
    return ChangeRequest.objects.filter(allowed)


def listed(actor: Actor, day: date, state: str = "") -> list[Shown]:
    """Give the newest requests in sight. Costs: 1 query, and 1 per group of registers."""
    rows = _inside(actor).order_by("-id")
    units = names(day)
    return [_shown(row, units) for row in (rows.filter(state=state) if state else rows)[:MOST]]


def _shown(row: ChangeRequest, units: dict[int, str]) -> Shown:
    return Shown(
        int(row.pk), register_of(row.kind), row.subject, row.title, units.get(row.org_id, ""),
        units.get(row.checker, ""), ACTS[row.act], row.day, Standing.of(row.state), row.reason,
        row.note, row.asked_at, row.decided_at,
    )  # fmt: skip


def request(actor: Actor, number: int, day: date, language: str) -> Shown:
    """Give one request with its difference. Costs: ≤ 8 queries. Raises ``NotFoundError``."""
    row = ChangeRequest.objects.filter(pk=number).first()
    kind = register_of(row.kind) if row is not None else None
    if row is None or kind is None or not reach(actor, Verb.READ, kind).holds(row.org_id):
        raise NotFoundError(what=WHAT)
    checks = any(scope(actor, verb, kind.group).holds(row.org_id) for verb in CHECKS)
    other = actor.person is None or actor.person != row.asked_person
    mine = row.asked_by == actor.account or row.org_id in actor.orgs
    base = _shown(row, names(day))
    return Shown(
        **{name: getattr(base, name) for name in Shown.__slots__[:13]},
        lines=_lines(actor, kind, row, day, language),
        mine=mine and row.state == Standing.ASKED.key,
        checks=checks and other and row.state == Standing.ASKED.key,
    )


def _lines(
    actor: Actor, kind: Kind, row: ChangeRequest, day: date, language: str
) -> tuple[Line, ...]:
    found = read(row.difference)
    both = [{one.field: one.before for one in found}, {one.field: one.after for one in found}]
    before, after = words(actor, kind, both, AsOf(day))
    classes, lines = seen(actor, kind), []
    for one in found:
        field = kind.field(one.field)
        clear = field.privacy in classes
        old = before.get(one.field) or field.show(one.before, language)
        new = after.get(one.field) or field.show(one.after, language)
        lines.append(Line(field.label, old if clear else HIDDEN, new if clear else HIDDEN))
    return tuple(lines)


def waiting(actor: Actor, day: date) -> list[Shown]:
    """Give what waits for a check by somebody: routed to a unit of theirs, not their own asking.

    Costs: 2 queries, and 1 per group of registers where something waits.
    """
    return alone(waiting_steps(actor, day))


def waiting_steps(actor: Actor, day: date) -> Steps[list[Shown]]:
    """Do so beside others. Costs: 1 round while steady."""
    orgs, person = actor.orgs, actor.person

    def made() -> "QuerySet[ChangeRequest]":
        rows = ChangeRequest.objects.filter(state=Standing.ASKED.key, checker__in=orgs)
        if person is not None:
            rows = rows.exclude(asked_person=person)
        return rows.order_by("id")[:MOST]

    found = [
        row
        for row in (yield Question(made, ("registers.requests", orgs, person)))
        if any(scope(actor, verb, register_of(row.kind).group).holds(row.org_id) for verb in CHECKS)
    ]
    units = names(day) if found else {}
    return [_shown(row, units) for row in found]
