"""先听后通报: naming units, opening the hearing, statements, waivers, lines struck."""

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import Field

from xuezheng.apps.files.services import claimed
from xuezheng.apps.papers.access import GROUP, OUT, naming, require_leader
from xuezheng.apps.papers.models import Naming, Paper, PaperState, Tone
from xuezheng.apps.papers.selectors.pages import as_named
from xuezheng.apps.papers.selectors.tasks import due_of
from xuezheng.apps.papers.services.building import rebuild
from xuezheng.apps.papers.services.drafting import IssuedError, opened
from xuezheng.apps.records.access.rules import calendar, day_of, in_force, office
from xuezheng.apps.schools.access import names, require
from xuezheng.catalogue.papers import TEMPLATES
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import Span
from xuezheng.core.papers.hearing import Named, in_time
from xuezheng.core.papers.manifest import canonical_json, run_json
from xuezheng.core.papers.paper import Words


class NobodyNamedError(RefusedError):
    """There is nobody to hear."""

    code = "paper-nobody-named"
    text = T(
        "没有待征求意见的拟点名单位。", "Nobody is about to be named who has not been asked yet."
    )


class StatedError(RefusedError):
    """The unit has filed its statement already, or its line is gone."""

    code = "paper-stated"
    text = T("情况说明已报，或这一条已删去。", "The statement was filed, or the line was struck.")


class NameUnit(Given):
    """A unit to be named besides those found by their tasks; ``record`` is the task it is about.

    With a task the hearing knows when the work was due and when its evidence came.
    """

    paper: int
    org: int
    said: str = Field(min_length=1, max_length=1000)
    record: int | None = None


class HearUnits(Given):
    """Whose named units to hear."""

    paper: int


class StateCase(Given):
    """A unit's own words on its line (情况说明), with files it sent."""

    naming: int
    statement: str = Field(min_length=1, max_length=4000)
    files: list[int] = Field(default_factory=list)


class WaiveHearing(Given):
    """A leader's reason why a unit need not be heard."""

    naming: int
    reason: str = Field(min_length=4, max_length=300)


class StrikeLine(Given):
    """Why a line is struck."""

    naming: int
    reason: str = Field(min_length=2, max_length=300)


def named(rows: Sequence[Naming]) -> list[Named]:
    """The lines as the hearing's rule reads them."""
    return [as_named(row) for row in rows]


def late(row: Paper) -> list[Naming]:
    """Those who must be heard: named for being late."""
    return list(Naming.objects.filter(paper=row, tone=Tone.LATE.key).order_by("position"))


def name_unit(deed: Deed, given: NameUnit) -> Mapping[str, Any]:
    """Enter a unit as about to be named."""
    row = opened(deed, given.paper)
    known = names(day_of(deed.at))
    if given.org not in known:
        raise NotFoundError(what="单位")
    rows = Naming.objects.filter(paper=row).order_by("-position")
    last = rows.values_list("position", flat=True).first() or 0
    made = Naming.objects.create(
        paper=row, org_id=given.org, unit=known[given.org], tone=Tone.LATE.key, position=last + 1,
        runs=canonical_json([run_json(Words(given.said))]), record=given.record,
        deadline=None if given.record is None else due_of(deed.actor, given.record),
    )  # fmt: skip
    rebuild(row)
    deed.about("paper", row.pk, row.org_id)
    deed.note(unit=made.unit, said=given.said)
    return {"naming": made.pk}


def hear(deed: Deed, given: HearUnits) -> Mapping[str, Any]:
    """Open the hearing: each named unit sees its own lines for the hours the parameter says."""
    row = opened(deed, given.paper)
    waiting = [one for one in late(row) if not (one.opened_at or one.waived or one.struck_at)]
    if not waiting:
        raise NobodyNamedError(state=row.state)
    day = day_of(deed.at)
    hours = in_force(day).whole("hearing.hours")
    due = calendar().due_at(deed.at, hours, Span.WORKING_HOURS, office(day))
    for one in waiting:
        one.opened_at, one.until, one.provisional = deed.at, due.at, due.provisional
        one.save(update_fields=["opened_at", "until", "provisional"])
    row.state, row.version = PaperState.HEARING.key, row.version + 1
    row.save(update_fields=["state", "version"])
    deed.about("paper", row.pk, row.org_id)
    deed.rows = len(waiting)
    return {"paper": row.pk, "units": len(waiting), "until": due.at.isoformat()}


def state_case(deed: Deed, given: StateCase) -> Mapping[str, Any]:
    """File a unit's statement; after its time too, as long as the paper is not out."""
    found = naming(deed.actor, given.naming)
    require(deed.actor, Verb.MOVE, GROUP, found.org_id, what="情况说明")
    row = Naming.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if found.paper.state in OUT:
        raise IssuedError(state=found.paper.state)
    if row.stated_at or row.struck_at or not row.opened_at:
        raise StatedError(state="stated")
    claimed(given.files, deed.actor)
    row.statement, row.stated_at, row.stated_by = given.statement, deed.at, deed.actor.person
    row.statement_files = canonical_json(given.files)
    row.save(update_fields=["statement", "stated_at", "stated_by", "statement_files"])
    if "stated" in TEMPLATES[found.paper.kind].phrases:
        rebuild(Paper.objects.select_for_update(of=("self",)).get(pk=found.paper_id))
    deed.about("naming", row.pk, row.org_id)
    deed.note(statement=given.statement, files=given.files)
    return {"naming": row.pk}


def waive(deed: Deed, given: WaiveHearing) -> Mapping[str, Any]:
    """Let a unit be named unheard; a leader's act, with its reason for ever beside the line."""
    require_leader(deed.actor)
    row, paper = _own(deed, given.naming, Verb.CHECK)
    if row.struck_at:
        raise StatedError(state="struck")
    row.waived, row.waived_by, row.waived_at = given.reason, deed.actor.person, deed.at
    row.save(update_fields=["waived", "waived_by", "waived_at"])
    deed.about("naming", row.pk, paper.org_id)
    deed.note(reason=given.reason)
    return {"naming": row.pk}


def strike(deed: Deed, given: StrikeLine) -> Mapping[str, Any]:
    """Take a line out of the paper; says whether its evidence had arrived in time."""
    row, paper = _own(deed, given.naming, Verb.MOVE)
    if row.struck_at:
        raise StatedError(state="struck")
    row.struck, row.struck_at = given.reason, deed.at
    row.save(update_fields=["struck", "struck_at"])
    rebuild(paper)
    [as_read] = named([row])
    deed.about("naming", row.pk, paper.org_id)
    deed.note(reason=given.reason, in_time=in_time(as_read))
    return {"naming": row.pk, "in_time": in_time(as_read)}


def _own(deed: Deed, number: int, verb: Verb) -> tuple[Naming, Paper]:
    """A line of a paper that may still be changed, both rows locked."""
    found = naming(deed.actor, number)
    paper = opened(deed, found.paper_id, verb)
    return Naming.objects.select_for_update(of=("self",)).get(pk=number), paper
