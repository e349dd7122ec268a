"""Signing in: what opens, what does not, and what nobody learns from the difference."""

import re
from datetime import timedelta

import pytest

from tests.apps.signing import account_for, sign_in_as, signed_in
from xuezheng.adapters import clock
from xuezheng.apps.accounts.models import Account, Attempt, Session
from xuezheng.apps.accounts.services.passwords import WeakPasswordError, require_good

PASSWORD = "Ganlan-5520-shu"


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


@pytest.mark.django_db
def test_a_page_sends_to_the_sign_in_page_and_back_to_exactly_itself(client, units):
    person(units)
    away = client.get("/jobs/?page=2")
    assert (away.status_code, away["Location"]) == (302, "/sign-in/?next=%2Fjobs%2F%3Fpage%3D2")
    back = enter(client, next="/jobs/?page=2")
    assert (back.status_code, back["Location"]) == (303, "/jobs/?page=2")
    assert client.get("/jobs/").status_code == 200


@pytest.mark.django_db
def test_the_way_back_never_leaves_the_site(client, units):
    person(units)
    for bad in ("https://example.com/", "//example.com", "/\\example.com"):
        assert enter(client, next=bad)["Location"] == "/"


@pytest.mark.django_db
@pytest.mark.parametrize("login", ["J0001", " j0001 ", "Ｊ０００１"])
def test_a_staff_number_is_read_however_it_is_typed(client, units, login):
    person(units)
    assert enter(client, login).status_code == 303


@pytest.mark.django_db
def test_a_mobile_number_signs_in_too(client, units):
    account = person(units)
    Account.objects.filter(pk=account.pk).update(mobile="13800000001")
    assert enter(client, "138 0000 0001").status_code == 303


@pytest.mark.django_db
def test_no_answer_tells_whether_a_name_exists(client, units):
    person(units)
    disabled = person(units, login="j0002")
    Account.objects.filter(pk=disabled.pk).update(active=False)
    wrong = enter(client, "j0001", "nonsense")
    unknown = enter(client, "j9999", "nonsense")
    closed = enter(client, "j0002")
    assert wrong.status_code == unknown.status_code == closed.status_code == 422
    assert words(wrong) == words(unknown) == words(closed)


@pytest.mark.django_db
def test_every_try_costs_one_hash(client, units, monkeypatch):
    """The time of a try hides nothing: each runs the hash once, whoever is asked for."""
    person(units)
    runs = []
    from tests.apps.accounts.conftest import QuickHasher  # noqa: PLC0415

    encode = QuickHasher.encode
    monkeypatch.setattr(
        "django.contrib.auth.hashers.PBKDF2PasswordHasher.encode",
        lambda self, *given, **more: runs.append(1) or encode(self, *given, **more),
    )
