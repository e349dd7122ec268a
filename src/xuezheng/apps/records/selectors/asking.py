"""What a form owes whoever fills it in (填报要求, R36): who may, when it was last given, objections."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, QuerySet

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.records.access import declared_kind, kind_of, ledgers_on, reach
from xuezheng.apps.records.models import CaseEntry, Nudge, Objection, Verdict
from xuezheng.apps.records.selectors.rollup import AT_SCHOOL
from xuezheng.apps.schools.access import names
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import Period
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.kind import Filler, Kind
from xuezheng.core.ledgers.definition import Ledger, own_unit

MOST = 200


def may_open(actor: Actor, ledger: Ledger, inside: Scope) -> bool:
    """Say whether somebody opens cases of a ledger: by role, or for units below their own (代填)."""
    if not inside:
        return False
    return bool(actor.roles & set(ledger.opens)) or fills_in(actor, ledger, inside)


def fills_in(actor: Actor, ledger: Ledger, inside: Scope) -> bool:
    """Say whether somebody fills in for units below: what schools open, by whoever reaches them."""
    below = not inside.everything and bool(inside.orgs - {actor.home})
    return own_unit(ledger) and bool(AT_SCHOOL & set(ledger.opens)) and below


def last_given(ledger: Ledger, org: int | None) -> date | None:
    """Give the day on which a unit last opened a case itself. Costs: 1 query."""
    if org is None:
        return None
    found = CaseEntry.objects.filter(record__kind=ledger.key, record__org=org, act="opened")
    at = found.order_by("-at").values_list("at", flat=True).first()
    return at.astimezone(CIVIL).date() if at is not None else None


def opened_by(orgs: Iterable[int], month: Period) -> dict[tuple[int, str], int]:
    """Count the cases that units opened themselves in a month, by unit and ledger. Costs: 1 query.

    What others opened there, or filled in for them, cost them nothing.
    """
    found = CaseEntry.objects.filter(
        act="opened", org=F("record__org"), record__org__in=list(orgs),
        record__opened__gte=month.first, record__opened__lte=month.last,
    )  # fmt: skip
    counted = found.order_by().values_list("record__org", "record__kind").annotate(n=Count("id"))
    return {(org, kind): many for org, kind, many in counted}


def objection(kind: str, org: int | None) -> Objection | None:
    """Give what a unit has against a form. Costs: 1 query."""
    return Objection.objects.filter(kind=kind, org=org).first() if org is not None else None


def filed_in(row: Objection) -> T | None:
    """Give the form in which the same was filed already, as an objection says."""
    try:
        return declared_kind(row.filed_in).title if row.filed_in else None
    except NotFoundError:
        return T(row.filed_in, row.filed_in)


def verdict(row: Objection) -> T | None:
    """Give what became of an objection; None while it waits."""
    return Verdict.of(row.verdict).label if row.verdict else None


def verdicts() -> list[tuple[str, T]]:
    """Give what may become of an objection, by key."""
    return [(one.key, one.label) for one in Verdict]


def others(kind: Kind) -> list[tuple[str, T]]:
    """Give the other forms that units fill in, those that ask most of the same first."""
    own = {_meaning(one) for one in kind.fields}
    forms: list[Kind] = [
        one
        for one in (*region().registers, *ledgers_on())
        if one.key != kind.key and one.asks is not None and one.asks.by is Filler.SCHOOL
    ]
    forms.sort(key=lambda one: -len(own & {_meaning(field) for field in one.fields}))
    return [(one.key, one.title) for one in forms]


def _meaning(field: Field) -> str:
    return field.means or f"{field.label.zh} {field.type.key}"


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection as whoever answers it reads it (填报异议)."""

    number: int
    title: T
    unit: str
    at: datetime
    note: str
    answer: str
    filed_in: T | None
    verdict: T | None


def objections(actor: Actor, day: date) -> list[Objected]:
    """Give the objections that somebody may answer, the unanswered first. Costs: 2 queries, 1 a group."""
    units, found = names(day), []
    where: dict[str, Scope] = {}
    rows = Objection.objects.order_by("answered_at", "-at")[:MOST]
    for row in sorted(rows, key=lambda one: one.answered_at is not None):
        try:
            kind = kind_of(row.kind)
        except NotFoundError:
            continue
        if row.kind not in where:
            where[row.kind] = reach(actor, Verb.CHECK, row.kind)
        if row.org != actor.home and where[row.kind].holds(row.org):
            found.append(
                Objected(
                    int(row.pk),
                    kind.title,
                    units.get(row.org, ""),
                    row.at,
                    row.note,
                    row.answer,
                    filed_in(row),
                    verdict(row),
                )
            )
    return found


@dataclass(frozen=True, slots=True)
class Nudged:
    """A reminder that nothing has been reported (催报), as a desk lists it."""

    ledger: Ledger
    period: str
    at: datetime
    times: int
    note: str


def nudges(actor: Actor | None, most: int = 20) -> list[Nudged]:
    """Give the reminders to somebody's units, the newest first. Costs: 1 query."""
    return alone(nudges_steps(actor, most))


def nudges_steps(actor: Actor | None, most: int = 20) -> Steps[list[Nudged]]:
    """Do so beside others. Costs: 1 round."""
    if actor is None:
        return []
    known, orgs = {one.key: one for one in ledgers_on()}, actor.orgs

    def made() -> "QuerySet[Nudge]":
        return Nudge.objects.filter(org__in=orgs, kind__in=known).order_by("-at", "-id")[:most]

    rows = yield Question(made, ("records.nudges", most, orgs, frozenset(known)))
    return [Nudged(known[row.kind], row.period, row.at, row.times, row.note) for row in rows]
