"""Figures as plain tables: CSV for people, SDMX-CSV for statistical programs."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from xuezheng.core.indicators.exchange import COLUMNS, Observation

BOM = "\ufeff"
"""Without it WPS and Excel read the Chinese wrongly."""
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that begins so would be taken for a formula."""
FLOW = "XUEZHENG:INDICATORS(1.0.0)"
SDMX_COLUMNS = (
    "STRUCTURE", "STRUCTURE_ID", "ACTION", "INDICATOR", "REF_AREA", "TIME_PERIOD", "OBS_VALUE",
    "UNIT_MEASURE", "OBS_STATUS", "NUMERATOR", "DENOMINATOR", "DATA_ORIGIN", "SNAPSHOT",
)  # fmt: skip
STATUS = {"": "A", "no_data": "O", "empty": "M", "not_applicable": "N"}
"""Code list CL_OBS_STATUS: normal, missing, cannot exist, not applicable (own letter N)."""


def guarded(words: str) -> str:
    """Keep a text from being read as a formula.

    >>> guarded("=1+1"), guarded("大班额比例")
    ("'=1+1", '大班额比例')
    """
    return f"'{words}" if words.startswith(RISKY) else words


def as_csv(rows: Iterable[Observation], language: str = "zh") -> bytes:
    """Write one line for each figure, heads first, in UTF-8 with a mark; an absent value is empty."""
    return _written(BOM, COLUMNS, (one.cells(language) for one in rows))


def as_sdmx(rows: Iterable[Observation]) -> bytes:
    """Write SDMX-CSV 2.0: dimensions, the value, its status and its attributes."""
    made = (
        (
            "dataflow", FLOW, "I", one.indicator, str(one.place), one.day.isoformat(), one.value,
            one.unit.en, STATUS[one.absence], one.part, one.whole, one.origin, one.snapshot,
        )
        for one in rows
    )  # fmt: skip
    return _written("", SDMX_COLUMNS, made)


def _written(
    mark: str,
    heads: Sequence[str],
    rows: Iterable[Sequence[str | int | Decimal | None]],
) -> bytes:
    out = io.StringIO(newline="")
    out.write(mark)
    table = csv.writer(out)
    table.writerow(heads)
    for row in rows:
        table.writerow([_cell(one) for one in row])
    return out.getvalue().encode()


def _cell(value: str | int | Decimal | None) -> str:
    """Write a cell: numbers as they are, texts guarded, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return guarded(value) if isinstance(value, str) else str(value)
