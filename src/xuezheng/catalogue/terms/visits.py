"""What visits of supervisors are described by (督导的名目)."""

from xuezheng.core.base.labels import Labelled, T


class Form(Labelled):
    """How a visit is made (督导方式)."""

    ANNOUNCED = ("announced", T("预先通知", "Announced"))
    UNANNOUNCED = ("unannounced", T("随机督导（不打招呼）", "Unannounced"))


class Purpose(Labelled):
    """What a visit is for (督导类别)."""

    REGULAR = ("regular", T("经常性督导", "Regular"))
    SPECIAL = ("special", T("专项督导", "On a theme"))
    YEARLY = ("yearly", T("年度综合督导", "Yearly, of everything"))


class Item(Labelled):
    """What is looked at (督导事项)."""

    LESSONS = ("lessons", T("课程和作息", "Lessons and hours"))
    HOMEWORK = ("homework", T("作业和考试", "Homework and tests"))
    FEES = ("fees", T("收费", "Fees"))
    SAFETY = ("safety", T("安全", "Safety"))
    FOOD = ("food", T("食堂", "Canteen"))
    CONDUCT = ("conduct", T("师德师风", "Conduct of teachers"))
    ADMISSION = ("admission", T("招生和学籍", "Admission and roll"))
