"""The words of linking (关联词表): what a plan calls things, as concepts that conflict or go together.

A concept has several wordings (园所, 幼儿园, 学前). It stands in a dimension:
two concepts of a *sharp* dimension never stand for each other: a target of the
senior schools is no target of the primary ones.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from xuezheng.core.base.labels import Labelled, T


class Dimension(Labelled):
    """What a concept says of a figure (词义维度)."""

    STAGE = ("stage", T("学段", "Stage"))
    NATURE = ("nature", T("办别", "Who runs it"))
    QUALITY = ("quality", T("等级与性质", "Grade or quality"))
    WHO = ("who", T("对象", "Who"))
    THING = ("thing", T("事物", "Thing"))
    ACT = ("act", T("事项", "What is done"))
    CHANGE = ("change", T("变动", "What changes"))
    MEASURE = ("measure", T("量法", "How it is measured"))


SHARP = frozenset(
    {Dimension.STAGE, Dimension.NATURE, Dimension.QUALITY, Dimension.WHO, Dimension.CHANGE}
)
"""Where a concept said and not meant makes another figure."""
WEIGHTS: Mapping[Dimension, int] = {
    Dimension.STAGE: 3, Dimension.NATURE: 4, Dimension.QUALITY: 4, Dimension.WHO: 3,
    Dimension.THING: 4, Dimension.ACT: 4, Dimension.CHANGE: 4, Dimension.MEASURE: 1,
}  # fmt: skip
"""What a concept of a dimension weighs in the likeness of two wordings."""

_IDLE = re.compile(
    r"全[市县区省]|现有|累计|我[市县区]|本[市县区年]|教育系统|全系统|本学年|计划|巩固|力争|争取|继续|基本|实现|达到?|保持|其中|以上|以下|各级|各类|共|的|数|和|与|及|等|占|按|内|有"
)


@dataclass(frozen=True, slots=True)
class Concept:
    """One meaning with its wordings (词义): the longest wording that fits at a place wins."""

    key: str
    dimension: Dimension
    wordings: tuple[str, ...]
    covers: tuple[str, ...] = ()
    """Concepts it includes: compulsory education covers primary and junior schools."""
    generic: bool = False
    """Says nothing by itself: a school, a teacher, a number."""


@dataclass(frozen=True)
class Lexicon:
    """All concepts of the region, read as one expression."""

    concepts: tuple[Concept, ...]
    unit_kinds: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> dict[str, Concept]:
        """Concepts by their keys."""
        return {one.key: one for one in self.concepts}

    @cached_property
    def _by_wording(self) -> dict[str, str]:
        return {word: one.key for one in self.concepts for word in one.wordings}

    @cached_property
    def _reader(self) -> re.Pattern[str]:
        longest = sorted(self._by_wording, key=lambda word: (-len(word), word))
        return re.compile("|".join(map(re.escape, longest)))

    def found(self, text: str) -> dict[str, str]:
        """Give the concepts of a text, each with the wording first met."""
        heard: dict[str, str] = {}
        for hit in self._reader.finditer(text):
            heard.setdefault(self._by_wording[hit.group()], hit.group())
        return heard

    def places(self, text: str, offset: int = 0) -> Iterator[range]:
        """Give where concepts stand in a text, each as its stretch of places counted from ``offset``."""
        for hit in self._reader.finditer(text):
            yield range(offset + hit.start(), offset + hit.end())

    def runs(self, text: str) -> tuple[str, ...]:
        """Give the stretches of Chinese that no concept reads and that say something."""
        bare = _IDLE.sub(" ", self._reader.sub(" ", text))
        return tuple(re.findall(r"[一-龥]+", bare))

    def left(self, text: str) -> str:
        """Give the characters of those stretches together."""
        return "".join(self.runs(text))

    def weight(self, key: str) -> int:
        """Give what a concept weighs."""
        return WEIGHTS[self.by_key[key].dimension]

    def sharp(self, key: str) -> bool:
        """Say whether a concept that is said must be meant."""
        return self.by_key[key].dimension in SHARP

    def unit_kind(self, word: str) -> str:
        """Give the kind of a unit of measure; a unit nobody listed is its own kind."""
        return self.unit_kinds.get(word, word)

    def faults(self) -> list[str]:
        """Say which wording stands for two concepts and which cover is no concept."""
        seen: dict[str, str] = {}
        said = [(word, one.key) for one in self.concepts for word in one.wordings]
        twice = [
            f"{word}: {seen[word]}, {key}"
            for word, key in said
            if seen.setdefault(word, key) != key
        ]
        missing = [
            f"{one.key}: {key}"
            for one in self.concepts
            for key in one.covers
            if key not in self.by_key
        ]
        return twice + missing
