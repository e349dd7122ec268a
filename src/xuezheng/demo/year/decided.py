"""Chapter nine: a draw that was held, one whose list is out, an inspection that waits for its numbers.

The private school had 180 applicants for 120 seats, and twins stood at the
last one (D15): the declared rule passes them over. Public numbers stand for
children; nothing here names one.
"""

from datetime import date, datetime

from xuezheng.core.decisions.seeds import part_commitment
from xuezheng.demo.stream import Stream
from xuezheng.demo.year.doer import Doer, moment
from xuezheng.demo.year.people import People

BY, INSPECTS = "基础教育科", "督导室"
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
RULES = {"groups": "skip", "quotas": "reserved_first", "unused": "release", "waiting": None}
GRADES = {"甲": 10, "乙": 24, "丙": 8}
"""Training institutions by credit grade; so many of each are on the list."""
TAKEN = {"甲": 1, "乙": 5, "丙": 4}
"""So many of each are inspected."""


def applicants() -> str:
    """Give the list: public numbers, twins under one number."""
    drawn = Stream("decided:applicants").shuffled(range(100_000, 999_999, 4_973))
    keys = sorted(drawn[: APPLICANTS - PAIRS])
    lines = [f"YT26{key}\t2" if turn < PAIRS else f"YT26{key}" for turn, key in enumerate(keys)]
    return "\n".join([*lines, ""])


def institutions() -> str:
    """Give the objects of an inspection with their grades."""
    return "".join(
        f"PX{grade}{turn:03}\t\t{grade}\n"
        for grade, number in GRADES.items()
        for turn in range(1, number + 1)
    )


def work(doer: Doer, people: People) -> None:
    """Tell it."""
    _held(doer, people)
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


def _announced(doer: Doer, people: People) -> None:
    """The inspection of training institutions: committed to, its numbers are drawn next day."""
    places = [
        {"place": f"{grade}级", "seats": number, "quotas": {grade: number}}
        for grade, number in TAKEN.items()
    ]
    document = "云汀市“双随机、一公开”抽查细则"
    clauses = [{"document": document, "clause": "第六条", "text": "按信用等级分层抽取"}]
    decision, _number = _draft(
        doer, people, moment(date(2026, 10, 9), 16), INSPECTS,
        title="2026年下半年校外培训机构双随机抽查对象抽取", group="supervision", clauses=clauses,
        terms={"places": places, **RULES, "unused": "keep"}, lists={"list": institutions()},
    )  # fmt: skip
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
