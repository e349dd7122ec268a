"""Signing in: what opens, what does not, and what nobody learns from the difference."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from tests.apps.people.acting import START
from tests.apps.people.acting import do as do_people
from tests.apps.signing import account_for, sign_in_as, signed_in

from xuezheng.adapters import clock
from xuezheng.apps.accounts.models import Account, Attempt, Device, Session
from xuezheng.apps.audit.models import Entry, EntryDetail

PASSWORD = "Ganlan-5520-shu"  # noqa: S105 - of nobody
WRONG = {"password": "nonsense"}
pytestmark = pytest.mark.django_db


def person(units, role="clerk", org="school", login="J0001", password=PASSWORD):
    account = account_for((role, getattr(units, org)), login=login.lower())
    account.set_password(password)
    account.save()
    return account


def enter(client, login="J0001", password=PASSWORD, **more):
    return client.post("/sign-in/", {"login": login, "password": password, **more})


def words(response):
    """Give what the page says, without what differs each time."""
    text = re.sub(r'name="(csrfmiddlewaretoken|login)"[^>]*', "", response.content.decode())
    return re.sub(r"\s+", " ", text)


def test_a_page_sends_to_the_sign_in_page_and_back_to_exactly_itself(client, units):
    person(units)
    away = client.get("/jobs/?page=2")
    assert (away.status_code, away["Location"]) == (302, "/sign-in/?next=%2Fjobs%2F%3Fpage%3D2")
    back = enter(client, next="/jobs/?page=2")
    assert (back.status_code, back["Location"]) == (303, "/jobs/?page=2")
    assert client.get("/jobs/").status_code == 200


def test_the_way_back_never_leaves_the_site(client, units):
    person(units)
    for bad in ("https://example.com/", "//example.com", "/\\example.com"):
        assert enter(client, next=bad)["Location"] == "/"


@pytest.mark.parametrize("login", ["J0001", " j0001 ", "Ｊ０００１"])
def test_a_staff_number_is_read_however_it_is_typed(client, units, login):
    person(units)
    assert enter(client, login).status_code == 303


def test_a_mobile_number_signs_in_too(client, units):
    account = person(units)
    Account.objects.filter(pk=account.pk).update(mobile="13800000001")
    assert enter(client, "138 0000 0001").status_code == 303


def test_no_answer_tells_whether_a_name_exists(client, units):
    person(units)
    disabled = person(units, login="j0002")
    Account.objects.filter(pk=disabled.pk).update(active=False)
    wrong = enter(client, "j0001", "nonsense")
    unknown = enter(client, "j9999", "nonsense")
    closed = enter(client, "j0002")
    assert wrong.status_code == unknown.status_code == closed.status_code == 422
    assert words(wrong) == words(unknown) == words(closed)


def test_every_try_costs_one_hash(client, units, monkeypatch):
    """The time of a try hides nothing: each runs the hash once, whoever is asked for."""
    person(units)
    bare = person(units, login="j0003")
    bare.set_unusable_password()
    bare.save()
    runs = []
    encode = PBKDF2PasswordHasher.encode

    def counted(self, *given, **more):
        runs.append(1)
        return encode(self, *given, **more)

    monkeypatch.setattr(PBKDF2PasswordHasher, "encode", counted)
    for login in ("j0001", "j0003", "j9999"):
        runs.clear()
        enter(client, login, "nonsense")
        assert len(runs) == 1, login


def test_five_wrong_tries_lock_a_name_for_fifteen_minutes(client, units, monkeypatch):
    person(units)
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)
    for _ in range(5):
        assert enter(client, **WRONG).status_code == 422
    assert enter(client).status_code == 422, "the right password opens nothing while the lock holds"
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=14, seconds=59))
    assert enter(client).status_code == 422
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(minutes=15))
    assert enter(client).status_code == 303
    assert Attempt.objects.count() == 0


def test_a_right_password_forgets_the_wrong_ones_before_it(client, units):
    person(units)
    for _ in range(4):
        enter(client, **WRONG)
    assert enter(client).status_code == 303
    for _ in range(4):
        enter(client, **WRONG)
    assert enter(client).status_code == 303


def test_a_name_nobody_has_is_counted_like_one_somebody_has(client, units):
    person(units)
    for login in ("j0001", "j9999"):
        enter(client, login, "nonsense")
    assert list(Attempt.objects.values_list("wrong", flat=True)) == [1, 1]
    assert not Attempt.objects.filter(name__contains="j9999").exists()


def test_the_log_holds_tries_but_neither_names_nor_passwords(client, units):
    person(units)
    enter(client, "13800009999", "geheim-4711")
    enter(client)
    opened = [(one.intention, one.actor is not None) for one in Entry.objects.order_by("id")]
    assert opened == [("account.sign_in", False), ("account.sign_in", True)]
    said = " ".join(EntryDetail.objects.values_list("payload", flat=True))
    assert "13800009999" not in said
    assert "geheim" not in said
    assert PASSWORD not in said


def test_the_session_is_kept_as_a_digest_in_a_closed_cookie(client, units):
    person(units)
    cookie = enter(client).cookies["xz-session"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", "")
    assert not Session.objects.filter(digest=cookie.value).exists()
    kept = enter(client, keep="on").cookies["xz-session"]
    assert client.cookies["xz-session"].value == kept.value


def test_a_kept_session_lasts_thirty_days_and_an_office_computer_eight_hours(
    client, units, monkeypatch
):
    person(units)
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)

    def opens(after):
        monkeypatch.setattr(clock, "now", lambda: now + after)
        status = client.get("/jobs/").status_code
        monkeypatch.setattr(clock, "now", lambda: now)
        return status == 200

    enter(client)
    assert opens(timedelta(hours=7, minutes=59))
    Session.objects.update(seen=now)
    assert not opens(timedelta(hours=8))
    client.cookies.clear()
    enter(client, keep="on")
    assert opens(timedelta(days=29, hours=23))
    assert not opens(timedelta(days=30))


def test_an_administrators_session_is_short_and_idles_out(client, units, monkeypatch, settings):
    person(units, "security_admin", "bureau")
    now = clock.now()
    account = Account.objects.get()
    actor_session = sign_in_as(client, account)
    assert actor_session.roles == {"security_admin"}
    Session.objects.all().delete()
    settings.XZ = settings.XZ.__class__(**{**vars_of(settings.XZ), "demo": False})
    monkeypatch.setattr(clock, "now", lambda: now)
    assert enter(client, keep="on").status_code == 303
    session = Session.objects.get()
    assert (session.idle, session.until - now, session.proved) == (30, timedelta(days=1), False)


def vars_of(value):
    return {name: getattr(value, name) for name in value.__dataclass_fields__}


def test_signing_out_ends_the_session_for_good(client, units):
    person(units)
    enter(client)
    key = client.cookies["xz-session"].value
    assert client.post("/sign-out/")["Location"] == "/sign-in/"
    client.cookies["xz-session"] = key
    assert client.get("/jobs/").status_code == 302
    assert client.post("/sign-out/").status_code == 303, "twice does no harm"


def test_a_disabled_account_is_out_at_once(client, units):
    signed_in(client, "clerk", units.school)
    assert client.get("/jobs/").status_code == 200
    Account.objects.update(active=False)
    assert client.get("/jobs/").status_code == 302


def test_programs_get_401_as_a_problem(client, units):  # noqa: ARG001
    found = client.get("/api/do")
    assert (found.status_code, found["Content-Type"]) == (401, "application/problem+json")
    assert found["WWW-Authenticate"] == "Bearer"
    assert found.json()["code"] == "sign-in"
    page = client.get("/jobs/", headers={"Accept": "application/json"})
    assert page.status_code == 401


def test_a_fragment_sends_the_whole_page_to_sign_in(client, units):  # noqa: ARG001
    found = client.get("/jobs/", headers={"HX-Request": "true"})
    assert found["HX-Redirect"] == "/sign-in/?next=%2Fjobs%2F"


def test_a_browsers_post_to_the_api_needs_the_form_token(units):
    from django.test import Client  # noqa: PLC0415 - one that checks tokens

    client = Client(enforce_csrf_checks=True)
    signed_in(client, "clerk", units.school)
    found = client.post("/api/do/job.stop", {"job": 1}, content_type="application/json")
    assert (found.status_code, found.json()["code"]) == (403, "csrf")


def test_screen_choices_travel_with_the_account(client, units):
    account = person(units)
    enter(client)
    client.post("/preferences", {"language": "en", "size": "large", "theme": "wrong"})
    account.refresh_from_db()
    assert (account.language, account.size, account.theme) == ("en", "large", "")
    client.cookies.clear()
    assert enter(client).cookies["xz-language"].value == "en"


def test_demo_accounts_stand_beside_the_form_in_the_demo_only(client, units, settings):
    Account.objects.filter(pk=person(units).pk).update(hint="填报\nReporting")
    assert "演示账号" not in client.get("/sign-in/").content.decode()
    settings.XZ = settings.XZ.__class__(**{**vars_of(settings.XZ), "demo": True})
    page = client.get("/sign-in/").content.decode()
    assert "演示账号" in page
    assert "盐浦小学" in page


def test_a_demo_account_says_its_post_so_that_two_of_one_section_differ(client, units, settings):
    for login, title in (("k1", "科长"), ("k2", "副科长")):
        who = do_people(
            "person.add", name=f"某{login}", organisation=units.section, since=START,
            staff_number=login,
        )["person"]  # fmt: skip
        account = account_for(("section", units.section), person=who, login=login)
        Account.objects.filter(pk=account.pk).update(hint="看\nLook")
        seat = do_people(
            "post.add", organisation=units.section, title=title, rank="head", since=START
        )["post"]
        do_people("appointment.begin", person=who, post=seat, since=START)
    settings.XZ = settings.XZ.__class__(**{**vars_of(settings.XZ), "demo": True})
    page = client.get("/sign-in/").content.decode()
    assert "基础教育科科长" in page
    assert "基础教育科副科长" in page


def test_the_page_says_whose_it_is_and_that_no_secrets_belong_here(client, units):  # noqa: ARG001
    page = client.get("/sign-in/").content.decode()
    assert "云汀市教育局" in page
    assert "非涉密系统" in page
    assert "邮箱" not in page
    assert Device.objects.count() == 0
