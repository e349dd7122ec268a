"""先听后通报: who is about to be named sees its own lines first, for some working hours.

A paper that names units is not issued before each of them was heard or a
leader waived it with a reason. A line whose evidence arrived in time may be
struck. The calendar reckons when a hearing ends (``core.base.workdays``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import Labelled, T


class Heard(Labelled):
    """How the hearing of one named unit stands (听取意见情况)."""

    NOT_OPENED = ("not_opened", T("未征求意见", "Not asked yet"))
    OPEN = ("open", T("征求意见中", "Being heard"))
    STATED = ("stated", T("已报情况说明", "Statement filed"))
    LAPSED = ("lapsed", T("到期未说明", "Time over, nothing filed"))
    WAIVED = ("waived", T("经批准免予征求", "Waived by a leader"))
    STRUCK = ("struck", T("已删去", "Struck"))


class UnheardError(RefusedError):
    """A named unit was not heard and nobody waived it."""

    code = "paper-unheard"
    text = T(
        "还有 {count} 个拟点名单位未听取意见：{units}。请先征求意见，或由局领导写明理由免予征求。",
        "{count} named units have not been heard: {units}. "
        "Open the hearing first, or let a leader waive it with a reason.",
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A unit about to be named (拟点名单位) with where its hearing stands.

    ``deadline`` is the moment the work was due, ``evidence_at`` when its last
    evidence arrived; ``until`` is the end of the hearing.
    """

    unit: str
    said: str
    deadline: datetime | None = None
    evidence_at: datetime | None = None
    opened_at: datetime | None = None
    until: datetime | None = None
    stated_at: datetime | None = None
    waived: str = ""
    struck: bool = False


def in_time(named: Named) -> bool:
    """Tell whether the evidence arrived before the moment the work was due."""
    return bool(named.deadline and named.evidence_at and named.evidence_at <= named.deadline)


def heard(named: Named, at: datetime) -> Heard:
    """Where the hearing of one unit stands at a moment."""
    if named.struck:
        return Heard.STRUCK
    if named.waived:
        return Heard.WAIVED
    if named.stated_at is not None:
        return Heard.STATED
    if named.opened_at is None or named.until is None:
        return Heard.NOT_OPENED
    return Heard.OPEN if at < named.until else Heard.LAPSED


def unheard(named: Sequence[Named], at: datetime) -> tuple[Named, ...]:
    """Those that stand in the way of issuing: not asked yet, or still being heard."""
    open_ = (Heard.NOT_OPENED, Heard.OPEN)
    return tuple(one for one in named if heard(one, at) in open_)


def require_heard(named: Sequence[Named], at: datetime) -> None:
    """Raise ``UnheardError`` while anyone named is neither heard nor waived."""
    if waiting := unheard(named, at):
        units = "、".join(dict.fromkeys(one.unit for one in waiting))
        raise UnheardError(count=len(waiting), units=units, state="unheard")
