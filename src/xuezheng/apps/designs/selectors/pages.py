"""What the pages of designs show: the list, one design, its flow drawn in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from xuezheng.apps.designs.access import definitions, designs, runs, unread
from xuezheng.apps.designs.models import Design, State
from xuezheng.apps.people.selectors.rostered import names_of
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.flow import Flow, Tone

PAGE = 50
NOBODY = T("系统", "The system")


@dataclass(frozen=True, slots=True)
class Row:
    """One design in the list."""

    id: int
    title: str
    key: str
    state: State
    faults: int | None
    live: int
    author: str
    kept_at: datetime
    broken: bool
    out_of_use: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page of designs and the key behind which the next begins, 0 where there is none."""

    rows: tuple[Row, ...]
    after: int


def page(actor: Actor | None, after: int = 0, state: str = "") -> Page:
    """Give a page of designs, the newest first. Costs: 2 queries."""
    found = designs(actor).order_by("-pk")
    if state:
        found = found.filter(state=state)
    if after:
        found = found.filter(pk__lt=after)
    taken = list(found[: PAGE + 1])
    names = names_of(row.author for row in taken if row.author)
    rows = tuple(_row(row, names) for row in taken[:PAGE])
    return Page(rows, rows[-1].id if len(taken) > PAGE else 0)


def _row(row: Design, names: dict[int, str]) -> Row:
    return Row(
        int(row.pk), row.title or row.key, row.key, State.of(row.state), row.faults, row.live,
        names.get(row.author or 0, ""), row.kept_at, row.key in unread(), row.out_of_use,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Was:
    """A definition that was in force from a day on."""

    number: int
    kind_version: int
    since: date
    by: str
    digest: str
    present: bool


def history(design: Design) -> tuple[Was, ...]:
    """Give every definition of a design, the newest first. Costs: 2 queries."""
    rows = list(definitions(design.pk))
    names = names_of(row.by for row in rows if row.by)
    return tuple(
        Was(row.number, row.kind_version, row.since, names.get(row.by or 0, ""), row.digest[:12],
            row.number == design.live and not design.out_of_use)
        for row in rows
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """A move out of a stage, as the drawing shows it."""

    label: T
    to: T
    by: tuple[str, ...]
    stays: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stage with the ways that leave it (流程图): who must act, and where it leads."""

    key: str
    label: T
    tone: Tone
    end: bool
    owes: str
    ways: tuple[Way, ...]


def drawn(flow: Flow, parts: Iterable[tuple[str, str]]) -> tuple[Drawn, ...]:
    """Draw a flow in words; ``parts`` are the labels of the parts by key."""
    names = dict(parts)
    return tuple(
        Drawn(
            stage.key, stage.label, stage.tone, stage.end, names.get(stage.owes, stage.owes),
            tuple(
                Way(move.label, flow.stage(move.to).label, tuple(names.get(one, one) for one in move.by),
                    move.to == stage.key)
                for move in flow.moves_from(stage.key)
            ),
        )
        for stage in flow.stages
    )  # fmt: skip


def may(actor: Actor | None, design: Design) -> frozenset[str]:
    """Say what somebody may do with a design as it stands: the keys of intentions without ``design.``."""
    found = {"keep"}
    if design.state == State.DRAFT.key:
        found.add("submit")
    if runs(actor):
        second = actor is not None and actor.person not in {None, design.author, design.editor}
        if design.state == State.SUBMITTED.key:
            found |= {"send_back", *({"activate"} if second else ())}
        if design.live and not design.out_of_use:
            found.add("retire")
    return frozenset(found)
