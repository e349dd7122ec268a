"""Words of a sheet for things kept elsewhere (单位代码、工号、班级…): both ways, many at once."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from xuezheng.apps.records.selectors.picking import Asker
from xuezheng.apps.registers.access import Sight, register_of, rows, sight
from xuezheng.apps.registers.selectors.layout import class_name
from xuezheng.apps.registers.selectors.naming import Register
from xuezheng.apps.registers.selectors.references import referring, target
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.base.text import canonical
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.ledgers.definition import Ledger
from xuezheng.core.registers.timeline import AsOf

_NUMBER = re.compile(r"#?\s*(\d{1,18})\Z")
_CLASS = re.compile(r"(\D*?)(\d{4})\D+(\d{1,3})\D*\Z")
_BOTH = re.compile(r"([\u3400-\u9fff·]*)\(?(#?[0-9A-Za-z]*)\)?\Z")
NAMED = {"person": "staff_number", "pupil": "number"}
"""Registers whose things people call by name, and the number that tells namesakes apart."""
SEVERAL = T(
    "有多人同名，请写作“姓名 编号”", "several bear this name; write the name and the number"
)
UNKNOWN = {
    "unit": T("没有这个单位，或不在管辖范围内", "no such unit, or out of reach"),
    "person": T("没有这个人员，或不在管辖范围内", "no such person, or out of reach"),
    "pupil": T("没有这个学生，或不在管辖范围内", "no such pupil, or out of reach"),
    "reference": T("没有这一项，或不在管辖范围内", "no such thing, or out of reach"),
    "school_class": T(
        "本校没有这个班级；请写作“2023级1班”", "the school has no such class; write it 2023(1)"
    ),
}
Words = set[tuple[int, str]]
Found = dict[tuple[int, str], int]


@dataclass(slots=True)
class Resolver:
    """Words to ids for the rows of one chunk, looked up once per kind meant."""

    actor: Actor
    kind: Kind
    asof: AsOf
    _known: dict[str, dict[tuple[int, str], int]] = field(default_factory=dict)
    _several: dict[str, set[str]] = field(default_factory=dict)

    def look_up(self, lines: Iterable[tuple[int, Mapping[str, Any]]]) -> None:
        """Look up all words of some rows, each with the unit it stands in. Costs: 1 query a kind."""
        wanted: dict[str, set[tuple[int, str]]] = {}
        for org, values in lines:
            for one in referring(self.kind):
                if values.get(one.key):
                    wanted.setdefault(target(one), set()).add((org, word(values[one.key])))
        for key, words in wanted.items():
            finder = FINDERS.get(key, _by_number)
            self._known[key] = finder(self.actor, key, words, self.asof)
            if key in NAMED:
                named, several = self._by_name(key, words - self._known[key].keys())
                self._known[key] |= named
                self._several.setdefault(key, set()).update(several)

    def _by_name(self, key: str, words: Words) -> tuple[Found, set[str]]:
        """Find persons by name, number, or both; gives also the names that several bear.

        Costs: ≤ 3 queries. Names that are masked for the reader name nobody.
        """
        told = {one: match.groups() for one in words if (match := _BOTH.match(one[1]))}
        seen, number = self._sight(key), NAMED[key]
        if not told or seen.kind.field("name").privacy not in seen.classes:
            return {}, set()
        wanted = Q(name__in={name for name, _ in told.values() if name})
        wanted |= Q(**{f"{number}__in": {known for name, known in told.values() if not name}})
        rows = seen.rows(self.asof).filter(wanted).values_list("subject_id", "name", number)
        bear: dict[str, list[tuple[int, str]]] = {}
        for subject, name, theirs in rows:
            bear.setdefault(name, []).append((subject, str(theirs)))
            bear.setdefault("", []).append((subject, str(theirs)))
        found, several = {}, set()
        for one, (name, known) in told.items():
            fits = [who for who, theirs in bear.get(name, []) if _fits(known, theirs, who)]
            if len(fits) == 1:
                found[one] = fits[0]
            elif len(fits) > 1:
                several.add(one[1])
        return found, several

    def _sight(self, key: str) -> Sight:
        """Give what the reader sees of persons; whoever works on cases names colleagues there."""
        if key == "person" and isinstance(self.kind, Ledger):
            return Register(key).sight(Asker(self.actor, self.kind, self.asof.day))
        return sight(self.actor, register_of(key))

    def id_of(self, one: Field, org: int, value: Any) -> int | None:
        """Give the id a word stands for; ``None`` where there is none in reach."""
        return self._known.get(target(one), {}).get((org, word(value)))

    def allowed(self, one: Field, value: Any = "") -> T:
        """Say what is wrong with a word that stands for nothing, or for several."""
        if word(value) in self._several.get(target(one), ()):
            return SEVERAL
        return UNKNOWN.get(target(one), UNKNOWN.get(one.type.key, UNKNOWN["reference"]))


def _fits(known: str, number: str, subject: int) -> bool:
    """Say whether the number written beside a name, if any, is that person's."""
    return known in {"", number, f"#{subject}"}


def word(value: Any) -> str:
    """Give a word as it is compared: figures of any width, no blanks."""
    return canonical(str(value)).replace(" ", "")


