"""A ledger against what it names beside its flow (台账定义检查): clocks, spawned cases, counts, sight."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.check import check_data, needed
from xuezheng.core.kinds.definitions import repeated
from xuezheng.core.kinds.fields import Slot
from xuezheng.core.kinds.issues import Issue, one_of
from xuezheng.core.ledgers.counts import PLAIN
from xuezheng.core.ledgers.definition import Clock, Count, Counted, Ledger, Spawn, Where

SUMMED = ("number", "money", "computed")
OWN = "org"


@dataclass(frozen=True, slots=True)
class Known:
    """What the rest of the catalogue declares (已有定义): groups, roles, parameters, ledgers, kinds of units."""

    groups: Collection[str] = ()
    roles: Collection[str] = ()
    parameters: Collection[str] = ()
    ledgers: Mapping[str, Ledger] = field(default_factory=dict)
    units: Collection[str] = ()


def beside(ledger: Ledger, known: Known) -> Iterator[Issue]:
    """Say everything wrong with clocks' fields, checks, presets, spawns, hiding, counts, rhythm."""
    for clock in ledger.clocks:
        if isinstance(clock.rule, Counted):
            yield from _counted(ledger, clock, clock.rule)
    yield from _checks(ledger, known)
    yield from _fills(ledger)
    yield from _presets(ledger)
    for one in ledger.spawns:
        yield from _spawn(ledger, one, known)
    yield from _hides(ledger)
    yield from repeated(f"{ledger.key}: counts", (one.key for one in ledger.counts))
    for count in ledger.counts:
        yield from _count(ledger, count)
    yield from _periodic(ledger, known)
    yield from _unknown(f"{ledger.key}: numbers", ledger.numbers, known.parameters, PARAMETER)


PARAMETER = T("没有参数{key}", "there is no parameter {key}")
FIELD = T("字段{key}不存在", "there is no field {key}")
STAGE = T("状态{key}不存在", "there is no stage {key}")
PART = T("没有承办方{key}", "there is no part {key}")
UNIT = T("没有机构类型{key}", "there is no kind of organisation {key}")
MOVE = T("没有流转{key}", "there is no move {key}")


def _unknown(
    at: str, keys: Iterable[str], known: Collection[str], said: T, *, empty: bool = False
) -> Iterator[Issue]:
    """Say every key that is not known; an empty collection is not checked, unless ``empty``."""
    for key in keys:
        if (known or empty) and key not in known:
            yield Issue(at, said.filled(key=key), one_of(known, key))


def _moves(ledger: Ledger) -> tuple[str, ...]:
    return tuple(move.key for move in ledger.flow.moves)


def _of_type(ledger: Ledger, *types: str) -> tuple[str, ...]:
    return tuple(one.key for one in ledger.fields if one.type.key in types)


def _counted(ledger: Ledger, clock: Clock, rule: Counted) -> Iterator[Issue]:
    """A start is a moment where minutes count; a number is picked by a choice."""
    at = f"{ledger.key}: clocks.{clock.key}"
    if rule.since:
        types = ("moment",) if clock.to_the_minute else ("day", "moment")
        known = _of_type(ledger, *types)
        said = T("{key}不是起算时间字段", "{key} is no field to count from")
        yield from _unknown(at, (rule.since,), known, said, empty=True)
    if rule.by:
        said = T("{key}不是选择字段", "{key} is no choice")
        yield from _unknown(
            at, (rule.by,), _of_type(ledger, "choice", "computed"), said, empty=True
        )


def _checks(ledger: Ledger, known: Known) -> Iterator[Issue]:
    for check in ledger.checks:
        at = f"{ledger.key}: checks.{check.field}"
        yield from _unknown(at, (check.field,), ledger.keys, FIELD)
        numbers = (check.number,) if check.number else ()
        yield from _unknown(at, numbers, known.parameters, PARAMETER)
        stages = (check.needed_from,) if check.needed_from else ()
        yield from _unknown(at, stages, ledger.stage_order, STAGE)


def _fills(ledger: Ledger) -> Iterator[Issue]:
    for one in ledger.fills:
        at = f"{ledger.key}: fills.{one.move}.needed"
        said = T("这一步不填写{key}", "{key} is not filled in here")
        yield from _unknown(at, one.needed, ledger.filled_by(one.move), said, empty=True)


