"""What a school has against a form (填报异议, R36): said once, answered by whoever asks."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field

from xuezheng.apps.records.access import kind_of
from xuezheng.apps.records.models import Objection
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T


class ObjectedError(RefusedError):
    """A school objects to a form once."""

    code = "objected"
    text = T(
        "本单位对这张表已提过异议，请等候答复。",
        "Your unit has objected to this form already; please wait for the answer.",
    )


class SameFormError(InputError):
    """A form is said to repeat itself."""

    code = "objected-same"
    text = T("“已在哪张表填报”须是另一张表。", "What was filed already must be another form.")


class Object(Given):
    """What speaks against a form, and, where the same was filed already, in which other one."""

    kind: str = Field(max_length=40)
    note: str = Field(min_length=4, max_length=500)
    filed_in: str = Field(default="", max_length=40)


class Answer(Given):
    """What whoever asks says to it, and whether the unit still fills the form in."""

    objection: int
    verdict: Literal["waived", "stands"] = "stands"
    answer: str = Field(min_length=2, max_length=500)


def object_(deed: Deed, given: Object) -> Mapping[str, Any]:
    """Object to a form for one's own unit.

    Raises ``ObjectedError``, ``SameFormError``, ``OutsideError``.
    """
    kind = kind_of(given.kind)
    if given.filed_in and kind_of(given.filed_in).key == kind.key:
        raise SameFormError
    org = deed.actor.home
    if org is None:
        raise NotFoundError(what="单位")
    require(deed.actor, Verb.OPEN, kind.group, org, what="台账")
    row, made = Objection.objects.get_or_create(
        kind=kind.key, org=org,
        defaults={
            "person": deed.actor.person, "at": deed.at, "note": given.note,
            "filed_in": given.filed_in,
        },
    )  # fmt: skip
    if not made:
        raise ObjectedError(state="objected")
    deed.about("objection", row.pk, org)
    deed.note(kind=kind.key, note=given.note, filed_in=given.filed_in)
    return {"objection": row.pk}


def answer(deed: Deed, given: Answer) -> Mapping[str, Any]:
    """Answer an objection; a school never answers its own. Raises ``NotFoundError``."""
    row = Objection.objects.select_for_update(of=("self",)).filter(pk=given.objection).first()
    if row is None:
        raise NotFoundError(what="填报异议")
    kind = kind_of(row.kind)
    require(deed.actor, Verb.CHECK, kind.group, row.org, what="填报异议")
    if row.org == deed.actor.home:
        raise NotFoundError(what="填报异议")
    row.answer, row.answered_by, row.answered_at = given.answer, deed.actor.person, deed.at
    row.verdict = given.verdict
    row.save(update_fields=["answer", "answered_by", "answered_at", "verdict"])
    deed.about("objection", row.pk, row.org)
    deed.note(kind=row.kind, answer=given.answer, verdict=given.verdict)
    return {"objection": row.pk}


INTENTIONS = (
    Intention("form.object", T("提出填报异议", "Object to a form"), Object, object_),
    Intention("form.answer", T("答复填报异议", "Answer an objection"), Answer, answer),
)
