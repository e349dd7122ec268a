"""Keeping accounts: made, printed on slips, reset, disabled; and by whom not."""

from datetime import timedelta

import pytest
from tests.apps.accounts.doing import do, keeper, somebody, staff
from tests.apps.signing import sign_in_as

from xuezheng.adapters import clock
from xuezheng.apps.accounts.models import Account, Session, Slip
from xuezheng.apps.accounts.selectors import keeping as shown
from xuezheng.apps.accounts.services.keeping import (
    HigherError,
    LoginError,
    OwnAccountError,
    TakenError,
)
from xuezheng.apps.audit.models import Entry, EntryDetail, Receipt
from xuezheng.core.base.errors import NotFoundError

pytestmark = pytest.mark.django_db
GOOD = "Ganlan-5520-shu"


def slip_of(actor, batch):
    [found] = shown.batch(actor, batch, clock.today())
    return found


def test_accounts_for_people_come_with_a_slip_each(units):
    admin = keeper(units.school)
    people = [
        staff(units.school, "周敏", "J2001", "13800002001"),
        staff(units.school, "吴静", "J2002"),
    ]
    done = do("account.for_people", admin, org=units.school, persons=people)
    printed = shown.batch(admin, done["batch"], clock.today())
    assert [(one.name, one.login, one.mobile) for one in printed] == [
        ("吴静", "j2002", ""),
        ("周敏", "j2001", "13800002001"),
    ]
    assert len({one.password for one in printed}) == 2
    assert shown.candidates(admin, units.school, clock.today()) == []
    with pytest.raises(TakenError):
        do("account.for_people", admin, org=units.school, persons=people)


def test_a_slip_opens_once_and_forces_a_password_of_ones_own(client, units):
    admin = keeper(units.school)
    number = do("account.create", admin, login="J2003", name="郑红", org=units.school)["account"]
    slip = slip_of(admin, do("account.slip", admin, accounts=[number])["batch"])
    entered = client.post(
        "/sign-in/", {"login": "J2003", "password": slip.password, "next": "/jobs/"}
    )
    assert entered["Location"] == "/sign-in/password/?next=%2Fjobs%2F"
    assert client.get("/jobs/")["Location"].startswith("/sign-in/"), "no page before that"
    assert client.get("/sign-in/?next=/jobs/")["Location"] == "/sign-in/password/?next=%2Fjobs%2F"
    given = {"present": slip.password, "wanted": GOOD, "again": GOOD, "next": "/jobs/"}
    weak = client.post(
        "/sign-in/password/", given | {"wanted": "j2003-j2003", "again": "j2003-j2003"}
    )
    assert weak.status_code == 422
    assert client.post("/sign-in/password/", given)["Location"] == "/jobs/"
    assert client.get("/jobs/").status_code == 200
    client.cookies.clear()
    again = client.post("/sign-in/", {"login": "J2003", "password": slip.password})
    assert again.status_code == 422
    with pytest.raises(NotFoundError):
        shown.batch(admin, Slip.objects.get().batch, clock.today())


