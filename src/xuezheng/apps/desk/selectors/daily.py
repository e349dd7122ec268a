"""What somebody does every day (常办): the acts a desk leads to, by role and duty.

A newcomer should not have to know which list an act lives in. Each act is an
address that exists anyway; one whose ledger is off, or that is meant for
another duty, is not shown.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.urls import reverse

from xuezheng.apps.records.access import reach
from xuezheng.apps.records.access.switching import on
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import Actor, Grant, Verb
from xuezheng.core.base.labels import T

MOST = 8
"""So many acts stand on a desk; more would be a menu."""
HOME = "{home}"
"""Stands in a query for the unit acted for."""


@dataclass(frozen=True, slots=True)
class Daily:
    """One act: its words, the name of its address with what it takes, and for whom.

    ``roles`` are whose it is; with a ``duty`` a section gets it only where its
    duty names that kind group. A ``ledger`` that is off takes its act away.
    ``also`` are other words somebody looks for it by.
    """

    label: T
    name: str
    roles: str
    args: tuple[str, ...] = ()
    query: str = ""
    duty: str = ""
    ledger: str = ""
    also: str = ""
    given: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Split the roles once."""
        object.__setattr__(self, "given", frozenset(self.roles.split()))

    def of(self, grants: tuple[Grant, ...]) -> bool:
        """Say whether somebody with these grants does this."""
        return any(
            grant.role in self.given
            and (not self.duty or grant.role != "section" or self.duty in grant.duties)
            for grant in grants
        )

    def url(self, home: int | None) -> str:
        """Give the address."""
        query = self.query.replace(HOME, str(home or ""))
        return f"{reverse(self.name, args=self.args)}{'?' if query else ''}{query}"


def _ledger(
    label: T, ledger: str, roles: str, query: str = "", duty: str = "", also: str = ""
) -> Daily:
    return Daily(label, "records:ledger", roles, (ledger,), query, duty, ledger, also)


def _new(label: T, ledger: str, roles: str, duty: str = "", also: str = "") -> Daily:
    return Daily(label, "records:new", roles, (ledger,), "", duty, ledger, also)


def _register(label: T, key: str, roles: str, duty: str = "", also: str = "") -> Daily:
    return Daily(label, "registers:list", roles, (key,), "", duty, "", also)


OVERDUE, OWNERS = ("all", "overdue"), ("all", "owners")
ACTS = (
    Daily(T("交办任务", "Hand out a task"), "meetings:assign", "office leader",
          also="领导批示 上级来文 督办 代录"),
    Daily(T("发紧急通知", "Send an emergency notice"), "notices:new", "section", (),
          "urgent=1", "safety"),
    Daily(T("催办逾期任务", "Urge what is overdue"), "targets:view", "office leader", OVERDUE,
          also="逾期未完成 谁没交 没完成"),
    Daily(T("各科室完成情况", "Done by section"), "targets:view", "office leader", OWNERS,
          also="完成率 完成数 各单位进度 序时进度"),
    _ledger(T("逾期重大隐患", "Major hazards overdue"), "hazard", "section leader",
            "show=late&grade=major", "safety", "超期隐患 挂牌督办"),
    _new(T("事件首报", "First report of an incident"), "incident", "section", "safety", "续报 终报 事故"),
    Daily(T("当天值班", "Today’s watch"), "desk:duty", "section", duty="safety",
          also="带班领导 值班电话 值守 值班表"),
    Daily(T("三册对照", "Three rosters compared"), "rosters:together", "section", duty="staff",
          also="名册比对 编制实名制 工资名册 在编不在岗"),
    Daily(T("退休预测", "Leavers"), "people:leaving", "section", duty="staff",
          also="退休名单 到龄 退休人员"),
    _register(T("教职工花名册", "Staff list"), "person", "section", "staff", "教师名单"),
    _ledger(T("职称评审", "Titles"), "title_application", "section", duty="staff",
            also="高级教师 申报条件 职称资格"),
    _register(T("编制核定", "Establishment"), "quota", "section", "staff", "核编 超编 缺编"),
    Daily(T("班额监测", "Class sizes"), "warnings:class_sizes", "section", duty="pupils",
          also="大班额 超大班额 班级人数"),
    Daily(T("优质均衡评分卡", "Scorecards"), "indicators:scorecards", "section", duty="pupils",
          also="七项指标 差异系数 不达标学校"),
    Daily(T("学生", "Pupils"), "pupils:index", "section", duty="pupils"),
    Daily(T("施教区", "Zones"), "zones:index", "section", duty="pupils"),
    Daily(T("派位和编班", "Draws and classes"), "decisions:index", "section", duty="pupils"),
    _new(T("登记到校", "Plan a visit"), "visit", "supervisor"),
    _ledger(T("督学到校台账", "Visits to schools"), "visit", "supervisor section", duty="supervision"),
    _ledger(T("待回访", "To be visited again"), "visit", "supervisor", "stage=answered"),
    Daily(T("责任区学校", "Schools of supervisors"), "warnings:supervisors", "supervisor section",
          duty="supervision"),
    Daily(T("评分卡", "Scorecards"), "indicators:scorecards", "section", duty="supervision"),
    Daily(T("基建项目", "Building projects"), "projects:index", "section", (), "", "estate",
          "project"),
    Daily(T("学生资助", "Pupil aid"), "aid:index", "section", duty="care"),
    Daily(T("培训机构", "Training institutions"), "institutions:index", "section", (), "",
          "affairs", "deduction"),
    Daily(T("本机构记分和许可", "Own points and licence"), "institutions:index", "institution", (),
          "", "", "deduction"),
    Daily(T("收到的通知", "Notices received"), "notices:index",
          "township principal clerk institution", (),
          "show=sign"),
    Daily(T("待我审批", "To approve"), "registers:requests", "principal", (), "state=asked",
          also="变更申请 审批 同意 退回"),
    Daily(T("日报告汇总", "Daily reports"), "dailies:index", "township section", (), "", "care",
          "daily_report"),
    Daily(T("作业与考试", "Homework and tests"), "homework:index", "section", (), "", "teaching",
          "warned_teaching"),
    _ledger(T("逾期隐患", "Hazards overdue"), "hazard", "township", "show=late"),
    _new(T("登记隐患", "Report a hazard"), "hazard", "principal clerk"),
    Daily(T("辖区值班", "Watch of the township"), "desk:duty", "township"),
    _new(T("事件首报", "First report of an incident"), "incident", "principal township"),
    Daily(T("填报名录", "Fill registers"), "registers:index", "clerk"),
    Daily(T("学生", "Pupils"), "pupils:index", "principal clerk township"),
    Daily(T("本科室任务", "Tasks of the section"), "targets:progress", "section", ("all",),
          f"org={HOME}"),
    Daily(T("发通知", "Send a notice"), "notices:new", "office section township"),
    Daily(T("谁还没签收", "Who has not signed"), "notices:sent", "office leader section township",
          also="未签收 签收情况 电话单"),
    Daily(T("到期一览", "What runs out"), "registers:expiring", "section township principal clerk",
          (), "", "safety", also="证照到期 即将到期 过期"),
    Daily(T("起草通报、总结", "Draft a circular"), "papers:new", "office",
          also="督办通知单 督办单 数字核对"),
    Daily(T("台账通报", "Circular on a ledger"), "papers:new", "section", (), "kind=ledger_circular",
          "safety", also="月通报 周汇总 隐患通报"),
    Daily(T("上传工作要点", "Upload a plan"), "plans:upload", "office"),
    Daily(T("登记会议", "Register a meeting"), "meetings:new", "office"),
    Daily(T("评分卡", "Scorecards"), "indicators:scorecards", "leader"),
    Daily(T("监测预警", "Warnings"), "warnings:index", "leader township"),
    Daily(T("通报和总结", "Circulars and reports"), "papers:index", "leader"),
    Daily(T("在编在岗", "Staff by subject"), "people:index", "section", duty="staff",
          also="学科人数 教师结构"),
)  # fmt: skip
"""In the order of a desk: what cannot wait, what the duty is, what everybody does."""


