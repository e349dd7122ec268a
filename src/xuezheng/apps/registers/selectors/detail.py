"""One thing of a register as of a day, and its whole history on both axes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from xuezheng.adapters.registers import DatedFact
from xuezheng.apps.registers.access import Sight, facts
from xuezheng.apps.registers.selectors.labels import Labels, owners
from xuezheng.apps.registers.selectors.layout import layout
from xuezheng.apps.registers.selectors.shown import Row, Shown, shown
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.mask import masked
from xuezheng.core.registers.timeline import ALWAYS, FAR, FOREVER, AsOf

MOST = 200
"""How many versions a page shows; no thing has more in ten years of ordinary life."""
AGAIN = T("已变更（内容不显示）", "changed (not shown)")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a thing's page: its name, its words, and where it leads."""

    key: str
    label: T
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that a version says otherwise than the one before it."""

    label: T
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Spell:
    """One version on both axes (记载): its days, when it was known, what it changed.

    ``ends`` and ``until`` are ``None`` while it lasts, ``since`` where it was
    there from the start. ``foreign`` is a version of a unit out of reach: only
    whose it was and its days are told.
    """

    begins: date
    ends: date | None
    since: datetime | None
    until: datetime | None
    unit: str
    differs: tuple[Difference, ...]
    foreign: bool

    @property
    def believed(self) -> bool:
        """Say whether the register still says so."""
        return self.until is None


@dataclass(frozen=True)
class Detail:
    """What the page of one thing shows (详情)."""

    row: Row
    facts: tuple[Fact, ...]
    begins: date
    ends: date | None
    standing: bool
    spells: tuple[Spell, ...]
    earlier: tuple[Spell, ...]
    page: Shown


def detail(seen: Sight, subject: int, asof: AsOf, *, actor: Actor | None, language: str) -> Detail:
    """Give one thing as of a point, or as it last stood in sight. Costs: ≤ 4 queries, 1 per kind of id.

    Raises ``NotFoundError`` alike for what does not exist and what is out of sight.
    """
    row = _row(seen, subject, asof)
    fields = tuple(one for one in seen.kind.fields if not one.filled_by)
    page = shown(seen, [row], asof, actor=actor, language=language, fields=fields)
    here = page.rows[0]
    lines = tuple(
        Fact(one.key, one.label, words, page.labels.address(one, here.values.get(one.key)))
        for one, words in zip(fields, page.cells(here, fields), strict=True)
    )
    spells = _spells(seen, subject, page.labels)
    return Detail(
        here, lines, row.valid_from, None if row.valid_to == FAR else row.valid_to,
        row.valid_from <= asof.day < row.valid_to,
        tuple(one for one in spells if one.believed),
        tuple(one for one in spells if not one.believed), page,
    )  # fmt: skip


def _row(seen: Sight, subject: int, asof: AsOf) -> Any:
    """Give the version of the day, else the last one in sight. Costs: 2 queries, whatever is found."""
    mine = facts(seen.kind).filter(subject=subject)
    now = seen.rows(asof).filter(subject=subject).first()
    last = seen.within(mine.believed(), asof).order_by("-valid_from").first()
    found = now or last
    if found is None:
        raise NotFoundError(what=seen.kind.title)
    return found


def _spells(seen: Sight, subject: int, labels: Labels) -> list[Spell]:
    """Give every version, the newest first, each against the one before it of its time."""
    rows = list(facts(seen.kind).filter(subject=subject).order_by("-valid_from", "-known_from")[:MOST])  # fmt: skip
    laid = layout(seen.kind)
    fields = [one for one in seen.kind.fields if not one.filled_by]
    datas = {row.pk: laid.data(row) for row in rows}
    labels.gather((one, data[one.key]) for data in datas.values() for one in fields)
    of = owners(seen.kind, rows, labels)
    found = []
    for row in rows:
        org = of[row.pk]
        foreign = not seen.scope.holds(org)
        before = _before(row, rows)
        differs: tuple[Difference, ...] = ()
        if before is not None and not foreign and seen.scope.holds(of[before.pk]):
            classes = seen.eyes.at(org) & seen.eyes.at(of[before.pk])
            pair = [(datas[one.pk], masked(seen.kind, datas[one.pk], classes)) for one in (before, row)]  # fmt: skip
            differs = tuple(_differs(fields, pair, labels))
        unit = labels.units.get(org, "") if org is not None else ""
        found.append(_spell(row, unit, differs, foreign=foreign))
    return found


def _spell(row: Any, unit: str, differs: tuple[Difference, ...], *, foreign: bool) -> Spell:
    return Spell(
        row.valid_from,
        None if row.valid_to == FAR else row.valid_to,
        None if row.known_from <= ALWAYS else row.known_from,
        None if row.known_to == FOREVER else row.known_to,
        unit, differs, foreign,
    )  # fmt: skip


def _before(row: DatedFact, rows: Sequence[Any]) -> Any:
    """Give the version that a version follows on the axis of days, as known when it was written."""
    for one in rows:
        same = one.known_from <= row.known_from < one.known_to
        if same and one.valid_from < row.valid_from:
            return one
    return None


def _differs(
    fields: Iterable[Field], pair: Sequence[tuple[dict[str, Any], dict[str, Any]]], labels: Labels
) -> Iterable[Difference]:
    (raw_before, before), (raw_after, after) = pair
    for one in fields:
        if raw_before.get(one.key) == raw_after.get(one.key):
            continue
        words = [labels.show(one, data.get(one.key)) for data in (before, after)]
        if words[0] == words[1]:
            words = ["", AGAIN.in_(labels.language)]
        yield Difference(one.label, *words)
