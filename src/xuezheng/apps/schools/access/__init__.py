"""The one door to organisations, the tree they stand in, and how far an actor's grants reach."""

from xuezheng.apps.schools.access.eyes import (
    GUARDED,
    Eyes,
    PurposeError,
    eyes,
    guarded,
    may_unmask,
    require_purpose,
    seen,
)
from xuezheng.apps.schools.access.registers import (
    DayError,
    history,
    organisations,
    organisations_at,
    read_day,
)
from xuezheng.apps.schools.access.scopes import OutsideError, require, require_somewhere, scope
from xuezheng.apps.schools.access.tree import (
    names,
    once,
    parents,
    settle_steps,
    stamp,
    steady,
    subtree,
    tree_of,
)

__all__ = [
    "GUARDED",
    "DayError",
    "Eyes",
    "OutsideError",
    "PurposeError",
    "eyes",
    "guarded",
    "history",
    "may_unmask",
    "names",
    "once",
    "organisations",
    "organisations_at",
    "parents",
    "read_day",
    "require",
    "require_purpose",
    "require_somewhere",
    "scope",
    "seen",
    "settle_steps",
    "stamp",
    "steady",
    "subtree",
    "tree_of",
]
