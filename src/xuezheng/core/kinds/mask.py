"""The ONE masking function (脱敏): page, API, Excel, search, drill and snapshot call it alike."""

from typing import Any

from xuezheng.core.kinds.fields import Data, Field, Privacy
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.kinds.types import ROWS


def masked(kind: Kind, data: Data, may: frozenset[Privacy]) -> dict[str, Any]:
    """Give canonical data as eyes with the classes in ``may`` may see it.

    Open fields are always seen. What may not be seen keeps its form where
    its type has one (张*, 138****5678) and is ＊＊＊ otherwise; what is sealed
    shows nothing at all. Null stays null. Unknown keys are dropped.
    """
    return {field.key: _seen(field, data.get(field.key), may) for field in kind.fields}


def _seen(field: Field, value: Any, may: frozenset[Privacy]) -> Any:
    if value is None:
        return None
    if field.privacy is Privacy.SEALED and Privacy.SEALED not in may:
        return None
    if field.privacy is not Privacy.OPEN and field.privacy not in may:
        return field.type.masks(value)
    if field.type is ROWS:
        return [
            {column.key: _seen(column, row.get(column.key), may) for column in field.columns}
            for row in value
        ]
    return value


def hides(kind: Kind, may: frozenset[Privacy]) -> tuple[str, ...]:
    """Give the keys of the fields of which eyes with ``may`` do not see all."""
    return tuple(field.key for field in kind.fields if _hidden(field, may))


def _hidden(field: Field, may: frozenset[Privacy]) -> bool:
    own = field.privacy is not Privacy.OPEN and field.privacy not in may
    return own or any(_hidden(column, may) for column in field.columns)
