"""Prose laid out as paragraphs, the numbers that have a source turned into figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xuezheng.core.papers.figures import Figure
from xuezheng.core.papers.paper import Run, Words


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of prose that a figure speaks for (数字位置)."""

    start: int
    end: int
    figure: Figure


def laid_out(text: str, places: Sequence[Place] = ()) -> tuple[tuple[Run, ...], ...]:
    r"""Give the paragraphs of a text; each line is one, blank lines are none.

    >>> laid_out("一行。\n\n二行。")
    ((Words(text='一行。', strong=False),), (Words(text='二行。', strong=False),))
    """
    ordered = sorted(places, key=lambda place: place.start)
    given = []
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        runs = tuple(_line(text, at, end, [p for p in ordered if at <= p.start < end]))
        if line.strip():
            given.append(runs)
        at = end + 1
    return tuple(given)


def _line(text: str, start: int, end: int, places: Sequence[Place]) -> Iterator[Run]:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    at = start
    for place in places:
        if place.start > at:
            yield Words(text[at : place.start])
        yield place.figure
        at = place.end
    rest = text[at:end].rstrip()
    if rest:
        yield Words(rest)
