"""Sessions of experts for what was found weak (专家场次): proposed by figures, opened when a person confirms."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from xuezheng.apps.activities.services.signing import PlanCourse, Sitting, plan
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.surveys.access import SURVEY, questionnaire, sessions, survey
from xuezheng.apps.surveys.models import Session
from xuezheng.apps.surveys.selectors.frame import grade_label
from xuezheng.apps.surveys.services.rules import SurveyError
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL


class ConfirmSession(Given):
    """Which proposal becomes a course: how many places, until when one signs up, when and where it is."""

    session: int
    capacity: Annotated[int, Field(ge=1, le=5_000)]
    sign_until: date
    begins: datetime
    minutes: Annotated[int, Field(ge=15, le=720)]
    place: Annotated[str, Field(max_length=80)] = ""


def confirm(deed: Deed, given: ConfirmSession) -> Mapping[str, Any]:
    """Open a course on the theme of the weakness, by the courses' own service.

    Whoever confirms must read the survey's figures of the unit and manage
    courses. Raises ``NotFoundError``, ``OutsideError``, ``SurveyError``.
    """
    one = Session.objects.select_related("survey").filter(pk=given.session).first()
    if one is None:
        raise NotFoundError(what=SURVEY)
    row = survey(deed.actor, one.survey_id)
    mine = sessions(deed.actor, row).filter(pk=one.pk).select_for_update(of=("self",)).first()
    if mine is None:
        raise NotFoundError(what=SURVEY)
    if mine.course is not None:
        raise SurveyError(why=T("该场次已开设", "the session is open already"))
    dimension = questionnaire(row.questionnaire).dimension(mine.dimension)
    day = deed.at.astimezone(CIVIL).date()
    units = tree_of(day).units
    place = units[mine.org_id].name if mine.org_id in units else T("全体", "all units").zh
    whom = f"{place}{grade_label(mine.grade, day).zh}"
    about = (
        f"{row.title}（{row.number}）中，{whom}的“{dimension.title.zh}”指数为"
        f"{mine.mean / 100:.1f}，在各维度中最低。"
    )
    done = plan(
        deed,
        PlanCourse(
            title=dimension.session.zh, about=about, capacity=given.capacity,
            sign_until=given.sign_until,
            sessions=[Sitting(begins=given.begins, minutes=given.minutes, place=given.place)],
        ),
    )  # fmt: skip
    mine.course = done["course"]
    mine.save(update_fields=["course"])
    return {"session": int(mine.pk), **done}


INTENTIONS = (
    Intention(
        "survey.confirm_session", T("开设专家场次", "Open a session of experts"), ConfirmSession,
        confirm,
    ),
)  # fmt: skip
