"""Chapter five: the office's other work: notes, minutes, proposals, a circular being heard."""

from datetime import date
from typing import Any

from xuezheng.apps.papers.access import contributions
from xuezheng.apps.records.access import rows
from xuezheng.apps.targets.models import Figure
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.demo.cast import BUREAU, LEADERS, SHOWN_SCHOOL
from xuezheng.demo.year.doer import Doer, moment
from xuezheng.demo.year.people import People
from xuezheng.demo.year.plan import OFFICE, Planned, leader_of

MINUTES = """会议议定以下事项：
一、关于秋季学期校园安全。由安全科牵头，基础教育科配合，10月20日前完成全市中小学校门口护学岗设置情况核查。
二、关于新圩片区学位。由计划财务科牵头，11月15日前提出新圩镇学位补充方案。
"""
PARAGRAPH = (
    "截至9月底，开展人工智能教育的学校比例达到54.1%；总体近视率为{right}%；家长满意度达到96.5%。"
)
"""One figure wrong (54.1 for 52.6), one right, one without a source (planted case D3)."""
SCHOOL_TASK = "校门口护学岗和人车分流整改"


def work(doer: Doer, people: People, plan: Planned) -> None:
    """Hand out what did not come from the plan, hold a meeting, draw up the circular."""
    _bodies(doer, people)
    _assigned(doer, people)
    _meeting(doer, people)
    _school(doer, people)
    _circular(doer, people, plan)
    _programme(doer, people)
    _ledgers(doer, people)


def _bodies(doer: Doer, people: People) -> None:
    """A leading group and a task force with members who follow their posts."""
    office = people.of(OFFICE).login
    at = moment(date(2026, 3, 2))
    chief = people.of(BUREAU, LEADERS[0][0]).post
    for name, kind, unit in (
        ("校园安全工作领导小组", "group", "安全科"),
        ("新圩片区学位保障工作专班", "task_force", "计划财务科"),
    ):
        given = {"name": name, "kind": kind, "org": people.units[OFFICE], "begins": "2026-03-01"}
        body = doer.do("body.found", given, by=office, at=at)["body"]
        for part, post in (
            ("head", chief),
            ("deputy", leader_of(people, unit).post),
            ("office", people.of(unit).post),
        ):
            member = {"body": body, "part": part, "post": post}
            doer.do("body.member_add", member, by=office, at=at)


def _assigned(doer: Doer, people: People) -> None:
    """A leader's note not signed for yet, a proposal under way (planted case D5)."""
    office = people.of(OFFICE).login
    note: dict[str, Any] = {
        "source": "leader_note", "title": "核实望澜街道两所小学大班额情况", "day": "2026-10-09",
        "text": "请基础教育科会同计划财务科核实，10月16日前报我。", "number": "局长批示〔2026〕41号",
        "lead": people.units["基础教育科"], "co": [people.units["计划财务科"]],
        "leader_post": leader_of(people, "基础教育科").post, "due": "2026-10-16",
    }  # fmt: skip
    doer.do("task.assign", note, by=office, at=moment(date(2026, 10, 9), 17))
    proposal: dict[str, Any] = {
        "source": "proposal", "title": "关于增加学校夜间运动场地开放的提案",
        "day": "2026-04-15", "number": "市政协第87号提案", "lead": people.units["体卫艺科"],
        "co": [people.units["安全科"]], "due": "2026-10-30",
        "leader_post": leader_of(people, "体卫艺科").post,
    }  # fmt: skip
    made = doer.do("task.assign", proposal, by=office, at=moment(date(2026, 4, 16)))
    _sign(doer, people, made["case"], "体卫艺科", date(2026, 4, 17))


def _sign(doer: Doer, people: People, case: int, unit: str, day: date) -> None:
    record = rows(SYSTEM, Verb.READ, "task").get(pk=case)
    given = {"case": case, "move": "sign", "seen": record.version}
    doer.do("case.move", given, by=people.of(unit).login, at=moment(day, 10))


