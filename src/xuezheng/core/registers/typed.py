"""What the changes of registers are typed with (变动的输入类型): days and plain names."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator

from xuezheng.core.registers.timeline import FAR


def _day(day: date) -> date:
    if not date(1900, 1, 1) <= day < FAR:
        raise ValueError("1900-01-01 … 9999-12-30")
    return day


def _trimmed(words: str) -> str:
    if words != words.strip():
        raise ValueError("no spaces around")
    return words


Day = Annotated[date, AfterValidator(_day)]
"""A day on which a dated fact may begin or end: 1900-01-01 … 9999-12-30."""
TRIMMED = AfterValidator(_trimmed)
"""Refuses words with spaces around them, which would be another name."""
