"""Switching a ledger on or off (启用、停用): its entries, reminders and addresses, never its cases."""

from collections.abc import Mapping
from typing import Any

from xuezheng.apps.designs import access as designs
from xuezheng.apps.records.access import declared_ledger
from xuezheng.apps.records.access.switching import forget
from xuezheng.apps.records.models import LedgerSwitched
from xuezheng.apps.records.services.weighing import weigh
from xuezheng.apps.schools.access import scope
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T


class RetiredError(RefusedError):
    """A ledger of the bureau's own that was taken out of use."""

    code = "ledger-retired"
    text = T(
        "“{ledger}”已停办，须先重新启用定义。",
        "“{ledger}” was taken out of use; its definition must be activated again first.",
    )


class Switch(Given):
    """Which ledger, and whether it is on from now."""

    kind: str
    on: bool


def switch(deed: Deed, given: Switch) -> Mapping[str, Any]:
    """Switch a ledger; whoever runs the system may. Raises ``RetiredError``."""
    if not scope(deed.actor, Verb.MANAGE, "system").everything:
        raise NotFoundError(what=T("台账", "ledger"))
    designs.refresh()  # One activated a moment ago, perhaps by another process.
    ledger = declared_ledger(given.kind)
    if given.on and ledger.key in designs.retired():
        raise RetiredError(ledger=ledger.title)
    if given.on:
        weigh(deed, ledger)
    LedgerSwitched.objects.update_or_create(
        kind=ledger.key, defaults={"on": given.on, "at": deed.at}
    )
    forget()  # What follows in this transaction sees it,
    deed.after(forget)  # and whatever was read meanwhile is read again.
    deed.about("ledger", ledger.key)
    deed.note(on=given.on)
    return {"kind": ledger.key, "on": given.on}


SWITCH = Intention("ledger.switch", T("启用或停用台账", "Switch a ledger"), Switch, switch)
