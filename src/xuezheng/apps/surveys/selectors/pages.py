"""What pages, API and commands show of surveys: the list, one survey, one unit's results, slips."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.db.models import Sum

from xuezheng.apps.schools.access import names
from xuezheng.apps.surveys.access import (
    SURVEY,
    cells,
    comments,
    figures,
    manages,
    questionnaire,
    reach,
    sessions,
    survey,
    surveys,
)
from xuezheng.apps.surveys.models import Cell, Figure, Session, State, Survey
from xuezheng.apps.surveys.selectors.frame import grade_label
from xuezheng.apps.surveys.selectors.reckoning import in_force
from xuezheng.catalogue.surveys import THEMES
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.surveys.comments import themed
from xuezheng.core.surveys.definition import Audience, Questionnaire
from xuezheng.core.surveys.drawing import rate
from xuezheng.core.surveys.oddities import Oddity
from xuezheng.core.surveys.tabulating import SATISFIED

PAGE = 50
EVERYBODY = T("加权总分", "Weighted index")
OVERALL = T("总指数", "Whole index")
CONTENT = T("满意率", "Satisfied")


@dataclass(frozen=True, slots=True)
class Row:
    """One survey of the list: how many slips went out, how many came back."""

    id: int
    number: str
    title: str
    questionnaire: T
    opens_on: date
    closes_on: date
    state: State
    handed: int
    answered: int

    @property
    def share(self) -> Fraction | None:
        """The share of slips answered."""
        return rate(self.answered, self.handed)


@dataclass(frozen=True, slots=True)
class Asked:
    """How many of an audience were on the roll, drawn, given a slip, answered."""

    audience: T
    key: str
    roll: int
    sampled: int
    handed: int
    answered: int

    @property
    def percent(self) -> str:
        """The share answered in percent, one place; nothing where no slip went out."""
        found = rate(self.answered, self.handed)
        return "" if found is None else f"{float(found) * 100:.1f}"


@dataclass(frozen=True, slots=True)
class Shown:
    """One figure as a page shows it: an index of a hundred, its interval, its group."""

    org: int | None
    unit: str
    audience: str
    of: T
    grade: str
    grade_words: T
    dimension: str
    about: T
    answers: int | None
    mean: str
    low: str
    high: str
    group: int | None

    @property
    def told(self) -> bool:
        """Whether it is told."""
        return bool(self.mean)

    @property
    def plain(self) -> dict[str, Any]:
        """Give it as JSON."""
        return {
            "org": self.org, "unit": self.unit, "audience": self.audience, "grade": self.grade,
            "dimension": self.dimension, "answers": self.answers, "mean": self.mean or None,
            "low": self.low or None, "high": self.high or None, "group": self.group,
        }  # fmt: skip


def points(cents: int | None) -> str:
    """Give hundredths of a point with one place, half up.

    >>> points(6667), points(0), points(None)
    ('66.7', '0.0', '')
    """
    if cents is None:
        return ""
    tenths = (cents + 5) // 10
    return f"{tenths // 10}.{tenths % 10}"


def listed(actor: Actor | None, before: int = 0) -> list[Row]:
    """Give fifty surveys and one more, the newest first. Costs: 2 queries."""
    found = surveys(actor)
    rows = list((found.filter(pk__lt=before) if before else found)[: PAGE + 1])
    return [_row(actor, one, sums) for one, sums in zip(rows, _sums(actor, rows), strict=True)]


def _sums(actor: Actor | None, rows: Sequence[Survey]) -> list[tuple[int, int]]:
    del actor
    found = {
        one["survey"]: (one["handed"] or 0, one["answered"] or 0)
        for one in Cell.objects.filter(survey__in=rows)
        .values("survey")
        .annotate(handed=Sum("handed"), answered=Sum("answered"))
    }
    return [found.get(row.pk, (0, 0)) for row in rows]


def _row(actor: Actor | None, one: Survey, sums: tuple[int, int]) -> Row:
    del actor
    return Row(
        int(one.pk), one.number, one.title, questionnaire(one.questionnaire).title, one.opens_on,
        one.closes_on, State.of(one.state), *sums,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Flagged:
    """A flag as shown: which unit and audience, what, how many of how many."""

    unit: str
    audience: T
    oddity: T
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed session as shown, and the course it became."""

    id: int
    unit: str
    grade: T
    about: T
    session: T
    mean: str
    course: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """One survey as shown."""

    row: Row
    survey: Survey
    told: Questionnaire
    asked: tuple[Asked, ...]
    units: tuple[tuple[int, str], ...]
    manages: bool
    whole: tuple[Shown, ...]
    ranked: tuple[Shown, ...]
    dimensions: tuple[Shown, ...]
    grades: tuple[Shown, ...]
    themes: tuple[tuple[T, int], ...]
    flags: tuple[Flagged, ...]
    sessions: tuple[Proposed, ...]


def page(actor: Actor | None, number: int, day: date) -> Page:
    """Give one survey. Costs: ≤ 12 queries. Raises ``NotFoundError``."""
    row = survey(actor, number)
    told, units = questionnaire(row.questionnaire), names(day)
    mine = list(cells(actor, row))
    may = manages(actor, row)
    shown = _figures(actor, row, units, day)
    everything = reach(actor, row).everything
    orgs = sorted({one.org_id for one in mine}, key=lambda org: units.get(org, ""))
    return Page(
        _row(actor, row, _sums(actor, [row])[0]), row, told, tuple(_asked(mine)),
        tuple((org, units.get(org, "")) for org in orgs), may,
        tuple(one for one in shown if one.org is None and not one.grade and one.dimension in {"", SATISFIED}),
        tuple(_ranked(shown)),
        tuple(one for one in shown if one.org is None and not one.grade and one.dimension not in {"", SATISFIED}),
        tuple(_graded(shown)),
        _themes(row) if everything else (), _flags(row, units) if may else (),
        tuple(_proposed(one, told, units, day) for one in sessions(actor, row)),
    )  # fmt: skip


