"""Naming persons, pupils, units and rooms in a case: by words, within reach, alike for foreign and absent."""

import re
from datetime import date

import pytest
from tests.apps.records.steps import MONDAY
from tests.apps.registers.ground import planted, pupil, school_class, worker
from tests.apps.signing import actor_for, signed_in

from xuezheng.adapters import clock
from xuezheng.apps.audit.services import act
from xuezheng.apps.records.access import ledger_of
from xuezheng.apps.records.models import Record
from xuezheng.apps.records.selectors.picking import MOST, Asker, in_words, resolve, told
from xuezheng.apps.records.services import INTENTIONS
from xuezheng.core.kinds.issues import WrongDataError

DAY = date(2026, 10, 12)
BY_KEY = {one.key: one for one in INTENTIONS}


@pytest.fixture
def ground(db, monkeypatch):  # noqa: ARG001 - it writes
    """Two schools, a few teachers and pupils of like names."""
    monkeypatch.setattr(clock, "today", lambda: DAY)
    found = planted()
    first = school_class(found.east)
    found.wang = worker(found.east, "王敏", "E1")
    found.same = worker(found.east, "王敏", "E2")
    found.li = worker(found.east, "李强", "E3")
    found.far = worker(found.west, "赵一", "W1")
    found.child = pupil(found.east, "周小雨", first)
    found.other = pupil(found.west, "周小雨", school_class(found.west))
    return found


def asker(who, kind):
    return Asker(who, ledger_of(kind), DAY)


def named(who, kind, key, words):
    """What words name in a field: the one, or those to choose from."""
    found = resolve(asker(who, kind), ledger_of(kind).field(key), words)
    return found.one.id if found.one else [one.id for one in found.offered]


def test_a_person_is_found_by_name_initials_and_number_within_reach(ground):
    who = actor_for(("principal", ground.east))
    ask = ("title_application", "applicant")
    assert named(who, *ask, "李强") == ground.li
    assert named(who, *ask, "E3") == ground.li
    assert named(who, *ask, f"#{ground.li}") == ground.li
    assert named(who, *ask, "lq") == [ground.li]
    assert named(who, *ask, "li qiang") == [ground.li]
    assert named(who, *ask, "王敏") == [ground.wang, ground.same]
    for words in ("赵一", "W1", "zy", "钱二", "  "):
        assert named(who, *ask, words) == []
    assert (
        resolve(asker(who, ask[0]), ledger_of(ask[0]).field(ask[1]), f"#{ground.far}").one is None
    )


def test_whoever_works_on_a_kind_everywhere_names_colleagues_everywhere(ground):
    inspector = actor_for(("section", ground.basic), duty="supervision")
    assert named(inspector, "visit", "supervisor", "赵一") == ground.far
    plain = actor_for(("section", ground.basic), duty="estate")
    assert named(plain, "visit", "supervisor", "赵一") == []


def test_pupils_are_named_within_the_roll_in_reach(ground):
    who = actor_for(("clerk", ground.east))
    assert named(who, "dropout", "pupil", "周小雨") == ground.child
    assert named(who, "dropout", "pupil", "zxy") == [ground.child]
    [one] = resolve(asker(who, "dropout"), ledger_of("dropout").field("pupil"), "zhou").offered
    assert "云汀east" in one.line


def test_units_are_named_by_any_part_of_their_name(ground):
    who = actor_for(("leader", ground.bureau))
    ask = ("contact_visit", "school")
    assert named(who, *ask, "云汀west") == ground.west
    assert named(who, *ask, "west") == ground.west
    assert named(who, *ask, "we") == [ground.west]
    everyone = named(who, *ask, "云汀")
    assert everyone[0] == ground.bureau
    assert len(everyone) == 6 <= MOST


def test_a_foreign_number_is_refused_as_an_absent_one(ground):
    who = actor_for(("clerk", ground.east))
    told = []
    for number in (ground.other, 99_999_999):
        given = {"kind": "dropout", "org": ground.east, "data": {"pupil": number}}
        with pytest.raises(WrongDataError) as error:
            act(BY_KEY["case.open"], given, actor=who, at=MONDAY)
        told.append(error.value.told())
    assert told[0] == told[1]
    assert "没有这个学生，或不在管辖范围内" in told[0].zh


def page(client, kind, **typed):
    """Send the opening form with what is typed; gives the answer."""
    return client.post(f"/ledgers/{kind}/new/", typed)


