"""When messages go out (消息时段): gathered at fixed hours, never in the quiet ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours messages are gathered at, and the quiet ones from ``begins`` until ``ends`` (静默时段).

    Quiet hours may reach over midnight; equal ends mean that there are none.
    """

    slots: tuple[time, ...]
    begins: time
    ends: time

    @classmethod
    def of(cls, slots: Sequence[str], quiet: str) -> "Hours":
        """Read them as the parameters write them.

        >>> Hours.of(["14:00", "08:30"], "21:00-07:00").slots[0]
        datetime.time(8, 30)
        """
        begins, _, ends = quiet.partition("-")
        return cls(
            tuple(sorted(map(time.fromisoformat, slots))),
            time.fromisoformat(begins), time.fromisoformat(ends),
        )  # fmt: skip

    def quiet(self, at: datetime) -> bool:
        """Say whether a moment (in local time) lies in the quiet hours."""
        hour = at.time()
        if self.begins <= self.ends:
            return self.begins <= hour < self.ends
        return hour >= self.begins or hour < self.ends

    def latest(self, at: datetime) -> datetime:
        """Give the latest moment not after ``at`` at which messages are gathered."""
        today = [
            at.replace(hour=one.hour, minute=one.minute, second=0, microsecond=0)
            for one in self.slots
        ]
        past = [one for one in today if one <= at]
        return max(past) if past else max(today) - timedelta(days=1)