def _meeting(doer: Doer, people: People) -> None:
    """A directors' meeting whose minutes become two tasks."""
    office, org = people.of(OFFICE).login, people.units[OFFICE]
    day = date(2026, 9, 28)
    meeting = doer.do(
        "meeting.plan",
        {"title": "第17次局长办公会", "kind": "directors", "org": org, "day": day.isoformat(),
         "place": "三楼会议室", "chair": people.of(BUREAU, LEADERS[0][0]).name,
         "agenda": [{"title": "秋季学期校园安全", "reporter": "安全科"},
                    {"title": "新圩片区学位保障", "reporter": "计划财务科"}]},
        by=office, at=moment(date(2026, 9, 24)),
    )  # fmt: skip
    present = [{"said": people.of(BUREAU, title).name} for title, _, _ in LEADERS]
    held = doer.do(
        "meeting.hold",
        {"meeting": meeting["meeting"], "seen": meeting["version"], "attendance": present,
         "recorder": people.of(OFFICE, "科员").name},
        by=office, at=moment(day, 17),
    )  # fmt: skip
    doer.do(
        "meeting.minute",
        {"meeting": meeting["meeting"], "seen": held["version"], "text": MINUTES,
         "number": "〔2026〕17号", "day": "2026-09-29"},
        by=office, at=moment(date(2026, 9, 29), 10),
    )  # fmt: skip
    for text, lead, co, due in (
        ("完成全市中小学校门口护学岗设置情况核查", "安全科", ("基础教育科",), "2026-10-20"),
        ("提出新圩镇学位补充方案", "计划财务科", (), "2026-11-15"),
    ):
        given: dict[str, Any] = {
            "meeting": meeting["meeting"], "text": text, "lead": people.units[lead],
            "co": [people.units[one] for one in co], "due": due,
            "leader_post": leader_of(people, lead).post,
        }  # fmt: skip
        at = moment(date(2026, 9, 29), 11)
        number = doer.do("resolution.add", given, by=office, at=at)["resolution"]
        made = doer.do("resolution.issue", {"resolution": number}, by=office, at=at)
        _sign(doer, people, made["case"], lead, date(2026, 9, 30))


def _school(doer: Doer, people: People) -> None:
    """A task of one school, reported on Saturday 10 October, a working day, at 17:50 (case D2)."""
    office, head = people.of(OFFICE).login, people.of(SHOWN_SCHOOL)
    given: dict[str, Any] = {
        "source": "inspection", "title": SCHOOL_TASK, "day": "2026-09-18", "number": "督查通报第9期",
        "lead": head.org, "due": "2026-10-10", "leader_post": leader_of(people, "安全科").post,
    }  # fmt: skip
    case = doer.do("task.assign", given, by=office, at=moment(date(2026, 9, 21)))["case"]
    _sign(doer, people, case, SHOWN_SCHOOL, date(2026, 9, 22))


def _circular(doer: Doer, people: People, plan: Planned) -> None:
    """The third quarter's circular: one school's line is wrong, one paragraph has a wrong number."""
    office = people.of(OFFICE).login
    drawn = moment(date(2026, 10, 10), 15)
    paper = doer.do(
        "paper.draft",
        {"kind": "circular", "plan": plan.key, "title": "关于2026年三季度重点工作进展情况的通报"},
        by=office, at=drawn,
    )["paper"]  # fmt: skip
    school = people.of(SHOWN_SCHOOL)
    task = rows(SYSTEM, Verb.READ, "task").get(org=school.org, subject=SCHOOL_TASK)
    said = f"“{SCHOOL_TASK}”逾期未报送。"
    line = {"paper": paper, "org": school.org, "said": said, "record": int(task.pk)}
    doer.do("paper.name_unit", line, by=office, at=drawn)
    headings = [{"heading": "数字赋能", "orgs": [people.units["技术装备中心"]]}]
    ask = {"paper": paper, "headings": headings, "due": "2026-10-12"}
    doer.do("paper.ask", ask, by=office, at=drawn)
    doer.do("paper.hear", {"paper": paper}, by=office, at=moment(date(2026, 10, 10), 16))
    _evidence(doer, people)
    _paragraph(doer, people, paper)


