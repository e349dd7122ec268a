"""Numbers of a prose as the plan reader reads them, for holding them against ours."""

import re
from collections.abc import Sequence
from decimal import Decimal

from xuezheng.catalogue import current as region
from xuezheng.core.papers.numbers import Spoken
from xuezheng.core.plans.document import Document
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import Fate, NumberFate, Target

_PROMISE = re.compile("目标|计划|要求|力争|确保|年度任务|争取|预期")
_NEAR = 10  # characters before a number within which a word of promise speaks of it
_NUMBER_OF = re.compile(r"(?P<unit>[^\d.,\s万亿余多]+)$")


def read_numbers(text: str) -> Sequence[Spoken]:
    """Give every number of ``text`` that says an amount, in reading order.

    Dates, ordinals, names and list marks say none; a number that was not
    understood says one without a name.
    """
    reading = read(Document(text=text), region().grammar)
    targets = sorted(reading.targets, key=lambda target: target.start)
    given = []
    for fate in reading.numbers:
        if fate.fate is Fate.TARGET:
            owner = next((t for t in targets if t.start <= fate.start < t.end), None)
            if owner is not None:
                given.append(_spoken(text, fate, owner))
        elif fate.fate is Fate.NOT_UNDERSTOOD:
            given.append(_bare(text, fate))
    return given


def _spoken(text: str, fate: NumberFate, target: Target) -> Spoken:
    before = text[max(0, fate.start - _NEAR) : fate.start]
    return Spoken(
        start=fate.start,
        end=fate.end,
        text=text[fate.start : fate.end],
        indicator=target.indicator,
        unit=target.unit,
        value=target.value,
        op=target.op if target.op != "range" else "=",
        low=target.low,
        high=target.high,
        scope=target.scope or "",
        day=target.deadline or "",
        promised=bool(_PROMISE.search(before)),
    )


def _bare(text: str, fate: NumberFate) -> Spoken:
    said = text[fate.start : fate.end]
    unit = _NUMBER_OF.search(said)
    return Spoken(fate.start, fate.end, said, "", unit["unit"] if unit else "", Decimal(0))
