"""数字核对: the numbers of prose held against ours, and each settled by one click."""

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.adapters.documents import load
from xuezheng.apps.files import selectors as files
from xuezheng.apps.files.services import claimed
from xuezheng.apps.papers.access import paper
from xuezheng.apps.papers.models import Contribution, Paper, PaperFile, Prose, SaidNumber
from xuezheng.apps.papers.selectors.progress import known
from xuezheng.apps.papers.selectors.prose import read_numbers
from xuezheng.apps.papers.selectors.tasks import task_lines
from xuezheng.apps.papers.services.building import rebuild
from xuezheng.apps.papers.services.drafting import opened
from xuezheng.apps.plans.services.files import refuse_secret
from xuezheng.apps.records.access.rules import day_of
from xuezheng.core.base.actors import SYSTEM, Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.papers.figures import Figure
from xuezheng.core.papers.manifest import canonical_json, figure_json
from xuezheng.core.papers.numbers import Compared, Settlement, Verdict, compare


class NothingToCheckError(InputError):
    """Neither text nor file came."""

    code = "paper-no-prose"
    text = T("请粘贴文字或选择文件。", "Paste the text or choose a file.")


class ReasonMissingError(InputError):
    """Keeping a number that is not ours needs a reason."""

    code = "paper-reason"
    text = T("采用来稿数字或另有出处，须写明理由或出处。", "Say why, or name the source.")


class SettledError(RefusedError):
    """The number was settled before, or agrees."""

    code = "paper-settled"
    text = T("这个数字已处理或无需处理。", "This number is settled or needs no settling.")


class CheckProse(Given):
    """Prose to check for a paper: pasted, or a file somebody sent."""

    paper: int
    text: str = Field(default="", max_length=200_000)
    file: int | None = None


class SettleNumber(Given):
    """What to do with one number: ``ours``, ``theirs`` or ``elsewhere``, the last two with a reason."""

    number: int
    choice: str = Field(pattern="^(ours|theirs|elsewhere)$")
    reason: str = Field(default="", max_length=300)


def check_prose(deed: Deed, given: CheckProse) -> Mapping[str, Any]:
    """Read pasted or uploaded prose and hold its numbers against ours."""
    row = paper(deed.actor, given.paper, Verb.MOVE)
    text, name = given.text.replace("\r\n", "\n"), ""
    if given.file is not None:
        text, name = _uploaded(deed, row, given.file)
    if not text.strip():
        raise NothingToCheckError
    prose = Prose.objects.create(
        paper=row, name=name, file=given.file, text=text, at=deed.at, by=deed.actor.person
    )
    verdicts = _hold(deed, prose)
    deed.about("paper", row.pk, row.org_id)
    deed.note(name=name, verdicts=verdicts)
    return {"prose": prose.pk, "verdicts": verdicts}


def _uploaded(deed: Deed, row: Paper, number: int) -> tuple[str, str]:
    [found] = claimed([number], deed.actor)
    document = load(files.content(number), found.name)
    refuse_secret(document)
    PaperFile.objects.create(
        paper=row, format=document.format[:8], issued=False, file=number, digest=found.digest,
        at=deed.at,
    )  # fmt: skip
    return document.text, found.name


def check_contribution(deed: Deed, row: Contribution) -> dict[str, int]:
    """Hold the numbers of a section's paragraphs against ours; an earlier check of them ends."""
    earlier = Prose.objects.filter(contribution=row)
    SaidNumber.objects.filter(prose__in=earlier).delete()
    earlier.delete()
    prose = Prose.objects.create(
        paper=row.paper, contribution=row, name=row.unit, text=row.text, at=deed.at,
        by=deed.actor.person,
    )  # fmt: skip
    return _hold(deed, prose)


def _hold(deed: Deed, prose: Prose) -> dict[str, int]:
    """Write one row per number. Figures are compared whoever wrote the text may see them or not."""
    day = day_of(deed.at)
    figures = known(task_lines(SYSTEM, prose.paper.plan, day), day)
    found = compare(prose.text, figures, read=read_numbers)
    SaidNumber.objects.bulk_create(_row(prose, one) for one in found)
    counts = Counter(one.verdict.key for one in found)
    return {verdict.key: counts[verdict.key] for verdict in Verdict}


def _row(prose: Prose, one: Compared) -> SaidNumber:
    ours, spoken = one.ours, one.spoken
    value = ours.held(spoken) if ours else None
    figure = ""
    if ours is not None and value is not None:
        told = Figure(value, ours.unit, one.our_words(), ours.source, ours.as_of, ours.origin)
        if one.verdict is Verdict.AGREES:
            told = Figure(value, ours.unit, spoken.text, ours.source, ours.as_of, ours.origin)
        figure = canonical_json(figure_json(told))
    return SaidNumber(
        prose=prose, start=spoken.start, end=spoken.end, said=spoken.text[:60],
        indicator=spoken.indicator[:120], theirs_of=spoken.day[:20], verdict=one.verdict.key,
        ours=one.our_words()[:60], figure=figure, ours_of=ours.as_of if ours else None,
    )  # fmt: skip


def settle(deed: Deed, given: SettleNumber) -> Mapping[str, Any]:
    """Put our figure, keep theirs with a reason, or mark it as sourced elsewhere."""
    one = SaidNumber.objects.filter(pk=given.number).select_related("prose").first()
    if one is None:
        raise NotFoundError(what="数字")
    row = opened(deed, one.prose.paper_id)
    one = SaidNumber.objects.select_for_update(of=("self",)).get(pk=given.number)
    if one.settled or one.verdict == Verdict.AGREES.key:
        raise SettledError(state=one.settled or one.verdict)
    choice = Settlement.of(given.choice)
    if choice is Settlement.OURS and not one.figure:
        raise SettledError(state=one.verdict)
    if choice is not Settlement.OURS and not given.reason.strip():
        raise ReasonMissingError
    one.settled, one.reason = choice.key, given.reason.strip()
    one.settled_by, one.settled_at = deed.actor.person, deed.at
    one.save(update_fields=["settled", "reason", "settled_by", "settled_at"])
    if choice is Settlement.OURS:
        _put(one)
    rebuild(row)
    deed.about("paper", row.pk, row.org_id)
    deed.note(said=one.said, ours=one.ours, choice=choice.key, reason=one.reason)
    return {"number": one.pk, "choice": choice.key}


def _put(one: SaidNumber) -> None:
    """Write our words over theirs, in the check and in the section's text; later numbers move along."""
    prose = one.prose
    changed = prose.text[: one.start] + one.ours + prose.text[one.end :]
    shift = len(one.ours) - (one.end - one.start)
    contributed = prose.contribution
    if contributed is not None and contributed.text == prose.text:
        contributed.text, contributed.version = changed, contributed.version + 1
        contributed.save(update_fields=["text", "version"])
    prose.text = changed
    prose.save(update_fields=["text"])
    end = one.end
    SaidNumber.objects.filter(pk=one.pk).update(end=one.start + len(one.ours))
    later = SaidNumber.objects.filter(prose=prose, start__gte=end)
    for other in later.order_by("-start" if shift > 0 else "start"):
        other.start, other.end = other.start + shift, other.end + shift
        other.save(update_fields=["start", "end"])


def figure_said(one: SaidNumber) -> dict[str, Any]:
    """Our figure beside a number, as stored; empty without source."""
    return dict(json.loads(one.figure)) if one.figure else {}
