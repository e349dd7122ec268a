"""Cases of a ledger by workbook (台账导入): checked at once, then opened in one transaction.

The batch and its rows are those of every import; nothing is opened before the
whole workbook has been checked and somebody said so.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.db import transaction

from xuezheng.adapters import workbooks
from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.services.door import append
from xuezheng.apps.files.selectors import content
from xuezheng.apps.files.services import claimed
from xuezheng.apps.jobs.services import Step, enqueue
from xuezheng.apps.records.access import ledger_of, rows
from xuezheng.apps.records.services import open_case
from xuezheng.apps.registers.models import Import, ImportRow, Outcome, Stage
from xuezheng.apps.registers.selectors.case_books import PARTY, case_sheet, line, parties, tables
from xuezheng.apps.registers.selectors.references import referring
from xuezheng.apps.registers.selectors.resolving import Resolver, unit_named, word
from xuezheng.apps.registers.services.given import OneImport
from xuezheng.apps.registers.services.importing import (
    TitlesError,
    actor_of,
    held,
    owned_details,
    recount,
)
from xuezheng.apps.registers.services.rules import RegisterRuleError
from xuezheng.apps.schools.access import OutsideError, scope
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, XuezhengError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.issues import WrongDataError
from xuezheng.core.ledgers.cases import Mover, opened
from xuezheng.core.ledgers.definition import Ledger, own_unit, unit_of
from xuezheng.core.registers import books, long_form, sheets
from xuezheng.core.registers.long_form import Details
from xuezheng.core.registers.sheets import FilledRow, Sheet, SheetRead, written
from xuezheng.core.registers.timeline import AsOf

MOST = 500
"""Cases opened by one workbook, so that one transaction holds them."""
NO_UNIT = T("没有这个单位，或不在管辖范围内", "no such unit, or out of reach")
LEAD_MISSING = T("请填写单位", "name the unit")
ONE = T("只能填一个单位", "name one unit only")


class ManyCasesError(InputError):
    """A workbook holds so many cases and no more."""

    code = "many-cases"
    text = T("一次最多导入 {most} 行", "At most {most} rows at once")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A workbook read by the sheet of a ledger, and where each column stands in it."""

    sheet: Sheet
    read: SheetRead
    places: Mapping[str, int]
    details: Details = field(default_factory=Details)


def parsed(kind: str, file: int, digest: str, day: date) -> Parsed:
    """Read a kept workbook once per process, definition and day. Raises ``WorkbookError``."""
    return _parsed(kind, file, digest, day, region().stamp)


@lru_cache(maxsize=4)
def _parsed(kind: str, file: int, digest: str, day: date, stamp: int) -> Parsed:
    del digest, stamp
    ledger = ledger_of(kind)
    sheet = case_sheet(ledger)
    found = workbooks.read(content(file))
    filled = found.get(ledger.title.zh) or next(iter(found.values()), sheets.Filled(()))
    trimmed, top = books.trimmed(sheet, filled)
    read = books.lowered(sheets.read(sheet, trimmed), top)
    head = trimmed.rows[0] if trimmed.rows else ()
    titles = ["".join(written(cell).removesuffix("*").split()) for cell in head]
    labels = {label: one.key for one in sheet.columns for label in (one.label.zh, one.label.en)}
    places = {labels[title]: at for at, title in enumerate(titles, 1) if title in labels}
    others = {name: one for name, one in found.items() if one is not filled}

    def named(_: Field, text: str) -> int | None:
        return unit_named(word(text), day)

    main = long_form.keyed(trimmed, top, places)
    return Parsed(sheet, read, places, long_form.gathered(tables(ledger), others, main, named))


