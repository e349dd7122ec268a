"""课题研究台账: one approved project, from opening to its conclusion or its end.

Opened by the approval of a proposal. A mid-term report that is passed names
the next one; changes are asked for and decided on the record.
"""

from xuezheng.catalogue.flows.research_cycle import RESEARCH_CYCLE
from xuezheng.catalogue.terms.research import ResearchStage, Theme
from xuezheng.core.base.labels import T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, file, note, person, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.clocks import ByField, Clock, WorkingDays
from xuezheng.core.ledgers.counts import Count
from xuezheng.core.ledgers.definition import Closing, Fills, Ledger, Numbering, Part, Tile, Where

RESEARCH_PROJECT = Ledger(
    key="research_project",
    version=1,
    title=T("课题研究台账", "Research projects"),
    group="teaching",
    serves=("D09",),
    source=Source("教育科研课题管理办法"),
    asks=Asks(T("教研室", "Research office"), T("课题过程管理", "Projects under way"), 30),
    flow=RESEARCH_CYCLE,
    fields=(
        text("title", T("课题名称", "Project"), slot=Slot.T1, required=True),
        choice("stage", T("学段", "Stage"), of=ResearchStage, slot=Slot.T2, required=True),
        choice("theme", T("研究方向", "Theme"), of=Theme, slot=Slot.T3, required=True),
        person("leader", T("课题负责人", "Leader"), slot=Slot.N1, required=True),
        text("approval_number", T("立项编号", "Number of approval"), required=True),
        day("opened_on", T("开题日期", "Opened on"), needed_from="running"),
        file("opening_report", T("开题报告", "Opening report")),
        day("next_report", T("下次报告日期", "Next report"), slot=Slot.D1, needed_from="running"),
        day("conclude_by", T("结题期限", "To be concluded by"), slot=Slot.D2, needed_from="running"),
        note("findings", T("研究成果", "Results"), needed_from="concluding"),
        text("conclusion_number", T("结题证书号", "Number of the certificate"), needed_from="closed"),
        text("published", T("成果发表或获奖", "Published or awarded")),
    ),
    opens=("section",),
    parts=(
        Part("lead", T("课题组所在学校", "School of the project"), ("principal", "clerk")),
        Part("supervisor", T("科研管理科室", "Section in charge"), ("section",), Where.ROLE),
    ),
    clocks=(
        Clock(
            "open", T("开题时限", "Time to open it"), ("planned",), WorkingDays("research.open_within"),
            "research.work_ladder",
        ),
        Clock("report", T("报告期限", "Next report"), ("running",), ByField("next_report"), "research.work_ladder"),
        Clock("conclude", T("结题期限", "Conclusion"), ("running",), ByField("conclude_by"), "research.work_ladder"),
        Clock(
            "midterm", T("中期检查时限", "Time to check"), ("checking",),
            WorkingDays("research.midterm_within"), "research.project_ladder",
        ),
        Clock(
            "change", T("变更审批时限", "Time to decide a change"), ("changing",),
            WorkingDays("research.change_within"), "research.project_ladder",
        ),
        Clock(
            "appraise", T("结题鉴定时限", "Time to conclude"), ("concluding",),
            WorkingDays("research.conclude_within"), "research.project_ladder",
        ),
    ),
    fills=(
        Fills("open", ("opened_on", "opening_report", "next_report", "conclude_by")),
        Fills("pass", ("next_report",), needed=("next_report",)),
        Fills("allow", ("title", "leader", "conclude_by", "next_report")),
        Fills("conclude", ("findings", "published")),
        Fills("close", ("conclusion_number", "published")),
    ),
    closing=Closing(evidence=1, fields=("findings",)),
    needs_due=False,
    numbering=Numbering("KT"),
    counts=(
        Count("running", T("在研课题", "Under way"), T("项", "projects"), "running"),
        Count("closed", T("已结题", "Concluded"), T("项", "projects"), "closed"),
        Count("ended", T("撤项", "Ended"), T("项", "projects"), "ended"),
        Count("overdue", T("逾期课题", "Overdue"), T("项", "projects"), "overdue"),
    ),
    tiles=(
        Tile("running", T("在研课题", "Under way"), ("running",)),
        Tile(
            "late", T("课题逾期", "Overdue"),
            ("planned", "running", "checking", "changing", "concluding"), overdue=True,
        ),
    ),
)  # fmt: skip
