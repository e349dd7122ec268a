"""Who should lead a clause (拟定牵头科室): what is stated, else last year's task, else the duties.

Pure and explained: a proposal always says what it rests on. Likeness and
scores are whole numbers, so that the same plan gives the same proposal.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.plans.compare import essence
from xuezheng.core.plans.reading import Unit

ALIKE = 50
"""Per cent of shared pairs of characters from which a task of last year is the same task."""
KIN = 34
"""Per cent from which it still counts where the duties say nothing."""
_IN_TEXT, _IN_HEADING = 2, 1
_HELPS = 50
"""Per cent of the lead's score from which another section helps."""
_ENOUGH = 4
_MOST_CO = 2


class Basis(Labelled):
    """What a proposed lead rests on (拟定依据)."""

    STATED = ("stated", T("原文写明", "Stated in the plan"))
    ITEM = ("item", T("同项写明", "Stated for the item"))
    LAST_YEAR = ("last_year", T("去年任务", "Last year's task"))
    DUTY = ("duty", T("科室职责", "Duties of the section"))
    NONE = ("none", T("没有依据", "Nothing to go by"))


@dataclass(frozen=True, slots=True)
class Duty:
    """What a section is there for (科室职责): words with weights, and other names it goes by."""

    section: str
    words: Mapping[str, int]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A task of an earlier year and who led it (去年任务)."""

    text: str
    lead: str
    co: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A clause that needs a lead (待定条目): its words, headings, and the units it states."""

    key: str
    text: str
    section: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()


@dataclass(frozen=True, slots=True)
class Lead:
    """A proposed lead with those who help (拟定牵头和配合), and why."""

    lead: str | None
    co: tuple[str, ...]
    basis: Basis
    why: T
    score: int = 0


@dataclass(frozen=True)
class Points:
    """What the duties give each section (职责得分), with the words that counted."""

    points: Mapping[str, int]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


STATED = T("原文写明", "the plan states it")
BY_ITEM = T("同项末尾写明“{units}”", "the item ends with “{units}”")
BY_TASK = T("与去年任务“{text}”相似（{percent}%）", "like last year's task “{text}” ({percent} %)")
BY_WORDS = T("职责词：{words}", "words of its duties: {words}")
NOTHING = T("原文、去年任务和职责表都没有依据", "neither plan, last year nor duties say anything")


def propose(
    asked: Sequence[Asked], duties: Sequence[Duty], links: Sequence[Link]
) -> dict[str, Lead]:
    """A proposed lead for every clause, by its key."""
    known = {name: 0 for duty in duties for name in (duty.section, *duty.also)}
    stated = [replace(one, units=_meant(one.units, known)) for one in asked]
    inherited = _inherited(stated)
    return {one.key: _one(one, inherited.get(one.key, ()), duties, links) for one in stated}


def _meant(units: Sequence[Unit], known: Mapping[str, int]) -> tuple[Unit, ...]:
    """The subject of a sentence is a unit only where the bureau has such a section."""
    return tuple(u for u in units if u.role != "actor" or unit_of(u.name, known) is not None)


def _one(asked: Asked, item: Sequence[Unit], duties: Sequence[Duty], links: Sequence[Link]) -> Lead:
    units = asked.units or item
    leads, co = named(units)
    if leads:
        basis, why = (Basis.STATED, STATED) if asked.units else (Basis.ITEM, BY_ITEM)
        told = "；".join(unit.name for unit in units)
        return Lead(leads[0], (*leads[1:], *co), basis, why.filled(units=told))
    near, percent = _nearest(asked.text, links)
    if near is not None and percent >= ALIKE:
        return _from_link(near, percent)
    score = scored(asked, duties)
    best = max(score.points.values(), default=0)
    if best >= _ENOUGH:
        return _from_duties(score, best)
    if near is not None and percent >= KIN:
        return _from_link(near, percent)
    return _from_duties(score, best) if best else Lead(None, (), Basis.NONE, NOTHING)


