"""Cases that belong together (关联事项): a move of one opens another, or somebody ties them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Spawn:
    """A case of another ledger that a move opens (转办立项): in the same transaction, linked both ways.

    ``carries`` says which of its fields take which of ours, ``sets`` which
    take a fixed value, ``party`` which of its parts take the units listed
    under which of ours (``org`` stands for our own unit). ``due_field`` names
    our day that becomes its due day; empty means our own due day. Its unit is
    ours, unless ``org`` names the part of ours whose unit it becomes.
    """

    move: str
    kind: str
    label: T
    carries: Mapping[str, str] = field(default_factory=dict)
    party: Mapping[str, str] = field(default_factory=dict)
    due_field: str = ""
    sets: Mapping[str, Any] = field(default_factory=dict)
    org: str = ""

    def data(self, ours: Mapping[str, Any]) -> dict[str, Any]:
        """Give what the new case is opened with.

        >>> Spawn("fix", "job", T("立项", "Open"), carries={"title": "what"}).data({"what": "屋顶"})
        {'title': '屋顶'}
        """
        carried = {theirs: ours.get(key) for theirs, key in self.carries.items()}
        return {**self.sets, **{key: value for key, value in carried.items() if value is not None}}
