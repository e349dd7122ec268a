"""Merging two identities of one person, and taking it back (人员合并、拆分)."""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field

from xuezheng.apps.people.models import Alias, Person, PersonFact
from xuezheng.apps.people.selectors.aliases import STRETCHES, pairs
from xuezheng.apps.people.services.rules import GROUP, PERSON, one_at_a_time
from xuezheng.apps.schools.access import require
from xuezheng.apps.schools.selectors.closure import names
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.registers.aliases import (
    MergeError,
    Stretch,
    canonical,
    identities,
    in_two_places,
    merged,
)


class Merge(Given):
    """``alias`` is the same person as ``person``, and from now on read as that one."""

    alias: int
    person: int
    reason: Annotated[str, Field(min_length=2, max_length=200)]


class Unmerge(Given):
    """They are two persons after all."""

    alias: int
    reason: Annotated[str, Field(min_length=2, max_length=200)]


def merge(deed: Deed, given: Merge) -> Mapping[str, Any]:
    """Read one identity as another; no fact is touched.

    Raises ``MergeError`` where the person would be at two units on one day, naming both.
    """
    one_at_a_time()
    org = _known(deed, given.alias)
    _known(deed, given.person)
    standing = pairs()
    into = canonical(merged(standing, given.alias, given.person), given.alias)
    _at_one_place(deed, {*identities(standing, given.alias), *identities(standing, into)})
    Alias.objects.create(
        alias_id=given.alias, person_id=into, reason=given.reason, merged_at=deed.at
    )
    deed.about("person", given.alias, org)
    deed.note(merged=given.alias, into=into, reason=given.reason)
    return {"alias": given.alias, "person": into}


def unmerge(deed: Deed, given: Unmerge) -> Mapping[str, Any]:
    """Take a merge back; every fact is where it was."""
    one_at_a_time()
    row = Alias.objects.filter(alias=given.alias, undone_at=None).first()
    if row is None:
        raise NotFoundError(what=PERSON)
    org = _known(deed, given.alias)
    row.undone_at = deed.at
    row.save(update_fields=["undone_at"])
    deed.about("person", given.alias, org)
    deed.note(unmerged=given.alias, of=row.person_id, reason=given.reason)
    return {"alias": given.alias, "person": row.person_id}


def _known(deed: Deed, person: int) -> int | None:
    """Give the unit that keeps an identity, of whom no fact may stand any longer.

    An identity of which people know nothing, such as a pupil's, is for whoever manages everywhere.
    """
    if not Person.objects.filter(pk=person).exists():
        raise NotFoundError(what=PERSON)
    newest = PersonFact.objects.filter(subject=person).order_by("-id").first()
    org = newest.org_id if newest else None
    require(deed.actor, Verb.MANAGE, GROUP, org, what=PERSON.zh)
    return org


def _at_one_place(deed: Deed, persons: set[int]) -> None:
    found = in_two_places([one for source in STRETCHES for one in source(persons)])
    if found is None:
        return
    called = names([one.org for one in found], deed.at.astimezone(CIVIL).date())
    first, second = (_told(one, called) for one in found)
    raise MergeError(
        why=T(
            f"合并后会同时在两个单位：{first.zh}；{second.zh}",
            f"merged, the person would be at two units at once: {first.en}; {second.en}",
        ),
        state="two-places",
    )


def _told(one: Stretch, called: Mapping[int, str]) -> T:
    told, name = one.told(), called.get(one.org, "")
    if not name:
        return told
    return T(told.zh.replace(f"单位 {one.org}", name), told.en.replace(f"unit {one.org}", name))
