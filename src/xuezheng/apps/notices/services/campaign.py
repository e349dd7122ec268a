"""Filing campaigns (填报任务): a notice becomes one, a unit hands in, what was filed is taken in."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection
from pydantic import Field

from xuezheng.adapters.locks import take as lock
from xuezheng.apps.audit.services import act
from xuezheng.apps.notices.access import filings, kept, of, receipt
from xuezheng.apps.notices.models import (
    Limit,
    Notice,
    NoticeState,
    Receipt,
    ReceiptState,
    What,
)
from xuezheng.apps.notices.selectors.filing import filed, filing_of
from xuezheng.apps.notices.services.answering import UNSIGNED, met, running, signed
from xuezheng.apps.notices.services.filing import FilingGiven, begin, taken
from xuezheng.apps.notices.services.refusing import FilingError, LimitError, ReplyError
from xuezheng.apps.notices.services.sending import after
from xuezheng.apps.records.access import declared_kind
from xuezheng.apps.records.access.rules import day_of
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

MOST = 400
"""Receipts taken in by one turn of the tick."""


class MakeFiling(Given):
    """A notice that becomes a filing campaign: what is filed, and by when."""

    notice: int
    kind: str = Field(min_length=1, max_length=40)
    held_since: date | None = None
    reply_by: datetime | None = None


class FileNotice(Given):
    """A unit that hands in what it filed, or says that it has nothing to file."""

    notice: int
    org: int
    nothing: bool = False
    note: str = Field(default="", max_length=2000)


class TakeFilings(Given):
    """As of which moment what was filed is taken in."""

    at: datetime


def make_filing(deed: Deed, given: MakeFiling) -> Mapping[str, Any]:
    """Ask the units of a notice to file, by one click; its limit runs from now.

    Raises ``ReplyError`` where the notice asks for an answer already.
    """
    notice = kept(deed.actor, given.notice, lock=True)
    running(notice)
    if notice.reply:
        raise ReplyError(
            why=T("本通知已要求反馈，请另发通知布置填报", "it asks for an answer already"),
            state=notice.state,
        )
    due = given.reply_by or after("reply", notice, deed.at)
    if due <= deed.at:
        raise LimitError(why=T("早于现在", "it lies in the past"))
    units = list(of([int(notice.pk)]).values_list("org_id", flat=True))
    begin(deed, notice, FilingGiven(kind=given.kind, held_since=given.held_since), units)
    notice.reply = True
    notice.save(update_fields=["reply"])
    ladder = "notice.urgent_ladder" if notice.urgent else "notice.ladder"
    Limit.objects.create(notice=notice, what=What.REPLY.key, start=deed.at, due=due, ladder=ladder)
    taken(notice, of([int(notice.pk)]).filter(state=ReceiptState.SIGNED.key), deed.at)
    met(notice, What.REPLY)
    deed.about("notice", notice.pk, notice.org_id)
    deed.rows = len(units)
    return {"notice": notice.pk, "kind": given.kind, "due": due.isoformat()}


def file(deed: Deed, given: FileNotice) -> Mapping[str, Any]:
    """Hand in: what was filed is counted in the register itself; having nothing needs words.

    Raises ``FilingError`` where nothing was filed and nothing is said.
    """
    row, instead = receipt(deed.actor, given.notice, given.org, day_of(deed.at))
    running(row.notice)
    filing = filing_of(row.notice)
    if filing is None:
        raise ReplyError(why=T("本通知没有布置填报", "it asks for no filing"), state=row.state)
    if row.state in UNSIGNED:
        signed(deed, row, instead)
        row.version += 1
        row.save()
        met(row.notice, What.SIGN)
    if given.nothing:
        _nothing(deed, row, given.note.strip(), instead)
    elif row.state != ReceiptState.REPLIED.key and not taken(row.notice, [row], deed.at):
        title = declared_kind(filing.kind).title
        raise FilingError(
            why=T(
                f"还没有填报{title.zh}；确无此项的，请勾选并写明情况",
                f"nothing has been filed in {title.en}; where there is nothing, say so",
            ),
            state=row.state,
        )
    met(row.notice, What.REPLY)
    deed.about("notice", row.notice_id, row.org_id)
    deed.note(text=row.text, nothing=given.nothing)
    return {"notice": row.notice_id, "org": row.org_id, "state": row.state, "text": row.text}


def _nothing(deed: Deed, row: Receipt, note: str, instead: bool) -> None:
    filing = filing_of(row.notice)
    if len(note) < 2:
        raise FilingError(why=T("请写明无此项的情况", "say why there is nothing"), state=row.state)
    if filing is not None and filed(filing, [row]):
        raise FilingError(
            why=T("本单位已有填报，不能报无", "the unit has filed; it cannot have nothing"),
            state=row.state,
        )
    row.state, row.replied_at, row.replier = ReceiptState.REPLIED.key, deed.at, deed.actor.person
    row.text, row.returned, row.for_unit = f"无此项：{note}", "", instead
    row.version += 1
    row.save()


def take_filings(deed: Deed, given: TakeFilings) -> Mapping[str, Any]:
    """Note the units that have filed since; only the software itself does."""
    if deed.actor.channel != "system":
        raise NotFoundError(what=T("填报任务", "filing"))
    count = 0
    if lock(connection, "notices.filings"):
        for notice, rows in _open():
            count += len(taken(notice, rows[: MOST - count], deed.at))
            met(notice, What.REPLY)
            if count >= MOST:
                break
    deed.rows = count
    deed.about("notice", given.at.isoformat())
    return {"taken": count}


def _open() -> list[tuple[Notice, list[Receipt]]]:
    """Give the running campaigns with the receipts that are signed and not answered. Costs: 2 queries."""
    found = filings().filter(notice__state=NoticeState.SENT.key).select_related("notice")
    campaigns = {one.notice_id: one.notice for one in found.order_by("notice_id")}
    rows: dict[int, list[Receipt]] = {}
    for row in of(campaigns).filter(state=ReceiptState.SIGNED.key).order_by("notice_id", "org_id"):
        rows.setdefault(row.notice_id, []).append(row)
    return [(campaigns[number], own) for number, own in rows.items()]


def waiting() -> bool:
    """Say whether any signed receipt's unit has filed. Costs: 2 queries, and 2 for a campaign."""
    return any(
        (filing := filing_of(notice)) is not None and bool(filed(filing, rows))
        for notice, rows in _open()
    )


FILE = Intention("notice.file", T("报送填报", "Hand in what was filed"), FileNotice, file)
MAKE = Intention(
    "notice.make_filing", T("通知转填报任务", "Make a notice a filing campaign"), MakeFiling,
    make_filing,
)  # fmt: skip
TAKE = Intention("notice.take_filings", T("收取填报", "Take in what was filed"), TakeFilings, take_filings)  # fmt: skip
INTENTIONS = (MAKE, FILE, TAKE)


def take(now: datetime) -> int:
    """Take in what was filed; gives how many units. An idle turn writes nothing."""
    count = 0
    while waiting():
        done = int(act(TAKE, TakeFilings(at=now), actor=SYSTEM, at=now).result["taken"])
        count += done
        if not done:
            break
    return count
