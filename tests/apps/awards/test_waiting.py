"""A sheet told waits on the school's desk until it is answered; an objection waits on the section's."""

import pytest
from tests.apps.awards.conftest import NOW, agreed, do, drafted, told
from tests.apps.signing import sign_in_as

from xuezheng.apps.accounts.models import Account
from xuezheng.apps.awards.selectors.waiting import waiting
from xuezheng.apps.desk.selectors.waiting import desk

pytestmark = pytest.mark.django_db


def on_desk(actor):
    """Give what waits of awards: what, verb, the day it is due, address."""
    return [
        (item.what, item.verb.zh, item.day and item.day.isoformat(), item.url)
        for group in desk(actor, NOW).groups
        for item in group.items
        if item.url.startswith("/awards/")
    ]


def test_a_draft_waits_for_no_school(town):
    drafted(town)
    assert [waiting(head) for head in town.heads.values()] == [[]] * 5


def test_a_sheet_told_waits_for_its_own_school_alone_until_it_is_answered(town):
    number = told(town)
    own = f"/awards/{number}/{town.org['s']}/"
    # 16 working hours of 8 a day from Monday 12 October, 9 o'clock: Wednesday the 14th
    assert on_desk(town.heads["s"]) == [("2026年度计奖单", "核对", "2026-10-14", own)]
    # a primary school has no sheet; sections, leaders and the office answer for nobody
    for other in (town.heads["p"], town.section, town.leader, town.office, town.safety, None):
        assert waiting(other) == []
    do("award.hear", town.heads["s"], award=number, org=town.org["s"], agree=True)
    assert on_desk(town.heads["s"]) == []
    assert len(on_desk(town.heads["t"])) == 1


def test_an_objection_waits_for_the_section_until_it_is_answered(town):
    number = told(town)
    given = {"award": number, "org": town.org["t"]}
    do("award.hear", town.heads["t"], agree=False, note="转学生不在入口名册内", **given)
    own = f"/awards/{number}/{town.org['t']}/"
    assert on_desk(town.section) == [("2026年度计奖单", "答复", None, own)]
    assert on_desk(town.leader) == on_desk(town.safety) == on_desk(town.heads["t"]) == []
    do("award.reply", town.section, reply="按报到名册核对，人数无误", **given)
    assert on_desk(town.section) == []


def test_nothing_is_said_to_be_paid_before_it_is_decided(town, client):
    number = told(town)
    sign_in_as(client, Account.objects.get(person=town.section.person))
    addresses = (f"/awards/{number}/", f"/awards/{number}/{town.org['s']}/")
    for address in addresses:
        page = client.get(address).content.decode()
        assert ("拟发" in page, "实发" in page) == (True, False), address
    agreed(town, number)
    do("award.decide", town.leader, award=number)
    for address in addresses:
        page = client.get(address).content.decode()
        assert ("拟发" in page, "实发" in page) == (False, True), address
