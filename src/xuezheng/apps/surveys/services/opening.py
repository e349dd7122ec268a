"""Opening a survey and handing codes out (开展调查、发放答题码)."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from itertools import islice
from typing import Annotated, Any

from pydantic import Field

from xuezheng.adapters import parameters
from xuezheng.apps.schools.access import require, tree_of
from xuezheng.apps.surveys.access import SURVEY, questionnaire
from xuezheng.apps.surveys.models import Cell, Code, State, Survey
from xuezheng.apps.surveys.selectors.codes import code_of, digest_of
from xuezheng.apps.surveys.selectors.frame import rolls
from xuezheng.apps.surveys.services.rules import SurveyError, locked
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.surveys import drawing
from xuezheng.core.surveys.definition import Audience, Questionnaire

Count = Annotated[int, Field(ge=0, le=5_000_000)]
AT_ONCE = 1_000


class OpenSurvey(Given):
    """Which questionnaire, until when, how many of each audience; 0 asks everybody of it.

    ``deputies`` is how many deputies there are; ``units`` narrows to some
    schools; without a ``seed`` the survey's number is the seed.
    """

    questionnaire: Annotated[str, Field(max_length=40)]
    title: Annotated[str, Field(min_length=2, max_length=80)]
    opens_on: date
    closes_on: date
    sizes: dict[str, Count]
    deputies: Annotated[int, Field(ge=0, le=5_000)] = 0
    units: Annotated[list[int], Field(max_length=5_000)] = Field(default_factory=list)
    seed: Annotated[str, Field(max_length=80)] = ""


class HandOut(Given):
    """For whom codes are made: all units, or one."""

    survey: int
    org: int | None = None


def open_survey(deed: Deed, given: OpenSurvey) -> Mapping[str, Any]:
    """Draw the sample and open the survey; codes are handed out next."""
    told, home, day = questionnaire(given.questionnaire), deed.actor.home, _day(deed)
    require(deed.actor, Verb.MANAGE, told.group, home, what=SURVEY.zh)
    if home is None:
        raise NotFoundError(what=SURVEY)
    _demand(told, given, day)
    root = tree_of(day).root or home
    found = rolls(told, day, root, given.deputies, given.units)
    sampled: dict[drawing.Cell, int] = {}
    least = parameters.shipped().on(day).whole("survey.least_sampled")
    for audience, size in given.sizes.items():
        mine = {cell: roll for cell, roll in found.items() if cell.audience == audience and roll}
        sampled |= drawing.allocated(mine, size, least)
    if not sampled:
        raise SurveyError(why=T("没有可调查的对象", "there is nobody to ask"))
    last = Survey.objects.filter(opens_on__year=given.opens_on.year).count() + 1
    number = f"WJ-{given.opens_on.year}-{last:03d}"
    row = Survey.objects.create(
        number=number, questionnaire=told.key, version=told.version, title=given.title, org_id=home,
        opens_on=given.opens_on, closes_on=given.closes_on, seed=given.seed or number,
    )  # fmt: skip
    Cell.objects.bulk_create(
        (
            Cell(
                survey=row, org_id=cell.unit, grade=cell.grade, audience=cell.audience,
                roll=found[cell], sampled=count,
            )
            for cell, count in sorted(sampled.items())
        ),
        batch_size=AT_ONCE,
    )  # fmt: skip
    deed.about("survey", row.pk, home)
    deed.note(seed=row.seed, sizes=given.sizes)
    asked = Counter[str]()
    for cell, count in sampled.items():
        asked[cell.audience] += count
    return {"survey": int(row.pk), "number": number, "sampled": dict(asked)}


def _day(deed: Deed) -> date:
    return deed.at.astimezone(CIVIL).date()


def _demand(told: Questionnaire, given: OpenSurvey, day: date) -> None:
    """Refuse what cannot be asked."""
    asked = {one.key for one in told.audiences}
    if wrong := sorted(set(given.sizes) - asked):
        allowed = "、".join(sorted(asked))
        why = T(
            f"本问卷不调查 {wrong[0]}，可为 {allowed}", f"{wrong[0]} is not asked; {allowed} are"
        )
        raise SurveyError(why=T(why.zh, why.en.replace("、", ", ")))
    if Audience.DEPUTY.key in given.sizes and not given.deputies:
        raise SurveyError(why=T("请填写代表委员人数", "say how many deputies there are"))
    if given.closes_on < given.opens_on or given.closes_on < day:
        why = T(
            "结束日期应不早于开始日期和今天", "it must not end before it begins, or before today"
        )
        raise SurveyError(why=why)


def hand_out(deed: Deed, given: HandOut) -> Mapping[str, Any]:
    """Make the codes that are missing of units; the page of slips prints them. Safe to repeat."""
    row = locked(deed, given.survey, State.OPEN)
    cells = Cell.objects.filter(survey=row).select_for_update(of=("self",)).order_by("id")
    mine = [one for one in cells if given.org in (None, one.org_id)]
    if not mine:
        raise NotFoundError(what=T("调查对象", "whom to ask"))
    made = (
        Code(digest=digest_of(code_of(row.number, int(one.pk), place)), cell=one)
        for one in mine
        for place in range(one.handed + 1, one.sampled + 1)
    )
    count = 0
    while some := list(islice(made, AT_ONCE)):
        count += len(Code.objects.bulk_create(some))
    for one in mine:
        one.handed = max(one.handed, one.sampled)
    Cell.objects.bulk_update(mine, ["handed"], batch_size=500)
    deed.rows = count
    return {"codes": count, "units": len({one.org_id for one in mine})}


INTENTIONS = (
    Intention("survey.open", T("开展问卷调查", "Open a survey"), OpenSurvey, open_survey),
    Intention("survey.hand_out", T("发放答题码", "Hand codes out"), HandOut, hand_out),
)
