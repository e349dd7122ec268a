"""A case's history: rows as values, their fold, and the lines a page shows of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from xuezheng.apps.people.selectors import PersonShown, people
from xuezheng.apps.records.access import entries
from xuezheng.apps.records.models import Alarm, CaseEntry, Record
from xuezheng.apps.records.selectors import picking
from xuezheng.apps.schools.access import names
from xuezheng.core.base import chain
from xuezheng.core.base.labels import T
from xuezheng.core.base.standings import Standing
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.fields import Field, Privacy
from xuezheng.core.kinds.flow import CHECKS, Effect
from xuezheng.core.kinds.showing import day as day_in_words
from xuezheng.core.kinds.upgrade import stage_now
from xuezheng.core.ledgers.acts import Act
from xuezheng.core.ledgers.cases import Case, Entry
from xuezheng.core.ledgers.definition import Ledger, own_unit
from xuezheng.core.ledgers.history import fold

UPGRADE = "upgrade"
SUCCESSION = "succession"
"""The successor of a closed school takes its place; the software writes it."""
SPOKEN = frozenset({"comment"})


def entry_of(row: CaseEntry) -> Entry:
    """Give a line of the history as a value."""
    return Entry(
        act=row.act, at=row.at, by=row.person, part=row.part, before=row.before, after=row.after,
        note=row.note, said=row.said, changes=row.changes, files=tuple(row.files), facts=row.facts,
    )  # fmt: skip


def lines(ledger: Ledger, rows: Iterable[CaseEntry]) -> list[Entry]:
    """Give a history with the stages of older versions named as they are now."""
    found: list[Entry] = []
    for entry in map(entry_of, rows):
        if entry.act == UPGRADE:
            since = int(entry.facts["from"])
            found = [_renamed(ledger, one, since) for one in found]
        found.append(entry)
    return found


def _renamed(ledger: Ledger, entry: Entry, since: int) -> Entry:
    before, after = (
        stage_now(stage, since, ledger.changes) for stage in (entry.before, entry.after)
    )
    return replace(entry, before=before, after=after)


def case_of(ledger: Ledger, record: Record, rows: Iterable[CaseEntry] | None = None) -> Case:
    """Give a row as a case: the fold of its history, its data as the row has them. Costs: ≤ 1 query."""
    given = entries(int(record.pk)) if rows is None else rows
    return replace(fold(ledger, lines(ledger, given)), data=record.data)


def content(record: Record) -> str:
    """Give the digest of what somebody signs when they sign a case."""
    told = {"number": record.number, "subject": record.subject, "data": record.data}
    return sha256(chain.canonical(told)).hexdigest()


def code(record: Record) -> str:
    """Give the code a printed sheet carries; it changes with the content."""
    digest = content(record).upper()
    return f"{digest[:4]}-{digest[4:8]}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a history as a page shows it; the newest stand first.

    ``signed`` is whose signature was keyed in (代录), ``void`` that the
    content has changed since.
    """

    at: datetime
    shape: Standing
    title: T
    who: str
    text: str
    said: tuple[tuple[T, str], ...] = ()
    files: tuple[int, ...] = ()
    spoken: bool = False
    signed: str = ""
    void: bool = False


def timeline(
    ledger: Ledger,
    record: Record,
    rows: Sequence[CaseEntry],
    day: date,
    language: str,
    seen: frozenset[Privacy] = frozenset(Privacy),
) -> list[Line]:
    """Give the lines of a history, alarms among them; what is not ``seen`` is masked.

    Costs: 3 queries, 1 more per type of things that an edit named.
    """
    ids = {row.person for row in rows} | {row.facts.get("signer_keyed_by") for row in rows}
    ids |= {row.facts["person"] for row in rows if "person" in row.facts}
    known = people({one for one in ids if one is not None}, day)
    present = content(record)
    found = [
        replace(
            _line(ledger, row, known, present, language), said=_said(ledger, row, language, seen)
        )
        for row in rows
    ]
    found += _alarms(ledger, record, language)
    return sorted(found, key=lambda line: line.at)[::-1]


def _name(known: Mapping[int, PersonShown], person: int | None) -> str:
    return known[person].name if person is not None and person in known else ""


def _line(
    ledger: Ledger,
    row: CaseEntry,
    known: Mapping[int, PersonShown],
    present: str,
    language: str,
) -> Line:
    _, effect = _asks(ledger, row.act)
    keyed = row.facts.get("signer_keyed_by")
    return Line(
        at=row.at, shape=_shape(effect, row.act), title=title_of(ledger, row.act),
        who=_name(known, keyed if keyed is not None else row.person),
        text="　".join(part for part in (_facts(row, known, language), row.note) if part),
        files=tuple(row.files), spoken=row.act in SPOKEN,
        signed=_name(known, row.person) if keyed is not None else "",
        void=keyed is not None and row.facts.get("content") != present,
    )  # fmt: skip


