"""A case as a value (事项); ``advance`` is the one way it moves, ``applied`` the one way it changes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.check import FILL_IN, MISSING, check_data
from xuezheng.core.kinds.flow import Effect, Move
from xuezheng.core.kinds.issues import Issue, WrongDataError, one_of
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.ledgers.saying import listed, parts_said, step_issues

HANDS_IN = frozenset({Effect.REPORT})
TAKES_BACK = frozenset({Effect.WITHDRAW, Effect.RETURN, Effect.REOPEN})


class StageRefusedError(RefusedError):
    """A move that the case's stage does not offer; it may pass later."""

    code = "stage-refused"
    text = T(
        "“{move}”不能在“{state}”时办理；这时可办：{open}",
        "“{move}” is not possible while the case is “{state}”; open in this state: {open}",
    )


class MoveRefusedError(RefusedError):
    """A move of this stage that this person cannot make, or not now."""

    code = "move-refused"
    text = T(
        "不能“{move}”：{why}；现在为“{state}”，可办：{open}",
        "“{move}” is not possible: {why}; the case is “{state}”, open in this state: {open}",
    )


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which clocks stand still (暂停计时): from ``start`` until ``end``, which counts again.

    ``since`` is the moment at which it was said.
    """

    start: date
    end: date
    since: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Wish:
    """An extension asked for and not yet decided (延期申请)."""

    person: int | None
    asked: date
    until: date


@dataclass(frozen=True, slots=True)
class Case:
    """Where a case stands (事项): the fold of its entries.

    ``since`` is when it entered its stage; ``running`` when each running
    clock started. ``opener`` and ``submitter`` are persons, as checking
    compares persons. ``due`` is the due day in force and ``due_set`` the day
    on which it was set. ``opened_by_checker`` turns true when the next level
    first looks at what was handed in.
    """

    stage: str
    since: datetime
    version: int
    opener: int | None
    data: Mapping[str, Any]
    due: date | None = None
    due_set: date | None = None
    running: Mapping[str, datetime] = field(default_factory=dict)
    submitter: int | None = None
    opened_by_checker: bool = False
    asked_back: bool = False
    suspended: tuple[Span, ...] = ()
    wish: Wish | None = None
    extended: int = 0
    handed_to: tuple[int, ...] = ()
    evidence: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a case's history (办理记录).

    ``act`` is the key of a move or of a side act; ``part`` in which part it
    was done; ``changes`` are new values of the case's data, ``said`` the
    fields of the step itself, ``facts`` what a side act sets. All are JSON.
    """

    act: str
    at: datetime
    by: int | None
    part: str
    before: str
    after: str
    note: str = ""
    said: Mapping[str, Any] = field(default_factory=dict)
    changes: Mapping[str, Any] = field(default_factory=dict)
    files: tuple[int, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mover:
    """Who acts on a case (办理人): a person, in the parts that access found for them."""

    person: int | None
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody hands in with a move or act (办理内容): fields, words, files, a day, a person."""

    data: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    files: tuple[int, ...] = ()
    until: date | None = None
    person: int | None = None


NO_STEP = Step()


@dataclass(frozen=True, slots=True)
class Offered:
    """A move of the present stage (可办流转): open to this person, or barred and why.

    ``mine`` says that one of the person's parts makes this move at all.
    """

    move: Move
    mine: bool
    bar: T | None

    @property
    def allowed(self) -> bool:
        """Say whether it can be made now."""
        return self.bar is None


def civil(at: datetime) -> date:
    """Give the civil day of a moment.

    >>> civil(datetime.fromisoformat("2026-10-11T18:30:00+00:00")).isoformat()
    '2026-10-12'
    """
    return at.astimezone(CIVIL).date()


def opened(
    ledger: Ledger, data: Mapping[str, Any], *, by: Mover, at: datetime, due: date | None = None
) -> tuple[Case, Entry]:
    """Open a case in the flow's first stage.

    Raises ``WrongDataError`` with every issue of the data.
    """
    start = ledger.flow.start.key
    canonical, issues = check_data(ledger, data, start)
    if issues:
        raise WrongDataError(issues, _labels(ledger))
    facts = {"until": due.isoformat()} if due else {}
    part = min(by.parts, default="")
    entry = Entry("opened", at, by.person, part, "", start, changes=canonical, facts=facts)
    return first(ledger, entry), entry


def first(ledger: Ledger, entry: Entry) -> Case:
    """Give the case that an opening entry makes."""
    due = entry.facts.get("until")
    return Case(
        stage=entry.after,
        since=entry.at,
        version=1,
        opener=entry.by,
        data=dict(entry.changes),
        due=date.fromisoformat(due) if due else None,
        due_set=civil(entry.at) if due else None,
        running={clock.key: entry.at for clock in ledger.clocks_in(entry.after)},
    )


def moves(ledger: Ledger, case: Case, by: Mover) -> tuple[Offered, ...]:
    """Give every move of the present stage; a barred one keeps its reason."""
    return tuple(
        Offered(move, bool(by.parts & set(move.by)), bar(ledger, case, move, by))
        for move in ledger.flow.moves_from(case.stage)
    )


def bar(ledger: Ledger, case: Case, move: Move, by: Mover) -> T | None:
    """Say what keeps this person from making a move of the present stage, or None."""
    if not by.parts & set(move.by):
        who = parts_said(ledger, move.by)
        return T(f"由{who.zh}办理", f"it is up to: {who.en}")
    if move.checker_not_submitter and by.person is None:
        return T("审核须由本人办理", "a check needs a person")
    if move.checker_not_submitter and by.person == case.submitter:
        return T("报送人不能审核自己报送的事项", "whoever reported it cannot check it")
    if ledger.needs_due and case.due is None and move.to != ledger.flow.start.key:
        return T("尚未确定完成时限", "it has no due day yet")
    barred = move.guard(case, case.data) if move.guard else None
    return barred.why if barred else None


def advance(
    ledger: Ledger, case: Case, move: str, *, by: Mover, at: datetime, step: Step = NO_STEP
) -> tuple[Case, Entry]:
    """Take a case one step further; gives the case and the line of its history.

    Raises ``StageRefusedError`` or ``MoveRefusedError`` naming the present
    state and the open steps, ``WrongDataError`` for what is missing.
    """
    taken = _offered(ledger, case, move, by)
    said, changes = _filled(ledger, case, taken, step, civil(at))
    entry = Entry(
        act=move,
        at=at,
        by=by.person,
        part=next(key for key in taken.by if key in by.parts),
        before=case.stage,
        after=taken.to,
        note=step.note.strip(),
        said=said,
        changes=changes,
        files=step.files,
    )
    return applied(ledger, case, entry), entry


def _offered(ledger: Ledger, case: Case, key: str, by: Mover) -> Move:
    state = ledger.flow.stage(case.stage).label
    offers = moves(ledger, case, by)
    allowed = listed([_with_parts(ledger, offer.move) for offer in offers])
    for offer in offers:
        if offer.move.key == key and offer.bar is not None:
            label = offer.move.label
            raise MoveRefusedError(move=label, why=offer.bar, state=state, open=allowed)
        if offer.move.key == key:
            return offer.move
    known = {one.key: one.label for one in ledger.flow.moves}
    raise StageRefusedError(move=known.get(key, T(key, key)), state=state, open=allowed)


def _with_parts(ledger: Ledger, move: Move) -> T:
    who = parts_said(ledger, move.by)
    return T(f"{move.label.zh}（{who.zh}）", f"{move.label.en} ({who.en})")


def _filled(
    ledger: Ledger, case: Case, move: Move, step: Step, today: date
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the step's own fields and the case's changed ones; all issues at once."""
    asked = {one.key for one in move.asks}
    filled = ledger.filled_by(move.key)
    issues = [
        Issue(key, T("这一步不填写", "is not filled in here"), one_of([*asked, *filled], key))
        for key in step.data
        if key not in asked and key not in filled
    ]
    said, wrong = step_issues(move, step.data)
    given = {key: step.data[key] for key in filled if key in step.data}
    # What is broken off need not say what only a finished case knows.
    needs = case.stage if move.effect is Effect.END else move.to
    canonical, of_case = check_data(ledger, {**case.data, **given}, needs)
    issues += wrong + of_case
    issues += _lacking(ledger, move, canonical, {one.where for one in issues})
    if move.reason and not step.note.strip():
        issues.append(Issue("note", MISSING, FILL_IN))
    if move.evidence and not step.files:
        issues.append(Issue("files", MISSING, T("请附佐证材料", "attach at least one file")))
    issues += _undated(case, move, said, today)
    if move.effect is Effect.CLOSE:
        issues += _unfinished(ledger, case, canonical, len(step.files))
    if issues:
        labels = {one.key: one.label for one in move.asks}
        raise WrongDataError(issues, _labels(ledger) | labels)
    return said, {key: canonical[key] for key in canonical if canonical[key] != case.data.get(key)}


def _lacking(
    ledger: Ledger, move: Move, data: Mapping[str, Any], told: Collection[str]
) -> list[Issue]:
    """Say which fields this very move must fill and does not."""
    empty = [key for key in ledger.needed_by(move.key) if data.get(key) is None]
    return [
        Issue(key, MISSING, FILL_IN)
        for key in empty
        if key not in told and ledger.field(key).applies(data)
    ]


def _undated(case: Case, move: Move, said: Mapping[str, Any], today: date) -> list[Issue]:
    """A case that goes on needs a due day that lies ahead."""
    if not move.sets_due:
        return []
    named = said[move.sets_due]
    day = date.fromisoformat(named) if named else case.due
    if day is not None and day >= today:
        return []
    wanted = T(f"不早于{today.isoformat()}", f"{today.isoformat()} or later is expected")
    return [Issue(move.sets_due, T("已过", "has passed") if day else MISSING, wanted)]


def _unfinished(ledger: Ledger, case: Case, data: Mapping[str, Any], files: int) -> list[Issue]:
    closing = ledger.closing
    issues = [Issue(key, MISSING, FILL_IN) for key in closing.fields if data.get(key) is None]
    if case.evidence + files < closing.evidence:
        wanted = T(f"至少{closing.evidence}份", f"at least {closing.evidence} of them")
        issues.append(Issue("files", MISSING, wanted))
    return issues


def _labels(ledger: Ledger) -> dict[str, T]:
    own = {one.key: one.label for one in ledger.fields}
    return own | {"note": T("办理说明", "Note"), "files": T("佐证材料", "Evidence")}


def applied(ledger: Ledger, case: Case, entry: Entry) -> Case:
    """Give the case after an entry; the ONE function by which a case changes."""
    keys = {move.key for move in ledger.flow.moves}
    after = _moved(ledger, case, entry) if entry.act in keys else _acted(case, entry)
    return replace(after, version=case.version + 1, data={**case.data, **entry.changes})


def _moved(ledger: Ledger, case: Case, entry: Entry) -> Case:
    move = ledger.flow.move(entry.act)
    effect = move.effect
    after = replace(case, evidence=case.evidence + len(entry.files))
    if due := entry.said.get(move.sets_due):
        after = replace(after, due=date.fromisoformat(due), due_set=civil(entry.at))
    if entry.before != entry.after:
        after = replace(
            after, stage=entry.after, since=entry.at, running=_running(ledger, case, entry)
        )
    if ledger.flow.stage(entry.after).end:
        after = replace(after, suspended=_cut(case.suspended, civil(entry.at)), wish=None)
    if effect in HANDS_IN:
        return replace(after, submitter=entry.by, opened_by_checker=False, asked_back=False)
    if effect in TAKES_BACK:
        return replace(after, submitter=None, opened_by_checker=False, asked_back=False)
    if effect is Effect.ASK_BACK:
        return replace(after, asked_back=True)
    return after


def _running(ledger: Ledger, case: Case, entry: Entry) -> dict[str, datetime]:
    """Clocks of the new stage: those that ran already go on, the others start."""
    return {
        clock.key: case.running.get(clock.key, entry.at) for clock in ledger.clocks_in(entry.after)
    }


def _cut(spans: tuple[Span, ...], day: date) -> tuple[Span, ...]:
    """End what would still stand still after ``day``."""
    return tuple(replace(one, end=min(one.end, max(day, one.start))) for one in spans)


def _acted(case: Case, entry: Entry) -> Case:
    facts, day = entry.facts, civil(entry.at)
    match entry.act:
        case "looked":
            return replace(case, opened_by_checker=True)
        case "refuse_extension":
            return replace(case, wish=None)
        case "resume":
            return replace(case, suspended=_cut(case.suspended, day))
        case "hand_on":
            return replace(case, handed_to=(int(facts["person"]),))
        case _:
            pass
    return _dated(case, entry, date.fromisoformat(facts["until"])) if "until" in facts else case


def _dated(case: Case, entry: Entry, until: date) -> Case:
    """What sets a day: an edited due day, an extension, a pause."""
    day = civil(entry.at)
    match entry.act:
        case "edit":
            return replace(case, due=until, due_set=day)
        case "ask_extension":
            return replace(case, wish=Wish(entry.by, day, until))
        case "grant_extension":
            return replace(case, due=until, due_set=day, wish=None, extended=case.extended + 1)
        case "suspend":
            return replace(case, suspended=(*case.suspended, Span(day, until, entry.at)))
        case _:
            return case
