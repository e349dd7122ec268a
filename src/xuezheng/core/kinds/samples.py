"""One valid value per field type (样例): for examples in docs, and for suites made from definitions."""

from typing import Any

from xuezheng.core.kinds.check import check_data, needed
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.kind import Kind

_VALUES: dict[str, Any] = {
    "text": "样例", "note": "样例", "name": "张三", "phone": "13800000000",
    "identity": "110101199003070038", "credit_code": "91350100M000100Y43",
    "school_code": "1144000501", "pupil_number": "G110101199003070038", "region": "330200",
    "nation": "01", "number": 1, "figure": "54.1", "money": 100,
    "share": "52.6", "day": "2026-10-12", "moment": "2026-10-12T09:00:00+08:00", "yes_no": True,
    "place": {"address": "样例", "latitude": None, "longitude": None},
    "files": [1], "photos": [1],
}  # fmt: skip


def sample(field: Field) -> Any:
    """Give a valid canonical value of a field; ids are 1."""
    if field.columns:
        return [{column.key: sample(column) for column in field.columns}]
    if field.type.key == "choice":
        return field.choices[0].key
    if field.type.key == "several":
        return [field.choices[0].key]
    return _VALUES.get(field.type.key, 1)


def sample_data(kind: Kind, stage: str = "") -> dict[str, Any]:
    """Give canonical data with whatever ``stage`` needs filled in, the rest null."""
    given = {one.key: sample(one) for one in kind.fields if needed(kind, one, stage)}
    canonical, _ = check_data(kind, given, stage)
    return canonical
