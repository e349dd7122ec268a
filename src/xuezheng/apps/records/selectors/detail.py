"""One case as its page shows it: stages, moves, limits, history, files, facts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.apps.files import selectors as kept
from xuezheng.apps.people.selectors import holders, people, posts
from xuezheng.apps.records.access import (
    deadlines,
    entries,
    fields_seen,
    ledger_of,
    mover,
    one,
    own_watches,
    placed,
    values,
)
from xuezheng.apps.records.access.rules import calendar, day_of, in_force
from xuezheng.apps.records.models import CaseEntry, Deadline, Record, Running
from xuezheng.apps.records.selectors.around import Ran, Shot, ran, shots
from xuezheng.apps.records.selectors.beside import Beside, beside, verdicts
from xuezheng.apps.records.selectors.history import Line, case_of, code, timeline
from xuezheng.apps.records.selectors.linked import Linked, linked
from xuezheng.apps.records.selectors.lists import neighbours
from xuezheng.apps.records.selectors.minutes import now_on
from xuezheng.apps.records.selectors.picking import in_words, told
from xuezheng.apps.records.selectors.rows import CaseRow, shown_rows
from xuezheng.apps.records.selectors.ruler import Ruler, ruler
from xuezheng.apps.records.selectors.wording import Left, left, left_until
from xuezheng.apps.schools.access import names
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import Calendar
from xuezheng.core.ledgers.acts import acts
from xuezheng.core.ledgers.cases import Case, Offered, moves
from xuezheng.core.ledgers.clocks import (
    ByField,
    Minutes,
    NaturalDays,
    SchoolDays,
    WorkingDays,
    WorkingHours,
)
from xuezheng.core.ledgers.definition import Clock, Ledger, Placed
from xuezheng.core.ledgers.escalation import rung_day, rungs_of


@dataclass(frozen=True, slots=True)
class StageShown:
    """A stage on the line of stages: past, present or still to come."""

    label: T
    shape: str
    css: str
    day: date | None


@dataclass(frozen=True, slots=True)
class LimitShown:
    """A running limit: what is left, on what it rests, its days drawn."""

    label: T
    left: Left
    due_at: datetime
    start: date
    rests: T
    provisional: bool
    suspended: bool
    raised: date | None
    ruler: Ruler


@dataclass(frozen=True, slots=True)
class CaseShown:
    """A case with all its page needs; what may be done is ``moves`` and ``acts``."""

    row: CaseRow
    ledger: Ledger
    stages: tuple[StageShown, ...]
    moves: tuple[Offered, ...]
    acts: frozenset[str]
    limits: tuple[LimitShown, ...]
    history: tuple[Line, ...]
    files: tuple[kept.Shown, ...]
    parties: tuple[tuple[T, str], ...]
    facts: tuple[tuple[T, str], ...]
    handed: tuple[str, ...]
    wish: date | None
    watched: bool
    before: int | None
    after: int | None
    code: str
    mine: frozenset[str]
    linked: tuple[Linked, ...]
    ran: tuple[Ran, ...]
    shots: tuple[Shot, ...]
    pages: tuple[Beside, ...]
    verdicts: tuple[tuple[T, T], ...] = ()

    @property
    def handed_in(self) -> Line | None:
        """The newest line in which somebody handed something in, for the sheet to sign."""
        steps = [line for line in self.history if line.said or line.files]
        return next((line for line in steps if not line.spoken), None)


def case(actor: Actor | None, number: int, at: datetime, language: str = "zh") -> CaseShown:
    """Give one case in sight. Costs: ≤ 24 queries. Raises ``NotFoundError``."""
    record = one(actor, Verb.READ, number)
    if actor is None:
        raise NotFoundError(what="事项")
    day = day_of(at)
    ledger = ledger_of(record.kind)
    rows = list(entries(int(record.pk)))
    where = placed(ledger, record, day)
    value = case_of(ledger, record, rows)
    by = mover(ledger, where, actor, value, day)
    history = timeline(ledger, record, rows, day, language, fields_seen(actor, ledger.key))
    before, after = neighbours(actor, record, day)
    row = shown_rows(actor, [record], day)[0]
    return CaseShown(
        row=row, ledger=ledger,
        stages=tuple(_stages(ledger, value, rows)), moves=_sorted(moves(ledger, value, by)),
        acts=frozenset(act.key for act in acts(ledger, value, by, day)),
        limits=tuple(_limits(ledger, record, day)), history=tuple(history),
        files=_files(rows), parties=tuple(_parties(ledger, where, day)),
        facts=tuple(_facts(actor, ledger, record, day, language)),
        handed=tuple(who.name for who in people(value.handed_to, day).values()),
        wish=value.wish.until if value.wish else None,
        watched=own_watches(actor).filter(record=record).exists(), before=before, after=after,
        code=code(record), mine=by.parts, linked=tuple(linked(actor, int(record.pk), day)),
        ran=tuple(ran(ledger, record)), shots=tuple(shots(actor, ledger, int(record.pk), row.values, day)),
        pages=beside(actor, record), verdicts=verdicts(record, day),
    )  # fmt: skip


def _sorted(offers: tuple[Offered, ...]) -> tuple[Offered, ...]:
    """Put what can be done first, what leads on before what sends back, what is barred last."""
    return tuple(sorted(offers, key=lambda one: (not one.allowed, one.move.reason)))


def _stages(ledger: Ledger, value: Case, rows: Sequence[CaseEntry]) -> Iterator[StageShown]:
    reached = {row.after: row.at.date() for row in rows if row.before != row.after}
    aside = ledger.flow.aside
    broken_off = value.stage in aside
    shown = [
        stage
        for stage in ledger.flow.stages
        if stage.key == value.stage
        or (stage.key not in aside and (not broken_off or stage.key in reached))
    ]
    here = [stage.key for stage in shown].index(value.stage)
    for number, stage in enumerate(shown):
        if number == here and not stage.end:
            yield StageShown(stage.label, "now", "now", reached.get(stage.key))
        elif number <= here:
            yield StageShown(stage.label, "met", "", reached.get(stage.key))
        else:
            yield StageShown(stage.label, "wait", "later", None)


def _limits(ledger: Ledger, record: Record, day: date) -> Iterator[LimitShown]:
    running = deadlines().filter(record=record, state__in=["open", "suspended"])
    known, now = calendar(), now_on(day)
    for row in running.order_by("due_day", "due_at", "id"):
        clock = ledger.clock(row.clock)
        raised = _raised(row, clock, day, known)
        yield LimitShown(
            clock.label, _left(row, day, now, known), row.due_at, row.start, _rests(row, clock),
            row.provisional, row.state == Running.SUSPENDED.key, raised,
            ruler(row.due_day, day, known, raised),
        )  # fmt: skip


def _left(row: Deadline, day: date, now: datetime, known: Calendar) -> Left:
    """Say how much is left, as the list does: to the minute on the day of a limit kept to it."""
    running = row.state == Running.OPEN.key and row.began is not None
    return left_until(row.due_at, now) if running and row.due_day == day else left(row.due_day, day, known)  # fmt: skip


def _raised(row: Deadline, clock: Clock, day: date, known: Calendar) -> date | None:
    """Give the next day on which somebody above is woken."""
    rungs = rungs_of(clock, in_force(row.start))
    days = [rung_day(row.due_day, rung, known) for rung in rungs if rung.days > 0]
    return min((one for one in days if one > day), default=None)


COUNTED: dict[type, T] = {
    WorkingDays: T("限 {many} 个工作日", "{many} working days allowed"),
    NaturalDays: T("限 {many} 天", "{many} days allowed"),
    SchoolDays: T("限 {many} 个教学日", "{many} school days allowed"),
    WorkingHours: T("限 {many} 个工作小时", "{many} working hours allowed"),
    Minutes: T("限 {many} 分钟", "{many} minutes allowed"),
}
"""What a limit rests on, by how its clock counts."""


def _rests(row: Deadline, clock: Clock) -> T:
    counted = COUNTED.get(type(clock.rule))
    if row.rule.isdecimal() and counted is not None:
        return counted.filled(many=row.rule)
    if row.extensions:
        return T(f"已延期 {row.extensions} 次", f"extended {row.extensions} times")
    if isinstance(clock.rule, ByField):
        return T("按所填日期", "the day filled in")
    return T("按下达的完成时限", "the due day as issued")


def _files(rows: Sequence[CaseEntry]) -> tuple[kept.Shown, ...]:
    numbers = [number for row in rows for number in row.files]
    found = kept.shown(numbers) if numbers else {}
    return tuple(found[number] for number in dict.fromkeys(numbers) if number in found)


def _parties(ledger: Ledger, where: Placed, day: date) -> Iterator[tuple[T, str]]:
    units = names(day)
    for part in ledger.parts:
        orgs = where.parties.get(part.key, ())
        if orgs:
            yield part.label, "、".join(units.get(org, "") for org in orgs)


def _facts(
    actor: Actor, ledger: Ledger, record: Record, day: date, language: str
) -> Iterator[tuple[T, str]]:
    shown = values(ledger, record.data, fields_seen(actor, ledger.key))
    known = told(actor, ledger.fields, shown, day, language)
    for field in ledger.fields:
        value = shown.get(field.key)
        if value is None or field.filled_by:
            continue
        if field.type.key == "post" and isinstance(value, int):
            yield field.label, _holder(value, day)
        elif field.type.key not in {"file", "files", "photo", "photos"}:
            yield field.label, in_words(field, value, known, language)


def _holder(number: int, day: date) -> str:
    seat, held = posts([number], day).get(number), holders([number], day).get(number)
    return " ".join(
        part for part in (seat.label if seat else "", held.name if held else "") if part
    )


def plain(shown: CaseShown) -> dict[str, Any]:
    """Give a case as plain JSON values, for programs."""
    row = shown.row
    return {
        "id": row.id, "kind": row.kind, "number": row.number, "subject": row.subject,
        "org": row.org, "state": row.state, "due": row.due, "next_due": row.next_due,
        "version": row.version, "opened": row.opened, "updated_at": row.updated_at,
        "data": dict(row.values),
        "verdicts": [{"label": label.zh, "words": words.zh} for label, words in shown.verdicts],
        "moves": [
            {"move": offer.move.key, "allowed": offer.allowed, "why": offer.bar.zh if offer.bar else ""}
            for offer in shown.moves
        ],
        "acts": sorted(shown.acts),
        "history": [
            {"at": line.at, "title": line.title.zh, "text": line.text, "files": list(line.files)}
            for line in shown.history
        ],
    }  # fmt: skip
