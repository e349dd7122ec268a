"""A ledger as a board (按状态): one lane a stage, each paged by key of its own; moves without dragging."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import BooleanField, ExpressionWrapper

from xuezheng.apps.records.access import ledger_of
from xuezheng.apps.records.selectors.filters import Filters, narrowed
from xuezheng.apps.records.selectors.lists import Counts, ordered, page_key
from xuezheng.apps.records.selectors.rows import CaseRow, shown_rows
from xuezheng.apps.records.selectors.waiting import waits_for
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.flow import Move, Stage
from xuezheng.core.ledgers.definition import Ledger

LANE = 6


@dataclass(frozen=True, slots=True)
class Card:
    """A case on the board; ``mine`` says that its next step is the reader's."""

    row: CaseRow
    mine: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A move that leads out of a lane; ``quick`` needs nothing but a click."""

    key: str
    label: T
    quick: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One stage of the board: cards in order of their due days, and the key behind them.

    ``count`` is of the whole ledger in sight, up to a thousand.
    """

    key: str
    label: T
    cards: tuple[Card, ...]
    count: str
    after: str
    paged: bool
    ways: tuple[Way, ...]


def quick(ledger: Ledger, move: Move) -> bool:
    """Say whether a move needs nothing but a click."""
    asks = move.reason or move.evidence or move.asks or ledger.filled_by(move.key)
    return not asks and move.guard is None


def board(
    actor: Actor,
    kind: str,
    filters: Filters,
    day: date,
    counted: Counts,
    after: Mapping[str, str] | None = None,
) -> list[Lane]:
    """Give the open stages with their most urgent cases, each from behind its own key.

    Costs: 1 query per stage, and 4. Raises ``ListError`` for a key nobody gave.
    """
    ledger, keys = ledger_of(kind), after or {}
    mine = ExpressionWrapper(waits_for(ledger, actor, day), output_field=BooleanField())
    found = narrowed(actor, ledger, filters, day).annotate(mine=mine)
    taken = {}
    for stage in ledger.flow.stages:
        if not stage.end:
            here = ordered(found.filter(state=stage.key), "due", after=keys.get(stage.key, ""))
            taken[stage.key] = list(here[: LANE + 1])
    own = {
        int(one.pk): bool(getattr(one, "mine", False)) for some in taken.values() for one in some
    }
    behind = {
        key: page_key("due", some[LANE - 1]) if len(some) > LANE else ""
        for key, some in taken.items()
    }
    every = shown_rows(actor, [one for some in taken.values() for one in some[:LANE]], day)
    return [
        Lane(
            stage.key, stage.label,
            tuple(Card(row, own[row.id]) for row in every if row.state == stage.key),
            counted.said(f"stage:{stage.key}"), behind[stage.key], bool(keys.get(stage.key)),
            _ways(ledger, stage),
        )
        for stage in ledger.flow.stages
        if not stage.end
    ]  # fmt: skip


def _ways(ledger: Ledger, stage: Stage) -> tuple[Way, ...]:
    """Give the moves of whoever a stage waits for."""
    return tuple(
        Way(move.key, move.label, quick(ledger, move))
        for move in ledger.flow.moves_from(stage.key)
        if stage.owes in move.by
    )
