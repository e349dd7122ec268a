"""Who sees the funds of a year and may try out standards: whoever reads the registers of funds, where they do."""

from datetime import date

from xuezheng.apps.registers.access import register_of
from xuezheng.apps.registers.access import rows as register_rows
from xuezheng.apps.schools.access import require_somewhere, scope
from xuezheng.core.base.actors import Actor, Scope, Verb
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import AsOf
from xuezheng.core.spending.year import Entry

GROUP = "estate"
"""The kind group of the registers of funds."""
TRIAL = "spending_trial"
"""Trials are kept under names like conditions of lists; they are the account's own."""
WHAT = T("教育经费", "Education spending")


def reads(actor: Actor | None) -> bool:
    """Say whether somebody sees funds anywhere. Costs: 1 query at most."""
    return bool(scope(actor, Verb.READ, GROUP))


def sight(actor: Actor | None) -> Scope:
    """Give where somebody sees funds. Raises ``NotFoundError`` for whoever sees none. Costs: 1 query at most."""
    require_somewhere(actor, Verb.READ, GROUP, what=WHAT)
    return scope(actor, Verb.READ, GROUP)


def entries(actor: Actor | None, register: str, day: date) -> list[Entry]:
    """Give what a register of funds says on a day, counted by then. Costs: 1 query besides the scope's."""
    found = register_rows(actor, Verb.READ, register_of(register), AsOf(day))
    entered = []
    for org, data in found.order_by("subject_id").values_list("org_id", "data"):
        as_of = date.fromisoformat(data["as_of"])
        if as_of <= day:
            sums = {key: value for key, value in data.items() if isinstance(value, int)}
            entered.append(Entry(org, data["year"], as_of, sums, data.get("stage", "")))
    return entered
