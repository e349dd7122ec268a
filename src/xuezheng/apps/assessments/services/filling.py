"""Figures on a sheet (填报与评分): the unit's with their ground, the office's, those ledgers count."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.assessments.access import declared, sheet
from xuezheng.apps.assessments.models import Figure, Sheet, Side
from xuezheng.apps.assessments.selectors.counting import counted
from xuezheng.apps.assessments.selectors.indicated import indicated
from xuezheng.apps.assessments.selectors.scoring import tree_of, version_of
from xuezheng.apps.files.services import claimed
from xuezheng.apps.records.access import declared_ledger, mover, one, placed
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.records.selectors.history import case_of
from xuezheng.catalogue.assessments import scoring
from xuezheng.core.assess.criteria import TAKEN, Criterion, FigureError, Origin, exact
from xuezheng.core.assess.scoring import scored
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T

MOST_LINES = 200
NOT_TYPED = {
    Origin.LEDGER: T("由台账计数", "a ledger counts it"),
    Origin.INDICATOR: T("取自指标", "it is taken from an indicator"),
}


class FillingError(RefusedError):
    """Nobody fills this sheet in now, or somebody else does."""

    code = "assessment-filling"
    text = T(
        "现在不由您填写评分表：自评由单位在自评阶段填写，评分由承办科室在评分阶段填写，报送人不能评分",
        "The unit fills it in while it reports, the section while it scores, never whoever handed in",
    )


class LineError(InputError):
    """A line that the sheet has not, that a ledger counts, or that lacks its ground."""

    code = "assessment-line"
    text = T("“{line}”不能这样填写：{why}", "“{line}” is not filled in like this: {why}")


class AttachedError(RefusedError):
    """The case has a sheet, or its ledger is not scored."""

    code = "assessment-attached"
    text = T(
        "该事项已有评分表，或其台账不评分", "The case has a sheet, or its ledger is not scored"
    )


class FigureIn(Given):
    """A figure of one line: decimal text, or that the line does not apply; its ground."""

    line: str = Field(max_length=40)
    value: str = Field(default="", max_length=30)
    inapplicable: bool = False
    note: str = Field(default="", max_length=300)
    files: list[int] = Field(default_factory=list, max_length=20)


class FillSheet(Given):
    """Figures for the sheet of a case."""

    case: int
    figures: list[FigureIn] = Field(min_length=1, max_length=MOST_LINES)


class WhichCase(Given):
    """A case."""

    case: int


def attach(deed: Deed, given: WhichCase) -> Mapping[str, Any]:
    """Give a case its score sheet; whoever takes part in it may. Raises ``AttachedError``."""
    record = one(deed.actor, Verb.READ, given.case)
    assessed = scoring(record.kind)
    if assessed is None or Sheet.objects.filter(record=record).exists():
        raise AttachedError(state=record.state)
    if not _parts(deed, record):
        raise FillingError(state=record.state)
    year = int(record.data.get(assessed.year) or record.opened.year)
    kind = str(record.data.get(assessed.kind) or next(iter(assessed.types)))
    assessed.version(year)
    made = Sheet.objects.create(
        record=record, assessment=assessed.key, year=year, kind=kind, org_id=record.org_id,
        opened_at=deed.at,
    )  # fmt: skip
    deed.about("assessment_sheet", made.pk, record.org_id)
    return {"sheet": made.pk, "case": record.pk}


def _parts(deed: Deed, record: Any) -> frozenset[str]:
    ledger, day = declared_ledger(record.kind), day_of(deed.at)
    where = placed(ledger, record, day)
    return mover(ledger, where, deed.actor, case_of(ledger, record), day).parts


def side_of(deed: Deed, found: Sheet) -> Side:
    """Say for which side somebody fills a sheet in now. Raises ``FillingError``."""
    record, assessed = found.record, declared(found.assessment)
    parts = _parts(deed, record)
    if "lead" in parts and record.state in assessed.reports:
        return Side.UNIT
    checks = deed.actor.person is not None and deed.actor.person != record.submitter
    if "supervisor" in parts and record.state in assessed.scores and checks:
        return Side.OFFICE
    raise FillingError(state=record.state)


def fill(deed: Deed, given: FillSheet) -> Mapping[str, Any]:
    """Write figures. Raises ``FillingError``, ``LineError``, ``FigureError``; then nothing is written."""
    found = sheet(deed.actor, given.case)
    Sheet.objects.select_for_update(of=("self",)).get(pk=found.pk)
    side = side_of(deed, found)
    tree = tree_of(found)
    leaves = {one.key: one for one in tree.leaves()}
    for figure in given.figures:
        _checked(found, leaves, figure, side)
        claimed(figure.files, deed.actor)
    Figure.objects.bulk_create(
        Figure(
            sheet=found, line=one.line, side=side.key,
            value="" if one.inapplicable else one.value.strip(), note=one.note, files=one.files,
            by=deed.actor.person, at=deed.at,
        )
        for one in given.figures
    )  # fmt: skip
    deed.about("assessment_sheet", found.pk, found.org_id)
    deed.rows = len(given.figures)
    deed.note(side=side.key, figures=[one.model_dump() for one in given.figures])
    return {"case": given.case, "figures": len(given.figures)}


def _checked(found: Sheet, leaves: Mapping[str, Criterion], figure: FigureIn, side: Side) -> None:
    line = leaves.get(figure.line)
    if line is None:
        raise LineError(line=figure.line, why=T("没有这一项", "there is no such line"))
    if figure.inapplicable and line.extra:
        raise LineError(line=line.label, why=T("加减分项不能不适用", "extras always apply"))
    if side is Side.UNIT and line.origin in TAKEN:
        raise LineError(line=line.label, why=NOT_TYPED[line.origin])
    if side is Side.UNIT and not (figure.note.strip() or figure.files):
        raise LineError(line=line.label, why=T("请写明依据或附佐证材料", "give its ground"))
    if not figure.inapplicable:
        _fits(found, line, figure.value)


def _fits(found: Sheet, line: Criterion, value: str) -> None:
    try:
        figure = exact(value.strip())
    except ValueError as error:
        raise FigureError(line=line.label, why=T("应为数字", "a number is expected")) from error
    scored(line, version_of(found), {line.key: figure})


def count(deed: Deed, given: WhichCase) -> Mapping[str, Any]:
    """Take what ledgers count and indicators say onto a sheet; what is not there gives nothing."""
    found = sheet(deed.actor, given.case)
    Sheet.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if side_of(deed, found) is not Side.OFFICE:
        raise FillingError(state=found.record.state)
    taken = {
        line.key: figure
        for line in tree_of(found).leaves()
        if (figure := _taken(line, found, day_of(deed.at))) is not None
    }
    Figure.objects.bulk_create(
        Figure(
            sheet=found, line=key, side=Side.OFFICE.key, value=str(number), note=ground,
            by=deed.actor.person, at=deed.at,
        )
        for key, (number, ground) in taken.items()
    )  # fmt: skip
    deed.about("assessment_sheet", found.pk, found.org_id)
    deed.rows = len(taken)
    return {"case": given.case, "counted": {key: number for key, (number, _) in taken.items()}}


def _taken(line: Criterion, found: Sheet, today: date) -> tuple[int | str, str] | None:
    """Give the figure of a line that is taken, and whence; nothing where there is none.

    An indicator is the one last counted in the year that is assessed.
    """
    if line.origin is Origin.LEDGER:
        number = counted(line.counts, found.org_id, found.year, today)
        return None if number is None else (number, "台账计数")
    if line.origin is not Origin.INDICATOR:
        return None
    told = indicated(line.counts, found.org_id, min(today, date(found.year, 12, 31)))
    return None if told is None or told.day.year != found.year else (told.value, told.ground)
