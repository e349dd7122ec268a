"""The one door to sheets and rounds: a sheet by its case, a round by the group of its ledger.

A unit sees its own sheets; until scoring is over it sees its own figures on
them and not the office's. Ranks and other units' totals it sees once the
round is published.
"""

from django.db.models import QuerySet

from xuezheng.apps.assessments.models import Figure, Round, Sheet, Side
from xuezheng.apps.records import access as records
from xuezheng.apps.schools.access import scope
from xuezheng.catalogue.assessments import ASSESSMENTS, assessment
from xuezheng.core.assess.criteria import Assessment
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

SHEET, ROUND = T("评分表", "score sheet"), T("考核批次", "round")


def declared(key: str) -> Assessment:
    """Give a declared assessment; raises ``NotFoundError`` for any other word."""
    try:
        return assessment(key)
    except KeyError as error:
        raise NotFoundError(what=T("考核办法", "assessment")) from error


def group(assessed: Assessment) -> str:
    """Give the kind group whose verbs hold for an assessment."""
    return records.declared_ledger(assessed.ledger).group


def sheets(actor: Actor | None) -> QuerySet[Sheet]:
    """Give the sheets of cases in sight, the newest first."""
    seen = records.anywhere(actor, Verb.READ).filter(kind__in=[one.ledger for one in ASSESSMENTS])
    return Sheet.objects.filter(record__in=seen.values("pk")).order_by("-id")


def sheet(actor: Actor | None, case: int) -> Sheet:
    """Give the sheet of a case in sight; raises ``NotFoundError`` alike for absent and foreign."""
    row = records.anywhere(actor, Verb.READ).filter(pk=case).first()
    found = Sheet.objects.filter(record=row).select_related("record", "round").first()
    if row is None or found is None:
        raise NotFoundError(what=SHEET)
    return found


def sheet_of(record: int) -> Sheet | None:
    """Give the sheet of a case that is being worked on, if it has one. Costs: 1 query."""
    return Sheet.objects.filter(record=record).select_related("round").first()


def works(actor: Actor | None, found: Sheet) -> bool:
    """Say whether somebody sees all of a sheet: an office that may check its unit, not the unit."""
    reach = scope(actor, Verb.CHECK, group(declared(found.assessment)))
    return reach.everything


def figures(found: Sheet, *, office: bool) -> list[Figure]:
    """Give the figures of a sheet, the oldest first; the office's only where they may be seen."""
    rows = Figure.objects.filter(sheet=found).order_by("id")
    return list(rows if office else rows.filter(side=Side.UNIT.key))


def rounds(actor: Actor | None) -> QuerySet[Round]:
    """Give the rounds somebody knows of: of groups they read in somewhere."""
    known = [one.key for one in ASSESSMENTS if scope(actor, Verb.READ, group(one))]
    return Round.objects.filter(assessment__in=known).order_by("-year", "assessment", "kind")


def one_round(actor: Actor | None, number: int) -> Round:
    """Give one round; raises ``NotFoundError``."""
    found = rounds(actor).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=ROUND)
    return found


def runs(actor: Actor | None, found: Round) -> bool:
    """Say whether somebody runs a round: ranks it, publishes it, sees all of it."""
    return scope(actor, Verb.CHECK, group(declared(found.assessment))).everything
