"""Moving a case through its flow (流转): the one who sees the present state wins, the other reloads."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from xuezheng.apps.files.services import claimed
from xuezheng.apps.records.models import Record
from xuezheng.apps.records.services.loading import held, keep
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.cases import Step, advance

MOST_FILES = 50


def move_case(
    deed: Deed,
    case: int,
    move: str,
    *,
    seen: int,
    data: Mapping[str, Any] | None = None,
    note: str = "",
    files: Sequence[int] = (),
) -> Record:
    """Take a case one step further inside a deed under way.

    Raises ``NotFoundError``, ``StaleError``, ``StageRefusedError``,
    ``MoveRefusedError`` and ``WrongDataError``; then nothing is written.
    """
    found = held(deed, case, seen)
    numbers = tuple(int(row.pk) for row in claimed(files, deed.actor))
    step = Step(data=data or {}, note=note, files=numbers)
    after, entry = advance(found.ledger, found.case, move, by=found.by, at=deed.at, step=step)
    record = keep(deed, found, after, entry)
    deed.note(move=move, note=note, said=dict(entry.said), files=list(numbers))
    return record


class MoveCase(Given):
    """A step of a case: which, from which version, with what."""

    case: int
    move: str = Field(max_length=40)
    seen: int
    data: dict[str, Any] = Field(default_factory=dict)
    note: str = Field(default="", max_length=20_000)
    files: list[int] = Field(default_factory=list, max_length=MOST_FILES)


def move(deed: Deed, given: MoveCase) -> Mapping[str, Any]:
    """Take a case one step further."""
    values = given.model_dump(exclude={"case", "move"})
    record = move_case(deed, given.case, given.move, **values)
    return {"case": record.pk, "state": record.state, "version": record.version}


MOVE = Intention("case.move", T("办理事项", "Work on a case"), MoveCase, move)
