"""The one door to registers: querysets over both storages, and what their rows may show."""

from xuezheng.apps.registers.access.rows import (
    PUBLIC,
    Sight,
    facts,
    may,
    model_of,
    people,
    reach,
    register_of,
    rows,
    sight,
    unmasks,
)

__all__ = [
    "PUBLIC",
    "Sight",
    "facts",
    "may",
    "model_of",
    "people",
    "reach",
    "register_of",
    "rows",
    "sight",
    "unmasks",
]
