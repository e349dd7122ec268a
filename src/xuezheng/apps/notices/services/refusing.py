"""What can be wrong with a notice, in the office's words."""

from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T


class NobodyError(InputError):
    """A notice goes to nobody."""

    code = "notice-nobody"
    text = T("没有选定收文单位。", "No unit is chosen.")


class OutOfReachError(RefusedError):
    """Units that this unit does not send to."""

    code = "notice-reach"
    text = T(
        "{count}个单位不在发送范围内：{names}",
        "{count} units are not yours to send to: {names}",
    )


class LimitError(InputError):
    """A time limit lies in the past, or the answer is due before the signature."""

    code = "notice-limit"
    text = T("时限有误：{why}", "The time limit is wrong: {why}")


class EndedError(RefusedError):
    """The notice has ended or was withdrawn."""

    code = "notice-ended"
    text = T("通知{state}，不能再办理。", "The notice is over: {state}.")


class ReplyError(RefusedError):
    """No answer is asked for, or none has come."""

    code = "notice-reply"
    text = T("不能这样办：{why}", "This cannot be done: {why}")


class TableError(InputError):
    """The table of an answer is filled in wrongly."""

    code = "notice-table"
    text = T("填报表有误：{told}", "The table is filled in wrongly: {told}")


class MissingError(RefusedError):
    """Ending a notice while units are missing needs a reason."""

    code = "notice-missing"
    text = T(
        "还有{count}个单位未办，办结须写明原因。",
        "{count} units are still missing; say why it ends.",
    )


class FilingError(RefusedError):
    """What a notice asks to be filed cannot be asked, or has not been filed."""

    code = "notice-filing"
    text = T("填报任务不能这样办：{why}", "The filing cannot be done so: {why}")
