"""The one way out (导出): verb, purpose, a second person for many, a mark, an entry of the log.

An exporter calls ``release`` inside its intention, before any byte is made. It
gives the mark for the sheet, or the number of a request that another person
decides; then the same export, with that number, works once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Any

from pydantic import Field

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.accounts.access import may_decide
from xuezheng.apps.accounts.models import Account, Release
from xuezheng.apps.accounts.selectors.policy import in_force
from xuezheng.apps.accounts.services.purposes import UnknownPurposeError
from xuezheng.apps.schools.access import (
    GUARDED,
    Eyes,
    OutsideError,
    PurposeError,
    eyes,
    guarded,
    may_unmask,
    names,
    scope,
)
from xuezheng.catalogue.purposes import PURPOSES, Purpose
from xuezheng.core.base import chain
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.deeds import Deed, Given, Intention, Whose
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.base.marks import Mark
from xuezheng.core.kinds.kind import Kind

_PURPOSES = {one.key: one for one in PURPOSES}


class NotApprovedError(RefusedError):
    """The request is refused, ended, used up, not decided yet, or was for another list."""

    code = "not-approved"
    text = T(
        "第 {number} 号导出申请不能使用：未获同意、已过期、已下载过，或清单已变化。请重新申请。",
        "Export request {number} cannot be used: it is not approved, has ended, was used, or the"
        " list has changed. Ask again.",
    )


class SecondPersonError(RefusedError):
    """Whoever asked does not decide."""

    code = "second-person"
    text = T("申请人不能审批自己的导出。", "Whoever asks for an export does not approve it.")


class DecidedError(InputError):
    """The request has been decided or has ended."""

    code = "release-decided"
    text = T("该申请已处理或已过期。", "The request has been decided or has ended.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be taken out: the kind, its rows by whose they are, and how it was asked for.

    ``back`` is the address whose POST with ``conditions`` makes the export.
    """

    kind: Kind
    rows: Sequence[Whose]
    back: str
    conditions: Mapping[str, str] = field(default_factory=dict)
    purpose: str = ""
    request: int | None = None


@dataclass(frozen=True, slots=True)
class Released:
    """What came of it: the mark and what the reader sees, or the request that waits."""

    eyes: Eyes
    mark: Mark | None = None
    waits: int | None = None


def release(deed: Deed, wanted: Wanted) -> Released:
    """Let a list out, or ask a second person first; the entry says who, why and how many.

    Raises ``OutsideError`` without the verb, ``PurposeError`` and
    ``UnknownPurposeError`` for sensitive kinds, ``NotApprovedError``.
    """
    kind, actor = wanted.kind, deed.actor
    if not scope(actor, Verb.EXPORT, kind.group):
        raise OutsideError(verb=Verb.EXPORT.label)
    why = _why(actor, kind, wanted.purpose)
    found = eyes(actor, kind, why.key if why else "")
    clear = guarded(kind.fields, found.anywhere)
    persons = len({one.one for one in wanted.rows}) if clear else 0
    print_of = sha256(
        chain.canonical({"rows": [[one.org, one.person, str(one.thing)] for one in wanted.rows]})
    ).hexdigest()
    deed.about(kind.key, "export", actor.home)
    deed.purpose = why.key if why else ""
    deed.note(rows=len(wanted.rows), persons=persons, list=print_of, fields=sorted(clear))
    second = ""
    if persons > in_force(deed.at).whole("privacy.second_approver_above"):
        if wanted.request is None:
            return Released(found, waits=_ask(deed, wanted, print_of, persons))
        second = _use(deed, wanted.request, kind, print_of, why)
    deed.rows = len(wanted.rows)
    if clear:
        deed.saw(wanted.rows)
    mark = Mark(
        kind.title, who_of(actor, deed), deed.at.astimezone(ZONE), len(wanted.rows), persons,
        why.title if why else None, second, print_of[:8],
    )  # fmt: skip
    return Released(found, mark)


