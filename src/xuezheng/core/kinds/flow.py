"""What a flow is (流程): stages and the moves between them, as data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.kinds.fields import Field


class Tone(Labelled):
    """How a stage looks beside its word (状态色)."""

    PLAIN = ("plain", T("未启动", "Not started"))
    BUSY = ("busy", T("办理中", "In hand"))
    WAITING = ("waiting", T("待审核", "Waiting for a check"))
    DONE = ("done", T("已办结", "Done"))
    ENDED = ("ended", T("已终止", "Ended"))


class Effect(Labelled):
    """What a move does beyond changing the stage (流转性质); engine and shell act by it alone."""

    ISSUE = ("issue", T("下达", "Issue"))
    DECLINE = ("decline", T("退回交办", "Send back unsigned"))
    SIGN = ("sign", T("签收", "Sign for"))
    PROGRESS = ("progress", T("反馈", "Report progress"))
    REPORT = ("report", T("报送", "Report"))
    WITHDRAW = ("withdraw", T("撤回", "Withdraw"))
    ASK_BACK = ("ask_back", T("申请退回", "Ask for return"))
    RETURN = ("return", T("退回", "Return"))
    CLOSE = ("close", T("销号", "Close"))
    REOPEN = ("reopen", T("重新交办", "Reopen"))
    PASS = ("pass", T("转下一环节", "Pass on"))
    END = ("end", T("终止", "End"))


CHECKS = frozenset({Effect.RETURN, Effect.CLOSE})
"""Effects by which somebody judges what another handed in."""


@dataclass(frozen=True)
class Stage:
    """Where a case can stand (状态).

    ``owes`` names the part that must act next; ``end`` means that nothing
    more is due. Every other stage has a clock: none is silent.
    """

    key: str
    label: T
    owes: str = ""
    end: bool = False
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Barred:
    """What keeps a move from being made now (暂不能办), said to the person who looks at it."""

    why: T


Guard = Callable[[Any, Mapping[str, Any]], Barred | None]
"""Pure: takes the case and its data; gives what bars the move, or None."""


@dataclass(frozen=True)
class Move:
    """One step of a flow (流转).

    ``by`` names parts of the ledger, any of which may make it. ``asks`` are
    fields of the step itself (进展情况 …), kept in its entry. ``reason`` wants
    a note, ``evidence`` at least one file. With ``checker_not_submitter`` the person
    must differ from whoever handed in. ``sets_due`` names the day among
    ``asks`` that becomes the due day; it may stay empty while the old one
    still lies ahead.
    """

    key: str
    label: T
    from_: tuple[str, ...]
    to: str
    by: tuple[str, ...]
    effect: Effect
    reason: bool = False
    evidence: bool = False
    asks: tuple[Field, ...] = ()
    checker_not_submitter: bool = False
    sets_due: str = ""
    guard: Guard | None = None


@dataclass(frozen=True)
class Flow:
    """A standard course of things (流程): drawn, checked and scenario-tested once."""

    key: str
    title: T
    stages: tuple[Stage, ...]
    moves: tuple[Move, ...]

    @property
    def start(self) -> Stage:
        """The stage a case is opened in: the first."""
        return self.stages[0]

    def stage(self, key: str) -> Stage:
        """Give the stage of that key; raises ``KeyError``."""
        for one in self.stages:
            if one.key == key:
                return one
        raise KeyError(key)

    def move(self, key: str) -> Move:
        """Give the move of that key; raises ``KeyError``."""
        for one in self.moves:
            if one.key == key:
                return one
        raise KeyError(key)

    def moves_from(self, stage: str) -> tuple[Move, ...]:
        """Give the moves that leave from a stage, in order."""
        return tuple(one for one in self.moves if stage in one.from_)

    @property
    def aside(self) -> frozenset[str]:
        """The end stages that only breaking off leads to (终止); no case is on its way there."""
        broken = {one.to for one in self.moves if one.effect is Effect.END}
        ends = {stage.key for stage in self.stages if stage.end}
        others = {one.to for one in self.moves if one.effect is not Effect.END}
        return frozenset(broken & ends - others)
