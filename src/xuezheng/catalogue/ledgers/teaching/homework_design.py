"""作业设计评选台账: one design of homework entered in a contest, judged blind, ranked by stage of schooling.

Judges see the design and a code, never school or author. A prize is given after
the days on view; who failed may ask for a review.
"""

from xuezheng.catalogue.flows.review_award import REVIEW_AWARD
from xuezheng.catalogue.ledgers.reviewing import CHECKS, FILLS, PARTS, REVIEW_FIELDS, review_clocks
from xuezheng.catalogue.terms.workload import STUDIED, DesignStage, Prize
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, file, note, number, person, text, yes_no
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.counts import Count
from xuezheng.core.ledgers.definition import Closing, Fills, Ledger, Numbering, Tile

DESIGNS = T("件", "designs")
HOMEWORK_DESIGN = Ledger(
    key="homework_design",
    version=1,
    title=T("作业设计评选台账", "Designs of homework"),
    group="teaching",
    serves=("A16",),
    source=Source("作业设计评选办法"),
    asks=Asks(T("教研室", "Research office"), T("作业设计评选", "Contest of homework designs"), 10),
    flow=REVIEW_AWARD,
    fields=(
        text("title", T("作业设计名称", "Design"), slot=Slot.T1, required=True),
        number("year", T("评选年度", "Year"), slot=Slot.N1, required=True),
        choice("stage", T("参评学段", "Stage"), of=DesignStage, slot=Slot.T2, required=True),
        choice("course", T("作业设计学科", "Subject of the design"), of=STUDIED, slot=Slot.T3, required=True),
        person("author", T("设计者", "Author"), slot=Slot.N2, required=True),
        number("years_taught", T("设计者任教年限", "Years the author has taught"), required=True),
        yes_no("own_work", T("原创承诺", "Declared as own work"), required=True),
        number("minutes", T("预计完成时长", "Minutes it takes"), unit=T("分钟", "minutes"), required=True),
        note("design", T("作业内容与分层", "Content and layers"), required=True),
        note("feedback", T("批改与反馈方式", "Marking and feedback"), required=True),
        file("paper", T("作业设计文本", "Text of the design")),
        *REVIEW_FIELDS,
        choice("prize", T("奖项", "Prize"), of=Prize),
    ),
    checks=CHECKS,
    opens=("principal", "clerk"),
    parts=PARTS,
    clocks=review_clocks("homework_design"),
    fills=(*FILLS, Fills("award", ("prize",), needed=("prize",))),
    closing=Closing(evidence=1, fields=("score", "prize")),
    needs_due=False,
    numbering=Numbering("ZY"),
    numbers=(
        "homework_design.judges_each", "homework_design.avoid_years", "homework_design.trim",
        "homework_design.vote_share", "homework_design.quorum", "homework_design.resubmit_within",
        "homework_design.alike_from", "homework_design.years_needed",
    ),
    counts=(
        Count("applied", T("参评作业设计", "Designs entered"), DESIGNS, "opened"),
        Count("awarded", T("获奖作业设计", "Prizes given"), DESIGNS, "awarded"),
        Count("first", T("一等奖", "First prizes"), DESIGNS, "awarded", {"prize": "first"}),
    ),
    tiles=(
        Tile("to_check", T("待审核设计", "To check"), ("applied",)),
        Tile("judging", T("评审中设计", "Being judged"), ("judging",)),
        Tile("late", T("评选逾期", "Overdue"), ("applied", "eligible", "judging", "voting"), overdue=True),
    ),
)  # fmt: skip
