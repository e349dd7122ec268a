"""Pages of pupils: found in every way, shown with history, events done, strangers told nothing."""

import re

import pytest
from tests.apps.answers import same_answer
from tests.apps.pupils.acting import admit, admit_class, do, opened, spells, where
from tests.apps.signing import signed_in, signed_out

from xuezheng.apps.records.models import Record
from xuezheng.apps.schools.models import Reorganisation

NUMBER = "G330282202003051234"


def text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


@pytest.fixture
def school(town, client):
    town.room = opened(town.one)
    town.pupil = admit(town.one, town.room, number=NUMBER)
    admit(town.one, town.room, name="王安石", born="2020-07-07")
    town.foreign = admit(town.two, opened(town.two), name="张敏", born="2020-08-08")
    town.actor = signed_in(client, "clerk", town.one)
    return town


@pytest.mark.parametrize("words", ["张敏", "张", "zm", "zhang min", NUMBER, "051234"])
def test_a_pupil_is_found_by_name_reading_number_and_its_end(
    client, school, words, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8 + 6):  # six for who asks and the page around
        shown = client.get("/pupils/", {"q": words})
    assert text(shown).count("张敏") == 1
    assert f"/pupils/{school.pupil}/" in shown.content.decode()
    assert "王安石" not in text(shown)


def test_the_list_goes_on_where_it_ended(client, school):
    admit_class(school.one, school.room, 53, first=20)
    first = client.get("/pupils/").content.decode()
    after = re.search(r'rel="next" href="([^"]+)"', first).group(1).replace("&amp;", "&")
    second = client.get("/pupils/" + after).content.decode()
    rows = [re.findall(r'class="t" href="/pupils/(\d+)/"', page) for page in (first, second)]
    assert (len(rows[0]), len(rows[1])) == (50, 5)
    assert not set(rows[0]) & set(rows[1])


def test_events_are_done_on_a_pupils_page_and_taken_back(client, school):
    page = f"/pupils/{school.pupil}/"
    assert "招生入学" in text(client.get(page))
    other = opened(school.one)
    for key, given in (
        ("place", {"since": "2026-10-09", "school_class": other}),
        ("suspend", {"since": "2026-10-10"}),
        ("change", {"since": "2026-10-10", "boards": "true"}),
        ("guardian", {"name": "张父", "relation": "father", "legal_basis": "parent",
                      "since": "2026-10-10", "mobile": "14012345678"}),
    ):  # fmt: skip
        assert client.get(f"{page}{key}/").status_code == 200
        assert client.post(f"{page}{key}/", given).status_code == 302, key
    shown = text(client.get(page))
    assert ("调班" in shown, "休学" in shown) == (True, True)
    assert "14012345678" not in shown
    refused = client.post(f"{page}suspend/", {"since": "2026-10-11"})
    assert (refused.status_code, "已经休学" in text(refused)) == (422, True)
    assert client.post(f"{page}undo/").status_code == 302
    assert [one[3] for one in spells(school.pupil)] == ["admitted", "regrouped", "suspended"]


def test_a_roster_can_be_printed_as_of_a_day(client, school):
    shown = text(client.get(f"/classes/{school.room}/"))
    assert "白鹭小学 一年级（1）班 花名册" in shown
    assert "2 人，男 2、女 0" in shown
    assert "这一天班里没有学生" in text(client.get(f"/classes/{school.room}/?on=2026-08-01"))


def test_others_pupils_look_absent(client, school):
    other = opened(school.two)
    for path, one, none in (
        ("/pupils/{}/", school.foreign, 9), ("/pupils/{}/suspend/", school.foreign, 9),
        ("/classes/{}/", other, 99),
    ):  # fmt: skip
        found = same_answer(
            client, path.format(one), path.format(int(str(none)[:1] * len(str(one))))
        )
        assert found == 404
    signed_out(client)
    signed_in(client, "principal", school.junior)
    assert "张敏" not in text(client.get("/pupils/?q=张敏"))
    assert client.post(f"/pupils/{school.pupil}/undo/").status_code == 404


def test_a_transfer_is_asked_for_by_number_and_name(client, school):
    do("pupil.correct", hour=1, pupil=school.foreign, day="2026-09-02", number="G7777")
    given = {
        "takes": "yes", "school": school.one, "other": school.two, "number": "G7777",
        "name": "张某", "since": "2026-10-20", "reason": "moved", "to_class": school.room,
    }  # fmt: skip
    assert client.get("/pupils/transfers/new/").status_code == 200
    assert "找不到" in text(client.post("/pupils/transfers/new/", given))
    done = client.post("/pupils/transfers/new/", given | {"name": "张敏"})
    record = Record.objects.get(kind="transfer")
    assert done["Location"].endswith(f"/{record.pk}/")
    assert record.number in text(client.get("/pupils/transfers/"))
    assert where(school.foreign)[0] == school.two


def test_schools_are_merged_after_a_preview(client, school):
    assert client.get("/pupils/mergers/").status_code == 404
    signed_out(client)
    signed_in(client, "system_admin", school.bureau)
    asked = {"schools": [school.two], "into": school.one, "since": "2027-09-01"}
    shown = text(client.get("/pupils/mergers/", asked))
    assert "班级 1 学生 1" in shown
    assert client.post("/pupils/mergers/", asked).status_code == 302
    event = Reorganisation.objects.get()
    assert "新圩小学 → 白鹭小学" in text(client.get("/pupils/mergers/"))
    wrong = client.post("/pupils/mergers/", {"schools": [school.one], "since": "2027-09-01"})
    assert (wrong.status_code, "字段有误" in text(wrong)) == (422, True)
    assert client.post(f"/pupils/mergers/{event.pk}/undo/").status_code == 302
    assert where(school.foreign, "2027-09-01")[0] == school.two
