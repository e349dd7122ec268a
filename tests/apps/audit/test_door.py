"""The door: one transaction, one entry, one result per key; refusals leave nothing."""

from datetime import datetime

import pytest

from xuezheng.adapters import clock
from xuezheng.apps.audit import selectors
from xuezheng.apps.audit.models import Entry, EntryDetail, Receipt
from xuezheng.apps.audit.services import INTENTIONS, KeyReusedError, act, seal
from xuezheng.apps.audit.services.door import FieldsError, SignInError
from xuezheng.core.base.actors import SYSTEM, Actor, Grant
from xuezheng.core.base.chain import faults
from xuezheng.core.base.deeds import Given, Intention
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.base.labels import T

AT = datetime(2026, 10, 12, 9, tzinfo=clock.ZONE)
WORKER = Actor(account=5, person=50, grants=(Grant(1, "section", 9),), acting_as=1)
ERASER = Actor(account=6, person=60, grants=(Grant(2, "security_admin", 1),))

pytestmark = pytest.mark.django_db


class Say(Given):
    """A word."""

    word: str
    times: int = 1


def say(deed, given):
    deed.about("word", given.word, org=9)
    deed.note(word=given.word)
    deed.rows = given.times
    deed.after(lambda: HEARD.append(given.word))
    if given.word == "no":
        raise RefusedError(why="no")
    return {"said": given.word}


HEARD: list[str] = []
SAY = Intention("test.say", T("说", "Say"), Say, say)


@pytest.fixture(autouse=True)
def silence():
    HEARD.clear()


def test_an_act_writes_one_entry_with_ids_only(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        done = act(SAY, {"word": "学"}, actor=WORKER, at=AT)
    entry = Entry.objects.get()
    assert (done.entry, done.result, done.repeated) == (entry.pk, {"said": "学"}, False)
    assert (entry.actor, entry.person, entry.acting_as, entry.channel) == (5, 50, 1, "page")
    assert (entry.intention, entry.kind, entry.object, entry.org) == ("test.say", "word", "学", 9)
    assert '"word":"学"' in EntryDetail.objects.get().payload
    assert HEARD == ["学"]


def test_a_refusal_leaves_nothing(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RefusedError):
        act(SAY, {"word": "no"}, actor=WORKER, at=AT, key="k")
    assert not Entry.objects.exists()
    assert not Receipt.objects.exists()
    assert HEARD == []


def test_the_same_key_gives_the_same_and_does_nothing_twice():
    first = act(SAY, {"word": "a"}, actor=WORKER, at=AT, key="k")
    second = act(SAY, {"word": "a"}, actor=WORKER, at=AT, key="k")
    assert (second.result, second.entry, second.repeated) == (first.result, first.entry, True)
    assert Entry.objects.count() == 1


def test_a_key_is_one_persons_and_one_contents():
    act(SAY, {"word": "a"}, actor=WORKER, at=AT, key="k")
    other = act(SAY, {"word": "a"}, actor=ERASER, at=AT, key="k")
    assert not other.repeated
    with pytest.raises(KeyReusedError):
        act(SAY, {"word": "b"}, actor=WORKER, at=AT, key="k")


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "word"),
        ({"word": "a", "times": "x"}, "times"),
        ({"word": "a", "secret": "9"}, "secret"),
    ],
)
def test_wrong_fields_are_named_and_their_values_are_not(given, named):
    with pytest.raises(FieldsError) as caught:
        act(SAY, given, actor=WORKER, at=AT)
    assert named in caught.value.told().zh
    assert "9" not in caught.value.told().zh


def test_nobody_is_asked_to_sign_in():
    with pytest.raises(SignInError):
        act(SAY, {"word": "a"}, actor=None, at=AT)


def test_sealing_numbers_all_once_and_the_chain_verifies():
    for word in "abc":
        act(SAY, {"word": word}, actor=WORKER, at=AT)
    assert seal() == 3
    assert seal() == 0
    assert [row.seq for row in selectors.sealed()] == [1, 2, 3]
    assert list(faults(selectors.sealed())) == []
    assert selectors.head().seq == 3


def test_a_changed_entry_is_found():
    act(SAY, {"word": "a"}, actor=WORKER, at=AT)
    seal()
    detail = EntryDetail.objects.get()
    EntryDetail.objects.update(payload=detail.payload.replace('"rows":1', '"rows":2'))
    assert [fault.what for fault in faults(selectors.sealed())] == ["content"]


def test_erasing_keeps_the_chain_and_says_who():
    entry = act(SAY, {"word": "张三"}, actor=WORKER, at=AT).entry
    given = {"entry": entry, "reason": "本人申请删除"}
    with pytest.raises(RefusedError):
        act(INTENTIONS[0], given, actor=ERASER, at=AT)
    seal()
    with pytest.raises(NotFoundError):
        act(INTENTIONS[0], given, actor=WORKER, at=AT)
    act(INTENTIONS[0], given, actor=ERASER, at=AT)
    seal()
    assert not EntryDetail.objects.filter(payload__contains="张三").exists()
    assert list(faults(selectors.sealed())) == []
    with pytest.raises(NotFoundError):
        act(INTENTIONS[0], given, actor=ERASER, at=AT)


def test_the_system_acts_without_an_account():
    entry = Entry.objects.get(pk=act(SAY, {"word": "a"}, actor=SYSTEM, at=AT).entry)
    assert (entry.actor, entry.channel) == (None, "system")