def _figures(actor: Actor | None, row: Survey, units: Mapping[int, str], day: date) -> list[Shown]:
    """Give the figures in reach: the weighted ones first, dimensions as the questionnaire has them."""
    told = questionnaire(row.questionnaire)
    who = ["", *(one.key for one in Audience)]
    about = ["", SATISFIED, *(one.key for one in told.dimensions)]
    found = [_shown(one, told, units, day) for one in figures(actor, row).order_by("id")]
    return sorted(found, key=lambda one: (who.index(one.audience), about.index(one.dimension)))


def _shown(one: Figure, told: Questionnaire, units: Mapping[int, str], day: date) -> Shown:
    about = {"": OVERALL, SATISFIED: CONTENT}.get(one.dimension)
    return Shown(
        one.org_id, units.get(one.org_id or 0, ""), one.audience,
        Audience.of(one.audience).label if one.audience else EVERYBODY, one.grade,
        grade_label(one.grade, day), one.dimension, about or told.dimension(one.dimension).title,
        one.answers, points(one.mean), points(one.low), points(one.high), one.group,
    )  # fmt: skip


def _asked(mine: Iterable[Cell]) -> list[Asked]:
    sums: dict[str, list[int]] = {}
    for one in mine:
        found = sums.setdefault(one.audience, [0, 0, 0, 0])
        for at, count in enumerate((one.roll, one.sampled, one.handed, one.answered)):
            found[at] += count
    order = [one.key for one in Audience]
    return [Asked(Audience.of(key).label, key, *sums[key]) for key in sorted(sums, key=order.index)]


def _ranked(shown: Iterable[Shown]) -> list[Shown]:
    """Give the wholes of units: by group where they have one, within a group by name, never by the figure."""
    found = [one for one in shown if one.org and not one.grade and not one.dimension]
    weighted = {one.org for one in found if not one.audience}
    kept = [
        one
        for one in found
        if (not one.audience or one.org not in weighted) and one.audience != Audience.DEPUTY.key
    ]
    return sorted(kept, key=lambda one: (one.group is None, one.group or 0, one.unit, one.of.zh))


def _graded(shown: Iterable[Shown]) -> list[Shown]:
    return [one for one in shown if one.org is None and one.grade and not one.dimension]


def _themes(row: Survey) -> tuple[tuple[T, int], ...]:
    titles = {one.key: one.title for one in THEMES} | {"": T("其他", "Others")}
    told = sorted(row.themes.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((titles[key], count) for key, count in told if key in titles)


def _flags(row: Survey, units: Mapping[int, str]) -> tuple[Flagged, ...]:
    return tuple(
        Flagged(
            units.get(one["org"], ""), Audience.of(one["audience"]).label,
            Oddity.of(one["oddity"]).label, one["count"], one["of"],
        )
        for one in row.flags
    )  # fmt: skip


def _proposed(one: Session, told: Questionnaire, units: Mapping[int, str], day: date) -> Proposed:
    about = told.dimension(one.dimension)
    return Proposed(
        int(one.pk), units.get(one.org_id or 0, ""), grade_label(one.grade, day), about.title,
        about.session, points(one.mean), one.course,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class UnitPage:
    """One unit's results beside those of all."""

    row: Row
    unit: str
    org: int
    asked: tuple[Asked, ...]
    pairs: tuple[tuple[Shown, Shown | None], ...]
    grades: tuple[Shown, ...]
    comments: tuple[tuple[T, tuple[str, ...]], ...]
    few: bool


def unit_page(actor: Actor | None, number: int, org: int, day: date) -> UnitPage:
    """Give a unit's results. Costs: ≤ 10 queries. Raises ``NotFoundError`` for one out of reach.

    Comments are told from as many answers of the audience on as figures are.
    """
    row = survey(actor, number)
    mine = [one for one in cells(actor, row) if one.org_id == org]
    if not mine:
        raise NotFoundError(what=SURVEY)
    units = names(day)
    shown = _figures(actor, row, units, day)
    whole = {
        (one.audience, one.dimension): one for one in shown if one.org is None and not one.grade
    }
    own = [one for one in shown if one.org == org and not one.grade]
    few = {one.audience for one in own if not one.told}
    open_to = {one.audience for one in own if one.audience and one.told}
    return UnitPage(
        _row(actor, row, _sums(actor, [row])[0]), units.get(org, ""), org, tuple(_asked(mine)),
        tuple((one, whole.get((one.audience, one.dimension))) for one in own),
        tuple(one for one in shown if one.org == org and one.grade and not one.dimension),
        _said(actor, row, org, open_to, day), bool(few),
    )  # fmt: skip


def _said(
    actor: Actor | None, row: Survey, org: int, audiences: set[str], day: date
) -> tuple[tuple[T, tuple[str, ...]], ...]:
    """Give comments by theme, of audiences whose figures are told, where there are enough of them."""
    found = comments(actor, row).filter(org=org, audience__in=audiences)
    texts = list(found.values_list("text", flat=True)[:500])
    if len(texts) < in_force(day).whole("survey.least_answers"):
        return ()
    by = {
        one.key: (one.title, [text for text in texts if one.key in themed(text, THEMES)])
        for one in THEMES
    }
    rest = [text for text in texts if not themed(text, THEMES)]
    told = [*by.values(), (T("其他", "Others"), rest)]
    return tuple((title, tuple(some)) for title, some in told if some)
