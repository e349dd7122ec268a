"""What a case names that is kept elsewhere (人员、学生、单位、房间、关联事项): found by words, within reach.

Persons, pupils, rooms and what else registers hold are kept by apps above this
one; they give their ``Source`` when they are made ready. Units are found here,
in the tree, and other cases in their ledgers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import Q

from xuezheng.apps.records.access import rows
from xuezheng.apps.records.models import Record
from xuezheng.apps.schools.access import names, tree_of
from xuezheng.apps.schools.access.tree import Tree
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.base.names import name_initials
from xuezheng.core.base.text import canonical
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.issues import Issue, WrongDataError
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.types import WrongValueError

MOST = 8
"""Things offered at once; whoever wants another types more of its name."""
UNKNOWN: Mapping[str, T] = {
    "person": T("没有这个人员，或不在管辖范围内", "no such person, or out of reach"),
    "pupil": T("没有这个学生，或不在管辖范围内", "no such pupil, or out of reach"),
    "unit": T("没有这个单位，或不在管辖范围内", "no such unit, or out of reach"),
    "room": T("没有这个房间，或不在管辖范围内", "no such room, or out of reach"),
    "reference": T("没有这一项，或不在管辖范围内", "no such thing, or out of reach"),
}
"""What is said alike of what is not there and of what is out of reach, by type."""
ALLOWED = T("请按姓名、名称或编号选择", "choose one by name or number")
CHOOSE = T("请从下面选一项", "Choose one of those below")


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing that may be named (可选项): its number, what it is called, what tells it from others."""

    id: int
    name: str
    beside: str = ""
    known_by: frozenset[str] = frozenset()

    @property
    def line(self) -> str:
        """Give it in one line."""
        return f"{self.name} · {self.beside}" if self.beside else self.name

    def is_called(self, words: str) -> bool:
        """Say whether words are its whole name or number."""
        return words in {plain(self.name), *map(plain, self.known_by)}


@dataclass(frozen=True, slots=True)
class Asker:
    """Who names things, for which kind, on which day, in which language."""

    actor: Actor
    kind: Kind
    day: date
    language: str = "zh"


class Source(Protocol):
    """Where things of one type are found."""

    def find(self, asker: Asker, words: str) -> list[Pick]:
        """Give at most ``MOST`` things in reach that words find, masked for who asks."""

    def within(self, asker: Asker, numbers: Iterable[int]) -> dict[int, Pick]:
        """Give those of some things that are in reach."""

    def called(
        self, actor: Actor | None, numbers: Iterable[int], day: date, language: str
    ) -> dict[int, str]:
        """Give what things are called where the field that names them may be seen."""


def plain(words: str) -> str:
    """Give words as they are compared: any width, no blanks, small letters."""
    return canonical(words).replace(" ", "").lower()


@dataclass(frozen=True, slots=True)
class Units:
    """Organisations by name, by a part of it, by its initials, by code: they are open to all.

    ``inside`` narrows them to those for which somebody may act.
    """

    inside: Scope = Scope.all()  # noqa: RUF009 - frozen

    def find(self, asker: Asker, words: str) -> list[Pick]:
        """Give units whose name begins with the words first, then those that hold them."""
        typed = plain(words)
        return ranked(self._reached(asker), typed)[:MOST] if typed else []

    def within(self, asker: Asker, numbers: Iterable[int]) -> dict[int, Pick]:
        """Give units that stand on the day."""
        wanted = set(numbers)
        return {one.id: one for one in self._reached(asker) if one.id in wanted}

    def called(
        self, actor: Actor | None, numbers: Iterable[int], day: date, language: str
    ) -> dict[int, str]:
        """Give their names."""
        del actor, language
        units = tree_of(day).units
        return {one: units[one].name for one in numbers if one in units}

    def _reached(self, asker: Asker) -> Iterable[Pick]:
        picks = unit_picks(tree_of(asker.day))
        return picks if self.inside.everything else [p for p in picks if self.inside.holds(p.id)]


