"""The ties of judges as those who run a review see them."""

from dataclasses import dataclass
from datetime import date

from xuezheng.apps.people.selectors import people
from xuezheng.apps.reviews.access import declared, judges, runs, ties
from xuezheng.apps.schools.access import names
from xuezheng.core.assess.avoidance import Ground
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class TieShown:
    """A tie that stands: who, with whom or what, why, since when."""

    id: int
    judge: str
    other: str
    ground: T
    note: str
    told: date


@dataclass(frozen=True, slots=True)
class TiesPage:
    """The ties of a review, and the judges one may be told of."""

    review: str
    title: T
    ties: tuple[TieShown, ...]
    judges: tuple[tuple[int, str], ...]


def ties_page(actor: Actor | None, review: str, day: date) -> TiesPage:
    """Give the ties of a review somebody runs. Costs: 5 queries. Raises ``NotFoundError``."""
    found = declared(review)
    if not runs(actor, review):
        raise NotFoundError(what=T("评审办法", "review"))
    rows = list(ties(actor).filter(review=review).order_by("-id")[:200])
    pool = list(judges(actor).filter(review=review).order_by("id")[:500])
    who = (
        {one.person for one in rows}
        | {one.person for one in pool}
        | {one.other for one in rows if one.other}
    )
    known, units = people(who, day), names(day)

    def called(number: int) -> str:
        return known[number].name if number in known else f"#{number}"

    shown = tuple(
        TieShown(
            int(one.pk), called(one.person),
            called(one.other) if one.other is not None else units.get(one.org_id or 0, ""),
            Ground.of(one.ground).label, one.note, one.told_at.date(),
        )
        for one in rows
    )  # fmt: skip
    pairs = tuple(
        (one.person, f"{called(one.person)} · {units.get(one.org_id, '')}") for one in pool
    )
    return TiesPage(review, found.title, shown, pairs)
