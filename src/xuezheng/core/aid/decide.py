"""Who is entitled to what (资助认定), which rule gave it, and which rules did not.

The same pupil and the same table give the same answer on any day of a term, so
that it is asked again when money goes out. Every programme of the table is
answered, with the row that decides or with why none does.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from xuezheng.core.aid.tables import Category, Programme, Pupil, Rule, Table
from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Entitlement:
    """What one pupil gets of one programme in a term (应享资助): which rule, by which category, fen."""

    pupil: int
    programme: Programme
    rule: str
    category: Category
    fen: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a programme gives a pupil nothing (不予资助)."""

    pupil: int
    programme: Programme
    why: T


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything the table says of one pupil (认定结果)."""

    given: tuple[Entitlement, ...]
    refused: tuple[Refusal, ...]

    @property
    def fen(self) -> int:
        """The sum of a term."""
        return sum(one.fen for one in self.given)


def decide(pupil: Pupil, table: Table) -> Decision:
    """Give what a pupil is entitled to in a term. Costs: rules of the table."""
    given: list[Entitlement] = []
    refused: list[Refusal] = []
    for programme in Programme:
        rows = [one for one in table.rules if one.programme is programme]
        fits = ((one, one.fits(pupil)) for one in rows)
        found = next(((one, by) for one, by in fits if by), None)
        if found is None:
            refused.append(Refusal(pupil.key, programme, _why(pupil, rows)))
            continue
        rule, by = found
        category = next(one for one in Category if one in by)
        given.append(Entitlement(pupil.key, programme, rule.key, category, rule.term_fen))
    return _apart(pupil, table, given, refused)


def _apart(
    pupil: Pupil, table: Table, given: list[Entitlement], refused: list[Refusal]
) -> Decision:
    """Of programmes that exclude each other, keep the one that gives most, the earlier on a tie."""
    kept = list(given)
    for group in table.excludes:
        both = [one for one in kept if one.programme in group]
        if len(both) < 2:
            continue
        best = max(both, key=lambda one: one.fen)
        for one in both:
            if one is not best:
                kept.remove(one)
                why = T(
                    f"与{best.programme.label.zh}不能同享",
                    f"not together with: {best.programme.label.en}",
                )
                refused.append(Refusal(pupil.key, one.programme, why))
    return Decision(tuple(kept), tuple(refused))


def _why(pupil: Pupil, rows: Sequence[Rule]) -> T:
    of_stage = [one for one in rows if pupil.stage in one.stages]
    if not of_stage:
        return T("本学段没有这一项目", "not for this stage")
    named = pupil.categories | {Category.EVERYBODY}
    if not any(one.categories & named for one in of_stage):
        return T("不属于资助类别", "in no category that it helps")
    return T("住宿或户籍条件不符", "boarding or household does not fit")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a payment list (发放名册): whom, of which programme, how much."""

    pupil: int
    programme: Programme
    fen: int


MISSING = T("应享未列", "Entitled and not on the list")
DOUBLE = T("重复列发", "On the list more than once")
NOT_ENTITLED = T("不应享受", "Not entitled")
OTHER_SUM = T("金额不符", "Another amount")


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference between what is owed and what a list pays (发放核对)."""

    pupil: int
    programme: Programme
    what: T
    owed: int
    listed: int


def check(owed: Iterable[Entitlement], listed: Iterable[Row]) -> tuple[Finding, ...]:
    """Compare what pupils are entitled to with a list; by pupil, then programme.

    Nothing found means that the list pays everybody exactly once, the exact sum.
    """
    wanted: dict[tuple[int, Programme], int] = {(o.pupil, o.programme): o.fen for o in owed}
    rows: dict[tuple[int, Programme], list[int]] = {}
    for one in listed:
        rows.setdefault((one.pupil, one.programme), []).append(one.fen)
    order = {one: place for place, one in enumerate(Programme)}
    keys = sorted(wanted.keys() | rows.keys(), key=lambda key: (key[0], order[key[1]]))
    return tuple(
        Finding(*key, what, wanted.get(key, 0), sum(rows.get(key, ())))
        for key in keys
        for what in _differs(wanted.get(key), rows.get(key, []))
    )


def _differs(owed: int | None, sums: Sequence[int]) -> Iterable[T]:
    if owed is None:
        yield NOT_ENTITLED
    elif not sums:
        yield MISSING
    if len(sums) > 1:
        yield DOUBLE
    elif owed is not None and sums and sums[0] != owed:
        yield OTHER_SUM


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the bank's answer (银行回盘): which line of ours, paid or sent back, how much."""

    line: int
    paid: bool
    fen: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Reconciled:
    """What a bank's answer comes to (对账结果), by line; sums in fen.

    ``sent`` = ``paid`` + ``returned`` + ``open``; ``wrong`` are lines that the
    bank paid otherwise than asked, ``strange`` answers to no line of ours or a second time.
    """

    sent: int
    paid: int
    returned: int
    open: int
    wrong: tuple[int, ...]
    strange: tuple[int, ...]

    @property
    def clean(self) -> bool:
        """Say whether every line is answered and nothing is off."""
        return not (self.open or self.wrong or self.strange)


def reconcile(lines: Mapping[int, int], answers: Sequence[Answer]) -> Reconciled:
    """Lay the bank's answers beside the lines that were sent, in fen by number of line."""
    told: dict[int, Answer] = {}
    strange: list[int] = []
    for one in answers:
        if one.line not in lines or one.line in told:
            strange.append(one.line)
        else:
            told[one.line] = one
    paid = sum(lines[n] for n, one in told.items() if one.paid and one.fen == lines[n])
    back = sum(lines[n] for n, one in told.items() if not one.paid)
    wrong = tuple(sorted(n for n, one in told.items() if one.paid and one.fen != lines[n]))
    whole = sum(lines.values())
    return Reconciled(whole, paid, back, whole - paid - back, wrong, tuple(strange))
