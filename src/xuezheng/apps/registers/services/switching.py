"""Switching a register on or off (启用、停用): its entries, reminders and menu, never its records."""

from collections.abc import Mapping
from typing import Any

from xuezheng.apps.registers.access import register_of
from xuezheng.apps.registers.models import Switched
from xuezheng.apps.registers.services.bearing import require_bearable
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.kind import Table


class AlwaysOnError(RefusedError):
    """A register that others rest on."""

    code = "register-always-on"
    text = T("“{register}”是基础名录，不能停用。", "“{register}” carries the others and stays on.")


class Switch(Given):
    """Which register, and whether it is on from now."""

    kind: str
    on: bool


def switch(deed: Deed, given: Switch) -> Mapping[str, Any]:
    """Switch a register; whoever runs the system may. Raises ``AlwaysOnError``."""
    if not scope(deed.actor, Verb.MANAGE, "system").everything:
        raise NotFoundError(what=T("名录", "register"))
    kind = register_of(given.kind)
    if isinstance(kind.storage, Table):
        raise AlwaysOnError(register=kind.title)
    if given.on:
        require_bearable(deed, kind, "", comes_round=False)
    Switched.objects.update_or_create(kind=kind.key, defaults={"on": given.on, "at": deed.at})
    deed.about("register", kind.key)
    deed.note(on=given.on)
    return {"kind": kind.key, "on": given.on}


SWITCH = Intention("register.switch", T("启用或停用名录", "Switch a register"), Switch, switch)
