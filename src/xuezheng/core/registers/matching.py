"""Who on one list is whom on another (名单比对): exact numbers, then weighed signs, each explained.

Fellegi and Sunter: every sign that two descriptions share speaks for one
person, every sign in which they differ against, by a weight that says how much
more often it happens with one person than with two. Scales are whole
hundredths of a bit and a parameter of the day; a batch trains them, this file
only adds them up. Above one threshold two descriptions are proposed as one
person, between the two a person decides, and nothing is merged by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.names import name_initials
from xuezheng.core.base.parameters import InForce, ParametersError
from xuezheng.core.registers.gate import Weights, sound

MOST_IN_BLOCK = 60
"""A key that more people share tells nobody apart and is not followed."""


class Described(Protocol):
    """What any list says of somebody: what is not known is empty."""

    @property
    def name(self) -> str: ...
    @property
    def born(self) -> date | None: ...
    @property
    def sex(self) -> str: ...
    @property
    def mobile(self) -> str: ...
    @property
    def ids(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class Said:
    """What one line of a list, or one register, says of somebody (名单所载)."""

    key: str
    name: str = ""
    born: date | None = None
    sex: str = ""
    mobile: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    unit: str = ""


class Likeness(Labelled):
    """What the weights say of two descriptions (比对结论); a person decides."""

    SAME = ("same", T("应为同一人", "Should be one person"))
    MAYBE = ("maybe", T("疑似同一人", "May be one person"))
    OTHER = ("other", T("不是同一人", "Two persons"))


_SIGNS = {
    "id": T("证件号码", "Identity number"),
    "name": T("姓名", "Name"),
    "born": T("出生日期", "Day of birth"),
    "sex": T("性别", "Sex"),
    "mobile": T("手机号", "Mobile number"),
    "guardian": T("监护人电话", "Guardian's number"),
    "unit": T("单位", "Unit"),
}
_LEVELS = {
    "same": T("相同", "the same"),
    "sound": T("同音不同字", "sounds the same, written otherwise"),
    "near": T("只差一处", "differs in one place"),
    "differs": T("不同", "differs"),
}
LEVELS: tuple[str, ...] = (
    "id.same", "id.near", "id.differs", "name.same", "name.sound", "name.near", "name.differs",
    "born.same", "born.near", "born.differs", "sex.same", "sex.differs",
    "mobile.same", "mobile.differs", "guardian.same", "guardian.differs",
    "unit.same", "unit.differs",
)  # fmt: skip
"""Every level that has a weight, sign by sign."""


@dataclass(frozen=True, slots=True)
class Scales:
    """The weights of one day (比对权重), and from which sums two are the same, or may be."""

    levels: Mapping[str, int]
    same: int
    maybe: int

    def faults(self) -> Iterator[str]:
        """Say everything wrong with them."""
        for level in LEVELS:
            if level not in self.levels:
                yield f"{level}: 缺少 / missing"
        for level in sorted(set(self.levels) - set(LEVELS)):
            yield f"{level}: 没有这一级 / unknown"
        if self.maybe > self.same:
            yield f"maybe {self.maybe} > same {self.same}"


def scales_in(rules: InForce) -> Scales:
    """Give the weights in force; raises ``ParametersError`` where a level is missing."""
    given = rules["matching.weights"]
    held = given if isinstance(given, Mapping) else {}
    found = Scales(
        {
            f"{sign}.{level}": int(weight)
            for sign, levels in held.items()
            for level, weight in levels.items()
        },
        rules.whole("matching.same"),
        rules.whole("matching.maybe"),
    )
    faults = list(found.faults())
    if faults:
        raise ParametersError(issues="\n".join(faults))
    return found


def gate_weights(scales: Scales) -> Weights:
    """Give the same numbers in the form of the gate."""
    agree = {"name": "name.same", "sound": "name.sound"}
    agree |= {sign: f"{sign}.same" for sign in ("born", "sex", "mobile", "guardian")}
    differ = {
        sign: f"{sign}.differs" for sign in ("id", "name", "born", "sex", "mobile", "guardian")
    }
    return Weights(
        agree={trait: scales.levels[level] for trait, level in agree.items()},
        differ={trait: scales.levels[level] for trait, level in differ.items()},
        maybe=scales.maybe,
    )


@dataclass(frozen=True, slots=True)
class Term:
    """One sign and what it adds (得分项)."""

    level: str
    weight: int

    def told(self) -> T:
        """Give it in words.

        >>> Term("name.sound", 612).told().zh
        '姓名同音不同字 +6.12'
        """
        sign, how = self.level.split(".")
        return T(
            f"{_SIGNS[sign].zh}{_LEVELS[how].zh} {_bits(self.weight)}",
            f"{_SIGNS[sign].en}: {_LEVELS[how].en} {_bits(self.weight)}",
        )


@dataclass(frozen=True, slots=True)
class Weighing:
    """Two descriptions weighed against each other (比对得分), term by term."""

    terms: tuple[Term, ...]
    total: int
    verdict: Likeness

    def told(self) -> T:
        """Give the whole reckoning in words."""
        terms = [one.told() for one in self.terms]
        total, verdict = _bits(self.total), self.verdict.label
        return T(
            f"{'；'.join(one.zh for one in terms)}；合计 {total}：{verdict.zh}",
            f"{'; '.join(one.en for one in terms)}; sum {total}: {verdict.en}",
        )


_sound = lru_cache(maxsize=65_536)(sound)
_initials = lru_cache(maxsize=65_536)(name_initials)


def _bits(weight: int) -> str:
    sign = "−" if weight < 0 else "+"
    return f"{sign}{abs(weight) // 100}.{abs(weight) % 100:02d}"


def weigh(
    ours: Described, theirs: Described, scales: Scales, *, same_unit: bool | None = None
) -> Weighing:
    """Weigh two descriptions; what one of them does not say counts neither way.

    The same number is one person unless the names have nothing in common:
    then a person decides, whatever the sum.
    """
    found = [_ids(ours.ids, theirs.ids), _names(ours.name, theirs.name)]
    found += [_born(ours.born, theirs.born), _plain("sex", ours.sex, theirs.sex)]
    found.append(_plain("mobile", ours.mobile, theirs.mobile))
    if same_unit is not None:
        found.append("unit.same" if same_unit else "unit.differs")
    levels = [level for level in found if level]
    terms = tuple(Term(level, scales.levels[level]) for level in levels)
    total = sum(one.weight for one in terms)
    return Weighing(terms, total, _verdict(levels, total, scales))


def _verdict(levels: Sequence[str], total: int, scales: Scales) -> Likeness:
    if "id.same" in levels:
        return Likeness.MAYBE if "name.differs" in levels else Likeness.SAME
    if total >= scales.same:
        return Likeness.MAYBE if "id.differs" in levels else Likeness.SAME
    return Likeness.MAYBE if total >= scales.maybe else Likeness.OTHER


def _ids(ours: Mapping[str, str], theirs: Mapping[str, str]) -> str:
    """Compare the numbers both bear by one issuer; the best of them counts."""
    pairs = [(ours[issuer], theirs[issuer]) for issuer in ours.keys() & theirs.keys()]
    known = [(mine, other) for mine, other in pairs if mine and other]
    if not known:
        return ""
    if any(mine == other for mine, other in known):
        return "id.same"
    return "id.near" if any(_near(mine, other) for mine, other in known) else "id.differs"


def _near(one: str, other: str) -> bool:
    """Say whether two texts differ in one place, or in two neighbours changed about."""
    if len(one) != len(other):
        return False
    places = [
        place for place, pair in enumerate(zip(one, other, strict=True)) if len(set(pair)) > 1
    ]
    if len(places) == 2 and places[1] == places[0] + 1:
        first, second = places
        return one[first] == other[second] and one[second] == other[first]
    return len(places) == 1


def _names(ours: str, theirs: str) -> str:
    if not ours or not theirs:
        return ""
    if ours == theirs:
        return "name.same"
    if _sound(ours) == _sound(theirs):
        return "name.sound"
    return "name.near" if _near(ours, theirs) and ours[0] == theirs[0] else "name.differs"


def _born(ours: date | None, theirs: date | None) -> str:
    if ours is None or theirs is None:
        return ""
    if ours == theirs:
        return "born.same"
    turned = (ours.month, ours.day) == (theirs.day, theirs.month) and ours.year == theirs.year
    parts = zip(
        (ours.year, ours.month, ours.day), (theirs.year, theirs.month, theirs.day), strict=True
    )
    return "born.near" if turned or sum(a != b for a, b in parts) == 1 else "born.differs"


def _plain(sign: str, ours: str, theirs: str) -> str:
    if not ours or not theirs:
        return ""
    return f"{sign}.same" if ours == theirs else f"{sign}.differs"


def blocks(said: Described) -> frozenset[str]:
    """Give the keys under which somebody is looked for: only who shares one is weighed.

    >>> sorted(blocks(Said("1", "张敏", date(1980, 5, 1), mobile="13800000000")))
    ['b:1980-05-01:zm', 'm:13800000000', 'n:1980:张敏', 'p:1980-05:zhangmin']
    """
    keys = {f"i:{issuer}:{number}" for issuer, number in said.ids.items() if number}
    if said.mobile:
        keys.add(f"m:{said.mobile}")
    if said.born and said.name:
        keys.add(f"b:{said.born}:{_initials(said.name)}")
        keys.add(f"p:{said.born:%Y-%m}:{_sound(said.name)}")
        keys.add(f"n:{said.born.year}:{said.name}")
    elif said.name:
        keys.add(f"n:{said.name}")
    return frozenset(keys)


@dataclass(frozen=True, slots=True)
class Pairing:
    """What was found for one line of a list (比对结果); ``others`` came close too."""

    theirs: Said
    ours: Said | None
    weighing: Weighing | None
    others: tuple[Said, ...] = ()


class Index:
    """A list laid out by its keys, so that looking somebody up weighs a few and not all (检索键)."""

    def __init__(self, known: Iterable[Said]) -> None:
        self._by_key: dict[str, list[Said]] = {}
        for one in known:
            for key in self._keys(one):
                self._by_key.setdefault(key, []).append(one)

    @staticmethod
    def _keys(one: Said) -> frozenset[str]:
        unit = {f"u:{one.unit}:{one.name}"} if one.unit and one.name else set()
        return blocks(one) | unit

    def near(self, said: Said) -> list[Said]:
        """Give everybody who shares a key, each once."""
        found: dict[str, Said] = {}
        for key in sorted(self._keys(said)):
            block = self._by_key.get(key, ())
            if len(block) <= MOST_IN_BLOCK:
                found.update((one.key, one) for one in block)
        return list(found.values())


Told = Mapping[tuple[str, str], bool]
"""What persons decided before, by the keys of their line and of ours: the same, or another."""


def match(
    ours: Iterable[Said], theirs: Sequence[Said], scales: Scales, told: Told = MappingProxyType({})
) -> tuple[Pairing, ...]:
    """Pair a list with ours, best first; nobody is paired twice.

    The order of either list changes nothing. A line left over says who came
    close. What a person decided before goes before any sum.
    """
    known = list(ours)
    index, by_key = Index(known), {one.key: one for one in known}
    weighed: list[tuple[int, str, str, Said, Said, Weighing]] = []
    close: dict[str, list[Said]] = {}
    decided: dict[str, list[Said]] = {}
    for (line_key, our_key), same in told.items():
        if same and our_key in by_key:
            decided.setdefault(line_key, []).append(by_key[our_key])
    for line in theirs:
        near = {one.key: one for one in (*index.near(line), *decided.get(line.key, ()))}
        for one in near.values():
            rank = _rank(one, line, scales, told.get((line.key, one.key)))
            if rank is not None:
                weighed.append((rank[0], line.key, one.key, line, one, rank[1]))
                close.setdefault(line.key, []).append(one)
    taken: set[str] = set()
    paired: dict[str, tuple[Said, Weighing]] = {}
    for _, line_key, our_key, _, one, result in sorted(weighed, key=lambda row: row[:3]):
        if line_key not in paired and our_key not in taken:
            paired[line_key] = one, result
            taken.add(our_key)
    return tuple(_pairing(line, paired, close) for line in theirs)


def _rank(one: Said, line: Said, scales: Scales, told: bool | None) -> tuple[int, Weighing] | None:
    """Give how early a pair is taken, ``None`` for two persons."""
    if told is False:
        return None
    unit = line.unit == one.unit if line.unit and one.unit else None
    result = weigh(one, line, scales, same_unit=unit)
    if told:
        return -2_000_000 - result.total, replace(result, verdict=Likeness.SAME)
    if result.verdict is Likeness.OTHER:
        return None
    exact = any(term.level == "id.same" for term in result.terms)
    return -result.total - (1_000_000 if exact else 0), result


def _pairing(
    line: Said, paired: Mapping[str, tuple[Said, Weighing]], close: Mapping[str, list[Said]]
) -> Pairing:
    ours, result = paired.get(line.key, (None, None))
    near = sorted(close.get(line.key, ()), key=lambda one: one.key)
    others = tuple(one for one in near if ours is None or one.key != ours.key)
    return Pairing(line, ours, result, others)