def _evidence(doer: Doer, people: People) -> None:
    """The school reports in time, after the draft was drawn up."""
    head = people.of(SHOWN_SCHOOL)
    at = moment(date(2026, 10, 10), 17, 50)
    case = rows(SYSTEM, Verb.READ, "task").get(org=head.org, subject=SCHOOL_TASK)
    file = doer.take(
        "护学岗排班表、人车分流现场记录".encode(), "整改佐证材料.txt", by=head.login, at=at
    )
    data = {"result": "已设护学岗2处，家长接送区与车行道隔离到位。"}
    given = {"case": int(case.pk), "move": "report", "seen": case.version, "data": data}
    doer.do("case.move", {**given, "files": [file]}, by=head.login, at=at)


def _paragraph(doer: Doer, people: People, paper: int) -> None:
    writer = people.of("技术装备中心").login
    own = Figure.objects.filter(target__indicator="总体近视率", target__unit="%")
    figures = own.filter(value__isnull=False)
    right = figures.order_by("-day", "-id").values_list("value", flat=True).first()
    row = contributions(SYSTEM).get(paper=paper, org=people.units["技术装备中心"])
    text = PARAGRAPH.format(right=right)
    given = {"contribution": int(row.pk), "seen": row.version, "text": text}
    doer.do("paper.contribute", given, by=writer, at=moment(date(2026, 10, 12), 8, 40))


def _programme(doer: Doer, people: People) -> None:
    """A three-year programme whose milestones run on."""
    steps = [
        {"day": "2026-06-30", "words": "智慧校园达标学校过半"},
        {"day": "2026-12-15", "words": "平台接入全部公办学校"},
        {"day": "2027-11-30", "words": "人工智能教育学校全覆盖"},
    ]
    given = {
        "title": "教育数字化三年行动计划（2025—2027年）", "org": people.units["技术装备中心"],
        "start": "2025-01-01", "due": "2027-12-31", "steps": steps,
    }  # fmt: skip
    doer.do("programme.open", given, by=people.of(OFFICE).login, at=moment(date(2026, 1, 12)))


def _ledgers(doer: Doer, people: People) -> None:
    """A hard problem with its benchmark, a good practice, a campaign's item."""
    office, units = people.of(OFFICE), people.units
    problem: dict[str, Any] = {
        "kind": "problem", "org": units["基础教育科"], "due": "2026-11-30",
        "data": {"title": "破解城区小学大班额", "obstacle": "城区学位增长慢于入学人口，8所学校60个班超员。",
                 "leader_post": leader_of(people, "基础教育科").post, "benchmark": "邻市北湖",
                 "measured": "大班额比例", "own_figure": "2.9", "their_figure": "1.2"},
        "parties": [["lead", units["基础教育科"]], ["supervisor", office.org]],
    }  # fmt: skip
    campaign: dict[str, Any] = {
        "kind": "campaign", "org": people.of(SHOWN_SCHOOL).org, "due": "2026-11-10",
        "data": {"title": "校园周边环境整治", "campaign": "civil", "item": "Ⅱ-13-4",
                 "evidence_required": "整治前后照片各2张，巡查记录",
                 "leader_post": leader_of(people, "安全科").post},
        "parties": [["lead", people.of(SHOWN_SCHOOL).org]],
    }  # fmt: skip
    practice: dict[str, Any] = {
        "kind": "practice", "org": units["体卫艺科"],
        "data": {"title": "海塘里的课堂：劳动教育本土化实践", "about": "teaching",
                 "summary": "依托海塘、盐田开发劳动课程30节，覆盖18个镇（街道）。"},
        "parties": [],
    }  # fmt: skip
    doer.do("case.open", problem, by=office.login, at=moment(date(2026, 4, 20)))
    doer.do("case.open", campaign, by=office.login, at=moment(date(2026, 10, 8)))
    writer = people.of("体卫艺科").login
    doer.do("case.open", practice, by=writer, at=moment(date(2026, 10, 9)))
