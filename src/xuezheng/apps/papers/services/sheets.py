"""签批单: printing a numbered sheet with a code, keying its scan in for a leader (代录)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.files.services import claimed
from xuezheng.apps.papers.access import GROUP, sheet
from xuezheng.apps.papers.models import Sheet
from xuezheng.apps.papers.selectors.content import content
from xuezheng.apps.papers.services.numbering import counter, following
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.papers.code import code, code_typed
from xuezheng.core.papers.manifest import canonical_json, digest_of


class SheetVoidError(RefusedError):
    """What the sheet was printed of has changed since."""

    code = "sheet-void"
    text = T(
        "签批单 {number} 已作废：打印后内容有改动，请重新打印签批。",
        "Sheet {number} is void: its content changed after printing. Print it anew.",
    )


class KeyedError(RefusedError):
    """The sheet has its scan already."""

    code = "sheet-keyed"
    text = T("签批单 {number} 已代录。", "Sheet {number} has been keyed in.")


class NotAScanError(InputError):
    """A scan is a picture or a PDF."""

    code = "sheet-scan"
    text = T("扫描件应为 PDF 或图片。", "The scan must be a PDF or a picture.")


class PrintSheet(Given):
    """Of what to print a sheet: a ``paper`` or a ``case``."""

    subject: str = Field(pattern="^(paper|case)$")
    number: int


class KeyIn(Given):
    """The scan of a signed sheet: whose signature it bears, and of which day."""

    code: str = Field(min_length=5, max_length=14)
    file: int
    signer: str = Field(min_length=2, max_length=40)
    signed_on: date


def print_sheet(deed: Deed, given: PrintSheet) -> Mapping[str, Any]:
    """Number a sheet for the content as it is now; the same content gives the same sheet."""
    found = content(deed.actor, given.subject, given.number)
    require(deed.actor, Verb.MOVE, GROUP, found.org, what="签批单")
    mark = code(digest_of([given.subject, given.number, found.digest]), found.version)
    year = day_of(deed.at).year
    count = counter("sheet", year)  # locked before looking: who comes second finds the sheet
    row = Sheet.objects.filter(code=mark).first()
    if row is None:
        serial = following(count)
        row = Sheet.objects.create(
            code=mark, number=f"{year}-{serial:04d}", org_id=found.org, subject=given.subject,
            subject_id=given.number, title=found.title[:200], body=canonical_json(found.facts),
            digest=found.digest, version=found.version, printed_at=deed.at,
            printed_by=deed.actor.person,
        )  # fmt: skip
    deed.about("sheet", row.pk, row.org_id)
    deed.note(number=row.number, code=row.code)
    return {"sheet": row.pk, "code": row.code, "number": row.number}


def voided(row: Sheet) -> bool:
    """Say whether the content has changed since the sheet was printed."""
    return content(SYSTEM, row.subject, row.subject_id).digest != row.digest


def key_in(deed: Deed, given: KeyIn) -> Mapping[str, Any]:
    """Take the scan as the leader's act, marked as keyed in: who keyed, whose signature, which file."""
    row = sheet(deed.actor, code_typed(given.code), lock=True)
    require(deed.actor, Verb.MOVE, GROUP, row.org_id, what="签批单")
    if voided(row):
        raise SheetVoidError(number=row.number, state="void")
    if row.scan is not None:
        raise KeyedError(number=row.number, state="keyed")
    [scan] = claimed([given.file], deed.actor)
    if scan.media_type != "application/pdf" and not scan.media_type.startswith("image/"):
        raise NotAScanError
    row.scan, row.scan_digest, row.signer = given.file, scan.digest, given.signer
    row.signed_on, row.keyed_at, row.keyed_by = given.signed_on, deed.at, deed.actor.person
    row.save()
    deed.about("sheet", row.pk, row.org_id)
    deed.note(signer=given.signer, signed_on=given.signed_on.isoformat(), digest=scan.digest)
    return {"sheet": row.pk, "keyed": True}
