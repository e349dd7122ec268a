"""The cheapest plan as a job: asked for on the card, solved by rounds, stopped, told by page and API alike."""

from datetime import date
from types import SimpleNamespace

import pytest
from tests.apps.indicators.conftest import AT, KINDS
from tests.apps.signing import signed_in

from xuezheng.apps.indicators.selectors import scorecards
from xuezheng.apps.indicators.services import planning
from xuezheng.apps.jobs.services import work
from xuezheng.core.scorecards.changes import Plan, RefereeError, Step

CARD = "/indicators/scorecards/balanced/"


@pytest.fixture
def asked(counted, client):
    """Ask for a plan as the leader; gives the address of its page."""
    scorecards.forget()
    signed_in(client, "leader", counted.orgs["bureau"])
    assert "求最省达标方案" in client.get(CARD).content.decode()
    yield client.post(f"{CARD}plan/", {"org": counted.orgs["bureau"], "on": "2026-10-12"}).url
    scorecards.forget()
    planning._SEARCHES.clear()


def told(client, address):
    number = address.rstrip("/").rsplit("/", 1)[1]
    return client.get(f"/api/scorecards/balanced/plans/{number}").json()


class Slow:
    """A search that finds a plan in its third round, as the solver's does."""

    begun = 0

    def __init__(self, _card, county, _numbers, _changes):
        Slow.begun += 1
        self.rounds, self.county = 0, county

    def round(self, seconds):
        assert seconds == planning.SECONDS
        self.rounds += 1
        steps = (Step(self.county.schools[0].key, "higher", 2),)
        return Plan(steps, 7, 5, False, self.rounds, (), ("size",)) if self.rounds == 3 else None


@pytest.fixture(name="slow")
def _slow(monkeypatch):
    Slow.begun = 0
    solver = SimpleNamespace(Search=Slow, ROUNDS=30)
    monkeypatch.setattr(planning, "import_module", lambda _name: solver)
    monkeypatch.setattr(planning, "objections", lambda *_given: ())


def test_a_plan_is_asked_for_on_the_card_and_told_by_page_and_api(asked, client):
    assert "等待中" in client.get(asked).content.decode()
    work(KINDS, lambda: AT)
    found = told(client, asked)
    # the small county has filled in nothing: everything is left out, and nothing has to be paid
    assert (found["state"], found["rounds"], found["plan"]["cost"]) == ("done", 1, 0)
    assert found["plan"]["proved"] is True
    assert {one["item"] for one in found["plan"]["unknown"]} >= {"higher", "sports"}
    page = client.get(asked).content.decode()
    for words in ("已证明最省", "现有数据下无需措施", "缺数据、未计入的项目"):
        assert words in page


@pytest.mark.usefixtures("slow")
def test_rounds_are_steps_and_a_worker_without_the_search_begins_anew(asked, client, counted):
    args = {
        "key": "balanced", "snapshot": scorecards.run_on(date(2026, 10, 12)).snapshot,
        "day": "2026-10-12", "root": counted.orgs["bureau"], "seconds": planning.SECONDS,
    }  # fmt: skip
    assert [planning.plan_step(args, at, AT).next for at in (0, 1)] == [1, 2]
    planning._SEARCHES.clear()  # killed: the next worker knows nothing
    assert planning.plan_step(args, 2, AT).next == 1
    assert Slow.begun == 2
    work(KINDS, lambda: AT)
    found = told(client, asked)
    price = found["plan"]["steps"][0]["cost"] // 2
    assert (found["rounds"], found["of"], found["plan"]["bound"]) == (3, 3, 5)
    assert (found["plan"]["steps"][0]["adds"], price > 0) == (2, True)
    page = client.get(asked).content.decode()
    assert "尚未证明最省" in page
    assert "+2" in page


@pytest.mark.usefixtures("slow")
def test_a_stopped_search_ends_and_a_refused_plan_is_a_failed_job(asked, client, monkeypatch):
    number = asked.rstrip("/").rsplit("/", 1)[1]
    assert client.post(f"/jobs/{number}/stop/").status_code == 302
    work(KINDS, lambda: AT)
    assert told(client, asked)["state"] == "stopped"
    assert Slow.begun == 0

    def refuse(*_given):
        raise RefereeError(why="错")

    monkeypatch.setattr(planning, "objections", refuse)
    again = client.post(f"{CARD}plan/", {}).url
    work(KINDS, lambda: AT)
    found = told(client, again)
    assert (found["state"], found["plan"]) == ("failed", {})
    assert "没有通过复核：错" in client.get(again).content.decode()


def test_who_sees_a_part_of_the_county_and_who_did_not_ask_find_nothing(asked, client, counted):
    assert client.post("/indicators/scorecards/sizes/plan/", {}).status_code == 404  # no rule
    wrong = asked.replace("balanced", "sizes")
    work(KINDS, lambda: AT)
    assert client.get(wrong).status_code == 404
    signed_in(client, "principal", counted.orgs["school"])
    assert "求最省达标方案" not in client.get(CARD).content.decode()
    assert client.post(f"{CARD}plan/", {}).status_code == 404
    assert client.get(asked).status_code == 404
