"""What a move of a scored case must agree with (随流转核对): its sheet, its hearing, its limits."""

from datetime import date
from typing import Any

from xuezheng.apps.assessments.access import declared, sheet_of
from xuezheng.apps.assessments.models import Sheet
from xuezheng.apps.assessments.selectors.scoring import by_sheet, scored
from xuezheng.apps.records.access import deadlines, declared_ledger
from xuezheng.apps.records.access.rules import day_of, in_force
from xuezheng.core.assess.criteria import Assessment, exact
from xuezheng.core.assess.scoring import shown
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T

RUNS_OUT = {"lapse": "hear", "grant": "show"}
"""Moves that wait for a clock to run out: the hearing, the days on public view."""
PASSES = {"standard_school": "certify.pass_score"}
LASTS = {"standard_school": "certify.valid_years"}
CANTEEN = "canteen_grade"


class SheetDiffersError(RefusedError):
    """What the move says is not what the score sheet says."""

    code = "assessment-differs"
    text = T(
        "与评分表不符：填写为{given}，评分表为{found}",
        "The move says {given}, the score sheet {found}",
    )


class StillHeardError(RefusedError):
    """The time to be heard, or to be seen by the public, has not run out."""

    code = "assessment-hearing"
    text = T(
        "{what}至{until}，期满后才能办理",
        "{what} lasts until {until}; wait until then",
    )


class LimitError(RefusedError):
    """A number of the rule stands against the move."""

    code = "assessment-limit"
    text = T("{why}", "{why}")


def follow(deed: Deed, record: Any, move: str) -> None:
    """Check a move just made; refusing it takes it back."""
    if move in RUNS_OUT:
        _run_out(deed, record, RUNS_OUT[move])
    _limits(deed, record, move)
    sheet = sheet_of(int(record.pk))
    if sheet is not None:
        _agrees(declared(sheet.assessment), sheet, record, move)


def _run_out(deed: Deed, record: Any, clock: str) -> None:
    row = deadlines().filter(record=record.pk, clock=clock).order_by("-id").first()
    if row is not None and row.due_at > deed.at:
        until = row.due_at.astimezone(deed.at.tzinfo).strftime("%Y-%m-%d %H:%M")
        raise StillHeardError(
            what=declared_ledger(record.kind).clock(clock).label, until=until, state=record.state
        )


def _limits(deed: Deed, record: Any, move: str) -> None:
    rules, data = in_force(day_of(deed.at)), record.data
    if move == "show" and record.kind in PASSES:
        need = rules.whole(PASSES[record.kind])
        if exact(data["score"]) < need:
            why = T(f"评估得分低于{need}分", f"the score is below {need}")
            raise LimitError(why=why, state=record.state)
    if move == "grant" and record.kind in LASTS:
        years = rules.whole(LASTS[record.kind])
        _within(record, years * 12, T(f"有效期不超过{years}年", f"a title holds {years} years"))
    if move in {"grant", "confirm"} and record.kind == CANTEEN:
        _graded(record, rules["canteen.grade_points"], rules["canteen.valid_months"])


def _within(record: Any, months: int, why: T) -> None:
    """Refuse a validity that is longer than its months."""
    begun, until = (date.fromisoformat(record.data[key]) for key in ("titled_on", "valid_until"))
    if (until.year - begun.year) * 12 + until.month - begun.month > months or (
        (until.year - begun.year) * 12 + until.month - begun.month == months
        and until.day > begun.day
    ):
        raise LimitError(why=why, state=record.state)


def _graded(record: Any, points: Any, months: Any) -> None:
    grade = record.data["grade"]
    if grade not in points:
        why = T("不予评级的食堂不能认定等级", "a canteen without a grade is not recognised")
        raise LimitError(why=why, state=record.state)
    if exact(record.data["score"]) < points[grade]:
        why = T(f"得分低于该等级的{points[grade]}分", f"the grade begins at {points[grade]} points")
        raise LimitError(why=why, state=record.state)
    if record.state == "titled" and record.data.get("incident") is None:
        many = int(months[grade])
        _within(record, many, T(f"该等级有效期不超过{many}个月", f"the grade holds {many} months"))


def _agrees(assessed: Assessment, sheet: Sheet, record: Any, move: str) -> None:
    if move in assessed.told:
        found = scored(sheet, by_sheet([sheet])[int(sheet.pk)])
        given = record.data.get(assessed.total)
        if found.total is None or given is None or exact(given) != found.total:
            raise SheetDiffersError(given=given, found=shown(found.total), state=record.state)
    if move in assessed.graded:
        wanted = _grade(sheet)
        given = record.data.get(assessed.grade)
        if wanted is not None and given != wanted:
            raise SheetDiffersError(given=given, found=wanted, state=record.state)


def _grade(sheet: Sheet) -> str | None:
    """Give the grade that a sheet stands for: its round's, else its own."""
    if sheet.round is not None:
        return (sheet.round.ranked.get(str(sheet.pk)) or {}).get("grade")
    grade = scored(sheet, by_sheet([sheet])[int(sheet.pk)]).grade
    return grade.key if grade else None