@dataclass(slots=True)
class Draft:
    """One row on its way: where it stands, what it opens, what is wrong with it."""

    row: int
    org: int | None = None
    named: list[tuple[str, int]] = field(default_factory=list)
    due: date | None = None
    data: dict[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    faults: list[tuple[str, str, T]] = field(default_factory=list)
    same: bool = False

    def fault(self, key: str, allowed: T) -> None:
        """Note a bad cell."""
        found = written(self.values.get(key))[: sheets.LONGEST_SHOWN]
        self.faults.append((key, found, allowed))

    @property
    def outcome(self) -> Outcome:
        """Give what becomes of it."""
        if self.faults:
            return Outcome.REJECTED
        return Outcome.UNCHANGED if self.same else Outcome.ACCEPTED


class Stager:
    """Rows against the tree and the registers: a fixed number of queries for a workbook."""

    def __init__(
        self, actor: Actor, ledger: Ledger, at: datetime, details: Details | None = None
    ) -> None:
        self.actor, self.ledger, self.at = actor, ledger, at
        self.details = details or Details()
        self.tables = {one.key: one for one in tables(ledger)}
        self.day = at.astimezone(ZONE).date()
        self.reach = scope(actor, Verb.OPEN, ledger.group)

    def stage(self, lines: Iterable[FilledRow]) -> list[Draft]:
        """Give each row's outcome."""
        drafts = [self._placed(one) for one in lines]
        self._words(drafts)
        for one in drafts:
            if not one.faults:
                self._checked(one)
        self._twins([one for one in drafts if not one.faults])
        return drafts

    def _placed(self, filled: FilledRow) -> Draft:
        told = line(filled.values)
        one = Draft(filled.row, values=filled.values)
        one.due = date.fromisoformat(told.due) if told.due else None
        for part in parties(self.ledger):
            key = f"{PARTY}{part.key}"
            words = told.parties.get(part.key, ())
            if not words and part.key == "supervisor" and self.actor.home is not None:
                one.named.append((part.key, self.actor.home))
            if len(words) > 1 and not part.many:
                one.fault(key, ONE)
            units = [unit_named(word(each), self.day) for each in words]
            one.named += [(part.key, unit) for unit in units if unit is not None]
            if None in units:
                one.fault(key, NO_UNIT)
        one.org = self._org(one, told.org)
        one.data = {key: value for key, value in told.data.items() if value is not None}
        one.data |= self.details.rows.get(one.row, {})
        one.faults += self.details.faults.get(one.row, ())
        return one

    def _org(self, one: Draft, words: str) -> int | None:
        """Give whose case it is, as the form does: the unit written or one's own, else the first named."""
        own = own_unit(self.ledger)
        opens = unit_named(word(words), self.day) if words else self.actor.home
        org = unit_of(self.ledger, opens, one.named)
        key = books.ORG if own else f"{PARTY}{parties(self.ledger)[0].key}"
        wrong = NO_UNIT if own else LEAD_MISSING
        if not one.faults and (org is None or not self.reach.holds(org)):
            one.fault(key, wrong if org is None else NO_UNIT)
        return org

    def _words(self, drafts: Sequence[Draft]) -> None:
        resolver = Resolver(self.actor, self.ledger, AsOf(self.day))
        resolver.look_up((one.org or 0, one.data) for one in drafts)
        for one in drafts:
            for refers in referring(self.ledger):
                value = one.data.get(refers.key)
                if value is None:
                    continue
                found = resolver.id_of(refers, one.org or 0, value)
                if found is None:
                    one.fault(refers.key, resolver.allowed(refers, value))
                one.data[refers.key] = found

    def _checked(self, one: Draft) -> None:
        """Let the engine say what is wrong, as it will when the case is opened."""
        by = Mover(self.actor.person, frozenset())
        try:
            case, _ = opened(self.ledger, one.data, by=by, at=self.at, due=one.due)
        except WrongDataError as error:
            for issue in error.issues:
                key = issue.where.partition("[")[0]
                if key in self.tables:
                    one.faults.append(self.details.fault(self.tables[key], one.row, issue))
                else:
                    one.fault(key, issue.said)
        else:
            one.data = dict(case.data)

    def _twins(self, drafts: Sequence[Draft]) -> None:
        """Find rows that repeat another, or a case that stands open with the very same content."""
        ends = [stage.key for stage in self.ledger.flow.stages if stage.end]
        inside = rows(self.actor, Verb.READ, self.ledger.key).exclude(state__in=ends)
        there = inside.filter(org__in={one.org for one in drafts}) if drafts else []
        standing = [(int(row.org_id), row.due, dict(row.data)) for row in there]
        above: dict[str, int] = {}
        for one in drafts:
            said = repr((one.org, one.due, sorted(one.data.items(), key=str)))
            first = above.setdefault(said, one.row)
            if first != one.row:
                one.fault("", T(f"与第{first}行内容相同", f"says the same as row {first}"))
            one.same = (one.org, one.due, one.data) in standing


class StageCases(Given):
    """A kept workbook to be checked against a ledger."""

    kind: str
    file: int


def stage(deed: Deed, given: StageCases) -> Mapping[str, Any]:
    """Check a workbook against a ledger; gives the import. Nothing is opened yet.

    Raises ``WorkbookError``, ``TitlesError``, ``DetailError``, ``ManyCasesError``
    and ``OutsideError``.
    """
    ledger = ledger_of(given.kind)
    if not deed.actor.roles & set(ledger.opens) or not scope(deed.actor, Verb.OPEN, ledger.group):
        raise OutsideError(verb=Verb.OPEN.label)
    [kept] = claimed([given.file], deed.actor)
    day = deed.at.astimezone(ZONE).date()
    book = parsed(ledger.key, given.file, kept.digest, day)
    if not book.read.lines and book.read.issues and not book.read.bad_rows:
        told = "；".join(str(one) for one in book.read.issues[:5])
        raise TitlesError(told=T(told, told))
    if book.read.given > MOST:
        raise ManyCasesError(most=MOST)
    owned_details(book.details)
    drafts = Stager(deed.actor, ledger, deed.at, book.details).stage(book.read.lines)
    batch = Import.objects.create(
        kind=ledger.key, file=given.file, name=kept.name, digest=kept.digest,
        since=day, asked_by=deed.actor.account,
        person=deed.actor.person, at=deed.at, state=Stage.STAGED.key,
    )  # fmt: skip
    ImportRow.objects.bulk_create([
        *(_row(batch, book, one) for one in drafts), *_unread(batch, book)
    ])  # fmt: skip
    recount(batch)
    deed.about("import", batch.pk, deed.actor.home)
    deed.note(kind=ledger.key, file=kept.digest)
    return {"batch": batch.pk}


def _row(batch: Import, book: Parsed, one: Draft) -> ImportRow:
    due = one.due.isoformat() if one.due else None
    return ImportRow(
        batch=batch, row=one.row, outcome=one.outcome.key, new=True, org=one.org,
        data={"data": one.data, "parties": one.named, "due": due},
        issues=[
            books.fault(book.sheet, book.places, key, found, allowed)
            for key, found, allowed in one.faults
        ],
    )  # fmt: skip


def _unread(batch: Import, book: Parsed) -> Iterable[ImportRow]:
    """Give the rows with cells that cannot be read, each with all its faults."""
    for number in sorted(book.read.bad_rows):
        issues = [
            {"column": one.column, "found": one.found, "zh": one.allowed.zh, "en": one.allowed.en}
            for one in book.read.issues
            if one.row == number
        ]
        issues += [
            books.fault(book.sheet, book.places, *one)
            for one in book.details.faults.get(number, ())
        ]
        rejected = Outcome.REJECTED.key
        yield ImportRow(batch=batch, row=number, outcome=rejected, new=True, issues=issues)


def commit(deed: Deed, given: OneImport) -> Mapping[str, Any]:
    """Ask for what was staged to be opened; gives import and job."""
    batch = held(deed, given.batch, Stage.STAGED)
    ledger_of(batch.kind)
    if not batch.accepted:
        raise RegisterRuleError(why=T("没有可写入的行", "there is no row to write"), state="empty")
    batch.state = Stage.WRITING.key
    batch.job = enqueue(deed, "case.write", {"batch": batch.pk}, org=deed.actor.home)
    batch.save(update_fields=["state", "job"])
    deed.about("import", batch.pk, deed.actor.home)
    deed.rows = batch.accepted
    return {"batch": batch.pk, "job": batch.job}


def cancel(deed: Deed, given: OneImport) -> Mapping[str, Any]:
    """Call an import off before its cases are opened."""
    batch = held(deed, given.batch, Stage.STAGED, Stage.WRITING)
    ledger_of(batch.kind)
    batch.state = Stage.CANCELLED.key
    batch.save(update_fields=["state"])
    deed.about("import", batch.pk, deed.actor.home)
    return {"batch": batch.pk}


def write_step(args: Mapping[str, Any], position: int, at: datetime) -> Step:
    """Open every accepted row in one transaction; a case that is refused now is told in its row."""
    del position
    batch = Import.objects.select_for_update(of=("self",)).get(pk=args["batch"])
    if batch.state != Stage.WRITING.key:
        return Step(None, result={"state": batch.state})
    deed = Deed(actor=actor_of(batch, at), at=at)
    waiting = ImportRow.objects.filter(batch=batch, outcome=Outcome.ACCEPTED.key, written=False)
    for row in waiting.order_by("row"):
        _open(deed, batch.kind, row)
    batch.state, batch.visible_at = Stage.VISIBLE.key, at
    recount(batch)
    deed.about("import", batch.pk, deed.actor.home)
    deed.rows = batch.accepted
    deed.payload = {"kind": batch.kind, "file": batch.digest, "opened": batch.accepted}
    append(deed, "case.import")
    return Step(None, total=1, result={"batch": batch.pk, "opened": batch.accepted})


def _open(deed: Deed, kind: str, row: ImportRow) -> None:
    told, due = row.data, row.data["due"]
    try:
        with transaction.atomic():
            record = open_case(
                deed, kind, org=row.org or 0, data=told["data"],
                parties=[(part, int(org)) for part, org in told["parties"]],
                due=date.fromisoformat(due) if due else None,
            )  # fmt: skip
    except XuezhengError as error:
        words = error.told()
        row.outcome = Outcome.REJECTED.key
        row.issues = [{"column": 0, "found": "", "zh": words.zh, "en": words.en}]
    else:
        row.written, row.subject = True, int(record.pk)
    row.save(update_fields=["outcome", "issues", "written", "subject"])


INTENTIONS = (
    Intention("case.stage", T("核对台账导入", "Check an import of cases"), StageCases, stage),
    Intention("case.commit", T("写入台账导入", "Open what was imported"), OneImport, commit),
    Intention("case.cancel", T("放弃台账导入", "Call an import of cases off"), OneImport, cancel),
)
