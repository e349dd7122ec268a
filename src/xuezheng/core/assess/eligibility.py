"""Who may apply (申报资格): requirements on the data of an application, each met or not, with numbers.

A requirement compares a whole number of the data with a dated parameter, or
wants a plain yes. What is missing is not met.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T

YES = T("是", "yes")


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
    given: str
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
        return Checked(one.label, "是" if given else "否", YES, given is True)
    need = numbers[one.parameter]
    need = int(need[str(data.get(one.by))]) if one.by else int(need)
    told = "无数据" if given is None else str(given)
    return Checked(one.label, told, T(f"≥{need}", f"≥{need}"), given is not None and given >= need)


def require_eligible(found: Sequence[Checked]) -> None:
    """Raise ``IneligibleError`` naming everything that is not met."""
    unmet = [one for one in found if not one.met]
    if unmet:
        zh = "；".join(f"{one.label.zh}{one.given}，要求{one.need.zh}" for one in unmet)
        en = "; ".join(f"{one.label.en} {one.given}, {one.need.en} is needed" for one in unmet)
        raise IneligibleError(why=T(zh, en), state="applied")