_UNITS: dict[str, tuple[Tree, list[Pick]]] = {}


def unit_picks(tree: Tree) -> list[Pick]:
    """Give all units in official order, worked out once per state of the tree."""
    known = _UNITS.get("units")
    if known is None or known[0] is not tree:
        made = [
            Pick(org, unit.name, unit.code, frozenset({unit.code, name_initials(unit.name)}))
            for org, unit in tree.units.items()
        ]
        known = _UNITS["units"] = tree, made
    return known[1]


def ranked(picks: Iterable[Pick], typed: str) -> list[Pick]:
    """Give those that words find: by whole name first, then by its beginning, then by a part."""
    ranks: tuple[list[Pick], list[Pick], list[Pick]] = ([], [], [])
    for one in picks:
        name = plain(one.name)
        if one.is_called(typed):
            ranks[0].append(one)
        elif name.startswith(typed) or any(word.startswith(typed) for word in one.known_by):
            ranks[1].append(one)
        elif typed in name:
            ranks[2].append(one)
    return [one for rank in ranks for one in rank]


@dataclass(frozen=True, slots=True)
class Cases:
    """Cases of one ledger, by number or by words of what they are called; those in sight alone."""

    key: str

    def find(self, asker: Asker, words: str) -> list[Pick]:
        """Give the newest of those found. Costs: ≤ 3 queries."""
        typed = words.strip()[:60]
        if not typed:
            return []
        either = Q(number__icontains=typed) | Q(subject__icontains=typed)
        found = rows(asker.actor, Verb.READ, self.key).filter(either).order_by("-id")[:MOST]
        return list(self._picks(asker.day, found))

    def within(self, asker: Asker, numbers: Iterable[int]) -> dict[int, Pick]:
        """Give those of some cases that are in sight. Costs: ≤ 3 queries."""
        found = rows(asker.actor, Verb.READ, self.key).filter(pk__in=set(numbers))
        return {one.id: one for one in self._picks(asker.day, found)}

    def called(
        self, actor: Actor | None, numbers: Iterable[int], day: date, language: str
    ) -> dict[int, str]:
        """Give number and title of those in sight. Costs: ≤ 2 queries."""
        del day, language
        found = rows(actor, Verb.READ, self.key).filter(pk__in=set(numbers))
        return {one.pk: f"{one.number} {one.subject}" for one in found}

    def _picks(self, day: date, found: Iterable[Record]) -> Iterator[Pick]:
        units = names(day)
        for one in found:
            known = frozenset({one.number, one.subject})
            yield Pick(one.pk, f"{one.number} {one.subject}", units.get(one.org_id, ""), known)


SOURCES: dict[str, Source] = {"unit": Units()}
"""By field type; apps above set theirs when they are made ready."""
REGISTERS: list[Callable[[str], Source]] = []
"""How the source of a register is made, by the key of the register: set when it is made ready."""
REFERENCE = "reference"


OWN_RULE: set[str] = set()
"""Ledgers whose app says itself whom a case may name: a transfer names a pupil of another school."""


def picked(field: Field) -> bool:
    """Say whether a field's value is chosen from a source."""
    return field.type.key in SOURCES or field.type.key == REFERENCE


def kept_in(field: Field) -> str:
    """Say where what a field names is kept: by its type, or by the kind it refers to."""
    return f"{REFERENCE}:{field.of}" if field.type.key == REFERENCE else field.type.key


def source_of(field: Field) -> Source:
    """Give where the things are found that a field names."""
    if field.type.key != REFERENCE:
        return SOURCES[field.type.key]
    ledgers = {one.key for one in region().ledgers}
    return Cases(field.of) if field.of in ledgers else REGISTERS[0](field.of)


@dataclass(frozen=True, slots=True)
class Naming:
    """What became of words: the one thing they name, or what they may mean."""

    one: Pick | None
    offered: tuple[Pick, ...] = ()


