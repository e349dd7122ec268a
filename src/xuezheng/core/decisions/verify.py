"""Checking a published record (核验决策记录): digests, commitment, beacon, seed, referee, replay, signatures.

Each check says what differs, not only that something does.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from xuezheng.core.base import ed25519, sm2
from xuezheng.core.base.engines import Engine
from xuezheng.core.base.errors import XuezhengError
from xuezheng.core.base.labels import T
from xuezheng.core.decisions import beacons
from xuezheng.core.decisions.canonical import canonical, digest
from xuezheng.core.decisions.record import (
    Record,
    committed,
    lists_digest,
    rules_digest,
)
from xuezheng.core.decisions.seeds import hashed, seed

Holds = Callable[[bytes, bytes, bytes], bool]
SIGNATURES: Mapping[str, Holds] = {"ed25519": ed25519.holds, "sm2": sm2.holds}
"""How signatures are checked: key, message, signature. Another algorithm is one more line."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at (核验项): what was, and everything that differs; ``there`` is false before its time.

    ``note`` says why something could not be looked at.
    """

    key: str
    title: T
    wrong: tuple[T, ...] = ()
    there: bool = True
    note: T | None = None

    @property
    def good(self) -> bool:
        """Say whether nothing differs."""
        return not self.wrong


def checks(
    record: Record, engine: Engine, *, replay: bool = True, before: str = ""
) -> Iterator[Check]:
    """Look at everything a record says. Cost: that of the referee, and of a run where it is replayed.

    ``before`` is the signature of the beacon's round before, where its network is chained.
    """
    yield Check("rules", T("规则的摘要", "Digest of the rules"), tuple(_rules(record)))
    yield Check("lists", T("名单的摘要", "Digest of the list"), tuple(_lists(record, engine)))
    yield Check("commitment", T("承诺", "Commitment"), tuple(_commitment(record)))
    yield Check("parts", T("密函", "Parts of the parties"), tuple(_parts(record)))
    yield from _beacon(record, before)
    there = record.digests.seed is not None
    yield Check("seed", T("种子", "Seed"), tuple(_seed(record)), there)
    ran = record.result is not None
    yield Check("result", T("结果的摘要", "Digest of the result"), tuple(_result(record)), ran)
    wrong = tuple(_referee(record, engine)) if ran else ()
    yield Check("referee", T("裁判", "Referee"), wrong, ran)
    if replay and engine.replayable:
        wrong = tuple(_replay(record, engine)) if ran else ()
        yield Check("replay", T("从头复算", "Replay from the start"), wrong, ran)
    signed = bool(record.signatures)
    yield Check("signatures", T("见证签名", "Signatures"), tuple(_signatures(record)), signed)


def _differs(told: str | None, found: str) -> Iterator[T]:
    if told != found:
        yield T(f"记录为{told}，应为{found}", f"The record says {told}, {found} is right")


def _rules(record: Record) -> Iterator[T]:
    yield from _differs(record.digests.rules, rules_digest(record.rules))


def _lists(record: Record, engine: Engine) -> Iterator[T]:
    yield from _differs(record.digests.lists, lists_digest(record.lists))
    if set(record.lists) != set(engine.lists):
        wanted = "、".join(engine.lists)
        yield T(f"名单部分应为{wanted}", f"The list should have {wanted}")
        return
    try:
        one_form = engine.canonical(record.problem)
    except XuezhengError as error:
        yield error.told()
        return
    for key, found in record.problem.items():
        if canonical(found) != canonical(one_form.get(key)):
            yield T(f"{key}不是规范形式", f"{key} is not in its one form")


def _commitment(record: Record) -> Iterator[T]:
    yield from _differs(record.digests.commitment, committed(record))


def _parts(record: Record) -> Iterator[T]:
    for one in record.chance.parts:
        if one.secret is None:
            continue
        if hashed("part", record.number, one.party, one.secret) != one.commitment:
            yield T(
                f"{one.party}的密函与摘要不符", f"The part of {one.party} is not what it promised"
            )


def _beacon(record: Record, before: str) -> Iterator[Check]:
    beacon = record.chance.value.beacon
    if beacon is not None:
        wrong = tuple(beacons.objections(beacon, record.moments.committed, before))
        note = beacons.unverified(beacon, before)
        there = beacon.signature is not None and note is None
        yield Check("beacon", T("随机信标", "Beacon"), wrong, there or bool(wrong), note)


def _seed(record: Record) -> Iterator[T]:
    told = record.digests.seed
    if told is None and record.result is None:
        return
    chance = record.chance.value
    if not chance.known:
        yield T("还有密函、数字或信标没有公布", "Parts, numbers or the beacon are not shown yet")
        return
    yield from _differs(told, seed(committed(record), chance))


def _result(record: Record) -> Iterator[T]:
    if record.result is not None:
        yield from _differs(record.digests.result, digest(record.result))
    elif record.digests.result is not None:
        yield T("有摘要而没有结果", "There is a digest without a result")


def _referee(record: Record, engine: Engine) -> Iterator[T]:
    if record.engine.version != engine.version:
        told, ours = record.engine.version, engine.version
        yield T(
            f"记录出自引擎第{told}版，这里是第{ours}版",
            f"The record is of version {told} of the engine, this is {ours}",
        )
        return
    try:
        yield from engine.referee(record.problem, record.digests.seed or "", record.result or {})
    except XuezhengError as error:
        yield error.told()
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        # A result in the wrong shape is the record's fault, never a crash of the check.
        yield T(f"结果无法核对：{error!r}", f"The result cannot be checked: {error!r}")


def _replay(record: Record, engine: Engine) -> Iterator[T]:
    if record.engine.version != engine.version:
        return
    try:
        again = engine.run(engine.read(record.problem), record.digests.seed or "")
    except XuezhengError as error:
        yield error.told()
        return
    if canonical(again) != canonical(record.result):
        ours = digest(again)
        yield T(f"复算结果不同（{ours}）", f"The replay gives another result ({ours})")


def _signatures(record: Record) -> Iterator[T]:
    for one in record.signatures:
        holds = SIGNATURES.get(one.algorithm)
        if holds is None:
            yield T(
                f"{one.witness}：不认识的算法{one.algorithm}",
                f"{one.witness}: unknown algorithm {one.algorithm}",
            )
            continue
        try:
            key, signature = bytes.fromhex(one.key), bytes.fromhex(one.signature)
        except ValueError:
            key = signature = b""
        if not holds(key, record.signed(one.stage), signature):
            yield T(f"{one.witness}的签名不符", f"The signature of {one.witness} does not hold")


def unsigned(record: Record) -> tuple[T, ...]:
    """Give what is wrong with the signatures of a record."""
    return tuple(_signatures(record))


def compared(record: Record, announced: Record) -> Check:
    """Hold a record against the one published before chance existed."""
    title = T("与先前公布的记录", "Against the record published before")
    return Check("against", title, tuple(against(record, announced)))


def against(record: Record, announced: Record) -> list[T]:
    """Say what a record changed of what was announced: anything beyond additions."""
    ours, theirs = record.model_dump(), announced.model_dump()
    wrong = [
        T(f"{key}在公布后改动", f"{key} was changed after publication")
        for key in ("number", "engine", "rules", "lists", "replaces")
        if ours[key] != theirs[key]
    ]
    wrong += _lines_changed(record, announced)
    if record.digests.commitment != announced.digests.commitment:
        wrong.append(T("承诺与公布的不同", "The commitment is not the one published"))
    if record.chance.value.announced != announced.chance.value.announced:
        wrong.append(T("种子来源在公布后改动", "Where chance comes from was changed"))
    return wrong


def _lines_changed(record: Record, announced: Record) -> Iterator[T]:
    """Name the lines that were added or taken from lists of lines."""
    for key, before in announced.lists.items():
        now = record.lists.get(key)
        if not isinstance(before, str) or not isinstance(now, str):
            continue
        old, new = set(before.splitlines()), set(now.splitlines())
        for line in sorted(new - old)[:20]:
            yield T(f"多出：{line}", f"Added: {line}")
        for line in sorted(old - new)[:20]:
            yield T(f"缺少：{line}", f"Taken away: {line}")
