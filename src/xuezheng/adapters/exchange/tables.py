"""Figures as plain tables: CSV for people, SDMX-CSV for statistical programs."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from xuezheng.core.indicators.exchange import COLUMNS, Observation, traits

BOM = "\ufeff"
"""Without it WPS and Excel read the Chinese wrongly."""
RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""A text that begins so would be taken for a formula."""
FLOW = "XUEZHENG:INDICATORS(1.0.0)"
BROKEN_DOWN = "XUEZHENG:INDICATORS_BY_TRAIT(1.0.0)"
"""The structure with a dimension more for each trait."""
ALL = "_T"
"""Code of a dimension that is not narrowed, as SDMX has it."""
SDMX_COLUMNS = (
    "STRUCTURE", "STRUCTURE_ID", "ACTION", "INDICATOR", "REF_AREA", "TIME_PERIOD", "OBS_VALUE",
    "UNIT_MEASURE", "OBS_STATUS", "NUMERATOR", "DENOMINATOR", "DATA_ORIGIN", "SNAPSHOT",
)  # fmt: skip
DIMENSIONS = 6
"""So many of them stand before the value."""
STATUS = {"": "A", "no_data": "O", "empty": "M", "not_applicable": "N"}
"""Code list CL_OBS_STATUS: normal, missing, cannot exist, not applicable (own letter N)."""


def guarded(words: str) -> str:
    """Keep a text from being read as a formula.

    >>> guarded("=1+1"), guarded("大班额比例")
    ("'=1+1", '大班额比例')
    """
    return f"'{words}" if words.startswith(RISKY) else words


def as_csv(rows: Iterable[Observation], language: str = "zh") -> bytes:
    """Write one line for each figure, heads first, in UTF-8 with a mark; an absent value is empty.

    Figures broken down by traits have a column more for each, empty where it is of all.
    """
    told = tuple(rows)
    more = traits(told)
    lines = ((*one.cells(language), *(one.code(trait) for trait in more)) for one in told)
    return _written(BOM, (*COLUMNS, *more), lines)


def as_sdmx(rows: Iterable[Observation]) -> bytes:
    """Write SDMX-CSV 2.0: dimensions, the value, its status and its attributes.

    Traits are dimensions behind the period, ``_T`` where a figure is of all.
    """
    told = tuple(rows)
    more = traits(told)
    flow = BROKEN_DOWN if more else FLOW
    made = (
        (
            "dataflow", flow, "I", one.indicator, str(one.place), one.day.isoformat(),
            *(one.code(trait) or ALL for trait in more), one.value,
            one.unit.en, STATUS[one.absence], one.part, one.whole, one.origin, one.snapshot,
        )
        for one in told
    )  # fmt: skip
    heads = (*SDMX_COLUMNS[:DIMENSIONS], *(one.upper() for one in more), *SDMX_COLUMNS[DIMENSIONS:])
    return _written("", heads, made)


def as_table(heads: Sequence[str], rows: Iterable[Sequence[str | int | Decimal | None]]) -> bytes:
    """Write any table as CSV for people, heads first, in UTF-8 with a mark.

    >>> as_table(("号码", "次序"), [("=1", 2), ("YT01", None)]).decode("utf-8-sig").split()
    ['号码,次序', "'=1,2", 'YT01,']
    """
    return _written(BOM, heads, rows)


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
