"""From what a target says to the likely figures (关联): words, unit, scope and direction; the same every time.

A phrase of the catalogue fits where each of its concepts is said, nothing sharp
is said beside it, and the units are of one kind. What the phrase measured says
itself weighs full, what only the sentence around it says weighs half.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from xuezheng.core.base.labels import T
from xuezheng.core.linking.naming import sought
from xuezheng.core.linking.offers import Family, Link, Linked, Offer, Reason, Said, Spoken
from xuezheng.core.linking.words import Dimension, Lexicon

MOST = 5
"""So many suggestions are given."""
ENOUGH = Fraction(55, 100)
"""What is less like than this is suggested to nobody."""
BY_NAME = Fraction(13, 20)
"""How like a family is that counts by name: less than a figure whose whole phrase is said."""
STEP = Fraction(1, 100)
AROUND = Fraction(1, 2)
LITERAL = 2
"""So many characters of a phrase that no concept reads tell as much as a concept."""
TELLING = 4
"""So many characters of a phrase, said as they stand, tell without the sentence."""
HEADING = Fraction(1, 4)
LEANING = Fraction(3, 4)
"""How loud the sentence speaks where the phrase itself says nothing."""
BARE = "="
"""Marks a wording that counts only where nothing else is said: 小学, 教职工."""
NAMES = frozenset({Dimension.STAGE, Dimension.THING, Dimension.MEASURE})
"""What only names what is there."""
WHOLES = frozenset({Dimension.STAGE, Dimension.THING})
"""Of which naming all parts names the whole."""
OBJECTS = frozenset({Dimension.THING, Dimension.WHO})
"""What a figure is about."""
ALL_STAGES = frozenset({"k12"})
"""What names schools of several stages at once."""
EACH = "each"
"""The concept of what is counted by heads."""
_RANK = re.compile("国家级|省级|市级|县级|区级|校级")
_HEADS = re.compile("^每[百千万]")
_NO_WORDS = T(
    "名录和台账里没有这样的指标",
    "No figure of the registers and cases is called so",
)
_OUTSIDE = T("范围超出本局辖区", "Its scope is wider than the bureau’s area")
_PART = T(
    "范围是辖区的一部分，名录里分不出",
    "Its scope is a part of the area that no register tells apart",
)
_CHANGE = T("说的是增减幅度，不是数值本身", "It says by how much something changed, not what it is")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """One wording of an offer, as concepts."""

    text: str
    concepts: frozenset[str]
    left: tuple[str, ...] = ()
    """What no concept reads and must be said as it stands."""
    bare: bool = False
    """Says so little that it counts only where nothing else is said, and in a list of what there is."""


@dataclass(frozen=True)
class Linker:
    """The catalogue ready for linking: offers by their phrases, families, the lexicon."""

    lexicon: Lexicon
    offers: tuple[Offer, ...]
    families: tuple[Family, ...] = ()

    @cached_property
    def _phrases(self) -> tuple[tuple[Offer, tuple[_Phrase, ...], "_Meant"], ...]:
        return tuple(
            (one, tuple(self._read(one.phrases, counts=not one.share)), self._meant(one))
            for one in self.offers
            if not one.named
        )

    @cached_property
    def _by_key(self) -> dict[str, Offer]:
        return {one.key: one for one in self.offers}

    def _bare(self, found: frozenset[str]) -> bool:
        """Say whether concepts name a stage or nothing but schools: 幼儿园数."""
        some = [self.lexicon.by_key[key] for key in found]
        telling = [
            one for one in some if not one.generic and one.dimension is not Dimension.MEASURE
        ]
        stages = all(one.dimension is Dimension.STAGE for one in telling)
        return (
            bool(some)
            and len(telling) < 2
            and stages
            and all(one.dimension in NAMES for one in some)
        )

    def _read(self, phrases: Iterable[str], *, counts: bool) -> Iterable[_Phrase]:
        for said in dict.fromkeys(phrases):
            text = said.removeprefix(BARE)
            found, runs = frozenset(self.lexicon.found(text)), self.lexicon.runs(text)
            if said != text or (counts and not runs and self._bare(found)):
                yield _Phrase(text, found, runs, bare=True)
                continue
            told = {key for key in found if not self.lexicon.by_key[key].generic}
            if told or (found and not runs) or any(len(run) > 1 for run in runs):
                yield _Phrase(text, found, runs)

    def _meant(self, offer: Offer) -> "_Meant":
        """Give all concepts an offer means, with what they cover."""
        own = self.lexicon.found("。".join((offer.title.zh, offer.says, *offer.phrases)))
        covers = {one: frozenset(self.lexicon.by_key[one].covers) for one in own}
        covered = frozenset().union(*covers.values())
        return _Meant(frozenset(own) | covered, frozenset(own), covers)

    def link(self, spoken: Spoken) -> Linked:
        """Give the likely figures of a target, the best first, or why there is none."""
        if spoken.outside:
            return Linked(why=_OUTSIDE)
        if spoken.part:
            return Linked(why=_PART)
        if spoken.change:
            return Linked(why=_CHANGE)
        found = [*self._by_phrase(spoken), *(() if spoken.grown else self._by_name(spoken))]
        best: dict[str, Link] = {}
        for one in sorted(found, key=lambda link: (-link.score, link.key)):
            best.setdefault(one.key, one)
        links = tuple(one for one in best.values() if one.score >= ENOUGH)[:MOST]
        return Linked(links, T("", "") if links else _NO_WORDS)

    def _by_phrase(self, spoken: Spoken) -> Iterable[Link]:
        plain = _Heard(self.lexicon, spoken)
        wide = _Heard(self.lexicon, spoken, leans=True) if plain.thin else plain
        kind = self.lexicon.unit_kind(spoken.unit)
        for offer, phrases, means in self._phrases:
            if spoken.grown and not (offer.past and offer.share):
                continue
            offered = _headed(plain, spoken.unit, offer.unit)
            if not same_kind(kind, self.lexicon.unit_kind(offered), offer.share):
                continue
            scored = [
                (_scored(by, one, means), one, by)
                for one in phrases
                if not one.bare or (spoken.census and plain.exactly(one))
                for by in ((plain,) if plain.says(one) else (wide,))
            ]
            score, phrase, heard = max(
                scored, key=lambda found: found[0], default=(Fraction(0), None, plain)
            )
            if phrase is None or score < ENOUGH:
                continue
            score = max(ENOUGH, score - heard.aside(means.all))
            score -= 3 * STEP * (kind != self.lexicon.unit_kind(offered))
            bent = 0 if spoken.grown else _against(offer, spoken)
            yield Link(
                offer.key,
                offer.way,
                score - 5 * STEP * bent,
                _reasons(offer, phrase, heard, spoken, bent),
                spoken.grown,
            )

    def _by_name(self, spoken: Spoken) -> Iterable[Link]:
        name = sought(spoken.own)
        if not name or _HEADS.match(spoken.own):
            return
        for family, heard in self._families(spoken):
            offer = self._by_key.get(family.key)
            if offer is None or heard is None:
                continue
            reasons = (
                Reason(T(f"用语：{heard}", f"Words: {heard}")),
                Reason(T(f"单位：{spoken.unit}", f"Unit: {spoken.unit}")),
                Reason(T(f"按名称“{name}”计数", f"Counted by the name {name}")),
            )
            yield Link(offer.key, offer.way, BY_NAME + family.rank * STEP, reasons, name)

    def _families(self, spoken: Spoken) -> list[tuple[Family, str | None]]:
        """Give what each family hears: in the phrase, else behind it, else in the sentence."""
        some: list[tuple[Family, str | None]] = []
        for wide in range(3):
            some = [(one, one.heard(spoken, wide)) for one in self.families]
            if any(heard is not None for _, heard in some):
                break
        return some


@dataclass(frozen=True, slots=True)
class _Meant:
    """What an offer means: all concepts, those its own words say, and what each of those covers."""

    all: frozenset[str]
    own: frozenset[str]
    covers: Mapping[str, frozenset[str]]

    def by(self, heard: "_Heard") -> frozenset[str]:
        """Give what it means to a target: a part of what it covers is another scope, unless the whole is said."""
        said = set(heard.loud)
        wholes = [some for key, some in self.covers.items() if key in said or some <= said]
        return self.own.union(*wholes)


class _Heard:
    """The concepts of a target, with how loud each is said."""

    def __init__(self, lexicon: Lexicon, spoken: Spoken, *, leans: bool = False) -> None:
        """Hear a target; one that ``leans`` says nothing itself and is heard by its sentence."""
        self.lexicon = lexicon
        self.own = lexicon.found(spoken.own)
        self.runs = lexicon.runs(spoken.own)
        self.left = len("".join(self.runs))
        full = Fraction(1)
        self.leans = leans
        self.thin = not any(self._telling(key) for key in self.own)
        self.phrase = spoken.own
        self.said = spoken.around + spoken.headings + spoken.own
        if self.leans:
            self.own = lexicon.found(spoken.around)
            self.left, full = sum(len(run) for run in self.runs if len(run) >= TELLING), LEANING
        self.around = lexicon.found(spoken.around)
        self.loud: dict[str, Fraction] = dict.fromkeys(lexicon.found(spoken.headings), HEADING)
        self.loud |= dict.fromkeys(self.around, AROUND)
        self.loud |= dict.fromkeys(self.own, full)
        self.sharp = frozenset(key for key in self.own if lexicon.sharp(key))
        self.lead = {key for key in lexicon.found(spoken.lead) if self._is(key, Dimension.ACT)}
        self.loud |= dict.fromkeys(self.lead, full)
        wholes = self._wholes()
        self.parts = {key for one in wholes for key in lexicon.by_key[one].covers}
        self.loud |= wholes

    def _wholes(self) -> dict[str, Fraction]:
        """Give what is said by all its parts: 小学 and 初中 say 义务教育."""
        some = [
            one
            for one in self.lexicon.concepts
            if one.dimension in WHOLES and one.key not in self.loud
        ]
        return {
            one.key: min(self.loud[key] for key in one.covers)
            for one in some
            if len(one.covers) > 1 and all(key in self.loud for key in one.covers)
        }  # fmt: skip

    def says(self, phrase: _Phrase) -> bool:
        """Say whether the phrase measured says this one itself, word for word or as a part that tells."""
        if not self.thin:
            return True
        literal = sum(len(run) for run in phrase.left if run in self.phrase)
        return self.exactly(phrase) or (
            literal >= TELLING
            and all(run in self.phrase for run in phrase.left)
            and phrase.concepts <= set(self.own)
        )

    def exactly(self, phrase: _Phrase) -> bool:
        """Say whether the phrase measured says this one and nothing else."""
        said, wanted = set(self.own), set(phrase.concepts)
        if phrase.bare:
            said, wanted = (
                {key for key in some if not self._is(key, Dimension.MEASURE)}
                for some in (said, wanted)
            )
        return not self.leans and said == wanted and self.runs == phrase.left

    def likeness(self, phrase: _Phrase, meant: frozenset[str]) -> Fraction:
        """Give how like a phrase is, from 0 to 1: what is said of it, less what is said besides."""
        if self.exactly(phrase) and not self.lead - meant:
            return Fraction(1)
        needed = {key for key in phrase.concepts if not self._is(key, Dimension.MEASURE)}
        telling = {key for key in phrase.concepts if self._telling(key)}
        literal = sum(len(run) for run in phrase.left if run in self.phrase)
        if not needed <= set(self.loud) or not all(map(self._told, phrase.left)):
            return Fraction(0)
        if not (telling & set(self.own)) and literal < LITERAL and (telling or self.leans):
            return Fraction(0)
        if not phrase.concepts & set(self.own) and not literal:
            return Fraction(0)
        if self._other(phrase, meant) or self._ranked(phrase) or self._mixed(phrase, meant):
            return Fraction(0)
        weight, runs = self.lexicon.weight, sum(map(len, phrase.left))
        total = runs + sum(weight(key) for key in phrase.concepts)
        said = literal + AROUND * (runs - literal)
        said += sum(
            (weight(key) * self.loud.get(key, Fraction(0)) for key in phrase.concepts), Fraction(0)
        )
        beside = sum(weight(key) for key in (set(self.own) | self.lead) - meant)
        vague = sum(weight(key) for key in set(self.own) & meant - phrase.concepts)
        left = Fraction(max(0, self.left - literal), 3 if telling or literal else 1)
        like = said / (total + beside + Fraction(vague, 4) + left)
        return like + STEP * self._shares_the_lead(phrase)

    def _other(self, phrase: _Phrase, meant: frozenset[str]) -> bool:
        """Say whether the phrase measured names another thing than a figure that only the sentence names."""
        things = {key for key in phrase.concepts if self.lexicon.by_key[key].dimension in OBJECTS}
        told = {key for key in things if self._telling(key)}
        strange = {key for key in self.own if self._is(key, Dimension.THING) and self._telling(key)}
        return bool(told and strange - meant) and not told & set(self.own)

    def _told(self, run: str) -> bool:
        """Say whether what no concept reads is said: a single character only in the phrase itself (园)."""
        return run in (self.said if len(run) > 1 else self.phrase)

    def _mixed(self, phrase: _Phrase, meant: frozenset[str]) -> bool:
        """Say whether only the sentence names the stage of a figure, and other stages besides."""
        stages = {key for key in phrase.concepts if self._is(key, Dimension.STAGE)}
        if self.leans or not stages or stages & (set(self.own) | self.parts):
            return False
        besides = set(self.around) - meant
        return any(key in ALL_STAGES or self._is(key, Dimension.STAGE) for key in besides)

    def _ranked(self, phrase: _Phrase) -> bool:
        """Say whether the phrase measured names another rank than a figure does: 市级 for 省级."""
        said, meant = (set(_RANK.findall(text)) for text in (self.phrase, phrase.text))
        return bool(said and meant and not said & meant)

    def _shares_the_lead(self, phrase: _Phrase) -> bool:
        """Say whether a figure is a share of the total the amount is a part of: 其中骨干教师占20%."""
        lent = phrase.concepts & self.lead - set(self.own)
        return bool(lent & set(self.lexicon.found(phrase.text.partition("占")[2])))

    def aside(self, meant: frozenset[str]) -> Fraction:
        """Give what the sentence says that a figure does not mean, as a part of its likeness."""
        strange = set(self.around) - set(self.own) - meant
        stages = sum(self.lexicon.weight(key) for key in strange if self._scope(key))
        acts = sum(self.lexicon.weight(key) for key in strange if self._is(key, Dimension.ACT))
        return min(Fraction(2 * stages + acts, 40), 15 * STEP)

    def _scope(self, key: str) -> bool:
        """Say whether a concept of the sentence makes it speak of more than a figure of a part does."""
        return self._is(key, Dimension.STAGE) or (
            key in self.parts and not self.parts & set(self.own)
        )

    def _is(self, key: str, dimension: Dimension) -> bool:
        return self.lexicon.by_key[key].dimension is dimension

    def _telling(self, key: str) -> bool:
        return not self.lexicon.by_key[key].generic and not self._is(key, Dimension.MEASURE)

    def words(self, phrase: _Phrase) -> str:
        """Give the wordings heard of a phrase."""
        return "、".join(
            self.own.get(key, self.lexicon.by_key[key].wordings[0])
            for key in sorted(phrase.concepts)
            if key in self.loud
        )


def _scored(heard: _Heard, phrase: _Phrase, means: _Meant) -> Fraction:
    """Give how like a phrase is; nothing where something sharp is said that the figure does not mean."""
    return Fraction(0) if heard.sharp - means.by(heard) else heard.likeness(phrase, means.all)


def _headed(heard: _Heard, said: str, offered: str) -> str:
    """Give the unit of a figure so much a head, a class, a school as a plan says it: 生均…平方米."""
    unit, _, each = offered.partition("/")
    return unit if each and unit == said and EACH in heard.own else offered


def same_kind(said: str, offered: str, share: bool) -> bool:
    """Shares go with shares; counts with counts of the same kind or of things in general."""
    if said == "share" or share or offered == "share":
        return said == "share" and (share or offered == "share")
    if said == offered:
        return True
    return "thing" in {said, offered} and {said, offered} <= {"thing", "school", "class"}


def _against(offer: Offer, spoken: Spoken) -> int:
    """Say whether the direction of the target is against the figure's: at most of what should grow."""
    if offer.higher is None:
        return 0
    return int(spoken.direction is (Said.MOST if offer.higher else Said.LEAST))


def _reasons(
    offer: Offer, phrase: _Phrase, heard: _Heard, spoken: Spoken, bent: int
) -> tuple[Reason, ...]:
    words = heard.words(phrase)
    found = [
        Reason(T(f"用语：{words}", f"Words: {words}")),
        Reason(T(f"单位：{spoken.unit}", f"Unit: {spoken.unit}")),
    ]
    if heard.sharp:
        names = "、".join(heard.own[key] for key in sorted(heard.sharp))
        found.append(Reason(T(f"范围一致：{names}", f"Same scope: {names}")))
    if spoken.grown:
        found.append(Reason(T(f"{spoken.grown}的百分点", "Points of change over a year")))
    elif offer.higher is not None and not bent:
        found.append(Reason(T("方向一致", "Same direction")))
    return tuple(found)
