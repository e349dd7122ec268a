"""校车: every bus with its plate, insurance, half-yearly inspections and the attendants who ride along.

A plate or an insurance that has run out takes the bus off the road. An
inspection that was due and not made stands among what has run out until it is made.
"""

from xuezheng.catalogue.registers.parts import SAFETY, asked
from xuezheng.catalogue.terms.safety import Serves
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, expiry, number, person, rows, text
from xuezheng.core.kinds.kind import Kind

NO_PLATE = T("校车标牌到期，停止接送学生", "The plate has run out; the bus carries no pupils")
NO_INSURANCE = T("保险到期，停止接送学生", "The insurance has run out; the bus carries no pupils")
NOT_INSPECTED = T("未按期检验，停止接送学生", "Not inspected in time; the bus carries no pupils")
NO_HEALTH = T("健康证明到期，不得随车照管", "The health certificate has run out; no riding along")

SCHOOL_BUS = Kind(
    key="school_bus",
    version=1,
    title=T("校车", "School buses"),
    group="safety",
    serves=("F05",),
    source=Source("校车安全管理条例", "国务院令第617号", clause="第十四条至第二十条"),
    dated=True,
    asks=asked(SAFETY, "校车安全管理", "Safety of school buses", 5, (3, 9)),
    fields=(
        text("number", T("号牌号码", "Number"), slot=Slot.T1, required=True),
        choice("serves", T("服务方式", "Run by"), of=Serves, slot=Slot.T2, required=True),
        number("seats", T("核定载客", "Seats"), unit=T("人", "seats"), slot=Slot.N1, required=True),
        person("driver", T("驾驶人", "Driver"), slot=Slot.N2),
        text("route", T("线路和停靠站点", "Route and stops")),
        expiry(
            "plate_until", T("校车标牌有效期止", "Plate holds until"),
            slot=Slot.D1, required=True, bars=NO_PLATE,
        ),
        expiry(
            "insured_until", T("承运人责任险有效期止", "Insured until"),
            slot=Slot.D2, required=True, bars=NO_INSURANCE,
        ),
        rows(
            "inspections",
            T("半年检验", "Half-yearly inspections"),
            (
                expiry(
                    "due", T("应检日期", "Due by"), before=(30, 7), required=True, met_by="done", bars=NOT_INSPECTED,
                ),
                day("done", T("检验合格日期", "Passed on")),
            ),
        ),
        rows(
            "attendants",
            T("随车照管人员", "Attendants"),
            (
                person("who", T("照管人员", "Attendant"), required=True),
                expiry("healthy_until", T("健康证明有效期止", "Health certificate until"), bars=NO_HEALTH),
            ),
        ),
    ),
)  # fmt: skip
