"""Issuing, correcting, checking before release, releasing: four acts."""

import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from xuezheng.adapters import files as stored
from xuezheng.adapters.failpoints import point
from xuezheng.adapters.papers.docx import docx
from xuezheng.adapters.papers.pdf import NoChineseFontError, pdf
from xuezheng.apps.files.services import KeepFile, keep
from xuezheng.apps.papers.access import GROUP, OUT, paper
from xuezheng.apps.papers.models import Disclosure, Paper, PaperFile, PaperState, SaidNumber
from xuezheng.apps.papers.services.building import built, rebuild
from xuezheng.apps.papers.services.drafting import opened
from xuezheng.apps.papers.services.hearing import late, named
from xuezheng.apps.papers.services.numbering import counter, following
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.schools.access import require
from xuezheng.catalogue.papers import TEMPLATES
from xuezheng.catalogue.papers.house import mark
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import RefusedError, StaleError
from xuezheng.core.base.labels import T
from xuezheng.core.papers.figures import day_said, number_said
from xuezheng.core.papers.hearing import require_heard
from xuezheng.core.papers.manifest import canonical_json
from xuezheng.core.papers.numbers import Verdict

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class UnsettledError(RefusedError):
    """A number in the sections' paragraphs differs from ours and nobody settled it."""

    code = "paper-unsettled"
    text = T(
        "来稿里还有 {count} 处数字与系统不一致，请逐个处理后再印发。",
        "{count} numbers in the paragraphs differ from ours; settle each before issuing.",
    )


class NotIssuedError(RefusedError):
    """Only an issued paper can be corrected, checked for release or released."""

    code = "paper-not-issued"
    text = T("文稿尚未印发。", "The paper has not been issued.")


class NotReviewedError(RefusedError):
    """Nothing goes out before a named person checked it."""

    code = "paper-not-reviewed"
    text = T(
        "须先由专人作公开审查，结论为主动公开的才能公开。",
        "A named person must first find it open to all; only then is it released.",
    )


class OwnReviewError(RefusedError):
    """Whoever drafted a paper does not check it for release."""

    code = "paper-own-review"
    text = T("拟稿人不能审查自己的文稿。", "Whoever drafted a paper does not check its release.")


class IssuePaper(Given):
    """Which paper to issue, at the version that was looked at; ``number`` overrides the next one."""

    paper: int
    seen: int
    number: str = Field(default="", max_length=40)


