"""Decision tables of aid (资助标准表): stage × programme × category → amount, dated and sourced.

A row says for whom it holds and how much a year it gives, in fen; half of it
is paid each term. Within a programme the first row that fits decides, so the
categories of a programme stand from the one that is helped most down. Rows of
different programmes add up, but for those that exclude each other.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xuezheng.core.base.errors import DefinitionError
from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.base.parameters import InForce


class AidTableError(DefinitionError):
    """A table of aid contradicts itself; every fault is told at once."""

    code = "aid-table"
    text = T("资助标准表有误：{issues}", "The table of aid is wrong: {issues}")


class Programme(Labelled):
    """What aid is given (资助项目)."""

    CARE_FEE = ("care_fee", T("学前教育资助", "Kindergarten aid"))
    BOARDING = ("boarding", T("义务教育寄宿生生活补助", "Living subsidy of boarders"))
    LIVING = ("living", T("义务教育非寄宿生生活补助", "Living subsidy of day pupils"))
    TUITION = ("tuition", T("免学杂费", "Tuition waived"))
    GRANT = ("grant", T("国家助学金", "National grant"))


class Category(Labelled):
    """Why somebody is entitled (困难类别), from the one helped most down."""

    EXTREME = ("extreme", T("特困供养", "Supported by the state"))
    ORPHAN = ("orphan", T("孤儿（事实无人抚养）", "Orphan, or nobody provides"))
    REGISTERED = ("registered", T("脱贫户（原建档立卡）", "Out of poverty, once registered"))
    MONITORED = ("monitored", T("防止返贫监测户", "Watched against poverty"))
    LOW_INCOME = ("low_income", T("低保", "Minimum living allowance"))
    DISABLED = ("disabled", T("残疾学生", "Disabled pupil"))
    HARDSHIP = ("hardship", T("其他家庭经济困难", "Other hardship"))
    EVERYBODY = ("everybody", T("全体学生", "Every pupil"))


LISTED = tuple(one for one in Category if one not in {Category.HARDSHIP, Category.EVERYBODY})
"""Categories that another department's list proves."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table (标准): for whom, how much a year in fen, by which paper.

    ``boards`` narrows it to boarders or day pupils, ``rural`` to rural households.
    """

    key: str
    programme: Programme
    stages: frozenset[str]
    categories: frozenset[Category]
    year_fen: int
    source: str
    boards: bool | None = None
    rural: bool | None = None

    @property
    def term_fen(self) -> int:
        """Half of a year's amount; an odd fen stays for the second term."""
        return self.year_fen // 2

    def fits(self, pupil: "Pupil") -> frozenset[Category]:
        """Give the categories of a pupil by which the row fits; none where it does not."""
        narrow = ((self.boards, pupil.boards), (self.rural, pupil.rural))
        if pupil.stage not in self.stages or any(a is not None and a != b for a, b in narrow):
            return frozenset()
        return self.categories & (pupil.categories | {Category.EVERYBODY})


@dataclass(frozen=True, slots=True)
class Pupil:
    """What the rules ask of a pupil on a day (资助对象): stage, boarding, household, categories."""

    key: int
    stage: str
    boards: bool
    rural: bool
    categories: frozenset[Category] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """The rules of a day in order, and which programmes exclude each other."""

    rules: tuple[Rule, ...]
    excludes: tuple[frozenset[Programme], ...] = ()

    def faults(self) -> Iterator[str]:
        """Say everything wrong: a key twice, no money, a row no pupil can reach."""
        for key, times in Counter(one.key for one in self.rules).items():
            if times > 1:
                yield f"{key}: 出现{times}次 / {times} times"
        for place, one in enumerate(self.rules):
            if one.year_fen <= 0:
                yield f"{one.key}: {one.year_fen}"
            if not one.source:
                yield f"{one.key}: 没有依据 / no source"
            before = [other for other in self.rules[:place] if other.programme is one.programme]
            if any(_covers(other, one) for other in before):
                yield f"{one.key}: 永远轮不到 / never reached"


def _covers(first: Rule, later: Rule) -> bool:
    """Say whether whoever fits the later row always fits the first."""
    wide = later.stages <= first.stages and (
        Category.EVERYBODY in first.categories or later.categories <= first.categories
    )
    return wide and first.boards in {None, later.boards} and first.rural in {None, later.rural}


def table_of(rows: Sequence[Mapping[str, Any]], excludes: Iterable[Sequence[str]] = ()) -> Table:
    """Read a table as its parameter writes it. Raises ``AidTableError``."""
    try:
        rules = tuple(_rule(one) for one in rows)
        apart = tuple(frozenset(Programme.of(key) for key in one) for one in excludes)
    except (KeyError, ValueError, TypeError) as error:
        raise AidTableError(issues=repr(error)) from error
    found = Table(rules, apart)
    if faults := list(found.faults()):
        raise AidTableError(issues="; ".join(faults))
    return found


def _rule(row: Mapping[str, Any]) -> Rule:
    yuan = row["year_yuan"]
    if isinstance(yuan, bool) or not isinstance(yuan, int):
        raise TypeError(yuan)
    return Rule(
        str(row["key"]), Programme.of(str(row["programme"])),
        frozenset(str(one) for one in row["stages"]),
        frozenset(Category.of(str(one)) for one in row["categories"]), yuan * 100,
        str(row["source"]), row.get("boards"), row.get("rural"),
    )  # fmt: skip


def table_in(rules: InForce) -> Table:
    """Give the table in force on a day. Raises ``AidTableError``."""
    rows, apart = rules["aid.table"], rules["aid.excludes"]
    return table_of(
        rows if isinstance(rows, tuple) else (), apart if isinstance(apart, tuple) else ()
    )
