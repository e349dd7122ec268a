"""专业设置: a major a vocational school offers, its group and industry, and the title it holds."""

from xuezheng.catalogue.registers.parts import VOCATIONAL, Level, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, expiry, text
from xuezheng.core.kinds.kind import Kind


class Industry(Labelled):
    """Which industry it serves (服务产业)."""

    FIRST = ("first", T("第一产业", "Primary industry"))
    SECOND = ("second", T("第二产业", "Secondary industry"))
    THIRD = ("third", T("第三产业", "Tertiary industry"))


class Title(Labelled):
    """What it is recognised as (专业称号)."""

    BACKBONE = ("backbone", T("重点骨干、示范专业", "Key or model major"))
    BRAND = ("brand", T("品牌、优势特色专业", "Brand or strong major"))
    HIGH_LEVEL = ("high_level", T("高水平专业", "High-level major"))


MAJOR = Kind(
    key="major",
    version=1,
    title=T("专业设置", "Majors offered"),
    group="vocational",
    source=Source("中等职业学校专业设置管理办法（试行）", "教职成厅〔2010〕9号"),
    dated=True,
    asks=asked(VOCATIONAL, "中职专业设置备案", "Filing of majors", 8, (6,)),
    fields=(
        text("name", T("专业名称", "Major"), slot=Slot.T1, required=True),
        text("family", T("专业大类", "Group of majors"), slot=Slot.T2, required=True),
        choice("industry", T("服务产业", "Industry served"), of=Industry, slot=Slot.T3, required=True),
        day("opened", T("开设日期", "Opened on"), slot=Slot.D2, required=True),
        choice("title", T("专业称号", "Recognised as"), of=Title),
        choice("level", T("称号级别", "By"), of=Level),
        day("recognised", T("称号认定日期", "Recognised on")),
        expiry("until", T("称号有效期至", "Title until"), slot=Slot.D1),
    ),
)  # fmt: skip
