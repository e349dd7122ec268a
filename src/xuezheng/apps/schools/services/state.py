"""The stamp of the register: moved on by every write, a hash of all writes so far."""

from collections.abc import Iterable
from hashlib import sha256

from xuezheng.adapters.registers import Values
from xuezheng.apps.schools.models import TreeState
from xuezheng.core.registers.timeline import Version

Written = tuple[int, Version[Values]]
"""An organisation, and a version about it that was closed or added."""


def restamp(written: Iterable[Written]) -> str:
    """Chain what was just written onto the stamp; gives the new one."""
    state = TreeState.objects.select_for_update(of=("self",)).order_by("pk").first()
    state = state or TreeState(stamp="")
    told = sha256(state.stamp.encode())
    for subject, one in written:
        facts = (subject, sorted(one.values.items()), one.valid_from, one.valid_to, one.id)
        told.update(repr(facts).encode())
    state.stamp = told.hexdigest()
    state.save()
    return state.stamp
