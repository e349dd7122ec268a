"""Pivots taken out (透视表导出): the very figures of the table, all rows of it, in any format of tables."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from xuezheng.apps.indicators.selectors.crossing import Cross, CrossLine, Head, cross
from xuezheng.apps.indicators.selectors.explaining import told_figure
from xuezheng.apps.indicators.selectors.exporting import Asked, FormatError, observed
from xuezheng.apps.indicators.selectors.figures import Figure
from xuezheng.apps.indicators.selectors.grouping import OTHER, TRAITS, By
from xuezheng.apps.indicators.selectors.pivot import Pivot, pivot
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.exchange import Observation

TABLES = ("xlsx", "csv", "sdmx", "adx")
ALL = Head("", T("合计", "All"))
TITLE = T("{title}，{rows}与{columns}", "{title}: {rows} by {columns}")


def need_table(key: str) -> str:
    """Give the key of a format a table can be written in. Raises ``FormatError``."""
    if key not in TABLES:
        raise FormatError(format=key[:20], allowed="、".join(TABLES))
    return key


def of_pivot(
    actor: Actor | None, topic: str, org: int | None, day: date, at: datetime, *, by: str = "",
    page: int = 1,
) -> Asked:  # fmt: skip
    """Give the figures of the table of a topic's indicators. Raises and costs as ``pivot``."""
    found = pivot(actor, topic, org, day, by=by, page=page)
    return Asked(found.topic.label, tuple(_of_topic(found)), at)


def _of_topic(found: Pivot) -> Iterator[Observation]:
    for line in found.lines:
        name = line.name or found.place
        for indicator, one in zip(found.heads, line.cells, strict=True):
            if one is not None:
                yield observed(one, indicator, name)


def of_cross(
    actor: Actor | None, key: str, org: int | None, day: date, at: datetime, *, by: tuple[str, str]
) -> Asked:
    """Give the figures of an indicator's table with its totals. Raises and costs as ``cross``."""
    found = cross(actor, key, org, day, by=by)
    words = TITLE.filled(
        title=found.indicator.title, rows=found.rows.label, columns=found.columns.label
    )
    rows = tuple(_observed(found, line, head, one) for line, head, one in cells(found))
    return Asked(words, rows, at)


def cells(found: Cross) -> Iterator[tuple[Head, Head, Figure]]:
    """Give every figure of the table with its two heads, totals last."""
    last = CrossLine(ALL, found.totals, found.total)
    for line in (*found.lines, *((last,) if found.sums_rows else ())):
        for head, one in zip(found.heads, line.cells, strict=True):
            if one is not None:
                yield line.head, head, one
        if line.total is not None:
            yield line.head, ALL, line.total


def _observed(found: Cross, line: Head, head: Head, one: Figure) -> Observation:
    place = next((each.words.zh for each in (line, head) if each.org is not None), found.place)
    plain = observed(one, found.indicator, place)
    traits: dict[str, str] = {}
    for by, each in ((found.rows, line), (found.columns, head)):
        if by in TRAITS:
            traits[by.key] = each.code
        elif each.code == OTHER:
            traits[By.PLACE.key] = OTHER
    return replace(plain, breakdown=tuple(sorted(traits.items())))


def told(found: Cross) -> Mapping[str, Any]:
    """Give the table as plain JSON: heads, and each figure with the codes of its row and column."""
    return {
        "key": found.indicator.key, "org": found.org, "day": found.day.isoformat(),
        "rows": found.rows.key, "columns": found.columns.key,
        "offered": [one.key for one in found.offered],
        "heads": [_head(one) for one in found.heads],
        "lines": [_head(one.head) for one in found.lines],
        "cells": [
            {"row": line.code, "column": head.code, "figure": told_figure(one)}
            for line, head, one in cells(found)
        ],
    }  # fmt: skip


def _head(one: Head) -> Mapping[str, Any]:
    return {
        "code": one.code, "zh": one.words.zh, "en": one.words.en, "org": one.org,
        "day": None if one.day is None else one.day.isoformat(),
    }  # fmt: skip
