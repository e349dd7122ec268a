"""Naming the units of a case: one by words, several by names and groups, in reach, without scripts."""

import re
from datetime import date

import pytest
from tests.apps.records.steps import MONDAY
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.records.models import Party, Record
from xuezheng.apps.records.selectors.grouping import MOST_UNITS, Units, groups
from xuezheng.apps.records.services import INTENTIONS
from xuezheng.apps.schools.models import Kind, Nature, OrganisationFact, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.core.base.actors import Scope
from xuezheng.core.kinds.issues import WrongDataError

DAY = date(2026, 10, 12)
OPEN = next(one for one in INTENTIONS if one.key == "case.open")
TREE = (
    ("bureau", "云汀市教育局", None, Kind.BUREAU, Stage.NONE),
    ("office", "局办公室", "bureau", Kind.SECTION, Stage.NONE),
    ("basic", "基础教育科", "bureau", Kind.SECTION, Stage.NONE),
    ("egret", "白鹭镇", "bureau", Kind.TOWNSHIP, Stage.NONE),
    ("egret_office", "白鹭镇教办", "egret", Kind.OFFICE, Stage.NONE),
    ("gull", "沙鸥镇", "bureau", Kind.TOWNSHIP, Stage.NONE),
    ("gull_office", "沙鸥镇教办", "gull", Kind.OFFICE, Stage.NONE),
    *((f"e{n}", f"白鹭第{n}小学", "egret", Kind.PRIMARY, Stage.PRIMARY) for n in range(1, 11)),
    *((f"g{n}", f"沙鸥第{n}小学", "gull", Kind.PRIMARY, Stage.PRIMARY) for n in range(1, 3)),
    ("middle", "白鹭初级中学", "egret", Kind.JUNIOR, Stage.JUNIOR),
)


@pytest.fixture
def orgs(db, monkeypatch):  # noqa: ARG001 - it writes
    """A bureau with two townships: ten and two primary schools, one junior school."""
    monkeypatch.setattr(clock, "today", lambda: DAY)
    monkeypatch.setattr(clock, "now", lambda: MONDAY)
    begins = date(2020, 9, 1)
    plant([
        Unit(key, key, name, kind, stage, Nature.PUBLIC, above, order, None, begins)
        for order, (key, name, above, kind, stage) in enumerate(TREE, start=1)
    ])  # fmt: skip
    return dict(OrganisationFact.objects.values_list("code", "subject_id"))


def primary(orgs, letter):
    return [org for code, org in orgs.items() if re.fullmatch(letter + r"\d+", code)]


def held(key):
    return list(groups(DAY)[key].orgs)


def test_groups_hold_their_units_and_a_group_of_one_is_none(orgs):
    assert held("kind:primary") == [*primary(orgs, "e"), *primary(orgs, "g")]
    assert held(f"kind:primary:{orgs['gull']}") == primary(orgs, "g")
    assert held("kind:towns") == [orgs["egret_office"], orgs["gull_office"]]
    assert held("kind:sections") == [orgs["office"], orgs["basic"]]
    assert held("kind:schools") == [*primary(orgs, "e"), *primary(orgs, "g"), orgs["middle"]]
    everybody = set(orgs.values()) - {orgs["bureau"], orgs["egret"], orgs["gull"]}
    assert set(held("kind:every")) == everybody
    assert set(held(f"kind:every:{orgs['gull']}")) == {orgs["gull_office"], *primary(orgs, "g")}
    assert "kind:junior" not in groups(DAY)
    assert "kind:vocational" not in groups(DAY)


def test_a_group_is_found_by_words_by_initials_and_named_in_full(orgs):
    finder = Units(DAY)
    assert [one.name for one in finder.find("全部小学")][:3] == [
        "全部小学", "白鹭镇全部小学", "沙鸥镇全部小学",
    ]  # fmt: skip
    assert finder.find("sozqbxx")[0].key == f"kind:primary:{orgs['gull']}"
    for words in ("沙鸥镇小学", "沙鸥镇全部小学", "all primary schools of 沙鸥镇"):
        assert finder.named(words).key == f"kind:primary:{orgs['gull']}"
    assert finder.named("全部小学").beside == "12 个单位"
    assert Units(DAY, "en").named("全部小学").name == "All primary schools"
    assert finder.named("小学") is None
    assert finder.named("白鹭第1小学").key == str(orgs["e1"])
    assert finder.named(f"#{orgs['e2']}").key == str(orgs["e2"])
    units = [one for one in finder.find("白鹭") if one.key.isdecimal()]
    assert len(units) == MOST_UNITS
    assert finder.find("  ") == ()
    assert finder.find("没有这样的学校") == []


