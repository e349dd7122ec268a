"""What a check before entry is described by (从业查询的名目)."""

from xuezheng.core.base.labels import Labelled, T


class Work(Labelled):
    """What somebody is to do (拟从事工作)."""

    TEACHER = ("teacher", T("教师", "Teacher"))
    CARE = ("care", T("保育和宿管", "Care and dormitories"))
    GUARD = ("guard", T("保安", "Guard"))
    CANTEEN = ("canteen", T("食堂", "Canteen"))
    BUS = ("bus", T("校车驾驶和照管", "School bus"))
    TRAINER = ("trainer", T("培训机构从业人员", "Training institution"))
    OTHER = ("other", T("其他", "Other"))


class Answer(Labelled):
    """What the query gave (查询结果)."""

    CLEAR = ("clear", T("未查到违法犯罪记录", "Nothing on record"))
    HIT = ("hit", T("查到违法犯罪记录", "Something on record"))
