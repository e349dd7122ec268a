"""What choices are matched from (志愿录取问题): batches, schools with seats in lanes, applicants with lists.

A school's seats stand in *lanes*, in the order they are filled: seats for
everybody, and seats kept for those who bear a tag (定向指标: the tag of their
junior school). What becomes of a lane's unfilled seats is said by the lane.
The rule in words, with an example by hand: ``docs/matching.md``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from xuezheng.core.base.given import Given
from xuezheng.core.base.labels import Labelled, T


class Mechanism(Labelled):
    """How a batch weighs choices (录取方式)."""

    DEFERRED = ("deferred", T("延迟接受", "Deferred acceptance"))
    IMMEDIATE = ("immediate", T("志愿优先（梯度志愿）", "Choice first (immediate acceptance)"))
    PARALLEL = ("parallel", T("平行志愿（分数优先）", "Parallel choices (score first)"))


class Ties(Labelled):
    """What parts those whom band and marks do not (同分处理)."""

    LOTTERY = ("lottery", T("按抽签号", "By the ticket of a draw"))
    TOGETHER = ("together", T("末位同分一并录取", "Equals at the last seat are all admitted"))


class Siblings(Labelled):
    """How a brother or sister at the school counts (多孩入学照顾)."""

    NONE = ("none", T("不计", "Not at all"))
    WITHIN = ("within", T("同顺位内优先", "First within the band"))
    FIRST = ("first", T("先于各顺位", "Before all bands"))


@dataclass(frozen=True, slots=True)
class Lane:
    """Some of a school's seats (录取类别): for whom, in which batch, and where unfilled ones go.

    ``admits`` is a tag, empty for everybody; ``floor`` the least first mark;
    ``falls_to`` a later lane of the same school, empty where seats stay empty.
    """

    key: str
    seats: int
    batch: str
    admits: str = ""
    floor: int | None = None
    falls_to: str = ""


@dataclass(frozen=True, slots=True)
class School:
    """A school (招生学校) with its lanes in the order they are filled."""

    key: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """One turn of admission (批次), and whether those who agree are placed in what is left (调剂)."""

    key: str
    mechanism: Mechanism
    adjusts: bool = False


@dataclass(frozen=True, slots=True)
class Applicant:
    """A child by its public number (考生), or siblings bound together as ``children`` places.

    ``choices`` are lists per batch; ``marks`` stand in the order they are
    compared, more is better; ``band`` 1 goes before 2, ``bands`` are those of
    single schools; ``siblings`` are schools a brother or sister attends.
    """

    key: str
    choices: Mapping[str, tuple[str, ...]]
    marks: tuple[int, ...] = ()
    band: int = 1
    bands: Mapping[str, int] | None = None
    tags: frozenset[str] = frozenset()
    siblings: frozenset[str] = frozenset()
    children: int = 1
    adjusts: bool = False

    def may(self, lane: Lane) -> bool:
        """Say whether a lane admits this applicant at all."""
        if lane.admits and lane.admits not in self.tags:
            return False
        return lane.floor is None or self.marks[0] >= lane.floor


@dataclass(frozen=True)
class Problem:
    """A season of choices (志愿录取问题); ``order`` is that of schools when places are filled up (调剂)."""

    marks: tuple[str, ...]
    ties: Ties
    siblings: Siblings
    batches: tuple[Batch, ...]
    schools: tuple[School, ...]
    order: tuple[str, ...]
    applicants: tuple[Applicant, ...]

    @cached_property
    def by_key(self) -> Mapping[str, Applicant]:
        """Applicants by their number."""
        return {one.key: one for one in self.applicants}

    @cached_property
    def school(self) -> Mapping[str, School]:
        """Schools by key."""
        return {one.key: one for one in self.schools}


def canonical(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Give the problem with everything in order that has none of its own. Raises ``GivenError``."""
    read(mapping)
    found = dict(mapping)
    for key in ("applicants", "schools"):
        found[key] = sorted(found[key], key=lambda one: str(one["key"]))
    found["applicants"] = [_sorted(one) for one in found["applicants"]]
    return found


def _sorted(one: Mapping[str, Any]) -> dict[str, Any]:
    """Put what an applicant has of sets in order."""
    sets = {key: sorted(one[key]) for key in ("tags", "siblings") if key in one}
    return {**one, **sets}


