"""What becomes of an organisation from a day on (机构变更): kind, nature, area, education group."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import connection

from xuezheng.adapters.locks import take
from xuezheng.adapters.registers import Values
from xuezheng.apps.schools.access import organisations
from xuezheng.apps.schools.models import Kind
from xuezheng.apps.schools.services.given import ChangeOrganisation, JoinGroup, LeaveGroup
from xuezheng.apps.schools.services.organisations import (
    STAGES,
    TreeRuleError,
    hangs,
    stands,
    written,
)
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import Amend

BELOW_SCHOOLS = frozenset({Kind.CAMPUS.key, Kind.POINT.key})
"""Kinds that stand below a school."""


def change(deed: Deed, given: ChangeOrganisation) -> Mapping[str, Any]:
    """Write what is otherwise from a day on: a school becomes a teaching point, and the like."""
    take(connection, "schools.tree", wait=True)
    before = stands(deed, given.organisation, given.since)
    told = given.model_dump(exclude={"organisation", "since", "parent"}, exclude_none=True)
    if given.kind is not None and given.stage is None:
        stage = STAGES.get(Kind.of(given.kind))
        told["stage"] = stage.key if stage else before["stage"]
    if given.parent is not None:
        hangs(given.organisation, given.parent, given.since)
        told["parent_id"] = given.parent
    if given.kind in BELOW_SCHOOLS:
        _below_a_school(told.get("parent_id", before["parent_id"]), given.since)
    return _amended(deed, given.organisation, given.since, told)


def _below_a_school(parent: int | None, since: date) -> None:
    above = organisations(since).filter(subject=parent).first()
    if above is None or above.stage == "none":
        raise TreeRuleError(
            why=T(
                "校区、教学点须隶属于一所学校", "a campus or teaching point stands below a school"
            ),
            state=str(parent or ""),
        )


def join_group(deed: Deed, given: JoinGroup) -> Mapping[str, Any]:
    """Have a school belong to an education group from a day on."""
    take(connection, "schools.tree", wait=True)
    stands(deed, given.organisation, given.since)
    group = organisations(given.since).filter(subject=given.group).first()
    if group is None or group.kind != Kind.GROUP.key:
        raise TreeRuleError(
            why=T(f"{given.since} 没有这个教育集团", f"there is no such group on {given.since}"),
            state=str(given.group),
        )
    return _amended(deed, given.organisation, given.since, {"group_id": given.group})


def leave_group(deed: Deed, given: LeaveGroup) -> Mapping[str, Any]:
    """Have a school belong to no education group from a day on."""
    take(connection, "schools.tree", wait=True)
    before = stands(deed, given.organisation, given.since)
    if before["group_id"] is None:
        raise TreeRuleError(
            why=T("该校不在任何教育集团", "the school belongs to no group"), state=str(given.since)
        )
    return _amended(deed, given.organisation, given.since, {"group_id": None})


def _amended(deed: Deed, organisation: int, since: date, told: Values) -> Mapping[str, Any]:
    act: Amend[Values] = Amend(since, lambda _, __, values: {**values, **told})
    return written(deed, organisation, act)
