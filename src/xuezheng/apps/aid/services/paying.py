"""A round of payment (资助发放): decided, approved by another, checked again, sent, reconciled.

Whatever was decided is decided once more on the day the money goes out: whoever
is no longer entitled is stopped, whoever is entitled and not on any list of the
term is named, and nobody gets a programme twice in a term.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import Field

from xuezheng.adapters import workbooks
from xuezheng.apps.aid.access import AID, GROUP, cards, one_round
from xuezheng.apps.aid.models import Line, Paid, Progress, Round
from xuezheng.apps.aid.selectors.deciding import owed, table_on
from xuezheng.apps.aid.services.rules import AidError, AidInputError
from xuezheng.apps.files.selectors import content
from xuezheng.apps.schools.access import require
from xuezheng.core.aid.decide import NOT_ENTITLED, OTHER_SUM, Answer, Row, reconcile
from xuezheng.core.aid.decide import check as differences
from xuezheng.core.aid.tables import Programme
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention, Whose
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.periods import term_of
from xuezheng.core.base.workdays import CIVIL

STANDS = (Paid.OWED.key, Paid.SENT.key, Paid.DONE.key)
"""States in which a line counts as given in its term."""
GOOD = frozenset({"成功", "已入账", "paid", "ok"})
NO_CARD = "没有登记银行卡"
WAIVED = "学校免收"
"""What is written of a waiver: nothing is paid, the school does not charge it."""


class DecideRound(Given):
    """On which day the roll, the recognitions and the table are read; the term is that of the day."""

    day: date


class WhichRound(Given):
    """A round of payment."""

    round: int


class ExportRound(Given):
    """A round whose file is taken out, and what for."""

    round: int
    purpose: Annotated[str, Field(min_length=2, max_length=40)]


class AnswerRound(Given):
    """The bank's answer to a round, as a kept file: number, result, amount, reason."""

    round: int
    file: int


def decide_round(deed: Deed, given: DecideRound) -> Mapping[str, Any]:
    """Decide who gets what this term and has not got it yet."""
    home = deed.actor.home
    require(deed.actor, Verb.MANAGE, GROUP, home, what=AID.zh)
    if home is None:
        raise NotFoundError(what=AID)
    today = deed.at.astimezone(CIVIL).date()
    if given.day > today:
        raise AidInputError(why=T("日期晚于今天", "the day lies ahead"))
    term = term_of(given.day).key
    serial = Round.objects.filter(term=term).count() + 1
    row = Round.objects.create(
        term=term, serial=serial, day=given.day, org_id=home, digest=table_on(given.day)[1],
        decided_by=deed.actor.person, at=deed.at,
    )  # fmt: skip
    had = _given(term)
    wanted = [
        (one.org, one.pupil.stage, right)
        for one in owed(given.day)
        for right in one.decision.given
        if (right.pupil, right.programme.key) not in had
    ]
    Line.objects.bulk_create(
        (
            Line(
                round=row, number=number, pupil=right.pupil, org_id=org, stage=stage,
                programme=right.programme.key, rule=right.rule, category=right.category.key,
                fen=right.fen,
            )
            for number, (org, stage, right) in enumerate(wanted, 1)
        ),
        batch_size=500,
    )  # fmt: skip
    deed.about("aid_round", row.pk, home)
    deed.rows = len(wanted)
    fen = sum(right.fen for _, _, right in wanted)
    return {"round": int(row.pk), "lines": len(wanted), "fen": fen}


def _given(term: str) -> set[tuple[int, str]]:
    """Give what pupils get or got in a term already."""
    rows = Line.objects.filter(round__term=term, state__in=STANDS)
    return set(rows.values_list("pupil", "programme"))


def _round(deed: Deed, number: int, verb: Verb, *wanted: Progress) -> Round:
    one_round(deed.actor, number)
    row = Round.objects.select_for_update().get(pk=number)
    require(deed.actor, verb, GROUP, row.org_id, what=AID.zh)
    if row.state not in {one.key for one in wanted}:
        raise AidError(why=Progress.of(row.state).label)
    deed.about("aid_round", row.pk, row.org_id)
    return row


def approve(deed: Deed, given: WhichRound) -> Mapping[str, Any]:
    """Approve a round; whoever decided it does not."""
    row = _round(deed, given.round, Verb.CHECK, Progress.DECIDED)
    if deed.actor.person is None or deed.actor.person == row.decided_by:
        raise AidError(why=T("经办人不能审批自己的批次", "whoever decided it cannot approve it"))
    row.state, row.approved_by = Progress.APPROVED.key, deed.actor.person
    row.save(update_fields=["state", "approved_by"])
    return {"round": int(row.pk), "state": row.state}


