"""What every change of a register asks first: may this actor, does the data fit, has it moved on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Field as Column

from xuezheng.adapters import clock
from xuezheng.apps.records.access.rules import with_numbers
from xuezheng.apps.registers.access import facts, reach
from xuezheng.apps.registers.selectors.things import Thing, thing
from xuezheng.apps.registers.services.owners import asked, filled
from xuezheng.apps.schools.access import OutsideError, scope
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError, RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.check import check_data
from xuezheng.core.kinds.issues import Issue, WrongDataError
from xuezheng.core.kinds.kind import Kind, Table

ENTERS = (Verb.OPEN, Verb.MANAGE)
"""Verbs that let somebody enter a thing."""
CHANGES = (Verb.MOVE, Verb.MANAGE)
"""Verbs that let somebody say what is otherwise from a day on."""
REWRITES = (Verb.MANAGE,)
"""The verb that lets somebody rewrite what the register said; others ask for a change."""


class RegisterRuleError(RefusedError):
    """The change would contradict what the register says."""

    code = "register-rule"


class OvertakenError(StaleError):
    """The thing changed after it was seen; says what changed since."""

    code = "register-stale"
    text = T(
        "所依据的内容已变动，请按最新内容重新办理：{told}",
        "What this rests on has changed; begin again from what stands now: {told}",
    )


def may(actor: Actor | None, verbs: tuple[Verb, ...], kind: Kind, org: int | None) -> bool:
    """Say whether any of the verbs reaches a unit. Costs: 1 query per verb."""
    return any(scope(actor, verb, kind.group).holds(org) for verb in verbs)


def demand(deed: Deed, verbs: tuple[Verb, ...], kind: Kind, org: int | None) -> None:
    """Refuse whoever may not; what is out of sight is not there."""
    if may(deed.actor, verbs, kind, org):
        return
    if not reach(deed.actor, Verb.READ, kind).holds(org):
        raise NotFoundError(what=kind.title)
    raise OutsideError(verb=verbs[0].label)


def held(deed: Deed, kind: Kind, subject: int, day: date, seen: str) -> Thing:
    """Give a thing in sight under its identity's lock; refuse it where it moved on since ``seen``.

    Raises ``NotFoundError`` and ``OvertakenError``.
    """
    identities = facts(kind).model.identities()
    if identities.filter(pk=subject).select_for_update(of=("self",)).first() is None:
        raise NotFoundError(what=kind.title)
    found = thing(deed.actor, kind, subject, day)
    if seen and seen != found.stamp:
        told = T(f"最近变动于 {found.stamp[:16]}", f"last changed {found.stamp[:16]}")
        raise OvertakenError(told=told, state=found.stamp)
    return found


def fitting(
    kind: Kind, data: Mapping[str, Any], more: list[Issue] | None = None, act: str = "add"
) -> dict[str, Any]:
    """Give canonical data; every issue of every field at once. Raises ``WrongDataError``."""
    canonical, issues = issues_of(kind, data, act)
    issues += more or []
    if issues:
        raise WrongDataError(issues, {field.key: field.label for field in kind.fields})
    return canonical


def issues_of(
    kind: Kind, data: Mapping[str, Any], act: str = "add"
) -> tuple[dict[str, Any], list[Issue]]:
    """Give canonical data and all issues, those of the table's columns too.

    What a kind's own service does not ask for in an act is not missed here.
    """
    canonical, issues = check_data(with_numbers(kind, clock.today()), data)
    wanted = {field.key for field in asked(kind, act)} | filled(kind)
    given = {key for key, value in data.items() if value is not None}
    issues = [one for one in issues if one.where.split("[")[0] in wanted | given]
    if isinstance(kind.storage, Table):
        issues += _too_large(kind, canonical)
    return canonical, issues


def _too_large(kind: Kind, data: Mapping[str, Any]) -> list[Issue]:
    model = facts(kind).model
    found = []
    for field in kind.fields:
        value = data.get(field.key)
        if value is None or isinstance(value, bool | list | dict):
            continue
        column: Column[Any, Any] = model._meta.get_field(field.key)  # noqa: SLF001 - Django's documented name
        try:
            column.run_validators(column.to_python(value))
        except ValidationError:
            limit = getattr(column, "max_length", None)
            allowed = (
                T(f"至多{limit}字", f"at most {limit} characters")
                if limit
                else T("数值超出范围", "the number is out of range")
            )
            found.append(Issue(field.key, T("填写有误", "cannot be kept"), allowed))
    return found
