"""Cases that some must not see yet (暂不可见, R26): an unannounced visit stays unannounced."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Hides:
    """Who does not see a case before it reaches one of the stages ``until`` (不打招呼).

    The units listed in ``parts`` and whoever stands above them, except the
    case's own unit and its part of the tree, meet it nowhere: no list,
    calendar, count, search or address knows it. The case's unit is the
    visiting one. With ``where`` only cases whose choice has that value are
    hidden; the field has a text slot.
    """

    parts: tuple[str, ...]
    until: tuple[str, ...]
    where: Mapping[str, str] = field(default_factory=dict)

    def stages(self, order: Iterable[str]) -> tuple[str, ...]:
        """Give the stages in which a case is hidden: all that come before the first of ``until``.

        >>> Hides(("lead",), ("found",)).stages(("planned", "found", "closed"))
        ('planned',)
        """
        before: list[str] = []
        for stage in order:
            if stage in self.until:
                break
            before.append(stage)
        return tuple(before)

    @property
    def label(self) -> T:
        """Say it on the case, to those who see it."""
        return T("被查单位现在看不到", "Not visible to the unit visited yet")
