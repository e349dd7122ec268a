"""Numbers of identities, given out in order and written in bulk."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from xuezheng.apps.people.models import ExternalIdFact
from xuezheng.demo.city.tables import END, load, load_ids, next_id

Row = tuple[Any, ...]


@dataclass
class Counter:
    """Gives out the next number of an identity table."""

    model: type[Model]
    next: int = field(init=False)
    first: int = field(init=False)

    def __post_init__(self) -> None:
        self.next = self.first = next_id(self.model)

    def one(self) -> int:
        """Give out one number."""
        self.next += 1
        return self.next - 1

    def written(self) -> None:
        """Write the identities given out since the last time."""
        load_ids(self.model, self.first, self.next)
        self.first = self.next


def external_ids(rows: Iterable[Row]) -> None:
    """Write numbers that persons bear elsewhere."""
    columns = ("subject_id", "person_id", "issuer", "number", "valid_from", "valid_to")
    load(ExternalIdFact, columns, ((*row, END) for row in rows))
