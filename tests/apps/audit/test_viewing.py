"""A look at sensitive fields leaves an entry with the names of the fields, never their values."""

from datetime import UTC, datetime

import pytest

from xuezheng.apps.audit.models import Entry, EntryDetail
from xuezheng.apps.audit.services import Thing, viewed
from xuezheng.core.base.actors import Actor, Grant

NOON = datetime(2026, 10, 12, 4, tzinfo=UTC)
ACTOR = Actor(11, 12, (Grant(13, "office", 1),), 13)


@pytest.mark.django_db
def test_looking_at_sensitive_fields_leaves_the_names_of_the_fields():
    number = viewed(ACTOR, Thing("person", 9, 3), ["mobile", "id_number"], at=NOON, purpose="aid")
    entry = Entry.objects.get(pk=number)
    assert (entry.intention, entry.kind, entry.object, entry.org) == ("view", "person", "9", 3)
    assert (entry.actor, entry.acting_as, entry.purpose) == (11, 13, "aid")
    assert '"fields":["id_number","mobile"]' in EntryDetail.objects.get().payload
