"""学校卫生室: grade, room, doctors, bought services and medicines, with every date that runs out."""

from xuezheng.catalogue.registers.parts import HEALTH, TERMLY, asked
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import (
    Slot,
    choice,
    day,
    expiry,
    note,
    number,
    person,
    room,
    rows,
    text,
    yes_no,
)  # fmt: skip
from xuezheng.core.kinds.kind import Kind


class Grade(Labelled):
    """What kind of clinic it is (卫生室类型)."""

    CLINIC = ("clinic", T("卫生室", "Clinic"))
    CARE = ("care", T("保健室", "Care room"))
    NONE = ("none", T("未设置", "None"))


class Way(Labelled):
    """How there is a doctor (校医配备方式)."""

    OWN = ("own", T("在编校医", "On the staff"))
    CONTRACT = ("contract", T("聘用校医", "On contract"))
    BOUGHT = ("bought", T("购买医疗服务", "Service bought"))
    SHARED = ("shared", T("医院派驻", "Sent by a hospital"))
    NONE = ("none", T("缺配", "None"))


SCHOOL_CLINIC = Kind(
    key="school_clinic",
    version=1,
    title=T("学校卫生室与校医", "School clinics and doctors"),
    group="care",
    serves=("H17",),
    source=Source("国家学校体育卫生条件试行基本标准", "教体艺〔2008〕5号"),
    dated=True,
    asks=asked(HEALTH, "学校卫生工作网络", "Network of school health", 10, TERMLY),
    fields=(
        choice("grade", T("卫生室类型", "Clinic"), of=Grade, slot=Slot.T2, required=True),
        room("room", T("卫生室房间", "Room"), slot=Slot.N1),
        yes_no("standard", T("达到建设标准", "Meets the standard"), slot=Slot.N2, required=True),
        choice("way", T("校医配备方式", "Doctor"), of=Way, slot=Slot.T3, required=True),
        text("hospital", T("对口医疗机构", "Partner hospital"), slot=Slot.T1),
        expiry("until", T("医疗服务协议期满日", "Service agreement ends"), slot=Slot.D1),
        rows(
            "doctors",
            T("校医与保健教师", "Doctors and nurses"),
            (
                person("who", T("人员", "Who"), required=True),
                yes_no("full_time", T("专职", "Full-time"), required=True),
                expiry("first_aid_until", T("急救证有效期至", "First-aid certificate until")),
            ),
        ),
        rows(
            "visits",
            T("就诊统计", "Visits"),
            (
                day("month", T("月份", "Month"), required=True),
                number("visits", T("人次", "Visits"), required=True),
                number("sent_on", T("转诊人次", "Sent to hospital")),
            ),
        ),
        rows(
            "medicines",
            T("药品", "Medicines"),
            (
                text("name", T("药品", "Medicine"), required=True),
                number("stock", T("库存", "Stock"), required=True),
                expiry("until", T("药品有效期至", "Good until"), before=(90, 30), required=True),
            ),
        ),
        note("shortage", T("短缺情况", "What is missing")),
    ),
)  # fmt: skip
