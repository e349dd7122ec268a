"""Working days (工作日) and what runs out when, over a calendar that is handed in.

The State Council names each year's days off and the weekend days worked for
them; a calendar knows the years it was given. Beyond them every weekday counts
as a working day, and each result that looked there says ``provisional`` (暂定):
it moves once, when the year's calendar is uploaded.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from itertools import count

from xuezheng.core.base.labels import Labelled, T

CIVIL = timezone(timedelta(hours=8))
"""The one civil time of China; without summer time since 1991."""
DAY = timedelta(days=1)
FRIDAY = 4


class Span(Labelled):
    """What a deadline counts in (时限单位)."""

    WORKING_DAYS = ("working_days", T("个工作日", "working days"))
    WORKING_HOURS = ("working_hours", T("个工作小时", "working hours"))
    NATURAL_DAYS = ("natural_days", T("日", "days"))
    SCHOOL_DAYS = ("school_days", T("个教学日", "school days"))
    MINUTES = ("minutes", T("分钟", "minutes"))


NATURAL = (Span.NATURAL_DAYS, Span.MINUTES)
"""Spans in which every day counts."""
YEAR_ENDS = 8
"""A school year ends with August."""


@dataclass(frozen=True, slots=True)
class Office:
    """Office hours (办公时间): spans of a working day, and when a day of a deadline ends."""

    spans: tuple[tuple[time, time], ...] = ((time(8, 30), time(12)), (time(13, 30), time(17, 30)))
    day_ends: time = time(18)

    def __post_init__(self) -> None:
        if not self.spans or any(opens >= closes for opens, closes in self.spans):
            raise ValueError(self.spans)

    @classmethod
    def of(cls, hours: Sequence[str], day_ends: str) -> "Office":
        """Read them as the parameters ``office.hours`` and ``office.day_ends`` write them.

        >>> Office.of(["08:30-12:00", "13:30-17:30"], "18:00") == Office()
        True
        """
        pairs = (span.split("-") for span in hours)
        spans = tuple((time.fromisoformat(one), time.fromisoformat(other)) for one, other in pairs)
        return cls(spans, time.fromisoformat(day_ends))


@dataclass(frozen=True, slots=True)
class Reached:
    """The day that counting ends on."""

    day: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class Counted:
    """How many working days lie between two days; negative backwards."""

    days: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class Due:
    """The moment something runs out (截止时刻), and the calendar it was reckoned on."""

    at: datetime
    provisional: bool
    calendar: str

    @property
    def day(self) -> date:
        """Give the civil day it runs out on."""
        return self.at.astimezone(CIVIL).date()


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a school (学期); both days belong to it."""

    first: date
    last: date

    @classmethod
    def of(cls, told: Mapping[str, str]) -> "Term":
        """Read it as the parameter ``school.terms`` writes it.

        >>> Term.of({"first": "2026-09-01", "last": "2027-01-22"}).last.isoformat()
        '2027-01-22'
        """
        return cls(date.fromisoformat(told["first"]), date.fromisoformat(told["last"]))


