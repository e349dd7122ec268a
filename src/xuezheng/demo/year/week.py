"""Chapter seven: the office's week, a case or two of every ledger, some late, some done."""

from datetime import date
from typing import Any

from xuezheng.apps.records.access import rows
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.demo.cast import BUREAU, LEADERS, SHOWN_SCHOOL
from xuezheng.demo.year.doer import Doer, moment
from xuezheng.demo.year.people import People
from xuezheng.demo.year.plan import OFFICE

HOUR = 9


class Week:
    """Opens cases and takes them on, each step by whoever answers for it."""

    def __init__(self, doer: Doer, people: People) -> None:
        self.doer, self.people = doer, people
        self.office = people.of(OFFICE)
        self.checker = people.of(OFFICE, "副主任")

    def opened(self, kind: str, unit: str, day: date, data: dict[str, Any], due: str = "") -> int:
        """Open a case that a unit leads and the office supervises; gives its id."""
        lead = self.people.of(unit)
        parts = [["lead", lead.org], ["supervisor", self.office.org]]
        given: dict[str, Any] = {"kind": kind, "org": lead.org, "data": data, "parties": parts}
        if due:
            given["due"] = due
        return int(
            self.doer.do("case.open", given, by=self.office.login, at=moment(day, HOUR))["case"]
        )

    def move(self, case: int, move: str, by: str, day: date, **more: Any) -> None:
        """Take a case a step further; ``by`` is a unit, or ``check`` for the second of the office."""
        who = self.checker if by == "check" else self.people.of(by)
        at = moment(day, HOUR + 1)
        kind = more.pop("kind")
        if more.pop("proof", False):
            file = self.doer.take("办理情况和佐证\n".encode(), "佐证材料.txt", by=who.login, at=at)
            more["files"] = [file]
        seen = rows(SYSTEM, Verb.READ, kind).get(pk=case).version
        given = {"case": case, "move": move, "seen": seen, **more}
        self.doer.do("case.move", given, by=who.login, at=at)


def work(doer: Doer, people: People) -> None:
    """Tell it."""
    week = Week(doer, people)
    _proposals(week)
    _petitions(week)
    _tours(week)
    _schools(week)
    _contact(week)
    _events(week)


def _proposals(week: Week) -> None:
    """A proposal answered as planned, whose promise falls due at the end of the month."""
    data = {
        "title": "关于增设老城区学位的建议", "number": "第112号", "proposer_kind": "deputy",
        "proposer": "叶知秋", "came_on": "2026-03-16",
    }  # fmt: skip
    kind, section = "proposal", "基础教育科"
    case = week.opened(kind, section, date(2026, 3, 16), data)
    week.move(case, "issue", OFFICE, date(2026, 3, 17), kind=kind)
    week.move(case, "accept", section, date(2026, 3, 18), kind=kind)
    answer = {
        "contacted_on": "2026-04-08", "contact": "当面沟通，代表赞成分步实施。", "answer_type": "planned",
        "answer": "已列入2026年扩建计划。", "promise": "望澜实验小学扩建12个班", "promise_by": "2026-10-30",
    }  # fmt: skip
    week.move(case, "report", section, date(2026, 5, 12), kind=kind, data=answer, proof=True)
    week.move(case, "answer", "check", date(2026, 5, 14), kind=kind)


def _petitions(week: Week) -> None:
    """One in hand, one repeated and not accepted in time: its fifteen days ended on 11 October."""
    kind, section = "petition", "体卫艺科"
    first = {
        "title": "反映课后服务收费未公示", "channel": "hotline", "topic": "fees", "level": "first",
        "came_on": "2026-09-21", "petitioner": "方知行", "mobile": "14000990001",
        "text": "来电人称学校未公示课后服务收费项目和退费办法。",
    }  # fmt: skip
    case = week.opened(kind, section, date(2026, 9, 21), first)
    week.move(case, "issue", OFFICE, date(2026, 9, 22), kind=kind)
    taken = {"accepted_on": "2026-09-23"}
    week.move(case, "accept", section, date(2026, 9, 23), kind=kind, data=taken)
    again = {
        "title": "再次反映操场夜间噪声", "channel": "letter", "topic": "other", "level": "first",
        "came_on": "2026-09-26", "petitioner": "林晚舟", "before": 2,
    }  # fmt: skip
    late = week.opened(kind, section, date(2026, 9, 28), again)
    week.move(late, "issue", OFFICE, date(2026, 9, 28), kind=kind)


