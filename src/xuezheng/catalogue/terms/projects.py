"""What is built, and by which stages (建设性质、建设阶段)."""

from xuezheng.core.base.labels import Labelled, T


class Works(Labelled):
    """What is built (建设性质)."""

    NEW = ("new", T("新建", "New"))
    EXTEND = ("extend", T("改扩建", "Extension"))
    REBUILD = ("rebuild", T("迁建", "Moved and rebuilt"))


class BuildStage(Labelled):
    """A stage of a building project (建设阶段)."""

    APPROVAL = ("approval", T("立项", "Approval"))
    LAND = ("land", T("土地", "Land"))
    DESIGN = ("design", T("设计", "Design"))
    TENDER = ("tender", T("招标", "Tender"))
    BEGUN = ("begun", T("开工", "Works begun"))
    TOPPED = ("topped", T("封顶", "Topped out"))
    ACCEPTED = ("accepted", T("验收", "Accepted"))
    HANDED_OVER = ("handed_over", T("交付", "Handed over"))
