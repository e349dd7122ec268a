"""Recognising who is entitled (困难认定): by other departments' lists, or declared and checked."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import Field

from xuezheng.apps.aid.access import AID, GROUP
from xuezheng.apps.aid.models import Card, Standing, Tag
from xuezheng.apps.aid.services.rules import AidError, AidInputError
from xuezheng.apps.pupils.access import enrolments
from xuezheng.apps.rosters.selectors.matched import named_on
from xuezheng.apps.schools.access import require, scope
from xuezheng.core.aid.tables import Category
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.registers.rosters import RosterKind
from xuezheng.core.registers.timeline import AsOf

OF_LIST = {
    RosterKind.POVERTY.key: Category.LOW_INCOME, RosterKind.DISABILITY.key: Category.DISABLED,
    RosterKind.REGISTERED.key: Category.REGISTERED, RosterKind.ORPHAN.key: Category.ORPHAN,
}  # fmt: skip
"""Which category a list proves."""
DECLARED = Category.HARDSHIP


class TakeList(Given):
    """Which compared roster proves a category from a day on; ``rural`` says that it lists rural households."""

    roster: int
    since: date
    rural: bool = False


class Declare(Given):
    """A school declares the hardship of one of its pupils."""

    pupil: int
    note: Annotated[str, Field(min_length=2, max_length=400)]


class Check(Given):
    """What becomes of a declared hardship."""

    tag: int
    grant: bool
    note: Annotated[str, Field(max_length=400)] = ""


class SetCard(Given):
    """The card that a pupil's aid is paid to."""

    pupil: int
    holder: Annotated[str, Field(min_length=2, max_length=40)]
    number: Annotated[str, Field(pattern=r"^[0-9]{12,19}$")]


def take_list(deed: Deed, given: TakeList) -> Mapping[str, Any]:
    """Recognise whom a list names; who stood on an older list of the kind and no longer does, ends."""
    require(deed.actor, Verb.MANAGE, GROUP, deed.actor.home, what=AID.zh)
    row, people = named_on(deed.actor, given.roster, deed.at)
    category = OF_LIST.get(row.kind)
    if category is None:
        raise AidInputError(why=T("这类名册不作资助依据", "such a list proves nothing for aid"))
    held = Tag.objects.filter(
        category=category.key, state=Standing.HELD.key, roster__isnull=False, rural=given.rural
    )
    gone = held.exclude(pupil__in=people)
    ended = gone.update(state=Standing.ENDED.key, until=given.since)
    known = set(
        Tag.objects.filter(category=category.key, state__in=["asked", "held"]).values_list(
            "pupil", flat=True
        )
    )
    new = [one for one in people if one not in known]
    Tag.objects.bulk_create(
        (
            Tag(
                pupil=one, category=category.key, rural=given.rural, roster=row.pk,
                since=given.since, state=Standing.HELD.key, declared_by=deed.actor.person,
            )
            for one in new
        ),
        batch_size=500,
    )  # fmt: skip
    deed.about("aid_list", row.pk, row.org_id)
    deed.rows = len(new) + ended
    return {"named": len(people), "new": len(new), "ended": ended}


def _school(deed: Deed, pupil: int, verb: Verb) -> int:
    """Give the school of a pupil in reach; raises ``NotFoundError``."""
    day = deed.at.astimezone(CIVIL).date()
    row = enrolments(AsOf(day)).filter(subject=pupil).first()
    if row is None or not scope(deed.actor, verb, GROUP).holds(row.org_id):
        raise NotFoundError(what=T("学生", "pupil"))
    return int(row.org_id)


def declare(deed: Deed, given: Declare) -> Mapping[str, Any]:
    """Declare hardship; somebody else checks it."""
    org = _school(deed, given.pupil, Verb.OPEN)
    standing = Tag.objects.filter(
        pupil=given.pupil, category=DECLARED.key, state__in=["asked", "held"]
    )
    if standing.exists():
        raise AidError(why=T("该学生已申报或已认定", "it is declared or recognised already"))
    tag = Tag.objects.create(
        pupil=given.pupil, category=DECLARED.key, org_id=org, note=given.note,
        since=deed.at.astimezone(CIVIL).date(), state=Standing.ASKED.key,
        declared_by=deed.actor.person,
    )  # fmt: skip
    deed.about("aid_tag", tag.pk, org)
    return {"tag": int(tag.pk)}


def check(deed: Deed, given: Check) -> Mapping[str, Any]:
    """Recognise a declared hardship or not; whoever declared it does not."""
    tag = Tag.objects.select_for_update().filter(pk=given.tag, org__isnull=False).first()
    if tag is None:
        raise NotFoundError(what=T("困难认定", "recognition"))
    require(deed.actor, Verb.CHECK, GROUP, tag.org_id, what=AID.zh)
    if tag.state != Standing.ASKED.key:
        raise AidError(why=T("已办理", "it has been dealt with"))
    if deed.actor.person is None or deed.actor.person == tag.declared_by:
        raise AidError(
            why=T("申报人不能认定自己申报的事项", "whoever declared it cannot recognise it")
        )
    if not given.grant and not given.note:
        raise AidInputError(why=T("不予认定须说明理由", "a refusal needs its reason"))
    tag.state = Standing.HELD.key if given.grant else Standing.REFUSED.key
    tag.decided_by = deed.actor.person
    tag.save(update_fields=["state", "decided_by"])
    deed.about("aid_tag", tag.pk, tag.org_id)
    deed.note(grant=given.grant, note=given.note)
    return {"tag": int(tag.pk), "state": tag.state}


def set_card(deed: Deed, given: SetCard) -> Mapping[str, Any]:
    """Keep the card of a pupil; the last four digits are all the log says."""
    org = _school(deed, given.pupil, Verb.OPEN)
    told = {"holder": given.holder, "number": given.number, "at": deed.at}
    Card.objects.update_or_create(pupil=given.pupil, defaults=told)
    deed.about("aid_card", given.pupil, org)
    deed.note(ends=given.number[-4:])
    return {"pupil": given.pupil}


INTENTIONS = (
    Intention("aid.take_list", T("采用困难名单", "Take a list as proof"), TakeList, take_list),
    Intention("aid.declare", T("申报家庭经济困难", "Declare hardship"), Declare, declare),
    Intention("aid.check", T("认定家庭经济困难", "Recognise hardship"), Check, check),
    Intention("aid.card", T("登记银行卡", "Keep a bank card"), SetCard, set_card),
)
