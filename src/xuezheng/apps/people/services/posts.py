"""Changes of posts (职务变更)."""

from collections.abc import Mapping
from typing import Any

from xuezheng.apps.people.models import AppointmentFact, Post, PostFact
from xuezheng.apps.people.services.given import AddPost, ClosePost, CorrectPost
from xuezheng.apps.people.services.rules import (
    POST,
    PeopleRuleError,
    one_at_a_time,
    stands,
    unit_stands,
    written,
)
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import Begin, Correct, End


def add(deed: Deed, given: AddPost) -> Mapping[str, Any]:
    """Add a post to a unit; gives the post's number."""
    one_at_a_time()
    unit_stands(deed, given.organisation, given.since)
    values = given.model_dump(exclude={"organisation", "since"})
    values["org_id"] = given.organisation
    values["official_order"] = given.official_order or _last(given.organisation) + 1
    subject = Post.objects.create()
    act = Begin(given.since, values)
    return written(deed, PostFact.objects.all(), subject.pk, act, org=given.organisation)


def correct(deed: Deed, given: CorrectPost) -> Mapping[str, Any]:
    """Correct what stands of a post on a day."""
    one_at_a_time()
    before = stands(deed, PostFact.objects.all(), given.post, given.day, POST)
    told = given.model_dump(exclude={"post", "day"}, exclude_none=True)
    act = Correct(given.day, before.values() | told)
    return written(deed, PostFact.objects.all(), given.post, act, org=before.org_id)


def close(deed: Deed, given: ClosePost) -> Mapping[str, Any]:
    """End a post on a day; refused while somebody holds it then or later."""
    one_at_a_time()
    before = stands(deed, PostFact.objects.all(), given.post, given.on, POST)
    if AppointmentFact.objects.believed().filter(post=given.post, valid_to__gt=given.on).exists():
        raise PeopleRuleError(
            why=T("该职务还有人担任，请先免职", "somebody holds the post; end that first"),
            state=str(given.on),
        )
    return written(deed, PostFact.objects.all(), given.post, End(given.on), org=before.org_id)


def _last(org: int) -> int:
    orders = PostFact.objects.believed().filter(org=org).order_by("-official_order")
    return orders.values_list("official_order", flat=True).first() or 0
