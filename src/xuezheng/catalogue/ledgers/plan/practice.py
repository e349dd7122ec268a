"""典型经验台账: good practice a unit writes up, the bureau reviews, shows and passes on.

One case is one write-up, from its first draft to recognition, with where it
was taken up afterwards: briefs, leaders' notes, papers of other places.
"""

from xuezheng.catalogue.flows.apply_review_publish_appeal import APPLY_REVIEW_PUBLISH_APPEAL
from xuezheng.catalogue.ledgers.parts import OFFICE, OWNER
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.fields import Slot, choice, day, files, note, rows, text
from xuezheng.core.kinds.kind import Asks
from xuezheng.core.ledgers.definition import Clock, Fills, Ledger, Numbering, Tile, WorkingDays


class Field(Labelled):
    """What the practice is about (经验领域)."""

    TEACHING = ("teaching", T("教育教学", "Teaching"))
    MORAL = ("moral", T("德育与心理健康", "Moral education and mental health"))
    STAFF = ("staff", T("队伍建设", "Staff"))
    MANAGEMENT = ("management", T("办学管理", "Running a school"))
    SAFETY = ("safety", T("校园安全", "Safety"))
    SERVICE = ("service", T("便民服务", "Service to families"))


class TakenUp(Labelled):
    """Where a practice was taken up (采用情况)."""

    BRIEF = ("brief", T("信息简报采用", "Carried in a brief"))
    NOTE = ("note", T("领导批示", "Leader's note"))
    SPREAD = ("spread", T("发文推广", "Recommended in a paper"))
    MEDIA = ("media", T("媒体刊发", "Printed in the media"))


PRACTICE = Ledger(
    key="practice",
    version=1,
    title=T("典型经验台账", "Good practice"),
    group="office",
    serves=("P13",),
    source=Source("典型经验征集推广办法"),
    asks=Asks(T("局办公室", "Bureau office"), T("典型经验征集", "Call for good practice"), 30),
    flow=APPLY_REVIEW_PUBLISH_APPEAL,
    fields=(
        text("title", T("经验名称", "Title"), slot=Slot.T1, required=True),
        choice("about", T("经验领域", "What it is about"), of=Field, slot=Slot.T2, required=True),
        note("summary", T("内容摘要", "Summary"), required=True),
        note("text", T("经验全文", "Full text")),
        files("attached", T("附件", "Attachments")),
        rows(
            "taken_up",
            T("采用情况", "Where it was taken up"),
            (
                choice("how", T("采用方式", "How"), of=TakenUp, required=True),
                text("where", T("刊物或文号", "Paper or number"), required=True),
                day("taken_on", T("日期", "Day")),
            ),
        ),
    ),
    opens=("section", "township", "principal", "clerk", "office"),
    parts=(OWNER, OFFICE),
    clocks=(
        Clock(
            "write", T("填报时限", "Time to write it"),
            ("drafted",), WorkingDays("practice.write_within"), "practice.ladder",
        ),
        Clock(
            "review", T("审核时限", "Time to review"),
            ("applied", "objected"), WorkingDays("practice.review_within"), "practice.ladder", owes="supervisor",
        ),
        Clock(
            "show", T("公示期", "Days on view"),
            ("shown",), WorkingDays("practice.shown_for"), "practice.ladder",
        ),
    ),
    fills=(Fills("grant", ("taken_up",)),),
    needs_due=False,
    numbering=Numbering("DX"),
    tiles=(
        Tile("to_review", T("待审核经验", "To be reviewed"), ("applied", "objected")),
        Tile("granted", T("已认定经验", "Recognised"), ("granted",)),
    ),
)  # fmt: skip
