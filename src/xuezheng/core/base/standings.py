"""How a promise stands (进度状态): six words, one order."""

from collections.abc import Iterable

from xuezheng.core.base.labels import Labelled, T


class Standing(Labelled):
    """How a target or task stands (进度状态), each with a shape and a word; colour comes third."""

    MET = ("met", T("已完成", "Completed"))
    TRACK = ("track", T("序时推进", "On schedule"))
    RISK = ("risk", T("进度滞后", "Behind schedule"))
    MISS = ("miss", T("逾期未完成", "Overdue"))
    WAIT = ("wait", T("未启动", "Not started"))
    NODATA = ("nodata", T("无数据", "No data"))


FROM_WORST = (
    Standing.MISS,
    Standing.RISK,
    Standing.NODATA,
    Standing.TRACK,
    Standing.WAIT,
    Standing.MET,
)
"""What needs an eye first; the order of lists and of the worst of several."""


def worst(standings: Iterable[Standing]) -> Standing | None:
    """Give the one that needs an eye first; ``None`` of none.

    >>> worst([Standing.MET, Standing.RISK, Standing.TRACK]).key
    'risk'
    """
    return min(standings, key=FROM_WORST.index, default=None)
