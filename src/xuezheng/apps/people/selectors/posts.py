"""Posts as values, and who holds them on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from xuezheng.apps.people.access import Orgs, appointments, persons
from xuezheng.apps.people.access import posts as post_rows
from xuezheng.apps.people.models import AppointmentFact, PostFact, Rank
from xuezheng.apps.people.selectors.who import PersonShown, people
from xuezheng.apps.schools.selectors.closure import names
from xuezheng.core.registers.timeline import FAR, AsOf

LEADS = (Rank.HEAD, Rank.LEADER, Rank.DEPUTY)
"""Who speaks for a unit, the first of these that is held."""


@dataclass(frozen=True, slots=True)
class PostShown:
    """A post as a page shows it (职务); ``label`` is unit and title as people say them."""

    id: int
    org: int
    title: str
    duty: str
    rank: Rank
    label: str

    @classmethod
    def of(cls, fact: PostFact, unit: str) -> "PostShown":
        """Turn a row into a value; what the title says of its unit already is said once."""
        rank, label = Rank.of(fact.rank), named(unit, fact.title)
        return cls(fact.subject_id, fact.org_id, fact.title, fact.duty, rank, label)


def named(unit: str, title: str) -> str:
    """Give unit and title as people say them.

    >>> named("人事科", "科长"), named("望澜街道教办", "教办主任"), named("人事科", "人事科科员")
    ('人事科科长', '望澜街道教办主任', '人事科科员')
    """
    shared = (size for size in range(len(title), 1, -1) if unit.endswith(title[:size]))
    return title if title.startswith(unit) else unit + title[next(shared, 0) :]


@dataclass(frozen=True, slots=True)
class Held:
    """A person at a post (任职): since when, and until when where that is known."""

    appointment: int
    person: PersonShown
    post: PostShown
    since: date
    until: date | None


def posts(numbers: Iterable[int], day: date) -> dict[int, PostShown]:
    """Give posts by number as of a day. Costs: 2 queries."""
    return _shown(post_rows(AsOf(day)).filter(subject__in=set(numbers)), day)


def posts_in(org: int, day: date) -> tuple[PostShown, ...]:
    """Give the posts of a unit in official order. Costs: 2 queries."""
    return tuple(_shown(post_rows(AsOf(day)).filter(org=org), day).values())


def leading(org: int, day: date) -> tuple[PostShown, ...]:
    """Give the posts that speak for a unit; all of them where none does. Costs: 2 queries.

    Administrators and supervisors may hold posts of the bureau itself: they lead nothing.
    """
    found = posts_in(org, day)
    return tuple(one for one in found if one.rank in LEADS) or found


def post(number: int, day: date) -> PostShown | None:
    """Give one post as of a day. Costs: 2 queries."""
    return posts([number], day).get(number)


def post_label(number: int, day: date) -> str:
    """Give unit and title of a post, empty where it does not stand. Costs: 2 queries."""
    found = post(number, day)
    return found.label if found else ""


def holders(numbers: Iterable[int], day: date) -> dict[int, PersonShown]:
    """Give who holds each of the posts on a day; a vacant one is left out. Costs: 2 queries."""
    rows = appointments(AsOf(day)).filter(post__in=set(numbers))
    held = {row.post_id: row.person_id for row in rows}
    known = people(held.values(), day)
    return {post_: known[who] for post_, who in held.items() if who in known}


def holder(number: int, day: date) -> PersonShown | None:
    """Give who holds a post on a day; ``None`` when it is vacant. Costs: 2 queries."""
    return holders([number], day).get(number)


def posts_of(person: int, day: date) -> tuple[PostShown, ...]:
    """Give the posts a person holds on a day, in official order. Costs: 3 queries."""
    held = appointments(AsOf(day)).filter(person=person).values_list("post_id", flat=True)
    return tuple(posts(list(held), day).values())


def labels(persons: Iterable[int], day: date) -> dict[int, str]:
    """Give the first post of each person as people say it; without one, nobody. Costs: 3 queries."""
    rows = appointments(AsOf(day)).filter(person__in=set(persons)).order_by("-id")
    held = {row.person_id: row.post_id for row in rows}
    found = posts(held.values(), day)
    return {who: found[number].label for who, number in held.items() if number in found}


def numbers_of(person: int, day: date) -> "QuerySet[PostFact, int]":
    """Give the posts a person holds on a day, as a part of another question."""
    held = appointments(AsOf(day)).filter(person=person).order_by().values("post_id")
    return (
        post_rows(AsOf(day)).filter(subject__in=held).order_by().values_list("subject", flat=True)
    )


def people_of(org: int, day: date, orgs: Orgs = None) -> tuple[Held, ...]:
    """Give who holds the posts of a unit on a day, in official order. Costs: 4 queries."""
    if orgs is not None and org not in orgs:
        return ()
    standing = {one.id: one for one in posts_in(org, day)}
    rows = {row.post_id: row for row in appointments(AsOf(day)).filter(post__in=standing)}
    who = people([row.person_id for row in rows.values()], day)
    return tuple(
        held_of(rows[number], who[rows[number].person_id], shown)
        for number, shown in standing.items()
        if number in rows and rows[number].person_id in who
    )


def heads(org: int, day: date) -> tuple[PersonShown, ...]:
    """Give who leads a unit on a day: its head, else its leaders, else its deputies.

    Gives nobody where all those posts are vacant. Costs: 4 queries.
    """
    held = people_of(org, day)
    for rank in LEADS:
        found = [one.person for one in held if one.post.rank is rank]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def appointment_of(post_: int, day: date) -> int | None:
    """Give the appointment by which a post is held on a day. Costs: 1 query."""
    row = appointments(AsOf(day)).filter(post=post_).first()
    return row.subject_id if row else None


def held_of(row: AppointmentFact, person: PersonShown, shown: PostShown) -> Held:
    """Put an appointment together with its person and post."""
    until = None if row.valid_to == FAR else row.valid_to
    return Held(row.subject_id, person, shown, row.valid_from, until)


def _shown(rows: Iterable[PostFact], day: date) -> dict[int, PostShown]:
    facts = list(rows)
    units = names([fact.org_id for fact in facts], day)
    return {fact.subject_id: PostShown.of(fact, units.get(fact.org_id, "")) for fact in facts}


def persons_in(org: int, day: date) -> tuple[PersonShown, ...]:
    """Give everybody of a unit by name, with or without a post. Costs: 1 query."""
    return tuple(PersonShown.of(fact) for fact in persons(AsOf(day)).filter(org=org))
