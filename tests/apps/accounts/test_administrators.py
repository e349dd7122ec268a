"""One administrator reset by another with the third one's consent."""

from datetime import timedelta

import pytest
from tests.apps.signing import account_for, actor_for, sign_in_as, signed_out

from xuezheng.adapters import clock
from xuezheng.apps.accounts.models import AdminReset, Factor, Session
from xuezheng.apps.accounts.services import intention
from xuezheng.apps.accounts.services.administrators import ResetOverError, ThirdPersonError
from xuezheng.apps.audit.services import act
from xuezheng.core.base.errors import NotFoundError


@pytest.fixture
def three(units):
    return {
        key: account_for((f"{key}_admin", units.bureau)) for key in ("system", "security", "audit")
    }


def actor(three, key, units):
    return actor_for((f"{key}_admin", units.bureau), person=three[key].person_id)


def ask(who, account, at=None):
    given = {"account": account, "factor": True, "reason": "本人到场核验"}
    done = act(intention("account.ask_admin_reset"), given, actor=who, at=at or clock.now())
    return done.result["request"]


def consent(who, request, approve=True, at=None):
    given = {"request": request, "approve": approve}
    return act(intention("account.consent_admin_reset"), given, actor=who, at=at or clock.now())


def test_two_of_three_reset_the_third(client, units, three):
    now = clock.now()
    Factor.objects.create(account=three["audit"], salt="s", confirmed=now)
    sign_in_as(client, three["audit"])
    signed_out(client)
    number = ask(actor(three, "system", units), three["audit"].pk)
    assert not three["audit"].must_change
    consent(actor(three, "security", units), number)
    three["audit"].refresh_from_db()
    assert three["audit"].must_change
    assert not Factor.objects.filter(account=three["audit"], confirmed__isnull=False).exists()
    assert not Session.objects.filter(account=three["audit"]).exists()
    batch = AdminReset.objects.get().batch
    sign_in_as(client, three["system"])
    assert three["audit"].login in client.get(f"/accounts/slips/{batch}/").content.decode()
    signed_out(client)
    sign_in_as(client, three["security"])
    assert client.get(f"/accounts/slips/{batch}/").status_code == 404


def test_they_are_three_people_and_it_happens_once(units, three):
    system, security, audit = (actor(three, key, units) for key in three)
    with pytest.raises(ThirdPersonError):
        ask(system, three["system"].pk)
    number = ask(system, three["audit"].pk)
    for who in (system, audit):
        with pytest.raises(ThirdPersonError):
            consent(who, number)
    consent(security, number, approve=False)
    with pytest.raises(ResetOverError):
        consent(security, number)
    late = ask(system, three["audit"].pk)
    with pytest.raises(ResetOverError):
        consent(security, late, at=clock.now() + timedelta(days=30))
    three["audit"].refresh_from_db()
    assert not three["audit"].must_change


def test_nobody_else_asks_or_consents_and_only_for_administrators(units, three):
    clerk = account_for(("clerk", units.school))
    with pytest.raises(NotFoundError):
        ask(actor(three, "system", units), clerk.pk)
    number = ask(actor(three, "system", units), three["audit"].pk)
    for role in ("unit_admin", "office", "leader"):
        who = actor_for((role, units.bureau))
        with pytest.raises(NotFoundError):
            ask(who, three["audit"].pk)
        with pytest.raises(NotFoundError):
            consent(who, number)


def test_the_page_leads_through_it(client, units, three):
    sign_in_as(client, three["security"])
    page = "/accounts/administrators/"
    assert client.get(page).content.decode().count("申请重置</button>") == 2
    client.post(f"{page}{three['system'].pk}/ask/", {"reason": "本人到场核验"})
    shown = client.get(page).content.decode()
    assert ("待另一位管理员同意" in shown, "同意重置</button>" in shown) == (True, False)
    signed_out(client)
    sign_in_as(client, three["audit"])
    number = AdminReset.objects.get().pk
    assert "同意重置</button>" in client.get(page).content.decode()
    client.post(f"{page}resets/{number}/", {"decide": "approve"})
    assert AdminReset.objects.get().approved
    signed_out(client)
    sign_in_as(client, account_for(("clerk", units.school)))
    assert client.get(page).status_code == 404
