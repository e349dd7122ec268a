"""The one list of navigation entries; an entry whose address does not exist yet is not shown."""

from dataclasses import dataclass
from functools import cache, lru_cache

from django.urls import NoReverseMatch, reverse

from xuezheng.apps.records.access.switching import on
from xuezheng.core.base.actors import Actor, Grant
from xuezheng.core.base.labels import T
from xuezheng.ui import words

WORKERS = frozenset(
    {"office", "leader", "section", "township", "principal", "clerk", "supervisor", "institution"}
)
"""Roles with work of their own; the three administrators have none."""
OF_EDUCATION = WORKERS - {"institution"}
"""Those who work in bureau and schools: an institution has its points, notices and cases, no plan of its own."""
STAFF_FILES = frozenset({"leader", "section", "township", "principal", "clerk"})
"""Roles that may read staff files."""
EVERYBODY = frozenset({"*"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its label, the name of its address, the key after ``g``, and for whom.

    Without roles it stands for everybody, strangers too; with a ``duty`` a
    section gets it only where its duty names that kind group, or one of several. One for
    ``strangers`` is nobody else's: whoever has signed in has the working page.
    """

    label: T
    name: str
    key: str = ""
    roles: frozenset[str] = EVERYBODY
    duty: str = ""
    ledger: str = ""
    strangers: bool = False

    def shown_to(self, actor: Actor | None) -> bool:
        """Say whether somebody gets the entry; one of a ledger that is off is nobody's (R21)."""
        if self.ledger and self.ledger not in on():
            return False
        if self.strangers:
            return actor is None
        if self.roles is EVERYBODY:
            return True
        return actor is not None and any(
            grant.role in self.roles
            and (
                not self.duty
                or grant.role != "section"
                or not set(self.duty.split()).isdisjoint(grant.duties)
            )
            for grant in actor.grants
        )


ENTRIES = (
    Entry(T("工作台", "Desk"), "desk:index", "d", WORKERS),
    Entry(
        T("本机构", "My institution"),
        "institutions:index",
        "o",
        frozenset({"institution"}),
        ledger="deduction",
    ),
    Entry(T("我的档案", "My record"), "desk:own", "", frozenset({"teacher"})),
    Entry(words.PLANS, "plans:index", "p"),
    Entry(T("进度", "Progress"), "targets:index", "t", OF_EDUCATION),
    Entry(T("指标", "Indicators"), "indicators:index", "k", OF_EDUCATION),
    Entry(T("通知", "Notices"), "notices:index", "i", WORKERS),
    Entry(T("台账", "Ledgers"), "records:index", "l", WORKERS),
    Entry(T("名录", "Registers"), "registers:index", "n", OF_EDUCATION),
    Entry(T("公文", "Papers"), "papers:index", "f", WORKERS),
    Entry(T("办公", "Office"), "meetings:office", "m", OF_EDUCATION),
    Entry(T("人员", "People"), "people:index", "r", OF_EDUCATION | {"system_admin", "unit_admin"}),
    Entry(
        T("学生", "Pupils"),
        "pupils:index",
        "",
        frozenset({"leader", "township", "principal", "clerk"}),
    ),
    Entry(words.SCHOOLS, "schools:tree", "s"),
    Entry(
        T("账号", "Accounts"), "accounts:index", "a", frozenset({"security_admin", "unit_admin"})
    ),
    Entry(T("日志", "Log"), "accounts:log", "j", frozenset({"audit_admin", "office"})),
    Entry(
        T("三员账号", "Administrators"),
        "accounts:administrators",
        "",
        frozenset({"system_admin", "security_admin", "audit_admin"}),
    ),
    Entry(
        T("数据快照", "Snapshots"),
        "snapshots:index",
        "x",
        frozenset({"system_admin", "security_admin", "audit_admin"}),
    ),
    Entry(T("启停台账", "Ledgers on and off"), "records:switches", "", frozenset({"system_admin"})),
    Entry(T("查看记录", "Looks"), "accounts:looks", "", frozenset({"audit_admin"})),
    Entry(T("学区查询", "Find your school"), "zones:open", strangers=True),
    Entry(T("填写问卷", "Answer a survey"), "surveys:enter", strangers=True),
    Entry(T("公开决策", "Open decisions"), "decisions:open", strangers=True),
    Entry(T("公开指标", "Public figures"), "indicators:open", strangers=True),
    Entry(
        T("培训机构名单", "Lists of institutions"),
        "institutions:lists",
        ledger="list_entry",
        strangers=True,
    ),
)
"""The bar, from left to right."""
MENU = (
    Entry(T("我的账号", "My account"), "accounts:me"),
    Entry(T("我的档案", "My record"), "desk:own"),
    Entry(
        T("查看记录", "Looks"), "accounts:looks", "", frozenset({"leader", "township", "principal"})
    ),
    Entry(T("导出审批", "Exports"), "accounts:releases", "", OF_EDUCATION),
    Entry(
        T("培训机构", "Training institutions"),
        "institutions:index",
        "",
        frozenset({"leader", "section", "township"}),
        "affairs",
        "deduction",
    ),
    Entry(
        T("学生资助", "Pupil aid"),
        "aid:index",
        "",
        frozenset({"leader", "section", "township", "principal", "clerk"}),
        "care",
    ),
    Entry(
        T("按办法计奖", "Awards"),
        "awards:index",
        "",
        frozenset({"leader", "section", "principal", "clerk"}),
        "teaching",
    ),
    Entry(T("值班表", "Watch of the day"), "desk:duty", "", OF_EDUCATION),
    Entry(T("监测预警", "Warnings"), "warnings:index", "", WORKERS - {"supervisor", "institution"}),
    Entry(T("量化考核", "Assessments"), "assessments:index", "", OF_EDUCATION),
    Entry(T("评审", "Reviews"), "reviews:index", "", OF_EDUCATION),
    Entry(T("决策", "Decisions"), "decisions:index", "", WORKERS),
    Entry(
        T("问卷调查", "Surveys"),
        "surveys:index",
        "",
        frozenset({"office", "leader", "section", "township", "principal", "clerk"}),
        "pupils supervision teaching",
    ),
    Entry(
        T("培训课程", "Training courses"),
        "activities:index",
        "",
        frozenset({"office", "leader", "section", "township", "principal", "clerk"}),
        "teaching",
    ),
    Entry(
        T("成人培训", "Training of adults"),
        "vocational:index",
        "",
        frozenset({"leader", "section", "township", "principal", "clerk"}),
        "vocational",
        "training_class",
    ),
    Entry(
        T("毕业生去向", "Leavers"),
        "vocational:leavers",
        "",
        frozenset({"leader", "section"}),
        "vocational",
    ),
    Entry(
        T("基建项目", "Building projects"),
        "projects:index",
        "",
        frozenset({"office", "leader", "section", "township", "principal", "clerk"}),
        "estate",
        "project",
    ),
    Entry(
        T("教育经费", "Education spending"),
        "spending:index",
        "",
        frozenset({"office", "leader", "section", "township", "principal", "clerk"}),
        "estate",
    ),
    Entry(
        T("日报告汇总", "Daily reports"),
        "dailies:index",
        "",
        frozenset({"leader", "section", "township", "principal", "clerk"}),
        "care",
        "daily_report",
    ),
    Entry(
        T("课程核查", "Curriculum checks"),
        "curriculum:index",
        "",
        frozenset({"office", "leader", "section", "township", "principal", "clerk"}),
        "teaching",
    ),
    Entry(
        T("每天锻炼", "Daily exercise"),
        "curriculum:exercise",
        "",
        frozenset({"leader", "section", "township", "principal", "clerk"}),
        "care",
    ),
    Entry(
        T("作业与考试", "Homework and tests"),
        "homework:index",
        "",
        frozenset({"leader", "section", "township", "principal", "clerk"}),
        "teaching",
        "warned_teaching",
    ),
    Entry(
        T("自设台账", "Own ledgers"), "designs:index", "", frozenset({"section", "system_admin"})
    ),
    Entry(T("后台任务", "Jobs"), "jobs:index", "b"),
    Entry(T("名册比对", "Rosters"), "rosters:index", "", STAFF_FILES, "staff"),
    Entry(T("退休预测", "Leavers"), "people:leaving", "", STAFF_FILES, "staff"),
    Entry(words.COMPARE, "plans:compare", "c"),
)
"""What stands in the menu under one's name."""
PLACES = {"bar": ENTRIES, "strangers": (*ENTRIES, MENU[-1]), "menu": MENU}


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as a page shows it."""

    label: T
    url: str
    key: str
    current: bool


@cache
def address(name: str) -> str:
    """Give the address of a name; empty where there is none yet."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@lru_cache(maxsize=512)
def _open_to(
    place: str, grants: tuple[Grant, ...] | None, switched: frozenset[str]
) -> tuple[tuple[Entry, str], ...]:
    """Give the entries somebody with these grants gets while these ledgers are on."""
    del switched
    actor = None if grants is None else Actor(None, None, grants)
    found = ((one, address(one.name)) for one in PLACES[place] if one.shown_to(actor))
    return tuple((one, url) for one, url in found if url)


def _shown(place: str, path: str, actor: Actor | None) -> list[Link]:
    found = _open_to(place, actor.grants if actor else None, on())
    here = max((url for _, url in found if path.startswith(url)), key=len, default=None)
    return [Link(one.label, url, one.key, url == here) for one, url in found]


def links(path: str, actor: Actor | None = None) -> list[Link]:
    """Give the entries of the bar; the one with the longest matching address is current."""
    return _shown("bar" if actor else "strangers", path, actor)


def menu(path: str, actor: Actor | None) -> list[Link]:
    """Give the entries under one's name."""
    return _shown("menu", path, actor) if actor else []


def search(actor: Actor | None) -> str:
    """Give the address of the search, for those who have something to search."""
    return address("desk:search") if actor and actor.roles & WORKERS else ""
