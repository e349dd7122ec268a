"""公开审查 and 公开: nothing reaches strangers before a named person has released it."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.apps.plans.access import NamedError, held
from xuezheng.apps.plans.models import Disclosure, PlanFile, Release, State
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T


class NotReleasedError(RefusedError):
    """The version in force has not been released to the public."""

    code = "plan-not-released"
    text = T(
        "第 {number} 版尚未经公开审查为“主动公开”，不能公开",
        "Version {number} has not been released as public; review it for release first",
    )


class NotIssuedYetError(RefusedError):
    """Only what is issued is made public."""

    code = "plan-public-not-issued"
    text = T("下达以后才能公开", "It is made public after it is issued")


class ReviewRelease(Given):
    """How the version in force may be shown, and why."""

    plan: str
    disclosure: str
    reason: str = Field(min_length=2, max_length=400)


class Publish(Given):
    """Which plan to make public."""

    plan: str


def review_release(deed: Deed, given: ReviewRelease) -> Mapping[str, Any]:
    """Review the version in force for release (公开审查), by a named person.

    Raises ``NamedError``, ``NotIssuedYetError`` and what access refuses.
    """
    plan = held(deed.actor, given.plan, Verb.ISSUE)
    if deed.actor.person is None:
        raise NamedError
    found = next((one for one in Disclosure if one.key == given.disclosure), None)
    if found is None:
        raise NotFoundError(what="公开方式")
    if plan.issued is None:
        raise NotIssuedYetError
    row = Release.objects.create(
        plan=plan, version=plan.issued, disclosure=found.key, reason=given.reason,
        person=deed.actor.person, account=deed.actor.account, at=deed.at,
    )  # fmt: skip
    if found is not Disclosure.PROACTIVE and plan.published_id is not None:
        # A later review may take back what strangers see.
        plan.published, plan.published_at, plan.state = None, None, State.ISSUED.key
        plan.save(update_fields=["published", "published_at", "state"])
        PlanFile.objects.filter(pk=plan.file_id).update(public_at=None)
    deed.about("plan", plan.pk, plan.org_id)
    deed.note(disclosure=found.key, reason=given.reason, version=plan.issued.number)
    return {"release": row.pk, "disclosure": found.key}


def publish(deed: Deed, given: Publish) -> Mapping[str, Any]:
    """Make the version in force public (公开): strangers see text, tasks and progress.

    Raises ``NotIssuedYetError``, ``NotReleasedError`` and what access refuses.
    """
    plan = held(deed.actor, given.plan, Verb.ISSUE)
    if plan.issued is None:
        raise NotIssuedYetError
    newest = Release.objects.filter(plan=plan).order_by("-id").first()
    fits = newest is not None and newest.version_id == plan.issued_id
    if newest is None or not fits or newest.disclosure != Disclosure.PROACTIVE.key:
        raise NotReleasedError(number=plan.issued.number)
    plan.published, plan.published_at, plan.state = plan.issued, deed.at, State.PUBLIC.key
    plan.save(update_fields=["published", "published_at", "state"])
    PlanFile.objects.filter(pk=plan.file_id).update(public_at=deed.at)
    deed.about("plan", plan.pk, plan.org_id)
    deed.note(version=plan.issued.number)
    return {"plan": plan.key, "version": plan.issued.number}


RELEASE = Intention(
    "plan.review_release", T("公开审查", "Review for release"), ReviewRelease, review_release
)
PUBLISH = Intention("plan.publish", T("公开", "Make public"), Publish, publish)
INTENTIONS = (RELEASE, PUBLISH)
