"""What is drawn from (双随机问题): subjects with their credit grade, inspectors, who avoids whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from xuezheng.core.base.errors import InfeasibleError, RefusedError
from xuezheng.core.base.given import Given
from xuezheng.core.base.labels import Labelled, T


class NobodyError(InfeasibleError):
    """Too few may inspect a subject, or too few stand in a group of a panel."""

    code = "inspection-nobody"
    text = T(
        "{subject}可派{have}人，需派{need}人", "{subject}: {have} may be sent, {need} are needed"
    )


class UnreplacedError(RefusedError):
    """Of the reserves nobody may take over everything that somebody was sent to."""

    code = "inspection-unreplaced"
    text = T(
        "备选名单中没有人可以接替{key}的全部检查任务，须另立新决策替代并写明理由",
        "No reserve may take over all that {key} was sent to: a new decision must replace this one and say why",
    )


class Picked(Labelled):
    """Why a subject is inspected this time, or not (抽取情形)."""

    COMPLAINT = ("complaint", T("投诉举报必查", "Complained about: always"))
    OVERDUE = ("overdue", T("超过覆盖周期必查", "Not inspected within the period: always"))
    DRAWN = ("drawn", T("随机抽中", "Drawn"))
    NOT_DRAWN = ("not_drawn", T("未抽中", "Not drawn"))
    EXEMPT = ("exempt", T("近期已查，本次免查", "Inspected lately: exempt"))


class Out(Labelled):
    """Why an inspector is not in the pool (不入库原因)."""

    NOT_CERTIFIED = ("not_certified", T("无执法或督导证件", "No certificate"))
    ON_LEAVE = ("on_leave", T("请假或离岗", "On leave"))


class Avoids(Labelled):
    """Why an inspector avoids a subject (回避事由)."""

    UNIT = ("unit", T("同一单位", "The same unit"))
    FORMER = ("former", T("曾在该单位任职未满年限", "Left that unit not long ago"))
    DECLARED = ("declared", T("已申报利害关系", "A declared tie"))
    LAST_TIME = ("last_time", T("上一轮查过该对象", "Inspected it last time"))


@dataclass(frozen=True, slots=True)
class Subject:
    """Who may be inspected (检查对象): its unit, credit grade, last inspection and by whom."""

    key: str
    unit: str
    grade: str
    last: date | None
    last_team: tuple[str, ...]
    complaint: bool


@dataclass(frozen=True, slots=True)
class Inspector:
    """Who may inspect or judge (检查人员、评委): unit, group, fields, units left not long ago."""

    key: str
    unit: str
    group: str
    fields: tuple[str, ...]
    certified: bool
    on_leave: bool
    left: tuple[tuple[str, date], ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One draw (双随机问题). ``rates`` by grade; ``team`` 0 draws subjects or a panel alone.

    ``panel`` gives how many of each group are drawn before anybody is sent;
    empty, everybody in the pool may be.
    """

    purpose: str
    version: str
    on: date
    rates: Mapping[str, Fraction]
    team: int
    specialist: str
    former_years: int
    rotates: bool
    exempt_months: int
    cover_months: int
    panel: Mapping[str, int]
    subjects: tuple[Subject, ...]
    inspectors: tuple[Inspector, ...]
    declared: frozenset[tuple[str, str]]


def read(mapping: Mapping[str, Any]) -> Problem:
    """Read a problem from plain JSON. Raises ``GivenError`` with every fault and its place."""
    given = Given(mapping)
    given.known("purpose", "on", "rules", "subjects", "inspectors", "declared")
    rules = given.part("rules")
    rules.known(
        "version", "rates", "team", "specialist", "former_years", "rotates", "exempt_months",
        "cover_months", "panel", "since", "source",
    )  # fmt: skip
    found = Problem(
        given.text("purpose"),
        rules.text("version"),
        given.dated("on"),
        # By grade: a mapping has no order of its own, and a result must not follow one.
        {key: rules.part("rates").number(key) for key in sorted(dict(rules.entries("rates", {})))},
        rules.whole("team", 2, most=20),
        rules.text("specialist", ""),
        rules.whole("former_years", 0, most=60),
        rules.flag("rotates", False),
        rules.whole("exempt_months", 0, most=120),
        rules.whole("cover_months", 0, most=600),
        {key: rules.part("panel").whole(key) for key, _ in rules.entries("panel", {})},
        tuple(sorted((_subject(one) for one in given.rows("subjects", ())), key=_key)),
        tuple(sorted((_inspector(one) for one in given.rows("inspectors", ())), key=_key)),
        frozenset(
            (one.text("inspector"), one.text("subject")) for one in given.rows("declared", ())
        ),
    )
    _check(found, given)
    given.settle()
    return found


def canonical(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Give the problem with everything in order that has none of its own. Raises ``GivenError``."""
    read(mapping)
    found = dict(mapping)
    for key in ("subjects", "inspectors"):
        if key in found:
            found[key] = sorted(found[key], key=lambda one: str(one["key"]))
    if "declared" in found:
        found["declared"] = sorted(
            found["declared"], key=lambda one: (str(one["inspector"]), str(one["subject"]))
        )
    return found


def _key(one: Subject | Inspector) -> str:
    return one.key


def _subject(given: Given) -> Subject:
    given.known("key", "unit", "grade", "last", "last_team", "complaint")
    return Subject(
        given.text("key"),
        given.text("unit", ""),
        given.text("grade"),
        given.day("last", None),
        given.texts("last_team", ()),
        given.flag("complaint", False),
    )


def _inspector(given: Given) -> Inspector:
    given.known("key", "unit", "group", "fields", "certified", "on_leave", "left")
    return Inspector(
        given.text("key"),
        given.text("unit", ""),
        given.text("group", ""),
        given.texts("fields", ()),
        given.flag("certified", True),
        given.flag("on_leave", False),
        tuple((one.text("unit"), one.dated("on")) for one in given.rows("left", ())),
    )


def _check(found: Problem, given: Given) -> None:
    subjects = {one.key for one in found.subjects}
    inspectors = {one.key for one in found.inspectors}
    given.unique([one.key for one in found.subjects], T("对象", "subject"))
    given.unique([one.key for one in found.inspectors], T("人员", "inspector"))
    named = [(one.key, one.grade, set(found.rates)) for one in found.subjects]
    named += [("declared", who, inspectors) for who, _ in sorted(found.declared)]
    named += [("declared", what, subjects) for _, what in sorted(found.declared)]
    groups = {one.group for one in found.inspectors}
    named += [("panel", group, groups) for group, seats in found.panel.items() if seats]
    for place, key, known in named:
        if key not in known:
            given.fault(T(f"{place}写了“{key}”，没有这一项", f"{place} names {key!r}, unknown"))
    for grade, rate in found.rates.items():
        if not 0 <= rate <= 1:
            given.fault(
                T(f"{grade}级比例{rate}，应在0至1", f"the rate of {grade} is {rate}, not 0 to 1")
            )
