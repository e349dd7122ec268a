"""Questionnaires as data (问卷定义): whom they ask what, on which scale, in which dimension, with which weight."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source

STEPS = 5
"""A scale has this many steps; step ``n`` is worth ``(n − 1) · 25`` of a hundred points."""
FULL = 100
MOST_OPTIONS = 20


class Audience(Labelled):
    """Who is asked (调查对象); the keys are those of the register of surveys in figures."""

    PARENT = ("parent", T("家长", "Parents"))
    PUPIL = ("pupil", T("学生", "Pupils"))
    TEACHER = ("teacher", T("教职工", "Staff"))
    DEPUTY = ("deputy", T("人大代表和政协委员", "Deputies and members"))


class Ask(Labelled):
    """How a question is answered (题型)."""

    SCALE = ("scale", T("五级量表", "A scale of five"))
    ONE = ("one", T("单选", "One of several"))
    SEVERAL = ("several", T("多选", "Any of several"))
    AMOUNT = ("amount", T("填数", "A whole number"))
    COMMENT = ("comment", T("意见", "A comment"))


SCALE = (
    T("很不满意", "Very dissatisfied"), T("不满意", "Dissatisfied"), T("一般", "Neither"),
    T("满意", "Satisfied"), T("很满意", "Very satisfied"),
)  # fmt: skip
AGREEING = (
    T("很不符合", "Not at all"), T("不太符合", "Hardly"), T("一般", "Partly"),
    T("比较符合", "Mostly"), T("很符合", "Entirely"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """One of the answers to choose from (选项); without points it only is counted."""

    key: str
    words: T
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """What several questions are about (维度), and the session of experts that answers a weakness in it."""

    key: str
    title: T
    session: T


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question (题目).

    ``weight`` is how much it counts in its dimension; without a dimension it
    counts nowhere. ``overall`` marks the one question that says whether
    somebody is satisfied. ``limit`` names the parameter with the limit of a
    number by grade: within it an answer is worth 100 points, beyond it none.
    ``audiences`` are who is asked; all of the questionnaire where none is named.
    """

    key: str
    words: T
    ask: Ask
    dimension: str = ""
    weight: int = 1
    steps: tuple[T, ...] = SCALE
    options: tuple[Option, ...] = ()
    audiences: tuple[Audience, ...] = ()
    overall: bool = False
    limit: str = ""
    at_least: bool = False
    unit: T = field(default_factory=lambda: T("", ""))
    most: int = 0

    @property
    def rated(self) -> bool:
        """Whether an answer is worth points."""
        return bool(self.dimension)

    def points(self, value: object, limit: int | None) -> Fraction | None:
        """Give what an answer is worth of a hundred; nothing where it was left out or cannot be judged."""
        if value is None or not self.rated:
            return None
        if self.ask is Ask.SCALE and isinstance(value, int):
            return Fraction((value - 1) * FULL, STEPS - 1)
        if self.ask is Ask.ONE:
            found = next((one.points for one in self.options if one.key == value), None)
            return None if found is None else Fraction(found)
        if self.ask is Ask.AMOUNT and isinstance(value, int) and limit is not None:
            return Fraction(FULL if (value >= limit if self.at_least else value <= limit) else 0)
        return None


@dataclass(frozen=True, kw_only=True)
class Questionnaire:
    """A questionnaire (问卷): a version of it never changes once somebody was asked.

    ``group`` is the kind group whose readers and managers run it; ``graded``
    asks families and pupils by grade; ``stages`` are the stages of schooling
    it is for, all where none is named; ``feeds`` is the register that keeps what
    it came to at each school as counts.
    """

    key: str
    version: int
    title: T
    intro: T
    group: str
    audiences: tuple[Audience, ...]
    dimensions: tuple[Dimension, ...]
    questions: tuple[Question, ...]
    source: Source
    serves: tuple[str, ...] = ()
    graded: bool = False
    stages: tuple[str, ...] = ()
    feeds: str = ""

    def asked(self, audience: str) -> tuple[Question, ...]:
        """Give the questions of an audience, in order."""
        return tuple(
            one
            for one in self.questions
            if not one.audiences or audience in {who.key for who in one.audiences}
        )

    def dimension(self, key: str) -> Dimension:
        """Give one; raises ``KeyError``."""
        return {one.key: one for one in self.dimensions}[key]

    def faults(self) -> Iterator[T]:
        """Say everything wrong with the definition."""
        keys = [one.key for one in self.questions]
        known = {one.key for one in self.dimensions}
        for key in sorted({one for one in keys if keys.count(one) > 1}):
            yield T(f"题目 {key} 重复", f"question {key} stands twice")
        for one in self.questions:
            yield from self._wrong(one, known)
        for dimension in sorted(known - {one.dimension for one in self.questions}):
            yield T(f"维度 {dimension} 没有题目", f"no question is about dimension {dimension}")
        for who in self.audiences:
            asked = self.asked(who.key)
            if not any(one.rated for one in asked):
                yield T(f"{who.label.zh}没有计分题", f"nothing rated is asked of {who.key}")
            if sum(one.overall for one in asked) > 1:
                yield T(f"{who.label.zh}有多道总体题", f"{who.key}: more than one overall question")

    def _wrong(self, one: Question, known: set[str]) -> Iterator[T]:
        choosing = one.ask in {Ask.ONE, Ask.SEVERAL}
        number = one.ask is Ask.AMOUNT
        unrated = one.ask in {Ask.SEVERAL, Ask.COMMENT}
        options = choosing != bool(one.options) or len(one.options) > MOST_OPTIONS
        told = (
            (one.rated and one.dimension not in known, "维度未定义", "its dimension is unknown"),
            (one.weight < 1, "权重小于1", "a weight below 1"),
            (one.overall and one.ask is not Ask.SCALE, "总体题须为量表", "overall is a scale"),
            (one.ask is Ask.SCALE and len(one.steps) != STEPS, "量表须为五级", "not five steps"),
            (options, "选项有误", "options are missing, too many or not wanted"),
            (number != (one.most > 0), "填数题须有上限，其他题没有", "only a number has a bound"),
            (unrated and one.rated, "不能计分", "cannot be rated"),
            (number and one.rated != bool(one.limit), "计分的填数题须有限值", "rated by a limit"),
        )
        for wrong, zh, en in told:
            if wrong:
                yield T(f"题目 {one.key}：{zh}", f"question {one.key}: {en}")


def limit_of(limits: Mapping[str, int], grade: str) -> int | None:
    """Give the limit of a grade: its own, else that of its stage's letter; none where nothing is set.

    >>> limits = {"P": 60, "P1": 0}
    >>> limit_of(limits, "P1"), limit_of(limits, "P4"), limit_of(limits, "K1")
    (0, 60, None)
    """
    return limits.get(grade, limits.get(grade[:1]))
