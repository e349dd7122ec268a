"""The gate (入库闸口): it says whether somebody to be entered is in the registers already.

Every entry path passes it: page, API, command, import, transfer. Sources give
the persons that share a block with a claim; the judgement is made here. Nobody
is taken for somebody else silently: an equal number elsewhere says "same", a
high score says "maybe" and waits for a person's decision, all else is new.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.names import syllables


class Verdict(Labelled):
    """What the gate says of somebody (判定)."""

    SAME = ("same", T("同一人", "The same person"))
    MAYBE = ("maybe", T("可能重复", "Perhaps the same person"))
    NEW = ("new", T("新登记", "New"))


class Trait(Labelled):
    """What two descriptions of persons are compared by (比对项)."""

    ID = ("id", T("证件或编号", "Number borne"))
    NAME = ("name", T("姓名", "Name"))
    SOUND = ("sound", T("姓名读音", "Sound of the name"))
    BORN = ("born", T("出生日期", "Day of birth"))
    SEX = ("sex", T("性别", "Sex"))
    MOBILE = ("mobile", T("手机号", "Mobile number"))
    GUARDIAN = ("guardian", T("监护人电话", "Guardian's number"))


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody as described (登记对象): ``ids`` are numbers by issuer, ``guardians`` mobile numbers."""

    name: str
    born: date | None = None
    sex: str = ""
    mobile: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    guardians: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody in the registers, as one of them describes the person (在册人员)."""

    person: int
    org: int | None
    claim: Claim


@dataclass(frozen=True, slots=True)
class Weights:
    """What agreement and difference of a trait say, in hundredths of a bit (比对权重).

    From ``maybe`` on a person must decide.
    """

    agree: Mapping[str, int]
    differ: Mapping[str, int]
    maybe: int


PRIOR = Weights(
    agree={"name": 900, "sound": 500, "born": 1_100, "sex": 100, "mobile": 1_200, "guardian": 900},
    differ={"id": -900, "name": -700, "born": -600, "sex": -600, "mobile": -150, "guardian": -50},
    maybe=1_500,
)
"""Weights before any were trained: name and day of birth suffice, one of them alone does not."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant (疑似人员), with the traits that agree and those that differ."""

    person: int
    org: int | None
    score: int
    agreeing: tuple[Trait, ...]
    differing: tuple[Trait, ...]

    @property
    def why(self) -> T:
        """Say it in words."""
        zh = f"{_listed(self.agreeing).zh}相同"
        en = f"same {_listed(self.agreeing).en}"
        if self.differing:
            other = _listed(self.differing)
            zh, en = f"{zh}，{other.zh}不同", f"{en}; other {other.en}"
        return T(zh, en)


def _listed(traits: tuple[Trait, ...]) -> T:
    return T(
        "、".join(one.label.zh for one in traits),
        ", ".join(one.label.en.lower() for one in traits),
    )


@dataclass(frozen=True, slots=True)
class Passage:
    """What the gate says (判定结果): the verdict, the person where it is the same, who may be meant."""

    verdict: Verdict
    person: int | None = None
    candidates: tuple[Candidate, ...] = ()


OWN_NUMBERS = frozenset({"staff"})
"""Numbers that a bureau gives out itself: whoever is entered twice bears two of them."""


@lru_cache(maxsize=65_536)
def sound(name: str) -> str:
    """Give how a name is read, without blanks.

    >>> sound("张敏") == sound("章敏")
    True
    """
    return "".join(syllables(name)).replace(" ", "")


def blocks(claim: Claim) -> frozenset[str]:
    """Give the keys of which two descriptions must share one to be compared at all.

    >>> sorted(blocks(Claim("张敏", date(2015, 3, 2), ids={"pupil": "G1"})))
    ['b:2015-03-02:zhangmin', 'i:pupil:G1']
    """
    found = {f"i:{issuer}:{number}" for issuer, number in claim.ids.items() if number}
    if claim.born is not None:
        found.add(f"b:{claim.born}:{sound(claim.name)}")
        found |= {f"g:{claim.born}:{one}" for one in claim.guardians}
    if claim.mobile:
        found.add(f"m:{claim.mobile}")
    return frozenset(found)


class Present:
    """Those in the registers laid out by their keys (在册索引), so that a claim meets only a few."""

    def __init__(self, known: Iterable[Known]) -> None:
        self._by_key: dict[str, list[Known]] = {}
        for one in known:
            for key in {*blocks(one.claim), f"#{one.person}"}:
                self._by_key.setdefault(key, []).append(one)

    def near(self, claim: Claim, bearers: Iterable[int] = ()) -> list[Known]:
        """Give everybody who shares a key with a claim or bears its number, each once."""
        keys = [*sorted(blocks(claim)), *(f"#{person}" for person in bearers)]
        found = {id(one): one for key in keys for one in self._by_key.get(key, ())}
        return list(found.values())


def judged(claim: Claim, known: Iterable[Known], weights: Weights = PRIOR) -> Passage:
    """Judge somebody against those who share a block.

    Several descriptions of one person count by their best. An equal number
    under another name is no proof: it waits for a decision.
    """
    best: dict[int, Candidate] = {}
    for one in known:
        found = _compared(claim, one, weights)
        if one.person not in best or _rank(found) < _rank(best[one.person]):
            best[one.person] = found
    order = sorted(best.values(), key=_rank)
    same = [one for one in order if Trait.ID in one.agreeing and Trait.NAME not in one.differing]
    if len(same) == 1:
        return Passage(Verdict.SAME, same[0].person, (same[0],))
    maybe = [one for one in order if Trait.ID in one.agreeing or one.score >= weights.maybe]
    return Passage(Verdict.MAYBE, None, tuple(maybe)) if maybe else Passage(Verdict.NEW)


def _rank(one: Candidate) -> tuple[bool, int, int]:
    return Trait.ID not in one.agreeing, -one.score, one.person


def _compared(claim: Claim, known: Known, weights: Weights) -> Candidate:
    other = known.claim
    told: dict[Trait, bool | None] = {
        Trait.ID: _ids(claim.ids, other.ids),
        Trait.NAME: claim.name == other.name,
        Trait.SOUND: None,
        Trait.BORN: _equal(claim.born, other.born),
        Trait.SEX: _equal(claim.sex, other.sex),
        Trait.MOBILE: _equal(claim.mobile, other.mobile),
        Trait.GUARDIAN: _meet(claim.guardians, other.guardians),
    }
    if not told[Trait.NAME] and sound(claim.name) == sound(other.name):
        told |= {Trait.NAME: None, Trait.SOUND: True}
    agreeing = tuple(trait for trait, one in told.items() if one)
    differing = tuple(trait for trait, one in told.items() if one is False)
    score = sum(weights.agree.get(trait.key, 0) for trait in agreeing)
    score += sum(weights.differ.get(trait.key, 0) for trait in differing)
    return Candidate(known.person, known.org, score, agreeing, differing)


def _ids(one: Mapping[str, str], other: Mapping[str, str]) -> bool | None:
    shared = [issuer for issuer in one if one[issuer] and other.get(issuer)]
    if any(one[issuer] == other[issuer] for issuer in shared):
        return True
    return False if set(shared) - OWN_NUMBERS else None


def _equal(one: object, other: object) -> bool | None:
    return one == other if one and other else None


def _meet(one: frozenset[str], other: frozenset[str]) -> bool | None:
    return bool(one & other) if one and other else None
