"""固定资产: an asset card with custodian, place and value, what happened to it, and the stock-takes.

Lending, letting and disposal are lines with the paper that approved them; a
lease runs out like any other date.
"""

from xuezheng.catalogue.registers.parts import FINANCE, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    money,
    number,
    person,
    reference,
    room,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind


class Class(Labelled):
    """Class of a fixed asset (资产分类)."""

    LAND = ("land", T("房屋和构筑物", "Buildings"))
    DEVICE = ("device", T("设备", "Devices"))
    FURNITURE = ("furniture", T("家具和用具", "Furniture"))
    BOOKS = ("books", T("图书和档案", "Books"))
    VEHICLE = ("vehicle", T("车辆", "Vehicles"))
    OTHER = ("other", T("其他资产", "Other"))


class Event(Labelled):
    """What happened to an asset (资产变动)."""

    MOVED = ("moved", T("调拨", "Transferred"))
    LET = ("let", T("出租出借", "Let or lent"))
    REPAIRED = ("repaired", T("维修", "Repaired"))
    SCRAPPED = ("scrapped", T("报废", "Scrapped"))
    SOLD = ("sold", T("转让", "Sold"))


def differing(data: Data) -> int:
    """Count the stock-takes that did not find what the card says."""
    return sum(row["found"] != data["pieces"] for row in data["takes"] or ())


ASSET = Kind(
    key="asset",
    version=1,
    title=T("固定资产", "Fixed assets"),
    group="estate",
    serves=("B08",),
    source=Source("行政事业性国有资产管理条例", "国务院令第738号"),
    dated=True,
    keep=Keep(15),
    asks=asked(FINANCE, "资产年度盘点", "Yearly stock-take", 3, (11,)),
    fields=(
        text("card", T("资产卡片号", "Card number"), slot=Slot.T1, required=True),
        text("name", T("资产名称", "Asset"), required=True),
        choice("class_", T("资产分类", "Class"), of=Class, slot=Slot.T2, required=True),
        person("custodian", T("保管人", "Custodian"), slot=Slot.N1, required=True),
        room("place", T("存放房间", "Kept in"), slot=Slot.N2),
        reference("equipment", T("对应装备", "As equipment"), of="equipment"),
        number("pieces", T("账面数量", "Pieces on the books"), required=True),
        money("price", T("资产原值", "Price"), slot=Slot.N3, required=True),
        day("acquired", T("取得日期", "Acquired on"), slot=Slot.D2, required=True),
        expiry("lease_ends", T("出租出借期满日", "Lease ends on"), slot=Slot.D1),
        rows(
            "events",
            T("变动记录", "What happened"),
            (
                day("on", T("日期", "Day"), required=True),
                choice("what", T("变动", "Event"), of=Event, required=True),
                text("approval", T("批准文号", "Approved by"), required=True),
                text("to", T("去向", "To")),
                money("amount", T("金额", "Amount")),
            ),
        ),
        rows(
            "takes",
            T("盘点记录", "Stock-takes"),
            (
                day("on", T("盘点日期", "Day"), required=True),
                number("found", T("实盘数量", "Pieces found"), required=True),
                text("why", T("差异原因", "Why they differ")),
            ),
        ),
        computed("differing", T("盘点不符次数", "Stock-takes that differ"), differing),
    ),
)  # fmt: skip
