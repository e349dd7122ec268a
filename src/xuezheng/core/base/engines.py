"""What every decision engine offers (决策引擎): one contract, so that one flow and one page serve all.

A problem is plain JSON: texts, whole numbers, truth, null, lists, mappings;
never a float (decimals and fractions are texts). ``docs/decisions.md`` has the
rule in words.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xuezheng.core.base.labels import T

Plain = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one subject (结果行): public number, outcome, place, rank, start of its ticket."""

    key: str
    outcome: T
    place: str = ""
    rank: int | None = None
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """What one giving up led to (递补): the place given up, and who took a seat there, in order.

    ``place`` is empty where somebody left the waiting list.
    """

    key: str
    place: str
    took: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example (算例): so small that it can be checked by hand, and run by the engine itself.

    ``asks`` says what is decided, ``brings`` what each subject comes with, in
    the order shown; ``follows`` are those whose reasons are told in full.
    """

    asks: T
    problem: Plain
    brings: tuple[tuple[str, T], ...]
    follows: tuple[str, ...]
    seed: str = ""


@dataclass(frozen=True, slots=True)
class Engine:
    """A decision engine (决策引擎).

    ``lists`` are the keys of a problem that hold the frozen list; all other
    keys are the rules. ``canonical`` gives the same problem in its one order
    and refuses nonsense; digests are over it. ``run`` takes a problem as read
    and the seed (empty where the rule needs no chance) and gives plain JSON.
    ``referee`` shares no code with ``run`` and lists what is not as the rule
    has it. ``told`` gives the reasons of one subject; ``lines`` one line for
    each. ``version`` rises whenever a result could change. A replayable engine
    gives the same bytes on any machine; any other is checked by its referee.
    """

    key: str
    version: int
    title: T
    lists: tuple[str, ...]
    canonical: Callable[[Plain], dict[str, Any]]
    read: Callable[[Plain], Any]
    run: Callable[[Any, str], dict[str, Any]]
    referee: Callable[[Plain, str, Plain], list[T]]
    told: Callable[[Any, Plain, str], list[T]]
    lines: Callable[[Any, Plain], Iterable[Line]]
    replayable: bool = True
    ruled: Callable[[Plain], Iterable[tuple[T, T]]] | None = None
    """Gives the rules of a problem as a parent reads them: what is settled, and how."""
    fill: Callable[[Any, Plain, Sequence[str]], list[Filled]] | None = None
    """Fills what is given up from the waiting list: problem, result, who gave up, in order."""
    fill_referee: Callable[[Plain, Plain, Sequence[Filled]], list[T]] | None = None
    """Lists what is not as the rule has it in fillings; shares no code with ``fill``."""
    cut: Callable[[Any, Plain], Iterable[tuple[str, T]]] | None = None
    """Gives cut-offs for trials, place by place, so coarsely that no subject is told by one."""
    example: Callable[[Plain], Example] | None = None
    """Gives the worked example that goes with the rules of a problem (all but the list)."""
