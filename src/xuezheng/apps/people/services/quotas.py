"""How many posts the establishment gives a unit (编制数): set, corrected, taken back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from xuezheng.apps.people.models import QuotaFact
from xuezheng.apps.people.services.rules import (
    GROUP,
    PeopleRuleError,
    one_at_a_time,
    unit_stands,
    written,
)
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf, Begin, Correct, Undo
from xuezheng.core.registers.typed import Day

QUOTA = T("编制数", "quota")
Posts = Annotated[int, Field(ge=0, le=100_000)]


class SetQuota(Given):
    """From a day on a unit has so many posts, by a paper; senior and middle ones among them."""

    organisation: int
    since: Day
    posts: Posts
    senior_posts: Posts | None = None
    middle_posts: Posts | None = None
    basis: Annotated[str, Field(max_length=80)] = ""

    @model_validator(mode="after")
    def parts_fit(self) -> Self:
        """Refuse more senior and middle posts than posts."""
        if (self.senior_posts or 0) + (self.middle_posts or 0) > self.posts:
            raise ValueError("senior_posts + middle_posts > posts")
        return self


class CorrectQuota(Given):
    """What a unit's quota really was on the days around one."""

    organisation: int
    day: Day
    posts: Posts | None = None
    senior_posts: Posts | None = None
    middle_posts: Posts | None = None
    basis: Annotated[str, Field(max_length=80)] | None = None


class UndoQuota(Given):
    """Take back the latest change of a unit's quota."""

    organisation: int
    of: datetime | None = None


def set_(deed: Deed, given: SetQuota) -> Mapping[str, Any]:
    """Set a unit's quota from a day on."""
    one_at_a_time()
    unit_stands(deed, given.organisation, given.since)
    values = given.model_dump(exclude={"organisation", "since"})
    act = Begin(given.since, values)
    return written(deed, QuotaFact.objects.all(), given.organisation, act, org=given.organisation)


def correct(deed: Deed, given: CorrectQuota) -> Mapping[str, Any]:
    """Correct a unit's quota."""
    one_at_a_time()
    unit_stands(deed, given.organisation, given.day)
    before = QuotaFact.objects.at(AsOf(given.day)).filter(subject=given.organisation).first()
    if before is None:
        why = T(f"{given.day} 没有编制数", f"no quota stands on {given.day}")
        raise PeopleRuleError(why=why, state=str(given.day))
    told = given.model_dump(exclude={"organisation", "day"}, exclude_none=True)
    values = before.values() | told
    if (values["senior_posts"] or 0) + (values["middle_posts"] or 0) > values["posts"]:
        why = T("高级、中级岗位之和超过编制数", "senior and middle posts exceed the quota")
        raise PeopleRuleError(why=why, state="posts")
    act = Correct(given.day, values)
    return written(deed, QuotaFact.objects.all(), given.organisation, act, org=given.organisation)


def undo(deed: Deed, given: UndoQuota) -> Mapping[str, Any]:
    """Take back the latest change of a unit's quota."""
    one_at_a_time()
    require(deed.actor, Verb.MANAGE, GROUP, given.organisation)
    facts = QuotaFact.objects.all()
    if not facts.filter(subject=given.organisation).exists():
        raise NotFoundError(what=QUOTA)
    return written(deed, facts, given.organisation, Undo(given.of), org=given.organisation)
