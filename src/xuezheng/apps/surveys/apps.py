"""Anonymous questionnaires: slips with codes, answers that are nobody's, figures with their error (问卷调查)."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Anonymous questionnaires: slips with codes, answers that are nobody's, figures with their error (问卷调查)."""

    name = "xuezheng.apps.surveys"
    label = "surveys"
