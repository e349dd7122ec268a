"""Change requests (变更申请): a unit proposes a difference, another person approves exactly that."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from xuezheng.adapters import clock
from xuezheng.apps.registers.access import reach, register_of
from xuezheng.apps.registers.models import ChangeRequest, Standing
from xuezheng.apps.registers.selectors.checkers import CHECKS, checker_of
from xuezheng.apps.registers.selectors.things import Thing, title_of
from xuezheng.apps.registers.services.entering import data_fitting, hold, made
from xuezheng.apps.registers.services.given import (
    AskChange,
    DecideChange,
    ReturnChange,
    WithdrawChange,
)
from xuezheng.apps.registers.services.owners import owner
from xuezheng.apps.registers.services.rules import (
    CHANGES,
    OvertakenError,
    RegisterRuleError,
    held,
    may,
)
from xuezheng.apps.schools.access import OutsideError
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.changes import differences, overtaken, read, stored

WHAT = T("变更申请", "change request")


class OwnRequestError(RefusedError):
    """Nobody approves what they asked for themselves."""

    code = "own-request"
    text = T("不能审核自己提交的申请", "Nobody checks a request of their own")


def ask(deed: Deed, given: AskChange) -> Mapping[str, Any]:
    """Propose a difference; it waits with whoever checks for the unit."""
    kind = register_of(given.kind)
    now = held(deed, kind, given.subject, given.day, given.seen)
    if not may(deed.actor, CHANGES, kind, now.org) and now.org not in deed.actor.orgs:
        raise OutsideError(verb=CHANGES[0].label)
    org = int(now.org or 0)
    owner(kind, given.act)
    difference = _difference(deed, now, given)
    if _waiting(kind, now.subject):
        why = T("已有待审核的申请，请先撤回", "a request waits already; withdraw it first")
        raise RegisterRuleError(why=why, state="asked")
    row = ChangeRequest.objects.create(
        kind=kind.key, subject=now.subject, title=title_of(kind, now.data), org_id=org,
        act=given.act, day=given.day, difference=difference, stamp=now.stamp, reason=given.reason,
        checker=checker_of(kind.group, org, deed.actor.person, clock.today()),
        asked_by=deed.actor.account, asked_person=deed.actor.person, asked_at=deed.at,
    )  # fmt: skip
    deed.about("change_request", row.pk, now.org)
    deed.note(kind=kind.key, subject=now.subject, difference=difference, reason=given.reason)
    return {"request": row.pk, "checker": row.checker}


def _difference(deed: Deed, now: Thing, given: AskChange) -> list[dict[str, Any]]:
    if given.act == "end":
        return stored(differences(now.kind, {}, given.data))
    data = {**now.data, **given.data}
    after = data_fitting(deed, now.kind, data, given.day, now.data)
    found = differences(now.kind, now.data, after)
    if not found:
        why = T("与登记内容没有差异", "nothing differs from what stands")
        raise RegisterRuleError(why=why, state="same")
    return stored(found)


def _waiting(kind: Kind, subject: int) -> bool:
    state = Standing.ASKED.key
    return ChangeRequest.objects.filter(kind=kind.key, subject=subject, state=state).exists()


def approve(deed: Deed, given: DecideChange) -> Mapping[str, Any]:
    """Approve exactly the difference that was proposed, and make it.

    Raises ``OwnRequestError`` for the submitter, by person, and
    ``OvertakenError`` saying what changed since, where something did.
    """
    row, kind = _checked(deed, given.request)
    now = held(deed, kind, row.subject, row.day, "")
    difference = read(row.difference)
    if row.act != "end":
        _still(kind, now, row)
    data = {one.field: one.after for one in difference}
    done = made(deed, now, row.act, row.day, data)
    if row.act == "correct":
        hold(deed, now, data, row.reason)
    _decide(deed, row, Standing.APPROVED, given.note)
    return {"request": row.pk, "known": done.get("known", deed.at.isoformat())}


def _still(kind: Kind, now: Thing, row: ChangeRequest) -> None:
    """Refuse a difference whose ground has moved; another field's change does not matter."""
    moved = overtaken(read(row.difference), now.data)
    if not moved:
        return
    told = T(
        "；".join(f"{kind.field(one.field).label.zh}已变动" for one in moved),
        "; ".join(f"{kind.field(one.field).label.en} has changed" for one in moved),
    )
    raise OvertakenError(told=told, state=now.stamp)


def send_back(deed: Deed, given: ReturnChange) -> Mapping[str, Any]:
    """Send a request back with the reason."""
    row, _ = _checked(deed, given.request)
    _decide(deed, row, Standing.RETURNED, given.note)
    return {"request": row.pk}


def withdraw(deed: Deed, given: WithdrawChange) -> Mapping[str, Any]:
    """Take one's own request back before it is decided; a colleague of the unit may as well."""
    row, _ = _held(deed, given.request)
    own = row.asked_by == deed.actor.account or row.org_id in deed.actor.orgs
    if not own and deed.actor.channel != "system":
        raise OutsideError(verb=CHANGES[0].label)
    row.state, row.note = Standing.WITHDRAWN.key, ""
    row.decided_at = deed.at
    row.save(update_fields=["state", "note", "decided_at"])
    deed.about("change_request", row.pk, row.org_id)
    return {"request": row.pk}


def _held(deed: Deed, number: int) -> tuple[ChangeRequest, Kind]:
    """Give a waiting request in sight, locked. Raises ``NotFoundError`` and ``StaleError``."""
    row = ChangeRequest.objects.select_for_update(of=("self",)).filter(Q(pk=number)).first()
    kind = register_of(row.kind) if row is not None else None
    if row is None or kind is None or not reach(deed.actor, Verb.READ, kind).holds(row.org_id):
        raise NotFoundError(what=WHAT)
    if row.state != Standing.ASKED.key:
        raise StaleError(state=row.state)
    return row, kind


def _checked(deed: Deed, number: int) -> tuple[ChangeRequest, Kind]:
    row, kind = _held(deed, number)
    if not may(deed.actor, CHECKS, kind, row.org_id):
        raise OutsideError(verb=CHECKS[0].label)
    if deed.actor.person is not None and deed.actor.person == row.asked_person:
        raise OwnRequestError(state="own")
    return row, kind


def _decide(deed: Deed, row: ChangeRequest, standing: Standing, note: str) -> None:
    row.state, row.note = standing.key, note[:500]
    row.decided_person, row.decided_at = deed.actor.person, deed.at
    row.save(update_fields=["state", "note", "decided_person", "decided_at"])
    deed.about("change_request", row.pk, row.org_id)
    deed.note(note=note, difference=row.difference)
