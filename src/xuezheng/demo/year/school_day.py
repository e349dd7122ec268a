"""Chapter eight: the school's day, with what is odd in it on purpose.

D10: a major hazard that is overdue, one that waits for money and is listed,
one whose photo was used twice. D8: a kindergarten without an account, for
which its township fills in. D20: an unannounced visit that the school does
not see. Besides, an incident reported in time, and the week's circular on hazards:
the school about to be named was heard and answered before it went out.
"""

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

from PIL import Image, ImageDraw

from xuezheng.apps.papers.access import namings, papers
from xuezheng.apps.records.access import rows
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.demo.cast import BUREAU, LEADERS, NO_ACCOUNT, SHOWN_SCHOOL, SHOWN_TOWNSHIP
from xuezheng.demo.stream import Stream
from xuezheng.demo.year.doer import Doer, moment
from xuezheng.demo.year.people import People

CLERK, SUPERVISOR = "文员", "责任督学"
TOWN, OTHER_TOWN = SHOWN_TOWNSHIP, "云岫镇教办"
SAFETY = (BUREAU, LEADERS[2][0])
"""Who lists hazards: the deputy head in charge of safety."""
ANSWERED, AGAIN = date(2026, 9, 23), date(2026, 9, 29)
ANSWER = "报警器探头已停产，新探头10月16日前到货安装；在此之前食堂专人值守，每餐前后人工检测两次。"
"""What the school says before it is named."""


def photo(name: str) -> bytes:
    """Draw a made-up photo; the same name gives the same."""
    stream = Stream(f"photo:{name}")
    picture = Image.new("RGB", (640, 480), (90, 110, 130))
    draw = ImageDraw.Draw(picture)
    for _ in range(14):
        x, y = stream.below(560), stream.below(400)
        grey = tuple(stream.below(256) for _ in range(3))
        draw.rectangle((x, y, x + 30 + stream.below(160), y + 30 + stream.below(140)), fill=grey)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


class SchoolDay:
    """Opens cases of schools and takes them on; ``who`` is a unit and a title."""

    def __init__(self, doer: Doer, people: People) -> None:
        """Keep who tells it and of whom."""
        self.doer, self.people = doer, people

    def login(self, who: tuple[str, str]) -> str:
        """Give a sign-in name."""
        return self.people.of(*who).login

    def sent(self, who: tuple[str, str], name: str, day: date) -> int:
        """Keep a photo somebody took."""
        return self.doer.take(photo(name), f"{name}.png", by=self.login(who), at=moment(day, 8))

    def opened(self, kind: str, org: str, who: tuple[str, str], day: date, **data: Any) -> int:
        """Open a case; a visit names the school visited."""
        given: dict[str, Any] = {"kind": kind, "org": self.people.units[org]}
        if "visited" in data:
            given["parties"] = [["lead", self.people.units[data.pop("visited")]]]
        given["data"] = data
        return int(
            self.doer.do("case.open", given, by=self.login(who), at=moment(day, 8, 5))["case"]
        )

    def moved(
        self, kind: str, case: int, who: tuple[str, str], move: str, day: date, **more: Any
    ) -> None:
        """Take a case a step further."""
        seen = rows(SYSTEM, Verb.READ, kind).get(pk=case).version
        given = {"case": case, "move": move, "seen": seen, **more}
        self.doer.do("case.move", given, by=self.login(who), at=moment(day, 9))


SCHOOL, HEAD, TOWNSHIP = (SHOWN_SCHOOL, CLERK), (SHOWN_SCHOOL, ""), (TOWN, "")


def work(doer: Doer, people: People) -> None:
    """Tell it."""
    told = SchoolDay(doer, people)
    _hazards(told)
    _circular(told)
    _without_account(told)
    _incident(told)
    _visits(told)


def _hazard(told: SchoolDay, day: date, due: date, grade: str, **data: Any) -> int:
    case = told.opened("hazard", SHOWN_SCHOOL, SCHOOL, day, **data)
    said = {"grade": grade, "owner": told.people.of(SHOWN_SCHOOL).name, "due_on": due.isoformat()}
    told.moved("hazard", case, HEAD, "assign", day, data=said)
    return case


def _hazards(told: SchoolDay) -> None:
    """One overdue, one listed for want of money, one with a photo used twice, one closed (D10)."""
    day = date(2026, 9, 8)
    _hazard(
        told, day, date(2026, 9, 30), "major", title="食堂燃气报警器失灵", category="fire",
        spot="食堂操作间", before=[told.sent(SCHOOL, "燃气报警器", day)],
    )  # fmt: skip
    listed = _hazard(
        told, day, date(2026, 9, 29), "major", title="实验楼外墙开裂", category="building",
        spot="实验楼北墙", before=[told.sent(SCHOOL, "外墙", day)],
    )  # fmt: skip
    plan = {
        "waits_for": "money", "responsible": f"{SHOWN_SCHOOL}校长", "measures": "外墙加固并重做保温",
        "cost": "380,000元", "listed_until": "2026-12-25", "plan": "实验楼紧急疏散方案",
        "interim": "北侧拉警戒线，学生绕行，每日两巡",
    }  # fmt: skip
    told.moved("hazard", listed, SCHOOL, "ask_list", date(2026, 9, 15), data=plan)
    told.moved(
        "hazard", listed, SAFETY, "list", date(2026, 9, 17), note="同意挂牌督办，列入冬季维修项目"
    )
    day = date(2026, 9, 28)
    twice = told.sent(SCHOOL, "楼梯扶手", day)
    case = _hazard(
        told, day, date(2026, 10, 16), "general", title="西侧楼梯扶手松动", category="building",
        spot="教学楼西侧二楼", before=[twice],
    )  # fmt: skip
    again = told.sent(SCHOOL, "楼梯扶手", date(2026, 10, 9))
    done = {"result": "已加固", "after": [again]}
    told.moved("hazard", case, SCHOOL, "report", date(2026, 10, 9), data=done, files=[again])
    case = _hazard(
        told, day, date(2026, 10, 10), "general", title="二楼消防栓无水", category="fire",
        spot="教学楼二楼东侧", before=[told.sent(SCHOOL, "消防栓", day)],
    )  # fmt: skip
    day = date(2026, 9, 30)
    after = told.sent(SCHOOL, "消防栓出水", day)
    done = {"result": "已更换阀门，出水压力合格", "after": [after]}
    told.moved("hazard", case, SCHOOL, "report", day, data=done, files=[after])
    told.moved("hazard", case, TOWNSHIP, "close", date(2026, 10, 8), note="现场复核，同意销号")


