"""What the pages of papers show: lists, one paper with its hearing and numbers, one sheet."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from xuezheng.adapters.rounds import Question, Steps, alone
from xuezheng.apps.files.selectors import Shown as File
from xuezheng.apps.files.selectors import content as bytes_of
from xuezheng.apps.files.selectors import shown as files_shown
from xuezheng.apps.papers import access
from xuezheng.apps.papers.models import (
    Contribution,
    ContributionState,
    Disclosure,
    Naming,
    Paper,
    PaperFile,
    PaperState,
    SaidNumber,
    Sheet,
    Tone,
)
from xuezheng.apps.papers.selectors.content import content
from xuezheng.apps.papers.selectors.preview import Preview, address, pieces, preview
from xuezheng.apps.papers.selectors.shown import (
    CheckedProse,
    ContributionLine,
    HearingLine,
    Line,
    NumberLine,
    SheetLine,
    SheetShown,
    Shown,
)
from xuezheng.apps.papers.selectors.tasks import handed_in
from xuezheng.apps.people.selectors.who import people
from xuezheng.catalogue.papers import TEMPLATES
from xuezheng.core.base.actors import SYSTEM, Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.papers import paper as core
from xuezheng.core.papers.figures import Origin
from xuezheng.core.papers.hearing import Named, heard, in_time
from xuezheng.core.papers.manifest import paper_of, runs_of
from xuezheng.core.papers.numbers import Settlement, Verdict
from xuezheng.core.papers.templates.decomposition import TaskRow

PAGE = 50


def line(row: Paper) -> Line:
    """A paper as a list shows it."""
    kind = TEMPLATES[row.kind].title
    return Line(row.pk, row.title, kind, row.number, PaperState.of(row.state), row.day)


def papers(actor: Actor | None, *, state: str = "", before: int | None = None) -> list[Line]:
    """Give the papers in sight, the newest first, one page. Costs: 2 queries."""
    rows = access.papers(actor).defer("body", "facts", "manifest").order_by("-id")
    if state in {one.key for one in PaperState}:
        rows = rows.filter(state=state)
    if before is not None:
        rows = rows.filter(pk__lt=before)
    return [line(row) for row in rows[: PAGE + 1]]


def shown(actor: Actor | None, number: int, at: datetime) -> Shown:
    """Give one paper with its hearing, numbers, paragraphs and sheets. Raises ``NotFoundError``."""
    row = access.paper(actor, number)
    whole = access.whole(actor, row)
    state = PaperState.of(row.state)
    verbs = (Verb.MOVE, Verb.CHECK, Verb.ISSUE)
    may = frozenset(verb for verb in verbs if access.reach(actor, verb).holds(row.org_id))
    reviewed = people([row.disclosed_by], row.day) if row.disclosed_by is not None else {}
    corrections = Paper.objects.filter(corrects=row).order_by("id")
    return Shown(
        row=row,
        kind=TEMPLATES[row.kind].title,
        state=state,
        preview=preview(row),
        whole=whole,
        editable=Verb.MOVE in may and row.state not in access.OUT,
        lines=tuple(_hearing(one, at) for one in _namings(row)) if whole else (),
        proses=_proses(row) if whole else (),
        contributions=_contributions(row) if whole else (),
        sheets=_sheets(row) if whole else (),
        files=_files(row),
        corrections=tuple(line(one) for one in corrections if whole or one.state in access.OUT),
        corrects=line(row.corrects) if row.corrects else None,
        disclosure=Disclosure.of(row.disclosure) if row.disclosure else None,
        disclosed_by=next((one.name for one in reviewed.values()), ""),
        may=may,
    )


def released(number: int) -> tuple[Paper, Preview]:
    """Give a paper that was released to everyone. Raises ``NotFoundError``."""
    row = access.released().filter(pk=number).first()
    if row is None:
        raise NotFoundError(what="文稿")
    return row, preview(row)


def _namings(row: Paper) -> Sequence[Naming]:
    return list(Naming.objects.filter(paper=row).order_by("tone", "position"))


def arrived(row: Naming) -> datetime | None:
    """When the work a line is about was handed in: as it stands now, not as the draft found it."""
    now = handed_in(row.record) if row.record is not None else None
    return now or row.evidence_at


def as_named(row: Naming) -> Named:
    """A line as the hearing's rule reads it."""
    return Named(
        row.unit, row.runs, row.deadline, arrived(row), row.opened_at, row.until,
        row.stated_at, row.waived, row.struck_at is not None,
    )  # fmt: skip


def _hearing(row: Naming, at: datetime) -> HearingLine:
    named = as_named(row)
    attached = json.loads(row.statement_files or "[]")
    return HearingLine(
        number=row.pk,
        unit=row.unit,
        said=pieces(runs_of(json.loads(row.runs))),
        ahead=row.tone == Tone.AHEAD.key,
        heard=heard(named, at),
        until=row.until,
        statement=row.statement,
        stated_at=row.stated_at,
        files=tuple(files_shown(attached).values()) if attached else (),
        reason=row.struck or row.waived,
        in_time=in_time(named),
        evidence_at=arrived(row),
    )


def hearing(actor: Actor | None, number: int, at: datetime) -> tuple[HearingLine, Paper]:
    """Give a unit its own line. Raises ``NotFoundError``."""
    row = access.naming(actor, number)
    return _hearing(row, at), row.paper


def hearings(actor: Actor | None, at: datetime) -> list[tuple[HearingLine, Paper]]:
    """Give the lines that one's units may still answer; for the desk. Costs: 2 queries."""
    return alone(hearings_steps(actor, at))


