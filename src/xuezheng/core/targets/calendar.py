"""An iCalendar feed (日历订阅) after RFC 5545: all-day events with title, day and link."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

FOLD = 75
"""Octets a line may have; longer ones go on behind a blank (RFC 5545, 3.1)."""


@dataclass(frozen=True, slots=True)
class Event:
    """One day with its words and where to read more (日程)."""

    uid: str
    day: date
    summary: str
    url: str = ""


def escaped(text: str) -> str:
    r"""Escape text (RFC 5545, 3.3.11).

    >>> escaped("一；二;三,四\n五")
    '一；二\\;三\\,四\\n五'
    """
    for plain, safe in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(plain, safe)
    return "\\n".join("".join(c for c in line if c >= " ") for line in text.splitlines())


def folded(line: str) -> str:
    r"""Fold a line at 75 octets without cutting a character.

    >>> [len(part.encode()) for part in folded("SUMMARY:" + "学" * 30).split("\r\n")]
    [74, 25]
    """
    parts, at, room = [""], 0, FOLD
    for character in line:
        size = len(character.encode())
        if at + size > room:
            # A part that goes on begins with a blank, which counts.
            parts.append("")
            at, room = 0, FOLD - 1
        parts[-1] += character
        at += size
    return "\r\n ".join(parts)


def calendar(name: str, events: Iterable[Event], stamp: datetime) -> str:
    """Write a calendar; ``stamp`` is the moment it was made."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Xuezheng//Work plan//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
        "X-WR-TIMEZONE:Asia/Shanghai",
    ]
    made = stamp.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    for event in events:
        lines.extend(_event(event, made))
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def _event(event: Event, made: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{made}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(event.summary)}"
    if event.url:
        yield f"URL:{event.url}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
