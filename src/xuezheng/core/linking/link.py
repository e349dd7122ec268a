"""From what a target says to the likely figures (关联): words, unit, scope and direction; the same every time.

A phrase of the catalogue fits where each of its concepts is said, nothing sharp
is said beside it, and the units are of one kind. What the phrase measured says
itself weighs full, what only the sentence around it says weighs half.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from xuezheng.core.base.labels import T
from xuezheng.core.linking.naming import sought
from xuezheng.core.linking.offers import Family, Link, Linked, Offer, Reason, Said, Spoken
from xuezheng.core.linking.words import Dimension, Lexicon

MOST = 5
"""So many suggestions are given."""
ENOUGH = Fraction(1, 2)
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


@dataclass(frozen=True)
class Linker:
    """The catalogue ready for linking: offers by their phrases, families, the lexicon."""

    lexicon: Lexicon
    offers: tuple[Offer, ...]
    families: tuple[Family, ...] = ()

    @cached_property
    def _phrases(self) -> tuple[tuple[Offer, tuple[_Phrase, ...], frozenset[str]], ...]:
        return tuple(
            (one, tuple(self._read(one.phrases)), self._meant(one))
            for one in self.offers
            if not one.named
        )

    @cached_property
    def _by_key(self) -> dict[str, Offer]:
        return {one.key: one for one in self.offers}

    def _read(self, phrases: Iterable[str]) -> Iterable[_Phrase]:
        for text in dict.fromkeys(phrases):
            found, runs = frozenset(self.lexicon.found(text)), self.lexicon.runs(text)
            told = {key for key in found if not self.lexicon.by_key[key].generic}
            if told or (found and not runs) or any(len(run) > 1 for run in runs):
                yield _Phrase(text, found, runs)

    def _meant(self, offer: Offer) -> frozenset[str]:
        """Give all concepts an offer means, with what they cover."""
        own = self.lexicon.found("。".join((offer.title.zh, offer.says, *offer.phrases)))
        covered = {key for one in own for key in self.lexicon.by_key[one].covers}
        return frozenset(own) | covered

    def link(self, spoken: Spoken) -> Linked:
        """Give the likely figures of a target, the best first, or why there is none."""
        if spoken.outside:
            return Linked(why=_OUTSIDE)
        if spoken.part:
            return Linked(why=_PART)
        if spoken.change:
            return Linked(why=_CHANGE)
        found = [*self._by_phrase(spoken), *self._by_name(spoken)]
        best: dict[str, Link] = {}
        for one in sorted(found, key=lambda link: (-link.score, link.key)):
            best.setdefault(one.key, one)
        links = tuple(one for one in best.values() if one.score >= ENOUGH)[:MOST]
        return Linked(links, T("", "") if links else _NO_WORDS)

    def _by_phrase(self, spoken: Spoken) -> Iterable[Link]:
        plain = _Heard(self.lexicon, spoken)
        wide = _Heard(self.lexicon, spoken, leans=True) if plain.thin else plain
        kind = self.lexicon.unit_kind(spoken.unit)
        for offer, phrases, meant in self._phrases:
            if not same_kind(kind, self.lexicon.unit_kind(offer.unit), offer.share):
                continue
            scored = [
                (_scored(by, one, meant), one, by)
                for one in phrases
                for by in ((plain,) if plain.says(one) else (wide,))
            ]
            score, phrase, heard = max(
                scored, key=lambda found: found[0], default=(Fraction(0), None, plain)
            )
            if phrase is None or score < ENOUGH:
                continue
            score = max(ENOUGH, score - heard.aside(meant))
            score -= 3 * STEP * (kind != self.lexicon.unit_kind(offer.unit))
            bent = _against(offer, spoken)
            yield Link(
                offer.key,
                offer.way,
                score - 5 * STEP * bent,
                _reasons(offer, phrase, heard, spoken, bent),
            )

    def _by_name(self, spoken: Spoken) -> Iterable[Link]:
        name = sought(spoken.own)
        if not name:
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
            self.left, full = 0, LEANING
        self.around = lexicon.found(spoken.around)
        self.loud: dict[str, Fraction] = dict.fromkeys(lexicon.found(spoken.headings), HEADING)
        self.loud |= dict.fromkeys(self.around, AROUND)
        self.loud |= dict.fromkeys(self.own, full)
        self.sharp = frozenset(key for key in self.own if lexicon.sharp(key))
        self.lead = {key for key in lexicon.found(spoken.lead) if self._is(key, Dimension.ACT)}
        self.loud |= dict.fromkeys(self.lead, full)

    def says(self, phrase: _Phrase) -> bool:
        """Say whether the phrase measured says this one itself, word for word or as a part that tells."""
        if not self.thin:
            return True
        literal = sum(len(run) for run in phrase.left if run in self.phrase)
        return self._exactly(phrase) or (
            literal >= TELLING
            and all(run in self.phrase for run in phrase.left)
            and phrase.concepts <= set(self.own)
        )

    def _exactly(self, phrase: _Phrase) -> bool:
        return not self.leans and set(self.own) == phrase.concepts and self.runs == phrase.left

    def likeness(self, phrase: _Phrase, meant: frozenset[str]) -> Fraction:
        """Give how like a phrase is, from 0 to 1: what is said of it, less what is said besides."""
        if self._exactly(phrase):
            return Fraction(1)
        needed = {key for key in phrase.concepts if not self._is(key, Dimension.MEASURE)}
        telling = {key for key in phrase.concepts if self._telling(key)}
        literal = sum(len(run) for run in phrase.left if run in self.phrase)
        if not needed <= set(self.loud) or not all(run in self.said for run in phrase.left):
            return Fraction(0)
        if not (telling & set(self.own)) and literal < LITERAL and (telling or self.leans):
            return Fraction(0)
        if not phrase.concepts & set(self.own) and not literal:
            return Fraction(0)
        weight, runs = self.lexicon.weight, sum(map(len, phrase.left))
        total = runs + sum(weight(key) for key in phrase.concepts)
        said = literal + AROUND * (runs - literal)
        said += sum(
            (weight(key) * self.loud.get(key, Fraction(0)) for key in phrase.concepts), Fraction(0)
        )
        beside = sum(weight(key) for key in (set(self.own) | self.lead) - meant)
        vague = sum(weight(key) for key in set(self.own) & meant - phrase.concepts)
        left = Fraction(max(0, self.left - literal), 4 if telling or literal else 1)
        return said / (total + beside + Fraction(vague, 4) + left)

    def aside(self, meant: frozenset[str]) -> Fraction:
        """Give what the sentence says that a figure does not mean, as a part of its likeness."""
        strange = set(self.around) - set(self.own) - meant
        stages = sum(self.lexicon.weight(key) for key in strange if self._is(key, Dimension.STAGE))
        acts = sum(self.lexicon.weight(key) for key in strange if self._is(key, Dimension.ACT))
        return min(Fraction(2 * stages + acts, 40), 15 * STEP)

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


def _scored(heard: _Heard, phrase: _Phrase, meant: frozenset[str]) -> Fraction:
    """Give how like a phrase is; nothing where something sharp is said that the figure does not mean."""
    return Fraction(0) if heard.sharp - meant else heard.likeness(phrase, meant)


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
    if offer.higher is not None and not bent:
        found.append(Reason(T("方向一致", "Same direction")))
    return tuple(found)
