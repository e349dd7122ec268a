"""Whom of ours a list names (名单在册人员): lines that agree, and those a person said are one."""

from datetime import datetime

from xuezheng.apps.rosters.access import roster
from xuezheng.apps.rosters.models import Choice, Finding, Progress, Roster
from xuezheng.apps.rosters.selectors.comparing import compared
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.registers.rosters import RosterKind, Status

SURE = frozenset({Status.AGREES, Status.OTHER_UNIT})
"""How a line may stand to one of ours for both to be one person without asking."""


def named_on(actor: Actor | None, number: int, now: datetime) -> tuple[Roster, list[int]]:
    """Give a compared roster with the persons of ours it names, each once. Costs: ≤ 8 queries.

    Raises ``NotFoundError`` for one that is absent, foreign, held back, or not compared yet.
    """
    row = roster(actor, Verb.READ, number, now)
    if row.state != Progress.COMPARED.key:
        return row, []
    found = compared(RosterKind.of(row.kind), list(row.lines.order_by("row")), row.day).found
    sure = {int(one.ours.said.key) for one in found if one.ours and one.line and one.status in SURE}
    said = Finding.objects.filter(roster=row, decision=Choice.SAME.key, person__isnull=False)
    apart = Finding.objects.filter(roster=row, decision=Choice.DIFFERENT.key)
    told = {int(one) for one in said.values_list("person", flat=True) if one}
    other = {int(one) for one in apart.values_list("person", flat=True) if one}
    return row, sorted((sure - other) | told)
