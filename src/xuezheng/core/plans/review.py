"""Reviewing what was read (核对): proposals, decisions on them, withdrawing, gold rows.

Every decision is an ``Effect``: the items it takes away and those it puts in
their place. A review is the fold of its effects over the proposals; a
decision is withdrawn by the same effect turned round, as long as nothing
later rests on it, so that withdrawing is exact.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.plans.reading import ClauseKind, TargetKind, Unit


class Subject(Labelled):
    """What a proposal is about (核对对象)."""

    TARGET = ("target", T("量化目标", "Target"))
    CLAUSE = ("clause", T("条目", "Clause"))


class Verdict(Labelled):
    """How a proposal stands (核对情况)."""

    PENDING = ("pending", T("待核对", "To be reviewed"))
    ACCEPTED = ("accepted", T("采用", "Accepted"))
    CORRECTED = ("corrected", T("更正", "Corrected"))
    SPLIT = ("split", T("分条", "Split"))
    MERGED = ("merged", T("合并", "Merged"))
    ADDED = ("added", T("补录", "Added"))
    REJECTED = ("rejected", T("不采用", "Not used"))
    COVERED = ("covered", T("随量化目标", "With its targets"))
    FRAME = ("frame", T("总体表述", "Frame"))


class Act(Labelled):
    """What a reviewer does (核对操作)."""

    ACCEPT = ("accept", T("采用", "Accept"))
    CORRECT = ("correct", T("更正", "Correct"))
    SPLIT = ("split", T("分条", "Split"))
    MERGE = ("merge", T("合并", "Merge"))
    ADD = ("add", T("补录", "Add"))
    REJECT = ("reject", T("不采用", "Reject"))
    UNDO = ("undo", T("撤回", "Withdraw"))


USED = frozenset(
    {Verdict.ACCEPTED, Verdict.CORRECTED, Verdict.SPLIT, Verdict.MERGED, Verdict.ADDED}
)
"""Verdicts by which a proposal becomes part of the plan."""
SILENT = frozenset({Verdict.COVERED, Verdict.FRAME})
"""Clauses nobody has to decide on: their targets speak for them, or they ask for nothing."""
OPS = ("=", ">=", "<=", ">", "<", "range")
_DEADLINE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class QuoteError(InputError):
    """The quote does not stand in the text."""

    code = "review-quote"
    text = T("原文中没有“{quote}”", "The text does not hold “{quote}”")


class ContentError(InputError):
    """What a proposal says does not hang together; every fault is told."""

    code = "review-content"
    text = T("内容有误：{faults}", "The content is wrong: {faults}")


class DecidedError(RefusedError):
    """The proposal is decided; the decision must be withdrawn first."""

    code = "review-decided"
    text = T(
        "“{quote}”已核对（{verdict}），请先撤回原来的决定",
        "“{quote}” is decided ({verdict}); withdraw that first",
    )


class RestsError(RefusedError):
    """A later decision rests on the one to be withdrawn."""

    code = "review-rests"
    text = T(
        "后来的决定以此为前提，请先撤回后来的决定",
        "A later decision rests on this one; withdraw the later one first",
    )


class ShapeError(InputError):
    """The act needs another number of proposals before or after."""

    code = "review-shape"
    text = T("“{act}”的条数不对：{why}", "“{act}” with the wrong number: {why}")


@dataclass(frozen=True, slots=True)
class Content:
    """What one proposal says (核对内容); exact numbers, the quote verbatim from ``start`` on."""

    start: int
    quote: str
    kind: str
    section: tuple[str, ...] = ()
    indicator: str = ""
    scope: str | None = None
    op: str | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    deadline: str | None = None
    due_by_plan: str | None = None
    rule: str = ""
    implicit: bool = False
    ratio: str | None = None
    units: tuple[Unit, ...] = ()
    work: str = ""
    """The heading it works for (重点工作), in words; ``section`` gives items by number."""

    @property
    def end(self) -> int:
        """Where the quote ends."""
        return self.start + len(self.quote)


@dataclass(frozen=True, slots=True)
class Item:
    """One proposal (待核对项) as it stands; ``clause`` is the key of the clause it belongs to."""

    key: str
    clause: str
    subject: Subject
    content: Content
    verdict: Verdict
    step: int = 0


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reviewer decides (核对决定): on which proposals, and what they become."""

    number: int
    act: Act
    on: tuple[str, ...] = ()
    becomes: tuple[Content, ...] = ()
    subject: Subject = Subject.TARGET
    why: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision changes (核对变动): items taken away, items put in their place."""

    before: tuple[Item, ...]
    after: tuple[Item, ...]

    def turned(self) -> "Effect":
        """The effect that takes this one back."""
        return Effect(self.after, self.before)


Items = Mapping[str, Item]


def ordered(items: Iterable[Item]) -> tuple[Item, ...]:
    """Reading order: by place, a clause before its targets."""
    return tuple(sorted(items, key=lambda item: (item.content.start, item.key)))


def checked(content: Content, subject: Subject, text: str) -> Content:
    """The content with its quote placed; raises ``QuoteError`` and ``ContentError``.

    A quote that does not stand at ``start`` is looked for nearest to it.
    """
    quote = content.quote.strip()
    if not quote:
        raise QuoteError(quote="")
    start = content.start
    if text[start : start + len(quote)] != quote:
        places = [hit.start() for hit in re.finditer(re.escape(quote), text)]
        if not places:
            raise QuoteError(quote=quote[:60])
        start = min(places, key=lambda place: abs(place - content.start))
    found = faults(content, subject)
    if found:
        zh, en = "；".join(one.zh for one in found), "; ".join(one.en for one in found)
        raise ContentError(faults=T(zh, en))
    return replace(content, start=start, quote=quote, indicator=content.indicator.strip())


def faults(content: Content, subject: Subject) -> tuple[T, ...]:
    """Everything that does not hang together."""
    found: list[T] = []
    kinds = {kind.key for kind in (TargetKind if subject is Subject.TARGET else ClauseKind)}
    if content.kind not in kinds:
        found.append(T("性质不对", "unknown kind"))
    if content.deadline and not _DEADLINE.fullmatch(content.deadline):
        found.append(
            T("时限写作 2026、2026-09 或 2026-09-30", "a deadline is 2026, 2026-09 or 2026-09-30")
        )
    if subject is Subject.CLAUSE:
        return tuple(found)
    if not content.indicator.strip():
        found.append(T("缺指标名称", "the indicator has no name"))
    if content.op not in OPS:
        found.append(T("比较关系不对", "unknown comparison"))
    return (*found, *_amount_faults(content))


def _amount_faults(content: Content) -> tuple[T, ...]:
    if content.op == "range":
        if content.low is None or content.high is None or content.value is not None:
            return (T("区间应有下限和上限", "a range has a lower and an upper end"),)
        if content.low > content.high:
            return (T("下限大于上限", "the lower end is above the upper"),)
    elif content.value is None or content.low is not None or content.high is not None:
        return (T("应有一个数值", "one value is needed"),)
    return ()


_NEEDS = {
    Act.ACCEPT: (1, None, 0, 0),
    Act.REJECT: (1, None, 0, 0),
    Act.CORRECT: (1, 1, 1, 1),
    Act.SPLIT: (1, 1, 2, None),
    Act.MERGE: (2, None, 1, 1),
    Act.ADD: (0, 0, 1, 1),
}
"""Act → fewest and most proposals it decides on, fewest and most that come of it."""


def decided(near: Items, decision: Decision, text: str, clause: str = "") -> Effect:
    """The effect of a decision; ``near`` holds every item of the clauses it touches.

    ``clause`` is the clause that something added belongs to. Raises
    ``ShapeError``, ``DecidedError``, ``QuoteError``, ``ContentError``.
    """
    _shape(decision)
    on = tuple(near[key] for key in decision.on)
    for item in on:
        if item.verdict is not Verdict.PENDING and not _opens(item, decision.act):
            raise DecidedError(quote=item.content.quote[:40], verdict=item.verdict.label)
    subject = on[0].subject if on else decision.subject
    if decision.becomes and any(item.subject is not subject for item in on):
        raise ShapeError(
            act=decision.act.label, why=T("条目与目标不能合并", "clauses and targets do not mix")
        )
    new = tuple(checked(content, subject, text) for content in decision.becomes)
    if decision.act is Act.ADD:
        return _added(near, decision, new[0], clause)
    after = _after(on, decision, new)
    woken = _woken(near, on, after)
    return Effect((*on, *(near[item.key] for item in woken)), (*after, *woken))


def _opens(item: Item, act: Act) -> bool:
    """Frame text may be made a task, and a covered clause may be corrected."""
    if item.verdict is Verdict.FRAME:
        return act in (Act.ACCEPT, Act.CORRECT)
    return item.verdict is Verdict.COVERED and act is Act.CORRECT


def _shape(decision: Decision) -> None:
    if decision.act not in _NEEDS:
        raise ShapeError(
            act=decision.act.label, why=T("撤回另有办法", "withdrawing goes another way")
        )
    least, most, fewest, largest = _NEEDS[decision.act]
    on, becomes = len(decision.on), len(decision.becomes)
    if len(set(decision.on)) != on:
        raise ShapeError(
            act=decision.act.label, why=T("同一条出现两次", "one of them stands twice")
        )
    if on < least or (most is not None and on > most):
        raise ShapeError(act=decision.act.label, why=T("所选条数", "how many are chosen"))
    if becomes < fewest or (largest is not None and becomes > largest):
        raise ShapeError(act=decision.act.label, why=T("所得条数", "how many come of it"))


def _after(on: Sequence[Item], decision: Decision, new: Sequence[Content]) -> tuple[Item, ...]:
    step, first = decision.number, on[0]
    if decision.act is Act.ACCEPT:
        return tuple(replace(item, verdict=Verdict.ACCEPTED, step=step) for item in on)
    if decision.act is Act.REJECT:
        return tuple(replace(item, verdict=Verdict.REJECTED, step=step) for item in on)
    if decision.act is Act.CORRECT:
        return (replace(first, content=new[0], verdict=Verdict.CORRECTED, step=step),)
    if decision.act is Act.MERGE:
        merged = replace(
            first, key=f"m{step:05d}", content=new[0], verdict=Verdict.MERGED, step=step
        )
        return (_home(merged),)
    return tuple(
        _home(replace(first, key=f"{first.key}.{n}", content=one, verdict=Verdict.SPLIT, step=step))
        for n, one in enumerate(new, 1)
    )


def _home(item: Item) -> Item:
    """A clause is its own clause; a target stays with the clause it was read in."""
    return replace(item, clause=item.key) if item.subject is Subject.CLAUSE else item


def _woken(near: Items, on: Sequence[Item], after: Sequence[Item]) -> tuple[Item, ...]:
    """Clauses whose last figure was not used: they must now be decided on for themselves."""
    gone = {item.key for item in on}
    live = [item for key, item in near.items() if key not in gone] + list(after)
    woken = []
    for key in sorted({item.clause for item in on if item.subject is Subject.TARGET}):
        clause = near.get(key)
        left = any(
            item.clause == key and item.verdict is not Verdict.REJECTED
            for item in live
            if item.subject is Subject.TARGET
        )
        if clause and clause.verdict is Verdict.COVERED and not left:
            woken.append(replace(clause, verdict=Verdict.PENDING))
    return tuple(woken)


def _added(near: Items, decision: Decision, content: Content, clause: str) -> Effect:
    key = f"n{decision.number:05d}"
    subject = decision.subject
    home = key if subject is Subject.CLAUSE else clause
    item = Item(key, home, subject, content, Verdict.ADDED, decision.number)
    around = near.get(clause)
    silent = around is not None and around.verdict in (Verdict.FRAME, Verdict.PENDING)
    if subject is Subject.TARGET and around is not None and silent:
        covered = replace(around, verdict=Verdict.COVERED)
        return Effect((around,), (item, covered))
    return Effect((), (item,))


def applied(items: Items, effect: Effect) -> dict[str, Item]:
    """The items after an effect; raises ``RestsError`` where they are not as it found them."""
    found = dict(items)
    for item in effect.before:
        if found.get(item.key) != item:
            raise RestsError
        del found[item.key]
    for item in effect.after:
        if item.key in found:
            raise RestsError
        found[item.key] = item
    return found


def fold(start: Iterable[Item], effects: Iterable[Effect]) -> dict[str, Item]:
    """Where a review stands: its effects, one after another, over the proposals."""
    found = {item.key: item for item in start}
    for effect in effects:
        found = applied(found, effect)
    return found


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a review is (核对进度)."""

    done: int
    whole: int
    by_verdict: Mapping[str, int]

    @property
    def ended(self) -> bool:
        """Whether nothing is left to decide."""
        return self.done == self.whole


def progress(verdicts: Iterable[Verdict]) -> Progress:
    """Count what is decided; silent clauses do not count."""
    counts = {verdict.key: 0 for verdict in Verdict if verdict not in SILENT}
    for verdict in verdicts:
        if verdict not in SILENT:
            counts[verdict.key] += 1
    whole = sum(counts.values())
    return Progress(whole - counts[Verdict.PENDING.key], whole, counts)
