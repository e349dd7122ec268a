"""The steps of a decision (决策各步): announce, show, run once, sign. Each gives a new record; none goes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xuezheng.core.base import ed25519
from xuezheng.core.base.engines import Engine
from xuezheng.core.base.errors import BackendError, InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.decisions import beacons, seeds
from xuezheng.core.decisions import record as records
from xuezheng.core.decisions.canonical import digest
from xuezheng.core.decisions.record import (
    BeaconShown,
    ChanceShown,
    Clause,
    Digests,
    Moments,
    NumbersShown,
    PartShown,
    Record,
    Replaced,
    RuleSet,
    Signature,
    Which,
)
from xuezheng.core.decisions.seeds import Beacon


class TwiceError(RefusedError):
    """A decision is taken once."""

    code = "decision-twice"
    text = T(
        "该名单已经派过，重办须另立新决策并写明理由",
        "This list has been drawn; doing it again needs a new decision that cites the reason",
    )


class EarlyError(RefusedError):
    """A step comes before the one it rests on."""

    code = "decision-early"
    text = T("还不能办理：{why}", "Not yet: {why}")


class ObjectedError(BackendError):
    """The referee found the result wrong; nothing is published."""

    code = "decision-objected"
    text = T("裁判程序不认可结果：{what}", "The referee objects to the result: {what}")


class NoChanceError(InputError):
    """Nobody and nothing would bring chance in."""

    code = "decision-no-chance"
    text = T(
        "至少要有一份密函、一个公开数字来源或一个信标轮次",
        "One part of a party, one source of numbers or one round of a beacon is needed",
    )


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules as declared (规则): version, day in force, clauses, and terms the engine reads."""

    version: str
    since: str
    clauses: Sequence[Mapping[str, str]]
    terms: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Frozen:
    """A list closed for good (冻结名单): when, and what of it the engine reads."""

    at: str
    lists: Mapping[str, Any]


def announce(
    heading: tuple[str, str], engine: Engine, rules: Rules, frozen: Frozen, chance: ChanceShown,
    committed: tuple[str, Replaced | None],
) -> Record:  # fmt: skip
    """Make the record that is published before chance exists.

    ``heading`` is number and title, ``committed`` the moment and the decision
    replaced. Raises the engine's errors for a problem that is nonsense,
    ``NoChanceError``, and ``BeaconError`` for a round that is out already.
    """
    number, title = heading
    at, replaces = committed
    if not (chance.parts or chance.sources or chance.beacon):
        raise NoChanceError
    if (beacon := chance.value.beacon) is not None:
        beacons.require_right(beacon, at)
    problem = engine.canonical({**rules.terms, **frozen.lists})
    lists = {key: problem.pop(key, []) for key in engine.lists}
    ruleset = RuleSet(
        version=rules.version,
        since=rules.since,
        clauses=[Clause(**one) for one in rules.clauses],
        terms=problem,
    )
    blank = Digests(
        rules=records.rules_digest(ruleset), lists=records.lists_digest(lists), commitment="0" * 64
    )
    draft = Record(
        format="xuezheng.decision", version=1, number=number, title=title,
        engine=Which(key=engine.key, version=engine.version), rules=ruleset, lists=lists,
        chance=chance, digests=blank, moments=Moments(frozen=frozen.at, committed=at),
        replaces=replaces,
    )  # fmt: skip
    sealed = blank.model_copy(update={"commitment": records.committed(draft)})
    return draft.model_copy(update={"digests": sealed})


def show_part(record: Record, party: str, secret: str) -> Record:
    """Open the next part; parts are shown in the order announced. Raises ``EarlyError``, ``SecretError``."""
    parts = record.chance.parts
    turn = next((at for at, one in enumerate(parts) if one.secret is None), len(parts))
    if turn == len(parts) or parts[turn].party != party:
        due = T(parts[turn].party, parts[turn].party) if turn < len(parts) else _ALL
        raise EarlyError(why=due, state="parts")
    own = parts[turn]
    seeds.shown(record.number, seeds.Part(own.party, own.commitment), secret)
    opened = PartShown(party=own.party, commitment=own.commitment, secret=secret)
    return _chance(record, parts=[*parts[:turn], opened, *parts[turn + 1 :]])