def _why(actor: Actor, kind: Kind, key: str) -> Purpose | None:
    """Give the purpose named, else the one stated; a kind with sensitive fields needs one."""
    stated = actor.stated
    if not key and stated is not None and stated.opens(kind.group):
        key = stated.purpose
    if not key and guarded(kind.fields, GUARDED) and may_unmask(actor, kind.group):
        raise PurposeError
    if not key:
        return None
    known = _PURPOSES.get(key)
    if known is None or not known.fits(kind.group):
        raise UnknownPurposeError(purpose=key)
    return known


def who_of(actor: Actor, deed: Deed) -> str:
    """Say who acts and for which unit."""
    name = Account.objects.filter(pk=actor.account or 0).values_list("name", flat=True).first()
    unit = names(deed.at.astimezone(ZONE).date()).get(actor.home or 0, "")
    return f"{name or actor.channel}（{unit}）" if unit else str(name or actor.channel)


def _ask(deed: Deed, wanted: Wanted, print_of: str, persons: int) -> int:
    actor = deed.actor
    hours = in_force(deed.at).whole("privacy.release_hours")
    row = Release.objects.create(
        kind=wanted.kind.key,
        group=wanted.kind.group,
        back=wanted.back[:200],
        conditions=dict(wanted.conditions),
        digest=print_of,
        rows=len(wanted.rows),
        persons=persons,
        purpose=deed.purpose,
        orgs=sorted({one.org for one in wanted.rows if one.org is not None} | _home(actor)),
        account=actor.account or 0,
        person=actor.person,
        org=actor.home,
        asked=deed.at,
        until=deed.at + timedelta(hours=hours),
    )
    deed.note(request=int(row.pk))
    return int(row.pk)


def _home(actor: Actor) -> set[int]:
    return {actor.home} if actor.home is not None else set()


def _use(deed: Deed, number: int, kind: Kind, print_of: str, why: Purpose | None) -> str:
    """Use an approval up; gives who approved."""
    rows = Release.objects.select_for_update(of=("self",))
    row = rows.filter(pk=number, account=deed.actor.account or 0, kind=kind.key).first()
    good = row is not None and row.approved and row.used is None and row.until > deed.at
    if row is None or not good or row.digest != print_of or row.purpose != (why.key if why else ""):
        raise NotApprovedError(number=number)
    row.used = deed.at
    row.save(update_fields=["used"])
    deed.note(request=number, second=row.decided_by)
    return str(
        Account.objects.filter(pk=row.decided_by or 0).values_list("name", flat=True).first() or ""
    )


class Decide(Given):
    """Whether another's export may go out, and a word on it."""

    request: int
    approve: bool
    note: str = Field(default="", max_length=200)


def decide(deed: Deed, given: Decide) -> Mapping[str, Any]:
    """Approve or refuse an export asked for by another person.

    Raises ``SecondPersonError`` for one's own, ``DecidedError`` for one that is over.
    """
    rows = Release.objects.select_for_update(of=("self",))
    row = rows.filter(pk=given.request).first()
    if row is not None and _same(deed.actor, row):
        raise SecondPersonError
    if row is None or not may_decide(deed.actor, row):
        raise NotFoundError(what="导出申请")
    if row.decided is not None or row.until <= deed.at:
        raise DecidedError
    row.approved, row.note = given.approve, given.note
    row.decided, row.decided_by, row.decided_person = deed.at, deed.actor.account, deed.actor.person
    row.save()
    deed.about("release", given.request, row.org)
    deed.purpose, deed.rows = row.purpose, row.persons
    deed.note(approved=given.approve)
    return {"request": given.request, "approved": given.approve}


def _same(actor: Actor, row: Release) -> bool:
    """Say whether it is one person, be it by two accounts."""
    same_person = actor.person is not None and actor.person == row.person
    return actor.account == row.account or same_person


INTENTIONS = (Intention("release.decide", T("审批导出", "Decide on an export"), Decide, decide),)