def resolve(asker: Asker, field: Field, words: str, source: Source | None = None) -> Naming:
    """Give what words name: by whole name, number or "#12" one thing; else what to choose from.

    ``source`` stands in for that of the field's type. Costs: ≤ 4 queries.
    """
    source, typed = source or source_of(field), plain(words)
    if typed.startswith("#") and typed[1:].isascii() and typed[1:].isdecimal() and len(typed) < 19:
        return Naming(source.within(asker, [int(typed[1:])]).get(int(typed[1:])))
    found = source.find(asker, words)
    exact = [one for one in found if one.is_called(typed)]
    if len(exact) == 1 and len(found) < MOST:
        return Naming(exact[0])
    return Naming(None, tuple(exact if len(exact) > 1 and len(found) < MOST else found))


def _named(fields: Iterable[Field], data: Mapping[str, Any]) -> Iterator[tuple[str, Field, int]]:
    """Give where data names what: place, field, number; also in the rows of its tables."""
    for one in fields:
        value = data.get(one.key)
        if picked(one) and isinstance(value, int) and not isinstance(value, bool):
            yield one.key, one, value
        elif one.columns and isinstance(value, list):
            for at, line in enumerate(value):
                for where, column, number in _named(one.columns, line):
                    yield f"{one.key}[{at}].{where}", column, number


def require_known(asker: Asker, data: Mapping[str, Any], before: Mapping[str, Any]) -> None:
    """Refuse data that names what is not there or out of reach; what stood ``before`` may stay.

    What a case refers to is its app's to check: a spot check names a class of another school.

    Raises ``WrongDataError``. Costs: 2 queries per type named anew.
    """
    given = {one.key: _read(one, data.get(one.key)) for one in asker.kind.fields}
    kept = {(kept_in(one), number) for _, one, number in _named(asker.kind.fields, before)}
    new = [
        (where, one, number)
        for where, one, number in _named(asker.kind.fields, given)
        if one.type.key in SOURCES and (kept_in(one), number) not in kept
    ]
    wanted: dict[str, tuple[Field, set[int]]] = {}
    for _, one, number in new:
        wanted.setdefault(kept_in(one), (one, set()))[1].add(number)
    known = {key: source_of(one).within(asker, some) for key, (one, some) in wanted.items()}
    issues = [
        Issue(where, UNKNOWN[one.type.key], ALLOWED)
        for where, one, number in new
        if number not in known[kept_in(one)]
    ]
    if issues:
        labels = {one.key: one.label for one in asker.kind.fields}
        raise WrongDataError(issues, labels)


def _read(field: Field, value: Any) -> Any:
    """Give a value as data keeps it; what cannot be read the kind refuses in its own words."""
    try:
        return field.parse(value) if picked(field) or field.columns else None
    except WrongValueError:
        return None


def told(
    actor: Actor | None, fields: Iterable[Field], data: Mapping[str, Any], day: date, language: str
) -> dict[tuple[str, int], str]:
    """Give what the things named in data are called, by type and number. Costs: ≤ 2 queries a type."""
    wanted: dict[str, tuple[Field, set[int]]] = {}
    for _, one, number in _named(fields, data):
        wanted.setdefault(kept_in(one), (one, set()))[1].add(number)
    return {
        (key, number): words
        for key, (one, numbers) in wanted.items()
        for number, words in source_of(one).called(actor, numbers, day, language).items()
    }


GONE = "—"
"""What stands for a number that names nothing on the day."""


def in_words(field: Field, value: Any, known: Mapping[tuple[str, int], str], language: str) -> str:
    """Give a value in words, what it names by name."""
    if picked(field) and isinstance(value, int):
        return known.get((kept_in(field), value), GONE)
    if field.columns and isinstance(value, list):
        return "\n".join(_line(field, line, known, language) for line in value)
    return field.show(value, language)


def _line(
    field: Field, line: Mapping[str, Any], known: Mapping[tuple[str, int], str], language: str
) -> str:
    parts = (
        in_words(column, line.get(column.key), known, language)
        for column in field.columns
        if line.get(column.key) is not None
    )
    return (", " if language.startswith("en") else "、").join(parts)
