"""Paragraphs collected from sections under the plan's headings (来稿)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from xuezheng.apps.papers.access import GROUP, OUT, contribution
from xuezheng.apps.papers.models import Contribution, ContributionState
from xuezheng.apps.papers.services.building import rebuild
from xuezheng.apps.papers.services.checking import check_contribution
from xuezheng.apps.papers.services.drafting import IssuedError, opened
from xuezheng.apps.records.access.rules import day_of
from xuezheng.apps.schools.access import names, require
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import NotFoundError, StaleError


class HeadingGiven(BaseModel):
    """A heading of the plan and the units that write under it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    heading: str = Field(min_length=1, max_length=120)
    orgs: list[int] = Field(min_length=1)


class AskSections(Given):
    """Which sections write under which headings, and by when."""

    paper: int
    headings: list[HeadingGiven] = Field(min_length=1)
    due: date | None = None


class Contribute(Given):
    """A section's text; ``seen`` is the version the writer looked at."""

    contribution: int
    seen: int
    text: str = Field(min_length=1, max_length=20_000)


def ask(deed: Deed, given: AskSections) -> Mapping[str, Any]:
    """Ask sections for paragraphs; asking again adds those who were not asked yet."""
    row = opened(deed, given.paper)
    known = names(day_of(deed.at))
    asked = Contribution.objects.filter(paper=row).count()
    added = 0
    for one in given.headings:
        for org in one.orgs:
            if org not in known:
                raise NotFoundError(what="单位")
            _, new = Contribution.objects.get_or_create(
                paper=row, heading=one.heading, org_id=org,
                defaults={"unit": known[org], "due": given.due, "position": asked + added},
            )  # fmt: skip
            added += new
    rebuild(row)
    deed.about("paper", row.pk, row.org_id)
    deed.rows = max(added, 1)
    return {"paper": row.pk, "asked": added}


def contribute(deed: Deed, given: Contribute) -> Mapping[str, Any]:
    """Send a section's paragraphs; its numbers are held against ours at once."""
    found = contribution(deed.actor, given.contribution)
    require(deed.actor, Verb.MOVE, GROUP, found.org_id, what="来稿")
    row = Contribution.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if row.paper.state in OUT:
        raise IssuedError(state=row.paper.state)
    if row.version != given.seen:
        raise StaleError
    row.text, row.state = given.text.replace("\r\n", "\n").strip(), ContributionState.SENT.key
    row.sent_at, row.sent_by, row.version = deed.at, deed.actor.person, row.version + 1
    row.save()
    verdicts = check_contribution(deed, row)
    rebuild(row.paper)
    deed.about("paper", row.paper_id, row.org_id)
    deed.note(text=row.text)
    return {"contribution": row.pk, "verdicts": verdicts}
