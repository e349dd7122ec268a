"""A deadline drawn as a ruler of calendar days (时限标尺): days off hatched, late ones filled."""

from dataclasses import dataclass
from datetime import date, timedelta

from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import Calendar

CELLS = 13
STEP = 25.2
WIDTH = 23.2
TODAY = T("今天", "Today")
DUE = T("到期", "Due")
RAISES = T("升级", "Raised")


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of the ruler: where it stands, how it is filled, its number."""

    x: str
    middle: str
    tone: str
    day: int
    today: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A word above a day."""

    x: str
    words: T
    strong: bool
    dashed: bool


@dataclass(frozen=True, slots=True)
class Ruler:
    """Thirteen days around today and the due day."""

    cells: tuple[Cell, ...]
    marks: tuple[Mark, ...]
    first: date
    last: date


def ruler(due: date, today: date, calendar: Calendar, raised: date | None = None) -> Ruler:
    """Draw the days around today and, where it is near enough, the due day."""
    late = min(max((today - due).days, 0), CELLS - 4)
    first = today - timedelta(days=max(late + 1, 2))
    days = [first + timedelta(days=n) for n in range(CELLS)]
    cells = tuple(
        Cell(
            _at(n * STEP),
            _at(n * STEP + WIDTH / 2 + 1),
            _tone(day, due, today, calendar),
            day.day,
            day == today,
        )
        for n, day in enumerate(days)
    )
    wanted = ((due, DUE, False, False), (today, TODAY, True, False), (raised, RAISES, False, True))
    marks, taken = [], set[date]()
    for day, words, strong, dashed in wanted:
        if day in days and day not in taken:
            taken.add(day)
            marks.append(Mark(cells[days.index(day)].middle, words, strong, dashed))
    return Ruler(cells, tuple(marks), first, days[-1])


def _tone(day: date, due: date, today: date, calendar: Calendar) -> str:
    if not calendar.is_workday(day):
        return "f-nodata"
    if due < day <= today:
        return "f-miss"
    return "f-accent3" if day <= min(due, today) else "f-track-bg"


def _at(x: float) -> str:
    return f"{x:.1f}"
