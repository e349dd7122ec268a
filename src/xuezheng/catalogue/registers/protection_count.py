"""校园三防统计: guards, closed grounds, the one-key alarm and the cameras of a school, as counts and yes or no.

How many guards are due follows the standard of the region; the school states
it. Single devices, their being online and their upkeep are not kept here.
"""

from xuezheng.catalogue.registers.parts import SAFETY, TERMLY, asked, beyond
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, computed, day, number, yes_no
from xuezheng.core.kinds.kind import Kind

PROTECTION_COUNT = Kind(
    key="protection_count",
    version=1,
    title=T("校园三防统计", "Protection of schools in figures"),
    group="safety",
    source=Source("中小学、幼儿园安全防范要求", "GB/T 29315"),
    dated=True,
    asks=asked(SAFETY, "校园安全防范建设", "Protection of schools", 5, TERMLY),
    fields=(
        day("as_of", T("三防统计日期", "Counted on"), slot=Slot.D2, required=True),
        number("due", T("应配专职保安数", "Guards due"), slot=Slot.N1, required=True),
        number("placed", T("在岗专职保安数", "Guards in place"), slot=Slot.N2, required=True),
        yes_no("closed", T("封闭式管理", "Closed grounds"), slot=Slot.N3, required=True),
        yes_no("alarm", T("安装一键式报警", "Has a one-key alarm"), required=True),
        yes_no("alarm_linked", T("一键式报警与公安联网", "Alarm linked to the police"), required=True),
        yes_no("video_linked", T("视频监控与公安联网", "Cameras linked to the police"), required=True),
        computed("lacking", T("缺配专职保安数", "Guards lacking"), beyond("due", "placed")),
    ),
)  # fmt: skip
