"""What a code opens (答卷页面): the questions of its audience, and whether they may be answered now."""

from dataclasses import dataclass
from datetime import date

from xuezheng.apps.surveys.access import questionnaire
from xuezheng.apps.surveys.models import Code, State
from xuezheng.apps.surveys.selectors.codes import digest_of, plain
from xuezheng.apps.surveys.selectors.frame import grade_label
from xuezheng.core.base.labels import T
from xuezheng.core.surveys.definition import Audience, Questionnaire


@dataclass(frozen=True, slots=True)
class Asking:
    """A questionnaire as its page asks it; of the school only its audience and grade are told."""

    told: Questionnaire
    title: str
    audience: str
    who: T
    grade: T
    closes_on: date
    opens_on: date
    open: bool
    spent: bool


def asking(code: str, day: date) -> Asking | None:
    """Give what a code opens; nothing for one there is not. Costs: 1 query."""
    typed = plain(code)
    found = Code.objects.select_related("cell__survey").filter(digest=digest_of(typed)).first()
    if not typed or found is None:
        return None
    cell, row = found.cell, found.cell.survey
    within = row.state == State.OPEN.key and row.opens_on <= day <= row.closes_on
    return Asking(
        questionnaire(row.questionnaire), row.title, cell.audience, Audience.of(cell.audience).label,
        grade_label(cell.grade, day), row.closes_on, row.opens_on, within and not found.spent,
        found.spent,
    )  # fmt: skip
