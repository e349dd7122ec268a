"""What every change of the registers of people asks first."""

from datetime import date
from typing import Any, TypeVar

from django.db import connection

from xuezheng.adapters.locks import take
from xuezheng.adapters.registers import DatedFact, Facts, Values
from xuezheng.apps.people.models import AppointmentFact, PersonFact, PostFact
from xuezheng.apps.schools.access import require
from xuezheng.apps.schools.selectors.closure import unit
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.registers.timeline import FAR, Act, AsOf

GROUP = "people"
"""The kind group; ``Verb.MANAGE`` in it changes persons, posts and appointments."""
PERSON, POST, APPOINTMENT = T("人员", "person"), T("职务", "post"), T("任职", "appointment")
F = TypeVar("F", bound=DatedFact)


class PeopleRuleError(RefusedError):
    """The change would contradict what the registers of people say on some day."""

    code = "people-rule"


def one_at_a_time() -> None:
    """Serialise changes, so that numbers and posts stay single across identities."""
    take(connection, "people", wait=True)


def unit_stands(deed: Deed, org: int, day: date) -> None:
    """Refuse a unit out of reach, or one that does not stand on the day."""
    require(deed.actor, Verb.MANAGE, GROUP, org)
    if unit(org, day) is None:
        raise PeopleRuleError(
            why=T(f"{day} 这一天没有这个单位", f"the unit does not stand on {day}"), state=str(day)
        )


def stands(deed: Deed, facts: Facts[F], subject: int, day: date, what: T) -> F:
    """Give what is true of an identity on a day.

    Raises ``NotFoundError`` where the actor may not know of it, else
    ``PeopleRuleError`` where nothing is true of it on the day.
    """
    newest = facts.filter(subject=subject).order_by("-id").first()
    if newest is None:
        raise NotFoundError(what=what)
    require(deed.actor, Verb.MANAGE, GROUP, _whose(newest))
    found = facts.at(AsOf(day)).filter(subject=subject).first()
    if found is None:
        raise PeopleRuleError(
            why=T(
                f"{day} 这一天没有该{what.zh}的记录", f"nothing is known of the {what.en} on {day}"
            ),
            state=str(day),
        )
    return found


def written(
    deed: Deed, facts: Facts[F], subject: int, act: Act[Values], *, org: int
) -> dict[str, Any]:
    """Write an act and say what it was about; gives the moment from which it is known."""
    done = facts.revise(subject, act, deed.at)
    kind = facts.model._meta.model_name or ""  # noqa: SLF001 - Django's documented name
    deed.about(kind.removesuffix("fact"), subject, org)
    deed.rows = len(done.close) + len(done.insert)
    return {kind.removesuffix("fact"): subject, "known": done.at.isoformat()}


def unheld(post: int, since: date, until: date, *, but: int | None = None) -> None:
    """Refuse a stretch on which somebody else holds the post."""
    facts = AppointmentFact.objects.believed().filter(post=post)
    other = facts.filter(valid_from__lt=until, valid_to__gt=since).exclude(subject=but).first()
    if other is not None:
        until_ = "" if other.valid_to == FAR else f"–{other.valid_to}"
        raise PeopleRuleError(
            why=T(
                f"该职务 {other.valid_from}{until_} 已有人担任",
                f"somebody holds the post {other.valid_from}{until_}",
            ),
            state=str(other.valid_from),
        )


def unused(values: Values, person: int | None, since: date, until: date = FAR) -> None:
    """Refuse a staff number or mobile number that another person bears on one of the days."""
    facts = PersonFact.objects.believed().filter(valid_from__lt=until, valid_to__gt=since)
    for name, label in (
        ("staff_number", T("工号", "staff number")),
        ("mobile", T("手机号", "mobile number")),
    ):
        number = values[name]
        if number and facts.filter(**{name: number}).exclude(subject=person).exists():
            raise PeopleRuleError(
                why=T(f"{label.zh}已属于另一人", f"the {label.en} belongs to somebody else"),
                state=name,
            )


def _whose(fact: DatedFact) -> int | None:
    """Give the unit whose administrator keeps a fact: its own, or that of its post."""
    if isinstance(fact, AppointmentFact):
        post = PostFact.objects.filter(subject=fact.post_id).order_by("-id").first()
        return post.org_id if post else None
    return getattr(fact, "org_id", None)
