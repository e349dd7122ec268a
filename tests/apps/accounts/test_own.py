"""One's own account: second factor, recovery, tokens, posts, devices, password."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from tests.apps.accounts.doing import do, somebody
from tests.apps.signing import account_for, sign_in_as, signed_in

from xuezheng.adapters import clock
from xuezheng.apps.accounts.models import Account, Device, Factor, RecoveryCode, Session, Token
from xuezheng.apps.accounts.selectors.keys import factor_secret
from xuezheng.apps.accounts.services.own import (
    FactorNeededError,
    code_at,
    step_matching,
    step_of,
)
from xuezheng.apps.accounts.services.passwords import WeakPasswordError, require_good
from xuezheng.apps.audit.models import Entry, EntryDetail

GOOD = "Ganlan-5520-shu"
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105 - "12345678901234567890" of RFC 6238


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1111111109, "081804"),
        (1111111111, "050471"),
        (1234567890, "005924"),
        (2000000000, "279037"),
        (20000000000, "353130"),
    ],
)
def test_codes_are_those_of_rfc_6238(seconds, code):
    """Appendix B, SHA-1, the last six of its eight digits."""
    moment = datetime.fromtimestamp(seconds, UTC)
    assert code_at(SECRET, step_of(moment)) == code
    assert step_matching(SECRET, code, moment, after=0) == seconds // 30


def test_a_code_holds_one_step_either_way_and_never_twice():
    moment = datetime.fromtimestamp(59, UTC)
    assert step_matching(SECRET, code_at(SECRET, 2), moment, after=0) == 2
    assert step_matching(SECRET, code_at(SECRET, 3), moment, after=0) is None
    assert step_matching(SECRET, code_at(SECRET, 1), moment, after=1) is None


def secret_of(page):
    [letters] = re.findall(r'<p class="hash">([A-Z2-7 ]+)</p>', page)
    return letters.replace(" ", "")


def enrolled(client, account, after="/jobs/"):
    """Sign in with the password and set the second factor up; gives secret and recovery codes."""
    account.set_password(GOOD)
    account.save()
    entered = client.post("/sign-in/", {"login": account.login, "password": GOOD, "next": after})
    assert entered["Location"] == "/sign-in/factor/?next=%2Fjobs%2F"
    page = client.get(entered["Location"]).content.decode()
    assert "<svg" in page
    assert "style=" not in page
    secret = secret_of(page)
    code = code_at(secret, step_of(clock.now()))
    done = client.post("/sign-in/factor/", {"code": code, "next": after}).content.decode()
    return secret, re.findall(r"<li>([A-Z2-9]{4}-[A-Z2-9]{4})</li>", done)


@pytest.mark.django_db
def test_administrators_set_up_a_second_factor_before_anything_else(client, units):
    account = somebody("security_admin", units.bureau)
    secret, codes = enrolled(client, account)
    assert len(set(codes)) == 8
    assert client.get("/jobs/").status_code == 200
    assert not RecoveryCode.objects.filter(digest__in=codes).exists()
    client.cookies.clear()
    entered = client.post("/sign-in/", {"login": account.login, "password": GOOD})
    assert entered["Location"] == "/sign-in/code/?next=%2F"
    assert secret not in client.get("/sign-in/factor/?next=/", follow=True).content.decode()
    assert client.get("/jobs/").status_code == 302, "nothing opens before the code"
    used = code_at(secret, Factor.objects.get().step)
    assert client.post("/sign-in/code/", {"code": used}).status_code == 422, "a code works once"
    assert (
        client.post("/sign-in/code/", {"code": codes[0].lower().replace("-", " ")})["Location"]
        == "/"
    )
    assert client.get("/jobs/").status_code == 200
    assert Device.objects.count() == 0, "administrators are asked on every device, every time"


@pytest.mark.django_db
def test_a_recovery_code_works_once(client, units):
    account = somebody("security_admin", units.bureau)
    _secret, codes = enrolled(client, account)
    for status in (303, 422):
        client.cookies.clear()
        client.post("/sign-in/", {"login": account.login, "password": GOOD})
        assert client.post("/sign-in/code/", {"code": codes[0]}).status_code == status


@pytest.mark.django_db
def test_five_wrong_codes_lock_the_factor(client, units, monkeypatch):
    account = somebody("security_admin", units.bureau)
    _secret, codes = enrolled(client, account)
    client.cookies.clear()
    client.post("/sign-in/", {"login": account.login, "password": GOOD})
    for _ in range(5):
        assert client.post("/sign-in/code/", {"code": "000000"}).status_code == 422
    assert client.post("/sign-in/code/", {"code": codes[0]}).status_code == 422
    later = clock.now() + timedelta(minutes=15)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert client.post("/sign-in/code/", {"code": codes[1]}).status_code == 303


@pytest.mark.django_db
def test_others_may_have_one_and_are_asked_once_a_device(client, units, monkeypatch):
    account = somebody("clerk", units.school)
    account.set_password(GOOD)
    account.save()
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)
    assert client.post("/sign-in/", {"login": account.login, "password": GOOD})["Location"] == "/"
    secret = secret_of(client.get("/me/factor/").content.decode())
    client.post("/me/factor/", {"code": code_at(secret, step_of(now))})
    client.post("/sign-out/")
    asked = client.post("/sign-in/", {"login": account.login, "password": GOOD})
    assert asked["Location"].startswith("/sign-in/code/")
    now += timedelta(minutes=1)
    assert client.post("/sign-in/code/", {"code": code_at(secret, step_of(now))}).status_code == 303
    client.post("/sign-out/")
    again = client.post("/sign-in/", {"login": account.login, "password": GOOD})
    assert again["Location"] == "/", "this device is known"
    client.post("/sign-out/")
    now += timedelta(days=30)
    asked = client.post("/sign-in/", {"login": account.login, "password": GOOD})
    assert asked["Location"].startswith("/sign-in/code/")


@pytest.mark.django_db
def test_a_half_open_session_cannot_replace_the_factor(client, units):
    """Whoever has the password alone must not set up a factor of his own."""
    account = somebody("security_admin", units.bureau)
    enrolled(client, account)
    secret = Factor.objects.get().salt
    client.cookies.clear()
    client.post("/sign-in/", {"login": account.login, "password": GOOD})
    assert client.get("/sign-in/factor/")["Location"].startswith("/sign-in/code/")
    assert client.get("/me/factor/").status_code == 302
    assert Factor.objects.get().salt == secret


@pytest.mark.django_db
def test_the_factor_goes_where_the_role_allows_it(units):
    from tests.apps.signing import actor_for  # noqa: PLC0415

    clerk, admin = actor_for(("clerk", units.school)), actor_for(("audit_admin", units.bureau))
    for actor in (clerk, admin):
        Factor.objects.create(account_id=actor.account, salt=SECRET, confirmed=clock.now())
    do("account.factor_off", clerk)
    with pytest.raises(FactorNeededError):
        do("account.factor_off", admin)
    assert [one.account_id for one in Factor.objects.all()] == [admin.account]


@pytest.mark.parametrize(
    ("password", "good"),
    [
        ("Ganlan-552", True),
        ("Ganlan-55", False),  # nine
        ("password123456", False),  # on the common list
        ("zzzzzzzzzzzz", False),
        ("abababababab", False),
        ("x-J0001-geheim", False),  # holds the sign-in name
        ("13800000001abc", False),  # holds the mobile number
        ("长城内外惟余莽莽大河上", True),
    ],
)
def test_password_rules(password, good):
    account = Account(login="j0001", mobile="13800000001", password="!")  # noqa: S106
    if good:
        require_good(password, account, clock.now())
        return
    with pytest.raises(WeakPasswordError):
        require_good(password, account, clock.now())


@pytest.mark.django_db
def test_changing_the_password_signs_other_devices_out(client, units):
    account = somebody("clerk", units.school)
    account.set_password(GOOD)
    account.save()
    sign_in_as(client, account)
    here = Session.objects.get()
    Session.objects.create(
        account=account, digest="x", label="", began=here.began, seen=here.seen, until=here.until
    )
    given = {"present": GOOD, "wanted": "Gelan-7731-hu", "again": "Gelan-7731-hu"}
    assert client.post("/me/password/", given | {"present": "nonsense"}).status_code == 422
    assert client.post("/me/password/", given | {"again": "other"}).status_code == 422
    assert client.post("/me/password/", given | {"wanted": GOOD, "again": GOOD}).status_code == 422
    assert client.post("/me/password/", given)["Location"] == "/me/"
    assert list(Session.objects.all()) == [here]
    account.refresh_from_db()
    assert account.check_password("Gelan-7731-hu")


@pytest.mark.django_db
def test_a_token_acts_over_the_api_until_it_ends(client, units):
    signed_in(client, "clerk", units.school)
    page = client.post("/me/tokens/", {"title": "统计脚本"}).content.decode()
    [key] = re.findall(r"xz_[a-z2-9]{48}", page)
    assert key not in client.get("/me/").content.decode()
    assert not Token.objects.filter(digest=key).exists()
    client.cookies.clear()
    bearer = {"Authorization": f"Bearer {key}"}
    assert client.get("/api/do", headers=bearer).status_code == 200
    assert client.get("/jobs/", headers=bearer).status_code == 302, "pages are for people"
    wrong = {"Authorization": "Bearer xz_wrong"}
    assert client.get("/api/do", headers=wrong).status_code == 401
    given = {"token": Token.objects.get().pk}
    ended = client.post("/api/do/account.token_end", given, "application/json", headers=bearer)
    assert ended.status_code == 200
    assert Entry.objects.get(intention="account.token_end").channel == "api"
    assert client.get("/api/do", headers=bearer).status_code == 401


@pytest.mark.django_db
def test_one_account_with_two_posts_records_the_one_acted_under(client, units):
    actor = signed_in(client, ("section", units.section), ("principal", units.school))
    first, second = (grant.id for grant in actor.grants)
    assert actor.acting_as == first
    page = client.get("/me/").content.decode()
    assert "基础教育科" in page
    assert "盐浦小学" in page
    back = client.post("/me/act-as/", {"grant": second, "next": "/jobs/"})
    assert (back.status_code, back["Location"]) == (303, "/jobs/")
    client.post("/me/tokens/", {"title": "x"})
    assert Entry.objects.get(intention="account.token").acting_as == second
    stranger = account_for(("clerk", units.other))
    theirs = stranger.person.grant_set.get().pk
    assert client.post("/me/act-as/", {"grant": theirs}).status_code == 422


@pytest.mark.django_db
def test_a_device_is_seen_and_ended_only_by_its_owner(client, units):
    signed_in(client, "clerk", units.school)
    mine = Session.objects.get()
    other = Session.objects.create(
        account=somebody("clerk", units.other), digest="x", label="Edge · Windows",
        began=mine.began, seen=mine.seen, until=mine.until,
    )  # fmt: skip
    assert "Edge · Windows" not in client.get("/me/").content.decode()
    client.post(f"/me/devices/{other.pk}/end/")
    assert Session.objects.filter(pk=other.pk).exists()
    client.post(f"/me/devices/{mine.pk}/end/")
    assert client.get("/me/").status_code == 302


@pytest.mark.django_db
def test_the_page_delegates_and_takes_back(client, units):
    signed_in(client, "principal", units.school)
    colleague = somebody("clerk", units.school)
    Account.objects.filter(pk=colleague.pk).update(name="沈青")
    assert "沈青" in client.get("/me/").content.decode()
    grant = client.get("/me/").context["look"]["who"].hats[0].grant
    given = {"grant": grant, "person": colleague.person_id, "last": clock.today().isoformat()}
    client.post("/me/delegations/", given)
    [held] = client.get("/me/").context["delegated"]
    assert held.holder == "沈青"
    client.post(f"/me/delegations/{held.grant}/end/")
    assert client.get("/me/").context["delegated"] == []


@pytest.mark.django_db
def test_the_database_holds_no_secret_of_a_factor(client, units, settings):
    """Neither database nor log gives a code: the site's key, a file of its own, is needed too."""
    account = somebody("system_admin", units.bureau)
    secret, _ = enrolled(client, account)
    row = Factor.objects.get()
    assert secret == factor_secret(row.salt)
    kept = [str(value) for value in vars(row).values()]
    kept += EntryDetail.objects.values_list("payload", flat=True)
    assert not any(secret in one for one in kept)
    settings.SECRET_KEY = "another"  # noqa: S105 - of a test
    assert factor_secret(row.salt) != secret
