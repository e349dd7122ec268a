"""Clauses (条目): what each sentence asks, of whom, by when and how often."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xuezheng.core.plans.grammar import Grammar
from xuezheng.core.plans.reading import ClauseKind, TargetKind, Unit

_CADENCE = re.compile(
    r"每(?:半|一|两|二|三)?个?(?:年度?|学期|学年|季度?|月|周|天|日)|(?:逐月|按月|月度|按季|逐季|定期|常态化|半月一次)"
)
_ISSUED = re.compile(
    r"(?:制定|制订|出台|印发|修订|编制|研制|起草|拟定|拟订|发布|编印|编写|草拟|完善|制)(?:并(?:实施|印发|落实|出台))?(?:实施|落实|完善)?(?:好|了)?"
    r"[^,;。《》]{0,14}(《[^《》]+》(?:[、和及]《[^《》]+》)*)"
)
_TITLE = re.compile(r"《[^《》]+》")
_CITED = re.compile(r"(?:贯彻|落实|按照|根据|依据|依照|执行|学习|对照|围绕|宣传)[^,;。《》]{0,10}$")
_ACTOR = re.compile(
    r"^(?:由)?((?:各[一-龥]{1,12}|市教育局|县教育局|区教育局|局机关|局党委|[一-龥]{2,8}(?:科|室|股|处|中心|局|学校|幼儿园|教办|街道|单位)))(?:要|应|须|负责|会同|牵头|,|指导|按)"
)
_FIRST = {
    TargetKind.TARGET: ClauseKind.TARGET,
    TargetKind.RESULT: ClauseKind.RESULT,
    TargetKind.BASELINE: ClauseKind.BASELINE,
    TargetKind.RULE: ClauseKind.RULE,
}
_ROLES = (
    (re.compile("领导"), "leader"),
    (re.compile("牵头|主办|承办"), "lead"),
    (re.compile("配合|协办"), "co"),
)
# Figures of one building site: a project, however many of them.
_BUILDING = re.compile(r"总投资|占地|征地|(?:新增|总)?建筑面积|主体工程|期建设")
_SPLIT = re.compile(r"[、,，/ ]|及(?=[一-龥]{2,})")


@dataclass(frozen=True, slots=True)
class Said:
    """What a clause says besides its quantities."""

    kind: ClauseKind
    actor: str | None
    action: str | None
    object: str | None
    responsible: tuple[Unit, ...]
    cadence: str | None
    deliverables: tuple[str, ...]


def said(
    text: str, kinds: Sequence[TargetKind], section: TargetKind | None, grammar: Grammar
) -> Said:
    """Read one clause; ``kinds`` are those of its quantities, in order.

    ``section`` is the kind that the heading above it gives to figures.
    """
    deliverables = issued(text) if "《" in text else ()
    cadence = (
        _CADENCE.search(text)
        if "每" in text or "定期" in text or "月" in text or "常态" in text
        else None
    )
    actor, action, thing = _deed(text, grammar)
    return Said(
        kind=chief(text, kinds, deliverables, section, grammar),
        actor=actor,
        action=action,
        object=thing,
        responsible=responsible(text, grammar),
        cadence=cadence[0] if cadence else None,
        deliverables=deliverables,
    )


def chief(
    text: str,
    kinds: Sequence[TargetKind],
    deliverables: tuple[str, ...],
    section: TargetKind | None,
    grammar: Grammar,
) -> ClauseKind:
    """Decide the one chief kind: a promise before a result before a norm."""
    if TargetKind.TARGET in kinds and _BUILDING.search(text):
        return ClauseKind.PROJECT
    for kind in (TargetKind.TARGET, TargetKind.RESULT, TargetKind.BASELINE, TargetKind.RULE):
        if kind in kinds:
            return _FIRST[kind]
    back = section is TargetKind.RESULT
    if deliverables and not back:
        return ClauseKind.DELIVERABLE
    for cue, pattern in grammar.clause_readers:
        if cue.gives is ClauseKind.DELIVERABLE or (back and cue.gives is not ClauseKind.FRAME):
            continue  # what a summary tells of is done
        if pattern.search(text):
            return cue.gives
    return ClauseKind.RESULT if section is TargetKind.RESULT else ClauseKind.DUTY


def issued(text: str) -> tuple[str, ...]:
    """Titles of documents to be issued; those only cited are passed over.

    >>> issued("贯彻《纲要》,制定《实施方案》和《考核办法》")
    ('《实施方案》', '《考核办法》')
    """
    found: list[str] = []
    for hit in _ISSUED.finditer(text):
        before = text[hit.start() : hit.start(1)]
        if not _CITED.search(before):
            found.extend(_TITLE.findall(hit[1]))
    return tuple(found)


_UNITS_ONLY = re.compile(r"\(?(?:责任|牵头|配合|协办|分管|主办|承办|完成)[^:。]{0,8}:[^。]*\)?")


def units_only(text: str) -> bool:
    """Tell whether a clause does nothing but name responsible units.

    >>> units_only("(责任科室:安全科;配合单位:各镇(街道)教办)"), units_only("责任落实到人")
    (True, False)
    """
    return _UNITS_ONLY.fullmatch(text.strip()) is not None


def responsible(text: str, grammar: Grammar) -> tuple[Unit, ...]:
    """Responsible units named in the clause, with their roles."""
    if ":" not in text:
        return ()
    units: list[Unit] = []
    for hit in grammar.expressions["responsible"].finditer(text):
        units.extend(named_units(hit["role"], hit["names"]))
    return tuple(units)


def named_units(role: str, names: str) -> list[Unit]:
    """Split a list of unit names under one role heading."""
    key = next((key for pattern, key in _ROLES if pattern.search(role)), "lead")
    return [Unit(key, name.strip()) for name in _SPLIT.split(names) if len(name.strip()) >= 2]


def _deed(text: str, grammar: Grammar) -> tuple[str | None, str | None, str | None]:
    """Actor, first verb and its object."""
    actor = _ACTOR.match(text)
    at = actor.end(1) if actor else 0
    verb = grammar.expressions["verb"].search(text, at, at + 30)
    if verb is None:
        return (actor[1] if actor else None), None, None
    end = re.compile(r"[,;。:!?]").search(text, verb.end())
    thing = text[verb.end() : end.start() if end else len(text)].strip()
    return (actor[1] if actor else None), verb[0], thing[:60] or None
