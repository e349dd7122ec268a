"""What is linked: a target as said, a figure as offered, a family of figures that are counted by name."""

import re
from dataclasses import dataclass, field
from fractions import Fraction

from xuezheng.core.base.labels import Labelled, T


class Said(Labelled):
    """Which way a target's amount goes (目标方向)."""

    LEAST = ("least", T("不低于", "At least"))
    MOST = ("most", T("不高于", "At most"))
    EXACT = ("exact", T("达到", "Exactly"))


ROSE, FELL = "较上年提高", "较上年下降"
"""How a figure changed over a year, as a link names it (较上年增减): in points, up or down."""


class Way(Labelled):
    """Where a figure comes from (取数方式)."""

    COMPUTED = ("computed", T("名录计算", "Computed from registers"))
    COUNTED = ("counted", T("台账计数", "Counted from cases"))
    REPORTED = ("reported", T("人工填报", "Entered by hand"))
    NONE = ("none", T("没有来源", "Nobody knows it"))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A target as its plan says it (目标原话).

    ``own`` is the phrase measured and its scope, ``around`` the sentence up to
    the amount and the words that follow it (``after``), ``headings`` what stands above, ``rest`` what
    the sentence says behind, ``lead`` the total that the amount is a part of (其中).
    ``unit`` is the word behind the number; ``outside`` says that its scope is
    wider than the bureau's own area.
    """

    own: str
    around: str
    unit: str
    after: str = ""
    rest: str = ""
    lead: str = ""
    headings: str = ""
    direction: Said = Said.EXACT
    outside: bool = False
    part: bool = False
    """Its scope is a part of the area that no register tells apart."""
    change: bool = False
    """The amount says by how much something changed, not what it is."""
    grown: str = ""
    """The amount says by how many points a share rose or fell in a year: ``ROSE`` or ``FELL``."""
    census: bool = False
    """The sentence lists what there is: 现有, 共有."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A figure of the catalogue (可关联指标): what plans call it, its unit and direction."""

    key: str
    title: T
    unit: str
    way: Way
    phrases: tuple[str, ...]
    says: str = ""
    higher: bool | None = None
    share: bool = False
    named: bool = False
    past: bool = False
    """It can be counted as of an earlier day too: its rows hold from day to day."""


@dataclass(frozen=True, slots=True)
class Family:
    """How plans speak of what is counted by name (按名称计数的说法).

    ``acts`` must stand in the sentence, ``things`` in the phrase measured,
    ``units`` are the units it may be said in; ``unless`` must not stand there.
    """

    key: str
    acts: str
    things: str
    units: frozenset[str]
    unless: str = ""
    rank: int = 0
    loose: bool = False
    """Its things may stand anywhere in the sentence when no phrase names any."""

    def heard(self, spoken: Spoken, wide: int = 0) -> str | None:
        """Give the words that name it; ``None`` where they are not said.

        ``wide`` is 0 for the phrase alone, 1 with what follows the amount, 2 for the sentence.
        """
        if wide > 1 and not self.loose:
            return None
        around = spoken.around + (spoken.rest if wide > 1 else "")
        phrase = (spoken.own, spoken.own + spoken.after, around)[wide]
        if spoken.unit not in self.units or (
            self.unless and re.search(self.unless, spoken.own if wide > 1 else phrase)
        ):
            return None
        act = re.search(self.acts, around) if self.acts else None
        thing = re.search(self.things, phrase) if self.things else None
        if (self.acts and act is None) or (self.things and thing is None):
            return None
        return "、".join(hit[0] for hit in (act, thing) if hit is not None and hit[0])


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a figure is likely (关联理由), in words."""

    text: T


@dataclass(frozen=True, slots=True)
class Link:
    """A likely figure (可能的指标): its key, how like it is, why, and the name its rows are sought by."""

    key: str
    way: Way
    score: Fraction
    reasons: tuple[Reason, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Linked:
    """What linking a target gives: the likely figures, the best first, or why there is none."""

    links: tuple[Link, ...] = ()
    why: T = field(default=T("", ""))

    @property
    def first(self) -> Link | None:
        """The first suggestion."""
        return self.links[0] if self.links else None
