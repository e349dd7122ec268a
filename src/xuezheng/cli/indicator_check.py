"""Indicators against what they stand on (指标检查): columns, versions, parameters, rows served, scenarios."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Indicator
from xuezheng.core.kinds.definitions import repeated
from xuezheng.core.kinds.issues import Issue, one_of

MENDED = T("改正公式或所读的列", "mend the formula or the columns it reads")


def issues(
    some: Sequence[Indicator], numbers: Collection[str], rows: Collection[str]
) -> list[Issue]:
    """Say everything wrong with indicators that needs no data, at once.

    ``numbers`` are the parameters there are, ``rows`` the rows of the mission.
    """
    found = list(repeated("indicators", (one.key for one in some)))
    for one in some:
        found += _of(one, numbers, rows)
    return found


def _of(one: Indicator, numbers: Collection[str], rows: Collection[str]) -> Iterator[Issue]:
    where = f"indicators.{one.key}"
    for fault in one.faults():
        told = fault.removeprefix(f"{one.key}: ")
        yield Issue(where, T(f"公式有误：{told}", f"the formula is at fault: {told}"), MENDED)
    used = {key for version in one.versions for key in one.numbers(version)}
    for key in sorted(used | {line.parameter for line in one.standards}):
        if key not in numbers:
            lacks = T(f"没有参数{key}", f"there is no parameter {key}")
            yield Issue(where, lacks, one_of(numbers, key))
    for row in one.serves:
        if row not in rows:
            lacks = T(f"任务书没有{row}", f"the mission has no row {row}")
            yield Issue(where, lacks, one_of(rows, row))


def unplayed(some: Sequence[Indicator], folder: Path) -> Iterator[Issue]:
    """Say which indicators have no scenario; nothing where there are no scenarios to look at."""
    for one in some if folder.exists() else ():
        path = folder / f"{one.key}.yaml"
        if not path.exists():
            lacks = T("没有场景文件", "has no scenario")
            yield Issue(f"indicators.{one.key}", lacks, T(f"写{path.name}", f"write {path.name}"))
