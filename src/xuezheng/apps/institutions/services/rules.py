"""What the rules of points refuse (记分规则)."""

from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T


class PointsError(InputError):
    """A breach is charged otherwise than the table of the day says."""

    code = "points"
    text = T(
        "“{breach}”应记{points}分，依据为{clause}。",
        "“{breach}” takes {points} points, by {clause}.",
    )


class NotInstitutionError(InputError):
    """The unit charged is no training institution, or another one is named in the case."""

    code = "not-institution"
    text = T(
        "只能对校外培训机构记分，且须与事项所列机构一致。",
        "Name one training institution, the same in both places.",
    )


class ListedError(RefusedError):
    """The rules of the lists do not let an institution onto one."""

    code = "listed"
    text = T("不能列入{list}：{why}", "It cannot be put on the list ({list}): {why}")


class ListDaysError(InputError):
    """A list entry is to stand for another time than its rule says."""

    code = "list-days"
    text = T(
        "公布之日起有效{months}个月，有效期至{until}，公布日期不能晚于今天之后30日。",
        "It stands {months} months from the day it is shown, until {until}.",
    )
