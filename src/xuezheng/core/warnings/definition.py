"""A rule that warns (预警规则): what is measured at which places, the lines of its grades, what is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.warnings.grades import Grade, Side


class At(Labelled):
    """At which places a rule looks (预警层级)."""

    SCHOOL = ("school", T("学校", "School"))
    TOWNSHIP = ("township", T("镇（街道）", "Township"))
    COUNTY = ("county", T("全局", "Whole bureau"))


class Of(Labelled):
    """Which cases of a ledger count (计数口径)."""

    OPEN = ("open", T("未办结", "Standing open"))
    OPENED = ("opened", T("期内登记", "Opened in the span"))


@dataclass(frozen=True, slots=True)
class OfIndicator:
    """An indicator as it was counted last (指标值); ``fresh`` names after how many days it is too old."""

    key: str
    fresh: str = "warning.fresh_days"


@dataclass(frozen=True, slots=True)
class Counted:
    """Cases of one ledger (台账计数): which of them, where some fields hold some choices, and how much each weighs."""

    ledger: str
    of: Of = Of.OPENED
    where: Mapping[str, str] = field(default_factory=dict)
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Weighed:
    """Cases weighed and added (加权计数); ``days`` names the span for those opened in it."""

    sources: tuple[Counted, ...]
    days: str = "warning.window_days"


@dataclass(frozen=True, slots=True)
class Summed:
    """A share of sums over the cases of a span (台账比例): two fields of a ledger."""

    ledger: str
    part: str
    whole: str
    days: str = "warning.window_days"


@dataclass(frozen=True, slots=True)
class AmongPupils:
    """Cases of a span for each pupil on the roll (占在校生比例)."""

    counted: Counted
    days: str = "warning.year_days"


@dataclass(frozen=True, slots=True)
class Expiring:
    """Days left of what runs out first (到期剩余天数) among the things of some registers."""

    registers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Seats:
    """Children who will enter a stage next September for each seat that becomes free (学位需求比), forecast."""

    stage: str


@dataclass(frozen=True, slots=True)
class YearEnd:
    """How an account of the year is foretold to end (年末预计): which aims, and whether those missed are counted.

    Otherwise the growth of the worst is measured. ``fresh`` names after how many days
    the sums are too old.
    """

    aims: tuple[str, ...]
    missed: bool = False
    fresh: str = "spending.fresh_days"


@dataclass(frozen=True, slots=True)
class WeeksOver:
    """Weeks in a row in which a class passed its limit of homework (连续超限周数): of the class with most.

    ``fresh`` names after how many days a class's newest week is too old.
    """

    fresh: str = "homework.fresh_days"


Measure = OfIndicator | Weighed | Summed | AmongPupils | Expiring | Seats | YearEnd | WeeksOver


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule (预警规则).

    ``lines`` names the parameter of the grades, in the rule's unit; ``times`` is how
    often the value is taken to be in that unit, 100 for percent. ``firm`` asks the
    interval of a share. ``opens`` is the ledger whose case a grade opens, ``asks``
    what it then asks, or what ``steps`` says of that grade. ``group`` is the kind
    group that sees it.
    """

    key: str
    title: T
    group: str
    serves: tuple[str, ...]
    source: Source
    at: tuple[At, ...]
    measure: Measure
    lines: str
    unit: T
    asks: T
    opens: str
    times: int = 1
    side: Side = Side.ABOVE
    firm: bool = False
    steps: Mapping[Grade, T] = field(default_factory=dict)
    settle: str = "warning.settle_days"
    patience: str = "warning.patience_days"

    def asked(self, grade: Grade | None) -> T:
        """Give what a grade asks of whoever answers."""
        return self.steps.get(grade, self.asks) if grade else self.asks

    @property
    def ledgers(self) -> frozenset[str]:
        """The ledgers its cases are counted from; while all of them are off, the rule sleeps."""
        if isinstance(self.measure, Weighed):
            return frozenset(one.ledger for one in self.measure.sources)
        if isinstance(self.measure, Summed):
            return frozenset({self.measure.ledger})
        if isinstance(self.measure, AmongPupils):
            return frozenset({self.measure.counted.ledger})
        return frozenset()

    @property
    def numbers(self) -> tuple[str, ...]:
        """The parameters it judges by."""
        own = getattr(self.measure, "days", "") or getattr(self.measure, "fresh", "")
        return tuple(one for one in (self.lines, self.settle, self.patience, own) if one)
