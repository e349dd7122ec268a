"""What registers hold, as forms of cases name it (选择人员、学生、房间、登记项): the registers' own search."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from xuezheng.apps.records.selectors.picking import MOST, Asker, Pick
from xuezheng.apps.registers.access import Sight, facts, register_of, sight
from xuezheng.apps.registers.selectors.labels import Labels
from xuezheng.apps.registers.selectors.lists import Filters, page
from xuezheng.apps.registers.selectors.shown import shown
from xuezheng.apps.schools.access import scope
from xuezheng.apps.schools.access.eyes import Eyes
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.kinds.fields import Privacy, reference
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.timeline import AsOf

BESIDE = {"person": ("staff_number",), "pupil": ("school_class",), "room": ("building",)}
"""What tells things of one name apart, beside their unit; masked where it may not be seen."""
NUMBERS = {"person": "staff_number", "pupil": "number"}
OPEN_EYES = frozenset({Privacy.OPEN})


@dataclass(frozen=True, slots=True)
class Register:
    """Things of one register, within reach of whoever names them.

    Whoever works on cases of a kind may name themselves, and colleagues wherever
    they work on it: by what is open of them, name and staff number. Pupils and rooms are
    named within the reach of their registers alone.
    """

    key: str

    def find(self, asker: Asker, words: str) -> list[Pick]:
        """Give things that words find: name, reading, initials, number. Costs: ≤ 4 queries."""
        if not words.strip():
            return []
        seen = self.sight(asker)
        found = page(seen, Filters(AsOf(asker.day), words=words.strip()[:60]), most=MOST)
        return self._picks(asker, seen, found.rows)

    def within(self, asker: Asker, numbers: Iterable[int]) -> dict[int, Pick]:
        """Give those in reach. Costs: ≤ 4 queries."""
        seen, wanted = self.sight(asker), set(numbers)
        there = facts(seen.kind).at(AsOf(asker.day)).filter(subject__in=wanted)
        rows = list(seen.within(there, AsOf(asker.day))) if wanted else []
        own = asker.actor.person if self.key == "person" else None
        if own in wanted - {row.subject_id for row in rows}:
            rows += list(there.filter(subject=own))
        return {one.id: one for one in self._picks(asker, seen, rows)}

    def called(
        self, actor: Actor | None, numbers: Iterable[int], day: date, language: str
    ) -> dict[int, str]:
        """Give what things are called, wherever they are. Costs: 1 query, 2 where pupils are met."""
        labels = Labels(actor, AsOf(day), language)
        field = reference(self.key, register_of(self.key).title, of=self.key)
        wanted = set(numbers)
        labels.gather((field, one) for one in wanted)
        return {
            one: labels.words[self.key, one] for one in wanted if (self.key, one) in labels.words
        }

    def sight(self, asker: Asker) -> Sight:
        """Give what may be named, and what is searched and shown of it. Costs: ≤ 4 queries."""
        kind = register_of(self.key)
        seen = sight(asker.actor, kind)
        if self.key != "person":
            return seen
        return Sight(
            kind, seen.scope | working(asker.actor, asker.kind), Eyes(((Scope.all(), OPEN_EYES),))
        )

    def _picks(self, asker: Asker, seen: Sight, rows: list[Any]) -> list[Pick]:
        fields = [seen.kind.field(key) for key in BESIDE.get(self.key, ())]
        number = NUMBERS.get(self.key, "")
        drawn = shown(seen, rows, AsOf(asker.day), actor=asker.actor, language=asker.language)
        return [
            Pick(
                row.id, row.title, " · ".join(part for part in (row.unit, *cells) if part),
                frozenset({str(row.values[number])} if row.values.get(number) else ()),
            )
            for row, cells in drawn.lines(fields)
        ]  # fmt: skip


def working(actor: Actor, kind: Kind) -> Scope:
    """Give where somebody opens or moves cases of a kind. Costs: ≤ 2 queries."""
    return scope(actor, Verb.OPEN, kind.group) | scope(actor, Verb.MOVE, kind.group)
