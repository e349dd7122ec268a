"""What can be done to any case beside its flow (通用办理): each act is one line of the history."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.accounts.access import grants
from xuezheng.apps.files.services import claimed
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.models import Record
from xuezheng.apps.records.services.loading import Held, held, keep
from xuezheng.apps.records.services.naming import require_known_in
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.acts import Act, act, act_bar
from xuezheng.core.ledgers.cases import Step

LONGEST_NOTE = 20_000
NOTHING = Step()


class ColleagueError(RefusedError):
    """A case is handed on within the unit that answers for it."""

    code = "colleague"
    text = T(
        "只能转给承办单位的同事；转给其他单位请退回交办单位重新交办。",
        "Hand it on to a colleague of the unit that answers for it; for another unit, send it back.",
    )


def act_on(
    deed: Deed,
    case: int,
    what: Act,
    *,
    step: Step = NOTHING,
    seen: int | None = None,
    files: Sequence[int] = (),
) -> Record:
    """Do a side act on a case inside a deed under way.

    Raises ``NotFoundError``, ``StaleError`` where ``seen`` is not the present
    version, ``MoveRefusedError`` and ``WrongDataError``; then nothing is written.
    """
    return _done(deed, held(deed, case, seen), what, step, files)


def _done(deed: Deed, found: Held, what: Act, step: Step, files: Sequence[int] = ()) -> Record:
    numbers = tuple(int(row.pk) for row in claimed(files, deed.actor))
    given = Step(step.data, step.note, numbers, step.until, step.person)
    after, entry = act(found.ledger, found.case, what, by=found.by, at=deed.at, step=given)
    record = keep(deed, found, after, entry)
    deed.note(act=what.key, note=entry.note, facts=dict(entry.facts), changes=dict(entry.changes))
    return record


def _told(record: Record) -> Mapping[str, Any]:
    return {"case": record.pk, "state": record.state, "version": record.version}


class Words(Given):
    """A case and words to it."""

    case: int
    note: str = Field(min_length=1, max_length=LONGEST_NOTE)
    files: list[int] = Field(default_factory=list, max_length=50)


class Wish(Given):
    """A later due day, and why."""

    case: int
    until: date
    note: str = Field(min_length=1, max_length=LONGEST_NOTE)


class Decision(Given):
    """What becomes of a wish for a later due day; ``until`` where another day is granted."""

    case: int
    grant: bool
    until: date | None = None
    note: str = Field(default="", max_length=LONGEST_NOTE)


class Pause(Given):
    """Until when the clocks stand still, and why; without a day they run again."""

    case: int
    until: date
    note: str = Field(min_length=1, max_length=LONGEST_NOTE)


class Which(Given):
    """A case, with words where they are needed."""

    case: int
    note: str = Field(default="", max_length=LONGEST_NOTE)


class HandOn(Given):
    """To whom of the unit the case is handed."""

    case: int
    person: int
    note: str = Field(default="", max_length=LONGEST_NOTE)


class Correct(Given):
    """New values of fields, from the version that was seen; ``due`` moves a day not yet issued."""

    case: int
    seen: int
    data: dict[str, Any] = Field(default_factory=dict)
    due: date | None = None
    note: str = Field(default="", max_length=LONGEST_NOTE)


def urge(deed: Deed, given: Words) -> Mapping[str, Any]:
    """Press for a case; who owes it is woken."""
    step = Step(note=given.note)
    return _told(act_on(deed, given.case, Act.URGE, step=step, files=given.files))


def comment(deed: Deed, given: Words) -> Mapping[str, Any]:
    """Leave a comment on a case in sight."""
    step = Step(note=given.note)
    return _told(act_on(deed, given.case, Act.COMMENT, step=step, files=given.files))


def ask_extension(deed: Deed, given: Wish) -> Mapping[str, Any]:
    """Ask for a later due day."""
    step = Step(note=given.note, until=given.until)
    return _told(act_on(deed, given.case, Act.ASK_EXTENSION, step=step))


def decide_extension(deed: Deed, given: Decision) -> Mapping[str, Any]:
    """Grant or refuse what was asked for; whoever asked does not decide."""
    what = Act.GRANT_EXTENSION if given.grant else Act.REFUSE_EXTENSION
    until = given.until if given.grant else None
    return _told(act_on(deed, given.case, what, step=Step(note=given.note, until=until)))


def suspend(deed: Deed, given: Pause) -> Mapping[str, Any]:
    """Let the clocks stand still until a day."""
    step = Step(note=given.note, until=given.until)
    return _told(act_on(deed, given.case, Act.SUSPEND, step=step))


def resume(deed: Deed, given: Which) -> Mapping[str, Any]:
    """Let the clocks run again before that day."""
    return _told(act_on(deed, given.case, Act.RESUME, step=Step(note=given.note)))


def hand_on(deed: Deed, given: HandOn) -> Mapping[str, Any]:
    """Hand a case to a colleague of the unit that answers for it. Raises ``ColleagueError``."""
    found = held(deed, given.case)
    bar = act_bar(found.ledger, found.case, Act.HAND_ON, found.by, day_of(deed.at))
    answering = {found.placed.org, *found.placed.parties.get("lead", ())}
    at_unit = grants(day_of(deed.at)).filter(person=given.person, org__in=answering)
    if bar is None and not at_unit.exists():
        raise ColleagueError
    return _told(_done(deed, found, Act.HAND_ON, Step(note=given.note, person=given.person)))


def correct(deed: Deed, given: Correct) -> Mapping[str, Any]:
    """Change fields of a case on the record."""
    require_known_in(deed, given.case, given.data)
    step = Step(data=given.data, note=given.note, until=given.due)
    return _told(act_on(deed, given.case, Act.EDIT, step=step, seen=given.seen))


def read(deed: Deed, given: Which) -> Mapping[str, Any]:
    """Note that whoever it waits for has opened what was handed in; done once, harmless afterwards."""
    found = held(deed, given.case)
    if act_bar(found.ledger, found.case, Act.LOOKED, found.by, day_of(deed.at)) is not None:
        return _told(found.record)
    return _told(_done(deed, found, Act.LOOKED, NOTHING))


def _one(key: str, title: T, takes: type[Given], run: Callable[[Deed, Any], Any]) -> Intention:
    return Intention(f"case.{key}", title, takes, run)


INTENTIONS = (
    _one("urge", T("催办", "Urge"), Words, urge),
    _one("comment", T("留言", "Comment"), Words, comment),
    _one("request_extension", T("申请延期", "Ask for an extension"), Wish, ask_extension),
    _one(
        "decide_extension", T("处理延期申请", "Decide on an extension"), Decision, decide_extension
    ),
    _one("suspend", T("暂停计时", "Stop the clock"), Pause, suspend),
    _one("resume", T("恢复计时", "Start the clock again"), Which, resume),
    _one("hand_on", T("转办", "Hand on"), HandOn, hand_on),
    _one("correct", T("修改", "Edit"), Correct, correct),
    _one("read", T("接收人查阅", "Opened by whom it went to"), Which, read),
)
READ = INTENTIONS[-1]
