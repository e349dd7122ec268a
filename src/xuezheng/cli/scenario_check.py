"""Scenarios against their ledgers (场景检查): a refusal, a late step, an escalation, every number."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import InForce, Rules, plain
from xuezheng.core.kinds.issues import Issue
from xuezheng.core.ledgers.definition import Clock, Counted, Ledger, Rung
from xuezheng.core.ledgers.escalation import ABOVE, TOP, rungs_of

HIGHER = frozenset({*ABOVE, TOP})


def issues(ledgers: Iterable[Ledger], rules: Rules, folder: Path) -> list[Issue]:
    """Say what the scenarios of ledgers lack; nothing where there are no scenarios to look at."""
    if not folder.exists():
        return []
    return [issue for ledger in ledgers for issue in _of(ledger, rules, folder)]


def _of(ledger: Ledger, rules: Rules, folder: Path) -> Iterator[Issue]:
    path = folder / f"{ledger.key}.yaml"
    at = f"{ledger.key}: {path.name}"
    if not path.exists():
        lacks = T("没有场景文件", "has no scenario")
        yield Issue(at, lacks, T(f"写{path.name}", f"write {path.name}"))
        return
    scenes = yaml.safe_load(path.read_text("utf-8")) or []
    steps = [step for scene in scenes for step in scene.get("steps", ())]
    if not any("refused" in step for step in steps):
        yield _lacks(at, T("没有被拒绝的一步", "has no refusal"), "refused")
    fired = list(_fired(ledger, scenes, rules))
    if not any(rung.offset > 0 for _, rung in fired):
        yield _lacks(at, T("没有逾期催办的一步", "has no late step"), "alarms")
    if not any(_escalates(ledger, clock, rung) for clock, rung in fired):
        yield _lacks(at, T("没有升级督办的一步", "has no escalation"), "alarms")
    yield from _numbers(ledger, scenes, rules, at)


def _lacks(at: str, found: T, key: str) -> Issue:
    return Issue(at, found, T(f"在场景中写明{key}", f"state {key} in a scene"))


def _day(scene: Mapping[str, Any]) -> date:
    return date.fromisoformat(str(scene["at"])[:10])


def _fired(
    ledger: Ledger, scenes: Iterable[Mapping[str, Any]], rules: Rules
) -> Iterator[tuple[Clock, Rung]]:
    """Give every clock and rung that a scene says has fired."""
    clocks = {clock.key: clock for clock in ledger.clocks}
    for scene in scenes:
        numbers = rules.on(_day(scene))
        for step in scene.get("steps", ()):
            for key, rungs in (step.get("alarms") or {}).items():
                known = {rung.key: rung for rung in rungs_of(clocks[key], numbers)}
                yield from ((clocks[key], known[rung]) for rung in rungs if rung in known)


def _escalates(ledger: Ledger, clock: Clock, rung: Rung) -> bool:
    """Say whether a rung after the end wakes somebody beside whoever owes the step."""
    owes = clock.owes or ledger.flow.stage(clock.stages[0]).owes
    return rung.offset > 0 and bool(set(rung.wakes) - {owes} or HIGHER & set(rung.wakes))


def _numbers(
    ledger: Ledger, scenes: Iterable[Mapping[str, Any]], rules: Rules, at: str
) -> Iterator[Issue]:
    """Every number of the row is stated by hand and is the one in force on the scene's day."""
    wanted = [clock.rule.parameter for clock in ledger.clocks if isinstance(clock.rule, Counted)]
    stated: set[str] = set()
    for scene in scenes:
        for key, value in scene.get("numbers", {}).items():
            stated.add(key)
            yield from _differs(at, key, value, rules.on(_day(scene)))
    for key in dict.fromkeys((*wanted, *ledger.numbers)):
        if key not in stated:
            lacks = T(f"没有写明{key}", f"does not state {key}")
            yield Issue(at, lacks, T("写入场景的numbers", "add it to a scene's numbers"))


def _differs(at: str, key: str, value: Any, numbers: InForce) -> Iterator[Issue]:
    told = plain(numbers[key]) if key in numbers else None
    if isinstance(told, dict) and set(told) == {"number"}:
        told = told["number"]
    if str(told) != str(value):
        found = T(f"{key}写为{value}", f"{key} is stated as {value}")
        yield Issue(at, found, T(f"现行值为{told}", f"in force is {told}"))
