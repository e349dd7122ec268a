"""Handing in, activating, sending back, taking out of use (提交、启用、退回、停办)."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from pydantic import Field

from xuezheng.apps.designs.access import definitions, refresh, runs
from xuezheng.apps.designs.models import Definition, Design, State
from xuezheng.apps.designs.selectors import Checked, checked
from xuezheng.apps.designs.services.writing import Which, WrongDesignError, locked
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.schema import schema


class StateError(RefusedError):
    """Not in this state."""

    code = "design-state"
    text = T("现在是“{now}”，不能{what}。", "It is “{now}” now: not to be {what}.")


class SecondPersonError(RefusedError):
    """Whoever wrote it does not activate it."""

    code = "design-second-person"
    text = T(
        "起草或最后修改的人不能自己启用，请另一位系统管理员办理。",
        "Whoever wrote or last changed it cannot activate it; ask another administrator.",
    )


class Activate(Which):
    """Which design, as it was read at version ``seen``."""

    seen: int | None = None


class Reasoned(Which):
    """Which design, and why."""

    why: str = Field(min_length=2, max_length=500)


def submit(deed: Deed, given: Which) -> Mapping[str, Any]:
    """Hand a draft without faults in. Raises ``WrongDesignError``, ``StateError``."""
    row = locked(deed.actor, given.design)
    _standing(row, (State.DRAFT,), T("提交", "handed in"))
    _right(row, None if runs(deed.actor) else deed.actor)
    row.state, row.note, row.faults = State.SUBMITTED.key, "", 0
    return _kept(deed, row)


def activate(deed: Deed, given: Activate) -> Mapping[str, Any]:
    """Put a definition in force: off until somebody switches it on; rows of an older one wait for the upgrade.

    Raises ``NotFoundError`` for whoever does not run the system,
    ``SecondPersonError``, ``StateError`` and ``WrongDesignError``.
    """
    row = _run(deed.actor, given.design)
    _standing(row, (State.SUBMITTED,), T("启用", "activated"))
    person = deed.actor.person
    if person is None or person in {row.author, row.editor}:
        raise SecondPersonError
    if given.seen is not None and given.seen != row.version:
        raise StateError(now=T("已改动", "changed since"), what=T("启用", "activated"))
    found = _right(row, None)
    ledger = found.drafted.ledger
    if ledger is None:
        raise WrongDesignError(found.faults)
    last = definitions(row.pk).first()
    row.live = last.number + 1 if last else 1
    Definition.objects.create(
        design=row, number=row.live, kind_version=ledger.version, text=row.text,
        digest=sha256(row.text.encode()).hexdigest(), stored=schema(ledger),
        since=deed.at.astimezone(CIVIL).date(), at=deed.at, by=person,
    )  # fmt: skip
    row.key, row.state, row.out_of_use = ledger.key, State.ACTIVE.key, False
    deed.note(definition=row.live, kind_version=ledger.version)
    return _kept(deed, row) | {"key": row.key, "definition": row.live}


def send_back(deed: Deed, given: Reasoned) -> Mapping[str, Any]:
    """Send what was handed in back to its author. Raises ``NotFoundError``, ``StateError``."""
    row = _run(deed.actor, given.design)
    _standing(row, (State.SUBMITTED,), T("退回", "sent back"))
    row.state, row.note = State.DRAFT.key, given.why
    return _kept(deed, row)


def retire(deed: Deed, given: Reasoned) -> Mapping[str, Any]:
    """Take a ledger out of use: its cases stay as they are and open to nobody's list; it is off.

    Raises ``NotFoundError``, ``StateError``.
    """
    row = _run(deed.actor, given.design)
    if not row.live or row.out_of_use:
        raise StateError(now=State.of(row.state).label, what=T("停办", "taken out of use"))
    _standing(row, (State.DRAFT, State.SUBMITTED, State.ACTIVE), T("停办", "taken out of use"))
    row.state, row.note, row.out_of_use = State.RETIRED.key, given.why, True
    return _kept(deed, row)


def _run(actor: Actor, number: int) -> Design:
    if not runs(actor):
        raise NotFoundError(what=T("台账设计", "design"))
    return locked(actor, number)


def _standing(row: Design, allowed: tuple[State, ...], what: T) -> None:
    if row.state not in {one.key for one in allowed}:
        raise StateError(now=State.of(row.state).label, what=what)


def _right(row: Design, actor: Actor | None) -> Checked:
    found = checked(row.text, actor, row)
    if found.faults:
        raise WrongDesignError(found.faults)
    return found


def _kept(deed: Deed, row: Design) -> dict[str, Any]:
    row.version += 1
    row.save()
    deed.about("design", row.pk)
    deed.note(state=row.state, version=row.version, why=row.note)
    deed.after(refresh)
    return {"design": row.pk, "version": row.version, "state": row.state}
