"""What registers hold of oneself (本人登记): the rows about a person, to that person alone.

Everybody may know what is kept of them, whichever unit entered it and whatever
their role. Sensitive fields stay masked here too: a screen may be seen by others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from xuezheng.apps.registers.access import Sight, facts, register_of
from xuezheng.apps.registers.access.switching import switched_on
from xuezheng.apps.registers.selectors.labels import Labels
from xuezheng.apps.registers.selectors.layout import layout
from xuezheng.apps.registers.selectors.shown import shown
from xuezheng.apps.schools.access import Eyes
from xuezheng.core.base.actors import SYSTEM, Actor, Scope
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.registers.timeline import AsOf

NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("appointment", ("person",)),
    ("class_lesson", ("teacher",)),
    ("school_class", ("head_teacher",)),
    ("class_teacher", ("teacher", "stand_in")),
    ("optional_course", ("teacher",)),
    ("club", ("adviser",)),
    ("teaching_licence", ("holder",)),
    ("dual_teacher", ("teacher",)),
    ("honour", ("staff",)),
    ("mentoring", ("mentor", "mentee")),
    ("studio", ("master",)),
    ("off_establishment", ("who",)),
)
"""Registers about members of staff, and the fields that name them; none of them is about a pupil."""
MOST = 60
SEEN = frozenset({Privacy.OPEN, Privacy.PERSONAL})


@dataclass(frozen=True, slots=True)
class OwnRows:
    """What one register says of somebody: its heads, a row for each entry with the unit that keeps it."""

    key: str
    title: T
    heads: tuple[T, ...]
    rows: tuple[tuple[str, ...], ...]


def own_rows(actor: Actor, asof: AsOf, language: str) -> Iterator[OwnRows]:
    """Give what stands in registers of staff about the actor. Costs: 1 query a register, 1 for each kind named."""
    if actor.person is None:
        return
    on, labels = switched_on(asof.day), Labels(SYSTEM, asof, language)
    everywhere = Scope.all()
    for key, names in NAMES:
        kind = register_of(key)
        if kind.key not in on:
            continue
        laid = layout(kind)
        me = reduce(or_, (Q(**{laid.columns[one]: actor.person}) for one in names))
        found = list(facts(kind).at(asof).filter(me).order_by(laid.sorts[0], "subject_id")[:MOST])
        if not found:
            continue
        fields = tuple(
            one for one in kind.fields if one.key in laid.columns and one.key != names[0]
        )
        seen = Sight(kind, everywhere, Eyes(((everywhere, SEEN),)))
        page = shown(
            seen, found, asof, actor=SYSTEM, language=language, fields=fields, labels=labels
        )
        rows = [(row.unit, page.cells(row, fields)) for row in page.rows]
        # A column in which nothing is said only takes room.
        told = [at for at in range(len(fields)) if any(cells[at] for _, cells in rows)]
        yield OwnRows(
            key, kind.title, tuple(fields[at].label for at in told),
            tuple((*(cells[at] for at in told), unit) for unit, cells in rows),
        )  # fmt: skip
