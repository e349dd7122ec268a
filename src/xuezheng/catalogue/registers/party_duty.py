"""党风廉政责任清单: what a post answers for in a year, item by item, with half-year reports and the statement."""

from xuezheng.catalogue.registers.parts import PARTY, asked
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    computed,
    day,
    expiry,
    figure,
    file,
    number,
    post,
    rows,
    text,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind


def open_items(data: Data) -> int:
    """Count the items that are not done."""
    return sum(row["done"] is None for row in data["items"] or ())


PARTY_DUTY = Kind(
    key="party_duty",
    version=1,
    title=T("党风廉政责任清单", "Party-responsibility lists"),
    group="party",
    serves=("M12",),
    source=Source("党委（党组）落实全面从严治党主体责任规定"),
    dated=True,
    keep=Keep(30),
    asks=asked(PARTY, "党风廉政建设责任制", "Responsibility for clean conduct", 15, (1, 6, 12)),
    fields=(
        text("title", T("责任清单名称", "List"), slot=Slot.T1, required=True),
        number("year", T("责任年度", "Year"), slot=Slot.N2, required=True),
        post("post", T("责任人岗位", "Post"), slot=Slot.N1, required=True),
        rows(
            "items",
            T("责任事项", "Items"),
            (
                text("item", T("事项", "Item"), required=True),
                expiry("due", T("责任事项完成时限", "Due"), before=(30, 7), required=True, met_by="done"),
                day("done", T("完成日期", "Done on")),
            ),
            required=True,
        ),
        computed("open_items", T("未完成事项数", "Items not done"), open_items),
        rows(
            "reports",
            T("半年报告", "Half-year reports"),
            (
                day("on", T("报告日期", "Day"), required=True),
                text("gist", T("要点", "Gist"), required=True),
            ),
        ),
        expiry(
            "statement_by", T("述职述廉期限", "Statement due by"), before=(30, 7), slot=Slot.D1,
            met_by="statement_on",
        ),
        day("statement_on", T("述职述廉日期", "Statement made on"), slot=Slot.D2),
        file("statement", T("述职述廉报告", "Statement")),
        figure("score", T("责任制考核得分", "Score")),
    ),
)  # fmt: skip