def read(mapping: Mapping[str, Any]) -> Problem:
    """Read a problem from plain JSON. Raises ``GivenError`` with every fault and its place."""
    given = Given(mapping)
    given.known("marks", "ties", "siblings", "batches", "schools", "order", "applicants")
    marks = given.texts("marks", ())
    batches = tuple(_batch(one) for one in given.rows("batches"))
    names = tuple(one.key for one in batches)
    given.unique(list(names), T("批次", "batch"))
    if not batches:
        given.fault(T("没有批次", "no batch"), "batches")
    schools = tuple(sorted((_school(one, names, marks) for one in given.rows("schools")), key=_key))
    keys = [one.key for one in schools]
    given.unique(keys, T("学校", "school"))
    known = frozenset(keys)
    applicants = tuple(
        sorted((_applicant(one, names, marks, known) for one in given.rows("applicants")), key=_key)
    )
    given.unique([one.key for one in applicants], T("考生", "applicant"))
    order = given.texts("order", ())
    if unknown := sorted(set(order) - known):
        given.fault(T(f"没有学校{unknown}", f"unknown schools {unknown}"), "order")
    ties = given.choice("ties", tuple(one.key for one in Ties))
    siblings = given.choice("siblings", tuple(one.key for one in Siblings), Siblings.NONE.key)
    given.settle()
    rest = tuple(key for key in keys if key not in order)
    return Problem(
        marks, Ties.of(ties), Siblings.of(siblings), batches, schools, (*order, *rest), applicants
    )


def _key(one: School | Applicant) -> str:
    return one.key


def _batch(given: Given) -> Batch:
    given.known("key", "mechanism", "adjusts")
    mechanism = given.choice("mechanism", tuple(one.key for one in Mechanism))
    return Batch(given.text("key"), Mechanism.of(mechanism), given.flag("adjusts", False))


def _school(given: Given, batches: tuple[str, ...], marks: tuple[str, ...]) -> School:
    given.known("key", "lanes")
    found = School(given.text("key"), tuple(_lane(one, batches) for one in given.rows("lanes")))
    keys = [one.key for one in found.lanes]
    given.unique(keys, T("类别", "lane"))
    turns = [batches.index(one.batch) for one in found.lanes if one.batch in batches]
    if turns != sorted(turns):
        given.fault(T("类别应按批次先后排列", "lanes stand in the order of their batches"), "lanes")
    for number, lane in enumerate(found.lanes):
        if lane.falls_to and lane.falls_to not in keys[number + 1 :]:
            words = (f"{lane.key}的余额应归于其后的类别", f"{lane.key} must fall to a later lane")
            given.fault(T(*words), "lanes")
        if lane.floor is not None and not marks:
            given.fault(T("没有成绩，不能设最低分", "a floor needs marks"), "lanes")
    return found


def _lane(given: Given, batches: tuple[str, ...]) -> Lane:
    given.known("key", "seats", "batch", "admits", "floor", "falls_to")
    return Lane(
        given.text("key"),
        given.whole("seats"),
        given.choice("batch", batches or ("",)),
        given.text("admits", ""),
        given.whole("floor") if given.value.get("floor") is not None else None,
        given.text("falls_to", ""),
    )


def _applicant(
    given: Given, batches: tuple[str, ...], marks: tuple[str, ...], schools: frozenset[str]
) -> Applicant:
    given.known(
        "key", "choices", "marks", "band", "bands", "tags", "siblings", "children", "adjusts"
    )
    choices = _choices(given, batches)
    bands = {key: given.part("bands").whole(key, least=1) for key, _ in given.entries("bands", {})}
    siblings = frozenset(given.texts("siblings", ()))
    named = {*bands, *siblings, *(key for one in choices.values() for key in one)}
    if unknown := sorted(named - schools):
        given.fault(T(f"没有学校{unknown}", f"unknown schools {unknown}"))
    return Applicant(
        given.text("key"),
        choices,
        _marks(given, marks),
        given.whole("band", 1, least=1),
        bands or None,
        frozenset(given.texts("tags", ())),
        siblings,
        given.whole("children", 1, least=1, most=9),
        given.flag("adjusts", False),
    )


def _choices(given: Given, batches: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """Read a list for each batch, or one list that holds in every batch."""
    if not isinstance(given.value, Mapping) or not isinstance(given.value.get("choices"), Mapping):
        same = given.texts("choices")
        return dict.fromkeys(batches, same)
    part = given.part("choices")
    part.known(*batches)
    return {key: part.texts(key, ()) for key in batches}


def _marks(given: Given, names: tuple[str, ...]) -> tuple[int, ...]:
    found = given.value.get("marks", []) if isinstance(given.value, Mapping) else []
    good = isinstance(found, list | tuple) and len(found) == len(names)
    if good and all(type(one) is int and 0 <= one <= MOST_MARK for one in found):
        return tuple(found)
    words = (f"应为{len(names)}个非负整数成绩", f"{len(names)} whole marks, none below 0, expected")
    given.fault(T(*words), "marks")
    return (0,) * len(names)


MOST_MARK = 10**7
"""Marks are whole: tenths or hundredths of a point are given times 10 or 100."""
