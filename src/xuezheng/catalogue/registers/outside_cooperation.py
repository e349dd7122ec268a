"""校地合作与引进名校: domestic partners, what each side owes by when, money, results and renewal."""

from xuezheng.catalogue.registers.parts import OFFICE, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    file,
    money,
    person,
    rows,
    text,
    unit,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind


class Form(Labelled):
    """What the cooperation is (合作类型)."""

    UNIVERSITY = ("university", T("校地合作", "With a university"))
    EAST_WEST = ("east_west", T("东西部协作", "East helps west"))
    REGION = ("region", T("区域教育合作", "With a region"))
    BRAND = ("brand", T("引进名校", "A famous school brought in"))
    OPERATOR = ("operator", T("社会力量办学", "Social operator"))


class Side(Labelled):
    """Who owes an obligation (义务方)."""

    US = ("us", T("我方", "We"))
    THEM = ("them", T("对方", "They"))


def overdue_or_open(data: Data) -> int:
    """Count the obligations that are not met yet."""
    return sum(row["done"] is None for row in data["owed"] or ())


OUTSIDE_COOPERATION = Kind(
    key="outside_cooperation",
    version=1,
    title=T("校地合作与引进名校", "Domestic cooperation and partners"),
    group="affairs",
    serves=("X16",),
    source=Source("教育对外合作与引进项目管理办法"),
    dated=True,
    keep=Keep(30),
    asks=asked(OFFICE, "合作项目管理", "Managing cooperation", 15, (6, 12)),
    fields=(
        text("partner", T("合作方", "Partner"), slot=Slot.T1, required=True),
        choice("form", T("合作类型", "Form"), of=Form, slot=Slot.T2, required=True),
        text("region", T("合作地区", "Region"), slot=Slot.T3),
        unit("ours", T("本地参与学校", "Our school"), slot=Slot.N1),
        person("in_charge", T("合作联络人", "In charge"), slot=Slot.N2, required=True),
        day("signed", T("合作签约日期", "Signed on"), slot=Slot.D2, required=True),
        expiry("until", T("合作协议期满日", "Agreement ends"), before=(180, 90, 30), slot=Slot.D1, required=True),
        file("agreement", T("合作协议文本", "Agreement")),
        rows(
            "owed",
            T("双方义务与节点", "Obligations"),
            (
                choice("side", T("义务方", "Who"), of=Side, required=True),
                text("what", T("义务", "What"), required=True),
                expiry("by", T("义务履行期限", "By"), before=(30, 7), required=True, met_by="done"),
                day("done", T("履行日期", "Done on")),
            ),
        ),
        computed("open_duties", T("未履行义务数", "Obligations not met"), overdue_or_open),
        rows(
            "paid",
            T("资金往来", "Money"),
            (
                day("on", T("日期", "Day"), required=True),
                text("for_", T("用途", "For"), required=True),
                money("amount", T("金额", "Amount"), required=True),
            ),
        ),
        text("result", T("合作成效", "Result")),
    ),
)  # fmt: skip
