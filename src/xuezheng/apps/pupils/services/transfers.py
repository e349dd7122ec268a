"""Transfers between two schools of the city (转学): one asks, the other agrees, the roll follows.

The case runs on the ledger ``transfer``; what is written of the pupil is
written in the transaction in which the other school agrees, or not at all.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from django.db import connection
from pydantic import Field

from xuezheng.adapters.locks import take
from xuezheng.adapters.registers import Making
from xuezheng.apps.pupils.access import GROUP, enrolments
from xuezheng.apps.pupils.models import ClassFact
from xuezheng.apps.pupils.services.rules import (
    PUPIL,
    PupilRuleError,
    room_in,
    write,
)
from xuezheng.apps.records.services import move_case, open_case
from xuezheng.apps.schools.access import require
from xuezheng.apps.schools.selectors.closure import closing, units
from xuezheng.catalogue.ledgers.pupils.transfer import TRANSFER
from xuezheng.catalogue.ledgers.pupils.transfer import Reason as TransferReason
from xuezheng.catalogue.terms.pupils import Began
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers import roll
from xuezheng.core.registers.timeline import AsOf
from xuezheng.core.registers.typed import Day


class OpenTransfer(Given):
    """A pupil is to go from one school to another; the school acted for asks the other one."""

    pupil: int
    school: int
    other: int
    takes: bool
    since: Day
    reason: Annotated[str, Field(max_length=20)]
    words: Annotated[str, Field(max_length=2_000)] = ""
    to_class: int | None = None
    files: Annotated[list[int], Field(max_length=20, default_factory=list)]


def open_(deed: Deed, given: OpenTransfer) -> Mapping[str, Any]:
    """Open a transfer and ask the other school; ``takes`` says that the own school takes the pupil."""
    require(deed.actor, Verb.OPEN, GROUP, given.school)
    left, entered = (given.other, given.school) if given.takes else (given.school, given.other)
    _stand(left, entered, given.since)
    _on_roll(given.pupil, left, given.since)
    if given.reason not in {one.key for one in TransferReason}:
        raise PupilRuleError(why=T("请选择转学原因", "choose a reason"), state=given.reason)
    if given.to_class is not None:
        _class_of(given.to_class, entered, given.since)
    data = {
        "pupil": given.pupil,
        "from_school": left,
        "to_school": entered,
        "since": given.since.isoformat(),
        "reason": given.reason,
        "words": given.words or None,
        "papers": given.files or None,
        "to_class": given.to_class,
    }
    names = units(given.since)
    record = open_case(
        deed,
        TRANSFER.key,
        org=given.school,
        data=data,
        parties=(("other", given.other),),
        subject=f"转学：{names[left].name} → {names[entered].name}",
    )
    record = move_case(deed, int(record.pk), "report", seen=record.version)
    deed.about(TRANSFER.key, record.pk, given.school)
    return {"case": record.pk, "number": record.number, "version": record.version}


def _stand(left: int, entered: int, since: date) -> None:
    if left == entered:
        raise PupilRuleError(why=T("转出、转入为同一学校", "both are one school"), state=str(left))
    standing = units(since)
    for org in (left, entered):
        if org not in standing:
            raise PupilRuleError(
                why=T(f"{since} 这一天没有这所学校", f"the school does not stand on {since}"),
                state=str(org),
            )


def _on_roll(pupil: int, school: int, since: date) -> None:
    """Refuse somebody who is not on the roll of the school left; nothing else is told of them."""
    if not enrolments(AsOf(since)).filter(subject=pupil, org=school).exists():
        raise NotFoundError(what=PUPIL)


def _class_of(school_class: int, school: int, since: date) -> None:
    facts = ClassFact.objects.at(AsOf(since)).filter(subject=school_class, org=school)
    if not facts.exists():
        raise PupilRuleError(
            why=T("转入班级不属于转入学校", "the class is not one of the school entered"),
            state=str(school_class),
        )


def follow(deed: Deed, record: Any, move: str) -> None:
    """Change the roll when the other side agrees; set as what follows a move of the ledger."""
    data = record.data
    since = date.fromisoformat(data["since"])
    if move == "report":
        _stand(data["from_school"], data["to_school"], since)
        _parties(record)
        _on_roll(data["pupil"], data["from_school"], since)
    if move == "accept":
        # Not waited for: a merger waits for cases, and each would wait for the other.
        if not take(connection, "schools.tree", shared=True):
            raise PupilRuleError(
                why=T("学校正在合并或分设，请稍后再试", "schools are being merged; try again"),
                state="",
            )
        _stays(data["to_school"])
        _class_of(data["to_class"], data["to_school"], since)
        room_in({data["to_class"]: [data["pupil"]]}, since)
        write(deed, {data["pupil"]: _transferring(data, since)}, org=data["to_school"])


def _stays(school: int) -> None:
    closes = closing(school)
    if closes is not None:
        raise PupilRuleError(
            why=T(f"转入学校自 {closes} 起撤并", f"the school entered closes on {closes}"),
            state=str(closes),
        )


def _parties(record: Any) -> None:
    """Refuse a case whose two schools are not those named in it."""
    named = {record.org_id, *record.parties.values_list("org_id", flat=True)}
    if named != {record.data["from_school"], record.data["to_school"]}:
        raise PupilRuleError(
            why=T("申请学校和对方学校应为转出、转入学校", "the two sides must be the two schools"),
            state="",
        )


def _transferring(data: Mapping[str, Any], since: date) -> Making:
    told = {"org_id": data["to_school"], "school_class_id": data["to_class"]}

    def make(versions: Any) -> Any:
        if roll.on_roll(versions, since)["org_id"] != data["from_school"]:
            raise roll.RollError(
                why=T(f"{since} 已不在转出学校", f"is not in the school left on {since}"),
                state=str(since),
            )
        return roll.change(versions, since, told, Began.TRANSFERRED.key)

    return make
