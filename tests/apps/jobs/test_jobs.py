"""Jobs: steps committed one by one, a killed worker's job goes on, a bad one stops alone."""

from datetime import datetime, timedelta

import pytest

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.jobs import selectors
from xuezheng.apps.jobs.models import Job, State
from xuezheng.apps.jobs.selectors import TITLES
from xuezheng.apps.jobs.services import (
    INTENTIONS,
    LEASE,
    MOST_ATTEMPTS,
    JobKind,
    Step,
    advance,
    claim,
    enqueue,
    work,
)
from xuezheng.core.base.actors import Actor, Grant
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.site.work import jobs as site_jobs

AT = datetime(2026, 10, 12, 9, tzinfo=clock.ZONE)
ASKER = Actor(account=5, person=50, grants=(Grant(1, "section", 9),))
OTHER = Actor(account=6, person=60, grants=(Grant(2, "section", 8),))
DONE: list[int] = []

pytestmark = pytest.mark.django_db


def count(args, position, at):  # noqa: ARG001
    if args.get("bad") == position:
        raise RefusedError(why="bad")
    DONE.append(position)
    following = position + 1
    if following == args["to"]:
        return Step(None, args["to"], {"counted": following})
    return Step(following, args["to"])


KINDS = {"count": JobKind("count", T("数数", "Count"), count)}


@pytest.fixture(autouse=True)
def fresh():
    DONE.clear()


def asked(**args):
    return enqueue(Deed(actor=ASKER, at=AT), "count", {"to": 3} | args)


def test_a_job_runs_step_by_step_to_its_result():
    number = asked()
    assert work(KINDS, lambda: AT) == 1
    shown = selectors.job(ASKER, number)
    assert (shown.state, shown.step, shown.total) == (State.DONE, 3, 3)
    assert shown.result == {"counted": 3}
    assert DONE == [0, 1, 2]
    assert work(KINDS, lambda: AT) == 0


def test_a_killed_workers_job_goes_on_where_it_stood():
    number = asked()
    assert claim(KINDS, AT).pk == number
    assert advance(KINDS["count"], number, AT)
    assert claim(KINDS, AT + LEASE / 2) is None
    later = AT + LEASE + timedelta(seconds=1)
    assert claim(KINDS, later).pk == number
    while advance(KINDS["count"], number, later):
        pass
    assert DONE == [0, 1, 2]


def test_a_bad_job_stops_alone_and_names_its_error():
    bad, good = asked(bad=1), asked()
    assert work(KINDS, lambda: AT) == 2
    assert (selectors.job(ASKER, bad).state, selectors.job(ASKER, bad).error) == (
        State.FAILED,
        "refused",
    )
    assert selectors.job(ASKER, bad).step == 1
    assert selectors.job(ASKER, good).state is State.DONE


def test_a_job_that_always_kills_its_worker_is_given_up():
    number = asked()
    moment = AT
    for _ in range(MOST_ATTEMPTS):
        assert claim(KINDS, moment) is not None
        moment += LEASE + timedelta(seconds=1)
    assert claim(KINDS, moment) is None
    assert Job.objects.get(pk=number).state == State.FAILED.key


def test_only_its_asker_stops_a_job_and_only_while_it_runs():
    number = asked()
    with pytest.raises(NotFoundError):
        act(INTENTIONS[0], {"job": number}, actor=OTHER, at=AT)
    act(INTENTIONS[0], {"job": number}, actor=ASKER, at=AT)
    assert work(KINDS, lambda: AT) == 0
    with pytest.raises(RefusedError):
        act(INTENTIONS[0], {"job": number}, actor=ASKER, at=AT)


def test_others_do_not_see_it():
    number = asked()
    assert selectors.jobs(OTHER) == []
    with pytest.raises(NotFoundError):
        selectors.job(OTHER, number)


def test_pages_call_every_job_by_its_own_title():
    assert {key: one.title for key, one in site_jobs().items()} == TITLES