def hearings_steps(actor: Actor | None, at: datetime) -> Steps[list[tuple[HearingLine, Paper]]]:
    """Do so beside others. Costs: 1 round while steady."""
    where, sight = access.reach(actor, Verb.MOVE), access.reach(actor)
    if not where.orgs:
        return []

    def made() -> "QuerySet[Naming]":
        rows = access.namings(actor).filter(
            opened_at__isnull=False, stated_at__isnull=True, struck_at__isnull=True,
            tone=Tone.LATE.key, paper__state=PaperState.HEARING.key, org__in=where.orgs,
        )  # fmt: skip
        return rows.select_related("paper").order_by("until", "id")[:PAGE]

    rows = yield Question(made, ("papers.hearings", where, sight))
    return [(_hearing(row, at), row.paper) for row in rows]


def asked(actor: Actor | None) -> list[tuple[ContributionLine, Paper]]:
    """Give the paragraphs that one's units have still to write; for the desk. Costs: 2 queries."""
    return alone(asked_steps(actor))


def asked_steps(actor: Actor | None) -> Steps[list[tuple[ContributionLine, Paper]]]:
    """Do so beside others. Costs: 1 round while steady."""
    where, sight = access.reach(actor, Verb.MOVE), access.reach(actor)
    if not where.orgs:
        return []

    def made() -> "QuerySet[Contribution]":
        rows = access.contributions(actor).filter(
            state=ContributionState.ASKED.key, org__in=where.orgs
        )
        rows = rows.exclude(paper__state__in=access.OUT).select_related("paper")
        return rows.order_by("due", "id")[:PAGE]

    rows = yield Question(made, ("papers.asked", where, sight))
    return [(_contribution(row), row.paper) for row in rows]


def _contribution(row: Contribution) -> ContributionLine:
    return ContributionLine(
        row.pk, row.heading, row.unit, ContributionState.of(row.state), row.due, row.text
    )


def _contributions(row: Paper) -> tuple[ContributionLine, ...]:
    rows = Contribution.objects.filter(paper=row).order_by("position", "id")
    return tuple(_contribution(one) for one in rows)


def _proses(row: Paper) -> tuple[CheckedProse, ...]:
    rows = SaidNumber.objects.filter(prose__paper=row).select_related("prose")
    found: dict[int, list[SaidNumber]] = {}
    for one in rows.order_by("-prose_id", "start"):
        found.setdefault(one.prose_id, []).append(one)
    return tuple(
        CheckedProse(
            prose, own[0].prose.name, own[0].prose.at, own[0].prose.contribution_id is not None,
            tuple(number_line(one) for one in own),
        )
        for prose, own in found.items()
    )  # fmt: skip


_AROUND = 14


def number_line(one: SaidNumber) -> NumberLine:
    """A number with the words around it, our figure and how it was settled."""
    figure = json.loads(one.figure) if one.figure else {}
    text = one.prose.text
    return NumberLine(
        number=one.pk,
        said=one.said,
        indicator=one.indicator,
        theirs_of=one.theirs_of,
        before=text[max(0, one.start - _AROUND) : one.start].replace("\n", " "),
        after=text[one.end : one.end + _AROUND].replace("\n", " "),
        verdict=Verdict.of(one.verdict),
        ours=one.ours,
        ours_of=one.ours_of,
        origin=Origin.of(figure["origin"]).label if figure else None,
        url=address(figure["source"]) if figure else "",
        settled=Settlement.of(one.settled) if one.settled else None,
        reason=one.reason,
    )


def _files(row: Paper) -> tuple[tuple[str, File], ...]:
    kept = list(PaperFile.objects.filter(paper=row, issued=True).order_by("format"))
    known = files_shown([one.file for one in kept])
    return tuple((one.format, known[one.file]) for one in kept if one.file in known)


def _sheets(row: Paper) -> tuple[SheetLine, ...]:
    rows = Sheet.objects.filter(subject="paper", subject_id=row.pk).order_by("-id")
    return tuple(
        SheetLine(one.code, one.number, one.signer, one.digest != row.digest) for one in rows
    )


def sheet(actor: Actor | None, code: str) -> SheetShown:
    """Give one sheet by its code. Raises ``NotFoundError``."""
    row = access.sheet(actor, code)
    void = content(SYSTEM, row.subject, row.subject_id).digest != row.digest
    scan = files_shown([row.scan]).get(row.scan) if row.scan is not None else None
    keyed = people([row.keyed_by], row.signed_on) if row.keyed_by and row.signed_on else {}
    facts = tuple((name, said) for name, said in json.loads(row.body))
    return SheetShown(row, facts, void, scan, next((one.name for one in keyed.values()), ""))


def numbers_of(row: Contribution) -> tuple[NumberLine, ...]:
    """The numbers of a section's own paragraph. Costs: 1 query."""
    rows = SaidNumber.objects.filter(prose__contribution=row).select_related("prose")
    return tuple(number_line(one) for one in rows.order_by("start"))


def kept(row: Paper, format_: str) -> bytes | None:
    """The bytes of an issued paper in a format; ``None`` where none were kept."""
    found = PaperFile.objects.filter(paper=row, issued=True, format=format_).first()
    return bytes_of(found.file) if found else None


def task_rows(row: Paper) -> list[TaskRow]:
    """The lines of a decomposition table. Raises ``NotFoundError`` for another kind."""
    told = json.loads(row.facts).get("rows")
    if told is None:
        raise NotFoundError(what="任务分解表")
    return [TaskRow(**one | {"co": tuple(one["co"])}) for one in told]


def paper_of_row(row: Paper) -> core.Paper:
    """The paper as a value."""
    return paper_of(json.loads(row.body))
