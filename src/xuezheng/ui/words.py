"""THE glossary of words on screen: navigation, states, common buttons, in both languages.

Every label that more than one page shows is taken from here. The words follow
the office's own vocabulary; ``NOT_SAID`` lists the words a Chinese page must
not use, with what to say instead.
"""

from xuezheng.core.base.labels import T

PRODUCT = T("学政", "Xuezheng")
PLANS = T("工作要点", "Work plans")
UPLOAD = T("上传工作要点", "Upload a plan")
COMPARE = T("对照", "Compare")
SCHOOLS = T("机构", "Organisations")


NOT_SAID: dict[str, str] = {
    "计划书": "工作要点",
    "条款": "条目",
    "工单": "工作任务、事项（件）",
    "KPI": "量化目标",
    "拆解": "任务分解",
    "拆分": "任务分解",
    "负责人组": "牵头科室",
    "参与方": "配合科室",
    "Owner": "牵头科室、分管领导",
    "正常": "序时推进",
    "风险": "进度滞后",
    "失败": "逾期未完成",
    "达成": "已完成",
    "发布": "定稿、下达（印发）、公开",
    "确认": "签收",
    "提交成功": "已报送",
    "驳回": "退回",
    "关闭": "销号（办结）",
    "重开": "重新交办",
    "提醒一下": "催办",
    "上升": "升级督办",
    "证据": "佐证材料",
    "记录集": "台账",
    "个案": "事项（件）",
    "学校画像": "一校一策",
    "公式定义": "口径",
    "快照时间": "统计时点、截至",
    "看板": "进度一览",
    "驾驶舱": "工作台",
    "仪表盘": "工作台",
    "租户": "辖区",
    "子树": "管辖范围",
    "代理提交": "代填、代录",
    "取消": "撤回、申请退回",
    "低优先级": "一般隐患",
    "高优先级": "重大隐患",
    "搁置": "挂牌督办",
    "抽奖": "电脑派位",
    "排队": "候补（递补）名单",
    "优先级": "顺位（批次）",
    "溢出": "统筹安排",
    "分组优化": "均衡（阳光）编班",
    "人员匹配": "调配、交流轮岗",
    "积分": "记分",
    "加回": "销分",
    "申诉": "陈述申辩",
    "发布审批": "公开审查",
    "超级管理员": "系统、安全、审计管理员",
}
"""Words a Chinese page must not use, and what it says instead."""
