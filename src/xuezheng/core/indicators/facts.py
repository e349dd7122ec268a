"""Facts (事实表): which rows of a snapshot figures are counted over, and what each row knows.

A fact is one table of a snapshot as of a day, one row a version in force, with
columns looked up in other tables and tallies of other facts' rows. A look-up
finds one row at most; a tally adds up many into one. So no row is ever
counted twice because of a join.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from xuezheng.core.base.labels import T
from xuezheng.core.indicators.expressions import Expression, Moment, columns, numbers

FOREVER = datetime(9999, 12, 31, tzinfo=UTC)
"""Until when a version that nobody corrected is believed, as snapshots write it."""
TODAY = Moment()
ROOT = "org"
"""The column that places a row unless a fact says otherwise."""


@dataclass(frozen=True, slots=True)
class Look:
    """A column of the one row of another table whose ``match`` is this row's ``via`` (查找列).

    The other table is a snapshot's, as of the fact's own day. Null where there is none.
    """

    key: str
    table: str
    via: str
    takes: str
    match: str = "subject"


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of another fact whose ``by`` is this row's ``match``, made one number (汇总列).

    ``of`` is ``count``, ``sum``, ``least`` or ``most`` of ``amount``. No rows
    give 0 for ``count`` and ``sum``, null for the others.
    """

    key: str
    fact: "Fact"
    by: str
    match: str = "subject"
    of: str = "count"
    amount: Expression | None = None
    where: Expression | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A column made of those before it (派生列)."""

    key: str
    of: Expression


Step = Look | Tally | Made


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One kind of row that figures are counted over (事实表).

    ``takes`` are the columns read from the snapshot's table; what is not
    named is never read. ``dated`` is off for cases, which have one row each;
    ``on`` is the day as of which versions are read, the day asked for unless
    said; with ``ever`` all versions begun by then are rows, ended ones too. ``shows``
    are the columns a list of rows shows, and ``group`` the kind group that decides
    who reads it. ``class_`` is the column with the class.
    ``owed`` says that every school keeps such rows, so that a school without any
    has not filled them in: no data there, not zero.
    """

    key: str
    title: T
    table: str
    group: str
    takes: tuple[str, ...]
    unit: T
    steps: tuple[Step, ...] = ()
    where: Expression | None = None
    org: str = ROOT
    class_: str = ""
    dated: bool = True
    ever: bool = False
    owed: bool = False
    on: Moment = TODAY
    shows: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of a row, in order."""
        return ("id", *self.takes, *(one.key for one in self.steps))

    def only(self, wanted: Iterable[str]) -> "Fact":
        """Give the same rows with no more steps and columns than some columns need; never other rows."""
        read = {self.org, *wanted} | (columns(self.where) if self.where is not None else set())
        kept: list[Step] = []
        for one in reversed(self.steps):
            if one.key in read:
                kept.append(_slim(one))
                read |= _read(one)
        takes = tuple(one for one in self.takes if one in read)
        return replace(self, takes=takes, steps=tuple(reversed(kept)), shows=(), class_="")

    def parted(self) -> tuple["Fact", tuple[Step, ...]]:
        """Give the same rows without the steps that hang on what their place alone tells, and those steps.

        What a place tells is the same in all its rows: it may be looked up once
        the rows are grouped. A condition that reads such a step keeps all steps here.
        """
        late: dict[str, Step] = {}
        for one in self.steps:
            placed = isinstance(one, Look) and one.via == self.org
            if placed or (isinstance(one, Made) and late.keys() & _read(one)):
                late[one.key] = one
        held = {key for one in self.steps if one.key not in late for key in _read(one)}
        if self.where is not None:
            held |= columns(self.where)
        if late.keys() & held:
            return self, ()
        early = tuple(one for one in self.steps if one.key not in late)
        return replace(self, steps=early, shows=(), class_=""), tuple(late.values())

    def needs(self) -> Iterator["Fact"]:
        """Give the facts it tallies, each after those it needs itself."""
        for one in self.steps:
            if isinstance(one, Tally):
                yield from one.fact.needs()
                yield one.fact

    def reads(self) -> dict[str, set[str]]:
        """Give the columns it reads of every table."""
        found: dict[str, set[str]] = {self.table: {"id", *self.takes}}
        for one in self.steps:
            if isinstance(one, Look):
                found.setdefault(one.table, set()).update((one.match, one.takes))
            elif isinstance(one, Tally):
                for table, read in one.fact.reads().items():
                    found.setdefault(table, set()).update(read)
        return found

    def tables(self) -> frozenset[str]:
        """Give the snapshot's tables it reads."""
        return frozenset(self.reads())

    def numbers(self) -> frozenset[str]:
        """Give the parameters that decide its rows."""
        found = [numbers(one) for one in self._expressions()]
        return frozenset().union(*found, *(one.numbers() for one in self.needs()))

    def _expressions(self) -> Iterator[Expression]:
        if self.where is not None:
            yield self.where
        for one in self.steps:
            if isinstance(one, Made):
                yield one.of
            elif isinstance(one, Tally):
                yield from (given for given in (one.amount, one.where) if given is not None)

    def told(self) -> Mapping[str, object]:
        """Give it as plain JSON: part of the digest of whatever is counted over it."""
        return {
            "table": self.table,
            "takes": list(self.takes),
            "steps": [step_told(one) for one in self.steps],
            "where": None if self.where is None else self.where.told(),
            "org": self.org,
            "dated": self.dated,
            "ever": self.ever,
            "owed": self.owed,
            "on": self.on.told(),
        }

    def faults(self) -> Iterator[str]:
        """Say which columns are used before they stand there."""
        known = {"id", *self.takes}
        for one in self.steps:
            for key in sorted(_read(one) - known):
                yield f"{self.key}.{one.key}: {key}"
            if isinstance(one, Tally):
                yield from (f"{self.key}.{one.key}: {key}" for key in sorted(_beyond(one)))
            known.add(one.key)
        wanted = {self.org, *self.shows, *([self.class_] if self.class_ else [])}
        wanted |= columns(self.where) if self.where is not None else frozenset()
        yield from (f"{self.key}: {key}" for key in sorted(wanted - known))


def _slim(one: Step) -> Step:
    """Give a step whose tallied rows have no more columns than it reads."""
    if not isinstance(one, Tally):
        return one
    read = {
        one.by,
        *(key for given in (one.amount, one.where) if given is not None for key in columns(given)),
    }
    return replace(one, fact=one.fact.only(read))


def step_told(one: Step) -> list[object]:
    """Give one step as plain JSON."""
    if isinstance(one, Look):
        return ["look", one.key, one.table, one.via, one.takes, one.match]
    if isinstance(one, Made):
        return ["made", one.key, one.of.told()]
    amount = None if one.amount is None else one.amount.told()
    where = None if one.where is None else one.where.told()
    return ["tally", one.key, one.fact.told(), one.by, one.match, one.of, amount, where]


def _read(one: Step) -> frozenset[str]:
    if isinstance(one, Look):
        return frozenset({one.via})
    return columns(one.of) if isinstance(one, Made) else frozenset({one.match})


def _beyond(one: Tally) -> set[str]:
    wanted = {one.by}
    for given in (one.amount, one.where):
        wanted |= columns(given) if given is not None else set()
    return wanted - set(one.fact.columns)
