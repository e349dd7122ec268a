"""创建活动台账: what each unit must show for a city campaign, item by item of its standard.

One case is one item at one unit: the evidence asked for, what was filed, how
the mock check judged it, and what was put right.
"""

from xuezheng.catalogue.flows.rectify_check_close import RECTIFY_CHECK_CLOSE
from xuezheng.catalogue.ledgers.parts import LEAD, LEADER, OFFICE
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, files, note, photos, post, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import (
    ByDue,
    Clock,
    Closing,
    Count,
    Fills,
    Ledger,
    Numbering,
    Tile,
    WorkingDays,
)


class Campaign(Labelled):
    """Which campaign asks (创建活动)."""

    CIVIL = ("civil", T("文明城市", "Civilised city"))
    HYGIENE = ("hygiene", T("卫生城市", "Hygienic city"))
    HEALTH = ("health", T("健康城市", "Healthy city"))
    OTHER = ("other", T("其他创建活动", "Another campaign"))


class Judged(Labelled):
    """How a mock check judged the item (模拟测评结果)."""

    MET = ("met", T("达到标准", "Meets the standard"))
    PARTLY = ("partly", T("部分达到", "Meets it in part"))
    NOT_MET = ("not_met", T("未达到标准", "Does not meet it"))


CAMPAIGN = Ledger(
    key="campaign",
    version=1,
    title=T("创建活动台账", "City campaigns"),
    group="office",
    serves=("P14",),
    source=Source("创建活动测评标准"),
    asks=Asks(T("局办公室", "Bureau office"), T("创建活动测评标准", "Standard of the campaign"), 15),
    flow=RECTIFY_CHECK_CLOSE,
    fields=(
        text("title", T("测评项目", "Item of the standard"), slot=Slot.T1, required=True),
        choice("campaign", T("创建活动", "Campaign"), of=Campaign, slot=Slot.T2, required=True),
        text("item", T("标准条目号", "Number in the standard")),
        note("evidence_required", T("佐证材料要求", "Evidence asked for"), required=True),
        post("leader_post", T("分管领导", "Accountable leader"), slot=Slot.N1),
        files("papers", T("佐证材料", "Papers"), needed_from="fixed"),
        photos("pictures", T("现场照片", "Photos")),
        day("checked_on", T("模拟测评日期", "Day of the mock check")),
        text("checked_by", T("测评机构（第三方）", "Third party that checked")),
        choice("judged", T("模拟测评结果", "Result of the mock check"), of=Judged, slot=Slot.T3),
        note("to_fix", T("整改要求", "What to put right")),
    ),
    opens=("office",),
    parts=(LEAD, OFFICE, LEADER),
    clocks=(
        Clock(
            "sign", T("签收时限", "Time to sign for it"),
            ("issued",), WorkingDays("task.sign_within"), "task.sign_ladder",
        ),
        Clock(
            "finish", T("完成时限", "Due day"),
            ("drafted", "issued", "fixing"), ByDue(), "task.ladder", owes="lead",
        ),
        Clock(
            "check", T("复核时限", "Time to check it"),
            ("fixed",), WorkingDays("campaign.check_within"), "task.check_ladder",
        ),
    ),
    fills=(
        Fills("report", ("papers", "pictures")),
        Fills("return", ("checked_on", "checked_by", "judged", "to_fix")),
        Fills("close", ("checked_on", "checked_by", "judged")),
    ),
    closing=Closing(evidence=1, fields=("judged", "checked_by")),
    numbering=Numbering("CJ"),
    tiles=(
        Tile("fixing", T("整改中", "Being put right"), ("fixing",)),
        Tile("overdue", T("逾期未完成", "Overdue"), ("issued", "fixing"), overdue=True),
    ),
    counts=(
        Count("given", T("分解测评项", "Items given"), T("项", "items")),
        Count("met", T("达到标准", "Meet the standard"), T("项", "items"), "closed", {"judged": "met"}),
        Count("overdue", T("逾期", "Overdue"), T("项", "items"), "overdue"),
    ),
)  # fmt: skip
