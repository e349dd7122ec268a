"""What points are reckoned from (积分问题): a dated table, applicants with checked facts, schools with seats."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from xuezheng.core.base.given import Given
from xuezheng.core.base.labels import Labelled, T

FIXED, LEVELS, SPAN, COUNT = "fixed", "levels", "span", "count"
KINDS = (FIXED, LEVELS, SPAN, COUNT)
SUM, BEST = "sum", "best"
VERIFIED, REJECTED, WAITING = "verified", "rejected", "waiting"
STATES = (VERIFIED, REJECTED, WAITING)
MORE, LESS = "more", "less"
LOTTERY, ALL_IN = "lottery", "all_in"
YEAR = 12


class Why(Labelled):
    """What became of one fact of an applicant (计分情形)."""

    COUNTED = ("counted", T("计入", "Counted"))
    CAPPED = ("capped", T("已达本项上限", "Capped by the item"))
    LESS_THAN_OTHER = ("less_than_other", T("同项取高，未计入", "A higher one of the item counts"))
    LESS_IN_GROUP = ("less_in_group", T("同类取高，未计入", "A higher item of the group counts"))
    OTHER_HOLDER = ("other_holder", T("按另一方计分，未计入", "The other parent's facts count"))
    EVIDENCE = ("evidence", T("材料种类不符", "Evidence of another kind"))
    LATE = ("late", T("逾期提交", "Handed in late"))
    REJECTED = ("rejected", T("核验不通过", "Check failed"))
    WAITING = ("waiting", T("尚未核验", "Not checked yet"))


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the table (积分项目): what it is worth, by which clause, with which evidence."""

    key: str
    title: T
    clause: str
    kind: str
    group: str
    points: Fraction
    base: Fraction
    per: int
    whole: bool
    levels: Mapping[str, Fraction]
    cap: Fraction | None
    takes: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Items reckoned together (积分类别): their sum or the best of them, a cap, one parent only."""

    key: str
    title: T
    clause: str
    takes: str
    cap: Fraction | None
    one_holder: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """What excludes an applicant (一票否决), or what must be there (申请条件): ``any_of`` items."""

    key: str
    title: T
    clause: str
    any_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing an applicant shows (申报事项), as checked; ``amount`` months, times, or nothing."""

    item: str
    amount: Fraction
    level: str
    holder: str
    evidence: str
    handed_in: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Applicant:
    """A child by its public number (申请人): facts, vetoes that hold, choices in order."""

    key: str
    facts: tuple[Fact, ...]
    vetoes: tuple[str, ...]
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class School:
    """A school with places (学校): how many, and the least points it takes."""

    key: str
    seats: int
    least: Fraction | None


@dataclass(frozen=True, slots=True)
class Problem:
    """A season of points (积分问题). ``places`` are decimals each line is rounded to, half up."""

    version: str
    items: tuple[Item, ...]
    bundles: tuple[Bundle, ...]
    vetoes: tuple[Bar, ...]
    needs: tuple[Bar, ...]
    ties: tuple[tuple[str, str], ...]
    last: str
    most: Fraction | None
    places: int | None
    counted_to: date | None
    closing: date | None
    applicants: tuple[Applicant, ...]
    schools: tuple[School, ...]


def read(mapping: Mapping[str, Any]) -> Problem:
    """Read a problem from plain JSON. Raises ``GivenError`` with every fault and its place."""
    given = Given(mapping)
    given.known("table", "applicants", "schools", "closing", "counted_to")
    table = given.part("table")
    table.known(
        "version", "items", "groups", "vetoes", "needs", "ties", "last", "most", "places",
        "since", "source",
    )  # fmt: skip
    items = tuple(_item(one) for one in table.rows("items"))
    counted_to = given.day("counted_to", None)
    found = Problem(
        table.text("version"),
        items,
        tuple(_bundle(one) for one in table.rows("groups", ())),
        tuple(_bar(one) for one in table.rows("vetoes", ())),
        tuple(_bar(one) for one in table.rows("needs", ())),
        tuple(
            (one.text("item"), one.choice("better", (MORE, LESS), MORE))
            for one in table.rows("ties", ())
        ),
        table.choice("last", (LOTTERY, ALL_IN), LOTTERY),
        _maybe(table, "most"),
        table.whole("places", most=6) if "places" in table.value else None,
        counted_to,
        given.day("closing", None),
        tuple(sorted((_applicant(one, counted_to) for one in given.rows("applicants")), key=_key)),
        tuple(sorted((_school(one) for one in given.rows("schools", ())), key=_key)),
    )
    _check(found, given)
    given.settle()
    return found


