"""Persons erased from the live registers: all versions, the account, rosters, snapshots; a certificate."""

import re
from datetime import date, timedelta

import pytest
from tests.apps.answers import same_answer
from tests.apps.signing import account_for, actor_for, signed_in, signed_out
from tests.apps.snapshots.conftest import AT
from tests.apps.snapshots.test_taking import KINDS as TAKING
from tests.apps.snapshots.test_taking import rows, taken
from tests.apps.snapshots.traces import KINDS as SEARCHING
from tests.apps.snapshots.traces import searched

from xuezheng.adapters import clock, snapshots
from xuezheng.apps.accounts.models import Account
from xuezheng.apps.audit.models import Entry
from xuezheng.apps.audit.selectors import faults
from xuezheng.apps.audit.services import act, seal
from xuezheng.apps.jobs.services import work
from xuezheng.apps.people.models import ExternalIdFact
from xuezheng.apps.pupils.models import EnrolmentFact, GuardianFact
from xuezheng.apps.snapshots.models import Search
from xuezheng.apps.snapshots.selectors.forgetting import due
from xuezheng.apps.snapshots.services import FORGET, JUDGE
from xuezheng.apps.snapshots.services.forgetting import EarlyError, StandingError
from xuezheng.apps.snapshots.services.keeping import retire
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.snapshots.manifest import Cause

LEFT = date(2026, 9, 20)
KINDS = TAKING | SEARCHING


def erased(person, ground="request", by=SYSTEM):
    found = searched(person, by=by)
    act(JUDGE, {"search": found, "rest": "take"}, actor=by, at=AT)
    given = {"persons": [person], "ground": ground, "reason": "监护人书面申请", "search": found}
    return act(FORGET, given, actor=by, at=AT).result


@pytest.fixture
def gone(bureau):
    """The first pupil has left, bears a number, and has an account."""
    person = bureau.pupils[0]
    EnrolmentFact.objects.filter(subject=person).update(valid_to=LEFT, left="moved_away")
    ExternalIdFact.objects.create(
        subject=ExternalIdFact.identities().create(), person_id=person, issuer="resident",
        number="110105201901010021", valid_from=LEFT,
    )  # fmt: skip
    account_for(("clerk", bureau.orgs["school"]), person=person, login="child1")
    return person


def test_every_version_is_emptied_and_counts_stay(bureau, gone):
    one = taken()
    before = EnrolmentFact.objects.get(subject=gone)
    done = erased(gone)
    fact = EnrolmentFact.objects.get(subject=gone)
    assert (fact.name, fact.number, fact.pinyin, fact.initials) == ("", "", "", "")
    assert (fact.org_id, fact.valid_from, fact.state) == (
        before.org_id, before.valid_from, before.state,
    )  # fmt: skip
    assert ExternalIdFact.objects.get(person=gone).number == ""
    guardian = GuardianFact.objects.get(child=gone)
    assert (guardian.name, guardian.mobile, guardian.relation) == ("", "", "father")
    account = Account.objects.get(person=gone)
    assert (account.active, account.name, account.login) == (False, "", f"erased-{account.pk}")
    assert EnrolmentFact.objects.get(subject=bureau.pupils[1]).name == "李小海"
    assert done["tables"] == {"pupil": 1, "guardian": 1, "external_id": 1, "account": 1}
    work(KINDS, lambda: AT)
    after = snapshots.named(one.folder.name)
    assert rows(after, "SELECT name FROM pupil ORDER BY id") == [(None,), ("李小海",)]
    seal()
    assert list(faults()) == []
    entry = Entry.objects.get(intention="person.erase")
    assert entry.rows == 4


def test_whoever_is_on_a_roll_stays(bureau):
    with pytest.raises(StandingError, match=str(bureau.pupils[1])):
        erased(bureau.pupils[1])
    assert EnrolmentFact.objects.get(subject=bureau.pupils[1]).name == "李小海"


def test_the_end_of_retention_is_thirty_years_after_a_pupil_has_left(gone):
    later = date(2056, 9, 19)
    assert due(later) == {}
    assert due(later + timedelta(1)) == {gone: LEFT}
    with pytest.raises(EarlyError, match=str(gone)):
        erased(gone, "retention")
    EnrolmentFact.objects.filter(subject=gone).update(
        valid_from=date(1990, 9, 1), valid_to=date(1996, 7, 1)
    )
    erased(gone, "retention")
    assert due(AT.date()) == {}


def test_only_the_security_administrator_erases(bureau, gone):
    for role in ("system_admin", "office", "leader", "principal"):
        with pytest.raises(NotFoundError):
            erased(gone, by=actor_for((role, bureau.orgs["bureau"])))
    erased(gone, by=actor_for(("security_admin", bureau.orgs["bureau"])))


def test_the_page_erases_and_prints_a_certificate(bureau, gone, client):
    signed_in(client, "security_admin", bureau.orgs["bureau"])
    page = "/snapshots/erasures/"
    assert "删除个人信息" in client.get(page).content.decode()
    given = {"persons": str(gone), "where": "everywhere"}
    assert client.post(page, given | {"persons": "甲"}).status_code == 422
    looked = client.post(page, given)["Location"]
    assert looked == f"/snapshots/traces/{Search.objects.get().pk}/"
    seal()
    work(KINDS, clock.now)
    client.post(looked, {"rest": "take"})
    done = client.post(looked, {"ground": "request", "reason": "监护人申请"})
    erased_page = done["Location"]
    assert re.fullmatch(r"/snapshots/erasures/\d+/", erased_page)
    shown = client.get(erased_page).content.decode()
    assert "个人信息删除凭证" in shown
    assert f"<dd>{gone}</dd>" in shown
    assert "张小山" not in shown
    copies = given | {"where": "snapshots"}
    assert client.post(page, copies).status_code == 422
    copies = client.post(page, copies | {"reason": "监护人申请"})
    assert copies["Location"] == page
    signed_out(client)
    signed_in(client, "audit_admin", bureau.orgs["bureau"])
    assert client.get(erased_page).status_code == 200
    assert client.post(page, given).status_code == 404
    signed_in(client, "principal", bureau.orgs["school"])
    assert same_answer(client, erased_page, "/snapshots/erasures/99999999/") == 404


def test_old_nightly_snapshots_go_and_those_of_census_day_stay(bureau):
    assert bureau
    old = AT - timedelta(days=402)
    for cause in (Cause.NIGHTLY, Cause.CENSUS):
        taken(day=old.date(), cause=cause)
    kept = taken(day=(AT - timedelta(days=399)).date(), cause=Cause.NIGHTLY).folder.name
    assert retire(AT) == 1
    assert sorted(snapshots.names()) == sorted([f"{old.date()}-census", kept])
    assert Entry.objects.filter(intention="snapshot.drop").count() == 1
    assert retire(AT) == 0


def test_a_worker_killed_between_the_entry_and_the_files_does_not_tell_twice(bureau, monkeypatch):
    assert bureau
    name = taken(day=(AT - timedelta(days=402)).date(), cause=Cause.NIGHTLY).folder.name

    def killed(_: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(snapshots, "drop", killed)
        with pytest.raises(KeyboardInterrupt):
            retire(AT)
    assert snapshots.names() == [name]
    assert retire(AT + timedelta(minutes=1)) == 1
    assert not snapshots.names()
    assert Entry.objects.filter(intention="snapshot.drop").count() == 1
