"""What training refuses (成人培训规则)."""

from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T


class AdultError(RefusedError):
    """A step of training is not possible now."""

    code = "adult"
    text = T("不能办理：{why}", "Not possible: {why}")


class AdultInputError(InputError):
    """What was sent about training is wrong."""

    code = "adult-input"
    text = T("填写有误：{why}", "The input is wrong: {why}")


class LineError(RefusedError):
    """One of several trainees cannot be entered; nobody was."""

    code = "adult-line"
    text = T("第{line}人不能登记：{why}", "Person {line} cannot be entered: {why}")
