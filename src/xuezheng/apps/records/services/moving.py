"""Moving a case through its flow (流转): the one who sees the present state wins, the other reloads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import Field

from xuezheng.apps.accounts.access import grants
from xuezheng.apps.files.services import claimed
from xuezheng.apps.records.access import ledger_of, mover
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.models import Record
from xuezheng.apps.records.selectors.history import code, content
from xuezheng.apps.records.services.following import FOLLOWS, follow
from xuezheng.apps.records.services.linking import spawn
from xuezheng.apps.records.services.loading import Held, held, keep
from xuezheng.apps.records.services.naming import require_known
from xuezheng.core.base.actors import Actor, Grant
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.cases import Mover, Step, advance

__all__ = ["FOLLOWS", "MOVE", "Signed", "move_case"]

MOST_FILES = 50


class SheetError(RefusedError):
    """The sheet was printed of another content."""

    code = "case-sheet"
    text = T(
        "校验码不符：签批单印出后内容已改动，该单作废，请重新打印签批。",
        "The code does not match: the content changed after printing; print and sign it again.",
    )


class SheetScanError(InputError):
    """Keying in a signature needs the scan."""

    code = "case-scan"
    text = T("代录须上传签批单扫描件。", "Upload the scan of the signed sheet.")


class KeyerError(RefusedError):
    """Who keys a signature in takes part in the case and did not hand it in."""

    code = "case-keyer"
    text = T(
        "代录由经办单位办理；报送人不能代录对自己报送事项的审核。",
        "Those who work on the case key it in; whoever reported it cannot key in its check.",
    )


def move_case(
    deed: Deed,
    case: int,
    move: str,
    *,
    seen: int,
    data: Mapping[str, Any] | None = None,
    note: str = "",
    files: Sequence[int] = (),
    signed: "Signed | None" = None,
) -> Record:
    """Take a case one step further inside a deed under way.

    ``signed`` keys in what somebody else signed on paper (代录).
    Raises ``NotFoundError``, ``StaleError``, ``StageRefusedError``,
    ``MoveRefusedError`` and ``WrongDataError``; then nothing is written.
    """
    return moved(deed, held(deed, case, seen), move, Said(data or {}, note, files, signed))


@dataclass(frozen=True, slots=True)
class Said:
    """What whoever moves a case says with the step: values, a note, files, a signature on paper."""

    data: Mapping[str, Any]
    note: str = ""
    files: Sequence[int] = ()
    signed: "Signed | None" = None


def moved(deed: Deed, found: Held, move: str, said: Said) -> Record:
    """Take a case that is held already one step further; raises as ``move_case`` does."""
    signed = said.signed
    numbers = tuple(int(row.pk) for row in claimed(said.files, deed.actor))
    step = Step(data=said.data, note=said.note, files=numbers)
    if signed is not None:
        found.by = _signer(deed, found, signed, move, numbers)
    after, entry = advance(found.ledger, found.case, move, by=found.by, at=deed.at, step=step)
    if signed is not None:
        entry = replace(entry, facts=_keyed(deed, found.record))
    record = keep(deed, found, after, entry)
    deed.note(move=move, note=said.note, said=dict(entry.said), files=list(numbers))
    follow(deed, record, move)
    spawn(deed, found, record, entry)
    return record


class Signed(Given):
    """Whose signature stands on the printed sheet, and the code printed on it."""

    person: int
    code: str = Field(max_length=12)


def _signer(deed: Deed, found: Held, signed: Signed, move: str, files: Sequence[int]) -> Mover:
    """Give whoever signed as the mover. Raises ``SheetError``, ``SheetScanError``, ``KeyerError``."""
    if signed.code.strip().upper() != code(found.record):
        raise SheetError(state=found.case.stage)
    if not files:
        raise SheetScanError
    checks = any(one.key == move and one.checker_not_submitter for one in found.ledger.flow.moves)
    if not found.by.parts or (checks and deed.actor.person == found.case.submitter):
        raise KeyerError
    day = day_of(deed.at)
    held_ = tuple(
        Grant(int(row.pk), row.role, int(row.org_id))
        for row in grants(day).filter(person=signed.person)
    )
    signer = Actor(account=None, person=signed.person, grants=held_)
    return mover(found.ledger, found.placed, signer, found.case, day)


def _keyed(deed: Deed, record: Record) -> dict[str, Any]:
    return {"signer_keyed_by": deed.actor.person, "content": content(record)}


class MoveCase(Given):
    """A step of a case: which, from which version, with what."""

    case: int
    move: str = Field(max_length=40)
    seen: int
    data: dict[str, Any] = Field(default_factory=dict)
    note: str = Field(default="", max_length=20_000)
    files: list[int] = Field(default_factory=list, max_length=MOST_FILES)
    signed: Signed | None = None


def move(deed: Deed, given: MoveCase) -> Mapping[str, Any]:
    """Take a case one step further."""
    found = held(deed, given.case, given.seen)
    if given.data:
        require_known(deed, ledger_of(found.record.kind), given.data, found.record.data)
    said = Said(given.data, given.note, given.files, given.signed)
    record = moved(deed, found, given.move, said)
    return {"case": record.pk, "state": record.state, "version": record.version}


MOVE = Intention("case.move", T("办理事项", "Work on a case"), MoveCase, move)
