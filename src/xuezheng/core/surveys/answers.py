"""What somebody answered (答卷): checked against the questionnaire, and what it is worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.surveys.definition import STEPS, Ask, Question, Questionnaire, limit_of

MOST_WORDS = 500
WHOLE = ""
"""The key of the index over all dimensions."""


class AnswersError(InputError):
    """Answers that do not fit the questions; each is named with what is allowed, never what was said."""

    code = "survey-answers"
    text = T("答卷填写有误：{issues}", "The answers do not fit: {issues}")


@dataclass(frozen=True, slots=True)
class Scored:
    """What one answer sheet is worth (得分): points by dimension and whole; whether satisfied, if asked."""

    points: Mapping[str, Fraction]
    satisfied: bool | None


def checked(told: Questionnaire, audience: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """Give the answers by question, nothing where somebody left one out. Raises ``AnswersError``.

    At least one rated question must be answered, else the sheet says nothing.
    """
    asked = {one.key: one for one in told.asked(audience)}
    issues = [T(f"没有题目 {key}", f"no question {key}") for key in sorted(set(given) - set(asked))]
    found: dict[str, Any] = {}
    for key, question in asked.items():
        value = given.get(key)
        if value in (None, "", []):
            found[key] = None
        elif _fits(question, value):
            found[key] = sorted(set(value)) if question.ask is Ask.SEVERAL else value
        else:
            issues.append(_allowed(question))
    if not issues and not any(found[key] is not None for key, one in asked.items() if one.rated):
        issues.append(T("至少回答一道评价题", "answer one of the rated questions at least"))
    if issues:
        raise AnswersError(
            issues=T("；".join(one.zh for one in issues), "; ".join(one.en for one in issues))
        )
    return found


def _fits(question: Question, value: Any) -> bool:
    keys = {one.key for one in question.options}
    whole = isinstance(value, int) and not isinstance(value, bool)
    if question.ask is Ask.SCALE:
        return whole and 1 <= value <= STEPS
    if question.ask is Ask.AMOUNT:
        return whole and 0 <= value <= question.most
    if question.ask is Ask.ONE:
        return isinstance(value, str) and value in keys
    if question.ask is Ask.SEVERAL:
        return isinstance(value, list) and all(
            isinstance(one, str) and one in keys for one in value
        )
    return isinstance(value, str) and len(value) <= MOST_WORDS


def _allowed(question: Question) -> T:
    keys = "、".join(one.key for one in question.options)
    allowed = {
        Ask.SCALE: T(f"1 至 {STEPS} 的整数", f"a whole number from 1 to {STEPS}"),
        Ask.AMOUNT: T(f"0 至 {question.most} 的整数", f"a whole number from 0 to {question.most}"),
        Ask.ONE: T(f"应为 {keys} 之一", f"one of {keys}".replace("、", ", ")),
        Ask.SEVERAL: T(f"应为 {keys} 中若干项", f"some of {keys}".replace("、", ", ")),
        Ask.COMMENT: T(f"至多 {MOST_WORDS} 字", f"at most {MOST_WORDS} characters"),
    }[question.ask]
    return T("{key}：{allowed}", "{key}: {allowed}").filled(key=question.key, allowed=allowed)


def scored(
    told: Questionnaire,
    audience: str,
    grade: str,
    answers: Mapping[str, Any],
    limits: Mapping[str, Mapping[str, int]],
    satisfied_from: int,
) -> Scored:
    """Give what a sheet is worth.

    A dimension is the mean of its answered questions by their weights; the
    whole is the mean of all answered questions by their weights, so that a
    dimension nobody answered drops out and does not count as nothing.
    ``limits`` are those of numbers by parameter and grade.
    """
    sums: dict[str, Fraction] = {}
    weights: dict[str, int] = {}
    satisfied = None
    for one in told.asked(audience):
        value = answers.get(one.key)
        points = one.points(value, limit_of(limits.get(one.limit, {}), grade))
        if points is not None:
            for key in (one.dimension, WHOLE):
                sums[key] = sums.get(key, Fraction(0)) + points * one.weight
                weights[key] = weights.get(key, 0) + one.weight
        if one.overall and value is not None:
            satisfied = value >= satisfied_from
    return Scored({key: sums[key] / weights[key] for key in sums}, satisfied)


def straight(told: Questionnaire, audience: str, answers: Mapping[str, Any], least: int) -> bool:
    """Say whether all scales, ``least`` of them or more, were answered with one and the same step."""
    steps = [
        answers[one.key]
        for one in told.asked(audience)
        if one.ask is Ask.SCALE and answers.get(one.key) is not None
    ]
    return len(steps) >= least and len(set(steps)) == 1
