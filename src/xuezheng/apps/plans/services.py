"""Writes on plans; each function is one transaction and safe to repeat."""

import json
import re
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from xuezheng.adapters import files
from xuezheng.adapters.documents import load
from xuezheng.apps.plans.access import ended, every
from xuezheng.apps.plans.models import Origin, PlanFile
from xuezheng.catalogue import current as region
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.plans.document import Document
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import READER_VERSION, Reading, as_json

KEPT = timedelta(hours=24)
"""How long a visitor's file is kept."""

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


def keep_plan(data: bytes, name: str, *, origin: Origin, at: datetime) -> PlanFile:
    """Read a file and keep it; the same bytes from the same side are one row.

    Ended files of visitors are swept first. Raises what ``read_plan`` raises.
    """
    sweep(at)
    reading = read_plan(data, name)
    digest = files.keep(data)
    expires = at + KEPT if origin is Origin.VISITOR else None
    values = _values(reading, name, len(data)) | {"uploaded_at": at, "expires_at": expires}
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


@transaction.atomic
def sweep(at: datetime) -> int:
    """Delete visitors' files whose time is over; gives how many."""
    rows = list(ended(at).values_list("id", "digest"))
    for _, digest in rows:
        if every(digest).count() <= 1:
            files.forget(digest)
    ended(at).filter(id__in=[number for number, _ in rows]).delete()
    return len(rows)
