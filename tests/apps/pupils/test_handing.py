"""What follows a merger beside its facts: grants from the day, zones, accounts and open cases on it."""

from datetime import date, timedelta

import pytest
from tests.apps.pupils.acting import NOON, do
from tests.apps.signing import account_for

from xuezheng.apps.accounts.models import Account, Grant
from xuezheng.apps.pupils.services import PupilRuleError
from xuezheng.apps.pupils.services.reorganising import preview
from xuezheng.apps.pupils.tasks import mergers
from xuezheng.apps.records.models import CaseEntry, Deadline, Party, Record
from xuezheng.apps.schools.models import Reorganisation
from xuezheng.apps.zones.models import Zone, ZoneAddress, ZoneAddressFact, ZoneFact
from xuezheng.core.registers.timeline import AsOf

PAST, COMING = date(2026, 10, 1), date(2026, 12, 1)


def case(org, *parties, closed=None):
    """Keep a case of a unit with a running deadline and units that take part."""
    record = Record.objects.create(
        kind="note", number=f"N{Record.objects.count()}", org_id=org, subject="事项", state="open",
        since=NOON, opened=PAST, updated_at=NOON, def_version=1, closed_at=closed,
    )  # fmt: skip
    for part, unit in parties:
        Party.objects.create(record=record, part=part, org_id=unit)
    Deadline.objects.create(
        record=record, clock="due", start=PAST, rule="day", due_at=NOON, due_day=COMING,
        calendar="", org=org,
    )  # fmt: skip
    return record


@pytest.fixture
def full(town):
    """A clerk and a head of the closing school, a zone with an address, one open and one closed case."""
    town.clerk = account_for(("clerk", town.two))
    town.head = account_for(("principal", town.two))
    own = Grant.objects.get(person=town.head.person_id)
    town.delegated = Grant.objects.create(
        person_id=town.clerk.person_id, role="principal", org_id=town.two, since=PAST,
        until=date(2027, 1, 1), source=own,
    )  # fmt: skip
    town.zone = Zone.objects.create().pk
    ZoneFact.objects.create(
        subject_id=town.zone, org_id=town.two, name="新圩施教区", stage="primary", valid_from=PAST
    )
    line = ZoneAddress.objects.create()
    ZoneAddressFact.objects.create(
        subject=line, org_id=town.two, zone_id=town.zone, kind="street", name="学前路",
        valid_from=PAST,
    )  # fmt: skip
    town.open = case(town.two, ("lead", town.two), ("helps", town.one), ("helps", town.two))
    town.closed = case(town.two, ("lead", town.two), closed=NOON)
    town.others = case(town.junior, ("lead", town.two))
    return town


def held(day):
    """Give who holds which role where on a day."""
    rows = Grant.objects.filter(since__lte=day, until__gt=day)
    return sorted(rows.values_list("person", "role", "org", "until"))


def cases():
    """Give units, parts and owed deadlines of every case."""
    return [
        (
            row.org_id,
            sorted(row.parties.values_list("part", "org")),
            list(row.deadlines.values_list("org", flat=True)),
        )
        for row in Record.objects.order_by("pk")
    ]


def state():
    days = (PAST - timedelta(1), PAST, date(2026, 10, 12), COMING, date(2027, 6, 1))
    zones = sorted(ZoneFact.objects.at(AsOf(COMING)).values_list("subject", "org"))
    return (
        [held(day) for day in days],
        zones,
        list(Account.objects.values_list("pk", "org")),
        cases(),
    )


def merged(town, since, hour=1):
    return do("school.merge", hour=hour, schools=[town.two], into=town.one, since=since)


def test_everything_follows_a_merger_whose_day_has_come(full):
    one, two = full.one, full.two
    merged(full, PAST)
    people = {full.clerk.person_id, full.head.person_id}
    assert {(person, org) for person, _, org, _ in held(PAST) if person in people} == {
        (person, one) for person in people
    }
    assert {org for _, _, org, _ in held(PAST - timedelta(1))} == {two}
    new = Grant.objects.get(person=full.clerk.person_id, org=one, role="principal")
    assert (new.until, new.source.org_id, new.source.role) == (date(2027, 1, 1), one, "principal")
    assert [row.org_id for row in ZoneFact.objects.at(AsOf(PAST))] == [one]
    assert [row.org_id for row in ZoneAddressFact.objects.at(AsOf(PAST))] == [one]
    assert set(Account.objects.values_list("org", flat=True)) == {one}
    assert cases() == [
        (one, [("helps", one), ("lead", one)], [one]),
        (two, [("lead", two)], [two]),
        (full.junior, [("lead", one)], [full.junior]),
    ]
    entry = CaseEntry.objects.get(record=full.open)
    assert (entry.act, entry.facts) == ("succession", {"left": [two], "successor": one})


def test_it_all_comes_back_exactly(full):
    before = state()
    for hour, since in ((1, PAST), (4, COMING)):
        done = merged(full, since, hour)
        assert state() != before
        do("school.undo", hour=hour + 1, reorganisation=done["reorganisation"])
        assert state() == before, since


def test_accounts_and_cases_wait_for_the_day_and_go_once(full):
    done = merged(full, COMING)
    number = {"reorganisation": done["reorganisation"]}
    assert held(COMING)[0][2] == full.one
    assert held(COMING - timedelta(1))[0][2] == full.two
    assert set(Account.objects.values_list("org", flat=True)) == {full.two}
    assert do("school.follow", hour=2, **number)["followed"] == 0
    on_the_day = NOON + (COMING - NOON.date())
    assert mergers(NOON) == 0
    assert mergers(on_the_day) == 1
    assert set(Account.objects.values_list("org", flat=True)) == {full.one}
    assert cases()[0][0] == full.one
    assert mergers(on_the_day) == 0
    assert Reorganisation.objects.get().followed_at == on_the_day


def test_a_grant_changed_since_is_named_and_keeps_the_merger(full):
    done = merged(full, PAST)
    new = Grant.objects.get(person=full.head.person_id, org=full.one)
    Grant.objects.filter(pk=new.pk).update(until=date(2026, 11, 1))
    with pytest.raises(PupilRuleError, match=f"授权 1 项（编号 {new.pk}）"):
        do("school.undo", hour=2, reorganisation=done["reorganisation"])


def test_a_preview_counts_what_follows(full):
    told = {one.zh: number for one, number in preview([full.two], PAST)}
    assert [told[key] for key in ("授权", "账号", "未办结事项", "施教区", "施教区地址")] == [
        3,
        2,
        2,
        1,
        1,
    ]
