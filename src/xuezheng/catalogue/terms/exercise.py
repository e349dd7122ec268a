"""Words of daily exercise (阳光体育): its forms beyond lessons, what a spot check finds, how a school is named."""

from xuezheng.core.base.labels import Labelled, T


class Extra(Labelled):
    """Exercise beyond lessons (课外锻炼形式)."""

    BREAK = ("break", T("大课间", "Long break"))
    MORNING = ("morning", T("早操（晨跑）", "Morning exercise"))
    CLUB = ("club", T("课后体育锻炼（社团）", "Exercise after lessons, clubs"))
    OTHER = ("other", T("其他集体锻炼", "Other exercise together"))


class State(Labelled):
    """How a class was found (抽查情况)."""

    AS_PLANNED = ("as_planned", T("按安排锻炼", "Exercising as planned"))
    SHORT = ("short", T("时长不足", "Too short"))
    TAKEN = ("taken", T("被其他课程占用", "Given to another subject"))
    NONE = ("none", T("未组织锻炼", "Nobody exercising"))
    EXCUSED = ("excused", T("因天气等原因改为室内", "Moved indoors for weather and the like"))


class Looked(Labelled):
    """What was looked at (抽查时段)."""

    LESSON = ("lesson", T("体育课", "A lesson"))
    BREAK = ("break", T("大课间", "The long break"))
    AFTER = ("after", T("课后体育锻炼", "Exercise after lessons"))
    DAY = ("day", T("全天", "The whole day"))


class Named(Labelled):
    """How a school is named (公布方式)."""

    RED = ("red", T("红榜", "Red list"))
    NOTICE = ("notice", T("通报", "Notice"))