def show_numbers(record: Record, source: str, numbers: Sequence[int]) -> Record:
    """Write down the numbers of a source. Raises ``EarlyError`` for one not announced, or known already."""
    known = record.chance.sources
    if not any(one.source == source and one.numbers is None for one in known):
        raise EarlyError(why=_NOT_ANNOUNCED, state="sources")
    given = [
        NumbersShown(source=one.source, numbers=list(numbers)) if one.source == source else one
        for one in known
    ]
    return _chance(record, sources=given)


def show_beacon(record: Record, signature: str, before: str = "") -> Record:
    """Write down the signature of the announced round. Raises ``EarlyError``, ``BeaconError``.

    ``before`` is the signature of the round before, which a chained network
    needs to be verified; it is not kept.
    """
    beacon = record.chance.beacon
    if beacon is None or beacon.signature is not None:
        raise EarlyError(why=_NOT_ANNOUNCED, state="beacon")
    beacons.require_right(Beacon(beacon.chain, beacon.round, signature), before=before)
    shown = BeaconShown(chain=beacon.chain, round=beacon.round, signature=signature)
    return _chance(record, beacon=shown)


def seeded(record: Record, at: str) -> Record:
    """Reckon the seed once everything announced is there. Raises ``EarlyError``, ``TwiceError``."""
    if record.digests.seed is not None:
        raise TwiceError(state="seeded")
    chance = record.chance.value
    if not chance.known:
        raise EarlyError(why=_UNSHOWN, state="chance")
    seed = seeds.seed(record.digests.commitment, chance)
    return _dated(record.model_copy(update={"digests": _with(record, seed=seed)}), seeded=at)


def ran(record: Record, engine: Engine, at: str) -> Record:
    """Run once and have the referee look. Raises ``EarlyError``, ``TwiceError``, ``ObjectedError``."""
    if record.result is not None:
        raise TwiceError(state="run")
    if record.digests.seed is None:
        raise EarlyError(why=_UNSHOWN, state="seed")
    if engine.version != record.engine.version:
        raise EarlyError(why=_OTHER_VERSION, state="engine")
    result = engine.run(engine.read(record.problem), record.digests.seed)
    wrong = engine.referee(record.problem, record.digests.seed, result)
    if wrong:
        raise ObjectedError(what="; ".join(one.zh for one in wrong[:5]))
    done = record.model_copy(
        update={"result": result, "digests": _with(record, result=digest(result))}
    )
    return _dated(done, run=at)


def signed(record: Record, witness: str, stage: str, secret: bytes) -> Record:
    """Add a witness's Ed25519 signature of a stage, by a secret of 32 bytes."""
    made = Signature.model_validate(
        {
            "witness": witness,
            "stage": stage,
            "algorithm": "ed25519",
            "key": ed25519.public(secret).hex(),
            "signature": ed25519.sign(secret, record.signed(stage)).hex(),
        }
    )
    return record.model_copy(update={"signatures": [*record.signatures, made]})


def _chance(record: Record, **changed: Any) -> Record:
    chance = record.chance.model_copy(update=changed)
    return record.model_copy(update={"chance": chance})


def _with(record: Record, **changed: str) -> Digests:
    return record.digests.model_copy(update=changed)


def _dated(record: Record, **changed: str) -> Record:
    return record.model_copy(update={"moments": record.moments.model_copy(update=changed)})


_ALL = T("密函已全部开封", "all parts are open")
_NOT_ANNOUNCED = T("事先没有公布这一来源，或已登记", "not announced beforehand, or known already")
_UNSHOWN = T("密函、数字或信标还没有全部公布", "parts, numbers or the beacon are not all shown")
_OTHER_VERSION = T("引擎版本与公布时不同", "the engine is not of the version that was announced")