def _tours(week: Week) -> None:
    """A tour that fed back five findings, one of them in hand; an item of the business environment."""
    chief = week.people.of(BUREAU, LEADERS[0][0]).person
    team = [{"who": chief, "part": "组长"}, {"who": week.checker.person, "part": "成员"}]
    tour = week.opened(
        "inspection_tour", SHOWN_SCHOOL, date(2026, 8, 31),
        {"title": f"第三轮巡察{SHOWN_SCHOOL}", "year": 2026, "starts_on": "2026-09-01",
         "ends_on": "2026-09-18", "team": team},
    )  # fmt: skip
    back = {"finding": "反馈5个问题。", "fed_back_on": "2026-09-22", "findings": 5}
    week.move(tour, "find", OFFICE, date(2026, 9, 22), kind="inspection_tour", data=back)
    finding = {"title": "大额采购未经校务会研究", "tour": tour, "category": "money"}
    case = week.opened("inspection_finding", SHOWN_SCHOOL, date(2026, 9, 23), finding, "2026-11-20")
    week.move(case, "issue", OFFICE, date(2026, 9, 23), kind="inspection_finding")
    week.move(case, "sign", SHOWN_SCHOOL, date(2026, 9, 24), kind="inspection_finding")
    item = {
        "title": "培训机构审批材料重复提交", "matter": "approval", "paper": "巡察反馈〔2026〕3号",
        "fed_back_on": "2026-09-10",
    }  # fmt: skip
    law = "政策法规科（行政审批科）"
    case = week.opened("environment_finding", law, date(2026, 9, 11), item, "2026-10-09")
    week.move(case, "issue", OFFICE, date(2026, 9, 11), kind="environment_finding")
    week.move(case, "sign", law, date(2026, 9, 14), kind="environment_finding")


def _schools(week: Week) -> None:
    """A problem of one school with its quarterly target, a programme with its team of three."""
    problem = {
        "title": "生均运动场地面积不足", "category": "places", "measure": "改建屋顶运动场，借用社区场地。",
        "quarters": [{"quarter": "q3", "goal": "完成设计"}, {"quarter": "q4", "goal": "完成主体施工"}],
    }  # fmt: skip
    case = week.opened("school_problem", SHOWN_SCHOOL, date(2026, 7, 6), problem, "2026-12-18")
    week.move(case, "issue", OFFICE, date(2026, 7, 6), kind="school_problem")
    week.move(case, "sign", SHOWN_SCHOOL, date(2026, 7, 7), kind="school_problem")
    team = [{"who": week.people.of(one).person} for one in ("督导室", "教研室", "基础教育科")]
    themed = {
        "title": "2026年课程开设专项督导", "theme": "courses", "year": 2026,
        "notice": "云教督〔2026〕8号", "visit_on": "2026-10-21", "team": team,
    }  # fmt: skip
    week.opened("themed_supervision", SHOWN_SCHOOL, date(2026, 9, 28), themed)


def _contact(week: Week) -> None:
    """A leader's visit whose question became a supervised task."""
    chief, school = week.people.of(BUREAU, LEADERS[0][0]), week.people.of(SHOWN_SCHOOL)
    visit = {
        "title": f"走访{SHOWN_SCHOOL}", "leader": chief.person, "school": school.org,
        "visited_on": "2026-09-16",
    }  # fmt: skip
    kind = "contact_visit"
    case = week.opened(kind, "计划财务科", date(2026, 9, 16), visit)
    raised = {
        "finding": "操场东侧塌陷。", "raised": "操场东侧塌陷，学校无维修经费。",
        "asked": "落实操场修缮经费", "answer_by": "2026-10-23",
    }  # fmt: skip
    week.move(case, "find", OFFICE, date(2026, 9, 16), kind=kind, data=raised)
    task = int(rows(SYSTEM, Verb.READ, "task").get(subject=raised["asked"]).pk)
    week.move(task, "issue", OFFICE, date(2026, 9, 17), kind="task")
    week.move(task, "sign", "计划财务科", date(2026, 9, 18), kind="task")


def _events(week: Week) -> None:
    """Two events that stand on the list, one that waits for the office."""
    section, kind = week.people.of("安全科"), "school_event"
    asked = {
        "kind": "inspection", "basis": "年度督查检查考核计划", "by_law": True, "to_whom": "全市中小学",
        "schools": 129, "minutes": 60,
    }  # fmt: skip
    for place, (title, first, last) in enumerate((
        ("秋季校园安全联合检查", "2026-10-19", "2026-10-30"),
        ("冬季消防安全检查", "2026-11-16", "2026-11-27"),
        ("校车运营企业现场检查", "2026-11-09", "2026-11-13"),
    )):  # fmt: skip
        data = {**asked, "title": title, "from_on": first, "to_on": last}
        given = {"kind": kind, "org": section.org, "data": data}
        at = moment(date(2026, 9, 21 + place), HOUR)
        case = int(week.doer.do("case.open", given, by=section.login, at=at)["case"])
        week.move(case, "report", "安全科", date(2026, 9, 21 + place), kind=kind)
        if place < 2:
            week.move(case, "show", OFFICE, date(2026, 9, 24), kind=kind)
            week.move(case, "grant", OFFICE, date(2026, 9, 29), kind=kind)
