"""A purpose opens sensitive fields: once per session, for its groups, until it ends (R22)."""

from datetime import timedelta

import pytest
from tests.apps.accounts.doing import do
from tests.apps.signing import account_for, actor_for, sign_in_as

from xuezheng.adapters import clock
from xuezheng.apps.accounts.models import Session
from xuezheng.apps.accounts.selectors.actors import by_session
from xuezheng.apps.accounts.services.purposes import NothingToOpenError, UnknownPurposeError
from xuezheng.apps.audit.models import Entry
from xuezheng.apps.schools.access import eyes, seen
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds import fields
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.kind import Kind

pytestmark = pytest.mark.django_db
OPEN, PERSONAL, SENSITIVE = Privacy.OPEN, Privacy.PERSONAL, Privacy.SENSITIVE


def kind(group="care"):
    """Declare a kind of the group with a field of each class."""
    return Kind(
        key="aided", version=1, title=T("受助学生", "Aided pupils"), group=group,
        fields=(
            fields.text("reason", T("原因", "Reason")),
            fields.name("pupil", T("学生", "Pupil"), privacy=SENSITIVE),
            fields.text("crisis", T("危机", "Crisis"), privacy=Privacy.SEALED),
        ),
    )  # fmt: skip


@pytest.fixture
def clerk(client, units):
    """Sign a clerk in; gives the session, and who the session is at a moment."""
    account = account_for(("clerk", units.school))
    actor = sign_in_as(client, account)
    row = Session.objects.get(account=account)

    def who(at=None):
        found = by_session(client.cookies["xz-session"].value, at or clock.now())
        return found.actor if found else None

    return actor, int(row.pk), who


def test_a_purpose_opens_what_is_sensitive_in_its_groups_and_nothing_sealed(clerk):
    actor, session, who = clerk
    assert seen(who(), kind()) == {OPEN, PERSONAL}
    do("purpose.state", actor, session=session, purpose="aid")
    assert who().stated.purpose == "aid"
    assert seen(who(), kind()) == {OPEN, PERSONAL, SENSITIVE}
    assert seen(who(), kind("staff")) == {OPEN, PERSONAL}, "aid is no purpose for staff"
    do("purpose.end", actor, session=session)
    assert who().stated is None
    assert seen(who(), kind()) == {OPEN, PERSONAL}


def test_it_ends_by_itself_after_four_hours(clerk):
    actor, session, who = clerk
    now = clock.now()
    do("purpose.state", actor, session=session, purpose="aid", at=now)
    assert who(now + timedelta(minutes=239)).stated is not None
    assert who(now + timedelta(minutes=240)).stated is None


def test_the_log_says_which_purpose_was_stated(clerk):
    actor, session, _ = clerk
    do("purpose.state", actor, session=session, purpose="aid")
    entry = Entry.objects.get(intention="purpose.state")
    assert (entry.purpose, entry.kind, entry.actor) == ("aid", "purpose", actor.account)


@pytest.mark.parametrize("wrong", ["", "curiosity", "case"])
def test_only_a_purpose_of_the_list_is_taken_and_a_case_needs_its_number(clerk, wrong):
    actor, session, _ = clerk
    with pytest.raises(UnknownPurposeError):
        do("purpose.state", actor, session=session, purpose=wrong)


def test_a_case_lends_its_purpose_for_its_own_group(clerk):
    actor, session, who = clerk
    do("purpose.state", actor, session=session, purpose="case", case=17, group="care")
    assert (who().stated.purpose, who().stated.case) == ("case", 17)
    assert SENSITIVE in seen(who(), kind())
    assert SENSITIVE not in seen(who(), kind("staff"))


def test_another_ones_session_and_a_post_that_sees_nothing_are_refused(clerk, units):
    _, session, _ = clerk
    with pytest.raises(NotFoundError):
        do("purpose.state", actor_for(("clerk", units.other)), session=session, purpose="aid")
    admin = account_for(("system_admin", units.bureau))
    own = Session.objects.create(
        account=admin, digest="d", label="", began=clock.now(), seen=clock.now(),
        until=clock.now() + timedelta(hours=1),
    )  # fmt: skip
    with pytest.raises(NothingToOpenError):
        do("purpose.state", actor_for(person=admin.person_id), session=int(own.pk), purpose="aid")


def test_each_row_is_seen_as_the_post_over_it_sees_it(units):
    actor = actor_for(("clerk", units.school), ("supervisor", units.other_town))
    found = eyes(actor, kind("estate"))
    assert found.at(units.school) == {OPEN, PERSONAL}
    assert found.at(units.other) == {OPEN}
    assert found.at(units.bureau) == {OPEN}
    assert eyes(None, kind()).at(units.school) == frozenset()
