"""The numbers a ledger gives (统计口径): what roll-ups by day, week, month and term show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from xuezheng.core.base.labels import T

PLAIN = ("opened", "open", "closed", "overdue")
"""What can be counted of any ledger: opened in the span, standing open, ended, overdue at its end."""
SUM = "sum:"


@dataclass(frozen=True, slots=True)
class Count:
    """One number of the ledger's row (统计项).

    ``of`` is ``opened``, ``open``, ``closed``, ``overdue``, a stage, or
    ``sum:<field>`` (the sum of a whole number over cases opened in the span).
    ``where`` narrows it to cases whose fields hold these values.
    """

    key: str
    label: T
    unit: T
    of: str = "opened"
    where: Mapping[str, Any] = field(default_factory=dict)

    @property
    def summed(self) -> str:
        """Give the field that is summed; empty where cases are counted."""
        return self.of.removeprefix(SUM) if self.of.startswith(SUM) else ""

    def takes(self, data: Mapping[str, Any]) -> bool:
        """Say whether a case's data is counted.

        >>> Count("major", T("重大", "Major"), T("件", "cases"), where={"grade": "major"}).takes({"grade": "minor"})
        False
        """
        return all(data.get(key) == value for key, value in self.where.items())
