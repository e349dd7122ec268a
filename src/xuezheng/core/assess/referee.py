"""The referee of draws and assignments (复核): written from ``docs/reviews.md``, shares no code.

It takes the published record as plain JSON values and says everything that is
not as the rule has it. An empty list means that the record can be believed.
"""

import hashlib
from collections import Counter, deque
from collections.abc import Mapping
from typing import Any

Record = Mapping[str, Any]


def check(record: Record) -> list[str]:
    """Check a record: commitment, list, members, reserves, and where given the assignment.

    Keys: ``commitment``, ``seed``, ``public``, ``purpose``, ``pool`` {key: group},
    ``seats`` {group: number}, ``members``, ``reserves``; and ``works``,
    ``each``, ``avoided`` [[judge, work]], ``pairs`` [[work, judge]], ``load``.
    """
    wrong = []
    if _digest("commitment", record["seed"]) != record["commitment"]:
        wrong.append("seed does not fit the commitment / 种子与承诺值不符")
    wrong += _members(record)
    if "pairs" in record:
        wrong += _assignment(record)
    return wrong


def _used(record: Record) -> str:
    return _digest("seed", record["seed"], record["public"])


def _digest(*words: str) -> str:
    machine = hashlib.sha256()
    for word in ("xuezheng.draw.1", *words):
        raw = bytes(word, "utf-8")
        machine.update(len(raw).to_bytes(4, "big"))
        machine.update(raw)
    return machine.hexdigest()


def _by_ticket(purpose: str, names: list[str], seed: str) -> list[str]:
    whole = _digest("list", *sorted(names))
    rows = [(_digest("ticket", purpose, whole, seed, name), name) for name in names]
    rows.sort()
    return [name for _, name in rows]


def _members(record: Record) -> list[str]:
    pool: dict[str, str] = dict(record["pool"])
    wanted: Counter[str] = Counter(record["seats"])
    members, reserves = [], []
    for name in _by_ticket(record["purpose"], list(pool), _used(record)):
        group = pool[name]
        if wanted[group] > 0:
            wanted[group] -= 1
            members.append(name)
        elif group in record["seats"]:
            reserves.append(name)
    wrong = []
    if members != list(record["members"]):
        wrong.append(f"members should be {members} / 抽取结果应为")
    if reserves != list(record["reserves"]):
        wrong.append(f"reserves should be {reserves} / 备选顺序应为")
    return wrong


def _assignment(record: Record) -> list[str]:
    pairs = [tuple(one) for one in record["pairs"]]
    wrong = _plain_faults(record, pairs)
    if wrong:
        return wrong
    judges = _by_ticket(record["purpose"] + "/judges", list(record["members"]), _used(record))
    works = _by_ticket(record["purpose"] + "/works", list(record["works"]), _used(record))
    barred = {(work, judge) for judge, work in map(tuple, record["avoided"])}
    each, load = int(record["each"]), int(record["load"])
    if load and _possible(works, judges, barred, each, load - 1, []):
        wrong.append("a lower load is possible / 负荷还可以更均衡")
    fixed: list[tuple[str, str]] = []
    for work in works:
        own = {judge for one, judge in pairs if one == work}
        for judge in judges:
            if sum(one == work for one, _ in fixed) == each:
                break
            if judge in own:
                fixed.append((work, judge))
            elif (work, judge) not in barred and _possible(
                works, judges, barred, each, load, [*fixed, (work, judge)]
            ):
                wrong.append(f"{work} should have {judge} / 应分给")
                return wrong
    return wrong


def _plain_faults(record: Record, pairs: list[tuple[str, str]]) -> list[str]:
    barred = {(work, judge) for judge, work in map(tuple, record["avoided"])}
    wrong = [f"{judge} avoids {work} / 应回避" for work, judge in pairs if (work, judge) in barred]
    counts = Counter(work for work, _ in pairs)
    wrong += [
        f"{work} has {counts[work]} judges / 评委数不符"
        for work in record["works"]
        if counts[work] != int(record["each"])
    ]
    loads = Counter(judge for _, judge in pairs)
    wrong += [
        f"{judge} is no member / 非抽取评委" for judge in loads if judge not in record["members"]
    ]
    if len(set(pairs)) != len(pairs):
        wrong.append("a pair stands twice / 重复分配")
    if max(loads.values(), default=0) > int(record["load"]):
        wrong.append("load is exceeded / 超出负荷")
    return wrong


def _possible(
    works: list[str],
    judges: list[str],
    barred: set[tuple[str, str]],
    each: int,
    load: int,
    fixed: list[tuple[str, str]],
) -> bool:
    """Tell whether the rest can be completed: a largest flow, found by shortest paths."""
    need = {work: each - sum(one == work for one, _ in fixed) for work in works}
    room = {judge: load - sum(one == judge for _, one in fixed) for judge in judges}
    if min(need.values(), default=0) < 0 or min(room.values(), default=0) < 0:
        return False
    taken = set(fixed)
    links = {
        work: [one for one in judges if (work, one) not in barred and (work, one) not in taken]
        for work in works
    }
    flow: dict[str, set[str]] = {work: set() for work in works}
    for work in works:
        for _ in range(need[work]):
            if not _augment(work, links, flow, room):
                return False
    return True


def _augment(
    work: str, links: dict[str, list[str]], flow: dict[str, set[str]], room: dict[str, int]
) -> bool:
    came: dict[str, tuple[str, str | None]] = {}
    line: deque[tuple[str, str | None]] = deque([(work, None)])
    while line:
        here, before = line.popleft()
        for judge in links[here]:
            if judge in came or judge in flow[here]:
                continue
            came[judge] = (here, before)
            if room[judge] > 0:
                room[judge] -= 1
                _turn(judge, came, flow)
                return True
            line.extend((other, judge) for other in flow if judge in flow[other])
    return False


def _turn(judge: str, came: dict[str, tuple[str, str | None]], flow: dict[str, set[str]]) -> None:
    at: str | None = judge
    while at is not None:
        work, before = came[at]
        flow[work].add(at)
        if before is not None:
            flow[work].discard(before)
        at = before
