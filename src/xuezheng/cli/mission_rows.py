"""What serves each row of the mission (任务书覆盖), by the definitions and by what scenarios said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from xuezheng.catalogue import current
from xuezheng.catalogue.indicators import OWN
from xuezheng.catalogue.ledgers.headings import HEADINGS
from xuezheng.catalogue.mission import ELSEWHERE, ROWS, Row
from xuezheng.catalogue.scorecards import SCORECARDS
from xuezheng.catalogue.warnings import RULES
from xuezheng.cli.mission_results import ROOT, SCENES
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.definition import Ledger

SERVED = ROOT / "tests/scenarios/served_rows.txt"
"""The rows that are served, one a line; it may only grow."""
FIGURES = frozenset({"EN6", "EN13"})
"""Engines whose rows ask for figures: there an indicator serves. Elsewhere it only tells how things stand."""


@dataclass(frozen=True, slots=True)
class Serving:
    """One thing that serves a row: a definition or a part of the software, and its scenario.

    ``waits`` names what is still to come; then the row is not served.
    """

    by: str
    scenario: str
    waits: str = ""

    @property
    def key(self) -> str:
        """Name it as the results do: ``ledgers/task``; empty for a file of tests."""
        path = Path(self.scenario)
        return f"{path.parent.name}/{path.stem}" if path.suffix == ".yaml" else ""


def servings() -> dict[str, tuple[Serving, ...]]:
    """Give what serves every row, in order; a definition without a scenario serves nothing."""
    found: dict[str, list[Serving]] = {row.id: [] for row in ROWS}
    for kind in current().kinds:
        folder = "ledgers" if isinstance(kind, Ledger) else "registers"
        scenario = f"tests/scenarios/{folder}/{kind.key}.yaml"
        for row in kind.serves if (ROOT / scenario).exists() else ():
            found.setdefault(row, []).append(Serving(f"{folder[:-1]} {kind.key}", scenario))
    for row, serving in (*_figures(), *_warnings(), *_scorecards()):
        found[row].append(serving)
    for one in ELSEWHERE:
        if (ROOT / one.scenario).exists():
            found.setdefault(one.row, []).append(Serving(one.by, one.scenario, one.waits))
    return {row: tuple(some) for row, some in found.items()}


def _figures() -> Iterator[tuple[str, Serving]]:
    """Give the indicators that serve a row which asks for figures, each by its own scenario."""
    asking = {row.id for row in ROWS if row.engine in FIGURES}
    for one in OWN:
        scenario = f"tests/scenarios/indicators/{one.key}.yaml"
        if (ROOT / scenario).exists():
            serving = Serving(f"indicator {one.key}", scenario)
            yield from ((row, serving) for row in one.serves if row in asking)


def _warnings() -> Iterator[tuple[str, Serving]]:
    """Give the rules of warning, each by the scenes of its key."""
    for one in RULES:
        scenario = f"tests/scenarios/warnings/{one.key}.yaml"
        if (ROOT / scenario).exists():
            yield from ((row, Serving(f"warning {one.key}", scenario)) for row in one.serves)


def _scorecards() -> Iterator[tuple[str, Serving]]:
    """Give the scorecards that serve a row which asks for figures, each by its county judged by hand."""
    asking = {row.id for row in ROWS if row.engine in FIGURES}
    for one in SCORECARDS:
        scenario = f"tests/scenarios/scorecards/{one.key}.yaml"
        if (ROOT / scenario).exists():
            serving = Serving(f"scorecard {one.key}", scenario)
            yield from ((row, serving) for row in one.serves if row in asking)


@cache
def _names(key: str) -> frozenset[str]:
    scenes = yaml.safe_load((SCENES / f"{key}.yaml").read_text("utf-8")) or []
    return frozenset(str(scene["name"]) for scene in scenes)


def passes(one: Serving, results: Mapping[str, Any]) -> bool:
    """Say whether every scene of what serves a row was played and passed."""
    if not one.key:
        return bool(results.get("files", {}).get(one.scenario))
    played = results.get("scenes", {}).get(one.key, {})
    wanted = _names(one.key)
    return bool(wanted) and all(played.get(name) is True for name in wanted)


def complete(results: Mapping[str, Any]) -> bool:
    """Say whether everything that serves a row was played, whatever came of it."""
    scenes, files = results.get("scenes", {}), results.get("files", {})
    return all(
        _names(one.key) <= set(scenes.get(one.key, {})) if one.key else one.scenario in files
        for some in servings().values()
        for one in some
    )


def told(results: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Give the report of every row: whether it is served, by what, and the scenario."""
    serving = servings()
    return [_row(row, serving[row.id], results) for row in ROWS]


def _row(row: Row, some: tuple[Serving, ...], results: Mapping[str, Any]) -> dict[str, Any]:
    good = [one for one in some if passes(one, results)]
    shown = good or list(some)
    return {
        "id": row.id,
        "served": bool(good) and len(good) == len(some) and not any(one.waits for one in some),
        "by": ", ".join(_by(one, passing=one in good) for one in shown),
        "scenario": ", ".join(one.scenario for one in shown),
    }


def _by(one: Serving, *, passing: bool = True) -> str:
    """Name what serves a row; of what waits, whether its part passes and what is to come."""
    if not one.waits:
        return one.by
    return f"{one.by} ({'passes' if passing else 'fails'}; waits for {one.waits})"


def kept() -> list[str]:
    """Give the rows that were served before."""
    return SERVED.read_text("utf-8").split() if SERVED.exists() else []


def page() -> str:
    """The page of the mission: each row, what serves it, its scenario, and the rest as not served."""
    serving, served = servings(), set(kept())
    labels: dict[str, T] = dict(HEADINGS)
    intro = (
        "Made from the definitions and `tests/scenarios/served_rows.txt` by `./xz catalogue docs`. A row is "
        "served when every scene of what serves it passes through services, roles and deadlines; "
        f"`./xz mission` tells it of the last test run. Served: {len(served)} of {len(ROWS)}.\n"
    )
    parts = ["# The mission, row by row · 任务书覆盖情况\n", intro]
    for key, label in labels.items():
        parts.append(f"## {label.zh} · {label.en}\n")
        parts.append("| row | 系统 | engine | by | scenario | served |\n|---|---|---|---|---|---|")
        mine = (row for row in ROWS if row.heading == key)
        parts += [_line(row, serving[row.id], served=row.id in served) for row in mine]
        parts.append("")
    return "\n".join(parts)


def _waits(one: Serving) -> str:
    return f" (waits for {one.waits})" if one.waits else ""


def _line(row: Row, some: tuple[Serving, ...], *, served: bool) -> str:
    by = "<br>".join(f"{one.by}{_waits(one)}" for one in some) or "–"
    scenario = "<br>".join(f"`{one.scenario}`" for one in some) or "–"
    title = f"{row.title.zh} · {row.title.en}"
    return f"| {row.id} | {title} | {row.engine} | {by} | {scenario} | {'是 yes' if served else '否 no'} |"
