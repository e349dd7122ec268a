"""From a row and its history to a case as a value, under the row's lock, and back."""

from dataclasses import dataclass

from xuezheng.apps.records.access import anywhere, declared_ledger, mover, placed
from xuezheng.apps.records.access.rules import day_of, with_numbers
from xuezheng.apps.records.models import CaseEntry, Handed, Record
from xuezheng.apps.records.selectors.history import case_of
from xuezheng.apps.records.services.deadlines import settle, stopped_since
from xuezheng.apps.records.services.writing import append, columns
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError, StaleError
from xuezheng.core.ledgers.cases import Case, Entry, Mover
from xuezheng.core.ledgers.definition import Ledger, Placed

QUIET = frozenset({"comment", "urge", "looked", "link", "unlink"})
"""Acts after which what somebody has open is still as good as before."""


@dataclass(slots=True)
class Held:
    """A case under its row's lock: the row, its ledger, the value, where it lies, who acts."""

    record: Record
    ledger: Ledger
    case: Case
    placed: Placed
    by: Mover


def held(deed: Deed, number: int, seen: int | None = None) -> Held:
    """Lock a case in sight of whoever acts. Costs: 6 queries.

    Raises ``NotFoundError`` alike for absent and out of sight, and
    ``StaleError`` when somebody was faster than the page that was ``seen``.
    """
    record = locked(deed, number)
    if seen is not None and seen != record.version and _overtaken(record, seen):
        raise StaleError(state=record.state)
    ledger = with_numbers(declared_ledger(record.kind), day_of(deed.at))
    where = placed(ledger, record, day_of(deed.at))
    case = case_of(ledger, record)
    deed.about(record.kind, record.pk, record.org_id)
    return Held(
        record, ledger, case, where, mover(ledger, where, deed.actor, case, day_of(deed.at))
    )


def locked(deed: Deed, number: int) -> Record:
    """Lock the row of a case in sight; raises ``NotFoundError`` for any other."""
    rows = anywhere(deed.actor, Verb.READ).filter(pk=number)
    record = rows.select_for_update(of=("self",)).first()
    if record is None:
        raise NotFoundError(what="事项")
    return record


def _overtaken(record: Record, seen: int) -> bool:
    """Say whether somebody did more than speak since a version."""
    since = CaseEntry.objects.filter(record=record, seq__gt=seen).exclude(act__in=QUIET)
    return seen > record.version or since.exists()


def keep(deed: Deed, held_: Held, case: Case, entry: Entry) -> Record:
    """Write a case after an entry: its row, the line of its history, its deadlines."""
    record, ledger = held_.record, held_.ledger
    ended = ledger.flow.stage(case.stage).end
    record.state, record.since, record.due = case.stage, case.since, case.due
    record.version, record.updated_at, record.submitter = case.version, deed.at, case.submitter
    record.closed_at = (record.closed_at or deed.at) if ended else None
    record.data = dict(case.data)
    if not case.opened_by_checker:
        record.checker_opened_at = None
    elif record.checker_opened_at is None:
        record.checker_opened_at = deed.at
    record.suspended_since = stopped_since(case, day_of(deed.at))
    for name, value in columns(ledger, case.data).items():
        setattr(record, name, value)
    append(deed, record, entry)
    if case.handed_to != held_.case.handed_to:
        Handed.objects.filter(record=record).delete()
        Handed.objects.bulk_create(Handed(record=record, person=one) for one in case.handed_to)
    settle(record, ledger, case, held_.placed, deed.at)
    record.save()
    return record
