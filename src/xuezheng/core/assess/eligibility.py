"""Who may apply (申报资格): requirements on the data of an application, each met or not, with numbers.

A requirement compares a whole number of the data with a dated parameter, or
wants a plain yes. What is missing is not met.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T

YES, NO, NONE = T("是", "yes"), T("否", "no"), T("无数据", "no data")


class IneligibleError(RefusedError):
    """Requirements are not met; every one is told at once."""

    code = "review-ineligible"
    text = T("申报资格不符：{why}", "Not eligible: {why}")


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement (资格条件): ``field`` at least the parameter; without one, a yes.

    Where the parameter is a table, ``by`` names the field that picks from it.
    """

    key: str
    label: T
    field: str
    parameter: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """How an application stands to a requirement (资格核对)."""

    label: T
    given: T
    need: T
    met: bool


def checked(
    requirements: Sequence[Requirement], data: Mapping[str, Any], numbers: Mapping[str, Any]
) -> tuple[Checked, ...]:
    """Check every requirement."""
    return tuple(_checked(one, data, numbers) for one in requirements)


def _checked(one: Requirement, data: Mapping[str, Any], numbers: Mapping[str, Any]) -> Checked:
    given = data.get(one.field)
    if not one.parameter:
        return Checked(one.label, YES if given else NO, YES, given is True)
    need = numbers[one.parameter]
    if one.by:
        need = need.get(str(data.get(one.by)))
    told = NONE if given is None else T(str(given), str(given))
    if need is None:
        return Checked(one.label, told, NONE, met=False)
    least = T(f"≥{int(need)}", f"≥{int(need)}")
    return Checked(one.label, told, least, given is not None and given >= int(need))


def verdict(found: Sequence[Checked]) -> T:
    """Say in a sentence whether somebody may apply: what is not met with its numbers, else what was looked at."""
    unmet = [one for one in found if not one.met]
    told = _told(unmet or found)
    return (
        T(f"不符：{told.zh}", f"not met: {told.en}")
        if unmet
        else T(f"符合：{told.zh}", f"met: {told.en}")
    )


def _told(some: Sequence[Checked]) -> T:
    zh = "；".join(f"{one.label.zh}{one.given.zh}，要求{one.need.zh}" for one in some)
    en = "; ".join(f"{one.label.en} {one.given.en}, {one.need.en} is needed" for one in some)
    return T(zh, en)


def require_eligible(found: Sequence[Checked]) -> None:
    """Raise ``IneligibleError`` naming everything that is not met."""
    unmet = [one for one in found if not one.met]
    if unmet:
        raise IneligibleError(why=_told(unmet), state="applied")
