"""Imports (导入): staged and written in resumable chunks, shown by one flag, always accounted for."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count

from xuezheng.adapters.rows import set_each
from xuezheng.apps.accounts.access import accounts
from xuezheng.apps.accounts.selectors import actor_of_account
from xuezheng.apps.audit.services.door import append
from xuezheng.apps.files.services import claimed
from xuezheng.apps.jobs.services import Step, enqueue
from xuezheng.apps.registers.access import register_of
from xuezheng.apps.registers.models import Import, ImportRow, Outcome, Stage
from xuezheng.apps.registers.selectors.things import stamps
from xuezheng.apps.registers.services.given import DecideRow, OneImport, StageImport
from xuezheng.apps.registers.services.layouts import known
from xuezheng.apps.registers.services.owners import owned
from xuezheng.apps.registers.services.rules import ENTERS, RegisterRuleError
from xuezheng.apps.registers.services.sheets import filled_of
from xuezheng.apps.registers.services.staging import Draft, Parsed, Stager, parsed
from xuezheng.apps.registers.services.stores import drop_hidden
from xuezheng.apps.registers.services.writing import shown, write_new
from xuezheng.apps.schools.access import OutsideError, scope
from xuezheng.core.base.actors import SYSTEM, Actor
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import InputError, NotFoundError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers import books
from xuezheng.core.registers.long_form import Details
from xuezheng.core.registers.sheets import FilledRow
from xuezheng.core.registers.staging import CHUNK, Tally, chunk, tally

WHAT = T("导入批次", "import")
ELSEWHERE = frozenset({"organisation", "person", "post", "appointment"})
"""Kinds that come in by the workbook of units and people."""


class TitlesError(InputError):
    """The sheet's titles are not those of the register."""

    code = "import-titles"
    text = T("表头有误：{told}", "The titles are wrong: {told}")


class DetailError(InputError):
    """A sheet of detail cannot be read, or has rows that belong to no row of the main sheet."""

    code = "import-detail"
    text = T("明细表有误：{told}", "The sheets of detail are wrong: {told}")


def importable(kind: Kind) -> bool:
    """Say whether a register takes workbooks here."""
    return kind.key not in ELSEWHERE


def stage(deed: Deed, given: StageImport) -> Mapping[str, Any]:
    """Ask for a kept workbook to be read against a register; gives import and job.

    Raises ``WorkbookError`` and ``TitlesError`` at once, before anything is staged.
    """
    kind = register_of(given.kind)
    if not any(scope(deed.actor, verb, kind.group) for verb in ENTERS):
        raise OutsideError(verb=ENTERS[0].label)
    if not importable(kind):
        why = T("请用“单位和人员”工作簿导入", "use the workbook of units and people")
        raise RegisterRuleError(why=why, state=kind.key)
    [row] = claimed([given.file], deed.actor)
    layout = _layout(deed.actor, kind, given, row.digest)
    owned_details(parsed(kind, given.file, row.digest, given.since, layout).details)
    batch = Import.objects.create(
        kind=kind.key, file=given.file, name=row.name, digest=row.digest, since=given.since,
        asked_by=deed.actor.account, person=deed.actor.person, at=deed.at, layout=layout,
    )  # fmt: skip
    batch.job = enqueue(deed, "register.stage", {"batch": batch.pk}, org=deed.actor.home)
    batch.save(update_fields=["job"])
    deed.about("import", batch.pk, deed.actor.home)
    deed.note(kind=kind.key, file=row.digest, since=given.since.isoformat())
    return {"batch": batch.pk, "job": batch.job}


def _layout(actor: Actor, kind: Kind, given: StageImport, digest: str) -> dict[str, Any]:
    """Give the layout of others by which a workbook is read; nothing where it is our own.

    Raises ``TitlesError`` where it is neither.
    """
    read = parsed(kind, given.file, digest, given.since).read
    titles = [one for one in read.issues if not read.lines and one.row not in read.bad_rows]
    if not titles:
        return {}
    layout = known(actor.home, kind, filled_of(kind, given.file), given.since)
    if layout is None:
        told = T(
            "；".join(str(one) for one in titles[:5]),
            "; ".join(f"{one.found} {one.allowed.en}" for one in titles[:5]),
        )
        raise TitlesError(told=told)
    return layout


