"""A seat given up after the result: filled, published, verified; refused where there is nothing to give up."""

import json

import pytest
from tests.apps.signing import signed_in

from xuezheng.apps.decisions.models import Decision, Filling, Line
from xuezheng.apps.decisions.selectors.filling import fills, published, since
from xuezheng.catalogue.engines import engine
from xuezheng.cli.main import main
from xuezheng.core.base.errors import RefusedError, XuezhengError
from xuezheng.core.decisions import fillings, record


def ranked(number):
    """Give the numbers of a result in order, with whether each has a seat."""
    return list(Line.objects.filter(decision=number).order_by("turn").values_list("key", "place"))


def test_the_next_one_comes_in_and_the_result_stays(client, office):
    number = office.published()
    row = Decision.objects.get(pk=number)
    placed = [key for key, place in ranked(number) if place]
    singles = [key for key, place in ranked(number) if not place and key != "YT26000099"]
    signed_in(client, "section", office.places["section"], duty="pupils")
    page = f"/decisions/{number}/"
    assert "登记放弃" in client.get(page).content.decode()
    given = {"key": placed[0], "reason": "入读施教区公办学校"}
    client.post(page + "give-up/", given)
    filling = Filling.objects.get()
    assert (filling.key, filling.took) == (placed[0], [singles[0]])
    again = client.post(page + "give-up/", given, follow=True).content.decode()
    assert "没有学位，也不在候补" in again
    assert Decision.objects.get(pk=number).record == row.record
    client.cookies.clear()
    open_page = f"/open/decisions/{row.number}/"
    said = client.get(f"{open_page}?q={singles[0]}").content.decode()
    assert "由候补递补：白鹭第二小学" in said
    assert "入读施教区公办学校" in said
    raw = client.get(f"{open_page}fillings.json").content
    told, found = fillings.read(raw), record.read(row.record)
    assert fillings.objections(told, found, engine("draw")) == []
    assert client.get(f"/api/decisions/{row.number}/fillings").json() == json.loads(raw)


def test_tampering_with_fillings_is_seen(office):
    number = office.published()
    placed = [key for key, place in ranked(number) if place]
    for turn in range(2):
        office.do("GIVE_UP", decision=number, key=placed[turn], reason="入读施教区公办学校")
    row = Decision.objects.get(pk=number)
    found, by = record.read(row.record), engine("draw")
    first, second = Filling.objects.order_by("turn")
    assert first.digest != second.digest
    told = json.loads(_file(row))
    for change in (
        lambda plain: plain["fillings"].pop(0),
        lambda plain: plain["fillings"][0].update(reason="另一个理由"),
        lambda plain: plain["fillings"][1].update(took=[]),
        lambda plain: plain.update(result="0" * 64),
    ):
        wrong = json.loads(json.dumps(told))
        change(wrong)
        assert fillings.objections(fillings.Fillings.model_validate(wrong), found, by)


def _file(row):
    return fillings.written(published(row))


def test_nothing_is_filled_before_the_result_or_without_a_waiting_list(office):
    number = office.committed()
    with pytest.raises(RefusedError):
        office.do("GIVE_UP", decision=number, key="YT26000001", reason="入读公办学校")
    terms = {"method": "largest_remainder", "share": "0.5", "seniors": [{"key": "高", "plan": 2}]}
    lists = {"juniors": [{"key": "A1", "graduates": 3}], "seniors": terms.pop("seniors")}
    other = office.published(engine="quotas", terms=terms, lists=lists, title="指标到校")
    with pytest.raises(XuezhengError, match="没有候补名单"):
        office.do("GIVE_UP", decision=other, key="A1", reason="入读公办学校")


def test_every_kind_that_hands_out_seats_fills_them(client, office):
    terms = {"table": {"version": "1", "items": []}}
    lists = {
        "applicants": [{"key": "A1", "choices": ["甲"]}, {"key": "A2", "choices": ["甲"]}],
        "schools": [{"key": "甲", "seats": 1}],
    }
    number = office.published(engine="points", terms=terms, lists=lists, title="积分入学")
    row = Decision.objects.get(pk=number)
    first, second = (key for key, _ in ranked(number))
    office.do("GIVE_UP", decision=number, key=first, reason="随父母迁居外地")
    assert Filling.objects.get().took == [second]
    assert fillings.objections(published(row), record.read(row.record), engine("points")) == []
    said = client.get(f"/open/decisions/{row.number}/?q={second}").content.decode()
    assert "由候补递补：甲" in said


def test_the_command_checks_fillings_beside_the_record(office, tmp_path, capsys):
    number = office.published()
    placed = [key for key, place in ranked(number) if place]
    office.do("GIVE_UP", decision=number, key=placed[0], reason="入读施教区公办学校")
    row = Decision.objects.get(pk=number)
    (tmp_path / "r.json").write_text(row.record)
    (tmp_path / "f.json").write_bytes(_file(row))
    files = [str(tmp_path / "r.json"), "--fillings", str(tmp_path / "f.json")]
    assert main(["decision", "verify", *files]) == 0
    assert "递补 / Fillings: 一致" in capsys.readouterr().out


