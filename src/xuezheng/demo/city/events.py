"""What happens to some of the children: moving, illness, a year again, other classes, other data.

One thing at most in a child's three years, in the shares of the published
table. Classes of planted size are left alone, so that they stay what the
frame says.
"""

from collections.abc import Callable
from datetime import date, timedelta

from xuezheng.demo.city import published as table
from xuezheng.demo.city.frame import CROWDED, Band, Frame
from xuezheng.demo.city.pupils import Child, Stretch
from xuezheng.demo.city.tables import END

AWAY_ON_YEARBOOK = 37
"""Pupils away ill on the census day: the yearbook counts them, the register's 在读 does not (D7)."""
AWAY = date(2025, 3, 3), date(2026, 3, 2)
PLANTED_FROM = (2022, 2023, 2024)
"""Years of entry of those thirty-seven."""
_KINDS = tuple(table.EVENTS)
_BOUNDS: list[tuple[int, str]] = []
_top = 0
for _kind, _parts in table.EVENTS.items():
    _top += _parts * 30  # of a million in three years
    _BOUNDS.append((_top, _kind))


class Lives:
    """Lets things happen; remembers how many of the planted ones are left to do."""

    def __init__(self, made: Frame) -> None:
        self.made = made
        self.away_left = AWAY_ON_YEARBOOK
        self._by_band: dict[tuple[str, str, int], list[Band]] = {}

    def happen(self, child: Child) -> None:
        """Let happen to a child what was drawn for it."""
        if self.away_left and child.cohort in PLANTED_FROM and self._plain(child):
            part = AWAY_ON_YEARBOOK // len(PLANTED_FROM) + 1
            place = PLANTED_FROM.index(child.cohort)
            if self.away_left > AWAY_ON_YEARBOOK - part * (place + 1) and self._fell_ill(
                child, *AWAY
            ):
                self.away_left -= 1
                return
        if child.event >= _top:
            return
        kind = next(kind for top, kind in _BOUNDS if child.event < top)
        year = table.FIRST_YEAR + child.draw.below(3)
        day = date(year, 9, 2) + timedelta(child.draw.below(300))
        _ACTS[kind](self, child, day)

    def _plain(self, child: Child) -> bool:
        last = child.stretches[-1].band
        return last.stage == "primary" and last.house.name not in CROWDED

    def _on(self, child: Child, day: date) -> int:
        """Give which stretch holds on a day, strictly inside it; -1 for none."""
        told = day.isoformat()
        for at, one in enumerate(child.stretches):
            if one.since < told < one.until and one.band.house.name not in CROWDED:
                return at
        return -1

    def transfer(self, child: Child, day: date) -> None:
        """Change to another school of the township, or of the city in the upper stages."""
        at = self._on(child, day)
        if at < 0:
            return
        old = child.stretches[at]
        key = next(key for key in self._keys(old.band) if old.band in self.made.bands.get(key, ()))
        others = [
            band for band in self.made.bands[key]
            if band.house is not old.band.house and band.house.name not in CROWDED
            and band.moves_to is None and band.house.parent != old.band.house.code
            and not band.house.code.startswith(old.band.house.code) and band.size < band.seats
            and len(band.house.code) == 10
        ]  # fmt: skip
        # Whoever changes school does not come along with a later merger.
        if not others or old.band.moves_to is not None or len(old.org) != 10:
            return
        new = child.draw.of(others)
        told = day.isoformat()
        child.stretches[at] = Stretch(old.since, told, old.band, old.org, old.began, old.state)
        child.stretches.insert(
            at + 1, Stretch(told, old.until, new, new.house.code, "transferred", left=old.left)
        )

    def _keys(self, band: Band) -> tuple[tuple[str, str, int], ...]:
        return (
            (band.house.township, band.stage, band.entered), ("", band.stage, band.entered),
        )  # fmt: skip

    def moved_away(self, child: Child, day: date) -> None:
        """Leave the city for good."""
        self._cut(child, day, "moved_away")

    def withdrawn(self, child: Child, day: date) -> None:
        """Leave school; only after the compulsory years."""
        at = self._on(child, day)
        if at >= 0 and child.stretches[at].band.stage in ("senior", "vocational"):
            self._cut(child, day, "withdrawn")

    def died(self, child: Child, day: date) -> None:
        """Die."""
        self._cut(child, day, "died")

    def _cut(self, child: Child, day: date, left: str) -> None:
        at = self._on(child, day)
        if at < 0:
            return
        old = child.stretches[at]
        child.stretches[at:] = [
            Stretch(old.since, day.isoformat(), old.band, old.org, old.began, old.state, left)
        ]

    def moved_in(self, child: Child, day: date) -> None:
        """Come to the city in the middle of a stage."""
        at = self._on(child, day)
        if at >= 0:
            child.stretches[: at + 1] = [
                Stretch(
                    day.isoformat(), child.stretches[at].until, child.stretches[at].band,
                    child.stretches[at].org, "transferred", left=child.stretches[at].left,
                )
            ]  # fmt: skip

    def suspended(self, child: Child, day: date) -> None:
        """Stay away ill for a year, then come back a year lower; never over the yearbook's day."""
        back = day + timedelta(364)
        if day >= table.YEARBOOK or back < table.YEARBOOK:
            self._fell_ill(child, day, back)

    def _fell_ill(self, child: Child, day: date, back: date) -> bool:
        at = self._on(child, day)
        if at < 0 or at != len(child.stretches) - 1:
            return False
        old = child.stretches[at]
        lower = self._lower(old)
        if lower is None:
            return False
        told, returned = day.isoformat(), back.isoformat()
        child.stretches[at] = Stretch(old.since, told, old.band, old.org, old.began)
        still = back > table.TODAY
        child.stretches.append(
            Stretch(told, END if still else returned, old.band, old.org, "suspended", "suspended")
        )
        if not still:
            child.stretches.append(Stretch(returned, END, lower, old.org, "returned"))
        return True

    def _lower(self, old: Stretch) -> Band | None:
        """Give a class one year below in the same school, for one who stays in the stage."""
        band = old.band
        if old.until != END or len(old.org) != 10 or band.moves_to is not None:
            return None
        for key in self._keys(band):
            row = self.made.bands.get((key[0], key[1], key[2] + 1), ())
            found = [one for one in row if one.house.code == old.org and one.moves_to is None]
            if found:
                return min(found, key=lambda one: (one.size, one.number))
        return None

    def repeated(self, child: Child, day: date) -> None:
        """Do a year again from the next September."""
        first = date(day.year + (day.month >= 9), 9, 1)
        at = self._on(child, first)
        if at < 0 or at != len(child.stretches) - 1:
            return
        old = child.stretches[at]
        lower = self._lower(old)
        if lower is not None:
            told = first.isoformat()
            child.stretches[at] = Stretch(old.since, told, old.band, old.org, old.began)
            child.stretches.append(Stretch(told, END, lower, old.org, "repeated"))

    def regrouped(self, child: Child, day: date) -> None:
        """Change the class inside the school."""
        at = self._on(child, day)
        if at < 0:
            return
        old = child.stretches[at]
        row = [
            band
            for key in self._keys(old.band)
            for band in self.made.bands.get(key, ())
            if band.house is old.band.house and band is not old.band
        ]
        if row and old.band.moves_to is None and old.org == old.band.house.code:
            new, told = child.draw.of(row), day.isoformat()
            child.stretches[at] = Stretch(old.since, told, old.band, old.org, old.began)
            child.stretches.insert(
                at + 1, Stretch(told, old.until, new, old.org, "regrouped", left=old.left)
            )

    def changed(self, child: Child, day: date) -> None:
        """Become a local: the household moves its registration to the city."""
        at = self._on(child, day)
        if at < 0 or child.residence != "migrant":
            return
        old, told = child.stretches[at], day.isoformat()
        child.stretches[at] = Stretch(old.since, told, old.band, old.org, old.began)
        child.stretches.insert(
            at + 1,
            Stretch(told, old.until, old.band, old.org, "changed", left=old.left),
        )
        for one in child.stretches[at + 1 :]:
            one.residence = "local"


_ACTS: dict[str, Callable[[Lives, Child, date], None]] = {
    "transfer": Lives.transfer, "moved_away": Lives.moved_away, "moved_in": Lives.moved_in,
    "suspended": Lives.suspended, "repeated": Lives.repeated, "regrouped": Lives.regrouped,
    "changed": Lives.changed, "withdrawn": Lives.withdrawn, "died": Lives.died,
}  # fmt: skip
