"""What the pages of rosters show: the list, one report with its differences, three side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.apps.people.selectors import people
from xuezheng.apps.rosters.access import findings, group_of, roster, rosters, within
from xuezheng.apps.rosters.models import Choice, Finding, Progress, Roster, RosterLine
from xuezheng.apps.schools.selectors.closure import names
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.showing import identity_masked
from xuezheng.core.registers.rosters import DRAFTS, STAFF_ROSTERS, RosterKind, Status

PAGE = 50
MOST_LISTED = 50
MOST_TOGETHER = 200


@dataclass(frozen=True, slots=True)
class RosterShown:
    """A roster as the list shows it."""

    id: int
    kind: T
    title: str
    day: date
    state: T
    counts: dict[str, Any]
    held: bool
    release_at: datetime | None

    @property
    def open(self) -> int:
        """How many lines and persons do not agree."""
        return sum(
            int(self.counts.get(key, 0)) for key in ("differing", "only_theirs", "only_ours")
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One difference as a page shows it, identity numbers masked."""

    id: int
    status: Status
    name: str
    resident: str
    theirs: str
    ours: str
    person: int | None
    told: T
    case: int | None
    decision: T | None
    note: str
    settled: bool
    pairable: bool
    changeable: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One roster's page: its counts, one page of its differences, its lines where it is a draft."""

    roster: RosterShown
    draft: bool
    rows: tuple[Row, ...]
    lines: tuple[RosterLine, ...]
    statuses: tuple[tuple[Status, int], ...]
    whole: bool
    after: int | None
    group: str


CHANGEABLE = frozenset(
    {
        Status.OTHER_UNIT, Status.OTHER_NAME, Status.OTHER_ESTABLISHMENT, Status.ONLY_THEIRS,
        Status.ONLY_OURS,
    }
)  # fmt: skip
"""Differences that "theirs is right" can change from here."""


def listed(actor: Actor | None, now: datetime) -> tuple[RosterShown, ...]:
    """Give the newest rosters in sight. Costs: 3 queries."""
    found = rosters(actor, Verb.READ, now).order_by("-day", "-id")[:MOST_LISTED]
    return tuple(_shown(row, now) for row in found)


def _shown(row: Roster, now: datetime) -> RosterShown:
    held = row.release_at is not None and now < row.release_at
    return RosterShown(
        row.pk, RosterKind.of(row.kind).label, row.title, row.day, Progress.of(row.state).label,
        row.counts, held, row.release_at,
    )  # fmt: skip


def report(
    actor: Actor | None, number: int, now: datetime, *, status: str = "", after: str = ""
) -> Report:
    """Give one roster's page; raises ``NotFoundError``. Costs: at most 10 queries."""
    row = roster(actor, Verb.READ, number, now)
    reach = within(actor, Verb.READ, row)
    found = findings(row, reach)
    if status in {one.key for one in Status}:
        found = found.filter(status=status)
    if after.isdecimal() and len(after) < 12:
        found = found.filter(pk__gt=int(after))
    page = list(found.select_related("line")[: PAGE + 1])
    more = page[PAGE - 1].pk if len(page) > PAGE else None
    draft = RosterKind.of(row.kind) in DRAFTS
    return Report(
        roster=_shown(row, now),
        draft=draft,
        rows=_rows(page[:PAGE], now.date()),
        lines=_lines(row, reach) if draft else (),
        statuses=_statuses(row),
        whole=reach.everything,
        after=more,
        group=group_of(row.kind),
    )


def _statuses(row: Roster) -> tuple[tuple[Status, int], ...]:
    counts = row.counts.get("statuses", {})
    return tuple((Status.of(key), int(count)) for key, count in counts.items() if key != "agrees")


def _lines(row: Roster, reach: Scope) -> tuple[RosterLine, ...]:
    found = row.lines.order_by("row")
    return tuple((found if reach.everything else found.filter(org__in=reach.orgs))[:PAGE])


def _rows(found: Iterable[Finding], day: date) -> tuple[Row, ...]:
    rows = list(found)
    known = people([one.person for one in rows if one.person], day)
    units = names({one.org for one in known.values()} | {one.org or 0 for one in rows}, day)
    return tuple(
        _row(one, {key: units.get(who.org, "") for key, who in known.items()}, units)
        for one in rows
    )


def _row(one: Finding, homes: dict[int, str], units: dict[int, str]) -> Row:
    line, status = one.line, Status.of(one.status)
    resident = line.resident if line else ""
    return Row(
        id=one.pk,
        status=status,
        name=one.name,
        resident=identity_masked(resident) if len(resident) > 8 else "",
        theirs=line.unit if line else "",
        ours=homes.get(one.person or 0, "") or (units.get(one.org or 0, "") if one.person else ""),
        person=one.person,
        told=T(one.told_zh, one.told_en),
        case=one.case,
        decision=Choice.of(one.decision).label if one.decision else None,
        note=one.note,
        settled=one.settled_at is not None,
        pairable=line is not None and (one.person is not None or bool(one.others)),
        changeable=status in CHANGEABLE,
    )


@dataclass(frozen=True, slots=True)
class Together:
    """One person on the three staff rosters: what each says, nothing where it agrees."""

    name: str
    person: int | None
    said: tuple[Status | None, ...]


def together(
    actor: Actor | None, now: datetime
) -> tuple[tuple[RosterShown, ...], tuple[Together, ...]]:
    """Give the newest of each staff roster in sight, and everybody on whom one of them differs.

    Persons unknown to us are known again by their identity number. Costs: 8 queries.
    """
    seen = rosters(actor, Verb.READ, now)
    newest = [
        row
        for kind in STAFF_ROSTERS
        if (row := seen.filter(kind=kind.key).order_by("-day", "-id").first())
    ]
    people_: dict[str, dict[int, Finding]] = {}
    for place, row in enumerate(newest):
        found = findings(row, within(actor, Verb.READ, row)).filter(settled_at=None)
        for one in found.select_related("line"):
            people_.setdefault(_who(one), {}).setdefault(place, one)
    rows = [_together(told, len(newest)) for told in people_.values()]
    order = sorted(rows, key=lambda one: (-sum(said is not None for said in one.said), one.name))
    return tuple(_shown(row, now) for row in newest), tuple(order[:MOST_TOGETHER])


def _who(one: Finding) -> str:
    alone = one.status in {Status.ONLY_THEIRS.key, Status.NAMESAKE.key}
    if one.person and not alone:
        return f"p{one.person}"
    return f"r{one.line.resident}" if one.line and one.line.resident else f"f{one.pk}"


def _together(told: dict[int, Finding], count: int) -> Together:
    first = next(iter(told.values()))
    said = tuple(Status.of(told[place].status) if place in told else None for place in range(count))
    return Together(first.name, first.person, said)