def pay(deed: Deed, given: WhichRound) -> Mapping[str, Any]:
    """Check a round once more against today, stop what no longer holds, and send the rest."""
    row = _round(deed, given.round, Verb.MANAGE, Progress.APPROVED)
    today = deed.at.astimezone(CIVIL).date()
    if term_of(today).key != row.term:
        raise AidError(why=T("批次所属学期已结束，请重新认定", "its term is over; decide again"))
    rights = [right for one in owed(today) for right in one.decision.given]
    counts = Line.objects.filter(round__term=row.term, state__in=STANDS).order_by("id")
    listed = [Row(one.pupil, Programme.of(one.programme), one.fen) for one in counts]
    found = differences(rights, listed)
    stopped = {
        (one.pupil, one.programme.key): one.what.zh
        for one in found
        if one.what in (NOT_ENTITLED, OTHER_SUM)
    }
    sent = _send(row, stopped)
    row.state, row.paid_on = Progress.SENT.key, today
    row.found = [
        {"pupil": one.pupil, "programme": one.programme.key, "what": one.what.zh, "owed": one.owed,
         "listed": one.listed}
        for one in found
    ]  # fmt: skip
    row.save(update_fields=["state", "paid_on", "found"])
    return {"round": int(row.pk), "sent": sent, "stopped": len(stopped), "found": len(found)}


def _send(row: Round, stopped: Mapping[tuple[int, str], str]) -> int:
    """Write how each line of a round goes on; without a card it stays owed and says so."""
    held = set(cards().values_list("pupil", flat=True))
    mine = list(row.lines.filter(state=Paid.OWED.key))
    for one in mine:
        why = stopped.get((one.pupil, one.programme), "")
        if why:
            one.state, one.why = Paid.STOPPED.key, why
        elif one.programme == Programme.TUITION.key:
            one.state, one.why = Paid.DONE.key, WAIVED
        elif one.pupil not in held:
            one.why = NO_CARD
        else:
            one.state, one.why = Paid.SENT.key, ""
    Line.objects.bulk_update(mine, ["state", "why"], batch_size=500)
    return sum(one.state == Paid.SENT.key for one in mine)


def export(deed: Deed, given: ExportRound) -> Mapping[str, Any]:
    """Note that the payment file is taken out, of whom, and what for."""
    row = _round(deed, given.round, Verb.EXPORT, Progress.SENT, Progress.SETTLED)
    rows = list(row.lines.filter(state=Paid.SENT.key))
    deed.saw(Whose(one.org_id, one.pupil) for one in rows)
    deed.purpose, deed.rows = given.purpose, len(rows)
    return {"round": int(row.pk), "lines": len(rows), "fen": sum(one.fen for one in rows)}


def answer(deed: Deed, given: AnswerRound) -> Mapping[str, Any]:
    """Lay the bank's answer beside what was sent: paid, sent back, open, wrong, strange."""
    row = _round(deed, given.round, Verb.MANAGE, Progress.SENT)
    sent = {one.number: one for one in row.lines.filter(state=Paid.SENT.key)}
    answers = list(_answers(content(given.file)))
    came = reconcile({number: one.fen for number, one in sent.items()}, answers)
    told = {one.line: one for one in reversed(answers)}
    for number, one in sent.items():
        reply = told.get(number)
        if reply is not None and reply.paid and reply.fen == one.fen:
            one.state = Paid.DONE.key
        elif reply is not None and not reply.paid:
            one.state, one.why = Paid.RETURNED.key, reply.reason[:200]
    Line.objects.bulk_update(sent.values(), ["state", "why"], batch_size=500)
    row.answer = {
        "sent": came.sent, "paid": came.paid, "returned": came.returned, "open": came.open,
        "wrong": list(came.wrong), "strange": list(came.strange),
    }  # fmt: skip
    row.state = Progress.SETTLED.key if came.clean else Progress.SENT.key
    row.save(update_fields=["answer", "state"])
    return {"round": int(row.pk), "state": row.state, **row.answer}


def _answers(data: bytes) -> Iterable[Answer]:
    """Read the bank's answer from a workbook or CSV; raises ``AidInputError`` naming the line."""
    for place, cells in enumerate(_cells(data), 1):
        if not cells or not str(cells[0]).strip().rstrip(".0").isdecimal():
            continue
        try:
            fen = Decimal(str(cells[2] or 0)) * 100
            number = int(Decimal(str(cells[0])))
            paid = str(cells[1]).strip() in GOOD
            reason = str(cells[3] or "").strip() if len(cells) > 3 else ""
        except (InvalidOperation, IndexError, ValueError) as error:
            why = T(f"第{place}行看不懂", f"line {place} is not understood")
            raise AidInputError(why=why) from error
        yield Answer(number, paid, _whole(fen, place), reason)


def _whole(fen: Decimal, place: int) -> int:
    """Give whole fen; raises ``AidInputError`` for less than one."""
    if fen != int(fen):
        raise AidInputError(why=T(f"第{place}行金额不足一分", f"line {place} has parts of a fen"))
    return int(fen)


def _cells(data: bytes) -> Iterable[list[Any]]:
    if data[:2] == b"PK":
        for filled in workbooks.read(data).values():
            return [list(row) for row in filled.rows]
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return list(csv.reader(io.StringIO(data.decode(encoding))))
        except UnicodeDecodeError:
            continue
    return []


INTENTIONS = (
    Intention("aid.decide", T("认定应享资助", "Decide who is entitled"), DecideRound, decide_round),
    Intention("aid.approve", T("审批发放批次", "Approve a round"), WhichRound, approve),
    Intention("aid.pay", T("发放前核对并送银行", "Check again and send"), WhichRound, pay),
    Intention("aid.export", T("导出发放名册", "Take the payment file out"), ExportRound, export),
    Intention("aid.answer", T("银行回盘对账", "Reconcile the bank's answer"), AnswerRound, answer),
)
