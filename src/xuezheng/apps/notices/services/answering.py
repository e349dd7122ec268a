"""What a unit does with a notice: open it, sign for it, answer it; and the sender who sends it back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import Field

from xuezheng.apps.files.services import claimed
from xuezheng.apps.notices.access import kept, limits, of, one, own_receipts, receipt
from xuezheng.apps.notices.models import (
    Limit,
    LimitState,
    Notice,
    NoticeState,
    Receipt,
    ReceiptState,
    What,
)
from xuezheng.apps.notices.selectors.filing import filing_of
from xuezheng.apps.notices.selectors.tables import filled
from xuezheng.apps.notices.services.filing import taken
from xuezheng.apps.notices.services.refusing import (
    EndedError,
    FilingError,
    ReplyError,
    TableError,
)
from xuezheng.apps.records.access.rules import day_of
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

UNSIGNED = (ReceiptState.UNREAD.key, ReceiptState.READ.key)
UNANSWERED = (*UNSIGNED, ReceiptState.SIGNED.key)


class OpenNotice(Given):
    """Which notice somebody opened."""

    notice: int


class SignNotice(Given):
    """A notice, and the unit it is signed for."""

    notice: int
    org: int


class AnswerNotice(Given):
    """A unit's answer: words, rows of the table, files."""

    notice: int
    org: int
    text: str = Field(default="", max_length=20_000)
    rows: list[dict[str, Any]] = Field(default_factory=list, max_length=500)
    files: list[int] = Field(default_factory=list, max_length=20)


class ReturnAnswer(Given):
    """An answer that goes back, and why."""

    notice: int
    org: int
    reason: str = Field(min_length=2, max_length=2000)


def running(notice: Notice) -> None:
    """Refuse what comes after the end of a notice. Raises ``EndedError``."""
    if notice.state != NoticeState.SENT.key:
        raise EndedError(state=NoticeState.of(notice.state).label)


def open_(deed: Deed, given: OpenNotice) -> Mapping[str, Any]:
    """Note that somebody of a unit has opened a notice; done once, harmless afterwards."""
    notice = one(deed.actor, given.notice)
    unread = own_receipts(deed.actor).filter(notice=notice, state=ReceiptState.UNREAD.key)
    rows = list(unread.select_for_update(of=("self",)))
    for row in rows:
        row.state, row.opened_at = ReceiptState.READ.key, deed.at
        _save(row, "state", "opened_at")
    deed.about("notice", notice.pk, rows[0].org_id if rows else notice.org_id)
    deed.rows = len(rows)
    return {"notice": notice.pk, "opened": len(rows)}


def sign(deed: Deed, given: SignNotice) -> Mapping[str, Any]:
    """Sign for a notice; signing twice changes nothing."""
    row, instead = receipt(deed.actor, given.notice, given.org, day_of(deed.at))
    running(row.notice)
    deed.about("notice", row.notice_id, row.org_id)
    if row.state in UNSIGNED:
        signed(deed, row, instead)
        _save(row, "state", "opened_at", "signed_at", "signer", "for_unit")
        met(row.notice, What.SIGN)
        if taken(row.notice, [row], deed.at):
            met(row.notice, What.REPLY)
    return {"notice": row.notice_id, "org": row.org_id, "state": row.state}


def signed(deed: Deed, row: Receipt, instead: bool) -> None:
    """Note on a receipt that it was signed, by whom, and whether for another unit."""
    row.state, row.signed_at = ReceiptState.SIGNED.key, deed.at
    row.opened_at = row.opened_at or deed.at
    row.signer, row.for_unit = deed.actor.person, instead


def answer(deed: Deed, given: AnswerNotice) -> Mapping[str, Any]:
    """Answer a notice, which signs for it too; a later answer replaces an earlier one.

    Raises ``ReplyError`` where none is asked for, ``TableError`` with every wrong cell.
    """
    row, instead = receipt(deed.actor, given.notice, given.org, day_of(deed.at))
    running(row.notice)
    if not row.notice.reply:
        raise ReplyError(why=T("本通知不需要反馈", "no answer is asked for"), state=row.state)
    if filing_of(row.notice) is not None:
        raise FilingError(why=T("请填报后报送", "file it, then hand it in"), state=row.state)
    rows, told = filled(row.notice.columns, given.rows)
    if told:
        raise TableError(told="；".join(told))
    if not (given.text.strip() or rows or given.files):
        raise TableError(told="请填写反馈内容")
    row.files = [int(file.pk) for file in claimed(given.files, deed.actor)]
    if row.state in UNSIGNED:
        signed(deed, row, instead)
    row.state, row.replied_at, row.replier = ReceiptState.REPLIED.key, deed.at, deed.actor.person
    row.text, row.rows, row.returned = given.text.strip(), rows, ""
    row.for_unit = instead
    row.version += 1
    row.save()
    met(row.notice, What.SIGN)
    met(row.notice, What.REPLY)
    deed.about("notice", row.notice_id, row.org_id)
    deed.note(text=row.text, rows=rows, files=list(row.files))
    return {"notice": row.notice_id, "org": row.org_id, "state": row.state}


def send_back(deed: Deed, given: ReturnAnswer) -> Mapping[str, Any]:
    """Send an answer back with the reason; the unit owes it again."""
    notice = kept(deed.actor, given.notice)
    running(notice)
    rows = of([int(notice.pk)]).filter(org=given.org).select_for_update(of=("self",))
    row = rows.first()
    if row is None:
        raise NotFoundError(what="签收单")
    if row.state != ReceiptState.REPLIED.key:
        raise ReplyError(why=T("该单位尚未反馈", "the unit has not answered"), state=row.state)
    row.state, row.returned = ReceiptState.SIGNED.key, given.reason.strip()
    _save(row, "state", "returned")
    limits().filter(notice=notice, what=What.REPLY.key).update(state=LimitState.OPEN.key)
    deed.about("notice", notice.pk, row.org_id)
    deed.note(reason=row.returned)
    return {"notice": notice.pk, "org": row.org_id, "state": row.state}


def met(notice: Notice, what: What) -> None:
    """End a limit that nobody owes any more. Costs: 1 query, 2 for the last unit."""
    owing = UNSIGNED if what is What.SIGN else UNANSWERED
    if not of([int(notice.pk)]).filter(state__in=owing).exists():
        open_limit = Limit.objects.filter(notice=notice, what=what.key, state=LimitState.OPEN.key)
        open_limit.update(state=LimitState.MET.key)


def _save(row: Receipt, *fields: str) -> None:
    row.version += 1
    row.save(update_fields=[*fields, "version"])


def _one(key: str, title: T, takes: type[Given], run: Callable[[Deed, Any], Any]) -> Intention:
    return Intention(f"notice.{key}", title, takes, run)


INTENTIONS: Sequence[Intention] = (
    _one("open", T("查阅通知", "Open a notice"), OpenNotice, open_),
    _one("sign", T("签收通知", "Sign for a notice"), SignNotice, sign),
    _one("answer", T("反馈通知", "Answer a notice"), AnswerNotice, answer),
    _one("send_back", T("退回反馈", "Send an answer back"), ReturnAnswer, send_back),
)
