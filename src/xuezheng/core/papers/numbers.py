"""数字打架: hold the numbers of a prose against the figures we know, one by one.

Every number that somebody wrote is shown as agreeing, differing or without
source. How prose is read is the caller's matter: the numbers arrive as read.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.papers.figures import Origin, places_said, rounded, step_said, wording

_ALIKE = 0.6
"""Share of common character pairs from which two names mean one indicator."""

_WHOLE = {"", "全市", "全区", "全县", "我市", "我区", "我县", "全局", "本市"}
_VERBS = ("达到", "达", "完成", "实现", "累计", "共", "已", "全市", "全年", "为", "率先", "目前")
_UNITS_ALIKE = ({"所", "个", "家"}, {"人", "名", "位"}, {"个", "项", "件"}, {"次", "场", "场次"})


class Verdict(Labelled):
    """How a number in prose stands to ours (数字核对)."""

    AGREES = ("agrees", T("一致", "Agrees"))
    DIFFERS = ("differs", T("不一致", "Differs"))
    NO_SOURCE = ("no_source", T("无出处", "No source"))


class Settlement(Labelled):
    """What was decided about a number that does not agree (核对处理)."""

    OURS = ("ours", T("改用系统数字", "Put our figure"))
    THEIRS = ("theirs", T("采用来稿数字", "Keep theirs"))
    ELSEWHERE = ("elsewhere", T("另有出处", "Sourced elsewhere"))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number as prose says it (文中数字): where, of what, how much, of which day.

    ``start`` to ``end`` is the number itself with its measure word;
    ``promised`` tells that the words speak of the goal, not of what is.
    """

    start: int
    end: int
    text: str
    indicator: str
    unit: str
    value: Decimal | None
    op: str = "="
    low: Decimal | None = None
    high: Decimal | None = None
    scope: str = ""
    day: str = ""
    promised: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """A figure we know (系统数字), with its day, its origin and the goal set for it."""

    source: str
    indicator: str
    unit: str
    value: Decimal | None
    as_of: date
    origin: Origin
    goal: Decimal | None = None
    scope: str = ""
    like: str = ""

    def held(self, spoken: Spoken) -> Decimal | None:
        """The value the words speak of: the goal where they promise."""
        return self.goal if spoken.promised else self.value


@dataclass(frozen=True, slots=True)
class Compared:
    """One number of the prose beside ours (核对结果); ``ours`` is None without source."""

    spoken: Spoken
    verdict: Verdict
    ours: Known | None = None

    def our_words(self) -> str:
        """Our value said in the manner of theirs; empty where we have none."""
        value = self.ours.held(self.spoken) if self.ours else None
        if self.ours is None or value is None:
            return ""
        places = places_said(self.spoken.text) if value != value.to_integral_value() else None
        return wording(value, self.spoken.unit, like=self.spoken.text, places=places)


Reader = Callable[[str], Sequence[Spoken]]
"""Gives the numbers of a prose in reading order."""


def compare(prose: str, known: Sequence[Known], *, read: Reader) -> tuple[Compared, ...]:
    """Hold each number of ``prose`` against what is known.

    Ties: the most alike name wins, then one that agrees, then the source's key.
    Cost: numbers times known figures.
    """
    pairs = [(one, _pairs(_core(one.indicator))) for one in known]
    return tuple(_compared(spoken, pairs) for spoken in read(prose))


def _compared(spoken: Spoken, known: Sequence[tuple[Known, frozenset[str]]]) -> Compared:
    name = _core(spoken.indicator)
    pairs = _pairs(name)
    best: tuple[float, bool, str, Known] | None = None
    for one, own in known:
        alike = _likeness(name, pairs, _core(one.indicator), own)
        if alike < _ALIKE or not _may_be(spoken, one):
            continue
        rank = (-alike, not agrees(spoken, one), one.source, one)
        if best is None or rank[:3] < best[:3]:
            best = rank
    if best is None:
        return Compared(spoken, Verdict.NO_SOURCE)
    return Compared(spoken, Verdict.DIFFERS if best[1] else Verdict.AGREES, best[3])


def _may_be(spoken: Spoken, known: Known) -> bool:
    """Units and scope must fit, and there must be a value to hold against."""
    if known.held(spoken) is None or _place(spoken.scope) != _place(known.scope):
        return False
    return spoken.unit == known.unit or any(
        {spoken.unit, known.unit} <= alike for alike in _UNITS_ALIKE
    )


def _place(scope: str) -> str:
    return "" if scope in _WHOLE else scope


def agrees(spoken: Spoken, known: Known) -> bool:
    """Tell whether our value bears the words out, rounded as they round.

    以上 and 超过 bear a greater value, 以内 a smaller one; 近 lies closely below.
    """
    ours = known.held(spoken)
    if ours is None:
        return False
    if spoken.value is None:
        return spoken.low is not None and spoken.high is not None and (
            spoken.low <= ours <= spoken.high
        )  # fmt: skip
    step = step_said(spoken.text)
    near = (ours / step).quantize(Decimal(1), rounding="ROUND_HALF_UP") * step
    return {
        "=": near == spoken.value,
        ">=": ours >= spoken.value,
        ">": ours >= spoken.value,
        "<=": ours <= spoken.value,
        "<": spoken.value * Decimal("0.9") <= ours <= spoken.value,
    }.get(spoken.op, near == spoken.value)


def _core(name: str) -> str:
    """A name without the verbs that only lead to its number."""
    for word in _VERBS:
        name = name.removeprefix(word).removesuffix(word)
    return name


def _pairs(name: str) -> frozenset[str]:
    return frozenset(name[at : at + 2] for at in range(len(name) - 1))


def _likeness(a: str, pairs_a: frozenset[str], b: str, pairs_b: frozenset[str]) -> float:
    """Share of common character pairs; a name inside the other is nearly the same."""
    if a == b:
        return 1.0
    if len(min(a, b, key=len)) >= 4 and (a in b or b in a):
        return 0.9
    total = len(pairs_a) + len(pairs_b)
    return 2 * len(pairs_a & pairs_b) / total if total else 0.0


def put(prose: str, settled: Sequence[Compared]) -> str:
    """Write our figures over theirs, from the end so that offsets hold."""
    for one in sorted(settled, key=lambda one: one.spoken.start, reverse=True):
        prose = prose[: one.spoken.start] + one.our_words() + prose[one.spoken.end :]
    return prose


def told_difference(compared: Compared) -> Decimal | None:
    """How far ours lies above theirs, rounded as they round; None without source."""
    theirs = compared.spoken.value
    ours = compared.ours.held(compared.spoken) if compared.ours else None
    if theirs is None or ours is None:
        return None
    return rounded(ours - theirs, places_said(compared.spoken.text))
