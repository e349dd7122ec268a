"""学校食堂量化分级台账: one canteen, its scored inspections and the grade on its board.

The school checks itself, two inspectors score on the spot, the grade is shown
and holds for its time. An incident lowers it at once and has it improved and
scored again. What F01 and F06 keep of canteens stays there: here are grades.
"""

from xuezheng.catalogue.flows.certify import CERTIFY
from xuezheng.catalogue.ledgers.certifying import PARTS, TITLE_FIELDS, certify_clocks, certify_fills
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Slot, choice, note, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.counts import Count
from xuezheng.core.ledgers.definition import Fills, Ledger, Numbering, Tile


class CanteenGrade(Labelled):
    """The grade of a canteen (食堂等级)."""

    A = ("a", T("A级", "A"))
    B = ("b", T("B级", "B"))
    C = ("c", T("C级", "C"))
    NONE = ("none", T("不予评级", "No grade"))


class Operation(Labelled):
    """Who runs a canteen (经营方式)."""

    OWN = ("own", T("学校自营", "The school"))
    ENTRUSTED = ("entrusted", T("委托经营", "A contractor"))
    DELIVERED = ("delivered", T("集体配送", "Delivered"))


CANTEEN_GRADE = Ledger(
    key="canteen_grade",
    version=1,
    title=T("食堂量化分级台账", "Canteen grades"),
    group="safety",
    serves=("F07",),
    source=Source("学校食堂量化分级管理办法"),
    asks=Asks(T("安全科", "Safety section"), T("学校食堂量化分级", "Canteen grading"), 20),
    flow=CERTIFY,
    fields=(
        text("title", T("食堂名称", "Canteen"), slot=Slot.T1, required=True),
        choice("operation", T("经营方式", "Run by"), of=Operation, required=True),
        *TITLE_FIELDS,
        choice("grade", T("食堂等级", "Grade"), of=CanteenGrade, slot=Slot.T2, needed_from="panel"),
        text("inspectors", T("检查人员（两人）", "Inspectors (two)"), needed_from="panel"),
        note("incident", T("降级事由", "What it was lowered for")),
    ),
    checks=(
        Check(
            "inspectors", T("检查人员少于{number}名", "has fewer than {number} inspectors"),
            lambda of, least: len(str(of["inspectors"]).replace("，", "、").split("、")) >= least,
            number="canteen.inspectors_least",
        ),
    ),
    opens=("section", "principal", "clerk"),
    parts=PARTS,
    clocks=certify_clocks("canteen"),
    fills=(*certify_fills("grade", "inspectors"), Fills("lower", ("grade", "incident"), needed=("grade", "incident"))),
    needs_due=False,
    numbering=Numbering("ST"),
    numbers=(
        "canteen.grade_points", "canteen.valid_months", "canteen.recheck_months",
        "canteen.inspectors_least",
    ),
    counts=(
        Count("graded", T("评级食堂", "Graded"), T("个", "canteens"), "titled"),
        Count("a", T("A级食堂", "Grade A"), T("个", "canteens"), "titled", {"grade": "a"}),
        Count("b", T("B级食堂", "Grade B"), T("个", "canteens"), "titled", {"grade": "b"}),
        Count("c", T("C级食堂", "Grade C"), T("个", "canteens"), "titled", {"grade": "c"}),
        Count("lowered", T("降级整改", "Lowered"), T("个", "canteens"), "improving"),
    ),
    tiles=(
        Tile("to_inspect", T("待现场评分食堂", "Canteens to score"), ("visiting",)),
        Tile("lowered", T("降级整改食堂", "Lowered canteens"), ("improving",)),
        Tile("late", T("逾期未复查食堂", "Re-check overdue"), ("titled", "rechecking", "improving"), overdue=True),
    ),
)  # fmt: skip
