"""The one door to registers: querysets over both storages, and what their rows may show."""

from xuezheng.apps.registers.access.rows import (
    PUBLIC,
    PurposeError,
    Sight,
    facts,
    may,
    model_of,
    people,
    reach,
    register_of,
    rows,
    sight,
)

__all__ = [
    "PUBLIC",
    "PurposeError",
    "Sight",
    "facts",
    "may",
    "model_of",
    "people",
    "reach",
    "register_of",
    "rows",
    "sight",
]
