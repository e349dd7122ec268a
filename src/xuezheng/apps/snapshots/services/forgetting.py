"""Erasing a person from everything (删除个人信息): one search, one decision, one certificate.

Registers, texts, files and the log's details are emptied in the decision's own
transaction, a job goes through the snapshots. The log keeps its chain: it names
persons by number only.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from xuezheng.adapters.clock import ZONE
from xuezheng.adapters.erasing import erased, standing
from xuezheng.apps.accounts.services.forgetting import forget as forget_accounts
from xuezheng.apps.jobs.services import enqueue
from xuezheng.apps.rosters.services.forgetting import forget as forget_lines
from xuezheng.apps.snapshots.access import ERASERS, require
from xuezheng.apps.snapshots.models import Search, Trace
from xuezheng.apps.snapshots.selectors.forgetting import REGISTERS, Ground, due
from xuezheng.apps.snapshots.selectors.kept import DECISION, next_decision, tables
from xuezheng.apps.snapshots.selectors.tracing import kept_of
from xuezheng.apps.snapshots.services.erasing import ERASE_JOB
from xuezheng.apps.snapshots.services.searching import KEPT_FOR, everyone, words_in
from xuezheng.apps.snapshots.services.wiping import taken_out
from xuezheng.core.base.deeds import Deed, Given, Intention, one_of
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T


class StandingError(RefusedError):
    """Whoever is on a roll or in a post is not erased."""

    code = "erase-standing"
    text = T(
        "以下人员仍在籍或在职，不能删除：{persons}",
        "Still on a roll or in a post, so not to be erased: {persons}",
    )


class EarlyError(RefusedError):
    """The time for which the records are kept is not over."""

    code = "erase-early"
    text = T(
        "以下人员的保管期限未满：{persons}", "Still to be kept by the retention rules: {persons}"
    )


class SearchFirstError(RefusedError):
    """Nobody is erased before a fresh search for all of their traces has ended."""

    code = "erase-search"
    text = T(
        "请先查找这些人员的痕迹，并在一天内办理（人员号 {persons}）",
        "Look for the traces of these persons first, and erase within a day ({persons})",
    )


class OpenTracesError(RefusedError):
    """Somebody has to say whose the names are before any goes."""

    code = "erase-open"
    text = T("还有 {n} 处姓名未认定是否本人", "{n} names are not yet said to be theirs or not")


class NamedReasonError(InputError):
    """The reason would keep what is to be erased."""

    code = "erase-named"
    text = T(
        "依据中不要写姓名、证件号或电话，凭证会长期保存",
        "Write no name, number or telephone into the reason; the certificate is kept",
    )


class ErasePersons(Given):
    """Whom to erase, on what ground, by what paper or wish, behind which search for their traces."""

    persons: list[int] = Field(min_length=1, max_length=100)
    ground: Annotated[str, one_of(Ground)]
    reason: str = Field(min_length=4, max_length=400)
    search: int


def erase(deed: Deed, given: ErasePersons) -> Mapping[str, Any]:
    """Erase persons everywhere; gives the certificate's number and the job for the snapshots.

    Raises ``StandingError``, ``EarlyError``, ``SearchFirstError``, ``OpenTracesError``,
    ``NamedReasonError``, ``UnsealedError``, ``NotFoundError``.
    """
    require(deed.actor, ERASERS)
    persons, day = everyone(given.persons), deed.at.astimezone(ZONE).date()
    there = sorted({one for model, _ in REGISTERS for one in standing(model, persons)})
    if there:
        raise StandingError(persons=_named(there))
    if given.ground == Ground.RETENTION.key:
        _over(persons, day)
    found = _searched(given, persons, deed.at)
    counts = erased(tables(), persons)
    counts |= {"account": forget_accounts(persons), "roster": forget_lines(persons)}
    counts |= taken_out(deed, found)
    number = next_decision()
    deed.about(DECISION, number)
    told = {key: count for key, count in counts.items() if count}
    kept = {one.key: count for one, count in kept_of(found) if count}
    deed.note(
        persons=persons, ground=given.ground, reason=given.reason, tables=told,
        search=int(found.pk), kept=kept, unread=found.unread,
    )  # fmt: skip
    deed.rows = sum(told.values())
    found.decision = number
    found.save(update_fields=["decision"])
    args = {"decision": number, "persons": persons, "search": int(found.pk)}
    return {"certificate": number, "job": enqueue(deed, ERASE_JOB, args), "tables": told}


def _searched(given: ErasePersons, persons: list[int], at: datetime) -> Search:
    """Give the search an erasure rests on: ended, fresh, of the same persons, judged to the last name."""
    row = Search.objects.select_for_update(of=("self",)).filter(pk=given.search).first()
    fits = row is not None and row.decision is None and row.done_at is not None
    if row is None or not fits or at - row.at > KEPT_FOR or sorted(row.persons) != persons:
        raise SearchFirstError(persons=_named(persons))
    waiting = Trace.objects.filter(search=row, verdict="").count()
    if waiting:
        raise OpenTracesError(n=waiting)
    if words_in(row).kinds(given.reason):
        raise NamedReasonError
    return row


def _over(persons: list[int], day: date) -> None:
    early = sorted(set(persons) - set(due(day, persons)))
    if early:
        raise EarlyError(persons=_named(early))


def _named(persons: list[int]) -> str:
    return ", ".join(map(str, persons[:5])) + (" …" if len(persons) > 5 else "")


FORGET = Intention("person.erase", T("删除个人信息", "Erase persons"), ErasePersons, erase)
