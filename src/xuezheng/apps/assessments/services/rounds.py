"""Rounds (考核批次): opened with published criteria, ranked, published once everybody was heard."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256
from typing import Any

from pydantic import Field

from xuezheng.apps.assessments.access import declared, group, one_round, runs
from xuezheng.apps.assessments.models import Round, Sheet
from xuezheng.apps.assessments.selectors.scoring import by_sheet, counted, scored
from xuezheng.apps.records.access.rules import day_of, in_force
from xuezheng.apps.records.services import move_case, open_case
from xuezheng.apps.schools.access import names, require
from xuezheng.core.assess import scoring
from xuezheng.core.assess.criteria import Assessment
from xuezheng.core.assess.ranking import entry, grades, ranked
from xuezheng.core.assess.stability import stability
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T

MOST_UNITS = 400
HEARD, PUBLISHED = "heard", frozenset({"published", "appealed", "closed", "dropped"})
HUNDRED = 100


class RoundError(InputError):
    """The round cannot be opened like this."""

    code = "assessment-round"
    text = T("不能开展这一批次：{why}", "The round cannot be opened: {why}")


class NotReadyError(RefusedError):
    """Something is open that must be done before."""

    code = "assessment-not-ready"
    text = T("还不能办理：{why}", "Not yet: {why}")


class OpenRound(Given):
    """Which assessment, year and type; the section that runs it, and the units assessed."""

    assessment: str = Field(max_length=40)
    year: int = Field(ge=2000, le=2100)
    kind: str = Field(max_length=20)
    title: str = Field(min_length=2, max_length=80)
    org: int
    units: list[int] = Field(min_length=1, max_length=MOST_UNITS)


class WhichRound(Given):
    """A round."""

    round: int


def open_round(deed: Deed, given: OpenRound) -> Mapping[str, Any]:
    """Publish the criteria and open a case with its sheet for every unit. Costs: linear in units."""
    assessed = declared(given.assessment)
    require(deed.actor, Verb.ISSUE, group(assessed), given.org, what=assessed.title.zh)
    _fits(deed, assessed, given)
    row = Round.objects.create(
        assessment=assessed.key, year=given.year, kind=given.kind, title=given.title,
        org_id=given.org, opened_at=deed.at, opened_by=deed.actor.person,
        digest=digest(assessed, given.year, given.kind, in_force(day_of(deed.at)).digest),
    )  # fmt: skip
    data = {"title": given.title, assessed.year: given.year, assessed.kind: given.kind}
    for unit in dict.fromkeys(given.units):
        record = open_case(deed, assessed.ledger, org=unit, data=data)
        Sheet.objects.create(
            record=record, assessment=assessed.key, year=given.year, kind=given.kind, org_id=unit,
            round=row, opened_at=deed.at,
        )  # fmt: skip
    deed.about("assessment_round", row.pk, given.org)
    deed.rows = len(set(given.units))
    deed.note(digest=row.digest, units=sorted(set(given.units)))
    return {"round": row.pk, "cases": deed.rows}


def _fits(deed: Deed, assessed: Assessment, given: OpenRound) -> None:
    if not (assessed.kind and assessed.year):
        raise RoundError(why=T("这一考核按单个事项评分", "it is scored case by case"))
    if given.kind not in assessed.types:
        raise RoundError(why=T("没有这一类别", "there is no such type"))
    assessed.version(given.year)
    known = names(day_of(deed.at))
    if any(unit not in known for unit in given.units):
        raise NotFoundError(what=T("单位", "unit"))
    same = Round.objects.filter(assessment=assessed.key, year=given.year, kind=given.kind)
    if same.exists():
        raise RoundError(why=T("该年度该类别已开展", "that year and type are open already"))


def digest(assessed: Assessment, year: int, kind: str, parameters: str) -> str:
    """Give the digest of the criteria in force, as published: the tree, grades, and parameters."""
    version = assessed.version(year)
    told = f"{assessed.key}|{version.since}|{version.trees[kind]!r}|{version.grades!r}|{parameters}"
    return sha256(told.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Scored:
    sheets: Mapping[str, scoring.Sheet]
    figures: Mapping[str, Mapping[str, scoring.Figure]]


def _scored(row: Round) -> _Scored:
    version = declared(row.assessment).version(row.year)
    tree = version.trees[row.kind]
    rows = list(Sheet.objects.filter(round=row).exclude(record__state="dropped"))
    held = by_sheet(rows)
    return _Scored(
        {str(one.pk): scored(one, held[int(one.pk)]) for one in rows},
        {str(one.pk): counted(tree, held[int(one.pk)]) for one in rows},
    )


def rank(deed: Deed, given: WhichRound) -> Mapping[str, Any]:
    """Rank what is complete: places, grades within their shares, how firmly each place stands."""
    row = _own(deed, given.round)
    version = declared(row.assessment).version(row.year)
    found = _scored(row)
    complete = {key: one for key, one in found.sheets.items() if one.total is not None}
    if not complete:
        raise NotReadyError(why=T("没有完整的评分表", "no sheet is complete"), state="open")
    places = {one.key: one for one in ranked(entry(key, one, version) for key, one in complete.items())}  # fmt: skip
    graded = grades(version, found.sheets)
    change = Fraction(in_force(day_of(deed.at)).whole("assessment.weight_change"), HUNDRED)
    firm = {
        one.key: one
        for one in stability(version.trees[row.kind], version, found.figures, (-change, change))
    }
    row.ranked = {
        key: {
            "total": scoring.shown(one.total, version.places), "place": places[key].rank,
            "shared": places[key].shared, "grade": graded[key], "best": firm[key].best,
            "worst": firm[key].worst,
        }
        for key, one in complete.items()
    }  # fmt: skip
    row.ranked_at = deed.at
    row.save(update_fields=["ranked", "ranked_at"])
    deed.about("assessment_round", row.pk, row.org_id)
    deed.rows = len(complete)
    deed.note(ranked=row.ranked)
    return {"round": row.pk, "ranked": len(complete), "open": len(found.sheets) - len(complete)}


def publish(deed: Deed, given: WhichRound) -> Mapping[str, Any]:
    """Publish a round: every case that was heard, each with its grade and place.

    Raises ``NotReadyError`` while anybody is not heard, or where a figure
    changed after the ranking.
    """
    row = _own(deed, given.round)
    if row.ranked_at is None:
        raise NotReadyError(why=T("尚未排名", "it is not ranked"), state="open")
    rows = list(Sheet.objects.filter(round=row).select_related("record").order_by("id"))
    waiting = [one for one in rows if one.record.state not in PUBLISHED | {HEARD}]
    if waiting:
        known = names(day_of(deed.at))
        units = "、".join(known.get(one.org_id, "") for one in waiting[:10])
        why = T(f"{len(waiting)}所未完成核对：{units}", f"{len(waiting)} are not heard: {units}")
        raise NotReadyError(why=why, state="open")
    _unchanged(row)
    heard = [one for one in rows if one.record.state == HEARD]
    for one in heard:
        place = row.ranked[str(one.pk)]
        data = {"grade": place["grade"], "place": place["place"]}
        move_case(deed, one.record_id, "publish", seen=one.record.version, data=data)
    row.published_at = deed.at
    row.save(update_fields=["published_at"])
    deed.about("assessment_round", row.pk, row.org_id)
    deed.rows = len(heard)
    return {"round": row.pk, "published": len(heard)}


def _unchanged(row: Round) -> None:
    version = declared(row.assessment).version(row.year)
    now = {
        key: scoring.shown(one.total, version.places)
        for key, one in _scored(row).sheets.items()
        if one.total is not None
    }
    if now != {key: one["total"] for key, one in row.ranked.items() if key in now}:
        why = T("排名后得分有变化，请重新排名", "scores changed; rank again")
        raise NotReadyError(why=why, state="open")


def _own(deed: Deed, number: int) -> Round:
    """Lock a round somebody runs; raises ``NotFoundError`` for any other."""
    found = one_round(deed.actor, number)
    if not runs(deed.actor, found):
        raise NotFoundError(what=T("考核批次", "round"))
    return Round.objects.select_for_update(of=("self",)).get(pk=found.pk)
