"""The one door to calls, pools and works: whoever runs a review sees all of it, a judge only codes.

A judge reads the work by its own task alone, never the case, its unit or its
people, and no other judge's scores. An applying unit sees its case, and of the
review only what the case says.
"""

from django.db.models import QuerySet

from xuezheng.apps.records import access as records
from xuezheng.apps.reviews.models import Assignment, Call, Entry, Judge, Tie
from xuezheng.apps.schools.access import scope
from xuezheng.catalogue.reviews import REVIEWS, review
from xuezheng.core.assess.review import Review
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T

CALL, TASK = T("评审批次", "call"), T("评审任务", "task")


def declared(key: str) -> Review:
    """Give a declared review; raises ``NotFoundError`` for any other word."""
    try:
        return review(key)
    except KeyError as error:
        raise NotFoundError(what=T("评审办法", "review")) from error


def group(of: Review) -> str:
    """Give the kind group whose verbs hold for a review."""
    return records.declared_ledger(of.ledger).group


def groups(of: Review) -> dict[str, T]:
    """Give the groups of a review with their words: the choices of the field that divides it."""
    field = records.declared_ledger(of.ledger).field(of.group)
    return {one.key: one.label for one in field.choices}


def group_key(of: Review, said: str) -> str:
    """Give the group that somebody means by its word; what is none stays as it is."""
    known = {word: key for key, one in groups(of).items() for word in (one.zh, one.en)}
    return known.get(said.strip(), said.strip())


def runs(actor: Actor | None, key: str) -> bool:
    """Say whether somebody runs a review: checks everywhere in its group."""
    return scope(actor, Verb.CHECK, group(declared(key))).everything


def run_by(actor: Actor | None) -> tuple[Review, ...]:
    """Give the reviews somebody runs."""
    return tuple(one for one in REVIEWS if runs(actor, one.key))


def calls(actor: Actor | None) -> QuerySet[Call]:
    """Give the calls of the reviews somebody runs, the newest first."""
    return Call.objects.filter(review__in=[one.key for one in run_by(actor)]).order_by("-id")


def one_call(actor: Actor | None, number: int, *, lock: bool = False) -> Call:
    """Give one call that somebody runs; raises ``NotFoundError`` for any other."""
    found = calls(actor).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=CALL)
    return Call.objects.select_for_update(of=("self",)).get(pk=number) if lock else found


def judges(actor: Actor | None) -> QuerySet[Judge]:
    """Give the pools of the reviews somebody runs."""
    return Judge.objects.filter(review__in=[one.key for one in run_by(actor)], ended_at=None)


def ties(actor: Actor | None) -> QuerySet[Tie]:
    """Give the ties that stand, of the reviews somebody runs; nobody else learns of them."""
    return Tie.objects.filter(review__in=[one.key for one in run_by(actor)], ended_at=None)


def entries(call: Call) -> QuerySet[Entry]:
    """Give the works of a call that somebody runs."""
    return Entry.objects.filter(call=call).select_related("record").order_by("code", "id")


def tasks(actor: Actor | None) -> QuerySet[Assignment]:
    """Give what somebody has to judge, without what they gave back."""
    if actor is None or actor.person is None:
        return Assignment.objects.none()
    mine = Assignment.objects.filter(judge__person=actor.person, recused_at=None)
    return mine.select_related("entry__call", "entry__record").order_by("entry__code", "id")


def task(actor: Actor | None, number: int, *, lock: bool = False) -> Assignment:
    """Give one task of whoever asks; raises ``NotFoundError`` for anybody else's."""
    found = tasks(actor).filter(pk=number).first()
    if found is None:
        raise NotFoundError(what=TASK)
    return tasks(actor).select_for_update(of=("self",)).get(pk=number) if lock else found


def entry_of(record: int) -> Entry | None:
    """Give the work that a case is in a call, if it is. Costs: 1 query."""
    return Entry.objects.filter(record=record).select_related("call").first()