def owned_details(details: Details) -> None:
    """Refuse a workbook with rows of detail that belong to nothing. Raises ``DetailError``."""
    found = details.orphans
    if found:
        zh = "；".join(str(one) for one in found[:5])
        en = "; ".join(f"{one.place.en}: “{one.found}”, {one.allowed.en}" for one in found[:5])
        raise DetailError(told=T(zh, en))


def held(deed: Deed, number: int, *stages: Stage) -> Import:
    """Give one's own import, locked, in one of some stages. Raises ``NotFoundError``, ``StaleError``."""
    batch = Import.objects.select_for_update(of=("self",)).filter(pk=number).first()
    mine = batch is not None and batch.asked_by == deed.actor.account
    if batch is None or not (mine or deed.actor.channel == "system"):
        raise NotFoundError(what=WHAT)
    if Stage.of(batch.state) not in stages:
        raise StaleError(state=batch.state)
    return batch


def stage_step(args: Mapping[str, Any], position: int, at: datetime) -> Step:
    """Stage one chunk of rows; a chunk that was staged already is not staged twice."""
    batch = Import.objects.select_for_update(of=("self",)).get(pk=args["batch"])
    if batch.state != Stage.STAGING.key:
        return Step(None, result={"state": batch.state})
    kind = register_of(batch.kind)
    book = parsed(kind, batch.file, batch.digest, batch.since, batch.layout)
    numbers = book.numbers
    part, following = chunk(position, len(numbers))
    drafts = _staged(batch, kind, book, [numbers[one] for one in part], at)
    ImportRow.objects.bulk_create(_row(batch, book, one) for one in drafts)
    counted = tally(one.outcome.key for one in drafts)
    _count(batch, Tally(batch.accepted, batch.rejected, batch.unchanged) + counted)
    if following is None:
        batch.state = Stage.STAGED.key
    batch.save()
    return Step(following, total=len(numbers), result={"batch": batch.pk, **_told(batch)})


def _staged(
    batch: Import, kind: Kind, book: Parsed, numbers: Sequence[int], at: datetime
) -> list[Draft]:
    """Stage rows by their numbers; what cannot be read is a fault of its row."""
    by = actor_of(batch, at)
    stager = Stager(by, kind, batch.since, _decided(batch, numbers), book.details)
    lines = [book.lines[number] for number in numbers if number in book.lines]
    drafts = {one.line.row: one for one in stager.stage(lines)}
    drafts |= {one: Draft(FilledRow(one, {})) for one in numbers if one not in drafts}
    columns = {place: key for key, place in book.places.items()}
    for issue in book.read.issues:
        if issue.row in drafts and issue.row not in book.lines:
            key = columns.get(issue.column, "")
            drafts[issue.row].faults.append((key, issue.found, issue.allowed))
    return [drafts[number] for number in numbers]


def _decided(batch: Import, numbers: Iterable[int]) -> dict[int, str]:
    rows = ImportRow.objects.filter(batch=batch, row__in=list(numbers)).exclude(decided="")
    return dict(rows.values_list("row", "decided"))


def actor_of(batch: Import, at: datetime) -> Actor:
    """Give who asked for an import, with the grants of the day it is worked on."""
    if batch.asked_by is None:
        return SYSTEM
    account = accounts(SYSTEM).filter(pk=batch.asked_by, active=True).first()
    if account is None:
        raise NotFoundError(what=WHAT)
    return actor_of_account(account, at, channel="page")


def _row(batch: Import, book: Parsed, one: Draft) -> ImportRow:
    return ImportRow(
        batch=batch, row=one.line.row, outcome=one.outcome.key, subject=one.subject or None,
        new=one.new, org=one.org, data=one.data, kept=one.kept, candidates=one.candidates,
        issues=[
            books.fault(book.sheet, book.places, key, found, allowed)
            for key, found, allowed in one.faults
        ],
    )  # fmt: skip


def _count(batch: Import, counted: Tally) -> None:
    batch.given, batch.accepted = counted.given, counted.accepted
    batch.rejected, batch.unchanged = counted.rejected, counted.unchanged


def _told(batch: Import) -> dict[str, int]:
    return {
        "given": batch.given,
        "accepted": batch.accepted,
        "rejected": batch.rejected,
        "unchanged": batch.unchanged,
    }


