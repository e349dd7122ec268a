"""Chapter one: people come in a workbook, each gets an account and a role."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xuezheng.adapters import workbooks
from xuezheng.apps.accounts.selectors.demo import DEMO_PASSWORD
from xuezheng.apps.accounts.services import put_on_show
from xuezheng.apps.people.selectors.sheets import SHEETS
from xuezheng.apps.people.selectors.staging import staged
from xuezheng.apps.schools.access import names, tree_of
from xuezheng.core.base.labels import T
from xuezheng.demo.cast import Member
from xuezheng.demo.year.doer import Doer, moment

ARRIVAL = date(2026, 1, 5)
"""The day the bureau took the software into use."""

HINTS = {
    "office": T("看全局进度、催办、审核销号、拟通报", "Progress, urging, closing, circulars"),
    "leader": T("看分管条线、签批、定夺", "Own portfolio, signing, deciding"),
    "section": T("签收任务、填报进展、答复分解表", "Sign for tasks, report, answer the table"),
    "township": T("看辖区学校、代填、汇总", "Own schools, filling in for them"),
    "principal": T("看本校任务和情况说明", "Own school's tasks and statements"),
    "clerk": T("填报数据、上传佐证材料", "Enter figures, upload evidence"),
    "supervisor": T("看责任区任务", "Tasks of the schools in charge"),
    "institution": T(
        "看记分和理由、陈述申辩、到期事项", "Points and why, being heard, what runs out"
    ),
    "teacher": T(
        "看本人任课、荣誉、学时和职称条件", "Own lessons, honours, hours, and the next title"
    ),
    "system_admin": T("机构、人员、运行", "Organisations, people, operation"),
    "security_admin": T("账号、授权、账号单", "Accounts, grants, slips"),
    "audit_admin": T("日志查询和核验", "Search and verify the log"),
}
LEADERS_EN = {
    "局长": "Director", "副局长": "Deputy director", "副局长、安全总监": "Deputy director, safety",
    "党委副书记": "Deputy party secretary",
}  # fmt: skip
SECTION_HINTS = {
    "基础教育科": T("看班额、评分卡、派位编班、学生", "Class sizes, scorecards, draws, pupils"),
    "人事科": T("看三册对照、退休预测、职称评审", "Rosters compared, leavers, titles"),
    "安全科": T(
        "看紧急通知签收、重大隐患、事件、到期", "Emergencies, hazards, incidents, what runs out"
    ),
    "督导室": T("看到校督导、评分卡、督学负荷", "Visits, scorecards, load of supervisors"),
}


@dataclass(frozen=True, slots=True)
class Somebody:
    """A member of the cast as the software knows it: account, person, unit, post."""

    login: str
    person: int
    org: int
    post: int | None
    name: str


@dataclass(frozen=True)
class People:
    """Everybody by unit and title."""

    members: dict[tuple[str, str], Somebody]
    units: dict[str, int]

    def of(self, unit: str, title: str = "") -> Somebody:
        """Give who holds a title in a unit; without a title, its head."""
        if title:
            return self.members[unit, title]
        return next(one for (where, _), one in self.members.items() if where == unit)


def hint(one: Member) -> T:
    """Say whom a visitor meets under an account, and what to look at first."""
    if one.role == "leader":
        return T(
            f"{one.title}，{one.duty}",
            f"{LEADERS_EN.get(one.title, 'Leader')}: {HINTS[one.role].en}",
        )
    return SECTION_HINTS.get(one.unit, HINTS[one.role])


def settle(doer: Doer, cast: Sequence[Member]) -> People:
    """Import the cast, open its accounts and give its roles."""
    at = moment(ARRIVAL)
    units = {name: org for org, name in names(ARRIVAL).items()}
    codes = _codes(ARRIVAL)
    rows = [
        {
            "staff_number": one.number, "name": one.name, "mobile": one.mobile,
            "unit": codes[one.unit], "title": one.title, "rank": one.rank.key,
            "duty": one.duty, "role": one.role,
        }
        for one in cast
    ]  # fmt: skip
    book = workbooks.blank(SHEETS, {"单位": [], "人员": rows})
    file = doer.take(book, "单位和人员表.xlsx", by="", at=at)
    seen = staged(book, ARRIVAL).digest
    done = doer.do(
        "people.import_workbook",
        {"file": file, "since": ARRIVAL.isoformat(), "seen": seen},
        by="",
        at=at,
    )
    made = done["people"]
    arrivals = [
        {"person": row["person"], "organisation": row["organisation"], "role": row["role"],
         "post": row["post"]}
        for row in made
    ]  # fmt: skip
    doer.do("account.arrive", {"people": arrivals}, by="", at=at)
    members = {
        (member.unit, member.title): Somebody(
            member.number, row["person"], row["organisation"], row["post"], member.name
        )
        for member, row in zip(cast, made, strict=True)
    }
    put_on_show({one.number: hint(one) for one in cast if one.shown}, DEMO_PASSWORD)
    return People(members, units)


def _codes(day: date) -> dict[str, str]:
    from_tree = tree_of(day).units.values()
    return {unit.name: unit.code for unit in from_tree}