def test_whoever_reaches_some_units_finds_those_and_groups_of_those(orgs):
    near = Units(DAY, inside=Scope(orgs=frozenset({orgs["e1"], orgs["e2"], orgs["middle"]})))
    assert near.named("全部小学").beside == "2 个单位"
    assert near.members(["kind:primary", str(orgs["g1"]), str(orgs["middle"])]) == [
        orgs["e1"], orgs["e2"], orgs["middle"],
    ]  # fmt: skip
    for foreign in (f"kind:primary:{orgs['gull']}", str(orgs["g1"]), "99999999", "kind:x", "²"):
        assert list(near.known([foreign])) == []
    for words in ("沙鸥镇小学", "沙鸥第1小学", "没有的小学"):
        assert near.named(words) is None
        assert list(near.find(words)) == []
    without = Units(DAY, without=frozenset({orgs["g1"]}))
    assert without.members([f"kind:primary:{orgs['gull']}"]) == [orgs["g2"]]


def test_a_part_of_several_units_takes_names_and_groups_without_scripts(client, orgs):
    signed_in(client, "office", orgs["office"])
    text = client.get("/ledgers/task/new/").content.decode()
    assert "沙鸥第2小学" not in text, "no list of every unit"
    given = {
        "title": "落实小学教师周转房", "party-lead": "基础教育科", "party-supervisor": "局办公室",
        "party-co": "沙鸥镇小学、白鹭", "key": "k1",
    }  # fmt: skip
    asked = client.post("/ledgers/task/new/", given)
    text = asked.content.decode()
    assert asked.status_code == 422
    assert "“白鹭”不止一个" in text
    assert f'name="party-co-pick" value="{orgs["e1"]}"' in text
    given |= {"party-co-for": "沙鸥镇小学、白鹭", "party-co-pick": [orgs["e1"]]}
    again = client.post("/ledgers/task/new/", given).content.decode()
    assert "不止一个" not in again
    assert f'name="party-co-pick" value="{orgs["e1"]}" checked' in again
    lost = client.post("/ledgers/task/new/", given | {"party-co": "没有的小学"}).content.decode()
    assert "没有“没有的小学”，或不在管辖范围内" in lost
    gone = client.post("/ledgers/task/new/", given | {"party-co-pick": "99999999"}).content.decode()
    assert "所选已不在范围内" in gone


def test_what_a_box_of_several_offers_while_one_types(client, orgs):
    signed_in(client, "office", orgs["office"])
    at = "/picks/task/party-co/?name=party-co"
    text = client.get(f"{at}&party-co-pick={orgs['middle']}&party-co=沙鸥").content.decode()
    assert f'value="{orgs["middle"]}" checked' in text
    assert f'value="kind:primary:{orgs["gull"]}">' in text
    assert "没有找到" in client.get(f"{at}&party-co=没有的").content.decode()
    one = client.get("/picks/task/party-lead/?name=party-lead&party-lead=基础").content.decode()
    assert f'type="radio" name="party-lead-pick" value="{orgs["basic"]}"' in one
    assert client.get("/picks/task/party-nobody/?name=q&q=z").status_code == 404


def test_a_township_of_many_schools_finds_the_one_it_fills_in_for(client, orgs, monkeypatch):
    monkeypatch.setattr("xuezheng.apps.records.forms.parties.FEW", 5)
    signed_in(client, "township", orgs["egret_office"])
    text = client.get("/ledgers/hazard/new/").content.decode()
    assert 'data-pick="id_org_found"' in text
    found = client.get("/picks/hazard/org/?name=org&org=小学").content.decode()
    assert f'value="{orgs["e1"]}"' in found
    assert f'value="{orgs["g1"]}"' not in found
    told = [
        client.post("/ledgers/hazard/new/", {"title": "护栏松动", "org": words, "key": "k"})
        for words in ("沙鸥第1小学", "没有的小学")
    ]
    wrong = [re.findall(r"xz-field__wrong.*?</span></span>", one.content.decode()) for one in told]
    assert any("没有这个单位，或不在管辖范围内" in one for one in wrong[0])
    assert wrong[0] == wrong[1]


def test_a_case_names_no_unit_that_does_not_stand(orgs):
    who = actor_for(("office", orgs["office"]))
    given = {"kind": "task", "org": orgs["office"], "data": {}, "parties": [("lead", 99_999_999)]}
    with pytest.raises(WrongDataError, match="没有这个单位"):
        act(OPEN, given, actor=who, at=MONDAY)
    assert (Record.objects.count(), Party.objects.count()) == (0, 0)
