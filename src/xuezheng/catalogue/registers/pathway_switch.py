"""普职转段申请: a pupil who moves between general and vocational programmes, with dates and credits kept."""

from xuezheng.catalogue.registers.parts import VOCATIONAL, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Data,
    Slot,
    choice,
    computed,
    day,
    expiry,
    figure,
    note,
    pupil,
    reference,
    unit,
)  # fmt: skip
from xuezheng.core.kinds.kind import Keep, Kind


class Way(Labelled):
    """Which way a pupil moves (转段方向)."""

    TO_VOCATIONAL = ("to_vocational", T("普高转中职", "To a vocational school"))
    TO_GENERAL = ("to_general", T("中职转普高", "To a senior secondary school"))
    WITHIN = ("within", T("转入衔接项目", "Into a programme that goes on"))


class Decision(Labelled):
    """What was decided (转段审批)."""

    WAITING = ("waiting", T("待审批", "Waits"))
    GRANTED = ("granted", T("同意", "Granted"))
    REFUSED = ("refused", T("不同意", "Refused"))


def open_(data: Data) -> bool:
    """Say whether it still waits for a decision."""
    return bool(data["decision"] == "waiting")


def decided(data: Data) -> bool:
    """Decided upon."""
    return not open_(data)


PATHWAY_SWITCH = Kind(
    key="pathway_switch",
    version=1,
    title=T("普职转段申请", "Requests to switch programmes"),
    group="vocational",
    serves=("V17",),
    source=Source("长学制与普职融通管理办法"),
    keep=Keep(10),
    asks=asked(VOCATIONAL, "普职转段审批", "Decisions on switching", 5),
    fields=(
        pupil("pupil", T("学生", "Pupil"), slot=Slot.N1, required=True),
        choice("way", T("转段方向", "Which way"), of=Way, slot=Slot.T2, required=True),
        unit("to", T("拟转入学校", "To the school"), slot=Slot.N2, required=True),
        reference("programme", T("拟入衔接项目", "Into the programme"), of="pathway", slot=Slot.N3),
        day("asked", T("转段申请日期", "Asked on"), slot=Slot.D2, required=True),
        expiry("decide_by", T("审批期限", "Decide by"), before=(7, 3), slot=Slot.D1, required=True, met_by="decided"),
        choice("decision", T("转段审批", "Decision"), of=Decision, slot=Slot.T3, required=True),
        day("decided", T("审批日期", "Decided on"), when=decided),
        figure("credits", T("转换认定学分", "Credits kept"), when=decided),
        note("reason", T("审批理由", "Reason"), when=decided),
        computed("waits", T("等待审批", "Waits for a decision"), open_),
    ),
)  # fmt: skip
