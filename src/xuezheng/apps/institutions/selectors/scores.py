"""How institutions stand (机构记分): points left and why, grade, lists, licence, what must follow."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from xuezheng.adapters import parameters
from xuezheng.apps.institutions.access import (
    ON_LIST,
    deductions,
    entries,
    institution,
    institutions,
    licences,
)
from xuezheng.apps.records.access import ledger_of
from xuezheng.apps.records.selectors.rows import shown_rows
from xuezheng.apps.records.selectors.wording import Left
from xuezheng.catalogue.terms.institutions import Breach, CreditList
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.labels import T
from xuezheng.core.base.parameters import InForce
from xuezheng.core.base.periods import year
from xuezheng.core.points.balance import (
    STAGES,
    Balance,
    Counts,
    Deduction,
    PointRules,
    Rank,
    balance,
    rules_in,
)

PAGE = 50
OWN = "lead"
"""The part an institution plays in what it is charged with."""


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence as pages show it (办学许可证), without the person in charge."""

    number: str
    address: str
    until: date | None
    left: int | None


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """An institution on the list (机构记分一览)."""

    id: int
    name: str
    balance: Balance
    rank: Rank
    lists: tuple[CreditList, ...]
    licence: Licence | None


@dataclass(frozen=True, slots=True)
class Charged:
    """One breach on the institution's page: what, by which clause, and how it counts."""

    case: int
    number: str
    breach: T
    clause: str
    points: int
    counts: Counts
    stage: T
    found: str
    decided: date | None
    left: Left
    due: date | None
    moves: tuple[tuple[str, T], ...] = ()


@dataclass(frozen=True, slots=True)
class Entered:
    """One list entry on the institution's page; ``leaves`` says why it should come off."""

    case: int
    number: str
    list: CreditList
    stage: T
    since: date | None
    until: date | None
    stands: bool
    leaves: T | None


@dataclass(frozen=True, slots=True)
class Score:
    """One institution with its score and the reasons for it."""

    row: ScoreRow
    cycle: int
    rules: PointRules
    charged: tuple[Charged, ...]
    entered: tuple[Entered, ...]


@lru_cache(maxsize=64)
def in_force(day: date) -> InForce:
    """Give the parameters in force on a day."""
    return parameters.shipped().on(day)


def deduction_of(record: Any) -> Deduction:
    """Give a case as the sum reads it."""
    return Deduction(int(record.pk), int(record.n2 or 0), STAGES[record.state], record.d2)


def scores(actor: Actor | None, day: date, *, words: str = "", after: int = 0) -> list[ScoreRow]:
    """Give institutions in official order, one more than a page holds. Costs: ≤ 7 queries."""
    found = institutions(actor, day)
    numbers = [org for org, name in found.items() if words in name]
    begins = numbers.index(after) + 1 if after in numbers else 0
    shown = numbers[begins : begins + PAGE + 1]
    return list(_rows(actor, {org: found[org] for org in shown}, day))


def _rows(actor: Actor | None, named: Mapping[int, str], day: date) -> Iterable[ScoreRow]:
    rules, cycle = rules_in(in_force(day)), year(day.year)
    charged: dict[int, list[Deduction]] = defaultdict(list)
    for record in deductions(actor).filter(n1__in=named):
        charged[record.n1 or 0].append(deduction_of(record))
    listed: dict[int, list[CreditList]] = defaultdict(list)
    for record in entries(actor).filter(n1__in=named, state__in=ON_LIST, d1__gte=day):
        listed[record.n1 or 0].append(CreditList.of(record.t1))
    held = {record.n1: record for record in reversed(licences().filter(n1__in=named))}
    for org, name in named.items():
        sums = balance(charged[org], cycle, rules.total)
        licence = _licence(held[org], day) if org in held else None
        yield ScoreRow(org, name, sums, rules.rank(sums.left), tuple(listed[org]), licence)


def _licence(record: Any, day: date) -> Licence:
    left = None if record.d1 is None else (record.d1 - day).days
    return Licence(record.data["licence"], record.data["address"], record.d1, left)


def score(actor: Actor | None, number: int, day: date) -> Score:
    """Give one institution in sight. Costs: ≤ 8 queries. Raises ``NotFoundError``."""
    name = institution(actor, number, day)
    [row] = _rows(actor, {number: name}, day)
    rules = rules_in(in_force(day))
    cases = list(deductions(actor).filter(n1=number))
    owner = actor is not None and "institution" in actor.roles
    charged = tuple(
        Charged(
            int(one.pk), one.number, Breach.of(one.data["breach"]).label, one.data["clause"],
            one.n2 or 0, STAGES[one.state], case.stage, one.data["found_on"], one.d2,
            case.left, case.next_due, _asked(one.state) if owner else (),
        )
        for one, case in zip(cases, shown_rows(actor, cases, day), strict=True)
    )  # fmt: skip
    return Score(row, day.year, rules, charged, tuple(_entered(actor, number, day, row, rules)))


def _asked(state: str) -> tuple[tuple[str, T], ...]:
    """Give what an institution may do about a breach as it stands: be heard, repair, ask for a review."""
    moves = ledger_of("deduction").flow.moves
    return tuple((one.key, one.label) for one in moves if state in one.from_ and OWN in one.by)


def _entered(
    actor: Actor | None, number: int, day: date, row: ScoreRow, rules: PointRules
) -> Iterable[Entered]:
    flow = ledger_of("list_entry").flow
    for one in entries(actor).filter(n1=number):
        kept = CreditList.of(one.t1)
        stands = one.state in ON_LIST and one.d1 is not None and one.d1 >= day
        leaves = _leaves(kept, row, rules, one.d1, day) if one.state in ON_LIST else None
        label = flow.stage(one.state).label
        yield Entered(int(one.pk), one.number, kept, label, one.d2, one.d1, stands, leaves)


def _leaves(
    kept: CreditList, row: ScoreRow, rules: PointRules, until: date | None, day: date
) -> T | None:
    """Say why an entry should come off its list: run out, or no longer what the points call for."""
    if until is not None and until < day:
        return T("有效期已过", "its time has run out")
    rule = next((one for one in rules.lists if one.list == kept.key), None)
    if kept is CreditList.WHITE and rule is not None and not rule.takes(row.balance.left):
        return T("记分已不符合白名单条件", "its points no longer fit the white list")
    return None


def left_of(cases: Sequence[Any], day: date) -> tuple[Balance, PointRules]:
    """Give the balance of one institution's cases on a day, with the rules it was made by."""
    rules = rules_in(in_force(day))
    return balance(map(deduction_of, cases), year(day.year), rules.total), rules
