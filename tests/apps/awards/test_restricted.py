"""No list of schools for anybody but whoever works on it: each school its own sheet and the city's sums."""

import pytest
from tests.apps.answers import same_answer
from tests.apps.awards.conftest import decided, do, drafted, told
from tests.apps.signing import actor_for, sign_in_as, signed_out

from xuezheng.apps.accounts.models import Account
from xuezheng.apps.awards import access
from xuezheng.apps.awards.models import Award
from xuezheng.apps.awards.selectors import listed
from xuezheng.apps.awards.services.rules import AwardError
from xuezheng.core.base.errors import NotFoundError, RefusedError

pytestmark = pytest.mark.django_db
NAMES = ("云汀高级中学", "望澜中学", "云汀职业学校", "望澜职业学校")
SUMS = ("138,000.00", "144,444.44")
"""Sums of other schools than 云汀高级中学."""


def sign(client, actor):
    sign_in_as(client, Account.objects.get(person=actor.person))


def test_a_school_sees_itself_and_the_city_s_sums_and_no_other_school(town, client):
    number = decided(town)
    sign(client, town.heads["s"])
    for address in ("/awards/", f"/awards/{number}/", f"/awards/{number}/{town.org['s']}/"):
        page = client.get(address).content.decode()
        assert not any(name in page for name in NAMES[1:]), address
        assert not any(one in page for one in SUMS), address
    assert "418,000.00" in client.get(f"/awards/{number}/").content.decode()
    assert "80,000.00" in client.get("/awards/").content.decode()
    api = client.get(f"/api/awards/{number}").json()
    assert [one["org"] for one in api["rows"]] == [town.org["s"]]
    assert api["fen"] == 41_800_000
    foreign, absent = f"/awards/{number}/{town.org['t']}/", f"/awards/{number}/999999/"
    assert same_answer(client, foreign, absent) == 404
    assert client.get(f"/api/awards/{number}/sheets/{town.org['t']}").status_code == 404
    assert client.get(f"/api/awards/{number}/record").status_code == 404
    assert client.post(f"/awards/{number}/payment/").status_code == 404
    found = client.get("/search/", {"q": "望澜中学"}).content.decode()
    assert "计奖" not in found.split("<main", 1)[1].split("</main>", 1)[0]


def test_a_draft_is_seen_by_nobody_it_is_not_told_to(town, client):
    number = drafted(town)
    for actor in (town.heads["s"], town.office, town.safety):
        assert listed(actor) == []
        sign(client, actor)
        assert client.get(f"/awards/{number}/").status_code == 404
    assert [one.id for one in listed(town.leader)] == [number]


def test_the_office_has_the_city_s_sums_and_no_school(town, client):
    number = decided(town)
    sign(client, town.office)
    page = client.get(f"/awards/{number}/").content.decode()
    assert "418,000.00" in page
    assert not any(name in page for name in NAMES)
    assert client.get(f"/awards/{number}/{town.org['s']}/").status_code == 404
    assert client.get(f"/api/awards/{number}").json()["rows"] == []


def test_a_school_without_leavers_and_another_section_have_no_more_than_the_sums(town):
    number = told(town)
    for actor in (town.heads["p"], town.safety, None):
        assert list(access.sheets(actor).filter(award=number)) == []
    with pytest.raises(NotFoundError):
        do("award.hear", town.heads["p"], award=number, org=town.org["s"], agree=True)
    with pytest.raises(NotFoundError):
        do("award.hear", town.heads["s"], award=number, org=town.org["t"], agree=True)
    with pytest.raises(AwardError, match="由学校自己答复"):
        do("award.hear", town.section, award=number, org=town.org["s"], agree=True)


def test_schools_leaders_and_other_sections_draw_nothing_up(town):
    for actor in (town.heads["s"], town.leader, town.office, town.safety):
        with pytest.raises((NotFoundError, RefusedError)):
            do("award.draft", actor, year=2026, review="合审〔2026〕12号")
    number = told(town)
    for key in ("award.decide", "award.take_out", "award.reply"):
        more = {"org": town.org["s"], "reply": "已核"} if key == "award.reply" else {}
        for actor in (town.heads["s"], town.office, town.safety):
            with pytest.raises((NotFoundError, RefusedError)):
                do(key, actor, award=number, **more)
    assert Award.objects.get().state == "told"


def test_nobody_without_an_account_and_no_public_page_has_any_of_it(town, client):
    number = decided(town)
    signed_out(client)
    for address in ("/awards/", f"/awards/{number}/", "/awards/formula/2026/"):
        assert client.get(address).status_code == 302, address
    for address in ("/api/awards", f"/api/awards/{number}", "/api/awards/formula/2026"):
        assert client.get(address).status_code == 401, address
    for address in ("/public/indicators/", "/public/decisions/", "/api/publications"):
        page = client.get(address).content.decode()
        assert not any(word in page for word in ("计奖", "推进率", "上线率", *NAMES)), address


def test_schools_stand_in_the_official_order_and_no_address_puts_them_otherwise(town, client):
    number = decided(town)
    sign(client, town.leader)
    for query in ("", "?sort=fen", "?sort=-fen", "?order=progress"):
        page = client.get(f"/awards/{number}/{query}").content.decode()
        places = [page.index(name) for name in NAMES]
        assert places == sorted(places)


def test_the_city_s_sums_are_not_told_where_two_schools_would_give_each_other_away(town, client):
    number = decided(town)
    row = Award.objects.get(pk=number)
    row.result["sheets"], row.problem["schools"] = (
        row.result["sheets"][:2],
        row.problem["schools"][:2],
    )
    row.save()
    row.sheets.filter(place__gte=2).delete()
    sign(client, town.heads["s"])
    page = client.get(f"/awards/{number}/").content.decode()
    assert "学校太少，不列合计" in page
    assert "418,000.00" not in page
    assert client.get(f"/api/awards/{number}").json()["fen"] is None
    assert "418000" not in client.get(f"/awards/{number}/{town.org['s']}/").content.decode()


def test_a_township_office_and_a_clerk_see_what_is_theirs(town):
    number = decided(town)
    clerk = actor_for(("clerk", town.org["v"]))
    assert [one.org_id for one in access.sheets(clerk).filter(award=number)] == [town.org["v"]]
    assert [one.own for one in listed(clerk)] == [13_800_000]