def canonical(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Give the problem with everything in order that has none of its own. Raises ``GivenError``."""
    read(mapping)
    found = dict(mapping)
    for key in ("applicants", "schools"):
        if key in found:
            found[key] = sorted(found[key], key=lambda one: str(one["key"]))
    return found


def _key(one: Applicant | School) -> str:
    return one.key


def full_months(since: date, to: date) -> int:
    """Give how many whole months lie between two days; a month ends on the day of the same number.

    >>> full_months(date(2025, 8, 31), date(2026, 2, 28)), full_months(date(2025, 3, 2), date(2026, 3, 1))
    (6, 11)
    """
    months = (to.year - since.year) * YEAR + to.month - since.month
    last = (date(to.year + to.month // YEAR, to.month % YEAR + 1, 1) - date.resolution).day
    return max(months - (to.day < min(since.day, last)), 0)


def _title(given: Given) -> T:
    part = given.part("title")
    return T(part.text("zh"), part.text("en"))


def _maybe(given: Given, key: str) -> Fraction | None:
    return given.number(key) if given.value.get(key) is not None else None


def _item(given: Given) -> Item:
    given.known(
        "key", "title", "clause", "kind", "group", "points", "base", "per", "whole", "levels",
        "cap", "takes", "evidence",
    )  # fmt: skip
    kind = given.choice("kind", KINDS)
    levels = {key: given.part("levels").number(key) for key, _ in given.entries("levels", {})}
    if kind == LEVELS and not levels:
        given.fault(T("没有档次", "no levels"), "levels")
    return Item(
        given.text("key"),
        _title(given),
        given.text("clause"),
        kind,
        given.text("group", ""),
        given.number("points", *((0,) if kind == LEVELS else ())),
        given.number("base", 0),
        given.whole("per", 1, least=1),
        given.flag("whole", False),
        levels,
        _maybe(given, "cap"),
        given.choice("takes", (BEST, SUM), BEST),
        given.texts("evidence", ()),
    )


def _bundle(given: Given) -> Bundle:
    given.known("key", "title", "clause", "takes", "cap", "one_holder")
    return Bundle(
        given.text("key"),
        _title(given),
        given.text("clause"),
        given.choice("takes", (SUM, BEST), SUM),
        _maybe(given, "cap"),
        given.flag("one_holder", False),
    )


def _bar(given: Given) -> Bar:
    given.known("key", "title", "clause", "any_of")
    return Bar(given.text("key"), _title(given), given.text("clause"), given.texts("any_of", ()))


def _applicant(given: Given, counted_to: date | None) -> Applicant:
    given.known("key", "facts", "vetoes", "choices")
    return Applicant(
        given.text("key"),
        tuple(_fact(one, counted_to) for one in given.rows("facts", ())),
        given.texts("vetoes", ()),
        given.texts("choices", ()),
    )


def _fact(given: Given, counted_to: date | None) -> Fact:
    """Read a fact; a second check (复核) goes before the first, ``since`` counts months to the day."""
    given.known(
        "item", "amount", "since", "level", "holder", "evidence", "handed_in", "state", "rechecked"
    )
    state = given.choice("state", STATES)
    since = given.day("since", None)
    amount = given.number("amount", 0)
    if since is not None:
        if counted_to is None:
            given.fault(T("没有计算截止日", "no day to count to"), "since")
        amount = Fraction(full_months(since, counted_to or since))
    return Fact(
        given.text("item"),
        amount,
        given.text("level", ""),
        given.text("holder", ""),
        given.text("evidence", ""),
        given.day("handed_in", None),
        given.choice("rechecked", STATES, state),
    )


def _school(given: Given) -> School:
    given.known("key", "seats", "least")
    return School(given.text("key"), given.whole("seats"), _maybe(given, "least"))


def _check(found: Problem, given: Given) -> None:
    """Note names that lead nowhere and keys that stand twice."""
    by_key = {one.key: one for one in found.items}
    bundles, vetoes = {one.key for one in found.bundles}, {one.key for one in found.vetoes}
    schools = {one.key for one in found.schools}
    given.unique([one.key for one in found.items], T("项目", "item"))
    given.unique([one.key for one in found.bundles], T("类别", "group"))
    given.unique([one.key for one in found.applicants], T("申请人", "applicant"))
    given.unique([one.key for one in found.schools], T("学校", "school"))
    named = [("items", one.group, bundles) for one in found.items if one.group]
    named += [("ties", key, set(by_key)) for key, _ in found.ties]
    named += [("needs", key, set(by_key)) for one in found.needs for key in one.any_of]
    for one in found.applicants:
        named += [(one.key, key, vetoes) for key in one.vetoes]
        named += [(one.key, key, schools) for key in one.choices]
        named += [(one.key, fact.item, set(by_key)) for fact in one.facts]
        for fact in one.facts:
            item = by_key.get(fact.item)
            if item is not None and item.kind == LEVELS:
                named.append((f"{one.key}.{item.key}", fact.level, set(item.levels)))
    for place, key, known in named:
        if key not in known:
            given.fault(T(f"{place}写了“{key}”，没有这一项", f"{place} names {key!r}, unknown"))
