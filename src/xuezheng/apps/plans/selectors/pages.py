"""The plan page: text on the left, targets on the right, paragraph by paragraph."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xuezheng.core.base.labels import T
from xuezheng.core.plans.reading import ClauseKind, Fate, NoiseKind, PartKind, TargetKind
from xuezheng.ui.figures import Part as Share

Data = dict[str, Any]

TONES = {"target": "act", "result": "met", "baseline": "wait", "rule": "track"}
_SIGNS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "", "range": ""}
_SHARES = (
    (TargetKind.TARGET, "accent"),
    (TargetKind.RESULT, "met"),
    (TargetKind.BASELINE, "wait"),
    (TargetKind.RULE, "accent2"),
)
_FATES = (
    (Fate.TARGET, "accent"),
    (Fate.DATE, "accent2"),
    (Fate.ORDINAL, "accent3"),
    (Fate.NAME, "wait"),
    (Fate.LIST_MARK, "track-bg"),
    (Fate.MASKED, "risk"),
    (Fate.NOT_UNDERSTOOD, "miss"),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: plain, a heading's words, noise, or read as targets."""

    text: str
    style: str = ""
    tone: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Aim:
    """One target as a row: number, name, amount in figures, and everything behind it."""

    number: int
    data: Data
    amount: str
    kind: TargetKind
    tone: str
    units: tuple[str, ...]
    due: str
    tracked: Any = None
    """How it stands once the plan is issued (``working.Tracked``)."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or item beside its targets; ``heading`` opens a section of the page."""

    anchor: str
    heading: bool
    pieces: tuple[Piece, ...]
    aims: tuple[Aim, ...]
    kinds: tuple[ClauseKind, ...] = ()
    noise: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the outline with the targets below it counted."""

    anchor: str
    title: str
    level: int
    count: int


@dataclass(frozen=True)
class Page:
    """Everything the plan page shows of one part."""

    part: Data
    kind: PartKind
    opening: tuple[Block, ...]
    blocks: tuple[Block, ...]
    entries: tuple[Entry, ...]
    shares: tuple[Share, ...]
    fates: tuple[Share, ...]
    numbers: int
    aims: int
    shown: int
    left: tuple[Data, ...] = ()
    noise: tuple[tuple[T, str], ...] = ()
    clauses: tuple[tuple[Data, ClauseKind], ...] = field(default=())
    outline: tuple[tuple[Data, str], ...] = ()


def amount(target: Data) -> str:
    """An amount in figures with its sign and unit.

    >>> amount({"op": ">=", "value": 85, "unit": "%"})
    '≥85%'
    """
    if target["op"] == "range":
        return f"{_figure(target['low'])}–{_figure(target['high'])} {target['unit']}".strip()
    unit = target["unit"]
    close = unit in ("%", "‰", "‱", ":1")
    return f"{_SIGNS[target['op']]}{_figure(target['value'])}{'' if close else ' '}{unit}".strip()


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,}" if abs(value) >= 10000 else f"{value:g}"


@dataclass(frozen=True, slots=True)
class Narrow:
    """Which targets are shown: of a kind, with a deadline, with one of some numbers."""

    kind: str = ""
    due: str = ""
    numbers: frozenset[int] | None = None

    def takes(self, target: Data) -> bool:
        """Say whether a target is shown."""
        if self.numbers is not None and target["id"] not in self.numbers:
            return False
        return (not self.kind or target["kind"] == self.kind) and bool(
            not self.due or target["deadline"]
        )

    def __bool__(self) -> bool:
        return bool(self.kind or self.due or self.numbers is not None)


def page(
    found: Data, number: int, narrow: Narrow = Narrow(), tracked: Mapping[int, Any] | None = None
) -> Page:
    """Lay out one part; ``tracked`` says how targets stand, by their number."""
    part = found["parts"][number]
    targets = [t for t in found["targets"] if t["part"] == number]
    wanted = [t for t in targets if narrow.takes(t)]
    filtered = bool(narrow)
    clauses = {clause["id"]: clause for clause in part["clauses"]}
    laid = _Laid(found, part, clauses, tracked or {})
    opening, blocks = _opened(_blocks(laid, wanted, only=filtered))
    counts = Counter(t["kind"] for t in targets)
    tally = found["numbers"]
    return Page(
        part=part,
        kind=PartKind.of(part["kind"]),
        opening=opening,
        blocks=blocks,
        entries=_entries(part, targets),
        shares=tuple(
            Share(tone, counts[kind_.key], kind_.label, f"?part={number}&kind={kind_.key}")
            for kind_, tone in _SHARES
            if counts[kind_.key]
        ),
        fates=tuple(Share(tone, tally[f.key], f.label) for f, tone in _FATES if tally[f.key]),
        numbers=sum(tally.values()),
        aims=len(targets),
        shown=len(wanted),
        left=tuple(x for x in found["not_understood"] if part["start"] <= x["start"] < part["end"]),
        noise=tuple(
            (NoiseKind.of(x["kind"]).label, x["text"])
            for x in found["noise"]
            if part["start"] <= x["start"] < part["end"]
        ),
        outline=tuple((node, _preview(found["text"], node)) for node in part["outline"]),
        clauses=tuple((clause, ClauseKind.of(clause["kind"])) for clause in part["clauses"]),
    )  # fmt: skip


def _preview(text: str, node: Data) -> str:
    """The first words of an item that has no heading of its own."""
    if node["title"]:
        return ""
    return text[node["end"] : node["end"] + _PREVIEW].split("\n", maxsplit=1)[0].strip()


_PREVIEW = 28


def _opened(blocks: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """Part what stands before the first heading or figure (文首) from the body."""
    first = next((n for n, b in enumerate(blocks) if b.heading or b.aims), 0)
    return blocks[:first], blocks[first:]


def _cuts(found: Data, part: Data) -> list[tuple[int, int]]:
    """Stretches of the page: lines, cut again where an item opens inside one."""
    text: str = found["text"]
    starts = sorted(node["start"] for node in part["outline"])
    stretches: list[tuple[int, int]] = []
    at = part["start"]
    for line in text[part["start"] : part["end"]].split("\n"):
        end = at + len(line)
        inner = starts[bisect_right(starts, at) : bisect_left(starts, end)]
        for low, high in zip([at, *inner], [*inner, end], strict=True):
            if text[low:high].strip():
                stretches.append((low, high))
        at = end + 1
    return stretches


@dataclass(frozen=True, slots=True)
class _Laid:
    """What blocks are cut from."""

    found: Data
    part: Data
    clauses: dict[int, Data]
    tracked: Mapping[int, Any]


def _blocks(laid: _Laid, targets: Sequence[Data], *, only: bool) -> tuple[Block, ...]:
    found, part = laid.found, laid.part
    noise = [(n["start"], n["end"]) for n in found["noise"]]
    nodes = {node["start"]: node for node in part["outline"]}
    given: list[Block] = []
    place = 0
    ordered = sorted(targets, key=lambda t: (t["start"], t["id"]))
    told = [c for c in part["clauses"] if c["kind"] in _TELLING]
    told_at = [clause["start"] for clause in told]
    noise_at = [start for start, _ in noise]
    for low, high in _cuts(found, part):
        own = []
        while place < len(ordered) and ordered[place]["start"] < high:
            own.append(ordered[place])
            place += 1
        if only and not own:
            continue
        node = nodes.get(low)
        heading = bool(node and node["level"] == 1 and node["end"] >= high - 1 and not own)
        kinds = _kinds(told[bisect_left(told_at, low) : bisect_left(told_at, high)])
        near = noise[max(0, bisect_left(noise_at, low) - 1) : bisect_left(noise_at, high)]
        given.append(
            Block(
                anchor=f"n{node['id']}" if node else f"p{low}",
                heading=heading,
                pieces=_pieces(laid, (low, high), own, near, node),
                aims=tuple(_aim(t, laid) for t in own),
                kinds=() if heading else kinds,
                noise=any(a <= low and high <= b + 1 for a, b in near),
            )
        )
    return tuple(given)


_TELLING = {
    kind.key: kind for kind in (ClauseKind.DELIVERABLE, ClauseKind.EVENT, ClauseKind.PROJECT)
}


def _kinds(clauses: Sequence[Data]) -> tuple[ClauseKind, ...]:
    """What a block without figures is made of: documents, events, projects."""
    keys = {clause["kind"] for clause in clauses}
    return tuple(kind for key, kind in _TELLING.items() if key in keys)


def _tone(target: Data, laid: _Laid) -> str:
    """The colour of a target: how it stands where that is known, else its kind."""
    known = laid.tracked.get(target["id"])
    return str(known.standing.key) if known is not None else TONES[target["kind"]]


def _aim(target: Data, laid: _Laid) -> Aim:
    clause = laid.clauses.get(target["clause"], {})
    units = tuple(unit["name"] for unit in clause.get("responsible", ()))
    return Aim(
        number=target["id"] + 1,
        data=target,
        amount=amount(target),
        kind=TargetKind.of(target["kind"]),
        tone=_tone(target, laid),
        units=units,
        due=target["deadline"] or "",
        tracked=laid.tracked.get(target["id"]),
    )


def _pieces(
    laid: _Laid,
    reach: tuple[int, int],
    targets: Sequence[Data],
    noise: Sequence[tuple[int, int]],
    node: Data | None,
) -> tuple[Piece, ...]:
    """Cut a stretch at marks: overlapping targets share one mark with several numbers."""
    text: str = laid.found["text"]
    low, high = reach
    marks: list[tuple[int, int, str, str, tuple[int, ...]]] = []
    if node and node["end"] > low:
        # An item that is nothing but its heading holds its figures there.
        first = min((target["start"] for target in targets), default=high)
        marks.append((low, min(high, node["end"], max(low, first)), "head", "", ()))
    marks += [
        (max(low, a), min(high, b), "noise", "", ()) for a, b in noise if a < high and b > low
    ]
    for target in targets:
        start, end = max(low, target["start"]), min(high, target["end"])
        number = target["id"] + 1
        last = marks[-1] if marks else None
        if last and last[2] == "target" and start < last[1]:
            marks[-1] = (last[0], max(last[1], end), "target", last[3], (*last[4], number))
        else:
            marks.append((start, end, "target", _tone(target, laid), (number,)))
    given: list[Piece] = []
    at = low
    for start, end, style, tone, numbers in sorted(marks, key=lambda mark: mark[0]):
        begin = max(start, at)
        if begin > at:
            given.append(Piece(text[at:begin]))
        if end > begin:
            given.append(Piece(text[begin:end], style, tone, numbers))
        at = max(at, end)
    if at < high:
        given.append(Piece(text[at:high]))
    return tuple(given)


def _entries(part: Data, targets: Sequence[Data]) -> tuple[Entry, ...]:
    """The first two levels of headings with the targets below them."""
    tops = [n for n in part["outline"] if n["level"] <= 2 and n["title"] and not n["run_in"]]
    given = []
    for place, node in enumerate(tops):
        later = (n["start"] for n in tops[place + 1 :] if n["level"] <= node["level"])
        end = next(later, part["end"])
        count = sum(node["start"] <= t["start"] < end for t in targets)
        title = f"{node['mark']}{node['title']}"
        given.append(Entry(f"n{node['id']}", title, node["level"], count))
    return tuple(given)
