"""Making figures public (公开指标): handed in by one, let out or refused by another, withdrawn by either."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.adapters.parameters import shipped
from xuezheng.apps.indicators import access
from xuezheng.apps.indicators.models import Publication
from xuezheng.apps.indicators.selectors import public
from xuezheng.apps.indicators.selectors.kept import find, kept, run_on
from xuezheng.apps.schools.access import names
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Grain

KIND = "indicator_public"


class SelfReviewError(RefusedError):
    """Nobody lets out what they handed in."""

    code = "public-self-review"
    text = T(
        "公开须由另一人审核，提交人不能审核自己提交的",
        "Another person decides; nobody lets out what they handed in",
    )


class OverlapError(RefusedError):
    """Two tables over the same rows give each other's withheld cells away."""

    code = "public-overlap"
    text = T(
        "“{other}”已公开或待审，与本指标用到同一分项，两表对照可推算出不公布的数；请先撤回它",
        "“{other}” is public or waits, and counts the same rows: side by side the two give"
        " withheld numbers away; withdraw it first",
    )


class OvertakenError(StaleError):
    """It is no longer in the state the act is for."""

    code = "public-overtaken"


class Submit(Given):
    """Which indicator, of which place (the bureau unless said), by townships or by schools."""

    key: str
    org: int | None = None
    grain: str = Grain.TOWNSHIP.key


class Review(Given):
    """Whether to let it out, and why not."""

    publication: int
    publish: bool
    note: str = Field(default="", max_length=200)


class Withdraw(Given):
    """Which to take back, and why."""

    publication: int
    note: str = Field(min_length=1, max_length=200)


def submit(deed: Deed, given: Submit) -> Mapping[str, Any]:
    """Make the table of the newest snapshot counted, and have it wait for another person.

    Raises ``OverlapError`` and what ``selectors.public.made`` raises.
    """
    indicator, run = find(given.key), run_on(deed.at.date())
    org = given.org if given.org is not None else run.root
    if org is None or org not in run.places.grains:
        raise NotFoundError(what=access.WHAT)
    access.require_publish(deed.actor, indicator, org)
    grain = next((one for one in Grain if one.key == given.grain), Grain.CLASS)
    found = kept(run, indicator)
    made = public.made(found, indicator, (org, grain), names(run.day), shipped().on(run.day))
    amounts = public.digests(found.version) if found.version else []
    _alone(given.key, amounts)
    row = Publication.objects.create(
        key=given.key, org_id=org, grain=grain.key, state=access.WAITING, day=run.day,
        snapshot=run.snapshot, amounts=amounts, cells=list(made.rows), account=deed.actor.account,
        person=deed.actor.person, at=deed.at,
    )  # fmt: skip
    deed.about(KIND, row.pk, org)
    deed.rows = len(made.rows)
    return {
        "publication": row.pk, "rows": len(made.rows),
        "withheld": sum(one["state"] == public.WITHHELD for one in made.rows),
    }  # fmt: skip


def _alone(key: str, amounts: list[str]) -> None:
    live = access.publications().filter(state__in=(access.OUT, access.WAITING)).exclude(key=key)
    for other in live:
        if set(other.amounts) & set(amounts):
            raise OverlapError(other=find(other.key).title)


def review(deed: Deed, given: Review) -> Mapping[str, Any]:
    """Let a table out, in place of the one before, or refuse it. Raises ``SelfReviewError``, ``OvertakenError``."""
    row = _one(deed.actor, given.publication, access.WAITING)
    if _same(deed.actor, row):
        raise SelfReviewError
    if given.publish:
        _alone(row.key, row.amounts)
        before = Publication.objects.filter(key=row.key, org_id=row.org_id, state=access.OUT)
        before.update(state=access.WITHDRAWN, note=f"#{row.pk}")
    row.state = access.OUT if given.publish else access.REFUSED
    row.reviewer, row.reviewed_at, row.note = deed.actor.account, deed.at, given.note
    row.save()
    deed.about(KIND, row.pk, row.org_id)
    return {"publication": row.pk, "state": row.state}


def _same(actor: Actor, row: Publication) -> bool:
    """Say whether both are one person; accounts decide where no person is known."""
    if actor.person is None or row.person is None:
        return actor.account == row.account
    return actor.person == row.person


def withdraw(deed: Deed, given: Withdraw) -> Mapping[str, Any]:
    """Take a table back; its page is gone at once. Raises ``OvertakenError``."""
    row = _one(deed.actor, given.publication, access.OUT)
    row.state, row.note = access.WITHDRAWN, given.note
    row.save()
    deed.about(KIND, row.pk, row.org_id)
    deed.note(reason=given.note)
    return {"publication": row.pk, "state": row.state}


def _one(actor: Actor, number: int, state: str) -> Publication:
    """Give one in sight and lock it. Raises ``NotFoundError``, ``OutsideError``, ``OvertakenError``."""
    row = Publication.objects.select_for_update().filter(pk=number).first()
    if row is None:
        raise NotFoundError(what=access.PUBLICATION)
    indicator = find(row.key)
    if not access.sight(actor, indicator).holds(row.org_id):
        raise NotFoundError(what=access.PUBLICATION)
    access.require_publish(actor, indicator, row.org_id)
    if row.state != state:
        raise OvertakenError
    return row


SUBMIT = Intention(
    "indicator.hand_in", T("提交公开指标", "Hand in figures for everybody"), Submit, submit
)
REVIEW = Intention(
    "indicator.let_out", T("审核公开指标", "Decide on figures for everybody"), Review, review
)
WITHDRAW = Intention(
    "indicator.withdraw", T("撤回公开指标", "Withdraw public figures"), Withdraw, withdraw
)
PUBLISHING = (SUBMIT, REVIEW, WITHDRAW)
