"""What schools say of their own sheet (核对): agreed, or an objection that the section answers."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.apps.awards.access import AWARD, GROUP, SHEET, one_sheet, works
from xuezheng.apps.awards.models import Progress, Said, Sheet
from xuezheng.apps.awards.services.deciding import locked
from xuezheng.apps.awards.services.rules import AwardError, AwardInputError
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T


class HearAward(Given):
    """A school's answer: it agrees, or says what is wrong."""

    award: int
    org: int
    agree: bool
    note: str = Field(default="", max_length=1000)


class ReplyAward(Given):
    """What the section answers to an objection."""

    award: int
    org: int
    reply: str = Field(min_length=2, max_length=1000)


def hear(deed: Deed, given: HearAward) -> Mapping[str, Any]:
    """Take a school's answer, after its time too, as long as nothing is decided."""
    found = one_sheet(deed.actor, given.award, given.org)
    require(deed.actor, Verb.MOVE, GROUP, given.org, what=SHEET.zh)
    row = Sheet.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if works(deed.actor):
        raise AwardError(why=T("由学校自己答复", "the school answers for itself"))
    if found.award.state != Progress.TOLD.key:
        raise AwardError(why=Progress.of(found.award.state).label)
    if row.said:
        raise AwardError(why=T("已经答复过", "it has been answered"))
    if not given.agree and len(given.note) < 2:
        raise AwardInputError(why=T("有异议须说明", "an objection says what is wrong"))
    row.said = (Said.AGREED if given.agree else Said.OBJECTED).key
    row.note, row.said_by, row.said_at = given.note, deed.actor.person, deed.at
    row.save(update_fields=["said", "note", "said_by", "said_at"])
    deed.about("award_sheet", row.pk, given.org)
    deed.note(agree=given.agree, note=given.note)
    return {"award": given.award, "org": given.org, "said": row.said}


def reply(deed: Deed, given: ReplyAward) -> Mapping[str, Any]:
    """Answer an objection; where the school is right, the year is drawn up anew."""
    award = locked(deed, given.award, Progress.TOLD)
    require(deed.actor, Verb.MANAGE, GROUP, award.org_id, what=AWARD.zh)
    rows = Sheet.objects.select_for_update().filter(award=award, org=given.org)
    row = rows.first()
    if row is None:
        raise NotFoundError(what=SHEET)
    if row.said != Said.OBJECTED.key:
        raise AwardError(why=T("没有待答复的异议", "there is no objection to answer"))
    row.said, row.reply = Said.ANSWERED.key, given.reply
    row.replied_by, row.replied_at = deed.actor.person, deed.at
    row.save(update_fields=["said", "reply", "replied_by", "replied_at"])
    deed.about("award_sheet", row.pk, given.org)
    deed.note(reply=given.reply)
    return {"award": given.award, "org": given.org, "said": row.said}


INTENTIONS = (
    Intention("award.hear", T("核对本校奖励", "Answer one's own sheet"), HearAward, hear),
    Intention("award.reply", T("答复异议", "Answer an objection"), ReplyAward, reply),
)
