"""Erasing a person from the live registers and from every snapshot (删除个人信息): one decision, one certificate.

The registers are emptied in the decision's own transaction, a job goes through
the snapshots. The log keeps its chain: it names persons by number only.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from xuezheng.adapters.clock import ZONE
from xuezheng.adapters.erasing import erased, standing
from xuezheng.apps.accounts.services.forgetting import forget as forget_accounts
from xuezheng.apps.jobs.services import enqueue
from xuezheng.apps.rosters.services.forgetting import forget as forget_lines
from xuezheng.apps.snapshots.access import ERASERS, require
from xuezheng.apps.snapshots.selectors.forgetting import REGISTERS, Ground, due
from xuezheng.apps.snapshots.selectors.kept import DECISION, next_decision, tables
from xuezheng.apps.snapshots.services.erasing import ERASE_JOB
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import RefusedError
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


def _ground(key: str) -> str:
    if key not in {one.key for one in Ground}:
        raise ValueError(", ".join(one.key for one in Ground))
    return key


class ErasePersons(Given):
    """Whom to erase, on what ground, by what paper or wish."""

    persons: list[int] = Field(min_length=1, max_length=100)
    ground: Annotated[str, AfterValidator(_ground)]
    reason: str = Field(min_length=4, max_length=400)


def erase(deed: Deed, given: ErasePersons) -> Mapping[str, Any]:
    """Erase persons everywhere; gives the certificate's number and the job for the snapshots.

    Raises ``StandingError``, ``EarlyError``, ``NotFoundError``.
    """
    require(deed.actor, ERASERS)
    persons, day = sorted(set(given.persons)), deed.at.astimezone(ZONE).date()
    there = sorted({one for model, _ in REGISTERS for one in standing(model, persons)})
    if there:
        raise StandingError(persons=_named(there))
    if given.ground == Ground.RETENTION.key:
        _over(persons, day)
    counts = erased(tables(), persons)
    counts |= {"account": forget_accounts(persons), "roster": forget_lines(persons)}
    number = next_decision()
    deed.about(DECISION, number)
    told = {key: count for key, count in counts.items() if count}
    deed.note(persons=persons, ground=given.ground, reason=given.reason, tables=told)
    deed.rows = sum(told.values())
    job = enqueue(deed, ERASE_JOB, {"decision": number, "persons": persons})
    return {"certificate": number, "job": job, "tables": told}


def _over(persons: list[int], day: date) -> None:
    early = sorted(set(persons) - set(due(day, persons)))
    if early:
        raise EarlyError(persons=_named(early))


def _named(persons: list[int]) -> str:
    return ", ".join(map(str, persons[:5])) + (" …" if len(persons) > 5 else "")


FORGET = Intention("person.erase", T("删除个人信息", "Erase persons"), ErasePersons, erase)
