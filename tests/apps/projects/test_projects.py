"""The portfolio: what slips, seats at risk, money; who sees it; the pages and the API."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.answers import same_answer
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.projects.selectors import portfolio, project
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.core.base.errors import NotFoundError
from xuezheng.site.intentions import intention

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 12)
NOW = datetime(2026, 10, 12, 1, tzinfo=UTC)
DONE = [
    {"stage": "approval", "started": "2026-03-02", "finished": "2026-04-10"},
    {"stage": "land", "started": "2026-04-13", "finished": "2026-06-30"},
    {"stage": "design", "started": "2026-04-13", "finished": "2026-06-15"},
    {"stage": "tender", "started": "2026-07-01", "finished": "2026-08-20"},
]
BEGUN = [*DONE, {"stage": "begun", "started": "2026-08-21", "finished": "2026-09-10"}]


def unit(key, kind, parent, order):
    return Unit(
        key, key, key, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, date(2020, 9, 1)
    )


@pytest.fixture
def town(db, monkeypatch):  # noqa: ARG001 - it writes
    """Two projects: one that topped out in time, one whose works have not begun."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(clock, "today", lambda: DAY)
    plant([
        unit("b", Kind.BUREAU, None, 1), unit("f", Kind.SECTION, "b", 2),
        unit("s1", Kind.PRIMARY, "b", 3), unit("s2", Kind.PRIMARY, "b", 4),
    ])  # fmt: skip
    org = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    finance = actor_for(("section", org["f"]), duty="estate")
    made = {}
    for key, stages, seats in (
        ("s1", [*BEGUN, {"stage": "topped", "started": "2026-09-11"}], 900),
        ("s2", [], 1350),
    ):
        data = {
            "code": f"P-{key}", "title": f"{key}新建工程", "school": org[key], "works": "new",
            "scale": 20000, "classes": 30, "seats": seats, "budget": "1000.00", "funded": "600.00",
            "begins": "2026-03-02", "opening": "2027-09-01", "stages": stages,
        }  # fmt: skip
        given = {
            "kind": "project", "org": org["f"], "data": data, "due": "2027-09-01",
            "parties": [("lead", org[key]), ("supervisor", org["f"])],
        }  # fmt: skip
        made[key] = act(intention("case.open"), given, actor=finance, at=NOW).result["case"]
    return SimpleNamespace(
        org=org, finance=finance, made=made, head=actor_for(("principal", org["s1"]))
    )


def test_what_slips_comes_first_with_seats_at_risk(town):
    found = portfolio(town.finance, DAY)
    assert [row.id for row in found.rows] == [town.made["s2"], town.made["s1"]]
    late, good = (row.found for row in found.rows)
    # 400 working days lie before the second one; the first needs 240 less what is done.
    assert late.late
    assert not good.late
    assert late.path == (
        "approval", "land", "tender", "begun", "topped", "accepted", "handed_over",
    )  # fmt: skip
    assert (found.sums.seats, found.sums.seats_at_risk, found.sums.late) == (2250, 1350, 1)
    assert (found.sums.budget, found.sums.gap) == (200_000, 80_000)
    assert [row.stage.zh for row in found.rows] == ["立项", "封顶"]


def test_a_school_sees_its_own_project_only(town):
    assert [row.id for row in portfolio(town.head, DAY).rows] == [town.made["s1"]]
    with pytest.raises(NotFoundError):
        project(town.head, town.made["s2"], DAY)
    assert project(town.finance, town.made["s2"], DAY).row.seats == 1350


def test_pages_and_api(client, town):
    signed_in(client, "section", town.org["f"], duty="estate")
    client.get("/projects/")
    with CaptureQueriesContext(connection) as asked:
        page = client.get("/projects/").content.decode()
    assert "s2新建工程" in page
    assert len(asked) <= 14
    one = client.get(f"/projects/{town.made['s2']}/").content.decode()
    assert "关键路径：立项 → 土地 → 招标 → 开工 → 封顶 → 验收 → 交付" in one
    told = client.get("/api/projects").json()
    assert (told["seats_at_risk"], told["rows"][0]["late"]) == (1350, True)
    signed_in(client, "principal", town.org["s1"])
    assert same_answer(client, "/projects/999998/", "/projects/999999/") == 404
    assert client.get(f"/projects/{town.made['s2']}/").status_code == 404
    signed_in(client, "institution", town.org["s2"])
    assert client.get("/projects/").status_code == 404
