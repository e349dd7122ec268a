"""Calls, pools, the draw (开展评审、评委库、抽取): seed committed first, everything on the record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.people.selectors import person as known_person
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.services import move_case
from xuezheng.apps.reviews.access import declared, entries, group, judges, one_call, runs
from xuezheng.apps.reviews.models import Assignment, Call, Entry, Judge
from xuezheng.apps.reviews.selectors.scoring import rules_on
from xuezheng.apps.reviews.services.tying import barred
from xuezheng.apps.schools.access import require
from xuezheng.core.assess import avoidance
from xuezheng.core.assess.assignment import assign
from xuezheng.core.assess.tickets import (
    commitment,
    drawn,
    list_digest,
    mixed,
    ordered,
    require_committed,
)
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T

WAITING = "eligible"


class CallError(InputError):
    """The call cannot be opened like this."""

    code = "review-call"
    text = T("不能开展这一批次：{why}", "The call cannot be opened: {why}")


class OrderError(RefusedError):
    """The steps of a draw have an order."""

    code = "review-order"
    text = T("还不能办理：{why}", "Not yet: {why}")


class OpenCall(Given):
    """A call: which review and year, run by which section; judges to draw and works to pass, by group."""

    review: str = Field(max_length=40)
    year: int = Field(ge=2000, le=2100)
    title: str = Field(min_length=2, max_length=80)
    org: int
    seats: dict[str, int] = Field(min_length=1, max_length=40)
    quotas: dict[str, int] = Field(default_factory=dict, max_length=40)


class ListJudge(Given):
    """Somebody for the pool: unit, group, units left with the day of leaving."""

    review: str = Field(max_length=40)
    person: int
    group: str = Field(max_length=40)
    left: list[tuple[int, date]] = Field(default_factory=list, max_length=20)


class WhichJudge(Given):
    """Somebody of a pool."""

    judge: int


class Commit(Given):
    """The seed that will be shown later, and where its public figure will come from."""

    call: int
    seed: str = Field(min_length=16, max_length=200)
    source: str = Field(min_length=4, max_length=80)


class Draw(Given):
    """The seed shown, and the public figure of the day."""

    call: int
    seed: str = Field(max_length=200)
    public: str = Field(min_length=1, max_length=80)


def open_call(deed: Deed, given: OpenCall) -> Mapping[str, Any]:
    """Open a call; cases found eligible from now on enter it."""
    found = declared(given.review)
    require(deed.actor, Verb.ISSUE, group(found), given.org, what=found.title.zh)
    if Call.objects.filter(review=found.key, year=given.year).exists():
        raise CallError(why=T("该年度已开展", "that year is open already"))
    if min([*given.seats.values(), *given.quotas.values()]) < 0:
        raise CallError(why=T("人数不能为负", "numbers are not negative"))
    row = Call.objects.create(
        review=found.key, year=given.year, title=given.title, org_id=given.org,
        opened_at=deed.at, seats=given.seats, quotas=given.quotas,
    )  # fmt: skip
    deed.about("review_call", row.pk, given.org)
    deed.note(seats=given.seats, quotas=given.quotas)
    return {"call": row.pk}


def list_judge(deed: Deed, given: ListJudge) -> Mapping[str, Any]:
    """Put somebody into the pool of a review."""
    if not runs(deed.actor, given.review):
        raise NotFoundError(what=T("评审办法", "review"))
    who = known_person(given.person, day_of(deed.at))
    if who is None or who.org is None:
        raise NotFoundError(what=T("人员", "person"))
    if Judge.objects.filter(review=given.review, person=given.person, ended_at=None).exists():
        raise CallError(why=T("已在评委库", "in the pool already"))
    row = Judge.objects.create(
        review=given.review, person=given.person, org_id=who.org, group=given.group,
        left=[[org, day.isoformat()] for org, day in given.left], listed_at=deed.at,
    )  # fmt: skip
    deed.about("review_judge", row.pk, row.org_id)
    return {"judge": row.pk}


def unlist_judge(deed: Deed, given: WhichJudge) -> Mapping[str, Any]:
    """Take somebody out of a pool; what they were drawn for stands."""
    row = judges(deed.actor).filter(pk=given.judge).first()
    if row is None:
        raise NotFoundError(what=T("评委", "judge"))
    row.ended_at = deed.at
    row.save(update_fields=["ended_at"])
    deed.about("review_judge", row.pk, row.org_id)
    return {"judge": row.pk}


def commit(deed: Deed, given: Commit) -> Mapping[str, Any]:
    """Publish the commitment to a seed; the seed itself is not kept. The list is frozen at the draw."""
    row = one_call(deed.actor, given.call, lock=True)
    if row.committed_at is not None:
        raise OrderError(why=T("种子承诺已公布", "a seed is committed to"), state="committed")
    row.commitment, row.source = commitment(given.seed), given.source
    row.committed_at = deed.at
    row.save(update_fields=["commitment", "source", "committed_at"])
    deed.about("review_call", row.pk, row.org_id)
    deed.note(commitment=row.commitment, source=given.source)
    return {"call": row.pk, "commitment": row.commitment}


def draw(deed: Deed, given: Draw) -> Mapping[str, Any]:
    """Draw judges and give them the works; the cases move on. Everything decided stands on the record.

    Raises ``SeedError``, ``PoolError``, ``UnjudgedError`` and ``OrderError``.
    """
    row = one_call(deed.actor, given.call, lock=True)
    if row.committed_at is None or row.drawn_at is not None:
        why = T("先公布种子承诺，只抽取一次", "commit to a seed first, and draw once")
        raise OrderError(why=why, state="open")
    works = [one for one in entries(row) if one.record.state == WAITING]
    if not works:
        raise OrderError(why=T("没有待评审的材料", "no work waits to be judged"), state="open")
    require_committed(given.seed, row.commitment)
    row.draw = _drawn(row, works, given, day_of(deed.at))
    row.drawn_at = deed.at
    _coded(row, works)
    made = _assigned(row, deed)
    row.save(update_fields=["draw", "drawn_at"])
    for one in works:
        move_case(deed, one.record_id, "judge", seen=one.record.version)
    deed.about("review_call", row.pk, row.org_id)
    deed.rows = len(works)
    deed.note(draw=row.draw)
    return {"call": row.pk, "members": len(row.draw["members"]), "tasks": made}


def _drawn(row: Call, works: list[Entry], given: Draw, on: date) -> dict[str, Any]:
    rules = rules_on(row)
    topic = declared(row.review).topic
    pool = {str(one.pk): one for one in Judge.objects.filter(review=row.review, ended_at=None)}
    purpose, seed = f"{row.review}-{row.year}", mixed(given.seed, given.public)
    groups = {key: one.group for key, one in pool.items()}
    found = drawn(purpose, groups, row.seats, seed)
    kept_apart = _avoided(row, [pool[key] for key in groups], works, on)
    keys = tuple(str(one.pk) for one in works)
    each = rules.whole(f"{topic}.judges_each")
    given_out = assign(
        ordered(f"{purpose}/works", keys, seed), ordered(f"{purpose}/judges", found.members, seed),
        each=each, avoided=set(kept_apart),
    )  # fmt: skip
    return {
        "purpose": purpose, "pool": groups, "seats": dict(row.seats), "seed": given.seed,
        "public": given.public, "source": row.source, "commitment": row.commitment,
        "list": list_digest(tuple(groups)), "members": list(found.members),
        "reserves": list(found.reserves), "works": list(keys), "each": each,
        "avoided": [list(one) for one in sorted(kept_apart)],
        "why": {f"{judge} {work}": why.key for (judge, work), why in sorted(kept_apart.items())},
        "pairs": [list(one) for one in given_out.pairs], "load": given_out.load,
    }  # fmt: skip


def _avoided(
    row: Call, pool: list[Judge], works: list[Entry], on: date
) -> dict[tuple[str, str], avoidance.Why]:
    found = declared(row.review)
    by_person = {one.person: str(one.pk) for one in pool}
    people = [
        avoidance.Judge(
            str(one.pk), str(one.org_id),
            tuple((str(org), date.fromisoformat(day)) for org, day in one.left),
        )
        for one in pool
    ]  # fmt: skip
    told = [
        avoidance.Work(
            str(one.pk), str(one.record.org_id),
            frozenset({by_person[one.record.data[found.person]]})
            if one.record.data.get(found.person) in by_person
            else frozenset(),
        )
        for one in works
    ]  # fmt: skip
    years = rules_on(row).whole(f"{found.topic}.avoid_years")
    apart = set(barred(row.review, pool, works))
    return avoidance.avoided(people, told, declared=apart, on=on, years=years)


def _coded(row: Call, works: list[Entry]) -> None:
    """Give works their codes, in the order of tickets, so that a code says nothing."""
    seed = mixed(row.draw["seed"], row.draw["public"])
    keys = ordered(f"{row.draw['purpose']}/works", tuple(str(one.pk) for one in works), seed)
    place = {key: number for number, key in enumerate(keys, 1)}
    for one in works:
        one.code = f"{place[str(one.pk)]:03d}"
    Entry.objects.bulk_update(works, ["code"])


def _assigned(row: Call, deed: Deed) -> int:
    made = Assignment.objects.bulk_create(
        Assignment(entry_id=int(work), judge_id=int(judge), assigned_at=deed.at)
        for work, judge in row.draw["pairs"]
    )
    return len(made)
