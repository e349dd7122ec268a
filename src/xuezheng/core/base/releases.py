"""What stays with named persons until a moment (发布前限阅): drafts of moves, titles, quotas, rosters."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Release:
    """When a draft is released, and who sees it before (发布时间与限阅人员); without a moment at once.

    A role, however far it reaches, opens nothing before the moment.
    """

    at: datetime | None = None
    named: frozenset[int] = field(default_factory=frozenset)

    def opens(self, person: int | None, now: datetime) -> bool:
        """Say whether a person may know of the draft now.

        >>> from datetime import UTC
        >>> held = Release(datetime(2026, 11, 1, tzinfo=UTC), frozenset({7}))
        >>> now = datetime(2026, 10, 12, tzinfo=UTC)
        >>> held.opens(7, now), held.opens(8, now), held.opens(8, held.at)
        (True, False, True)
        """
        return self.at is None or now >= self.at or person in self.named
