"""What a declared kind of thing is (种类), whichever way it is stored."""

from dataclasses import dataclass
from enum import Enum

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.sources import Source
from xuezheng.core.kinds.changes import Change
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.fields import Field


@dataclass(frozen=True, slots=True)
class Records:
    """Kept in the record store (通用存储): common columns, JSON data, typed slots."""


@dataclass(frozen=True, slots=True)
class Table:
    """Kept in a dated table of its own (专用表); ``model`` reads "app.Model".

    ``org`` is the column with the unit of a row, which decides who reads it.
    Where there is none, ``through`` names the field with the person it is
    about, and ``via`` the kinds in which that person's unit is looked up.

    ``named`` are the fields a row is called by, ``shown`` those a list shows
    beside them. ``sort`` are the columns a list may be sorted by, the first
    unless asked otherwise, and ``search`` those that words are looked for in;
    each has an index, or the table is small.
    """

    model: str
    org: str = "org_id"
    through: str = ""
    via: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    search: tuple[str, ...] = ()


class Filler(Labelled):
    """Who fills a form in (填报方)."""

    SCHOOL = ("school", T("学校", "School"))
    BUREAU = ("bureau", T("局机关", "Bureau"))


@dataclass(frozen=True, slots=True)
class Asks:
    """What a form owes whoever fills it (R36): who asks, on what basis, minutes it takes (填报要求).

    ``minutes`` are for one record. ``months`` are the months of every year in
    which each record is gone through again; besides, one costs its minutes
    whenever it is entered or changed.
    """

    who: T
    basis: T
    minutes: int
    months: tuple[int, ...] = ()
    by: Filler = Filler.SCHOOL


class After(Enum):
    """What becomes of records when their time is over (期满处理)."""

    ARCHIVE = "archive"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Keep:
    """How long records are kept after they end, in years, and what then (保管期限)."""

    years: int
    then: After = After.ARCHIVE


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A declared kind of thing (种类): a register or, with a flow, a ledger.

    ``group`` is the kind group of access ("plan", "office"); ``serves`` names
    rows of the mission; ``source`` the paper it rests on. ``version``
    grows by one with every incompatible change, described in ``changes``.
    """

    key: str
    version: int
    title: T
    group: str
    fields: tuple[Field, ...]
    serves: tuple[str, ...] = ()
    source: Source | None = None
    storage: Records | Table = Records()
    dated: bool = False
    keep: Keep = Keep(10)
    asks: Asks | None = None
    changes: tuple[Change, ...] = ()
    checks: tuple[Check, ...] = ()

    @property
    def stage_order(self) -> tuple[str, ...]:
        """Stages in order; a kind without flow has none."""
        return ()

    def field(self, key: str) -> Field:
        """Give the field of that key; raises ``KeyError``."""
        for one in self.fields:
            if one.key == key:
                return one
        raise KeyError(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all fields in order."""
        return tuple(one.key for one in self.fields)
