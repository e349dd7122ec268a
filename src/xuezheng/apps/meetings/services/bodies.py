"""Leading groups, joint conferences and task forces: founded, filled, attached to tasks, ended."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Q
from pydantic import Field

from xuezheng.apps.meetings.access import force_tasks, members, own_body
from xuezheng.apps.meetings.models import Body, BodyKind, ForceTask, Member, MemberPart
from xuezheng.apps.meetings.services.given import (
    OrderOfDaysError,
    StageError,
    known,
    own_files,
    standing,
    today_of,
)
from xuezheng.apps.records.access import one as record_of
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import FAR


class BodyNameError(InputError):
    """The unit keeps a body of this name already."""

    code = "body-name"
    text = T("“{name}”已经登记。", "“{name}” is registered already.")


class MemberError(InputError):
    """A member is a post, a person or a unit; exactly one of them."""

    code = "body-member"
    text = T("成员填岗位、人员、单位中的一项。", "A member is one of: a post, a person, a unit.")


class TwiceError(InputError):
    """Who is added is a member already."""

    code = "body-member-twice"
    text = T("已是成员。", "Is a member already.")


class FoundBody(Given):
    """A new body: what it is called, what it is, who keeps it, its rules, from when."""

    name: str = Field(min_length=2, max_length=120)
    kind: str
    org: int
    begins: date
    rules: str = Field(default="", max_length=40_000)
    rules_file: int | None = None


def found(deed: Deed, given: FoundBody) -> Mapping[str, Any]:
    """Register a body."""
    require(deed.actor, Verb.OPEN, "office", given.org, what="单位")
    standing([given.org], today_of(deed))
    own_files(deed, [given.rules_file])
    if Body.objects.filter(org=given.org, name=given.name, ends=FAR).exists():
        raise BodyNameError(name=given.name)
    values = given.model_dump() | {"kind": known(BodyKind, given.kind)}
    org = values.pop("org")
    row = Body.objects.create(org_id=org, **values)
    deed.about("body", row.pk, org)
    deed.note(name=given.name, kind=given.kind)
    return {"body": row.pk}


class EndBody(Given):
    """From which day on a body is no more."""

    body: int
    ends: date


def end(deed: Deed, given: EndBody) -> Mapping[str, Any]:
    """End a body; its members end with it, its history stays."""
    row = own_body(deed.actor, Verb.OPEN, given.body, today_of(deed))
    if row.ends != FAR:
        raise StageError(why=T("已经撤销", "it has ended already"), state="ended")
    if given.ends <= row.begins:
        raise OrderOfDaysError(
            why=T("撤销日期须晚于成立日期", "it ends after the day it was founded")
        )
    row.ends = given.ends
    row.save(update_fields=["ends"])
    members(row.pk).filter(ends__gt=given.ends, begins__lt=given.ends).update(ends=given.ends)
    deed.about("body", row.pk, row.org_id)
    deed.note(ends=given.ends.isoformat())
    return {"body": row.pk}


class AddMember(Given):
    """Who joins a body, in which part, from when; a post, a person or a unit."""

    body: int
    part: str
    post: int | None = None
    person: int | None = None
    org: int | None = None
    said: str = Field(default="", max_length=60)
    begins: date | None = None


def member_add(deed: Deed, given: AddMember) -> Mapping[str, Any]:
    """Add a member. A member by post follows the post."""
    day = today_of(deed)
    row = own_body(deed.actor, Verb.OPEN, given.body, day)
    if row.ends <= day:
        raise StageError(why=T("已经撤销", "it has ended already"), state="ended")
    named = [one for one in (given.post, given.person, given.org) if one is not None]
    if len(named) != 1 and not (given.said and not named):
        raise MemberError
    standing([given.org], day)
    who = {"post": given.post, "person": given.person, "org": given.org, "said": given.said}
    begins = given.begins or max(row.begins, day)
    if members(row.pk).filter(ends__gt=begins, **who).exists():
        raise TwiceError
    who["org_id"] = who.pop("org")
    part = known(MemberPart, given.part)
    member = Member.objects.create(body=row, part=part, begins=begins, ends=row.ends, **who)
    deed.about("body", row.pk, row.org_id)
    deed.note(member=member.pk, part=given.part, **{k: v for k, v in who.items() if v})
    return {"body": row.pk, "member": member.pk}


class EndMember(Given):
    """From which day on somebody is no member any more."""

    member: int
    ends: date | None = None


def member_end(deed: Deed, given: EndMember) -> Mapping[str, Any]:
    """End a membership; the row stays."""
    day = given.ends or today_of(deed)
    member = Member.objects.filter(pk=given.member).first()
    if member is None:
        raise NotFoundError(what="成员")
    row = own_body(deed.actor, Verb.OPEN, member.body_id, today_of(deed))
    if member.ends <= day:
        raise StageError(why=T("已不是成员", "is no member any more"), state="ended")
    day = max(member.begins, day)
    member.ends = day
    member.save(update_fields=["ends"])
    deed.about("body", row.pk, row.org_id)
    deed.note(member=member.pk, ends=day.isoformat())
    return {"body": row.pk, "member": member.pk}


class BodyTask(Given):
    """A body and a supervised task."""

    body: int
    case: int


def attach(deed: Deed, given: BodyTask) -> Mapping[str, Any]:
    """Let a body drive a task on; attaching it again changes nothing."""
    day = today_of(deed)
    row = own_body(deed.actor, Verb.OPEN, given.body, day)
    if row.ends <= day:
        raise StageError(why=T("已经撤销", "it has ended already"), state="ended")
    task = record_of(deed.actor, Verb.READ, given.case)
    if task.kind != "task":
        raise NotFoundError(what="任务")
    ForceTask.objects.get_or_create(body=row, record=task.pk, defaults={"since": day})
    deed.about("body", row.pk, row.org_id)
    deed.note(case=task.pk)
    return {"body": row.pk, "case": task.pk}


def detach(deed: Deed, given: BodyTask) -> Mapping[str, Any]:
    """Take a task from a body."""
    row = own_body(deed.actor, Verb.OPEN, given.body, today_of(deed))
    gone, _ = force_tasks(row.pk).filter(Q(record=given.case)).delete()
    if not gone:
        raise NotFoundError(what="任务")
    deed.about("body", row.pk, row.org_id)
    deed.note(case=given.case)
    return {"body": row.pk, "case": given.case}


FOUND = Intention("body.found", T("登记议事机构", "Register a body"), FoundBody, found)
END = Intention("body.end", T("撤销议事机构", "End a body"), EndBody, end)
MEMBER_ADD = Intention("body.member_add", T("增加成员", "Add a member"), AddMember, member_add)
MEMBER_END = Intention("body.member_end", T("调出成员", "End a membership"), EndMember, member_end)
ATTACH = Intention("body.attach", T("交专班推进", "Give a task to a body"), BodyTask, attach)
DETACH = Intention("body.detach", T("不再由专班推进", "Take a task from a body"), BodyTask, detach)
INTENTIONS = (FOUND, END, MEMBER_ADD, MEMBER_END, ATTACH, DETACH)