def _circular(told: SchoolDay) -> None:
    """The week's circular: the overdue hazard is named, its school heard, what it answered stands in it."""
    day = date(2026, 10, 8)
    section, school = told.people.of("安全科").login, told.people.of(SHOWN_SCHOOL)
    drawn = {"kind": "ledger_circular", "ledger": "hazard", "period": "2026W40"}
    made = told.doer.do("paper.draft", drawn, by=section, at=moment(day))
    told.doer.do("paper.hear", {"paper": made["paper"]}, by=section, at=moment(day, 10))
    line = namings(SYSTEM).get(paper=made["paper"], org=school.org, tone="late")
    answer = {"naming": int(line.pk), "statement": ANSWER}
    told.doer.do("paper.state", answer, by=school.login, at=moment(date(2026, 10, 9), 15))
    seen = papers(SYSTEM).get(pk=made["paper"]).version
    given = {"paper": made["paper"], "seen": seen}
    told.doer.do("paper.issue", given, by=told.login(SAFETY), at=moment(date(2026, 10, 10), 16))


def _without_account(told: SchoolDay) -> None:
    """The township fills in for a kindergarten whose head has no account (D8)."""
    if NO_ACCOUNT not in told.people.units or (OTHER_TOWN, "教办主任") not in told.people.members:
        return
    day = date(2026, 10, 9)
    told.opened(
        "hazard", NO_ACCOUNT, (OTHER_TOWN, ""), day, title="围栏高度不足", category="security", spot="园区西门",
    )  # fmt: skip


def _incident(told: SchoolDay) -> None:
    """A fall in the playground: told within minutes, written within the hour, followed."""
    day = date(2026, 10, 9)
    case = told.opened(
        "incident", SHOWN_SCHOOL, SCHOOL, day, title="操场单杠跌落", category="injury",
        happened_at="2026-10-09T07:55:00+08:00", spot="操场",
    )  # fmt: skip
    told.moved("incident", case, SCHOOL, "tell", day, data={"told_to": "教育局值班室"})
    written = {
        "level": "general", "dead": 0, "injured": 1, "facts": "晨练时跌落，左臂骨折", "taken": "送医并通知家长",
        "next_on": "2026-10-13",
    }  # fmt: skip
    told.moved("incident", case, SCHOOL, "write", day, data=written)


def _visits(told: SchoolDay) -> None:
    """A finding that is open at the school, and an unannounced visit it does not see (D20)."""
    who = (BUREAU, SUPERVISOR)
    about = {
        "supervisor": told.people.of(*who).person,
        "visited": SHOWN_SCHOOL,
        "purpose": "regular",
    }
    day = date(2026, 9, 22)
    case = told.opened(
        "visit",
        BUREAU,
        who,
        day,
        title="秋季开学督导",
        planned_on=day.isoformat(),
        form="announced",
        **about,
    )
    told.moved("visit", case, who, "arrive", day)
    found = {
        "finding": "五年级体育课被占用", "items": ["lessons"], "notice": "按课表上足体育课，公示课表",
        "answer_by": "2026-10-20",
    }  # fmt: skip
    told.moved("visit", case, who, "find", day, data=found)
    told.opened(
        "visit", BUREAU, who, date(2026, 10, 9), title="作业管理随机督导", planned_on="2026-10-14",
        form="unannounced", **about,
    )  # fmt: skip
    _canteen(told, who, about)


def _canteen(told: SchoolDay, who: tuple[str, str], about: Mapping[str, Any]) -> None:
    """Two visits of September: one seen again and closed, one answered and waiting to be seen again."""
    about = {**about, "purpose": "special", "form": "announced"}
    for title, day, finding, notice, closed in (
        ("食堂专项督导", date(2026, 9, 4), "留样不足125克", "按规定留样并登记", True),
        ("课间秩序专项督导", date(2026, 9, 15), "楼梯口无人值守", "课间安排护导教师到岗", False),
    ):
        planned = day.isoformat()
        case = told.opened("visit", BUREAU, who, day, title=title, planned_on=planned, **about)
        told.moved("visit", case, who, "arrive", day)
        found = {
            "finding": finding, "items": ["food" if closed else "safety"], "notice": notice,
            "answer_by": "2026-09-25",
        }  # fmt: skip
        told.moved("visit", case, who, "find", day, data=found)
        proof = [told.sent(SCHOOL, title, ANSWERED)]
        done = {"result": f"已整改：{notice}"}
        told.moved("visit", case, SCHOOL, "report", ANSWERED, data=done, files=proof)
        if closed:
            again = {"again_on": AGAIN.isoformat()}
            told.moved("visit", case, who, "close", AGAIN, data=again)
