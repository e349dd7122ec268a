"""From bureau to township to school (逐级分解): parts, their sum, and the remainder shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.targets.numbers import shown


class How(Labelled):
    """How parts make the whole (汇总方式)."""

    SUM = ("sum", T("相加", "Sum"))
    WEIGHTED_MEAN = ("weighted_mean", T("加权平均", "Weighted mean"))
    DECLARED_GAP = ("declared_gap", T("相加并注明差额", "Sum with a declared gap"))


class WeightError(InputError):
    """A weighted mean needs whole weights above nought."""

    code = "weight"
    text = T("加权平均的权数应为正整数：{unit}", "A weight must be a whole number above 0: {unit}")


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit takes of a target, or gives as its figure (分解到单位的一份)."""

    unit: str
    value: Fraction | None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Gathered:
    """Parts brought together (汇总): the whole of what is known, and who is missing."""

    value: Fraction | None
    missing: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether every unit gave its figure; a missing one is never nought."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Balance:
    """The whole against its parts (分解平衡): what is promised, handed out, and left over."""

    whole: Fraction
    parts: Gathered
    remainder: Fraction | None
    declared: Fraction = Fraction(0)

    @property
    def even(self) -> bool:
        """Whether nothing is left over beyond what was declared."""
        return self.parts.complete and self.remainder == self.declared

    @property
    def words(self) -> T:
        """Say how whole and parts compare."""
        if self.remainder is None or not self.parts.complete:
            return INCOMPLETE.filled(missing="、".join(self.parts.missing))
        if self.even:
            return (DECLARED if self.declared else EVEN).filled(gap=shown(self.declared))
        form = LEFT if self.remainder > 0 else OVER
        return form.filled(rest=shown(abs(self.remainder)))


EVEN = T("分解数与总目标一致", "The parts make the whole")
DECLARED = T("已注明差额 {gap}，其余分解一致", "Even but for the declared gap of {gap}")
LEFT = T("尚有 {rest} 未分解", "{rest} are not handed out yet")
OVER = T("分解数超出总目标 {rest}", "The parts pass the whole by {rest}")
INCOMPLETE = T("不完整，缺：{missing}", "Incomplete; missing: {missing}")


def gather(parts: Sequence[Share], how: How) -> Gathered:
    """Bring parts together exactly; units without a figure are named, never nought.

    Raises ``WeightError``.

    >>> gather([Share("甲", Fraction(2)), Share("乙", None)], How.SUM)
    Gathered(value=Fraction(2, 1), missing=('乙',))
    """
    missing = tuple(part.unit for part in parts if part.value is None)
    known = [(part.value, part.weight) for part in parts if part.value is not None]
    if how is How.WEIGHTED_MEAN:
        _check_weights(parts)
        whole = sum(weight for _, weight in known)
        total = sum((value * weight for value, weight in known), Fraction(0))
        return Gathered(total / whole if known else None, missing)
    return Gathered(sum((value for value, _ in known), Fraction(0)) if known else None, missing)


def _check_weights(parts: Sequence[Share]) -> None:
    for part in parts:
        if part.weight <= 0:
            raise WeightError(unit=part.unit)


def remainder(
    whole: Fraction, parts: Sequence[Share], how: How, *, declared: Fraction = Fraction(0)
) -> Balance:
    """Compare a target with what its parts make; the remainder is never hidden."""
    gathered = gather(parts, how)
    rest = None if gathered.value is None else whole - gathered.value
    gap = declared if how is How.DECLARED_GAP else Fraction(0)
    return Balance(whole, gathered, rest, gap)
