"""Decisions on links as others ask for them (指标关联): in a plan, remembered by words, with their values."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from functools import cached_property

from xuezheng.apps.indicators.selectors.figures import figure
from xuezheng.apps.indicators.selectors.kept import Counted, NotCountedError, kept, read, run_on
from xuezheng.apps.people.selectors.who import PersonShown, people
from xuezheng.apps.targets import access
from xuezheng.apps.targets.models import Count
from xuezheng.apps.targets.models import Link as LinkRow
from xuezheng.apps.targets.selectors.fed import definition
from xuezheng.core.base.labels import T
from xuezheng.core.indicators.definition import Indicator
from xuezheng.core.indicators.tabulate import shown
from xuezheng.core.linking.memory import Heard, Remembered
from xuezheng.core.linking.offers import Link, Way

NOTHING = T("", "")


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision in force (关联决定)."""

    key: str
    name: str
    way: Way
    refused: bool
    reason: str
    who: str
    at: datetime

    @property
    def title(self) -> T:
        """The indicator's name; empty where none fits."""
        return title(self.key) or T(self.key, self.key)


def title(key: str) -> T | None:
    """Give an indicator's name; nothing for a key the catalogue no longer has."""
    found = definition(key)
    return None if found is None else found.title


def decided(plan: int, day: date) -> dict[str, Decided]:
    """Give the decisions in force of a plan by the target's key in it. Costs: 2 queries."""
    rows = list(access.links(plan))
    names = people([row.person for row in rows if row.person is not None], day) if rows else {}
    return {row.promise.partition(":")[2]: _decided(row, names) for row in rows}


def of_promise(promise: str, day: date) -> Decided | None:
    """Give the decision in force on a promise. Costs: 2 queries."""
    row = access.link(promise)
    if row is None:
        return None
    return _decided(row, people([row.person], day) if row.person is not None else {})


def _decided(row: LinkRow, names: Mapping[int, PersonShown]) -> Decided:
    known = names.get(row.person) if row.person is not None else None
    who = known.name if known else ""
    return Decided(row.key, row.name, Way.of(row.way), row.refused, row.reason, who, row.at)


def remembered(words: Collection[Heard], beside: int) -> Mapping[Heard, Sequence[Remembered]]:
    """Give what other plans decided on the same words, unit and scope, the newest first. Costs: 1 query."""
    found: dict[Heard, list[Remembered]] = defaultdict(list)
    for row in access.remembered({one.phrase for one in words}, beside):
        told = Remembered(row.key, row.name, Way.of(row.way), row.refused, row.title, row.year)
        found[Heard(row.phrase, row.unit, row.scope)].append(told)
    return found


class Values:
    """What indicators count over the whole area as of a day, each read once."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.names: dict[tuple[str, str], Count | None] = {}

    @cached_property
    def run(self) -> Counted | None:
        """The run that counts on that day."""
        try:
            return run_on(self.day)
        except NotCountedError:
            return None

    def load(self, links: Iterable[Link]) -> None:
        """Read what some links count at once. Costs: 4 queries at most."""
        some = [one for one in links if definition(one.key) is not None]
        self._load({(one.key, one.name) for one in some if one.name})
        plain = [known for key in sorted({one.key for one in some}) if (known := definition(key))]
        if self.run is not None:
            read([self.run], plain)

    def _load(self, wanted: Collection[tuple[str, str]]) -> None:
        rows = access.counts({key for key, _ in wanted}, {name for _, name in wanted})
        self.names |= dict.fromkeys(wanted)
        self.names |= {(row.key, row.name): row for row in rows if row.day <= self.day}

    def counted(self, key: str, name: str) -> Count | None:
        """Give what was counted by a name last; nothing where it never was."""
        if (key, name) not in self.names:
            self._load([(key, name)])
        return self.names[key, name]

    def shown(self, key: str, name: str) -> T:
        """Give a value with its unit; empty without one."""
        asked = definition(key)
        if asked is None:
            return NOTHING
        if name:
            row = self.counted(key, name)
            return NOTHING if row is None or not row.number else _words(row.number, asked)
        if self.run is None or self.run.root is None:
            return NOTHING
        found = figure(kept(self.run, asked), asked, self.run.root)
        return found.shown if found.number is not None else NOTHING


def _words(number: str, asked: Indicator) -> T:
    plain, unit = f"{shown(Fraction(number), asked.unit):,f}", asked.unit.word
    gap = "" if unit.zh in {"%", ":1"} else " "
    return T(f"{plain}{gap}{unit.zh}", f"{plain}{gap}{unit.en}")
