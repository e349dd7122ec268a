"""What awards refuse (计奖规则)."""

from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T


class AwardError(RefusedError):
    """A step of an award is not possible now."""

    code = "award"
    text = T("不能办理：{why}", "Not possible: {why}")


class AwardInputError(InputError):
    """What was sent about an award is wrong."""

    code = "award-input"
    text = T("填写有误：{why}", "The input is wrong: {why}")
