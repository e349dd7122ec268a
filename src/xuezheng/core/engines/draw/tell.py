"""What became of one entry of a draw, and why (派位结果说明)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from xuezheng.core.base.engines import Line
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.engines.draw.problem import (
    EXTEND,
    KEEP,
    OPEN_FIRST,
    RELEASE,
    RESERVED_FIRST,
    SKIP,
    STOP,
    Draw,
)

OUTCOMES = {
    "open": T("录取", "Admitted"),
    "reserved": T("录取（单列学位）", "Admitted to a reserved seat"),
    "extra": T("录取（增加学位）", "Admitted beyond the plan"),
    "released": T("录取（单列余额）", "Admitted to a reserved seat nobody took"),
    "waiting": T("候补", "Waiting"),
    "out": T("未录取", "Not admitted"),
}

GROUP_WORDS = {
    SKIP: T("整组顺延，由后面的补上", "the group is passed over and the next one taken"),
    STOP: T("到此为止，其后不再录取", "the draw of this place ends here"),
    EXTEND: T("为整组增加学位", "seats are added for the group"),
}

QUOTA_WORDS = {
    RESERVED_FIRST: T("先用单列学位", "reserved seats come first"),
    OPEN_FIRST: T("先用普通学位", "open seats come first"),
}
UNUSED_WORDS = {
    RELEASE: T("余额按签号给其他人", "what is left goes to all in the order of tickets"),
    KEEP: T("余额空置", "what is left stays empty"),
}


def ruled(terms: Mapping[str, Any]) -> Iterable[tuple[T, T]]:
    """Give the rules as a parent reads them; ``terms`` are those of a problem in its one form."""
    for one in terms["places"]:
        kept = "".join(f"，其中{key} {many} 个单列" for key, many in one["quotas"].items())
        of_them = "".join(f", {many} of them for {key}" for key, many in one["quotas"].items())
        name, seats = one["place"], one["seats"]
        yield T(name, name), T(f"{seats} 个{kept}", f"{seats} places{of_them}")
    yield T("绑定的号码不够位时", "A group that no longer fits"), GROUP_WORDS[terms["groups"]]
    if any(one["quotas"] for one in terms["places"]):
        yield T("符合单列条件的", "Who may take reserved seats"), QUOTA_WORDS[terms["quotas"]]
        yield T("单列没有用完时", "Reserved seats nobody took"), UNUSED_WORDS[terms["unused"]]
    most = terms["waiting"]
    some = T("其余全部按签号候补", "all others, in the order of tickets")
    yield T("候补", "Waiting list"), some if most is None else T(f"{most} 个", f"{most}")


@dataclass(frozen=True, slots=True)
class Row:
    """A published row as read (结果行): rank from 1, ticket, number, kind of seat, place."""

    rank: int
    ticket: str
    key: str
    kind: str
    place: str


def rows(result: Mapping[str, Any]) -> Iterator[Row]:
    """Read the rows of a result."""
    for rank, line in enumerate(result["rows"].splitlines(), 1):
        yield Row(rank, *line.split("\t"))


def lines(_draw: Draw, result: Mapping[str, Any]) -> Iterator[Line]:
    """Give one line for each entry in the order of the draw; who waits is numbered."""
    waited = 0
    for row in rows(result):
        outcome = OUTCOMES[row.kind]
        if row.kind == "waiting":
            waited += 1
            outcome = T(f"候补{waited}", f"Waiting {waited}")
        yield Line(row.key, outcome, row.place, row.rank, row.ticket)


def told(draw: Draw, result: Mapping[str, Any], key: str) -> list[T]:
    """Say rank, seat, cut-off and, for each choice not granted, why. Raises ``NotFoundError``."""
    known = list(rows(result))
    mine = next((row for row in known if row.key == key), None)
    if mine is None:
        raise NotFoundError(what=key)
    said = [
        T(
            f"派位次序第{mine.rank}，共{len(known)}个号",
            f"Rank {mine.rank} of {len(known)} in the order of the draw",
        )
    ]
    if mine.place:
        words = OUTCOMES[mine.kind]
        said.append(T(f"{mine.place}：{words.zh}", f"{mine.place}: {words.en}"))
    for choice in draw.choices(key):
        if choice == mine.place:
            break
        said += _refused(draw, known, mine, choice)
    if mine.kind == "waiting":
        turn = sum(row.kind == "waiting" for row in known[: mine.rank])
        said.append(T(f"候补第{turn}位", f"Number {turn} on the waiting list"))
    if mine.kind == "out":
        said.append(T("候补名额已满", "The waiting list is full"))
    return said


def _refused(draw: Draw, known: list[Row], mine: Row, choice: str) -> list[T]:
    """Say why an entry did not come in at a place: what those before it had left, and for whom."""
    place = next(one for one in draw.places if one.name == choice)
    sizes = draw.roll.sizes
    size = sizes.get(mine.key, 1)
    inside = [row for row in known if row.place == choice]
    if not inside and not place.seats:
        return [T(f"{choice}没有学位", f"{choice} has no seats")]
    taken = sum(sizes.get(row.key, 1) for row in inside[:] if _open_before(row, mine))
    left = max(place.open - taken, 0)
    last = max((row.rank for row in inside if row.kind != "reserved"), default=0)
    said = []
    if size > 1 and 0 < left < size:
        rule = GROUP_WORDS[draw.groups]
        said.append(
            T(
                f"{choice}：轮到时剩{left}个学位，整组需要{size}个；规则：{rule.zh}",
                f"{choice}: {left} left at the turn, the group needs {size}; rule: {rule.en}",
            )
        )
    else:
        kind = T("普通学位", "open seats") if place.quotas else T("学位", "seats")
        said.append(
            T(
                f"{choice}：{kind.zh}{place.open}个，录取到第{last}名为止",
                f"{choice}: {place.open} {kind.en}, the last one went to rank {last}",
            )
        )
    group = draw.roll.classes.get(mine.key, "")
    for name, number in place.quotas.items():
        whose = T("本类别已满", "full") if name == group else T("不属于该类别", "not of this class")
        said.append(
            T(
                f"{choice}：单列{name}{number}个，{whose.zh}",
                f"{choice}: {number} kept for {name}, {whose.en}",
            )
        )
    return said


def _open_before(row: Row, mine: Row) -> bool:
    return row.rank < mine.rank and row.kind in ("open", "extra")


def cut(_draw: Draw, result: Mapping[str, Any]) -> Iterator[tuple[str, T]]:
    """Say of each place whether it is full; ranks of a trial mean nothing."""
    full, more = T("招满", "full"), T("未招满", "not full")
    for one in result["places"]:
        yield one["place"], more if one["left"] else full
