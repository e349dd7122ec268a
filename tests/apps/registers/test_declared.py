"""Registers in the record store read like those in tables: lists, pages, masks, history."""

from datetime import date

import pytest
from tests.apps.answers import same_answer
from tests.apps.registers import ground
from tests.apps.registers.ground import BEGINS, DAY
from tests.apps.registers.test_lists import listed
from tests.apps.signing import signed_in

from xuezheng.apps.records.models import Record
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.catalogue import current
from xuezheng.core.kinds.check import slots
from xuezheng.core.registers.timeline import FAR


@pytest.fixture
def city(db):  # noqa: ARG001 - it writes
    return ground.planted()


def kept(key, org, line, *, begins=BEGINS, ends=FAR, record=None, **data):
    """Write a version of a record as services leave it; gives the record's number."""
    kind = current().kind(key)
    whole = dict.fromkeys(kind.keys) | data
    record = record or Record.objects.create(
        kind=key, number=f"{key}-{Record.objects.count()}", org_id=org, subject=line,
        state="standing", since=ground.NOTED, opened=BEGINS, updated_at=ground.NOTED,
        def_version=1, data=whole,
    ).pk  # fmt: skip
    RegisterVersion.objects.create(
        subject_id=record, kind=key, org_id=org, title=line, data=whole, valid_from=begins,
        valid_to=ends, **{name: one for name, one in slots(kind, whole).items() if one is not None},
    )  # fmt: skip
    return record


HONOUR = {"level": "city", "holder": "unit", "issuer": "市教育局", "granted": "2025-06-01"}


def test_a_declared_register_lists_searches_and_narrows(client, city):
    kept("honour", city.east, "文明校园", title="文明校园", **HONOUR)
    kept("honour", city.east, "绿色学校", title="绿色学校", **HONOUR | {"holder": "group"})
    kept("honour", city.west, "书香校园", title="书香校园", **HONOUR)
    signed_in(client, "clerk", city.east)
    assert listed(client, "honour") == ["文明校园", "绿色学校"]
    assert listed(client, "honour", q="绿色") == ["绿色学校"]
    assert listed(client, "honour", holder="unit") == ["文明校园"]
    assert listed(client, "honour", on="2020-01-01") == []


def test_a_record_shows_its_day_and_history_and_foreign_ones_are_absent(client, city):
    turn = date(2026, 9, 1)
    one = kept("honour", city.east, "文明校园", ends=turn, title="文明校园", **HONOUR)
    kept(
        "honour", city.east, "文明校园标兵", record=one, begins=turn, title="文明校园标兵", **HONOUR
    )
    other = kept("honour", city.west, "书香校园", title="书香校园", **HONOUR)
    signed_in(client, "clerk", city.east)
    page = client.get(f"/registers/honour/{one}/", {"on": DAY}).content.decode()
    assert "<h1>文明校园标兵</h1>" in page
    assert "<del>文明校园</del> → 文明校园标兵" in page
    page = client.get(f"/registers/honour/{one}/", {"on": "2026-08-31"}).content.decode()
    assert "<h1>文明校园</h1>" in page
    same_answer(client, f"/registers/honour/{other:06}/", f"/registers/honour/{other + 99:06}/")


def test_a_record_about_a_pupil_is_called_by_the_pupil_where_that_may_be_seen(client, city):
    child = ground.pupil(city.east, "王芳")
    kept("honour", city.east, "荣誉登记", holder="pupil", pupil=child, level="city", issuer="市",
         granted="2025-06-01", title=None)  # fmt: skip
    signed_in(client, "clerk", city.east)
    assert listed(client, "honour") == ["王芳"]
    page = client.get(f"/registers/pupil/{child}/", {"on": DAY}).content.decode()
    assert "荣誉登记" in page


def test_every_register_has_a_list_and_an_api_for_whoever_reads_it(client, city):
    groups = ",".join(sorted({one.group for one in current().registers}))
    signed_in(client, ("section", city.basic), ("leader", city.bureau), duty=groups)
    for one in current().registers:
        answer = client.get(f"/registers/{one.key}/", {"on": DAY, "q": "王"})
        assert answer.status_code == 200, one.key
        assert client.get(f"/api/registers/{one.key}").status_code == 200, one.key
