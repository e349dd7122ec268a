"""Places, classes and who stays away (学位、班额、控辍): E01, E09, S03."""

from collections.abc import Iterator

from xuezheng.catalogue.sources.balanced_supervision import BALANCED_SUPERVISION
from xuezheng.catalogue.sources.bureau_rule import BUREAU_RULE
from xuezheng.catalogue.sources.urban_rural_integration import URBAN_RURAL_INTEGRATION
from xuezheng.catalogue.warnings.making import EVERYWHERE, PERCENT
from xuezheng.core.base.labels import T
from xuezheng.core.warnings.definition import At, Counted, Of, OfIndicator, Rule, Seats, Weighed


def _seats() -> Iterator[Rule]:
    for stage, zh, en in (("primary", "小学", "primary"), ("junior", "初中", "junior")):
        yield Rule(
            key=f"{stage}_places", title=T(f"{zh}学位预警", f"Places of {en} schools"), group="pupils", serves=("E01",),
            source=BALANCED_SUPERVISION, at=(At.TOWNSHIP, At.COUNTY), measure=Seats(stage), lines="warning_lines.places_short",
            unit=PERCENT, times=100, opens="warned_pupils",
            asks=T("核实明年新生数，提出增班、扩建或调剂方案", "Verify next year’s entrants; propose classes, building or sharing"),
        )  # fmt: skip


PLACES = (
    *_seats(),
    Rule(
        key="large_classes", title=T("大班额预警", "Large classes"), group="pupils", serves=("E09",),
        source=URBAN_RURAL_INTEGRATION, at=(At.SCHOOL,), measure=OfIndicator("large_classes"), lines="warning_lines.large_classes",
        unit=T("个班", "classes"), opens="warned_pupils", asks=T("报送消除方案，停止向超限班级转入", "Hand in a plan; nobody more is taken in"),
    ),
    Rule(
        key="very_large_classes", title=T("超大班额预警", "Very large classes"), group="pupils", serves=("E09",),
        source=URBAN_RURAL_INTEGRATION, at=(At.SCHOOL,), measure=OfIndicator("very_large_classes"),
        lines="warning_lines.very_large_classes", unit=T("个班", "classes"), opens="warned_pupils",
        asks=T("立即分班或分流", "Divide or share the class at once"),
    ),
    Rule(
        key="large_class_share", title=T("大班额比例预警", "Share of large classes"), group="pupils", serves=("E09",),
        source=URBAN_RURAL_INTEGRATION, at=(At.TOWNSHIP, At.COUNTY), measure=OfIndicator("large_class_share"),
        lines="warning_lines.large_share", unit=PERCENT, times=100, firm=True, opens="warned_pupils",
        asks=T("提出本区域消除大班额计划", "Propose a plan for the area"),
    ),
    Rule(
        key="dropouts", title=T("控辍保学预警", "Pupils who stay away"), group="pupils", serves=("S03",), source=BUREAU_RULE,
        at=EVERYWHERE, measure=Weighed((Counted("dropout", Of.OPEN),)), lines="warning_lines.dropouts", unit=T("人", "pupils"),
        opens="warned_pupils", asks=T("逐人家访劝返并报告", "Visit each at home and report"),
    ),
)  # fmt: skip