def _said(
    ledger: Ledger, row: CaseEntry, language: str, seen: frozenset[Privacy]
) -> tuple[tuple[T, str], ...]:
    """Give what a step said, what an edit changed, and for whom a case was opened."""
    asks, _ = _asks(ledger, row.act)
    said = masked_of(asks, row.said, seen)
    edited = ledger.fields if row.act == Act.EDIT.key else ()
    changes = masked_of((one for one in edited if not one.filled_by), row.changes, seen)
    shown = {one.key: value for one, value in changes}
    words = picking.told(None, ledger.fields, shown, row.at.astimezone(CIVIL).date(), language)
    told = [(one.label, one.show(value, language)) for one, value in said]
    told += [(one.label, picking.in_words(one, value, words, language)) for one, value in changes]
    return (*told, *_filled_in(ledger, row))


def masked_of(
    fields: Iterable[Field], data: Mapping[str, Any], seen: frozenset[Privacy]
) -> list[tuple[Field, Any]]:
    """Give the fields that data fills, each with what these eyes see of it."""
    filled = [(one, data[one.key]) for one in fields if data.get(one.key) is not None]
    return [(one, value if one.privacy in seen else one.type.masks(value)) for one, value in filled]


def _filled_in(ledger: Ledger, row: CaseEntry) -> tuple[tuple[T, str], ...]:
    """Name the unit that opened a case for another (代填). Costs: 1 query on an opening line."""
    if row.act != Act.OPENED.key or row.org is None or not own_unit(ledger):
        return ()
    if row.org == row.record.org_id:
        return ()
    return ((FILLED_IN, names(row.at.astimezone(CIVIL).date()).get(row.org, "")),)


FILLED_IN = T("代填单位", "Filled in by")


def _asks(ledger: Ledger, act: str) -> tuple[tuple[Field, ...], Effect | None]:
    for move in ledger.flow.moves:
        if move.key == act:
            return move.asks, move.effect
    return (), None


def title_of(ledger: Ledger, act: str) -> T:
    """Give the words of a line's act."""
    for move in ledger.flow.moves:
        if move.key == act:
            return move.label
    if act == SUCCESSION:
        return T("随学校合并转由继任单位办理", "Went to the successor of a merged school")
    if act == UPGRADE:
        return T("台账定义升级", "Definition upgraded")
    try:
        return Act.of(act).label
    except KeyError:
        return T(act, act)


def _shape(effect: Effect | None, act: str) -> Standing:
    if effect in {Effect.RETURN, Effect.DECLINE} or act in {"urge", "refuse_extension"}:
        return Standing.RISK
    if effect in CHECKS or effect in {Effect.REPORT, Effect.SIGN, Effect.ISSUE, Effect.PASS}:
        return Standing.MET
    return Standing.TRACK if effect is not None else Standing.WAIT


def _facts(row: CaseEntry, known: Mapping[int, PersonShown], language: str) -> str:
    facts, told = row.facts, []
    if facts.get("until"):
        due = row.act in {"opened", "edit"}
        words = T("完成时限{day}", "due {day}") if due else T("至{day}", "until {day}")
        told.append(words.filled(day=day_in_words(facts["until"], None, language)).in_(language))
    if "person" in facts:
        told.append(_name(known, facts["person"]))
    if row.act in {Act.LINK.key, Act.UNLINK.key}:
        told.append(str(facts.get("number", "")))
    return "　".join(told)


REMINDED = T("系统催办", "Reminded by the system")
RAISED = T("系统升级督办", "Raised by the system")


def _alarms(ledger: Ledger, record: Record, language: str) -> list[Line]:
    rows = Alarm.objects.filter(deadline__record=record).select_related("deadline")
    found = []
    for row in rows:
        title, words = alarm_told(ledger, row)
        shape = Standing.RISK if _rung(row.rung)[0] <= 0 else Standing.MISS
        found.append(Line(row.fired_at, shape, title, "", words.in_(language)))
    return found


def alarm_told(ledger: Ledger, row: Alarm) -> tuple[T, T]:
    """Give what an alarm did and by which limit; its deadline must be at hand."""
    late, words = _rung(row.rung)
    label = ledger.clock(row.deadline.clock).label
    return RAISED if late > 1 else REMINDED, words.filled(clock=label)


def _rung(key: str) -> tuple[int, T]:
    """Give how far a rung lies beyond the end, and say it: "+3" in days, "-30m" in minutes."""
    many = int(key.removesuffix("m"))
    zh, en = ("分钟", "minute") if key.endswith("m") else ("个工作日", "working day")
    en += "s" * (abs(many) != 1)
    if many < 0:
        return many, T(f"{{clock}}还有 {-many} {zh}", f"{{clock}}: {-many} {en} left")
    if many == 0:
        ends = T("{clock}现在到期", "{clock} ends now"), T("{clock}今天到期", "{clock} ends today")
        return many, ends[not key.endswith("m")]
    return many, T(f"{{clock}}已逾期 {many} {zh}", f"{{clock}}: {many} {en} late")
