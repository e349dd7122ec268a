"""标准化学校台账: one school on its way to the title, and while it holds it.

The school scores itself against the standard and files its evidence; papers
are checked, the school is visited, the panel decides, the result is shown. The
title runs out; every year it is re-checked, improved upon, or withdrawn.
"""

from xuezheng.catalogue.flows.certify import CERTIFY
from xuezheng.catalogue.ledgers.certifying import PARTS, TITLE_FIELDS, certify_clocks, certify_fills
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Slot, choice, number, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.counts import Count
from xuezheng.core.ledgers.definition import Ledger, Numbering, Tile


class Standard(Labelled):
    """Which standard a school applies for (标准类别)."""

    COMPULSORY = ("compulsory", T("义务教育标准化学校", "Standard school of compulsory education"))
    BOARDING = ("boarding", T("标准化寄宿制学校", "Standard boarding school"))
    SMALL = ("small", T("标准化小规模学校", "Standard small school"))


STANDARD_SCHOOL = Ledger(
    key="standard_school",
    version=1,
    title=T("标准化学校台账", "Standard schools"),
    group="supervision",
    serves=("Q03",),
    source=Source("标准化学校建设评估办法"),
    asks=Asks(T("督导室", "Supervision office"), T("标准化学校评估", "Evaluation of standard schools"), 60),
    flow=CERTIFY,
    fields=(
        text("title", T("申报事项", "Application"), slot=Slot.T1, required=True),
        choice("standard", T("标准类别", "Standard"), of=Standard, slot=Slot.T2, required=True),
        number("year", T("申报年度", "Year"), slot=Slot.N1, required=True),
        *TITLE_FIELDS,
    ),
    checks=(
        Check(
            "valid_until", T("应晚于认定日期", "later than the day of the title"),
            lambda of: of["valid_until"] > of["titled_on"],
        ),
    ),
    opens=("section",),
    parts=PARTS,
    clocks=certify_clocks("certify"),
    fills=certify_fills(),
    needs_due=False,
    numbering=Numbering("BZ"),
    numbers=("certify.pass_score", "certify.valid_years", "certify.recheck_months"),
    counts=(
        Count("applied", T("新申报", "Applied"), T("所", "schools"), "opened"),
        Count("titled", T("有效期内标准化学校", "Titles in force"), T("所", "schools"), "titled"),
        Count("improving", T("限期整改", "To improve"), T("所", "schools"), "improving"),
        Count("withdrawn", T("撤销称号", "Withdrawn"), T("所", "schools"), "withdrawn"),
        Count("overdue", T("逾期", "Overdue"), T("所", "schools"), "overdue"),
    ),
    tiles=(
        Tile("to_check", T("待审核申报", "Papers to check"), ("applied",)),
        Tile("to_visit", T("待现场评估", "To visit"), ("visiting",)),
        Tile("improving", T("限期整改", "To improve"), ("improving",)),
        Tile("late", T("逾期未办", "Overdue"), ("applied", "visiting", "rechecking", "improving"), overdue=True),
    ),
)  # fmt: skip
