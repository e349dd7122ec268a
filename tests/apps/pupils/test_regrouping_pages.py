"""Pages of classes opened, split and merged, of schools split, of guardians and corrections."""

import pytest
from tests.apps.answers import same_answer
from tests.apps.pupils.acting import admit, do, opened, spells, where
from tests.apps.pupils.test_pages import text
from tests.apps.signing import signed_in, signed_out

from xuezheng.apps.pupils.models import ClassFact, EnrolmentFact, GuardianFact
from xuezheng.apps.schools.models import Reorganisation, Succession

SINCE = "2026-10-12"


@pytest.fixture
def school(town, client):
    """A clerk's school with two classes of 2026: two pupils and one; and a class elsewhere."""
    town.room, town.next = opened(town.one), opened(town.one)
    town.pupil = admit(town.one, town.room, number="G330102202003051234")
    town.second = admit(town.one, town.room, name="王安石", born="2020-07-07")
    town.third = admit(town.one, town.next, name="苏轼", born="2020-01-08")
    town.foreign_room = opened(town.two)
    town.foreign = admit(town.two, town.foreign_room, name="张敏", born="2020-08-08")
    town.actor = signed_in(client, "clerk", town.one)
    return town


def test_a_class_is_opened_with_the_next_number(client, school):
    shown = text(client.get("/classes/new/"))
    assert ("白鹭小学" in shown, "新圩小学" in shown) == (True, False)
    given = {"organisation": school.one, "stage": "primary", "entered": 2026, "since": SINCE}
    done = client.post("/classes/new/", given)
    assert done.status_code == 302
    assert "一年级（3）班" in text(client.get(done["Location"]))
    foreign = client.post("/classes/new/", given | {"organisation": school.two})
    assert foreign.status_code == 422
    taken = client.post("/classes/new/", given | {"number": 3})
    assert (taken.status_code, "班号 3 已被使用" in text(taken)) == (422, True)


def test_a_class_is_split_by_ticking_pupils(client, school):
    page = f"/classes/{school.room}/split/"
    assert "王安石" in text(client.get(page))
    assert client.post(page, {"since": SINCE}).status_code == 422
    done = client.post(page, {"since": SINCE, "pupils": [school.second]})
    assert done.status_code == 302
    new = ClassFact.objects.get(org=school.one, number=3).subject_id
    assert where(school.second) == (school.one, new)
    assert where(school.pupil) == (school.one, school.room)
    assert spells(school.second)[-1][3] == "regrouped"
    wrong = client.post(page, {"since": SINCE, "pupils": [school.third]})
    assert wrong.status_code == 422


def test_classes_of_a_year_are_merged_into_the_one_shown(client, school):
    page = f"/classes/{school.room}/merge/"
    shown = text(client.get(page))
    assert "一年级（2）班" in shown
    done = client.post(page, {"since": SINCE, "classes": [school.next]})
    assert done["Location"] == f"/classes/{school.room}/"
    assert where(school.third) == (school.one, school.room)
    assert str(ClassFact.objects.believed().get(subject=school.next).valid_to) == SINCE


def test_a_pupil_is_corrected_as_what_was_always_true(client, school):
    page = f"/pupils/{school.pupil}/correct/"
    assert "更正学籍信息" in text(client.get(page))
    assert client.post(page, {"day": SINCE, "name": "张慜"}).status_code == 302
    [fact] = EnrolmentFact.objects.believed().filter(subject=school.pupil)
    assert (fact.name, str(fact.valid_from)) == ("张慜", "2026-09-01")
    outside = client.post(page, {"day": "2020-01-01", "name": "张敏"})
    assert outside.status_code == 422


