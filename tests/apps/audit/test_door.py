"""One door to write: one entry an act, once a key, nothing after a refusal."""

from dataclasses import replace

import pytest
from tests.apps.audit.conftest import NOON

from xuezheng.apps.audit.models import Entry, EntryDetail, Receipt
from xuezheng.apps.audit.services import KeyReusedError, Thing, act, viewed
from xuezheng.apps.audit.services.door import FieldsError, SignInError
from xuezheng.core.base.actors import Actor, Grant
from xuezheng.core.base.errors import RefusedError

pytestmark = pytest.mark.django_db
ACTOR = Actor(11, 12, (Grant(13, "office", 1),), 13)


def test_an_act_leaves_one_entry_with_who_what_and_whose(touch):
    done = act(touch, {"thing": 5, "word": "甲"}, actor=ACTOR, at=NOON)
    entry = Entry.objects.get(pk=done.entry)
    found = (entry.actor, entry.person, entry.acting_as, entry.kind, entry.object, entry.org)
    assert found == (11, 12, 13, "thing", "5", 7)
    assert "甲" in EntryDetail.objects.get().payload


def test_a_key_does_nothing_twice(touch):
    first = act(touch, {"thing": 5}, actor=ACTOR, at=NOON, key="k")
    again = act(touch, {"thing": 5}, actor=ACTOR, at=NOON, key="k")
    assert (again.result, again.entry, again.repeated) == (first.result, first.entry, True)
    assert Entry.objects.count() == 1
    with pytest.raises(KeyReusedError):
        act(touch, {"thing": 6}, actor=ACTOR, at=NOON, key="k")


def test_a_key_of_another_actor_is_another_key(touch):
    act(touch, {"thing": 5}, actor=ACTOR, at=NOON, key="k")
    other = act(touch, {"thing": 6}, actor=Actor(21, 22), at=NOON, key="k")
    assert not other.repeated


def test_a_refusal_leaves_nothing(touch):
    def refused(deed, given):
        touch.run(deed, given)
        raise RefusedError(why="no")

    with pytest.raises(RefusedError):
        act(replace(touch, run=refused), {"thing": 5}, actor=ACTOR, at=NOON, key="k")
    assert (Entry.objects.count(), Receipt.objects.count()) == (0, 0)


def test_wrong_fields_are_named_never_their_values(touch):
    with pytest.raises(FieldsError) as caught:
        act(touch, {"thing": "330102199001011234x", "more": 1}, actor=ACTOR, at=NOON)
    told = caught.value.told().zh
    assert "thing" in told
    assert "more" in told
    assert "330102199001011234" not in told


def test_nobody_acts_without_an_account_unless_the_intention_is_open(touch):
    assert act(touch, {"thing": 5}, actor=None, at=NOON)
    with pytest.raises(SignInError):
        act(replace(touch, open_to_all=False), {"thing": 5}, actor=None, at=NOON)


def test_looking_at_sensitive_fields_leaves_the_names_of_the_fields():
    number = viewed(ACTOR, Thing("person", 9, 3), ["mobile", "id_number"], at=NOON, purpose="aid")
    entry = Entry.objects.get(pk=number)
    assert (entry.intention, entry.kind, entry.object, entry.org) == ("view", "person", "9", 3)
    assert entry.purpose == "aid"
    assert '"fields":["id_number","mobile"]' in EntryDetail.objects.get().payload
