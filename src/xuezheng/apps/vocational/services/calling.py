"""Trainees are called to check what was stated (学员回访抽查): drawn by a seed, each answered once or put right."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Annotated, Any

from pydantic import Field

from xuezheng.apps.schools.access import require
from xuezheng.apps.vocational.access import CALL, GROUP, TRAINING, calls
from xuezheng.apps.vocational.models import Call, Sample
from xuezheng.apps.vocational.selectors.reckoning import year_of
from xuezheng.apps.vocational.services.rules import AdultError, AdultInputError
from xuezheng.catalogue.terms.adults import Answer
from xuezheng.core.activities.adults import sample
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention, one_of
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL


class Draw(Given):
    """The year whose trainees are drawn from, and the seed, told before it is drawn."""

    year: Annotated[int, Field(ge=2000, le=2100)]
    seed: Annotated[str, Field(min_length=4, max_length=80)]


class AnswerCall(Given):
    """What a call found."""

    call: int
    answer: Annotated[str, one_of(Answer)]


def draw(deed: Deed, given: Draw) -> Mapping[str, Any]:
    """Draw from everybody who counts as trained in the year; the same seed is never used twice."""
    home = deed.actor.home
    require(deed.actor, Verb.MANAGE, GROUP, home, what=TRAINING.zh)
    if home is None:
        raise NotFoundError(what=TRAINING)
    seed = given.seed.strip()
    if Sample.objects.filter(year=given.year, seed=seed).exists():
        raise AdultInputError(why=T("该种子本年度已用过", "the seed has been used this year"))
    found = year_of(given.year, deed.at.astimezone(CIVIL).date())
    rows = {one.row.id: one.org for one in found.entries if one.trained}
    if not rows:
        raise AdultError(why=T("本年度没有完成培训的学员", "nobody counts as trained this year"))
    numbers = found.numbers
    drawn = sample(rows, seed, numbers.sample_share, numbers.sample_least)
    listed = ",".join(str(one) for one in sorted(rows))
    row = Sample.objects.create(
        year=given.year, seed=seed, share=numbers.sample_share, least=numbers.sample_least,
        rows=len(rows), digest=sha256(listed.encode()).hexdigest(), org_id=home,
        drawn_by=deed.actor.person, at=deed.at,
    )  # fmt: skip
    Call.objects.bulk_create(
        Call(sample=row, place=place, row=one, org_id=rows[one])
        for place, one in enumerate(drawn, 1)
    )
    deed.about("training_sample", row.pk, home)
    deed.rows = len(drawn)
    deed.note(seed=seed, rows=len(rows), digest=row.digest)
    return {"sample": int(row.pk), "drawn": len(drawn), "of": len(rows)}


def answer(deed: Deed, given: AnswerCall) -> Mapping[str, Any]:
    """Keep what a call found; units do not check themselves, so it takes whoever manages."""
    row = calls(deed.actor).select_for_update(of=("self",)).filter(pk=given.call).first()
    if row is None:
        raise NotFoundError(what=CALL)
    require(deed.actor, Verb.MANAGE, GROUP, row.org_id, what=TRAINING.zh)
    before = row.answer
    row.answer, row.answered_by, row.at = given.answer, deed.actor.person, deed.at
    row.save(update_fields=["answer", "answered_by", "at"])
    deed.about("training_call", row.pk, row.org_id)
    deed.note(answer=given.answer, before=before)
    return {"call": int(row.pk), "answer": row.answer}


INTENTIONS = (
    Intention("trainee.sample", T("抽取回访学员", "Draw trainees to be called"), Draw, draw),
    Intention("trainee.answer", T("登记回访结果", "Keep what a call found"), AnswerCall, answer),
)
