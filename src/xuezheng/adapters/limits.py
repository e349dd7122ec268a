"""How often an address has done something of late (限流): counted in this process alone, never kept."""

from collections import deque

from xuezheng.adapters import clock

WITHIN_NS = 10 * 60 * 1_000_000_000
ADDRESSES = 5000
"""More addresses than this are forgotten all at once: a guard, not a register of visitors."""


class PerAddress:
    """When each address did it in the last ten minutes."""

    def __init__(self) -> None:
        self._times: dict[str, deque[int]] = {}

    def full(self, address: str, most: int) -> bool:
        """Say whether an address has done it ``most`` times already."""
        times, now = self._times.get(address), clock.ticks()
        while times and now - times[0] > WITHIN_NS:
            times.popleft()
        return times is not None and len(times) >= most

    def count(self, address: str) -> None:
        """Count one more."""
        if len(self._times) > ADDRESSES:
            self.clear()
        self._times.setdefault(address, deque()).append(clock.ticks())

    def clear(self) -> None:
        """Forget all of them."""
        self._times.clear()
