"""Buses, disputes, integrity, opinion (校车、维稳、廉政、舆情): F05, F14, M08, X04."""

from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.catalogue.sources.school_bus_regulation import SCHOOL_BUS_REGULATION
from xuezheng.catalogue.warnings.making import EVERYWHERE, POINTS, weighed
from xuezheng.core.base.labels import T
from xuezheng.core.warnings.definition import At, Counted, Expiring, Of, Rule, Weighed
from xuezheng.core.warnings.grades import Side

SAFETY = (
    Rule(
        key="bus_papers", title=T("校车证照到期预警", "Papers of buses and drivers"), group="safety", serves=("F05",),
        source=SCHOOL_BUS_REGULATION, at=(At.SCHOOL,), measure=Expiring(("school_bus", "bus_driver")),
        lines="warning_lines.bus_days", unit=T("日", "days"), side=Side.BELOW, opens="warned_safety",
        asks=T("办理续期或检验，到期停运", "Renew or inspect; what has run out stands still"),
    ),
    Rule(
        key="bus_events", title=T("校车运行预警", "Alarms of buses"), group="safety", serves=("F05",), source=SCHOOL_BUS_REGULATION,
        at=EVERYWHERE, measure=Weighed((
            *(Counted("bus_event", Of.OPENED, {"signal": one}) for one in ("speed", "deviation", "off_stop")),
            Counted("bus_event", Of.OPENED, {"signal": "overload"}, 3), Counted("bus_event", Of.OPENED, {"signal": "left_child"}, 10),
        )),
        lines="warning_lines.bus_events", unit=POINTS, opens="warned_safety",
        asks=T("核查驾驶人和照管人员，限期整改", "Look into driver and attendant, put it right in time"),
    ),
    Rule(
        key="disputes", title=T("不稳定因素预警", "Disputes"), group="affairs", serves=("F14",), source=BUREAU_RULE, at=EVERYWHERE,
        measure=Weighed(weighed("dispute", "risk", ("high", 3), ("middle", 2), ("low", 1))), lines="warning_lines.disputes",
        unit=POINTS, opens="warned_affairs", asks=T("领导包案，组织调解，逐日报告", "A leader takes it, mediation, a daily report"),
    ),
    Rule(
        key="integrity", title=T("廉政预警", "Integrity"), group="party", serves=("M08",), source=BUREAU_RULE,
        at=(At.SCHOOL, At.COUNTY),
        measure=Weighed((
            *weighed("integrity_risk", "risk", ("high", 4), ("middle", 2), ("low", 1)), Counted("petition", Of.OPENED, {"topic": "fees"}),
        )),
        lines="warning_lines.integrity", unit=POINTS, opens="warned_party", asks=T("约谈责任人，复核防控措施", "Talk to who answers, review the controls"),
    ),
    Rule(
        key="opinion", title=T("网络舆情预警", "Public opinion"), group="affairs", serves=("X04",), source=BUREAU_RULE,
        at=(At.SCHOOL, At.COUNTY), measure=Weighed(weighed("opinion", "heat", ("hot", 3), ("warm", 2), ("mild", 1))),
        lines="warning_lines.opinion", unit=POINTS, opens="warned_affairs",
        asks=T("即时通报，定向交办，限时回复", "Notify at once, hand over, reply in time"),
    ),
)  # fmt: skip