def _presets(ledger: Ledger) -> Iterator[Issue]:
    """What a template fills in can be kept as it stands."""
    yield from repeated(f"{ledger.key}: presets", (one.key for one in ledger.presets))
    for preset in ledger.presets:
        at = f"{ledger.key}: presets.{preset.key}"
        yield from _unknown(at, preset.data, ledger.at_opening, FIELD)
        _, issues = check_data(ledger, preset.data)
        given = (one for one in issues if one.where.split("[")[0] in preset.data)
        yield from (Issue(f"{at}.{one.where}", one.found, one.allowed) for one in given)


def _spawn(ledger: Ledger, one: Spawn, known: Known) -> Iterator[Issue]:
    at = f"{ledger.key}: spawns.{one.move} {one.kind}"
    yield from _unknown(at, (one.move,), _moves(ledger), MOVE)
    asked = {ask.key for move in ledger.flow.moves if move.key == one.move for ask in move.asks}
    ours = (*ledger.keys, *sorted(asked))
    named = (*one.carries.values(), *((one.due_field,) if one.due_field else ()))
    yield from _unknown(at, named, ours, FIELD)
    parts = [part.key for part in ledger.parts]
    words = [*one.party.values(), one.org or OWN]
    yield from _unknown(at, (word for word in words if word != OWN), parts, PART)
    if not known.ledgers:
        return
    said = T("没有台账{key}", "there is no ledger {key}")
    yield from _unknown(at, (one.kind,), known.ledgers, said)
    if one.kind in known.ledgers:
        yield from _theirs(at, one, known.ledgers[one.kind])


def _theirs(at: str, one: Spawn, theirs: Ledger) -> Iterator[Issue]:
    """The new case knows the fields it is given, and lacks none it needs."""
    given = {*one.carries, *one.sets}
    yield from _unknown(f"{at}: {theirs.key}", sorted(given), theirs.keys, FIELD)
    parts = [part.key for part in theirs.parts]
    yield from _unknown(f"{at}: {theirs.key}", one.party, parts, PART)
    start = theirs.flow.start.key
    for want in theirs.fields:
        asked = needed(theirs, want, start) and want.when is None and want.computes is None
        if asked and want.key not in given:
            lacks = T(f"没有给出{want.key}", f"does not give {want.key}")
            yield Issue(at, lacks, T("写入carries或sets", "add it to carries or sets"))


def _hides(ledger: Ledger) -> Iterator[Issue]:
    hides = ledger.hides
    if hides is None:
        return
    at = f"{ledger.key}: hides"
    listed = [part.key for part in ledger.parts if part.where is Where.PARTY]
    said = T("{key}不是列名单位", "{key} lists no units")
    yield from _unknown(at, hides.parts, listed, said, empty=True)
    yield from _unknown(at, hides.until, ledger.stage_order, STAGE)
    slots = (Slot.T1, Slot.T2, Slot.T3)
    choices = [one.key for one in ledger.fields if one.slot in slots and one.choices]
    said = T("{key}不是有检索列的选择字段", "{key} is no choice with a text slot")
    yield from _unknown(at, hides.where, choices, said, empty=True)


def _count(ledger: Ledger, count: Count) -> Iterator[Issue]:
    at = f"{ledger.key}: counts.{count.key}"
    if count.summed:
        said = T("{key}不能求和", "{key} cannot be summed")
        known = _of_type(ledger, *SUMMED)
        yield from _unknown(at, (count.summed,), known, said, empty=True)
    else:
        said = T("不能统计{key}", "{key} cannot be counted")
        yield from _unknown(at, (count.of,), (*PLAIN, *ledger.stage_order), said)
    yield from _unknown(at, count.where, ledger.keys, FIELD)
    for key, value in count.where.items():
        one = next((one for one in ledger.fields if one.key == key and one.choices), None)
        keys = [choice.key for choice in one.choices] if one else []
        said = T(f"{key}没有选项{{key}}", f"{key} has no choice {{key}}")
        yield from _unknown(at, (str(value),), keys, said)


def _periodic(ledger: Ledger, known: Known) -> Iterator[Issue]:
    if ledger.periodic is None:
        return
    at = f"{ledger.key}: periodic"
    said = T("{key}不是日期字段", "{key} is no day")
    yield from _unknown(at, (ledger.periodic.into,), _of_type(ledger, "day"), said, empty=True)
    yield from _unknown(at, ledger.periodic.data, ledger.keys, FIELD)
    yield from _unknown(at, ledger.periodic.units, known.units, UNIT)