def test_a_slip_ends_after_its_days(client, units, monkeypatch):
    admin = keeper(units.school)
    number = do("account.create", admin, login="J2004", name="冯丽", org=units.school)["account"]
    slip = slip_of(admin, do("account.slip", admin, accounts=[number])["batch"])
    later = clock.now() + timedelta(days=30, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    entered = client.post("/sign-in/", {"login": "J2004", "password": slip.password})
    assert entered.status_code == 422
    assert shown.account(admin, number, later).state is shown.State.STALE


def test_one_time_passwords_reach_neither_database_nor_log_nor_receipt(units):
    admin = keeper(units.school)
    number = do("account.create", admin, login="J2005", name="陈楠", org=units.school)["account"]
    done = do("account.reset", admin, idem="r1", account=number)
    assert do("account.reset", admin, idem="r1", account=number) == done, "repeated, not done twice"
    assert Slip.objects.count() == 1
    secret = slip_of(admin, done["batch"]).password
    kept = [
        *EntryDetail.objects.values_list("payload", flat=True),
        *Receipt.objects.values_list("result", flat=True),
        *Slip.objects.values_list("salt", flat=True),
        *Account.objects.values_list("password", flat=True),
    ]
    assert not any(secret in one or secret.replace("-", "") in one for one in kept)


def test_only_whoever_issued_a_batch_prints_it(units):
    admin, other = keeper(units.school), keeper(units.town)
    number = do("account.create", admin, login="J2006", name="褚卫", org=units.school)["account"]
    batch = do("account.slip", admin, accounts=[number])["batch"]
    with pytest.raises(NotFoundError):
        shown.batch(other, batch, clock.today())


@pytest.mark.parametrize(
    ("admin", "role", "org", "may"),
    [
        ("school", "clerk", "school", True),
        ("school", "principal", "school", False),  # the head of his own unit stands higher
        ("school", "clerk", "other", None),  # another school: not there for him
        ("town", "principal", "school", True),
        ("town", "township", "town", False),
        ("town", "principal", "other", None),
        ("bureau", "section", "section", True),
        ("bureau", "township", "town", True),
        ("bureau", "leader", "bureau", False),
        ("bureau", "office", "bureau", False),
        ("bureau", "security_admin", "bureau", False),
    ],
)
def test_an_administrator_resets_those_below_and_nobody_else(units, admin, role, org, may):
    actor = keeper(getattr(units, admin))
    account = somebody(role, getattr(units, org))
    if may:
        assert do("account.reset", actor, account=account.pk)["batch"]
        return
    with pytest.raises(NotFoundError if may is None else HigherError):
        do("account.reset", actor, account=account.pk)
    assert Slip.objects.count() == 0


def test_the_security_administrator_resets_leaders_but_no_other_administrator(units):
    actor = keeper(units.bureau, "security_admin")
    assert do("account.reset", actor, account=somebody("leader", units.bureau).pk)
    for role in ("system_admin", "audit_admin"):
        with pytest.raises(HigherError):
            do("account.reset", actor, account=somebody(role, units.bureau).pk)


def test_nobody_keeps_the_own_account(units):
    actor = keeper(units.school)
    with pytest.raises(OwnAccountError):
        do("account.reset", actor, account=actor.account)


def test_people_without_the_role_find_no_accounts(client, units):
    account = somebody("principal", units.school)
    sign_in_as(client, account)
    assert client.get("/accounts/").status_code == 404
    assert client.get(f"/accounts/{account.pk}/").status_code == 404
    with pytest.raises(NotFoundError):
        do("account.create", keeper(units.school), login="J3", name="x", org=units.other)


@pytest.mark.parametrize("login", ["a@b.cn", "某人", "12", "x" * 33, "j 1/2"])
def test_a_sign_in_name_is_a_staff_or_mobile_number(units, login):
    with pytest.raises(LoginError):
        do("account.create", keeper(units.school), login=login, name="x", org=units.school)


def test_a_mobile_number_belongs_to_one_account(units):
    admin = keeper(units.school)
    do("account.create", admin, login="13800002010", name="甲", org=units.school)
    with pytest.raises(TakenError):
        do(
            "account.create",
            admin,
            login="J2010",
            mobile="13800002010",
            name="乙",
            org=units.school,
        )


def test_a_disabled_account_opens_again_with_its_own_password(client, units):
    admin, account = keeper(units.school), somebody("clerk", units.school)
    account.set_password(GOOD)
    account.save()
    sign_in_as(client, account)
    do("account.disable", admin, account=account.pk)
    assert Session.objects.filter(account=account).count() == 0
    assert client.post("/sign-in/", {"login": account.login, "password": GOOD}).status_code == 422
    do("account.enable", admin, account=account.pk)
    assert client.post("/sign-in/", {"login": account.login, "password": GOOD}).status_code == 303


def test_a_reset_ends_sessions_and_lifts_the_lock(client, units):
    admin, account = keeper(units.school), somebody("clerk", units.school)
    for _ in range(5):
        client.post("/sign-in/", {"login": account.login, "password": "nonsense"})
    sign_in_as(client, account)
    slip = slip_of(admin, do("account.reset", admin, account=account.pk)["batch"])
    assert client.get("/jobs/").status_code == 302
    client.cookies.clear()
    entered = client.post("/sign-in/", {"login": account.login, "password": slip.password})
    assert entered.status_code == 303


def test_an_account_moves_between_units_in_reach(units):
    admin, account = keeper(units.town), somebody("clerk", units.school)
    do("account.move", admin, account=account.pk, org=units.town)
    assert Account.objects.get(pk=account.pk).org_id == units.town
    with pytest.raises(NotFoundError):
        do("account.move", admin, account=account.pk, org=units.other)


def test_pages_make_print_and_reset(client, units):
    admin = somebody("unit_admin", units.town)
    sign_in_as(client, admin)
    person = staff(units.school, "卫东", "J2020")
    page = client.get(f"/accounts/new/?org={units.school}").content.decode()
    assert "卫东" in page
    made = client.post("/accounts/create/", {"org": units.school, "person": [person]})
    slips = client.get(made["Location"]).content.decode()
    assert "卫东" in slips
    assert "一次性密码" in slips
    account = Account.objects.get(login="j2020")
    assert "待首次登录" in client.get("/accounts/?q=卫东").content.decode()
    shown_page = client.get(f"/accounts/{account.pk}/")
    assert "重置密码" in shown_page.content.decode()
    again = client.post(f"/accounts/{account.pk}/reset/", {"factor": "1"})
    assert again["Location"].startswith("/accounts/slips/")
    client.post(f"/accounts/{account.pk}/disable/")
    assert "已停用" in client.get(f"/accounts/{account.pk}/").content.decode()
    assert Entry.objects.filter(intention="account.disable", object=str(account.pk)).exists()


def test_the_list_pages_by_key(client, units):
    admin = somebody("unit_admin", units.bureau)
    Account.objects.bulk_create(
        Account(login=f"p{n:03}", name=f"人{n}", org_id=units.school, password="!", created=clock.now())  # noqa: S106
        for n in range(60)
    )  # fmt: skip
    sign_in_as(client, admin)
    first = client.get("/accounts/?q=p0")
    assert "p000" in first.content.decode()
    assert "after=p049" in first.content.decode()
    assert "p050" in client.get("/accounts/?q=p0&after=p049").content.decode()


def test_all_accounts_of_the_list_may_be_ticked_that_one_keeps(client, units):
    own, below = somebody("security_admin", units.bureau), somebody("principal", units.school)
    above = somebody("audit_admin", units.bureau)
    sign_in_as(client, own)
    page = client.get("/accounts/").content.decode()
    ticked = {row.pk for row in (own, below, above) if f'value="{row.pk}" aria-label' in page}
    assert ticked == {below.pk}
