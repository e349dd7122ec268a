"""合作培养班: classes taught together with colleges, firms or partners abroad, by form and major."""

from xuezheng.catalogue.registers.parts import VOCATIONAL, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Data, Slot, choice, computed, day, expiry, number, text
from xuezheng.core.kinds.kind import Kind


class Form(Labelled):
    """How the class is taught (合作培养形式)."""

    COLLEGE = ("college", T("中高职一体化", "With a college"))
    DEGREE = ("degree", T("中本一体化", "To a degree"))
    ABROAD = ("abroad", T("中外合作", "With a partner abroad"))
    APPRENTICES = ("apprentices", T("现代学徒制", "Modern apprentices"))
    NEW_APPRENTICES = ("new_apprentices", T("新型学徒制", "New apprentices of firms"))


def size(data: Data) -> int | None:
    """Give pupils a class, rounded down."""
    given = [data["pupils"], data["classes"]]
    return data["pupils"] // data["classes"] if all(given) else None


JOINT_CLASS = Kind(
    key="joint_class",
    version=1,
    title=T("合作培养班", "Joint classes"),
    group="vocational",
    source=Source("职业教育合作培养管理办法"),
    dated=True,
    asks=asked(VOCATIONAL, "合作培养班备案", "Filing of joint classes", 6, (9,)),
    fields=(
        text("partner", T("合作方", "Partner"), slot=Slot.T1, required=True),
        choice("form", T("合作培养形式", "Form"), of=Form, slot=Slot.T2, required=True),
        text("major", T("培养专业", "Major"), slot=Slot.T3),
        number("classes", T("合作班数", "Classes"), slot=Slot.N1, required=True),
        number("pupils", T("合作培养人数", "Pupils"), slot=Slot.N2, required=True),
        computed("size", T("班均人数", "Pupils a class"), size),
        day("since", T("合作开班日期", "Since"), slot=Slot.D2, required=True),
        expiry("until", T("合作期满日", "Ends on"), slot=Slot.D1),
    ),
)
