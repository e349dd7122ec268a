"""A ledger as calendar, map, printed list and board with moves; forms with templates and photos."""

import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.apps.records.steps import MONDAY, task
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock
from xuezheng.apps.records.models import CaseEntry, Link, Objection, Record
from xuezheng.apps.records.selectors.rollup import rolled
from xuezheng.apps.schools.models import OrganisationFact
from xuezheng.core.base.periods import month_of


@pytest.fixture(autouse=True)
def _monday(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    monkeypatch.setattr(clock, "today", MONDAY.date)


def words(response):
    return response.content.decode()


def photo():
    """A small picture with a position and a turn in its own data."""
    out = io.BytesIO()
    picture = Image.new("RGB", (40, 20), (200, 30, 30))
    exif = picture.getexif()
    exif[0x0112] = 6  # turned a quarter
    picture.save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("隐患.jpg", out.getvalue(), "image/jpeg")


def hazard(client, org, **more):
    """Report a hazard by the form; gives the record."""
    given = {"title": "楼梯扶手松动", "category": "building", "spot": "教学楼二层",
             "before": photo(), "key": "h1"} | more  # fmt: skip
    made = client.post("/ledgers/hazard/new/", given | ({"org": org} if org else {}))
    assert made.status_code == 302, words(made)
    return Record.objects.get(kind="hazard")


def test_a_section_says_at_which_school_an_incident_happened(client, bureau):
    """The section is told by telephone; an incident of its own office would be a slip."""
    signed_in(client, "section", bureau.safety, duty="safety")
    given = {"title": "操场跌落", "category": "injury", "happened_at": "2026-10-12T08:00",
             "spot": "操场", "key": "i1"}  # fmt: skip
    bare = client.post("/ledgers/incident/new/", given)
    assert bare.status_code == 422
    assert "请写明是哪个单位的" in words(bare)
    assert not Record.objects.filter(kind="incident").exists()
    assert client.post("/ledgers/incident/new/", given | {"org": bureau.school}).status_code == 302
    assert Record.objects.get(kind="incident").org_id == bureau.school
    signed_in(client, "principal", bureau.school)
    assert client.post("/ledgers/incident/new/", given | {"key": "i2"}).status_code == 302


def test_a_calendar_shows_each_day_with_what_is_due(client, bureau):
    for due in ("2026-10-16", "2026-10-16", "2026-10-16", "2026-10-16", "2026-10-26", "2026-11-02"):
        task(bureau, due=due)
    signed_in(client, "office", bureau.office)
    page = words(client.get("/ledgers/task/?as=calendar&month=2026-10"))
    assert page.count('class="cal__case') == 4
    assert "另 1 件" in page
    assert "on=2026-10-16" in page
    listed = words(client.get("/ledgers/task/?on=2026-10-16"))
    assert listed.count('name="case"') == 4
    assert "到期日" in listed
    assert client.get("/ledgers/task/?on=x").status_code == 422


def test_a_map_places_cases_where_their_units_stand(client, bureau):
    OrganisationFact.objects.filter(subject=bureau.basic).update(
        longitude=121_950_000, latitude=29_280_000
    )
    task(bureau)
    signed_in(client, "office", bureau.office)
    page = words(client.get("/ledgers/task/?as=map"))
    assert "其中 1 件有位置" in page
    drawn = json.loads(client.get("/ledgers/task/map.json").content)
    points = [one for one in drawn["features"] if one["properties"]["layer"] == "case"]
    assert points[0]["geometry"]["coordinates"] == [121.95, 29.28]
    assert client.get("/ledgers/nothing/map.json").status_code == 404


def test_a_printed_list_has_heads_and_seals(client, bureau):
    task(bureau)
    signed_in(client, "office", bureau.office)
    page = words(client.get("/ledgers/task/?as=print"))
    assert 'class="table printed"' in page
    assert "RW-2026-0001" in page
    assert "负责人（签章）" in page


def test_a_card_is_moved_without_dragging(client, bureau):
    one = task(bureau)
    signed_in(client, "office", bureau.office)
    page = words(client.get("/ledgers/task/?as=board"))
    assert f'name="seen-{one}" value="1"' in page
    given = {"case": one, f"seen-{one}": 1, "do": "issue", "back": "as=board"}
    back = client.post("/ledgers/task/bulk/", given)
    assert back["Location"] == "/ledgers/task/?as=board"
    assert Record.objects.get(pk=one).state == "issued"


def test_a_template_fills_the_form_and_photos_are_shot_upright_and_shown_small(client, bureau):
    signed_in(client, "principal", bureau.school)
    page = words(client.get("/ledgers/hazard/new/"))
    assert "常用模板" in page
    assert 'capture="environment"' in page
    assert 'name="org"' not in page, "a school reports its own"
    filled = words(client.get("/ledgers/hazard/new/?preset=flood"))
    assert 'value="building" selected' in filled
    record = hazard(client, None)
    assert record.org_id == bureau.school
    [number] = record.data["before"]
    at = f"/cases/{record.pk}/"
    assert f'src="{at}files/{number}/thumb/"' in words(client.get(at))
    small = client.get(f"{at}files/{number}/thumb/")
    shown = Image.open(io.BytesIO(small.content))
    assert (shown.format, shown.size, dict(shown.getexif())) == ("JPEG", (20, 40), {})
    assert client.get(f"{at}files/{number}/").status_code == 200
    assert client.get(f"{at}files/{number + 1}/").status_code == 404
    signed_in(client, "section", bureau.safety)
    assert client.get(f"{at}files/{number}/thumb/").status_code == 404


def test_a_township_fills_in_for_a_school_and_the_line_says_so(client, bureau):
    signed_in(client, "township", bureau.town)
    page = words(client.get("/ledgers/hazard/new/"))
    assert f'value="{bureau.school}"' in page
    assert f'value="{bureau.office}"' not in page
    record = hazard(client, bureau.school)
    assert CaseEntry.objects.get(record=record).org == bureau.town
    assert "代填单位" in words(client.get(f"/cases/{record.pk}/"))


def test_a_school_objects_once_and_is_answered(client, bureau):
    signed_in(client, "clerk", bureau.school)
    page = words(client.get("/ledgers/hazard/new/"))
    assert "没有填过" in page
    assert 'href="/ledgers/hazard/objection/"' in page
    asked = words(client.get("/ledgers/hazard/objection/"))
    assert '<option value="incident">' in asked
    assert '<option value="hazard">' not in asked
    at, said = "/ledgers/hazard/objection/", {"note": "与平安校园系统重复填报"}
    assert client.post(at, said | {"filed_in": "hazard"}).status_code == 422
    assert client.post(at, said | {"filed_in": "nothing"}).status_code == 404
    client.post(at, said | {"filed_in": "incident"})
    assert client.post(at, {"note": "再说一次"}).status_code == 409
    assert "等候答复" in words(client.get("/ledgers/hazard/new/"))
    row = Objection.objects.get()
    assert (row.filed_in, row.verdict) == ("incident", "")
    assert client.post(f"/objections/{row.pk}/", {"answer": "自己答复"}).status_code == 403
    signed_in(client, "township", bureau.town)
    listed = words(client.get("/objections/"))
    assert "与平安校园系统重复填报" in listed
    assert "已在此表填报" in listed
    assert owing(bureau) == [bureau.school]
    answer = {"answer": "十一月起由系统推送", "verdict": "waived"}
    client.post(f"/objections/{row.pk}/", answer | {"verdict": "perhaps"})
    assert Objection.objects.get().verdict == ""
    client.post(f"/objections/{row.pk}/", answer)
    assert owing(bureau) == [], "who no longer fills it in owes nothing"
    signed_in(client, "clerk", bureau.school)
    assert "十一月起由系统推送" in words(client.get("/ledgers/hazard/new/"))
    assert "本单位不再填报" in words(client.get(at))


def owing(bureau):
    """The units that reported no hazard this month."""
    month = month_of(MONDAY.date())
    found = rolled(actor_for(("leader", bureau.bureau)), "hazard", month, MONDAY.date())
    assert found.owing == len(found.absent)
    return [one.org for one in found.absent]


def test_what_is_no_form_is_not_objected_to(client, bureau):
    signed_in(client, "clerk", bureau.school)
    assert client.get("/ledgers/nothing/objection/").status_code == 404
    assert client.post("/ledgers/nothing/objection/", {"note": "不存在的表"}).status_code == 404


def test_linked_cases_are_shown_on_both_sides_as_far_as_they_are_seen(client, bureau):
    one, other = task(bureau), task(bureau)
    signed_in(client, "office", bureau.office)
    number = Record.objects.get(pk=other).number
    client.post(f"/cases/{one}/links/", {"other": number})
    assert Link.objects.get().other_id == other
    for here, there in ((one, other), (other, one)):
        page = words(client.get(f"/cases/{here}/"))
        assert f'href="/cases/{there}/"' in page
    client.post(f"/cases/{one}/links/", {"other": number, "off": "1"})
    assert not Link.objects.exists()
    assert client.post(f"/cases/{one}/links/", {"other": "RW-2026-9999"}).status_code == 404
