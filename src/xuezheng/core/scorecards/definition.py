"""What a scorecard is (评分卡): items under groups, each with a test as data, its clause and how sure it is.

A limit is named by its parameter, an amount by its key; ``Pick`` says for which
schools. No figure stands here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.indicators.definition import Confidence, Unit


class Group(Labelled):
    """Under which heading an item stands (评估部分)."""

    PRECONDITION = ("precondition", T("资格条件", "Preconditions"))
    RESOURCES = ("resources", T("资源配置", "Resources of schools"))
    EVENNESS = ("evenness", T("校际均衡", "Evenness between schools"))
    GUARANTEE = ("guarantee", T("政府保障", "What government guarantees"))
    QUALITY = ("quality", T("教育质量", "Quality of education"))
    RECOGNITION = ("recognition", T("社会认可度", "What the public thinks"))
    VETO = ("veto", T("一票否决", "Vetoes"))


@dataclass(frozen=True, slots=True)
class Pick:
    """A parameter or amount and for which schools it is meant (适用情形); the first that fits counts."""

    of: str
    kinds: tuple[str, ...] = ()
    stage: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One condition of a mark: an amount, or its quotient with another, against a parameter.

    Without a parameter the amount is a flag that must be at least 1.
    """

    amount: str
    parameter: str = ""
    least: bool = False
    over: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A special case of a school (特殊情形): all its conditions hold, and are known to."""

    key: str
    title: T
    checks: tuple[Check, ...]


Floors = tuple[tuple[str, str], ...]
"""Stage and parameter."""


@dataclass(frozen=True, slots=True)
class Resource:
    """So much of a resource a pupil, or so many a ``per`` pupils, in each school and stage (资源配置项).

    Without ``floors`` it is compared between schools alone. ``extra`` are amounts
    that count besides for schools with a mark.
    """

    amount: str
    per: int = 1
    floors: Floors = ()
    extra: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SchoolRule:
    """A school passes with at most ``missed`` items below their floor, each at ``near`` percent of it (达标规则)."""

    missed: str
    near: str


@dataclass(frozen=True, slots=True)
class Even:
    """The coefficient of variation of one resource stays within the limit of its stage (差异系数)."""

    resource: str
    limits: Floors


@dataclass(frozen=True, slots=True)
class EvenOnAverage:
    """The mean of the coefficients of several resources stays within the limit (综合差异系数)."""

    resources: tuple[str, ...]
    limits: Floors


@dataclass(frozen=True, slots=True)
class Each:
    """An amount of every school against a limit (逐校项); ``over`` divides it, ``times`` scales it."""

    value: tuple[Pick, ...]
    limit: tuple[Pick, ...]
    least: bool = False
    over: str = ""
    times: int = 1


@dataclass(frozen=True, slots=True)
class Rooms:
    """As many rooms as classes ask for: one for each begun ``per`` classes (专用教室)."""

    rooms: tuple[Pick, ...]
    classes: str
    per: str


@dataclass(frozen=True, slots=True)
class Posts:
    """Staff against what the ratio of pupils gives, rounded up for each school (编制测算)."""

    staff: str
    ratios: Floors


@dataclass(frozen=True, slots=True)
class Fitting:
    """The share of schools that keep several figures a pupil (达标学校占比), of those with a mark."""

    figures: tuple[tuple[str, str], ...]
    share: str
    mark: str = ""
    without: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """One of the county's amounts over another against a limit (县级比例); ``strict`` bars equality."""

    part: str
    whole: str = ""
    limit: str = ""
    least: bool = True
    times: int = 100
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What reviewers found (审核项): ``wanted`` is how it must be; a veto must not hold."""

    wanted: bool = True


Test = (
    Resource | SchoolRule | Even | EvenOnAverage | Each | Rooms | Posts | Fitting | Share | Reviewed
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a scorecard (评估指标); ``number`` is what the document counts it by."""

    key: str
    title: T
    group: Group
    test: Test
    unit: Unit
    number: str = ""
    source: Source
    confidence: Confidence = Confidence.SECONDARY

    @property
    def decides(self) -> bool:
        """Whether the county fails with it: a resource decides by way of the school rule alone."""
        return not isinstance(self.test, Resource)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """A scorecard of the state (评分卡): its items in order, which schools enter, which cases are special.

    ``kinds`` are the kinds of school judged; a teaching point enters from the
    parameter ``point`` on. ``weights`` are the parameters that split shared
    resources.
    """

    key: str
    title: T
    says: T
    source: Source
    kinds: tuple[str, ...]
    items: tuple[Item, ...]
    stages: tuple[str, ...]
    point: str = ""
    weights: Floors = ()
    marks: tuple[Mark, ...] = ()
    serves: tuple[str, ...] = ()

    @property
    def planned(self) -> bool:
        """Whether changes reach it: a card without a rule for schools has no plan."""
        return any(isinstance(one.test, SchoolRule) for one in self.items)

    def item(self, key: str) -> Item:
        """Give an item by its key; raises ``KeyError``."""
        for one in self.items:
            if one.key == key:
                return one
        raise KeyError(key)

    def numbers(self) -> frozenset[str]:
        """Give the parameters it rests on."""
        found = {self.point, *(parameter for _, parameter in self.weights)}
        found |= {check.parameter for mark in self.marks for check in mark.checks}
        for one in self.items:
            found |= set(parameters(one.test))
        return frozenset(found - {""})

    def faults(self) -> Iterator[str]:
        """Say what is wrong with it that needs no data."""
        keys = [one.key for one in self.items]
        yield from (
            f"{self.key}: {key} twice" for key in sorted({k for k in keys if keys.count(k) > 1})
        )
        marks = {one.key for one in self.marks}
        for one in self.items:
            named = {one.test.resource} if isinstance(one.test, Even) else set()
            named |= set(one.test.resources) if isinstance(one.test, EvenOnAverage) else set()
            yield from (f"{self.key}.{one.key}: {key}" for key in sorted(named - set(keys)))
            yield from (f"{self.key}.{one.key}: {key}" for key in sorted(_marks(one.test) - marks))


def parameters(test: Test) -> Iterator[str]:
    """Give the parameters of a test."""
    for name in ("missed", "near", "per", "share"):
        found = getattr(test, name, "")
        if isinstance(found, str):
            yield found
    for name in ("floors", "limits", "ratios", "figures"):
        yield from (parameter for _, parameter in getattr(test, name, ()))
    limit: Any = getattr(test, "limit", "")
    yield from ((limit,) if isinstance(limit, str) else (one.of for one in limit))


def _marks(test: Test) -> set[str]:
    found = {getattr(test, "mark", ""), getattr(test, "without", "")}
    found |= {mark for mark, _ in getattr(test, "extra", ())}
    for field in fields(test):
        value = getattr(test, field.name)
        if isinstance(value, tuple):
            found |= {one.mark for one in value if isinstance(one, Pick)}
    return found - {""}
