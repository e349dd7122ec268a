"""Eyes, distress, illness, conduct (近视、心理、因病缺课、不良行为): H03, H05, H12, F15."""

from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.catalogue.sources.epidemic_reporting import EPIDEMIC_REPORTING
from xuezheng.catalogue.sources.minors_protection import MINORS_PROTECTION
from xuezheng.catalogue.sources.myopia_screening import MYOPIA_SCREENING
from xuezheng.catalogue.warnings.making import EVERYWHERE, PERCENT, POINTS, weighed
from xuezheng.core.base.labels import T
from xuezheng.core.warnings.definition import AmongPupils, At, Counted, Of, Rule, Summed, Weighed

HEALTH = (
    Rule(
        key="myopia", title=T("近视率预警", "Short sight"), group="care", serves=("H03",), source=MYOPIA_SCREENING,
        at=EVERYWHERE, measure=Summed("vision_screening", "myopic", "screened", "warning.screening_days"),
        lines="warning_lines.myopia", unit=PERCENT, times=100, firm=True, opens="warned_care",
        asks=T("改善采光和座位，增加户外活动，落实转诊复查", "Better light and seats, time outdoors, referral and re-check"),
    ),
    Rule(
        key="crises", title=T("心理危机预警", "Pupils in distress"), group="care", serves=("H05",), source=MINORS_PROTECTION,
        at=EVERYWHERE, measure=Weighed(weighed("crisis", "level", ("one", 6), ("two", 2), ("three", 1))),
        lines="warning_lines.crises", unit=POINTS, opens="warned_care",
        asks=T("启动三级网络，专人干预，必要时转介医院", "Call the network, care by name, a hospital where needed"),
    ),
    Rule(
        key="illness", title=T("因病缺课聚集预警", "Clusters of illness"), group="care", serves=("H12",), source=EPIDEMIC_REPORTING,
        at=EVERYWHERE, measure=Weighed((Counted("illness_cluster", Of.OPENED),), "warning.illness_days"),
        lines="warning_lines.illness", unit=T("起", "clusters"), opens="warned_care",
        asks=T("追查病因，配合疾控处置", "Trace the cause with the centre for disease control"),
    ),
    Rule(
        key="conduct", title=T("不良行为预警", "Signs of bad conduct"), group="care", serves=("F15",), source=BUREAU_RULE, at=(At.SCHOOL,),
        measure=Weighed(weighed(
            "conduct", "sign", ("behaviour", 1), ("serious", 3), ("police", 3), ("absence", 1), ("family", 1), ("offence", 6),
        )),
        lines="warning_lines.conduct", unit=POINTS, opens="warned_care", asks=T("落实帮教责任人，开展家校会商", "Name a tutor, meet the families"),
    ),
    Rule(
        key="offences", title=T("学生违法犯罪率预警", "Offences among pupils"), group="care", serves=("F15",), source=BUREAU_RULE,
        at=(At.TOWNSHIP, At.COUNTY), measure=AmongPupils(Counted("conduct", Of.OPENED, {"sign": "offence"})),
        lines="warning_lines.offences", unit=PERCENT, times=100, firm=True, opens="warned_care",
        asks=T("会同公安、检察开展专项预防", "Prevention with police and prosecution"),
    ),
)  # fmt: skip