def test_a_guardian_changes_ends_and_is_taken_back(client, school):
    given = {"relation": "mother", "legal_basis": "parent", "since": "2026-09-01"}
    one = do("guardian.add", child=school.pupil, name="何母", **given)["guardian"]
    shown = client.get(f"/pupils/{school.pupil}/").content.decode()
    assert f"/guardians/{one}/change/" in shown
    assert client.get(f"/guardians/{one}/change/").status_code == 200
    told = {"since": SINCE, "mobile": "13900000002"}
    assert client.post(f"/guardians/{one}/change/", told).status_code == 302
    now = GuardianFact.objects.believed().order_by("valid_from").last()
    assert (now.mobile, now.name) == ("13900000002", "何母")
    assert client.post(f"/guardians/{one}/undo/").status_code == 302
    assert GuardianFact.objects.believed().get(subject=one).mobile == ""
    assert client.post(f"/guardians/{one}/end/", {"on": "2026-10-20"}).status_code == 302
    assert str(GuardianFact.objects.believed().get(subject=one).valid_to) == "2026-10-20"
    assert client.post(f"/guardians/{one}/nothing/").status_code == 404


def test_others_classes_and_guardians_look_absent(client, school):
    given = {"relation": "mother", "legal_basis": "parent", "since": "2026-09-01"}
    other = do("guardian.add", child=school.foreign, name="何母", **given)["guardian"]
    for path in ("/classes/{}/split/", "/classes/{}/merge/"):
        assert same_answer(client, path.format(school.foreign_room), path.format(99_999_999)) == 404
    for path in ("/guardians/{}/change/", "/guardians/{}/end/"):
        assert same_answer(client, path.format(other), path.format(99_999_999)) == 404
    signed_out(client)
    signed_in(client, "leader", school.bureau)
    assert client.get(f"/classes/{school.room}/").status_code == 200
    assert client.get(f"/classes/{school.room}/split/").status_code == 404


def test_a_school_is_split_by_ticking_what_goes(client, school):
    assert client.get("/pupils/splits/").status_code == 404
    signed_out(client)
    signed_in(client, "system_admin", school.bureau)
    assert "白鹭小学" in text(client.get("/pupils/splits/"))
    chosen = client.get("/pupils/splits/", {"school": school.one})
    assert chosen["Location"] == f"/pupils/splits/{school.one}/"
    page = chosen["Location"]
    assert "一年级（2）班" in text(client.get(page))
    given = {
        "since": "2027-09-01", "classes": [school.next], "code": "s9", "name": "白鹭第二小学",
        "kind": "primary", "parent": school.township, "basis": "云教〔2027〕3号",
    }  # fmt: skip
    assert client.post(page, given | {"classes": []}).status_code == 422
    assert client.post(page, given).status_code == 302
    event = Reorganisation.objects.get()
    assert (event.kind, event.basis) == ("split", "云教〔2027〕3号")
    assert where(school.third, "2027-09-01")[0] != school.one
    assert where(school.pupil, "2027-09-01")[0] == school.one
    assert "白鹭小学 → 白鹭第二小学" in text(client.get("/pupils/mergers/"))
    assert client.get("/pupils/splits/99999999/").status_code == 404


def test_the_page_of_a_school_says_who_came_and_who_followed(client, school):
    do("school.merge", hour=1, schools=[school.two], into=school.one, since="2026-10-01")
    shown = text(client.get("/organisation/s1/?on=2026-10-12"))
    assert "合并 · 来自 新圩小学" in shown
    before = client.get("/organisation/s2/?on=2026-09-30")
    assert "合并 · 去向 白鹭小学" in text(before)
    assert 'href="/organisation/s1/?on=2026-10-01"' in before.content.decode()


def test_what_was_only_written_down_is_not_taken_back(client, school):
    event = Reorganisation.objects.create(
        kind="merge", on="2026-09-01", known="2026-09-01T00:00+08:00", moved={}
    )
    Succession.objects.create(event=event, predecessor_id=school.two, successor_id=school.one)
    signed_out(client)
    signed_in(client, "system_admin", school.bureau)
    shown = client.get("/pupils/mergers/")
    assert "新圩小学 → 白鹭小学" in text(shown)
    assert "/undo/" not in shown.content.decode()
    client.post(f"/pupils/mergers/{event.pk}/undo/")
    assert Reorganisation.objects.get().undone_at is None
