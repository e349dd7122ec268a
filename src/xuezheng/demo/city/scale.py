"""How large a demo is: a hamlet for tests, the whole city, or a nation for benchmarks."""

from xuezheng.core.base.labels import Labelled, T


class Scale(Labelled):
    """Sizes of the demo."""

    HAMLET = ("hamlet", T("小村：百分之一，供测试", "a hamlet: one in a hundred, for tests"))
    CITY = ("city", T("全市：约13万名学生", "the city: about 130,000 pupils"))
    NATION = ("nation", T("全国：1200万名学生，只有快照", "a nation: 12 M pupils, snapshot only"))


HAMLET_HOUSES = frozenset((
    "望澜实验小学", "望澜湖滨学校", "望澜初级中学", "望澜中学", "望澜中心幼儿园",
    "望澜中心幼儿园东园区", "云岫镇学校", "云岫镇外岙教学点", "云岫艺星幼儿园",
    "云汀市职业中等专业学校", "云汀市特殊教育学校",
))  # fmt: skip
"""Whose rolls a hamlet has; all others stand there without pupils."""
