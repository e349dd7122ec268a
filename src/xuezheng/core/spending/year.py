"""All growths of a year at its end (三个增长年末预计), from what the registers say on a day.

Of every unit and stage the entry of the newest year counts. The whole of the year before
is what the entry says, else the finished entry of that year. Units are foretold one by
one and added.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import reduce
from operator import add

from xuezheng.core.base.labels import Labelled, T
from xuezheng.core.spending.accounts import Account, Foretold, Terms, foretell
from xuezheng.core.spending.growths import (
    Growth,
    Verdict,
    a_pupil,
    ahead,
    needed,
    needed_for_pupils,
    risen,
)


class Aim(Labelled):
    """What is asked of a year's funds (增长要求)."""

    APPROPRIATION = (
        "appropriation",
        T(
            "教育财政拨款增长高于财政经常性收入增长",
            "Appropriation grows faster than regular revenue",
        ),
    )
    SPENDING = ("spending", T("生均教育费用逐步增长", "Spending a pupil rises"))
    PUBLIC = ("public", T("生均公用经费逐步增长", "Public funds a pupil rise"))
    PAY = ("pay", T("教师工资逐步增长", "Teachers’ pay rises"))
    WHOLE_KEPT = (
        "whole_kept",
        T("一般公共预算教育支出只增不减", "Education in the public budget does not fall"),
    )
    PUPIL_KEPT = (
        "pupil_kept",
        T("生均一般公共预算教育支出只增不减", "Education spending a pupil does not fall"),
    )


STRICT = frozenset({Aim.APPROPRIATION, Aim.SPENDING, Aim.PUBLIC, Aim.PAY})
"""Aims that ask for more; of the others as much is enough."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a register says of a unit's year, on a day of counting (经费登记); sums in fen, none where not filled in."""

    org: int
    year: int
    as_of: date
    sums: Mapping[str, int | None]
    stage: str = ""

    @property
    def over(self) -> bool:
        """Say whether the year was over when it was counted."""
        return self.as_of >= date(self.year, 12, 31)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One aim at the year's end (年末结果): the sum foretold, the year before, the growth, what would be needed.

    ``growth`` is ``None`` where nothing can be said. Sums in fen; ``needed`` is the
    smallest sum that is enough, at the middle of the revenue that is foretold.
    """

    aim: Aim
    year: int
    as_of: date
    stage: str = ""
    so_far: int | None = None
    foretold: Foretold | None = None
    base: int | None = None
    growth: Growth | None = None
    needed: int | None = None

    @property
    def short(self) -> int | None:
        """Fen that are still wanting at the middle of the forecast; 0 where nothing is."""
        if self.needed is None or self.foretold is None:
            return None
        return max(0, self.needed - int(self.foretold.middle))

    @property
    def verdict(self) -> Verdict | None:
        """How it will end; ``None`` where nothing can be said."""
        return self.growth.verdict if self.growth else None


def outcomes(
    money: Sequence[Entry], stages: Sequence[Entry], pays: Sequence[Entry], terms: Terms
) -> tuple[Outcome, ...]:
    """Judge every aim: appropriation and revenue, so much a pupil by stage, pay, what must not fall."""
    found = [*_whole(money, terms)]
    order = list(dict.fromkeys(one.stage for one in _newest(stages)))
    for aim, column in (
        (Aim.SPENDING, "spending"),
        (Aim.PUBLIC, "public"),
        (Aim.PUPIL_KEPT, "spending"),
    ):
        of_stage = (
            _of_stage(aim, column, [one for one in stages if one.stage == key], terms)
            for key in order
        )
        found += of_stage  # fmt: skip
    found += _pay(pays)
    return tuple(sorted(found, key=lambda one: list(Aim).index(one.aim)))


def _newest(entries: Iterable[Entry]) -> list[Entry]:
    """Give the last entry of every unit and stage in the newest year."""
    told, last = list(entries), {}
    year = max((one.year for one in told), default=None)
    for one in sorted((one for one in told if one.year == year), key=lambda one: one.as_of):
        last[one.org, one.stage] = one
    return list(last.values())


def _accounts(entries: Sequence[Entry], column: str) -> list[Account]:
    finished = {(one.org, one.stage, one.year): one.sums.get(column) for one in entries if one.over}
    found = []
    for one in _newest(entries):
        last = one.sums.get(f"{column}_last")
        if last is None:
            last = finished.get((one.org, one.stage, one.year - 1))
        now, then = one.sums.get(column), one.sums.get(f"{column}_before")
        if now is not None and then is not None:
            planned = one.sums.get(f"{column}_planned")
            found.append(Account(one.year, one.as_of, now, then, last, planned))
    return found


def _end(accounts: Sequence[Account], terms: Terms) -> tuple[Foretold | None, int | None]:
    """Give what the units together come to, and had the year before; none where one cannot be foretold."""
    ends = [foretell(one, terms) for one in accounts]
    bases = [one.base for one in accounts]
    known = [one for one in ends if one is not None]
    whole = reduce(add, known) if known and len(known) == len(ends) else None
    counted = [one for one in bases if one is not None]
    return whole, sum(counted) if counted and len(counted) == len(bases) else None


def _whole(money: Sequence[Entry], terms: Terms) -> Iterator[Outcome]:
    newest = _newest(money)
    if not newest:
        return
    year, as_of = newest[0].year, min(one.as_of for one in newest)
    education, revenue = _accounts(money, "education"), _accounts(money, "revenue")
    end, base = _end(education, terms)
    income, income_base = _end(revenue, terms)
    over, so_far = all(one.over for one in newest), sum(one.so_far for one in education)
    faster = least = kept = None
    if end and base:
        kept = risen(end, base, strict=False, over=over)
    if end and base and income and income_base:
        faster = ahead(end, base, income, income_base, over=over)
        least = needed(base, income, income_base)
    yield Outcome(Aim.APPROPRIATION, year, as_of, "", so_far, end, base, faster, least)
    yield Outcome(Aim.WHOLE_KEPT, year, as_of, "", so_far, end, base, kept, base)


def _of_stage(aim: Aim, column: str, entries: Sequence[Entry], terms: Terms) -> Outcome:
    newest = _newest(entries)
    accounts = _accounts(entries, column)
    heads, before = (
        sum(one.sums.get(key) or 0 for one in newest) for key in ("heads", "heads_before")
    )
    end, base = _end(accounts, terms)
    first, strict = newest[0], aim in STRICT
    over, growth, least = all(one.over for one in newest), None, None
    if end and base and before:
        growth = a_pupil(end, heads, base, before, strict=strict, over=over)
        least = needed_for_pupils(heads, base, before) if strict else -(-base * heads // before)
    so_far = sum(one.so_far for one in accounts)
    as_of = min(one.as_of for one in newest)
    return Outcome(aim, first.year, as_of, first.stage, so_far, end, base, growth, least)


def _pay(pays: Sequence[Entry]) -> Iterator[Outcome]:
    """Lay the average of the newest year beside that of the year before; averages of units do not add up."""
    for one in _newest(pays):
        now, base = one.sums.get("teacher"), one.sums.get("teacher_before")
        if base is None:
            earlier = (
                other.sums.get("teacher")
                for other in pays
                if (other.org, other.year) == (one.org, one.year - 1)
            )
            base = next(earlier, None)
        end = None if now is None else Foretold(*(Fraction(now),) * 3)
        growth = risen(end, base, over=one.over) if end and base else None
        least = None if base is None else base + 1
        yield Outcome(Aim.PAY, one.year, one.as_of, "", now, end, base, growth, least)
