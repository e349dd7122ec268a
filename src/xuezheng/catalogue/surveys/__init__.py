"""问卷: the questionnaires a bureau asks, by key, and the themes of comments."""

from xuezheng.catalogue.surveys.family_education import FAMILY_EDUCATION
from xuezheng.catalogue.surveys.pupil_burden import PUPIL_BURDEN
from xuezheng.catalogue.surveys.satisfaction import SATISFACTION
from xuezheng.catalogue.surveys.themes import THEMES
from xuezheng.core.surveys.definition import Questionnaire

QUESTIONNAIRES: dict[str, Questionnaire] = {
    one.key: one for one in (SATISFACTION, FAMILY_EDUCATION, PUPIL_BURDEN)
}

__all__ = ["QUESTIONNAIRES", "THEMES"]
