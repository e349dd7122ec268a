"""The worked example beside the rules of a decision (算例): run by the engine itself, so that it cannot drift."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from xuezheng.catalogue.engines import engine
from xuezheng.core.base.engines import Line
from xuezheng.core.base.labels import T

TICKETS = {"draw", "inspection"}
"""Engines whose example is of tickets, so that they are shown."""


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """A subject of an example: what it comes with, what became of it."""

    key: str
    brings: T
    outcome: T
    place: str
    ticket: str


@dataclass(frozen=True, slots=True)
class ExampleShown:
    """A worked example as pages show it (算例): what is decided, each subject, the reasons of some."""

    asks: T
    rows: tuple[ExampleRow, ...]
    told: tuple[tuple[str, tuple[T, ...]], ...]
    tickets: bool


@lru_cache(maxsize=64)
def worked(key: str, terms: str) -> ExampleShown | None:
    """Give the example of an engine by the rules of a decision (JSON); ``None`` where it has none."""
    by = engine(key)
    if by.example is None:
        return None
    given = by.example(json.loads(terms))
    problem = by.read(by.canonical(given.problem))
    result = by.run(problem, given.seed)
    lines = list(by.lines(problem, result))
    return ExampleShown(
        given.asks,
        tuple(_rows(lines, dict(given.brings))),
        tuple((who, tuple(by.told(problem, result, who))) for who in given.follows),
        key in TICKETS and any(one.ticket for one in lines),
    )


def _rows(lines: list[Line], brings: dict[str, T]) -> Iterator[ExampleRow]:
    for one in lines:
        yield ExampleRow(one.key, brings[one.key], one.outcome, one.place, one.ticket[:16])
