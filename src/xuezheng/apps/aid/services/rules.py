"""What aid refuses (资助规则)."""

from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T


class AidError(RefusedError):
    """A step of aid is not possible now."""

    code = "aid"
    text = T("不能办理：{why}", "Not possible: {why}")


class AidInputError(InputError):
    """What was sent about aid is wrong."""

    code = "aid-input"
    text = T("填写有误：{why}", "The input is wrong: {why}")
