"""Sending a notice to chosen units: numbered, with a receipt for each and its limits running."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Literal

from pydantic import Field

from xuezheng.apps.files.services import claimed
from xuezheng.apps.notices.access import one, sendable
from xuezheng.apps.notices.models import Limit, Notice, Receipt, What
from xuezheng.apps.notices.selectors.choosing import Chosen, chosen
from xuezheng.apps.notices.services.filing import FilingGiven, begin
from xuezheng.apps.notices.services.numbering import numbered
from xuezheng.apps.notices.services.refusing import LimitError, NobodyError, OutOfReachError
from xuezheng.apps.records.access.rules import calendar, day_of, in_force, office
from xuezheng.apps.schools.access import names
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import Span

MOST_UNITS = 2000
NAMED = 3


class Column(Given):
    """One column of the table to fill in."""

    label: str = Field(min_length=1, max_length=40)
    type: Literal["text", "number", "figure", "day"] = "text"
    required: bool = False


class To(Given):
    """Which units: named ones, kinds (of some townships or of all), members of groups."""

    units: list[int] = Field(default_factory=list, max_length=MOST_UNITS)
    kinds: list[str] = Field(default_factory=list, max_length=30)
    towns: list[int] = Field(default_factory=list, max_length=100)
    groups: list[int] = Field(default_factory=list, max_length=100)


class SendNotice(Given):
    """A notice: from which own unit, its words, to whom, what is wanted back and by when."""

    org: int
    title: str = Field(min_length=2, max_length=160)
    text: str = Field(min_length=2, max_length=40_000)
    paper: str = Field(default="", max_length=60)
    urgent: bool = False
    reply: bool = False
    columns: list[Column] = Field(default_factory=list, max_length=20)
    files: list[int] = Field(default_factory=list, max_length=20)
    to: To
    sign_by: datetime | None = None
    reply_by: datetime | None = None
    filing: FilingGiven | None = None


class ForwardNotice(Given):
    """A notice passed on by whoever got it, with words of its own."""

    notice: int
    org: int
    note: str = Field(min_length=2, max_length=10_000)
    to: To
    sign_by: datetime | None = None
    reply_by: datetime | None = None


def send(deed: Deed, given: SendNotice) -> Mapping[str, Any]:
    """Send a notice. Raises ``NotFoundError`` where the sending unit is not one's own."""
    units = _units(deed, given.org, given.to)
    files = [int(row.pk) for row in claimed(given.files, deed.actor)]
    columns = [
        {"key": f"c{place}", **column.model_dump()}
        for place, column in enumerate(given.columns, start=1)
    ]
    notice = Notice(
        org_id=given.org, title=given.title, text=given.text, paper=given.paper,
        urgent=given.urgent, reply=given.reply or bool(columns or given.filing),
        columns=columns, files=files,
    )  # fmt: skip
    done = _sent(deed, notice, units, given.sign_by, given.reply_by)
    if given.filing is not None:
        begin(deed, notice, given.filing, units)
    return done


def forward(deed: Deed, given: ForwardNotice) -> Mapping[str, Any]:
    """Pass a notice on to units below, its words unchanged, with a note of one's own."""
    source = one(deed.actor, given.notice)
    units = _units(deed, given.org, given.to)
    notice = Notice(
        org_id=given.org, title=source.title, text=source.text, paper=source.paper,
        urgent=source.urgent, reply=source.reply, columns=source.columns, files=source.files,
        source=source, note=given.note,
    )  # fmt: skip
    return _sent(deed, notice, units, given.sign_by, given.reply_by)


def _units(deed: Deed, org: int, to: To) -> list[int]:
    day = day_of(deed.at)
    if org not in deed.actor.orgs and deed.actor.channel != "system":
        raise NotFoundError(what="单位")
    allowed = sendable(deed.actor, org, day)
    found = [unit for unit in chosen(Chosen(**to.model_dump()), day) if unit != org]
    if to.kinds and not to.towns:
        # A kind means those one may send to: a township's kindergartens are its own.
        named = set(chosen(Chosen(units=to.units, groups=to.groups), day))
        units = [unit for unit in found if unit in named or allowed.holds(unit)]
    else:
        units = found
    outside = [unit for unit in units if not allowed.holds(unit)]
    if outside:
        known = names(day)
        told = "、".join(known.get(unit, str(unit)) for unit in outside[:NAMED])
        raise OutOfReachError(count=len(outside), names=told)
    if not units:
        raise NobodyError
    return units


def _sent(
    deed: Deed,
    notice: Notice,
    units: Sequence[int],
    sign_by: datetime | None,
    reply_by: datetime | None,
) -> Mapping[str, Any]:
    limits = _limits(notice, deed.at, sign_by, reply_by)
    notice.number = numbered(day_of(deed.at))
    notice.sent_at, notice.sender = deed.at, deed.actor.person
    notice.save()
    Receipt.objects.bulk_create(Receipt(notice=notice, org_id=unit) for unit in units)
    Limit.objects.bulk_create(limits)
    deed.about("notice", notice.pk, notice.org_id)
    deed.rows = len(units)
    deed.note(number=notice.number, title=notice.title, text=notice.text, units=list(units))
    return {"notice": notice.pk, "number": notice.number, "units": len(units)}


def _limits(
    notice: Notice, at: datetime, sign_by: datetime | None, reply_by: datetime | None
) -> list[Limit]:
    """Give the limits: those named, else what the parameters set. Raises ``LimitError``."""
    ladder = "notice.urgent_ladder" if notice.urgent else "notice.ladder"
    ends = sign_by or after("sign", notice, at)
    found = [Limit(notice=notice, what=What.SIGN.key, start=at, due=ends, ladder=ladder)]
    if notice.reply:
        due = reply_by or after("reply", notice, at)
        found.append(Limit(notice=notice, what=What.REPLY.key, start=at, due=due, ladder=ladder))
    if any(one_.due <= at for one_ in found):
        raise LimitError(why=T("早于发出时间", "it lies before the notice is sent"))
    if len(found) > 1 and found[1].due < found[0].due:
        raise LimitError(why=T("反馈时限早于签收时限", "the answer is due before the signature"))
    return found


def after(what: str, notice: Notice, at: datetime) -> datetime:
    """Give the end of a limit as the parameters set it."""
    day = day_of(at)
    if notice.urgent:
        return at + timedelta(minutes=_number(day, f"notice.urgent_{what}_within"))
    number = _number(day, f"notice.{what}_within")
    return calendar().due_at(at, number, Span.WORKING_DAYS, office(day)).at


def _number(day: date, key: str) -> int:
    return int(str(in_force(day)[key]))


SEND = Intention("notice.send", T("发出通知", "Send a notice"), SendNotice, send)
FORWARD = Intention("notice.forward", T("转发通知", "Pass a notice on"), ForwardNotice, forward)
INTENTIONS = (SEND, FORWARD)