def _numbers(words: Words) -> dict[tuple[int, str], int]:
    found = {one: _NUMBER.match(one[1]) for one in words}
    return {one: int(match.group(1)) for one, match in found.items() if match}


def _by_number(actor: Actor, key: str, words: Words, asof: AsOf) -> Found:
    wanted = _numbers(words)
    inside = rows(actor, Verb.READ, register_of(key), asof).filter(subject__in=wanted.values())
    there = set(inside.values_list("subject_id", flat=True))
    return {one: number for one, number in wanted.items() if number in there}


def _units(actor: Actor, key: str, words: Words, asof: AsOf) -> Found:
    del actor, key
    return {one: org for one in words if (org := unit_named(one[1], asof.day)) is not None}


def unit_named(words: str, day: date) -> int | None:
    """Give the unit of a code, or of a name that only one bears. Costs: 1 query at most."""
    tree = tree_of(day)
    by_code = [org for org, unit in tree.units.items() if unit.code == words]
    by_name = [org for org, unit in tree.units.items() if unit.name.replace(" ", "") == words]
    found = by_code or by_name
    return found[0] if len(found) == 1 else None


def _people(column: str) -> Callable[[Actor, str, Words, AsOf], Found]:
    """Give a finder by the number people know; what is written "#12" is the system's own."""

    def find(actor: Actor, key: str, words: Words, asof: AsOf) -> Found:
        inside = rows(actor, Verb.READ, register_of(key), asof)
        plain = {text for _, text in words if not text.startswith("#")}
        known = dict(inside.filter(**{f"{column}__in": plain}).values_list(column, "subject_id"))
        found = {one: known[one[1]] for one in words if one[1] in known}
        hashed = {one for one in words if one[1].startswith("#")}
        return found | (_by_number(actor, key, hashed, asof) if hashed else {})

    return find


def _classes(actor: Actor, key: str, words: Words, asof: AsOf) -> Found:
    """Find classes by year of entry and number, by what they are called on the day, or by "#12"."""
    kind = register_of(key)
    inside = rows(actor, Verb.READ, kind, asof).filter(org__in={org for org, _ in words})
    stages = {one.key: one.label.zh for one in kind.field("stage").choices}
    by_place: dict[tuple[int, int, int], list[tuple[str, int]]] = {}
    called: dict[tuple[int, str], int] = {}
    for row in inside:
        values = row.values()
        org, stage = values["org_id"], stages.get(values["stage"], "")
        place = (org, values["entered"], values["number"])
        by_place.setdefault(place, []).append((stage, row.subject_id))
        called[org, _plain(class_name(values, asof.day).zh)] = row.subject_id
    found = {}
    for org, text in words:
        match = _CLASS.match(text)
        there = by_place.get((org, int(match.group(2)), int(match.group(3))), []) if match else []
        said = match.group(1) if match else ""
        fits = [subject for stage, subject in there if said in {"", stage}]
        one = fits[0] if len(fits) == 1 else called.get((org, _plain(text)))
        if one is not None:
            found[org, text] = one
    hashed = {one for one in words if one not in found and one[1].startswith("#")}
    return found | (_by_number(actor, key, hashed, asof) if hashed else {})


def _plain(words: str) -> str:
    """Give a class's name without brackets, the grade's last sign left out.

    >>> _plain("三年级（2）班") == _plain("三(2)班") == "三2"
    True
    """
    return re.sub("[()（）]|年级|班", "", canonical(words))


FINDERS: dict[str, Callable[[Actor, str, Words, AsOf], Found]] = {
    "organisation": _units,
    "person": _people("staff_number"),
    "pupil": _people("number"),
    "school_class": _classes,
}


def words(
    actor: Actor, kind: Kind, many: Sequence[Mapping[str, Any]], asof: AsOf
) -> list[dict[str, str]]:
    """Give the words a sheet writes for the ids of many rows. Costs: 1 query per kind meant."""
    fields = referring(kind)
    wanted: dict[str, set[int]] = {}
    for one in fields:
        ids = {int(row[one.key]) for row in many if isinstance(row.get(one.key), int)}
        wanted.setdefault(target(one), set()).update(ids)
    named = {key: _named(actor, key, ids, asof) for key, ids in wanted.items() if ids}
    return [
        {
            one.key: named[target(one)].get(int(row[one.key]), f"#{row[one.key]}")
            for one in fields
            if isinstance(row.get(one.key), int)
        }
        for row in many
    ]


def _named(actor: Actor, key: str, ids: set[int], asof: AsOf) -> dict[int, str]:
    if key == "organisation":
        units = tree_of(asof.day).units
        return {org: units[org].code for org in ids if org in units}
    if key not in {"person", "pupil", "school_class"}:
        return {}
    kind = register_of(key)
    found = {}
    for row in rows(actor, Verb.READ, kind, asof).filter(subject__in=ids):
        values = row.values()
        if key == "school_class":
            stage = kind.field("stage").show(values["stage"])
            found[row.subject_id] = f"{stage}{values['entered']}级{values['number']}班"
        elif text := values["staff_number" if key == "person" else "number"]:
            found[row.subject_id] = text
    return found
