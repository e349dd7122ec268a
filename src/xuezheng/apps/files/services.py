"""Keeping files: bytes first, by content, then one row in the caller's transaction."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from pydantic import Field

from xuezheng.adapters import files as stored
from xuezheng.adapters.config import current
from xuezheng.adapters.failpoints import point
from xuezheng.adapters.sniff import PICTURES, cleaned, media_type
from xuezheng.apps.audit.services import act
from xuezheng.apps.files.models import FileRow, Print
from xuezheng.apps.files.selectors import BANDS
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.redacting import MARK
from xuezheng.core.images import fingerprint
from xuezheng.core.kinds.fields import Privacy

_DIGEST = re.compile(r"[0-9a-f]{64}")
_HEAD = 4096
_SECRET = re.compile("(?:绝密|机密|秘密)\\s*(?:★|☆)".encode())
GONE = "0" * 64
"""The digest of a file that was erased; no bytes have it."""
ORPHAN = timedelta(days=1)
"""Bytes that no row names are swept after this long; an upload under way needs far less."""


class FileError(InputError):
    """The file cannot be taken; says why and what can."""

    code = "file-refused"
    text = T("文件“{name}”不能接收：{why}", "The file “{name}” cannot be taken: {why}")


class KeepFile(Given):
    """A file whose bytes are stored already."""

    digest: str = Field(pattern=r"^[0-9a-f]{64}$")
    name: str = Field(min_length=1, max_length=200)
    size: int = Field(ge=1)
    media_type: str
    privacy: str = "open"
    org: int | None = None
    longitude: int | None = None
    latitude: int | None = None
    print: str = Field(default="", pattern=r"^([0-9a-f]{16})?$")


def keep(deed: Deed, given: KeepFile) -> Mapping[str, Any]:
    """Write the row of a stored file. Raises ``NotFoundError`` when its bytes are not there."""
    if not stored.place(given.digest).is_file():
        raise NotFoundError(what="文件")
    if given.org is not None and given.org not in deed.actor.orgs and deed.actor.account:
        raise NotFoundError(what="单位")
    values = given.model_dump()
    org, seen = values.pop("org"), values.pop("print")
    home = org if org is not None else deed.actor.home
    row = FileRow.objects.create(**values, org_id=home, sent_by=deed.actor.account, at=deed.at)
    if (value := fingerprint.read(seen)) is not None:
        cut = dict(zip(BANDS, fingerprint.bands(value), strict=True))
        Print.objects.create(file=row, value=seen, **cut)
    deed.about("file", row.pk, home)
    deed.note(digest=given.digest, name=given.name)
    return {"file": row.pk, "digest": given.digest}


KEEP_FILE = Intention("file.keep", T("保存文件", "Keep a file"), KeepFile, keep)
INTENTIONS = (KEEP_FILE,)


def take(
    data: bytes,
    name: str,
    *,
    actor: Actor,
    at: datetime,
    privacy: Privacy = Privacy.OPEN,
    org: int | None = None,
) -> int:
    """Store bytes and keep them as a file of the actor; gives the row's number.

    Pictures are re-encoded, their position kept apart. A file whose head
    carries a mark of state secrecy is refused and not stored.
    Raises ``FileError``.
    """
    limit = current().upload_mb << 20
    if not data or len(data) > limit:
        why = T("空文件", "it is empty") if not data else T("过大", "it is too large")
        raise FileError(name=name[:80], why=why)
    if _SECRET.search(data[:_HEAD]):
        raise FileError(
            name=name[:80],
            why=T(
                "标有密级，本系统为非涉密系统",
                "it is marked secret; this system is not for secrets",
            ),
        )
    kind = media_type(data)
    given: dict[str, Any] = {"name": name[:200], "media_type": kind, "privacy": privacy.key}
    if kind in PICTURES:
        picture = cleaned(data, kind)
        if picture is None:
            raise FileError(name=name[:80], why=T("图片已损坏", "the picture is broken"))
        data = picture.data
        given |= {"longitude": picture.longitude, "latitude": picture.latitude}
        given["print"] = picture.print
    point("before-file")
    digest = stored.keep(data)
    point("after-file")
    given |= {"digest": digest, "size": len(data), "org": org}
    return int(act(KEEP_FILE, given, actor=actor, at=at).result["file"])


def claimed(numbers: Sequence[int], actor: Actor) -> list[FileRow]:
    """Give the rows of files an actor may attach: those it sent itself. Raises ``NotFoundError``."""
    rows = {row.pk: row for row in FileRow.objects.filter(pk__in=numbers)}
    missing = [number for number in numbers if number not in rows]
    foreign = [
        number
        for number, row in rows.items()
        if actor.account is not None and row.sent_by != actor.account
    ]
    if missing or foreign:
        raise NotFoundError(what="文件")
    return [rows[number] for number in numbers]


def forget(numbers: Sequence[int], deed: Deed) -> int:
    """Empty files of erased persons: no name, no picture's place, no bytes once it is committed.

    Bytes that another file rests on stay. A worker killed behind the commit
    leaves bytes that no row names, and those are swept.
    """
    rows = list(FileRow.objects.select_for_update(of=("self",)).filter(pk__in=numbers))
    digests = {row.digest for row in rows} - {GONE}
    Print.objects.filter(file__in=rows).delete()
    told = {"digest": GONE, "name": MARK, "size": 0, "longitude": None, "latitude": None}
    FileRow.objects.filter(pk__in=[row.pk for row in rows]).update(**told)
    free = digests - set(
        FileRow.objects.filter(digest__in=digests).values_list("digest", flat=True)
    )
    for one in sorted(free):
        deed.after(partial(stored.forget, one))
    return len(rows)


def sweep(now: datetime, named_elsewhere: Callable[[str], bool]) -> int:
    """Delete stored bytes that nothing names and that are older than a day; gives how many.

    ``named_elsewhere`` answers for the apps above that keep digests of their own.
    """

    def named(digest: str) -> bool:
        return FileRow.objects.filter(digest=digest).exists() or named_elsewhere(digest)

    return stored.sweep(named, before=(now - ORPHAN).timestamp())
