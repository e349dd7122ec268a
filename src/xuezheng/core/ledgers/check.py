"""A ledger against itself (台账定义检查): all issues at once, those of its kind and flow included."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.kinds import definitions
from xuezheng.core.kinds.definitions import repeated
from xuezheng.core.kinds.flow import Effect, Flow
from xuezheng.core.kinds.issues import Issue, one_of
from xuezheng.core.ledgers.acts import Act
from xuezheng.core.ledgers.check_beside import Known, beside
from xuezheng.core.ledgers.definition import ByField, Clock, Counted, Ledger, Where
from xuezheng.core.ledgers.escalation import ABOVE, TOP, rungs_of

NOTHING = Known()


def issues(ledger: Ledger, known: Known = NOTHING) -> list[Issue]:
    """Say everything wrong with a ledger; empty collections in ``known`` are not checked."""
    return [
        *definitions.issues(ledger, known.groups),
        *flow_issues(ledger.flow, ledger.key),
        *_parts(ledger, known),
        *_clocks(ledger, known),
        *_fields(ledger),
        *_tiles(ledger),
        *beside(ledger, known),
    ]


def flow_issues(flow: Flow, where: str = "") -> list[Issue]:
    """Say everything wrong with a flow: stages nobody reaches or leaves, unknown ends."""
    place = where or flow.key
    stages = tuple(stage.key for stage in flow.stages)
    found = list(repeated(f"{place}: stages", stages))
    found += repeated(f"{place}: moves", (move.key for move in flow.moves))
    for move in flow.moves:
        at = f"{place}: moves.{move.key}"
        found += (
            Issue(at, T(f"状态{key}不存在", f"there is no stage {key}"), one_of(stages, key))
            for key in (*move.from_, move.to)
            if key not in stages
        )
        if move.key in {act.key for act in Act}:
            reserved = T("与通用办理同名", "is the key of an act of every ledger")
            found.append(Issue(at, reserved, T("换一个键名", "choose another key")))
        if move.sets_due and move.sets_due not in {one.key for one in move.asks}:
            lost = T(f"没有填写项{move.sets_due}", f"does not ask for {move.sets_due}")
            found.append(Issue(at, lost, one_of([one.key for one in move.asks], move.sets_due)))
        if move.effect is Effect.CLOSE and not move.checker_not_submitter:
            alone = T("报送人可以自行销号", "lets the submitter close")
            allowed = T("写明checker_not_submitter", "set checker_not_submitter")
            found.append(Issue(at, alone, allowed))
    return found + list(_reach(flow, place))


def _reach(flow: Flow, place: str) -> Iterator[Issue]:
    reached = {flow.start.key}
    while True:
        more = {move.to for move in flow.moves if reached & set(move.from_)} - reached
        if not more:
            break
        reached |= more
    for stage in flow.stages:
        at = f"{place}: stages.{stage.key}"
        if stage.key not in reached:
            found = T("没有流转到达这一状态", "no move leads here")
            yield Issue(at, found, T("加一个流转或去掉状态", "add a move or drop the stage"))
        onward = [move for move in flow.moves_from(stage.key) if move.to != stage.key]
        if not stage.end and not onward:
            found = T("进入后出不去", "is a dead end")
            yield Issue(at, found, T("加一个流转或写明end", "add a move or set end"))


def _parts(ledger: Ledger, known: Known) -> Iterator[Issue]:
    parts = tuple(part.key for part in ledger.parts)
    yield from repeated(f"{ledger.key}: parts", parts)
    named = [(f"moves.{move.key}.by", key) for move in ledger.flow.moves for key in move.by]
    named += [(f"stages.{one.key}.owes", one.owes) for one in ledger.flow.stages if one.owes]
    named += [(f"clocks.{one.key}.owes", one.owes) for one in ledger.clocks if one.owes]
    for place, key in named:
        if key not in parts:
            found = T(f"没有承办方{key}", f"there is no part {key}")
            yield Issue(f"{ledger.key}: {place}", found, one_of(parts, key))
    for part in ledger.parts:
        at = f"{ledger.key}: parts.{part.key}"
        yield from _roles(at, part.roles, known)
        if part.where is Where.POST and part.field not in ledger.keys:
            found = T(f"字段{part.field}不存在", f"there is no field {part.field}")
            yield Issue(at, found, one_of(ledger.keys, part.field))
        if part.where is not Where.POST and not part.roles:
            yield Issue(at, T("没有角色", "has no roles"), one_of(known.roles))
    yield from _roles(f"{ledger.key}: opens", ledger.opens, known)
    yield from _owed(ledger)


def _roles(at: str, roles: Iterable[str], known: Known) -> Iterator[Issue]:
    for role in roles:
        if known.roles and role not in known.roles:
            found = T(f"角色{role}不存在", f"there is no role {role}")
            yield Issue(at, found, one_of(known.roles, role))


def _owed(ledger: Ledger) -> Iterator[Issue]:
    """Every open stage waits for a part that can do something there."""
    for stage in ledger.flow.stages:
        able = {key for move in ledger.flow.moves_from(stage.key) for key in move.by}
        if not stage.end and stage.owes not in able:
            found = T("没有人负责下一步", "nobody owes the next step")
            allowed = one_of(sorted(able), stage.owes)
            yield Issue(f"{ledger.key}: stages.{stage.key}.owes", found, allowed)


def _clocks(ledger: Ledger, known: Known) -> Iterator[Issue]:
    yield from repeated(f"{ledger.key}: clocks", (one.key for one in ledger.clocks))
    for stage in ledger.flow.stages:
        if not stage.end and not ledger.clocks_in(stage.key):
            found = T("没有时限", "has no deadline")
            allowed = T("为它写一个时限规则", "give it a clock")
            yield Issue(f"{ledger.key}: stages.{stage.key}", found, allowed)
    for clock in ledger.clocks:
        yield from _clock(ledger, clock, known)


def _clock(ledger: Ledger, clock: Clock, known: Known) -> Iterator[Issue]:
    at = f"{ledger.key}: clocks.{clock.key}"
    yield from _unknown_stages(ledger, at, clock.stages)
    if isinstance(clock.rule, ByField) and clock.rule.field not in _days(ledger):
        found = T(f"没有日期字段{clock.rule.field}", f"there is no day {clock.rule.field}")
        yield Issue(at, found, one_of(_days(ledger), clock.rule.field))
    numbers = (clock.rule.parameter,) if isinstance(clock.rule, Counted) else ()
    for number in (*numbers, clock.ladder):
        if known.parameters and number not in known.parameters:
            found = T(f"没有参数{number}", f"there is no parameter {number}")
            yield Issue(at, found, one_of(known.parameters, number))


def _unknown_stages(ledger: Ledger, at: str, keys: Iterable[str]) -> Iterator[Issue]:
    for key in keys:
        if key not in ledger.stage_order:
            found = T(f"状态{key}不存在", f"there is no stage {key}")
            yield Issue(at, found, one_of(ledger.stage_order, key))


def _days(ledger: Ledger) -> tuple[str, ...]:
    return tuple(field.key for field in ledger.fields if field.type.key == "day")


def _fields(ledger: Ledger) -> Iterator[Issue]:
    moves = tuple(move.key for move in ledger.flow.moves)
    filled = {key for one in ledger.fills for key in one.fields} | set(ledger.at_opening)
    for field in ledger.fields:
        if field.key not in filled and not field.filled_by and field.computes is None:
            at = f"{ledger.key}: fields.{field.key}"
            allowed = T("在fills中写明由哪一步填写", "name the move that fills it in fills")
            yield Issue(at, T("没有人填写", "nobody fills it"), allowed)
    for one in ledger.fills:
        at = f"{ledger.key}: fills.{one.move}"
        if one.move not in moves:
            found = T(f"没有流转{one.move}", f"there is no move {one.move}")
            yield Issue(at, found, one_of(moves, one.move))
        yield from _unknown_fields(ledger, at, one.fields)
    yield from _unknown_fields(ledger, f"{ledger.key}: closing", ledger.closing.fields)


def _unknown_fields(ledger: Ledger, at: str, keys: Iterable[str]) -> Iterator[Issue]:
    for key in keys:
        if key not in ledger.keys:
            found = T(f"字段{key}不存在", f"there is no field {key}")
            yield Issue(at, found, one_of(ledger.keys, key))


def _tiles(ledger: Ledger) -> Iterator[Issue]:
    for tile in ledger.tiles:
        yield from _unknown_stages(ledger, f"{ledger.key}: tiles.{tile.key}", tile.stages)


def ladder_issues(ledger: Ledger, numbers: Mapping[str, Any]) -> list[Issue]:
    """Say what is wrong with the ladders in force: words that wake nobody, rungs told twice or of no use."""
    words = {part.key for part in ledger.parts} | {*ABOVE, TOP}
    found: list[Issue] = []
    for clock in ledger.clocks:
        rungs = rungs_of(clock, numbers) if clock.ladder in numbers else ()
        at = f"{ledger.key}: clocks.{clock.key} {clock.ladder}"
        found += repeated(at, (rung.key for rung in rungs))
        if not any(rung.offset > 0 for rung in rungs):
            late = T("逾期后没有人被催办", "nobody is woken once it is late")
            found.append(Issue(at, late, T("加一级正数梯级", "add a rung after the due day")))
        if not clock.to_the_minute and any(rung.minutes is not None for rung in rungs):
            wrong = T("按日计时的梯级写了分钟", "a rung in minutes on a clock of days")
            found.append(Issue(at, wrong, T("改为days", "write days")))
        found += (
            Issue(
                at, T(f"没有承办方{word}", f"there is no part {word}"), one_of(sorted(words), word)
            )
            for word in sorted({word for rung in rungs for word in rung.wakes} - words)
        )
        found += _tables(ledger, clock, numbers)
    return found


def _tables(ledger: Ledger, clock: Clock, numbers: Mapping[str, Any]) -> Iterator[Issue]:
    """A table of numbers has one for every choice that picks from it."""
    rule = clock.rule
    if not isinstance(rule, Counted) or not rule.by or rule.parameter not in numbers:
        return
    picks = next((one for one in ledger.fields if one.key == rule.by), None)
    table = numbers[rule.parameter]
    keys = set(table) if isinstance(table, Mapping) else set()
    for choice in picks.choices if picks else ():
        if choice.key not in keys:
            lacks = T(f"没有{choice.key}的数值", f"has no number for {choice.key}")
            at = f"{ledger.key}: clocks.{clock.key} {rule.parameter}"
            yield Issue(at, lacks, T("在参数表中写明", "add it to the table"))


__all__ = ["Known", "flow_issues", "issues", "ladder_issues"]