def test_a_judge_who_falls_out_of_a_panel_is_followed_by_the_next_reserve(client, office):
    rules = {"version": "1", "team": 0, "panel": {"语文": 2}}
    terms = {"purpose": "职称评审", "on": "2026-10-12", "rules": rules}
    lists = {"inspectors": [{"key": f"J{n}", "group": "语文"} for n in range(5)]}
    number = office.published(engine="inspection", terms=terms, lists=lists, title="职称评审评委")
    row = Decision.objects.get(pk=number)
    found = record.read(row.record)
    assert fills(row)
    out = found.result["members"][1]
    office.do("GIVE_UP", decision=number, key=out, reason="与申报人有亲属关系，依法回避")
    assert Filling.objects.get().took == found.result["reserves"][:1]
    assert fillings.objections(published(row), found, engine("inspection")) == []
    said = client.get(f"/open/decisions/{row.number}/?q={found.result['reserves'][0]}")
    assert "由候补递补：语文" in said.content.decode()
    assert record.read(Decision.objects.get(pk=number).record).result == found.result


SENT = {
    "purpose": "双随机", "on": "2026-10-12",
    "rules": {"version": "1", "team": 2, "rates": {"A": 1}, "panel": {"督学": 2}},
}  # fmt: skip
POOL = {
    "inspectors": [{"key": f"I{n}", "group": "督学"} for n in range(4)],
    "subjects": [{"key": "S1", "grade": "A"}, {"key": "S2", "grade": "A"}],
}


def test_an_inspector_already_sent_is_followed_by_a_reserve_and_the_teams_stay(client, office):
    number = office.published(engine="inspection", terms=SENT, lists=POOL, title="食堂抽查")
    row = Decision.objects.get(pk=number)
    found = record.read(row.record)
    out, came = found.result["members"][0], found.result["reserves"][0]
    signed_in(client, "section", office.places["section"], duty="pupils")
    page = client.get(f"/decisions/{number}/").content.decode()
    assert "登记退出，由备选接替" in page
    given = {"key": out, "reason": "与抽查对象有利害关系"}
    client.post(f"/decisions/{number}/give-up/", given)
    assert Filling.objects.get().took == [came]
    assert fillings.objections(published(row), found, engine("inspection")) == []
    client.cookies.clear()
    # Two are drawn and two go to each, so both went everywhere; each line tells who took over.
    shown = client.get(f"/open/decisions/{row.number}/").content.decode()
    assert shown.count(f"{out}退出，由{came}接替") == 2
    said = client.get(f"/open/decisions/{row.number}/?q={came}").content.decode()
    assert "由候补递补：督学" in said
    assert record.read(Decision.objects.get(pk=number).record).result == found.result


def test_a_team_is_told_of_everybody_who_took_over_in_it():
    """The words are those of the page that replays (tests/browser/test_verifier.py)."""
    rows = [
        Filling(key="A3", place="a", took=["R2"]), Filling(key="R2", place="a", took=["R3"]),
    ]  # fmt: skip
    assert [one.zh for one in since(rows, "T", "A1、A3")] == [
        "A3退出，由R2接替",
        "R2退出，由R3接替",
    ]
    assert since(rows, "T", "A1、A3")[1].en == "R3 took over from R2"
    assert since(rows, "S", "A1、A2") == ()
    assert [one.zh for one in since(rows, "R2")] == ["由候补递补：a", "放弃：a"]


def test_where_no_reserves_were_drawn_only_a_new_decision_replaces_somebody(office):
    rules = {"version": "1", "team": 1, "rates": {"A": 1}}
    terms = {"purpose": "双随机", "on": "2026-10-12", "rules": rules}
    lists = {"inspectors": [{"key": "I1"}, {"key": "I2"}], "subjects": [{"key": "S1", "grade": "A"}]}  # fmt: skip
    number = office.published(engine="inspection", terms=terms, lists=lists, title="食堂抽查")
    assert not fills(Decision.objects.get(pk=number))
    with pytest.raises(XuezhengError, match="须另立新决策"):
        office.do("GIVE_UP", decision=number, key="I1", reason="与抽查对象有利害关系")
    assert not Filling.objects.exists()


def test_where_no_reserve_may_go_nothing_is_kept(office):
    # The group has two and two are drawn, so there is no reserve of it.
    lists = POOL | {"inspectors": [{"key": key, "group": "督学"} for key in ("I0", "I3")]}
    number = office.published(engine="inspection", terms=SENT, lists=lists, title="食堂抽查")
    with pytest.raises(XuezhengError, match="没有人可以接替I0的全部检查任务"):
        office.do("GIVE_UP", decision=number, key="I0", reason="与抽查对象有利害关系")
    assert not Filling.objects.exists()
