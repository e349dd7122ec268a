"""The office's entry page: what stands where, in counts that open; gaps to places that do better."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from xuezheng.apps.meetings import access
from xuezheng.apps.meetings.models import AgreementState, MeetingState, ResolutionState
from xuezheng.apps.records.access import fields_seen, ledger_of, ledgers_on, rows, values
from xuezheng.apps.schools.access import names
from xuezheng.apps.targets.selectors.programmes import ProgrammeShown, programmes
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T

LEDGERS = ("problem", "practice", "campaign")
MOST_GAPS = 100


@dataclass(frozen=True, slots=True)
class Count:
    """A figure of the page and where it opens; ``late`` of them are overdue."""

    label: T
    number: int
    url: str
    late: int = 0


@dataclass(frozen=True, slots=True)
class LedgerCount:
    """One ledger of the office: open cases, overdue ones, ended ones."""

    key: str
    title: T
    open: int
    late: int
    ended: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Our figure against that of a place to draw level with (对标找差)."""

    case: int
    title: str
    org: str
    measured: str
    place: str
    own: str
    theirs: str
    gap: str


@dataclass(frozen=True, slots=True)
class Meetings:
    """Counts of meetings, resolutions, bodies and agreements in sight."""

    bodies: int
    planned: int
    to_minute: int
    to_settle: int
    to_issue: int
    agreements: int
    agreements_late: int


def meetings(actor: Actor | None, day: date) -> Meetings:
    """Count what the office has in hand. Costs: 8 queries."""
    met, decided, agreed = (
        access.meetings(actor),
        access.resolutions(actor),
        access.agreements(actor).filter(state=AgreementState.OPEN.key),
    )
    return Meetings(
        bodies=access.bodies(actor, day).filter(ends__gt=day).count(),
        planned=met.filter(state=MeetingState.PLANNED.key, day__gte=day).count(),
        to_minute=met.exclude(state=MeetingState.MINUTED.key).filter(day__lt=day).count(),
        to_settle=decided.filter(state=ResolutionState.PROPOSED.key).count(),
        to_issue=decided.filter(state=ResolutionState.ACCEPTED.key).count(),
        agreements=agreed.count(),
        agreements_late=agreed.filter(due__lt=day).count(),
    )


def ledgers(actor: Actor | None, day: date) -> list[LedgerCount]:
    """Count the office's ledgers that the region keeps. Costs: 4 queries for each."""
    known = {one.key for one in ledgers_on()}
    found = []
    for key in LEDGERS:
        if key not in known:
            continue
        ledger = ledger_of(key)
        seen = rows(actor, Verb.READ, key)
        open_ = seen.filter(closed_at=None)
        late = open_.filter(next_due__lt=day).count()
        ended = seen.exclude(closed_at=None).count()
        found.append(LedgerCount(key, ledger.title, open_.count(), late, ended))
    return found


def gap_of(own: str | None, theirs: str | None) -> str:
    """Give our figure less theirs, exact, with its sign; empty where one is missing.

    >>> gap_of("91.2", "95"), gap_of("98", "95.50"), gap_of("3", "3"), gap_of(None, "1")
    ('-3.8', '+2.5', '0', '')
    """
    try:
        difference = Decimal(own or "") - Decimal(theirs or "")
    except InvalidOperation:
        return ""
    if not difference:
        return "0"
    return f"{difference.normalize():+f}"


def gaps(actor: Actor | None, day: date) -> list[Gap]:
    """Give the problems that are measured against another place. Costs: 3 queries."""
    ledger = next((one for one in ledgers_on() if one.key == "problem"), None)
    if ledger is None:
        return []
    seen = fields_seen(actor, "problem")
    units = names(day)
    found = []
    compared = rows(actor, Verb.READ, "problem").exclude(t2="").order_by("next_due", "id")
    for row in compared[:MOST_GAPS]:
        data = values(ledger, row.data, seen)
        own, theirs = data.get("own_figure"), data.get("their_figure")
        found.append(
            Gap(
                int(row.pk), row.subject, units.get(row.org_id, ""), data.get("measured") or "",
                row.t2, own or "", theirs or "", gap_of(own, theirs),
            )
        )  # fmt: skip
    return found


@dataclass(frozen=True, slots=True)
class Programmes:
    """Multi-year programmes (行动计划): how many run, and which end soon with milestones open."""

    running: int
    lapsing: tuple[ProgrammeShown, ...]


def programmes_of(actor: Actor | None, day: date) -> Programmes:
    """Count the programmes in sight. Costs: 4 queries."""
    found = programmes(actor, day)
    running = sum(one.row.closed is None for one in found)
    return Programmes(running, tuple(one for one in found if one.lapses))