class AmendmentGiven(BaseModel):
    """One passage as issued, and as it should read."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    was: str = Field(min_length=1, max_length=1000)
    reads: str = Field(min_length=1, max_length=1000)


class CorrectPaper(Given):
    """What reads wrong in an issued paper, and why."""

    paper: int
    reason: str = Field(min_length=2, max_length=200)
    amendments: list[AmendmentGiven] = Field(min_length=1)


class ReviewForRelease(Given):
    """What the check before release found."""

    paper: int
    disclosure: str = Field(pattern="^(active|on_request|none)$")
    reason: str = Field(default="", max_length=300)


class ReleasePaper(Given):
    """Which paper to release to everyone."""

    paper: int


def issue(deed: Deed, given: IssuePaper) -> Mapping[str, Any]:
    """Issue a paper: number it, freeze it, keep its files.

    Refused while a named unit is neither heard nor waived, and while a
    number of the sections' paragraphs differs from ours unsettled.
    """
    row = opened(deed, given.paper, Verb.ISSUE)
    if row.version != given.seen:
        raise StaleError
    if TEMPLATES[row.kind].hears:
        require_heard(named(late(row)), deed.at)
    _require_settled(row)
    row.day = day_of(deed.at)
    _number(row, given.number)
    row.state, row.issued_at, row.issued_by = PaperState.ISSUED.key, deed.at, deed.actor.person
    rebuild(row)
    if row.corrects is not None:
        row.corrects.state = PaperState.CORRECTED.key
        row.corrects.save(update_fields=["state"])
    formats = _keep_files(deed, row)
    deed.about("paper", row.pk, row.org_id)
    deed.note(number=row.number, digest=row.digest)
    return {"paper": row.pk, "number": row.number, "formats": formats}


def _require_settled(row: Paper) -> None:
    waiting = SaidNumber.objects.filter(
        prose__paper=row, prose__contribution__isnull=False, verdict=Verdict.DIFFERS.key, settled=""
    ).count()
    if waiting:
        raise UnsettledError(count=waiting, state="unsettled")


def _number(row: Paper, given: str) -> None:
    """The number asked for, else the next of this kind in the year; kinds without a mark have none."""
    template = TEMPLATES[row.kind]
    if given:
        row.number = given
    elif template.word:
        word = json.loads(row.facts)["word"] + template.word
        serial = following(counter(word, row.day.year))
        row.number = number_said(word, row.day.year, serial)


def _keep_files(deed: Deed, row: Paper) -> list[str]:
    """Keep what was issued; where no Chinese font is, the .docx alone."""
    made = built(row)
    given = {"docx": (docx(made), DOCX)}
    try:
        given["pdf"] = (pdf(made), "application/pdf")
    except NoChineseFontError as error:
        deed.note(no_pdf=error.code)
    for format_, (data, media_type) in given.items():
        point("before-file")
        digest = stored.keep(data)
        point("after-file")
        kept = keep(
            deed,
            KeepFile(
                digest=digest, name=f"{row.title[:120]}.{format_}", size=len(data),
                media_type=media_type,
            ),
        )  # fmt: skip
        PaperFile.objects.create(
            paper=row, format=format_, issued=True, file=kept["file"], digest=digest, at=deed.at
        )
    return sorted(given)


def correct(deed: Deed, given: CorrectPaper) -> Mapping[str, Any]:
    """Draw up a numbered correction that cites the issued paper, which itself never changes."""
    cited = paper(deed.actor, given.paper, Verb.OPEN)
    if cited.state not in OUT or cited.issued_at is None:
        raise NotIssuedError(state=cited.state)
    before = built(cited).head
    facts = {
        "issuer": before.issuer, "printed_by": before.printed_by or f"{before.issuer}办公室",
        "word": mark(before.issuer), "reason": given.reason,
        "cited": [cited.title, cited.number, day_said(cited.day)],
        "amendments": [one.model_dump() for one in given.amendments],
    }  # fmt: skip
    row = Paper(
        kind="correction", template=TEMPLATES["correction"].version, org_id=cited.org_id,
        plan=cited.plan, title=f"关于《{cited.title[:150]}》的更正", to=cited.to,
        copies=cited.copies, day=day_of(deed.at), facts=canonical_json(facts), body="",
        manifest="", digest="", corrects=cited, made_at=deed.at, made_by=deed.actor.person,
        version=0,
    )  # fmt: skip
    row.save()
    rebuild(row)
    deed.about("paper", row.pk, row.org_id)
    deed.note(corrects=cited.pk, reason=given.reason)
    return {"paper": row.pk}


def review(deed: Deed, given: ReviewForRelease) -> Mapping[str, Any]:
    """Write down what a named person found: open to all, on request, or not released."""
    row = paper(deed.actor, given.paper, Verb.CHECK, lock=True)
    if row.state not in OUT:
        raise NotIssuedError(state=row.state)
    if row.made_by is not None and row.made_by == deed.actor.person:
        raise OwnReviewError
    row.disclosure, row.disclosure_reason = given.disclosure, given.reason
    row.disclosed_by, row.disclosed_at = deed.actor.person, deed.at
    if given.disclosure != Disclosure.ACTIVE.key:
        row.released_at = None
    row.save()
    deed.about("paper", row.pk, row.org_id)
    deed.note(disclosure=given.disclosure, reason=given.reason)
    return {"paper": row.pk, "disclosure": row.disclosure}


def release(deed: Deed, given: ReleasePaper) -> Mapping[str, Any]:
    """Put a paper before everyone; only after its check found it open to all."""
    row = paper(deed.actor, given.paper, Verb.ISSUE, lock=True)
    require(deed.actor, Verb.ISSUE, GROUP, row.org_id, what="文稿")
    if row.disclosure != Disclosure.ACTIVE.key or row.issued_at is None:
        raise NotReviewedError(state=row.disclosure or "none")
    if row.released_at is None:
        row.released_at = deed.at
        row.save(update_fields=["released_at"])
    deed.about("paper", row.pk, row.org_id)
    return {"paper": row.pk, "released": row.released_at.isoformat()}
