"""What a county is judged on (评估数据): schools with pupils by stage and amounts, and the county's own figures.

An amount recorded by stage stands under ``key.stage``; one recorded once for a
school of several stages stands under ``key`` and is split by weighted pupils.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

PUPILS = "pupils"
"""The amount that is the pupils themselves: ``pupils.primary``, ``pupils.primary+junior``, or ``pupils`` for all."""


@dataclass(frozen=True, kw_only=True)
class School:
    """One school (参评学校): its kind, pupils by stage, what is on record of it.

    An amount that is not in ``amounts`` is unknown, which is not zero.
    """

    key: int
    name: str
    kind: str
    pupils: Mapping[str, int]
    amounts: Mapping[str, Fraction] = field(default_factory=dict)

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages it has pupils of."""
        return tuple(stage for stage, number in self.pupils.items() if number > 0)

    def amount(self, key: str) -> Fraction | None:
        """Give an amount as recorded; pupils are amounts too, of all stages or of those named (``a+b``)."""
        head, _, stages = key.partition(".")
        if head == PUPILS:
            some = stages.split("+") if stages else self.pupils
            return Fraction(sum(self.pupils.get(one, 0) for one in some))
        return self.amounts.get(key)

    def of_stage(self, key: str, stage: str, weights: Mapping[str, Fraction]) -> Fraction | None:
        """Give a stage's part of an amount: as recorded by stage, else split (一贯制拆分)."""
        own = self.amounts.get(f"{key}.{stage}")
        if own is not None:
            return own
        whole = self.amounts.get(key)
        return None if whole is None else whole * split(self.pupils, stage, weights)


def split(pupils: Mapping[str, int], stage: str, weights: Mapping[str, Fraction]) -> Fraction:
    """Give the part of what a school has once that goes to a stage: by weighted pupils.

    >>> weights = {"primary": Fraction(1), "junior": Fraction("1.1")}
    >>> split({"primary": 600, "junior": 300}, "primary", weights)
    Fraction(20, 31)
    """
    some = ((number, weights[key]) for key, number in pupils.items() if key in weights)
    whole = sum((number * weight for number, weight in some), Fraction(0))
    return pupils[stage] * weights[stage] / whole


@dataclass(frozen=True, kw_only=True)
class County:
    """A county (被评县): its schools, its own amounts, and what reviewers found of it.

    ``told`` holds findings of reviews and vetoes; what is not in it was not reviewed.
    """

    key: int
    name: str
    schools: tuple[School, ...]
    amounts: Mapping[str, Fraction] = field(default_factory=dict)
    told: Mapping[str, bool] = field(default_factory=dict)
