"""Ties of judges (利害关系): told and ended by whoever runs the review, heeded at the draw."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.people.selectors import person as known_person
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.reviews.access import declared, runs, ties
from xuezheng.apps.reviews.models import Entry, Judge, Tie
from xuezheng.apps.schools.access import tree_of
from xuezheng.core.assess.avoidance import Ground
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T


class TieError(InputError):
    """A tie that is told wrongly."""

    code = "review-tie"
    text = T("利害关系不能这样登记：{why}", "The tie is not entered like this: {why}")


class TellTie(Given):
    """A tie of somebody with a person or with a unit, and what it rests on."""

    review: str = Field(max_length=40)
    person: int
    other: int | None = None
    org: int | None = None
    ground: str = Field(max_length=16)
    note: str = Field(default="", max_length=200)


class WhichTie(Given):
    """A tie that stands."""

    tie: int


def tell(deed: Deed, given: TellTie) -> Mapping[str, Any]:
    """Enter a tie; it bars from the next draw on. Raises ``TieError`` and ``NotFoundError``."""
    if not runs(deed.actor, given.review):
        raise NotFoundError(what=T("评审办法", "review"))
    _require_tie(given, day_of(deed.at))
    told = {"review": given.review, "person": given.person, "other": given.other, "org": given.org}
    if Tie.objects.filter(**told, ended_at=None).exists():
        raise TieError(why=T("已经登记", "it is entered already"))
    row = Tie.objects.create(
        review=given.review, person=given.person, other=given.other, org_id=given.org,
        ground=given.ground, note=given.note.strip(), told_by=deed.actor.person, told_at=deed.at,
    )  # fmt: skip
    deed.about("review_tie", row.pk, deed.actor.home)
    deed.note(person=given.person, other=given.other, unit=given.org, ground=given.ground)
    return {"tie": row.pk}


def _require_tie(given: TellTie, day: date) -> None:
    """Refuse what is no tie, and people and units that are not there."""
    if (given.other is None) == (given.org is None):
        raise TieError(why=T("请填一个人或一个单位", "name a person or a unit"))
    if given.ground not in {one.key for one in Ground}:
        raise TieError(why=T("没有这种事由", "there is no such ground"))
    for person in (given.person, given.other):
        if person is not None and known_person(person, day) is None:
            raise NotFoundError(what=T("人员", "person"))
    if given.org is not None and given.org not in tree_of(day).units:
        raise NotFoundError(what=T("单位", "organisation"))
    if given.other == given.person:
        raise TieError(why=T("本人自动回避", "nobody judges their own work anyway"))


def end(deed: Deed, given: WhichTie) -> Mapping[str, Any]:
    """End a tie; what was drawn while it stood stays as drawn. Raises ``NotFoundError``."""
    row = ties(deed.actor).filter(pk=given.tie).first()
    if row is None:
        raise NotFoundError(what=T("利害关系", "tie"))
    row.ended_at = deed.at
    row.save(update_fields=["ended_at"])
    deed.about("review_tie", row.pk, deed.actor.home)
    return {"tie": row.pk}


def barred(review: str, pool: Iterable[Judge], works: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    """Give the judges and works that a tie keeps apart, by their numbers. Costs: 1 query."""
    field = declared(review).person
    people: dict[int, set[tuple[int | None, int | None]]] = {}
    for row in Tie.objects.filter(review=review, ended_at=None):
        people.setdefault(row.person, set()).add((row.other, row.org_id))
    tied = [(one, people[one.person]) for one in pool if one.person in people]
    for work in works if tied else ():
        author, unit = work.record.data.get(field), work.record.org_id
        for judge, told in tied:
            if (author, None) in told or (None, unit) in told:
                yield str(judge.pk), str(work.pk)
