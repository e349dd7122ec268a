"""Accounts, entries, slips of others answer like what does not exist."""

import pytest
from tests.apps.accounts.doing import do, keeper, somebody
from tests.apps.answers import same_answer
from tests.apps.signing import signed_in

from xuezheng.apps.accounts.models import Account, Grant, Token
from xuezheng.apps.audit.models import Entry

pytestmark = pytest.mark.django_db
FAR = 900_001


def far(model, **found):
    """Move a row to a number as long as the one of nothing."""
    row = model.objects.get(**found)
    model.objects.filter(pk=row.pk).delete()
    row.pk = FAR
    row.save(force_insert=True)
    return row


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("get", "/accounts/{}/"),
        ("post", "/accounts/{}/reset/"),
        ("post", "/accounts/{}/disable/"),
        ("post", "/accounts/{}/grants/"),
    ],
)
def test_an_account_of_another_unit(client, units, method, path):
    signed_in(client, "unit_admin", units.school)
    account = somebody("clerk", units.other)
    far(Account, pk=account.pk)
    here, nowhere = path.format(FAR), path.format(FAR + 1)
    assert same_answer(client, here, nowhere, method=method) == 404


def test_a_slip_somebody_else_issued(client, units):
    signed_in(client, "unit_admin", units.school)
    account = somebody("clerk", units.school)
    batch = do("account.slip", keeper(units.town), accounts=[account.pk])["batch"]
    absent = "0" * len(batch)
    assert same_answer(client, f"/accounts/slips/{batch}/", f"/accounts/slips/{absent}/") == 404


def test_an_entry_of_the_log(client, units):
    do("account.disable", account=somebody("clerk", units.school).pk)
    number = Entry.objects.get().pk
    signed_in(client, "principal", units.school)
    assert same_answer(client, f"/log/{number}/", f"/log/{number + 1}/") == 404


def test_a_token_a_session_and_a_delegation_of_somebody_else(client, units):
    other = somebody("principal", units.other)
    token = Token.objects.create(
        account=other, title="x", salt="s", digest="d", issued=other.created, until=other.created
    )
    grant = Grant.objects.get(person=other.person_id)
    signed_in(client, "principal", units.school)
    for path, number in (("/me/tokens/{}/end/", token.pk), ("/me/delegations/{}/end/", grant.pk)):
        here, nowhere = path.format(number), path.format(number + 8)
        assert same_answer(client, here, nowhere, method="post") == 404