@dataclass(frozen=True, slots=True)
class Doing:
    """An act as the desk shows it."""

    label: T
    url: str


@lru_cache(maxsize=512)
def _of(grants: tuple[Grant, ...], home: int | None, switched: frozenset[str]) -> tuple[Doing, ...]:
    found = (
        Doing(one.label, one.url(home))
        for one in ACTS
        if one.of(grants) and (not one.ledger or one.ledger in switched)
    )
    return tuple(_once(found))


def _once(found: Iterator[Doing]) -> Iterator[Doing]:
    """Keep the first of those that lead to the same place; several posts may name one twice."""
    seen: set[str] = set()
    for one in found:
        if one.url not in seen:
            seen.add(one.url)
            yield one


ABOUT = (
    (T("隐患", "Hazards"), "hazard"),
    (T("督导到校", "Visits"), "visit"),
)
"""Ledgers a unit's page leads to, for whoever reads them."""
READERS = frozenset({"office", "leader", "section", "township", "principal", "clerk", "supervisor"})
"""Who works on units, their own or others'."""


def every(actor: Actor) -> tuple[tuple[Daily, Doing], ...]:
    """Give all acts of somebody, also those a desk has no room for. Costs: no query but that of what is on."""
    switched = on()
    mine = (
        (one, Doing(one.label, one.url(actor.home)))
        for one in ACTS
        if one.of(actor.grants) and (not one.ledger or one.ledger in switched)
    )
    return tuple(mine)


def about_unit(actor: Actor, code: str, day: date) -> tuple[Doing, ...]:
    """Give where a unit's page leads whoever works on it. Costs: ≤ 3 queries."""
    org = next((one for one, unit in tree_of(day).units.items() if unit.code == code), None)
    if org is None or not actor.roles & READERS:
        return ()
    record = Doing(
        T("在办事项和履职记录", "Open cases and duty record"), reverse("desk:trail", args=[code])
    )
    people = Doing(T("人员", "People"), f"{reverse('people:index')}?unit={code}")
    ledgers = (
        Doing(label, f"{reverse('records:ledger', args=[key])}?org={org}")
        for label, key in ABOUT
        if key in on() and reach(actor, Verb.READ, key)
    )
    return (record, *ledgers, people)


def daily(actor: Actor) -> tuple[Doing, ...]:
    """Give what somebody does every day, ``MOST`` acts. Costs: no query but that of what is on."""
    return _of(actor.grants, actor.home, on())[:MOST]
