"""What the rows of a workbook would do (导入核对): each accepted, unchanged, or told why not.

Nothing is written to a register here. A thing that a workbook does not name
stays; an empty cell leaves what stands.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from json import dumps, loads
from typing import Any

from xuezheng.apps.registers.access import register_of, rows
from xuezheng.apps.registers.models import Held, Outcome
from xuezheng.apps.registers.selectors.references import missing, referring
from xuezheng.apps.registers.selectors.resolving import Resolver, unit_named, word
from xuezheng.apps.registers.selectors.things import data_of, org_of, title_of
from xuezheng.apps.registers.selectors.twins import alike
from xuezheng.apps.registers.services.arrivals import Arrivals
from xuezheng.apps.registers.services.layouts import laid
from xuezheng.apps.registers.services.owners import asked, owned
from xuezheng.apps.registers.services.rules import CHANGES, ENTERS, issues_of
from xuezheng.apps.registers.services.sheets import details_of, filled_of, sheet_read
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.issues import Issue
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers import books, long_form, sheets
from xuezheng.core.registers.books import LINE, NUMBER, ORG
from xuezheng.core.registers.long_form import Details
from xuezheng.core.registers.sheets import FilledRow, Sheet, SheetRead, written
from xuezheng.core.registers.timeline import AsOf

NO_UNIT = T("没有这个单位，或不在管辖范围内", "no such unit, or out of reach")
NO_THING = T("没有这个登记号，或不在管辖范围内", "no such register number, or out of reach")
MOVED = T(
    "与登记的所属单位不同，请用变更办理", "another unit than the register says; change it there"
)
ELSEWHERE = T("与登记内容不同，请用更正办理", "the register says otherwise; correct it there")
ALIKE = T(
    "已有同名登记，请填系统登记号或认定为另一件",
    "one of that name stands already; give its number or decide",
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A workbook read by the sheet of a kind, and where each column stands in it."""

    sheet: Sheet
    read: SheetRead
    places: Mapping[str, int]
    lines: Mapping[int, FilledRow]
    details: Details = field(default_factory=Details)

    @property
    def numbers(self) -> list[int]:
        """Give the numbers of all filled rows, good and bad, in order."""
        return sorted({*self.lines, *self.read.bad_rows})


def parsed(
    kind: Kind, file: int, digest: str, since: date, layout: Mapping[str, Any] | None = None
) -> Parsed:
    """Read a kept workbook once per process, by the layout of others where one is given.

    Raises ``WorkbookError``.
    """
    return _parsed(kind.key, file, digest, since, dumps(layout or {}, sort_keys=True))


@lru_cache(maxsize=4)
def _parsed(kind_key: str, file: int, digest: str, since: date, layout: str) -> Parsed:
    del digest
    kind = register_of(kind_key)
    sheet = sheet_read(kind)
    under, top = titled(kind, file, loads(layout))
    read = books.lowered(sheets.read(sheet, under), top)
    head = under.rows[0] if under.rows else ()
    titles = ["".join(written(cell).removesuffix("*").split()) for cell in head]
    places = {
        one.key: titles.index(label) + 1
        for one in sheet.columns
        for label in (one.label.zh, one.label.en)
        if label in titles
    }
    details = _details(kind, file, long_form.keyed(under, top, places), since)
    return Parsed(sheet, read, places, {line.row: line for line in read.lines}, details)


def _details(kind: Kind, file: int, main: Mapping[str, int | None], since: date) -> Details:
    """Read the sheets of detail of a kind that has any."""
    keys = {one.key for act in ("add", "change") for one in asked(kind, act)}
    tables = long_form.tables(kind, keys if owned(kind) else None)
    if not tables:
        return Details()

    def named(_: Field, text: str) -> int | None:
        return unit_named(word(text), since)

    return long_form.gathered(tables, details_of(kind, file), main, named)


def titled(kind: Kind, file: int, layout: Mapping[str, Any]) -> tuple[sheets.Filled, int]:
    """Give the rows of a kept workbook under our titles, and how far down the titles stand."""
    filled, sheet = filled_of(kind, file), sheet_read(kind)
    return laid(sheet, filled, layout) if layout else books.trimmed(sheet, filled)


Fault = tuple[str, str, T]
"""The column's key, what was found, what is allowed."""


