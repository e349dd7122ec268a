"""Bringing in and sweeping files; each function is one transaction and safe to repeat."""

import json
import re
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from pydantic import Field

from xuezheng.adapters import files
from xuezheng.adapters.documents import load
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.selectors import is_kept
from xuezheng.apps.jobs.services import enqueue
from xuezheng.apps.plans.access import ended, every, may_open, require_upload
from xuezheng.apps.plans.models import Origin, PlanFile
from xuezheng.catalogue import current as region
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.plans.document import Document
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import READER_VERSION, Reading, as_json

KEPT = timedelta(hours=24)
"""How long a visitor's file is kept."""

AT_ONCE = 1_000_000
"""Characters up to which a file is read while its sender waits; longer ones are a job's."""
READ_JOB = "plan.read"

_SECRET = re.compile(
    r"(?:绝密|机密|秘密)\s*(?:★|☆|\*)|^\s*(?:绝密|机密|秘密)\s*(?:[★☆]?\s*\d+\s*年)?\s*$",
    re.MULTILINE,
)
_HEAD = 400


class SecretFileError(InputError):
    """The file carries a mark of state secrecy; it is refused and not kept."""

    code = "document-secret"
    text = T(
        "文件首部标有密级。本系统为非涉密系统，文件未保存；请立即按保密规定处理。",
        "The file is marked secret. This system is not for secrets; the file was not kept.",
    )


def read_plan(data: bytes, name: str) -> Reading:
    """Read a file; nothing is kept. Raises ``DocumentError`` and ``SecretFileError``."""
    document = load(data, name)
    refuse_secret(document)
    return read(document, region().grammar)


def refuse_secret(document: Document) -> None:
    """Refuse a file whose head carries a mark of secrecy (密级)."""
    if _SECRET.search(document.text[:_HEAD]):
        raise SecretFileError


def keep_plan(
    data: bytes, name: str, *, origin: Origin, at: datetime, public: bool = False
) -> PlanFile:
    """Read a file and keep it; the same bytes from the same side are one row.

    ``public`` lets strangers read a file of the bureau. Ended files of visitors
    are swept first. Raises what ``read_plan`` raises.
    """
    sweep(at)
    reading = read_plan(data, name)
    digest = files.keep(data)
    expires = at + KEPT if origin is Origin.VISITOR else None
    values = _values(reading, name, len(data)) | {"uploaded_at": at, "expires_at": expires}
    if public:
        values["public_at"] = at
    with transaction.atomic():
        row, _ = PlanFile.objects.update_or_create(
            digest=digest,
            origin=origin.key,
            defaults=values,
            create_defaults=values | {"key": secrets.token_urlsafe(12)},
        )
    return row


def _values(reading: Reading, name: str, size: int) -> dict[str, Any]:
    first = reading.parts[0]
    return {
        "name": name[:200],
        "format": reading.meta["format"],
        "size": size,
        "title": (first.title or "")[:200],
        "issuer": (first.issuer or "")[:80],
        "kind": first.kind.key,
        "year": first.year,
        "reader": READER_VERSION,
        "targets": len(reading.targets),
        "left": len(reading.not_understood),
        "reading": json.dumps(as_json(reading) | {"text": reading.text}, ensure_ascii=False),
    }


def sweep(at: datetime) -> int:
    """Delete visitors' files whose time is over; gives how many.

    Rows go first: bytes without a row are swept later, a row without bytes
    would stay. Bytes that something else rests on stay.
    """
    with transaction.atomic():
        rows = list(ended(at).values_list("id", "digest"))
        ended(at).filter(id__in=[number for number, _ in rows]).delete()
    for digest in {digest for _, digest in rows}:
        if not every(digest).exists() and not is_kept(digest):
            files.forget(digest)
    return len(rows)


class KeepPlan(Given):
    """A plan file whose bytes are stored already."""

    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    name: str = Field(min_length=1, max_length=200)


def take(data: bytes, name: str, *, actor: Actor | None, at: datetime, key: str = "") -> str:
    """Take a file as it was sent; gives the key of its page.

    The bureau's office brings in the bureau's plans, a stranger one of his own
    where that is open. A long text is read by a job. Raises ``DocumentError``,
    ``SecretFileError`` and ``UploadClosedError``; then nothing is kept.
    """
    refuse_secret(load(data, name))
    digest = files.keep(data)
    given = {"digest": digest, "name": (name or "plan")[:200]}
    return str(act(KEEP_PLAN, given, actor=actor, at=at, key=key).result["plan"])


def keep(deed: Deed, given: KeepPlan) -> Mapping[str, Any]:
    """Write the row of a stored file, read where it is short enough.

    Raises ``NotFoundError`` when its bytes are not there, and ``UploadClosedError``.
    """
    own = may_open(deed.actor)
    if not own:
        require_upload()
    place = files.place(given.digest)
    if not place.is_file():
        raise NotFoundError(what="文件")
    data = place.read_bytes()
    document = load(data, given.name)
    refuse_secret(document)
    origin = Origin.BUREAU if own else Origin.VISITOR
    long = len(document.text) > AT_ONCE
    values = (
        _waiting(document, given.name, len(data))
        if long
        else _values(read(document, region().grammar), given.name, len(data))
    )
    values |= {"uploaded_at": deed.at, "expires_at": None if own else deed.at + KEPT}
    row, _ = PlanFile.objects.update_or_create(
        digest=given.digest,
        origin=origin.key,
        defaults=values,
        create_defaults=values | {"key": secrets.token_urlsafe(12)},
    )
    if long:
        enqueue(deed, READ_JOB, {"file": row.pk})
    deed.about("plan_file", row.pk)
    deed.note(digest=given.digest, name=given.name, origin=origin.key)
    return {"plan": row.key, "waiting": long}


def _waiting(document: Document, name: str, size: int) -> dict[str, Any]:
    """The row of a file that a job is going to read."""
    return {
        "name": name[:200], "format": document.format, "size": size, "title": name[:200],
        "issuer": "", "kind": "plan", "year": None, "reader": "", "targets": 0, "left": 0,
        "reading": "{}",
    }  # fmt: skip


def read_waiting(number: int) -> None:
    """Read a waiting file and write what was read; one that is read or gone is passed over."""
    row = PlanFile.objects.select_for_update(of=("self",)).filter(pk=number, reader="").first()
    if row is None:
        return
    data = files.place(row.digest).read_bytes()
    values = _values(read_plan(data, row.name), row.name, len(data))
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


KEEP_PLAN = Intention(
    "plan.keep", T("上传工作要点", "Upload a plan"), KeepPlan, keep, open_to_all=True
)