def test_without_scripts_the_form_comes_back_to_choose_from(client, ground):
    signed_in(client, "clerk", ground.east)
    kind = "title_application"
    answer = page(client, kind, applicant="王敏", key="k1")
    assert answer.status_code == 422
    words = answer.content.decode()
    assert re.findall(r'name="applicant-pick" value="(\d+)"', words) == [
        str(ground.wang), str(ground.same),
    ]  # fmt: skip
    assert 'name="applicant-for" value="王敏"' in words
    chosen = {"applicant": "王敏", "applicant-for": "王敏", "applicant-pick": ground.same}
    again = page(client, kind, key="k2", **chosen).content.decode()
    assert f'value="{ground.same}" checked' in again
    other = page(client, kind, key="k3", **chosen | {"applicant": "李强"}).content.decode()
    assert f'value="{ground.same}"' not in other


def test_a_choice_out_of_reach_reads_as_one_that_is_not_there(client, ground):
    signed_in(client, "clerk", ground.east)
    told = []
    for number in (ground.far, 99_999_999):
        chosen = {"applicant": "赵一", "applicant-for": "赵一", "applicant-pick": number}
        answer = page(client, "title_application", key="k1", **chosen)
        told.append(answer.content.decode())
    answers = [re.findall(r"xz-field__wrong.*?</span></span>", page_) for page_ in told]
    assert answers[0] == answers[1]
    assert any("没有这个人员，或不在管辖范围内" in one for one in answers[0])
    assert not any("赵一 <" in page_ for page_ in told)


def test_suggestions_while_one_types(client, ground):
    signed_in(client, "clerk", ground.east)
    answer = client.get("/picks/dropout/pupil/?name=pupil&pupil=zxy")
    assert answer.status_code == 200
    assert "周小雨" in answer.content.decode()
    assert f'value="{ground.other}"' not in answer.content.decode()
    column = client.get("/picks/sick_check/absent.pupil/?name=absent-0-pupil&absent-0-pupil=zxy")
    assert f'name="absent-0-pupil-pick" value="{ground.child}"' in column.content.decode()
    for gone in ("dropout/reason", "dropout/nothing", "nothing/pupil", "sick_check/absent.x"):
        assert client.get(f"/picks/{gone}/?name=q&q=z").status_code == 404
    assert client.get("/picks/dropout/pupil/?name=<b>").status_code == 404


def test_a_case_page_names_whom_it_is_about(client, ground):
    who = signed_in(client, "section", ground.basic, duty="supervision")
    data = {
        "title": "开学督导", "supervisor": ground.li, "planned_on": "2026-10-13",
        "form": "announced", "purpose": "经常性督导",
    }  # fmt: skip
    given = {"kind": "visit", "org": ground.east, "data": data, "parties": [("lead", ground.east)]}
    case = act(BY_KEY["case.open"], given, actor=who, at=MONDAY).result["case"]
    assert "李强" in client.get(f"/cases/{case}/").content.decode()


def test_a_case_refers_to_another_by_number_and_title_within_sight(client, ground):
    who = signed_in(client, "principal", ground.east)
    plan = {"title": "地震疏散预案", "about": "quake", "edition": 1, "review_by": "2027-09-01"}
    given = {"kind": "emergency_plan", "org": ground.east, "data": plan}
    based = act(BY_KEY["case.open"], given, actor=who, at=MONDAY).result["case"]
    number = Record.objects.get(pk=based).number
    assert named(who, "drill", "plan", "地震") == [based]
    assert named(who, "drill", "plan", number) == based
    assert named(actor_for(("principal", ground.west)), "drill", "plan", "地震") == []
    drill = {"title": "秋季疏散演练", "planned_on": "2026-10-20", "plan": based}
    given = {"kind": "drill", "org": ground.east, "data": drill}
    case = act(BY_KEY["case.open"], given, actor=who, at=MONDAY).result["case"]
    assert f"{number} 地震疏散预案" in client.get(f"/cases/{case}/").content.decode()
    box = client.get("/picks/drill/plan/?name=plan&plan=地震").content.decode()
    assert f'name="plan-pick" value="{based}"' in box


def test_a_case_says_the_name_of_the_class_it_refers_to(ground):
    who = actor_for(("principal", ground.east))
    field = ledger_of("exercise_check").field("school_class")
    number = school_class(ground.west, number=7)
    known = told(who, [field], {"school_class": number}, DAY, "zh")
    assert in_words(field, number, known, "zh") == "三年级（7）班"
    assert in_words(field, number + 10_000, known, "zh") == "—"
