"""Reckoning a survey from its rows (汇总计算): scores, figures, flags, comments by theme."""

import json
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from xuezheng.adapters import parameters
from xuezheng.apps.surveys.access import questionnaire
from xuezheng.apps.surveys.models import Answer, Cell, Comment, Survey
from xuezheng.catalogue.surveys import THEMES
from xuezheng.core.base.parameters import InForce
from xuezheng.core.surveys import comments, drawing, oddities
from xuezheng.core.surveys.answers import Scored, scored, straight
from xuezheng.core.surveys.definition import FULL
from xuezheng.core.surveys.publishing import Least
from xuezheng.core.surveys.tabulating import SATISFIED, Rules, Tabulated, tabulated

Z = Fraction(196, 100)
"""The number of the normal law for 95 of a hundred."""


def in_force(day: date) -> InForce:
    """Give the parameters of a day."""
    return parameters.shipped().on(day)


def numbers(told: InForce, key: str) -> dict[str, int]:
    """Give a parameter that is a table of whole numbers."""
    found = told[key]
    return {str(one): int(value) for one, value in dict(found).items()}  # type: ignore[arg-type]  # a table


def rules_in(told: InForce) -> Rules:
    """Give the rules of a day."""
    least = Least(told.whole("survey.least_answers"), told.whole("survey.least_width"))
    return Rules(least, numbers(told, "survey.audience_weights"), Z)


def strata(row: Survey) -> dict[drawing.Cell, Cell]:
    """Give the strata of a survey. Costs: 1 query."""
    found = Cell.objects.filter(survey=row)
    return {drawing.Cell(one.org_id, one.grade, one.audience): one for one in found}


def sheets(row: Survey) -> Iterator[tuple[drawing.Cell, dict[str, object], date]]:
    """Give every answer sheet. Costs: 1 query."""
    told = Answer.objects.filter(survey=row).order_by("id")
    for org, grade, audience, said, day in told.values_list(
        "org", "grade", "audience", "said", "day"
    ):
        yield drawing.Cell(org, grade, audience), said, day


Tally = dict[tuple[int, str, str], list[int]]
"""By unit, audience and dimension: how many answers, and how many of them worth all hundred points."""


def reckoned(row: Survey, day: date) -> tuple[Tabulated, Tally]:
    """Give all figures, and the answers counted by unit, audience and dimension. Costs: 2 queries."""
    told, rules = questionnaire(row.questionnaire), in_force(day)
    limits = {one.limit: numbers(rules, one.limit) for one in told.questions if one.limit}
    step = rules.whole("survey.satisfied_from")
    found: list[tuple[drawing.Cell, Scored]] = []
    tally: Tally = {}
    for cell, said, _ in sheets(row):
        one = scored(told, cell.audience, cell.grade, said, limits, step)
        found.append((cell, one))
        full = {key: points == FULL for key, points in one.points.items()}
        if one.satisfied is not None:
            full[SATISFIED] = one.satisfied
        for key, all_of_it in full.items():
            counts = tally.setdefault((cell.unit, cell.audience, key), [0, 0])
            counts[0] += 1
            counts[1] += all_of_it
    rolls = {cell: one.roll for cell, one in strata(row).items()}
    return tabulated(rolls, found, rules_in(rules)), tally


def flagged(row: Survey, day: date) -> list[oddities.Flag]:
    """Give what looks wrong. Costs: 2 queries."""
    told, rules = questionnaire(row.questionnaire), in_force(day)
    least = rules.whole("survey.straight_from")
    told_of = (
        oddities.Sheet(
            cell, on, json.dumps(said, sort_keys=True), straight(told, cell.audience, said, least)
        )
        for cell, said, on in sheets(row)
    )
    bounds = oddities.Bounds(
        rules.whole("survey.odd_sheets"), rules.whole("survey.odd_share"),
        rules.whole("survey.odd_repeats"),
    )  # fmt: skip
    repeats = {cell: one.repeats for cell, one in strata(row).items() if one.repeats}
    return list(oddities.flags(told_of, repeats, bounds))


def themes(row: Survey) -> dict[str, int]:
    """Count the comments of all by theme. Costs: 1 query."""
    texts = Comment.objects.filter(survey=row).order_by().values_list("text", flat=True)
    return comments.counted(texts, THEMES)