@dataclass(frozen=True)
class Calendar:
    """A working calendar (工作日历): what is known, and in which version.

    ``days`` holds the exceptions only: True for a weekend day that is worked,
    False for a weekday that is off. ``terms`` say when schools teach, in order;
    after the school year of the last one every working day counts as taught,
    provisionally.
    """

    version: str
    days: Mapping[date, bool]
    known_from: date
    known_through: date
    terms: tuple[Term, ...] = ()

    def is_workday(self, day: date) -> bool:
        """Say whether a day is worked."""
        return self.days.get(day, day.weekday() <= FRIDAY)

    def is_schoolday(self, day: date) -> bool:
        """Say whether schools teach on a day: a working day within a term."""
        taught = not self._has_terms(day) or any(one.first <= day <= one.last for one in self.terms)
        return taught and self.is_workday(day)

    def _has_terms(self, day: date) -> bool:
        """Say whether a day lies in a school year whose terms are known."""
        if not self.terms:
            return False
        last = self.terms[-1].last
        ends = date(last.year + (last.month > YEAR_ENDS), YEAR_ENDS, 31)
        return self.terms[0].first <= day <= ends

    def counts(self, day: date, span: Span = Span.WORKING_DAYS) -> bool:
        """Say whether a day counts: any for natural days and minutes, else one worked or taught."""
        if span in NATURAL:
            return True
        return self.is_schoolday(day) if span is Span.SCHOOL_DAYS else self.is_workday(day)

    def knows(self, day: date, span: Span = Span.WORKING_DAYS) -> bool:
        """Say whether it is known if a day counts: for its year there is a calendar, and terms."""
        if span in NATURAL:
            return True
        known = self.known_from <= day <= self.known_through
        return known and (span is not Span.SCHOOL_DAYS or self._has_terms(day))

    def add(self, start: date, number: int, span: Span = Span.WORKING_DAYS) -> Reached:
        """Give the ``number``-th day after ``start`` that counts; ``start`` itself does not.

        A negative number counts back from ``start``; 0 is ``start`` itself.
        """
        if span in NATURAL:
            return Reached(start + number * DAY, provisional=False)
        step = DAY if number > 0 else -DAY
        day, left, sure = start, abs(number), self.knows(start, span)
        while left:
            day += step
            sure = sure and self.knows(day, span)
            left -= self.counts(day, span)
        return Reached(day, provisional=not sure)

    def add_workdays(self, start: date, number: int) -> Reached:
        """Give the ``number``-th working day after ``start``, which itself does not count."""
        return self.add(start, number)

    def workdays_between(self, start: date, end: date) -> Counted:
        """Count the working days after ``start`` up to and with ``end``.

        Backwards the count is negative and runs from the day before ``start``
        down to ``end``, so that it undoes ``add_workdays`` both ways.
        """
        low, high = (start + DAY, end) if start <= end else (end, start - DAY)
        days = [low + n * DAY for n in range((high - low).days + 1)]
        worked = sum(self.is_workday(day) for day in days)
        sure = self.knows(start) and self.knows(end)
        return Counted(worked if start <= end else -worked, provisional=not sure)

    def due_at(self, start: datetime, number: int, span: Span, office: Office = Office()) -> Due:
        """Give the moment when ``number`` of ``span`` have run from ``start``.

        Days end at the hour the office sets, the day of ``start`` does not
        count. Minutes run day and night. Working hours run only in the office's
        hours of working days; a start outside of them begins with the next of
        them.
        """
        began = start.astimezone(CIVIL)
        if span is Span.WORKING_HOURS:
            return self._after_hours(began, timedelta(hours=number), office)
        if span is Span.MINUTES:
            return Due(began + timedelta(minutes=number), provisional=False, calendar=self.version)
        reached = self.add(began.date(), number, span)
        at = datetime.combine(reached.day, office.day_ends, CIVIL)
        return Due(at, reached.provisional, self.version)

    def _after_hours(self, start: datetime, left: timedelta, office: Office) -> Due:
        spans = self._spans(start.date(), office)
        opens, closes = next(spans)
        while closes <= start or left > closes - max(opens, start):
            left -= max(closes - max(opens, start), timedelta())
            opens, closes = next(spans)
        sure = self.knows(start.date()) and self.knows(closes.date())
        return Due(max(opens, start) + left, not sure, self.version)

    def _spans(self, day: date, office: Office) -> Iterator[tuple[datetime, datetime]]:
        """Give the office's spans from a day on, without end."""
        for n in count():
            here = day + n * DAY
            if self.is_workday(here):
                for opens, closes in office.spans:
                    yield (
                        datetime.combine(here, opens, CIVIL),
                        datetime.combine(here, closes, CIVIL),
                    )


def moment(day: date, clock: time) -> datetime:
    """Give the moment a wall clock in China shows on a day.

    >>> moment(date(2026, 10, 12), time(9)).isoformat()
    '2026-10-12T09:00:00+08:00'
    """
    return datetime.combine(day, clock, CIVIL)
