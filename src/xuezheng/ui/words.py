"""THE glossary of words on screen: navigation, states, common buttons, in both languages.

Every label that more than one page shows is taken from here. The words follow
the office's own vocabulary; ``NOT_SAID`` lists the words a Chinese page must
not use, with what to say instead.
"""

from xuezheng.core.base.labels import Labelled, T

PRODUCT = T("学政", "Xuezheng")
PLANS = T("工作要点", "Work plans")
UPLOAD = T("上传工作要点", "Upload a plan")
COMPARE = T("对照", "Compare")
SCHOOLS = T("机构", "Organisations")


class Standing(Labelled):
    """How a target stands (进度状态), each with a shape and a word; colour comes third."""

    MET = ("met", T("已完成", "Completed"))
    TRACK = ("track", T("序时推进", "On schedule"))
    RISK = ("risk", T("进度滞后", "Behind schedule"))
    MISS = ("miss", T("逾期未完成", "Overdue"))
    WAIT = ("wait", T("未启动", "Not started"))
    NODATA = ("nodata", T("无数据", "No data"))
