"""What surveys refuse, and the row under its lock (调查规则)."""

from xuezheng.apps.surveys.access import require_manager, survey
from xuezheng.apps.surveys.models import State, Survey
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T


class SurveyError(RefusedError):
    """A step of a survey is not possible."""

    code = "survey"
    text = T("不能办理：{why}", "Not possible: {why}")


class Which(Given):
    """A survey."""

    survey: int


def locked(deed: Deed, number: int, *states: State) -> Survey:
    """Give a survey that one runs, locked, in one of the states.

    Raises ``NotFoundError``, ``OutsideError`` and ``SurveyError``.
    """
    require_manager(deed.actor, survey(deed.actor, number))
    row = Survey.objects.select_for_update(of=("self",)).get(pk=number)
    if row.state not in {one.key for one in states}:
        now = State.of(row.state).label
        raise SurveyError(why=T(f"该调查{now.zh}", f"the survey is {now.en.lower()}"))
    deed.about("survey", row.pk, row.org_id)
    return row