@dataclass(slots=True)
class Draft:
    """One row on its way to an outcome."""

    line: FilledRow
    org: int | None = None
    subject: int | None = None
    data: dict[str, Any] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    candidates: list[dict[str, Any]] = field(default_factory=list)
    same: bool = False
    new: bool = False

    def fault(self, key: str, allowed: T) -> None:
        """Note a bad cell."""
        found = written(self.line.values.get(key))[: sheets.LONGEST_SHOWN]
        self.faults.append((key, found, allowed))

    @property
    def outcome(self) -> Outcome:
        """Give what becomes of it."""
        if self.faults or self.candidates:
            return Outcome.REJECTED
        return Outcome.UNCHANGED if self.same else Outcome.ACCEPTED


@dataclass(slots=True)
class Stager:
    """Rows against the registers, a chunk at a time: a fixed number of queries for each chunk."""

    actor: Actor
    kind: Kind
    since: date
    decided: Mapping[int, str] = field(default_factory=dict)
    details: Details = field(default_factory=Details)

    def stage(self, lines: Sequence[FilledRow]) -> list[Draft]:
        """Give each row's outcome."""
        drafts = [Draft(line) for line in lines]
        enters, changes = self._reach(ENTERS), self._reach(CHANGES)
        self._units(drafts, enters | changes)
        known = self._known(drafts)
        self._words(drafts)
        for one in drafts:
            one.data |= self.details.rows.get(one.line.row, {})
            one.faults += self.details.faults.get(one.line.row, ())
        fresh = [one for one in drafts if one.subject is None and not one.faults]
        for one in fresh:
            one.new = True
        if self.kind.key == "pupil":
            known |= Arrivals(self.actor, self.kind, self.since, self.decided).settle(fresh)
        else:
            self._twins(fresh)
        for one in fresh:
            if one.new and not enters.holds(one.org):
                one.fault(ORG, NO_UNIT)
        self._check([one for one in fresh if one.new])
        self._compare([one for one in drafts if not one.new and one.subject], known, changes)
        return drafts

    def _reach(self, verbs: Iterable[Verb]) -> Scope:
        found = Scope()
        for verb in verbs:
            found = found | scope(self.actor, verb, self.kind.group)
        return found

    def _units(self, drafts: Sequence[Draft], reach: Scope) -> None:
        named: dict[str, int | None] = {}
        for one in drafts:
            text = word(one.line.values.get(ORG) or "")
            if not text:
                one.org = self.actor.home
                continue
            if text not in named:
                named[text] = unit_named(text, self.since)
            one.org = named[text]
            if one.org is None or not reach.holds(one.org):
                one.fault(ORG, NO_UNIT)

    def _known(self, drafts: Sequence[Draft]) -> dict[int, tuple[int | None, dict[str, Any]]]:
        """Give what stands of the things that rows name by number."""
        for one in drafts:
            text = word(one.line.values.get(NUMBER) or "").lstrip("#")
            if text:
                one.subject = int(text) if text.isdigit() and len(text) < 19 else 0
        wanted = {one.subject for one in drafts if one.subject is not None}
        found = standing(self.actor, self.kind, wanted, self.since)
        above: dict[int, int] = {}
        for one in drafts:
            if one.subject is None:
                continue
            if one.subject not in found:
                one.fault(NUMBER, NO_THING)
                continue
            first = above.setdefault(one.subject, one.line.row)
            if first != one.line.row:
                one.fault(NUMBER, T(f"与第{first}行重复", f"as in row {first}"))
            org = found[one.subject][0]
            if one.line.values.get(ORG) and one.org is not None and one.org != org:
                one.fault(ORG, MOVED)
            one.org = org
        return found

    def _words(self, drafts: Sequence[Draft]) -> None:
        resolver = Resolver(self.actor, self.kind, AsOf(self.since))
        resolver.look_up((one.org or 0, one.line.values) for one in drafts)
        refers = {field.key: field for field in referring(self.kind)}
        for one in drafts:
            for key, value in one.line.values.items():
                if key in {NUMBER, ORG, LINE} or value is None:
                    continue
                if key not in refers:
                    one.data[key] = value
                    continue
                found = resolver.id_of(refers[key], one.org or 0, value)
                if found is None:
                    one.fault(key, resolver.allowed(refers[key], value))
                one.data[key] = found

    def _twins(self, fresh: Sequence[Draft]) -> None:
        """Find rows that say what a thing of the unit says already, or are called like one."""
        wanted: dict[int, list[dict[str, Any]]] = {}
        for one in fresh:
            wanted.setdefault(one.org or 0, []).append(one.data)
        there = alike(self.kind, wanted, self.since) if fresh else {}
        above: dict[tuple[Any, ...], int] = {}
        for one in fresh:
            told = (one.org, *(str(one.data.get(key)) for key in self.kind.keys))
            first = above.setdefault(told, one.line.row)
            if self.decided.get(one.line.row) == "new":
                continue
            if first != one.line.row:
                one.fault(NUMBER, T(f"与第{first}行内容相同", f"says the same as row {first}"))
            self._twin(one, there.get(one.org or 0, []))

    def _twin(self, one: Draft, there: Sequence[tuple[int, dict[str, Any]]]) -> None:
        title = title_of(self.kind, one.data)
        called = [said for said in there if title_of(self.kind, said[1]) == title]
        given = one.data
        for subject, said in called:
            if all(said.get(key) == value for key, value in given.items()):
                one.subject, one.same, one.new = subject, True, False
                return
        one.candidates = [
            {"subject": subject, "zh": ALIKE.zh, "en": ALIKE.en} for subject, _ in called[:5]
        ]

    def _check(self, fresh: Sequence[Draft]) -> None:
        vain = missing(self.actor, self.kind, [one.data for one in fresh], self.since)
        for one, nowhere in zip(fresh, vain, strict=True):
            canonical, issues = issues_of(self.kind, one.data)
            wrong = {key.partition("#")[0] for key, _, _ in one.faults}
            for issue in [*issues, *nowhere]:
                self._told(one, issue, wrong)
            one.data = canonical if not owned(self.kind) else one.data

    def _told(self, one: Draft, issue: Issue, wrong: Collection[str]) -> None:
        """Note what the kind finds wrong, at its cell, but of a column that was told already."""
        key = issue.where.partition("[")[0]
        table = next((each for each in self.kind.fields if each.key == key and each.columns), None)
        if key in wrong:
            return
        if table is None:
            one.fault(key, issue.said)
        else:
            one.faults.append(self.details.fault(table, one.line.row, issue))

    def _compare(
        self,
        drafts: Sequence[Draft],
        known: Mapping[int, tuple[int | None, dict[str, Any]]],
        changes: Scope,
    ) -> None:
        """Keep of each row what differs from what stands, the fields decided by hand left alone."""
        hand = self._by_hand([one.subject for one in drafts if one.subject])
        open_to = {one.key for one in asked(self.kind, "change")} | {"school_class"}
        for one in drafts:
            if one.same or one.subject not in known:
                continue
            before = known[one.subject or 0][1]
            differs = {
                key: value
                for key, value in one.data.items()
                if value is not None
                and not books.same(self.kind.field(key), before.get(key), value)
            }
            one.kept = sorted(hand.get(one.subject or 0, set()) & differs.keys())
            one.data = {key: differs[key] for key in differs if key not in one.kept}
            for key in one.data.keys() - open_to if owned(self.kind) else ():
                one.fault(key, ELSEWHERE)
            self._fits(one, before)
            one.same = not one.data
            if one.data and not changes.holds(one.org):
                one.fault(NUMBER, NO_THING)

    def _fits(self, one: Draft, before: Mapping[str, Any]) -> None:
        if owned(self.kind) or not one.data:
            return
        canonical, issues = issues_of(self.kind, {**before, **one.data})
        for issue in issues:
            self._told(one, issue, set())
        one.data = {key: canonical[key] for key in one.data}

    def _by_hand(self, subjects: Sequence[int]) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        held = Held.objects.filter(kind=self.kind.key, subject__in=subjects, released_at=None)
        for subject, key in held.values_list("subject", "field"):
            found.setdefault(subject, set()).add(key)
        return found


def standing(
    actor: Actor, kind: Kind, subjects: Iterable[int], day: date
) -> dict[int, tuple[int | None, dict[str, Any]]]:
    """Give unit and data of things in reach that stand on a day. Costs: 2 queries."""
    wanted = set(subjects)
    if not wanted:
        return {}
    inside = rows(actor, Verb.READ, kind, AsOf(day)).filter(subject__in=wanted)
    found: dict[int, tuple[int | None, dict[str, Any]]] = {}
    for row in inside:
        values = row.values()
        found[row.subject_id] = org_of(kind, row.subject_id, values, day), data_of(kind, values)
    return found
