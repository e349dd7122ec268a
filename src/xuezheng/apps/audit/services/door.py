"""The one door: check the input, run the service, write the entry, remember the key, commit."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, connection, transaction
from pydantic import ValidationError

from xuezheng.adapters.failpoints import point
from xuezheng.apps.audit.models import Entry, EntryDetail, Look, Receipt
from xuezheng.apps.audit.services.sealing import seal
from xuezheng.core.base import chain
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T

MOST_TOLD = 1000
"""So many persons stand in the detail of an entry; an export's list has its digest there besides."""


class FieldsError(InputError):
    """Fields of an intention are missing, unknown or of another type."""

    code = "intention-fields"
    text = T("“{intention}”的字段有误：{fields}", "Fields of “{intention}” are wrong: {fields}")


class SignInError(RefusedError):
    """Nobody is signed in, and this intention needs to know who acts."""

    code = "sign-in"
    text = T("请先登录再办理。", "Sign in first.")


class KeyReusedError(InputError):
    """The same idempotency key came with different content."""

    code = "key-reused"
    text = T(
        "同一请求编号已用于不同内容，请刷新页面后重试。",
        "This request key was used for different content; reload and try again.",
    )


@dataclass(frozen=True, slots=True)
class Done:
    """What an act gave; ``repeated`` when an earlier request with this key did it already."""

    result: dict[str, Any]
    entry: int
    repeated: bool = False


def checked(intention: Intention, given: Given | Mapping[str, Any]) -> Given:
    """Give the typed input; raises ``FieldsError`` naming every wrong field, never its value."""
    if isinstance(given, Given):
        return given
    try:
        return intention.takes.model_validate(dict(given))
    except ValidationError as error:
        fields = "; ".join(
            f"{'.'.join(map(str, one['loc'])) or '*'}: {one['msg']}" for one in error.errors()
        )
        raise FieldsError(intention=intention.key, fields=fields) from error


def act(
    intention: Intention,
    given: Given | Mapping[str, Any],
    *,
    actor: Actor | None,
    at: datetime,
    key: str = "",
) -> Done:
    """Carry out an intention in one transaction and write one log entry.

    A repeated ``key`` gives what the first request gave. Raises
    ``SignInError``, ``FieldsError``, ``KeyReusedError`` and whatever the
    service refuses; then nothing is written.
    """
    if actor is None:
        if not intention.open_to_all:
            raise SignInError
        actor = Actor(account=None, person=None)
    wanted = checked(intention, given)
    key = key if intention.remembered else ""
    print_of = sha256(chain.canonical(wanted.model_dump(mode="json"))).hexdigest()
    if key and (done := _earlier(intention, actor, key, print_of)):
        return done
    try:
        with transaction.atomic():
            done, deed = _carried_out(intention, wanted, actor, at)
            if key:
                _remember(intention, actor, key, print_of, done)
            point(f"before-commit:{intention.key}")
            transaction.on_commit(partial(_after, intention, deed))
    except IntegrityError:
        # Two requests with one key raced; the other has committed.
        if key and (done := _earlier(intention, actor, key, print_of)):
            return done
        raise
    return done


def _carried_out(
    intention: Intention, given: Given, actor: Actor, at: datetime
) -> tuple[Done, Deed]:
    deed = Deed(actor=actor, at=at)
    result = dict(intention.run(deed, given))
    return Done(result, append(deed, intention.key)), deed


def append(deed: Deed, intention: str) -> int:
    """Write the entry of a deed and its detail in the running transaction; gives its id."""
    salt = secrets.token_bytes(16)
    actor = deed.actor
    facts = {
        "at": deed.at.isoformat(),
        "actor": actor.account,
        "person": actor.person,
        "acting_as": actor.acting_as,
        "channel": actor.channel,
        "intention": intention,
        "kind": deed.kind,
        "object": deed.thing,
        "org": deed.org,
        "purpose": deed.purpose,
        "rows": deed.rows,
    }
    if deed.shown:
        told = [[one.org, one.person, str(one.thing)] for one in deed.shown[:MOST_TOLD]]
        deed.note(shown=told, of=len(deed.shown))
    payload = facts | {"said": deed.payload}
    entry = Entry.objects.create(**(facts | {"at": deed.at}), digest=chain.digest(salt, payload))
    EntryDetail.objects.create(
        entry=entry, salt=salt.hex(), payload=chain.canonical(payload).decode()
    )
    _looked(entry, deed)
    return int(entry.pk)


def _looked(entry: Entry, deed: Deed) -> None:
    """Note whose sensitive fields were shown, so that they can be told."""
    if deed.shown:
        Look.objects.bulk_create(
            (
                Look(
                    entry=entry, kind=deed.kind, org=one.org, person=one.person,
                    thing=str(one.thing)[:60],
                )
                for one in deed.shown
            ),
            batch_size=200,
        )  # fmt: skip


def _earlier(intention: Intention, actor: Actor, key: str, print_of: str) -> Done | None:
    receipt = Receipt.objects.filter(
        actor=actor.account or 0, intention=intention.key, key=key
    ).first()
    if receipt is None:
        return None
    if receipt.digest != print_of:
        raise KeyReusedError
    return Done(json.loads(receipt.result), receipt.entry_id, repeated=True)


def _remember(intention: Intention, actor: Actor, key: str, print_of: str, done: Done) -> None:
    Receipt.objects.create(
        actor=actor.account or 0,
        intention=intention.key,
        key=key,
        digest=print_of,
        entry_id=done.entry,
        result=json.dumps(done.result, ensure_ascii=False),
    )


def _after(intention: Intention, deed: Deed) -> None:
    """Run what waits for the commit; SQLite has no other process that seals at once."""
    point(f"after-commit:{intention.key}")
    for call in deed.afterwards:
        call()
    if connection.vendor == "sqlite":
        seal()
