"""A group's vote (评议表决): by secret ballot, with a share of those present who did not have to avoid it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction

from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T


class QuorumError(RefusedError):
    """Too few of the group are present to vote."""

    code = "vote-quorum"
    text = T("出席{present}人，少于规定的{need}人", "{present} are present, {need} are needed")


class BallotError(RefusedError):
    """Somebody votes who must not, or is counted twice."""

    code = "vote-ballot"
    text = T(
        "票数与出席且不需回避的人数不符：{present}人，{votes}票",
        "{votes} votes of {present} who may vote",
    )


@dataclass(frozen=True, slots=True)
class Vote:
    """How a work's vote ended (表决结果): counts only, as the ballot is secret."""

    work: str
    voting: int
    yes: int
    need: int

    @property
    def passed(self) -> bool:
        """Say whether enough agreed."""
        return self.yes >= self.need


def least(share: Fraction, voting: int) -> int:
    """Give the fewest votes that reach a share.

    >>> least(Fraction(2, 3), 7), least(Fraction(2, 3), 9)
    (5, 6)
    """
    return -(-share.numerator * voting // share.denominator)


def voted(
    ballots: Mapping[str, tuple[int, int]],
    *,
    group: Collection[str],
    present: Collection[str],
    avoided: Collection[tuple[str, str]],
    share: Fraction,
    quorum: Fraction,
) -> tuple[Vote, ...]:
    """Count votes: by work, those cast and those that agree.

    Whoever avoids a work is neither counted as present for it nor votes on it.
    Raises ``QuorumError`` and ``BallotError``.
    """
    need = least(quorum, len(group))
    here = set(present) & set(group)
    if len(here) < need:
        raise QuorumError(present=len(here), need=need, state="voting")
    found = []
    for work, (cast, yes) in sorted(ballots.items()):
        voting = sum((judge, work) not in avoided for judge in here)
        if cast != voting or not 0 <= yes <= cast:
            raise BallotError(present=voting, votes=cast, state="voting")
        found.append(Vote(work, voting, yes, least(share, voting)))
    return tuple(found)
