"""What jobs are called on pages, known without loading what they run."""

from xuezheng.core.base.labels import T

TITLES: dict[str, T] = {
    "case.write": T("写入台账导入", "Open what was imported"),
    "decision.run": T("运行决策", "Run a decision"),
    "decision.try": T("试算", "Try other rules"),
    "indicator.compute": T("计算指标", "Count indicators"),
    "person.search": T("查找个人信息痕迹", "Look for a person's traces"),
    "plan.cover": T("计算承诺覆盖", "Count promise coverage"),
    "plan.issue": T("下达工作要点", "Issue a plan"),
    "plan.propose": T("列出待核对内容", "List what is to be reviewed"),
    "plan.read": T("读取工作要点", "Read a plan"),
    "register.stage": T("核对导入的工作簿", "Check an uploaded workbook"),
    "register.write": T("写入导入的工作簿", "Write an uploaded workbook"),
    "rosters.compare": T("比对名册", "Compare a roster"),
    "scorecard.plan": T("求最省达标方案", "Find the cheapest plan"),
    "snapshot.erase": T("从数据快照中删除个人信息", "Erase from snapshots"),
    "snapshot.take": T("形成数据快照", "Take a snapshot"),
}
"""By the key of the kind; the same words as each kind's own title."""
