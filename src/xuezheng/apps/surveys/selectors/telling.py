"""Surveys as plain JSON, the same for the API and the command."""

from typing import Any

from xuezheng.apps.surveys.selectors.pages import Page, Row, UnitPage


def row(one: Row) -> dict[str, Any]:
    """Give a survey of the list."""
    return {
        "id": one.id, "number": one.number, "title": one.title,
        "opens_on": one.opens_on.isoformat(), "closes_on": one.closes_on.isoformat(),
        "state": one.state.key, "handed": one.handed, "answered": one.answered,
    }  # fmt: skip


def page(found: Page) -> dict[str, Any]:
    """Give one survey: who was asked, figures with their intervals, sessions proposed."""
    return {
        **row(found.row),
        "seed": found.survey.seed,
        "asked": [
            {
                "audience": one.key, "roll": one.roll, "sampled": one.sampled, "handed": one.handed,
                "answered": one.answered,
            }
            for one in found.asked
        ],
        "figures": [
            one.plain for one in (*found.whole, *found.dimensions, *found.grades, *found.ranked)
        ],
        "themes": [{"theme": title.zh, "count": count} for title, count in found.themes],
        "flags": [
            {
                "unit": one.unit, "audience": one.audience.zh, "oddity": one.oddity.zh,
                "count": one.count, "of": one.of,
            }
            for one in found.flags
        ],
        "sessions": [
            {
                "id": one.id, "unit": one.unit, "grade": one.grade.zh, "dimension": one.about.zh,
                "session": one.session.zh, "mean": one.mean, "course": one.course,
            }
            for one in found.sessions
        ],
    }  # fmt: skip


def unit(found: UnitPage) -> dict[str, Any]:
    """Give one unit's figures and comments by theme."""
    return {
        "unit": found.unit, "figures": [own.plain for own, _ in found.pairs],
        "grades": [one.plain for one in found.grades],
        "comments": [{"theme": title.zh, "texts": list(some)} for title, some in found.comments],
    }  # fmt: skip
