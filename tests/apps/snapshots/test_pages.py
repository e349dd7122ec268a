"""The pages and the API of snapshots: for the three administrators, absent for all others."""

import pytest
from tests.apps.signing import signed_in
from tests.apps.snapshots.conftest import AT
from tests.apps.snapshots.test_erasing import decided
from tests.apps.snapshots.test_taking import KINDS, taken

from xuezheng.apps.jobs.models import Job
from xuezheng.apps.jobs.services import work


def text(answer):
    return answer.content.decode()


def test_the_list_shows_each_snapshot_and_the_button_to_who_may(bureau, client):
    signed_in(client, "system_admin", bureau.orgs["bureau"])
    assert "还没有数据快照" in text(client.get("/snapshots/"))
    taken()
    page = text(client.get("/snapshots/"))
    assert "2026-10-12-asked-1" in page
    assert "形成数据快照</button>" in page
    signed_in(client, "audit_admin", bureau.orgs["bureau"])
    page = text(client.get("/snapshots/"))
    assert "2026-10-12-asked-1" in page
    assert "形成数据快照</button>" not in page


def test_a_page_takes_shows_compares_and_verifies(bureau, client):
    signed_in(client, "system_admin", bureau.orgs["bureau"])
    answer = client.post("/snapshots/take/")
    assert answer.headers["Location"] == f"/jobs/{Job.objects.get().pk}/"
    work(KINDS, lambda: AT)
    name = Job.objects.get().result.split('"')[3]
    other = taken().folder.name
    page = text(client.get(f"/snapshots/{name}/?against={other}"))
    assert "没有差异" in page
    assert "学生学籍" in page
    verdict = text(client.post(f"/snapshots/{name}/verify/"))
    assert "完整" in verdict
    decided(bureau.pupils[0])
    work(KINDS, lambda: AT)
    assert "已按决定" in text(client.post(f"/snapshots/{name}/verify/"))
    assert "已删除个人信息" in text(client.get(f"/snapshots/{name}/"))
    client.cookies["xz-language"] = "en"


def test_the_api_says_the_same(bureau, client):
    signed_in(client, "audit_admin", bureau.orgs["bureau"])
    name = taken().folder.name
    [one] = client.get("/api/snapshots").json()
    assert (one["name"], one["cause"], one["day"]) == (name, "asked", "2026-10-12")
    assert client.get(f"/api/snapshots/{name}").json() == one
    assert client.get(f"/api/snapshots/{name}/verdict").json() == {
        "name": name, "sound": True, "erased_by": [], "flaws": [],
    }  # fmt: skip


@pytest.mark.parametrize("role", ["office", "leader", "principal"])
def test_for_others_a_snapshot_is_like_one_that_is_not_there(bureau, client, role):
    name = taken().folder.name
    signed_in(client, role, bureau.orgs["bureau"])
    there, absent = client.get(f"/snapshots/{name}/"), client.get("/snapshots/2020-01-01-census/")
    assert (there.status_code, absent.status_code) == (404, 404)
    assert client.get(f"/api/snapshots/{name}").status_code == 404
    assert client.post(f"/snapshots/{name}/verify/").status_code == 404
