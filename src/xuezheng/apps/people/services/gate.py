"""The gate in front of every path that enters a person (入库闸口): nobody is entered twice.

Whoever creates an identity of a person asks ``passed`` first. What somebody
decided about a likely duplicate is written to the log.
"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator

from xuezheng.apps.people.selectors.known import passages
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.gate import Candidate, Claim, Passage, Verdict

MOST_NAMED = 5


class DuplicateError(RefusedError):
    """The person is in the registers already."""

    code = "gate-same"
    text = T(
        "此人已登记（人员号 {person}：{why}），请对该人员办理变更，不要重复登记",
        "This person is registered already (no. {person}: {why}); change that entry instead",
    )


class UndecidedError(RefusedError):
    """The person may be in the registers already; somebody must decide."""

    code = "gate-maybe"
    text = T(
        "可能与已登记人员重复，请先认定：{told}",
        "Perhaps registered already, decide first: {told}",
    )

    def __init__(self, candidates: tuple[Candidate, ...]) -> None:
        self.candidates = candidates
        named = candidates[:MOST_NAMED]
        told = T(
            "；".join(f"人员号 {one.person}（{one.why.zh}）" for one in named),
            "; ".join(f"no. {one.person} ({one.why.en})" for one in named),
        )
        super().__init__(told=told, state="maybe")


class Decided(Given):
    """What a person decided about a likely duplicate: it is this person, or somebody new."""

    same_as: int | None = None
    new: bool = False
    reason: Annotated[str, Field(min_length=2, max_length=200)]

    @model_validator(mode="after")
    def one_answer(self) -> Self:
        """Refuse both answers at once, and none."""
        if self.new == (self.same_as is not None):
            raise ValueError("same_as or new")
        return self


def passed(deed: Deed, claim: Claim, day: date, decided: Decided | None = None) -> int | None:
    """Let somebody through: gives the person it was decided to be, or ``None`` for somebody new.

    Raises ``DuplicateError`` where it is certain, ``UndecidedError`` where a
    person must decide and has not. Costs: 1 query per source, and 1.
    """
    [passage] = passages([claim], day)
    return settled(deed, passage, decided)


def let_in(deed: Deed, claims: Sequence[Claim], day: date) -> None:
    """Let many through who must all be new; the first who may not be is told. Costs: as for one."""
    for passage in passages(claims, day) if claims else ():
        settled(deed, passage, None)


def settled(deed: Deed, passage: Passage, decided: Decided | None) -> int | None:
    """Settle one passage by what was decided; writes the decision to the log."""
    if passage.verdict is Verdict.NEW:
        return None
    if passage.verdict is Verdict.SAME:
        [only] = passage.candidates
        if decided is not None and decided.same_as == only.person:
            return only.person
        raise DuplicateError(person=only.person, why=only.why, state="same")
    known = {one.person for one in passage.candidates}
    if decided is None or (decided.same_as is not None and decided.same_as not in known):
        raise UndecidedError(passage.candidates)
    deed.note(
        gate={
            "candidates": [[one.person, one.score, one.why.zh] for one in passage.candidates],
            "same_as": decided.same_as,
            "reason": decided.reason,
        }
    )
    return decided.same_as