def named(units: Iterable[Unit]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Leads and helpers that units name, each once."""
    leads = dict.fromkeys(u.name for u in units if u.role in ("lead", "unit", "actor"))
    co = dict.fromkeys(u.name for u in units if u.role == "co")
    return tuple(leads), tuple(name for name in co if name not in leads)


def _inherited(asked: Sequence[Asked]) -> dict[str, tuple[Unit, ...]]:
    """Units behind the last part of a numbered item speak for the whole item.

    Only where no other part of the item names its own.
    """
    items: dict[tuple[str, ...], dict[tuple[str, ...], tuple[Unit, ...]]] = {}
    for one in asked:
        if len(one.section) >= 2 and one.section[-2].isdigit():
            parts = items.setdefault(one.section[:-1], {})
            stated = tuple(unit for unit in one.units if unit.role != "actor")
            parts[one.section] = stated or parts.get(one.section, ())
    given: dict[tuple[str, ...], tuple[Unit, ...]] = {}
    for head, parts in items.items():
        *before, last = parts.values()
        if last and not any(before):
            given[head] = last
    return {one.key: given[one.section[:-1]] for one in asked if one.section[:-1] in given}


def _from_link(link: Link, percent: int) -> Lead:
    why = BY_TASK.filled(text=link.text[:24], percent=percent)
    return Lead(link.lead, link.co, Basis.LAST_YEAR, why, percent)


def _from_duties(score: Points, best: int) -> Lead:
    """The section with most points; ties go to the one the table names first."""
    order = list(score.points)
    lead = next(name for name in order if score.points[name] == best)
    helping = [
        name
        for name in sorted(order, key=lambda name: -score.points[name])
        if name != lead and score.points[name] * 100 >= best * _HELPS
        if score.points[name] >= _ENOUGH
    ]
    why = BY_WORDS.filled(words="、".join(score.words[lead]))
    return Lead(lead, tuple(helping[:_MOST_CO]), Basis.DUTY, why, best)


def scored(asked: Asked, duties: Sequence[Duty]) -> Points:
    """Add up the words of each section's duties; words in the clause count double."""
    heading = "".join(asked.section)
    points: dict[str, int] = {}
    words: dict[str, tuple[str, ...]] = {}
    for duty in duties:
        in_text = _found(asked.text, duty.words)
        in_heading = _found(heading, duty.words)
        total = _IN_TEXT * sum(duty.words[word] for word in in_text)
        total += _IN_HEADING * sum(duty.words[word] for word in in_heading)
        if total:
            points[duty.section] = total
            words[duty.section] = tuple(dict.fromkeys(in_text + in_heading))
    return Points(points, words)


def _found(text: str, words: Iterable[str]) -> list[str]:
    """The words that stand in the text; one inside another that stands there does not count."""
    here = [word for word in words if word in text]
    return [w for w in here if not any(w != other and w in other for other in here)]


def _nearest(text: str, links: Sequence[Link]) -> tuple[Link | None, int]:
    """The task most alike, and how much; the earlier one where two are equal."""
    own = _pairs(text)
    best: Link | None = None
    most = 0
    for link in links:
        other = _pairs(link.text)
        whole = own.total() + other.total()
        percent = 200 * (own & other).total() // whole if whole else 0
        if percent > most:
            best, most = link, percent
    return best, most


@lru_cache(maxsize=4096)
def _pairs(text: str) -> Counter[str]:
    """Pairs of neighbouring characters of what a text is about, figures left out."""
    core = essence("".join(c for c in text if not c.isdigit() and c not in "，。；,;.%《》()（）"))
    return Counter(core[n : n + 2] for n in range(len(core) - 1))


def unit_of(name: str, known: Mapping[str, int]) -> int | None:
    """The organisation a name in a plan means: its own name, or the one it abbreviates.

    >>> known = {"学生资助中心": 4, "政策法规科（行政审批科）": 7, "安全科": 2}
    >>> [unit_of(name, known) for name in ("资助中心", "政策法规科", "安全科", "各镇教办")]
    [4, 7, 2, None]
    """
    clean = name.strip().replace("(", "（").replace(")", "）")
    if clean in known:
        return known[clean]
    if len(clean) < 3:
        return None
    near = [org for full, org in known.items() if full.startswith(clean) or full.endswith(clean)]
    return near[0] if len(near) == 1 else None
