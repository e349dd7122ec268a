"""Who could be asked (抽样框): how many parents, pupils, staff each school has, by grade where it is asked."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.db.models import Count

from xuezheng.adapters import parameters
from xuezheng.apps.people.access import persons
from xuezheng.apps.pupils.selectors.counting import counted
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.base.labels import T
from xuezheng.core.registers.grades import LETTERS, PRESCHOOL, PRIMARY, Grade, of
from xuezheng.core.registers.timeline import AsOf
from xuezheng.core.surveys.definition import Audience, Questionnaire
from xuezheng.core.surveys.drawing import Cell


def rolls(
    told: Questionnaire, day: date, root: int, deputies: int, units: Collection[int] = ()
) -> dict[Cell, int]:
    """Give the roll of every stratum on a day; families are counted as their pupils are.

    Pupils answer themselves from the bureau's grade on; deputies stand under the
    bureau (``root``). Costs: 5 queries.
    """
    audiences = {one.key for one in told.audiences}
    pupils = _pupils(told, day)
    schools = {org for org, _ in pupils}
    found: Counter[Cell] = Counter()
    first = parameters.shipped().on(day).whole("survey.pupils_from")
    for (org, grade), count in pupils.items():
        key = grade.key if told.graded else ""
        if Audience.PARENT.key in audiences:
            found[Cell(org, key, Audience.PARENT.key)] += count
        if Audience.PUPIL.key in audiences and _answers(grade, first):
            found[Cell(org, key, Audience.PUPIL.key)] += count
    if Audience.TEACHER.key in audiences:
        staff = persons(AsOf(day)).filter(org__in=schools).order_by().values_list("org")
        for org, count in staff.annotate(count=Count("id")):
            found[Cell(org, "", Audience.TEACHER.key)] += count
    chosen = {cell: count for cell, count in found.items() if not units or cell.unit in units}
    if Audience.DEPUTY.key in audiences and deputies:
        chosen[Cell(root, "", Audience.DEPUTY.key)] = deputies
    return chosen


def _pupils(told: Questionnaire, day: date) -> Counter[tuple[int, Grade]]:
    orgs = {unit.code: org for org, unit in tree_of(day).units.items()}
    letters = {LETTERS[one] for one in told.stages or LETTERS}
    return Counter(
        (orgs[one.school], one.grade)
        for one in counted(AsOf(day))
        if one.school in orgs and one.grade.key[:1] in letters
    )


def _answers(grade: Grade, first: int) -> bool:
    """Whether pupils of a grade read and answer themselves."""
    letter, number = grade.key[:1], int(grade.key[1:])
    if letter == LETTERS[PRESCHOOL]:
        return False
    return letter != LETTERS[PRIMARY] or number >= first


def grade_label(key: str, day: date) -> T:
    """Give the words of a grade's key; nothing for no grade.

    >>> grade_label("P3", date(2026, 10, 12)).zh
    '三年级'
    """
    stages = {letter: stage for stage, letter in LETTERS.items()}
    if not key or key[0] not in stages:
        return T("", "")
    lasts = parameters.shipped().on(day)["roll.years"]
    years = {str(one): int(count) for one, count in dict(lasts).items()}  # type: ignore[arg-type]  # a table
    return of(stages[key[0]], int(key[1:]), years).label
