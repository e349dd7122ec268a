"""Chapter nine: a season's decisions, one by each engine; a list that is out, an inspection that waits.

The private school had 180 applicants for 120 seats, and twins stood at the
last one (D15): the declared rule passes them over. Public numbers stand for
children; nothing here names one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from xuezheng.catalogue.engines import engine
from xuezheng.core.decisions.seeds import part_commitment
from xuezheng.demo.stream import Stream
from xuezheng.demo.year import season
from xuezheng.demo.year.doer import Doer, moment
from xuezheng.demo.year.people import People

BY, INSPECTS, STAFF = "基础教育科", "督导室", "人事科"
SCHOOL = "云汀市春晖小学"
TITLE = f"{SCHOOL}2026年一年级电脑派位"
APPLICANTS, SEATS, PAIRS = 180, 120, 6
PARTIES = {
    "市公证处": "公证处密函 5d1c-90ab-77e2-4f10",
    "家长代表": "家长代表密函 鹭洲 2026-0716-31",
}
SOURCE = "2026年7月16日体育彩票排列5"
NUMBERS = (0, 1, 2, 6, 1)
CLAUSES = (
    {
        "document": "云汀市民办学校招生电脑派位规则",
        "clause": "第五条",
        "text": "报名人数超过计划的，全部由电脑派位；一人一号，双胞胎一号两位。",
    },
    {
        "document": "云汀市民办学校招生电脑派位规则",
        "clause": "第八条",
        "text": "末位遇双胞胎，学位不足的整组顺延，由后面的号补上。",
    },
)
GIVEN_UP = (
    ("YT26637084", date(2026, 7, 20), "入读施教区公办学校"),
    ("YT26159676", date(2026, 8, 3), "随父母迁居外地"),
)
"""Who gave a seat up after the draw, when, and why; those who wait come in."""
RULES = {"groups": "skip", "quotas": "reserved_first", "unused": "release", "waiting": None}


@dataclass(frozen=True, slots=True)
class Case:
    """A decision of the season: by which engine, what it is about, on which day its numbers were drawn."""

    engine: str
    title: str
    made: Callable[[date], dict[str, Any]]
    drawn: date
    document: str
    by: str = BY
    group: str = "pupils"


INSPECTION = "云汀市“双随机、一公开”抽查细则"
CASES = (
    Case(
        "inspection", "2026年上半年校外培训机构双随机抽查", season.inspection, date(2026, 4, 14),
        INSPECTION, INSPECTS, "supervision",
    ),
    Case(
        "quotas", "2026年综合高中试点班指标到校分配", season.quotas, date(2026, 6, 16),
        "云汀市高中阶段学校招生工作意见",
    ),
    Case(
        "points", "2026年积分入学排序录取", season.points, date(2026, 7, 3),
        "云汀市流动人口随迁子女积分入学办法",
    ),
    Case(
        "bands", "2026年秋季望澜片小学顺位录取", season.bands, date(2026, 7, 9),
        "云汀市义务教育学校招生办法",
    ),
    Case(
        "matching", "2026年综合高中试点班志愿录取", season.choices, date(2026, 7, 14),
        "云汀市高中阶段学校招生工作意见",
    ),
    Case(
        "classes", "望澜初级中学2026级均衡编班", season.classes, date(2026, 8, 28),
        "云汀市义务教育学校均衡编班办法",
    ),
    Case(
        "inspection", "2026年教师职称评审评委抽取", season.panel, date(2026, 9, 8),
        "云汀市职称评审委员会评委库管理办法", STAFF, "staff",
    ),
)  # fmt: skip
"""In the order of their days."""
EARLY = 5
"""So many come before the draw of the private school."""


def applicants() -> str:
    """Give the list: public numbers, twins under one number."""
    drawn = Stream("decided:applicants").shuffled(range(100_000, 999_999, 4_973))
    keys = sorted(drawn[: APPLICANTS - PAIRS])
    lines = [f"YT26{key}\t2" if turn < PAIRS else f"YT26{key}" for turn, key in enumerate(keys)]
    return "\n".join([*lines, ""])


def work(doer: Doer, people: People) -> None:
    """Tell it."""
    for case in CASES[:EARLY]:
        _decided(doer, people, case)
    _held(doer, people)
    for case in CASES[EARLY:]:
        _decided(doer, people, case)
    _announced(doer, people)
    _frozen(doer, people)


def _draft(doer: Doer, people: People, at: datetime, by: str, **given: object) -> tuple[int, str]:
    """Draft and freeze; gives id and number."""
    head = people.of(by)
    told = {"engine": "draw", "org": people.units[by], "version": "2026.2", "since": "2026-06-10"}
    made = doer.do("decision.draft", {**told, **given}, by=head.login, at=at)
    doer.do("decision.freeze", {"decision": made["decision"]}, by=head.login, at=at)
    return int(made["decision"]), str(made["number"])


def _held(doer: Doer, people: People) -> None:
    """The draw of the private school: sealed on the 14th, drawn on the 16th, doubted, answered."""
    login = people.of(BY).login
    decision, number = _draft(
        doer, people, moment(date(2026, 7, 12), 18), BY, title=TITLE, group="pupils",
        clauses=list(CLAUSES), terms={"places": [{"place": SCHOOL, "seats": SEATS}], **RULES},
        lists={"list": applicants()},
    )  # fmt: skip
    sealed, drawn = moment(date(2026, 7, 14), 9), moment(date(2026, 7, 16), 10, 2)
    parts = [
        {"party": party, "commitment": part_commitment(number, party, secret)}
        for party, secret in PARTIES.items()
    ]
    given = {"decision": decision, "parts": parts, "sources": [SOURCE]}
    doer.do("decision.commit", given, by=login, at=sealed)
    for party, secret in PARTIES.items():
        shown = {"decision": decision, "party": party, "secret": secret}
        doer.do("decision.show_part", shown, by=login, at=drawn)
    told = {"decision": decision, "source": SOURCE, "numbers": list(NUMBERS)}
    doer.do("decision.show_numbers", told, by=login, at=drawn)
    doer.do("decision.run", {"decision": decision}, by=login, at=moment(date(2026, 7, 16), 10, 4))
    for key, day, reason in GIVEN_UP:
        gone = {"decision": decision, "key": key, "reason": reason}
        doer.do("decision.give_up", gone, by=login, at=moment(day, 15))


def _decided(doer: Doer, people: People, case: Case) -> None:
    """One decision of the season: the list out five days before, committed to, drawn, run."""
    login = people.of(case.by).login
    listed, sealed = case.drawn - timedelta(days=5), case.drawn - timedelta(days=2)
    decision = _listed(doer, people, case, moment(listed, 17))
    source = f"{case.drawn.year}年{case.drawn.month}月{case.drawn.day}日体育彩票排列5"
    given = {"decision": decision, "sources": [source]}
    doer.do("decision.commit", given, by=login, at=moment(sealed, 9))
    drawn = Stream(f"decided:{case.drawn}")
    told = {"decision": decision, "source": source, "numbers": [drawn.below(10) for _ in range(5)]}
    at = moment(case.drawn, 20, 40)
    doer.do("decision.show_numbers", told, by=login, at=at)
    doer.do("decision.run", {"decision": decision}, by=login, at=at + timedelta(minutes=5))


def _listed(doer: Doer, people: People, case: Case, at: datetime) -> int:
    """Draft a case and freeze its list; gives its id."""
    problem = case.made(case.drawn)
    lists = {key: problem.pop(key) for key in engine(case.engine).lists if key in problem}
    clauses = [{"document": case.document, "clause": "", "text": ""}]
    decision, _number = _draft(
        doer, people, at, case.by, engine=case.engine, title=case.title, group=case.group,
        clauses=clauses, terms=problem, lists=lists,
    )  # fmt: skip
    return decision


def _announced(doer: Doer, people: People) -> None:
    """The inspection of the second half-year: committed to, its numbers are drawn next day."""
    drawn = date(2026, 10, 13)
    title = "2026年下半年校外培训机构双随机抽查"
    case = Case("inspection", title, season.inspection, drawn, INSPECTION, INSPECTS, "supervision")
    decision = _listed(doer, people, case, moment(date(2026, 10, 9), 16))
    given = {"decision": decision, "sources": ["2026年10月13日体育彩票排列5"]}
    at = moment(date(2026, 10, 10), 9)
    doer.do("decision.commit", given, by=people.of(INSPECTS).login, at=at)


def _frozen(doer: Doer, people: People) -> None:
    """The list of a kindergarten's draw for the spring stands open to be looked through."""
    keys = "".join(f"YE27{turn:04}\n" for turn in range(101, 148))
    _draft(
        doer, people, moment(date(2026, 10, 10), 17), BY,
        title="云汀市中心幼儿园2027年春季插班电脑派位", group="pupils", clauses=list(CLAUSES[:1]),
        terms={"places": [{"place": "云汀市中心幼儿园", "seats": 30}], **RULES},
        lists={"list": keys},
    )  # fmt: skip
