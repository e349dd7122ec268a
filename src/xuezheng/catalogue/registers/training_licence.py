"""校外培训机构办学许可证: the licence an institution teaches under, where, for what, until when.

Anybody who reads the code on its door sees whether it is valid (R40); the
person in charge is not shown there.
"""

from xuezheng.catalogue.registers.parts import VOCATIONAL, kept
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, expiry, name, number, text, unit
from xuezheng.core.kinds.kind import Keep, Kind

BARRED = T("办学许可证到期，不得开展培训", "The licence has run out; no lessons may be given")


class Form(Labelled):
    """What an institution may teach (培训类别)."""

    ACADEMIC = ("academic", T("学科类", "Academic"))
    ARTS = ("arts", T("文化艺术类", "Arts"))
    SPORTS = ("sports", T("体育类", "Sports"))
    SCIENCE = ("science", T("科技类", "Science"))


TRAINING_LICENCE = Kind(
    key="training_licence",
    version=1,
    title=T("校外培训机构办学许可证", "Licences of training institutions"),
    group="affairs",
    source=Source("民办教育促进法"),
    dated=True,
    keep=Keep(10),
    asks=kept(VOCATIONAL, "办学许可管理", "Licences of institutions", 5),
    fields=(
        unit("institution", T("培训机构", "Institution"), slot=Slot.N1, required=True),
        text("licence", T("许可证编号", "Number of the licence"), slot=Slot.T1, required=True),
        text("address", T("办学地址", "Where it teaches"), slot=Slot.T2, required=True),
        choice("form", T("培训类别", "What it teaches"), of=Form, slot=Slot.T3, required=True),
        name("head", T("举办者", "Who runs it")),
        number("area", T("办学面积", "Area"), slot=Slot.N2, unit=T("平方米", "m²")),
        day("issued", T("发证日期", "Issued on"), slot=Slot.D2, required=True),
        expiry("until", T("许可证有效期至", "Valid until"), slot=Slot.D1, required=True, bars=BARRED),
    ),
)  # fmt: skip
