"""Ways to act on the registers of people in tests."""

from datetime import UTC, date, datetime, timedelta

from xuezheng.apps.audit.services import act
from xuezheng.apps.people import services as people
from xuezheng.apps.schools import services as schools
from xuezheng.core.base.actors import SYSTEM

START, CHANGE, TODAY = date(2020, 9, 1), date(2025, 9, 1), date(2026, 10, 12)
NOON = datetime(2026, 10, 12, 4, tzinfo=UTC)
BY_KEY = {one.key: one for one in (*schools.INTENTIONS, *people.INTENTIONS)}


def do(intention, *, hour=0, actor=SYSTEM, request="", **given):
    """Carry an intention out; gives its result."""
    at = NOON + timedelta(hours=hour)
    return act(BY_KEY[intention], given, actor=actor, at=at, key=request).result


def person(org, name, number, mobile="", since=START):
    """Add a person."""
    given = {"name": name, "staff_number": number, "mobile": mobile}
    return do("person.add", organisation=org, since=since, **given)["person"]


def post(org, title, rank, since=START, **more):
    """Add a post."""
    return do("post.add", organisation=org, title=title, rank=rank, since=since, **more)["post"]


def appoint(who, where, since=START, **more):
    """Appoint a person."""
    return do("appointment.begin", person=who, post=where, since=since, **more)["appointment"]