def decide(deed: Deed, given: DecideRow) -> Mapping[str, Any]:
    """Say of a row that may stand already whether it is that thing or another; stages it again."""
    batch = held(deed, given.batch, Stage.STAGED)
    row = ImportRow.objects.filter(batch=batch, row=given.row).first()
    named = {one["subject"] for one in row.candidates} if row is not None else set()
    if row is None or not named:
        raise NotFoundError(what=WHAT)
    if given.decided.same_as is not None and given.decided.same_as not in named:
        raise NotFoundError(what=WHAT)
    same = given.decided.same_as
    row.decided = "new" if same is None else f"same:{same}"
    row.save(update_fields=["decided"])
    kind = register_of(batch.kind)
    book = parsed(kind, batch.file, batch.digest, batch.since, batch.layout)
    [draft] = _staged(batch, kind, book, [given.row], deed.at)
    if same is not None and not owned(kind):
        draft.candidates = []
    fresh = _row(batch, book, draft)
    fresh.pk, fresh.decided = row.pk, row.decided
    fresh.save()
    recount(batch)
    deed.about("import", batch.pk, deed.actor.home)
    deed.note(row=given.row, decided=row.decided, reason=given.decided.reason)
    return {"batch": batch.pk, "outcome": fresh.outcome}


def recount(batch: Import) -> None:
    """Count the rows anew."""
    found = ImportRow.objects.filter(batch=batch).values_list("outcome").annotate(n=Count("id"))
    counts = dict(found)
    _count(batch, Tally(*(counts.get(one.key, 0) for one in Outcome)))
    batch.save()


def commit(deed: Deed, given: OneImport) -> Mapping[str, Any]:
    """Ask for what was staged to be written; nothing is seen of it until all of it is."""
    batch = held(deed, given.batch, Stage.STAGED)
    if not batch.accepted:
        raise RegisterRuleError(why=T("没有可写入的行", "there is no row to write"), state="empty")
    kind = register_of(batch.kind)
    changed = ImportRow.objects.filter(batch=batch, outcome=Outcome.ACCEPTED.key, new=False)
    wanted = list(changed.values_list("pk", "subject"))
    latest = stamps(kind, [subject for _, subject in wanted if subject is not None])
    set_each(ImportRow, ("stamp",), {pk: (latest.get(one or 0, ""),) for pk, one in wanted})
    batch.state = Stage.WRITING.key
    batch.job = enqueue(deed, "register.write", {"batch": batch.pk}, org=deed.actor.home)
    batch.save(update_fields=["state", "job"])
    deed.about("import", batch.pk, deed.actor.home)
    deed.rows = batch.accepted
    deed.note(kind=batch.kind, file=batch.digest, counts=_told(batch))
    return {"batch": batch.pk, "job": batch.job}


def write_step(args: Mapping[str, Any], position: int, at: datetime) -> Step:
    """Write one chunk of new rows, hidden; the last step shows all of them and makes the changes."""
    batch = Import.objects.select_for_update(of=("self",)).get(pk=args["batch"])
    if batch.state != Stage.WRITING.key:
        return Step(None, result={"state": batch.state})
    kind = register_of(batch.kind)
    deed = Deed(actor=actor_of(batch, at), at=at)
    total = batch.accepted + 1
    waiting = ImportRow.objects.filter(
        batch=batch, outcome=Outcome.ACCEPTED.key, new=True, written=False
    ).order_by("row")
    rows = list(waiting[:CHUNK])
    if rows:
        write_new(deed, kind, batch, rows)
        recount(batch)
        return Step(position + len(rows), total=total)
    changed = shown(deed, kind, batch)
    batch.state, batch.visible_at = Stage.VISIBLE.key, at
    recount(batch)
    deed.about("import", batch.pk, deed.actor.home)
    deed.rows = batch.accepted
    deed.note(kind=batch.kind, file=batch.digest, counts=_told(batch), changed=changed)
    append(deed, "register.import")
    return Step(None, total=total, result={"batch": batch.pk, **_told(batch)})


def cancel(deed: Deed, given: OneImport) -> Mapping[str, Any]:
    """Call an import off before it is shown; what was written hidden is deleted."""
    batch = held(deed, given.batch, Stage.STAGING, Stage.STAGED, Stage.WRITING)
    kind = register_of(batch.kind)
    rows = ImportRow.objects.filter(batch=batch, new=True, written=True)
    drop_hidden(kind, [one for one in rows.values_list("subject", flat=True) if one], batch.pk)
    rows.update(written=False, subject=None)
    batch.state = Stage.CANCELLED.key
    batch.save(update_fields=["state"])
    deed.about("import", batch.pk, deed.actor.home)
    return {"batch": batch.pk}
