"""Trainees by identity, doubles, subsidies across townships, samples: counted by hand, in reach, refused."""

from fractions import Fraction

import pytest
from tests.apps.vocational.conftest import (
    DAY,
    EVENINGS,
    attended,
    do,
    filed,
    identity,
    over,
    somebody,
)

from xuezheng.adapters import erasing
from xuezheng.adapters.snapshots.shapes import stored
from xuezheng.apps.people.models import ExternalIdFact, Person
from xuezheng.apps.records.models import Record
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.apps.registers.services.owners import ElsewhereError
from xuezheng.apps.vocational.models import Call, Subsidy
from xuezheng.apps.vocational.selectors import doubts_shown, townships, year_of
from xuezheng.apps.vocational.services.rules import AdultError, AdultInputError, LineError
from xuezheng.catalogue import current
from xuezheng.core.activities.adults import sample
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.kinds.issues import WrongDataError


def enrol(actor, group, *people):
    return do("trainee.enrol", actor, group=group, people=list(people))["rows"]


def full(actor, row, **more):
    attended(actor, row, sat="1-4", hours=8, **more)


def test_a_trainee_is_one_person_in_every_class_and_the_number_stands_once(town):
    one = filed(town, town.white, town.org["x"])
    other = filed(town, town.blue, town.org["y"])
    before = Person.objects.count()
    enrol(town.white, one, somebody("陈一", 11), somebody("李二", 12))
    enrol(town.blue, other, somebody("陈一", 11))
    assert Person.objects.count() == before + 2
    rows = RegisterVersion.objects.filter(kind="trainee").order_by("subject_id")
    assert rows[0].data["person"] == rows[2].data["person"] != rows[1].data["person"]
    assert ExternalIdFact.objects.filter(issuer="resident").count() == 2
    assert all(identity(11) not in str(row.data) for row in rows)
    assert (rows[0].data["born"], rows[0].data["sex"]) == ("1980-05-06", "1")


def test_a_wrong_check_digit_is_refused_and_nobody_of_the_list_is_entered(town):
    group = filed(town, town.white, town.org["x"])
    wrong = somebody("李二", 12)
    wrong["identity"] = wrong["identity"][:-1] + ("0" if wrong["identity"][-1] != "0" else "1")
    with pytest.raises(LineError, match=r"第2人不能登记.*校验码不符"):
        enrol(town.white, group, somebody("陈一", 11), wrong)
    assert not RegisterVersion.objects.filter(kind="trainee").exists()


def test_somebody_alike_waits_for_a_decision(town):
    group = filed(town, town.white, town.org["x"])
    enrol(town.white, group, somebody("陈一", 11))
    with pytest.raises(LineError, match="可能与已登记人员重复"):
        enrol(town.white, group, somebody("陈一", 13))
    known = RegisterVersion.objects.get(kind="trainee").data["person"]
    new = {"new": True, "reason": "同名同日出生的另一人"}
    enrol(town.white, group, somebody("陈一", 13, decided=new))
    assert RegisterVersion.objects.filter(kind="trainee").count() == 2
    with pytest.raises(LineError, match="同班已登记此人"):
        enrol(town.white, group, somebody("陈一", 11))
    people = RegisterVersion.objects.filter(kind="trainee").order_by("subject_id")
    assert people[0].data["person"] == known != people[1].data["person"]


def test_a_class_that_is_not_approved_takes_nobody(town):
    data = {
        "title": "电工班", "programme": "rural", "topic": "低压电工", "provider": "成人学校", "planned": 20,
        "hours": 2, "begins_on": "2026-11-02", "ends_on": "2026-11-02",
        "sittings": [{"day": "2026-11-02", "begins": "19:00", "minutes": 90}],
    }  # fmt: skip
    case = do("case.open", town.white, kind="training_class", org=town.org["x"], data=data)["case"]
    number = Record.objects.get(pk=case).number
    with pytest.raises(AdultError, match="未备案或已结班"):
        enrol(town.white, number, somebody("陈一", 11))
    with pytest.raises(NotFoundError):
        enrol(town.blue, number, somebody("陈一", 11))


def test_the_registers_own_form_enters_no_trainee_and_rewrites_no_person(town):
    group = filed(town, town.white, town.org["x"])
    [row] = enrol(town.white, group, somebody("陈一", 11))
    data = dict(RegisterVersion.objects.get(kind="trainee").data)
    with pytest.raises(ElsewhereError, match="专门页面"):
        do("register.add", town.white, kind="trainee", org=town.org["x"], since=DAY, data=data)
    with pytest.raises(WrongDataError, match="不能在这里填写"):
        attended(town.white, row, person=data["person"] + 1)
    full(town.white, row, exam="passed", certificate="云培1")
    with pytest.raises(RefusedError):
        attended(town.office, row, hours=1)


def test_townships_count_persons_once_and_the_sum_once_more(town):
    """白鹭: 陈一 and 李二 whole, 王三 too few hours. 望澜: 陈一 again. Together two persons."""
    one = filed(town, town.white, town.org["x"])
    early = [{"day": day, "begins": "9:00", "minutes": 90} for day in EVENINGS]
    other = filed(town, town.blue, town.org["y"], sittings=early)
    three = somebody("陈一", 11), somebody("李二", 12, "19810506"), somebody("王三", 13, "19820506")
    a, b, c = enrol(town.white, one, *three)
    [d] = enrol(town.blue, other, somebody("陈一", 11))
    full(town.white, a, exam="passed", certificate="云培1")
    full(town.white, b)
    attended(town.white, c, sat="1-3", hours=6)  # 6 of 8 hours: 75 %
    full(town.blue, d)
    for code, labour in (("t", 40), ("u", 10)):
        do("register.add", town.section, kind="training_target", org=town.org[code], since=DAY, data={
            "programme": "rural", "year": 2026, "persons": 4, "labour_force": labour,
            "labour_paper": "镇劳动力资源调查", "decided_on": "2026-03-02", "paper": "云教职成〔2026〕3号",
        })  # fmt: skip
    found = year_of(2026, DAY)
    rows, total = townships(town.section, found, DAY, "rural")
    told = {
        one.name: (one.rows, one.people, one.certified, one.target, one.done, one.share)
        for one in rows
    }
    assert told == {
        "白鹭镇": (3, 2, 1, 4, Fraction(1, 2), Fraction(1, 20)),
        "望澜镇": (1, 1, 0, 4, Fraction(1, 4), Fraction(1, 10)),
    }
    assert (total.rows, total.people, total.target, total.share) == (4, 2, 8, Fraction(1, 25))
    mine, _ = townships(town.white, found, DAY)
    assert [one.name for one in mine] == ["白鹭镇"]
    assert [one.rows for one in mine] == [3]


def test_two_identities_that_are_merged_count_as_one(town):
    group = filed(town, town.white, town.org["x"])
    new = {"new": True, "reason": "暂按两人登记"}
    a, b = enrol(town.white, group, somebody("陈一", 11), somebody("陈一", 13, decided=new))
    for row, paper in ((a, "云培1"), (b, "云培2")):
        full(town.white, row, exam="passed", certificate=paper)
    over(town, group, town.white)
    assert do("trainee.subsidise", town.section, group=group) == {"given": 2, "refused": 0, "fen": 60_000}  # fmt: skip
    assert townships(town.section, year_of(2026, DAY), DAY)[1].people == 2
    first, second = Subsidy.objects.order_by("row").values_list("person", flat=True)
    do("person.merge", SYSTEM, alias=second, person=first, reason="查实为同一人")
    found = year_of(2026, DAY)
    assert townships(town.section, found, DAY)[1].people == 1
    mine = doubts_shown(town.white, found, DAY)
    shown = [(one.doubt.key, [part.id for part in one.parts]) for one in mine]
    assert shown == [("twice", [a, b]), ("paid_twice", [a, b])]


def test_a_subsidy_is_paid_once_across_townships_and_for_a_class_that_is_over(town):
    one = filed(town, town.white, town.org["x"])
    early = [{"day": day, "begins": "9:00", "minutes": 90} for day in EVENINGS]
    other = filed(town, town.blue, town.org["y"], sittings=early)
    a, b = enrol(town.white, one, somebody("陈一", 11), somebody("李二", 12, "19810506"))
    c, d = enrol(town.blue, other, somebody("陈一", 11), somebody("赵四", 14, "19830506"))
    for actor, row in ((town.white, a), (town.blue, c)):
        full(actor, row)
    attended(town.white, b, sat="1-3", hours=7)  # three evenings are six hours
    attended(town.blue, d, sat="1-2", hours=4)
    with pytest.raises(AdultError, match="尚未核验结班"):
        do("trainee.subsidise", town.section, group=one)
    over(town, one, town.white)
    over(town, other, town.blue)
    with pytest.raises(RefusedError):
        do("trainee.subsidise", town.white, group=one)
    assert do("trainee.subsidise", town.section, group=one) == {"given": 1, "refused": 1, "fen": 30_000}  # fmt: skip
    assert do("trainee.subsidise", town.section, group=other) == {"given": 0, "refused": 2, "fen": 0}  # fmt: skip
    told = dict(Subsidy.objects.values_list("row", "why"))
    assert told == {a: "", b: "doubted", c: "had", d: "too_few"}
    # put right and decided anew; what was paid stays
    attended(town.white, b, sat="1-4", hours=8)
    assert do("trainee.subsidise", town.section, group=one) == {"given": 1, "refused": 0, "fen": 30_000}  # fmt: skip
    assert sorted(Subsidy.objects.filter(fen__gt=0).values_list("row", flat=True)) == sorted([a, b])


def test_a_unit_sees_a_double_with_another_unit_and_nothing_of_the_other(town):
    one = filed(town, town.white, town.org["x"])
    other = filed(town, town.blue, town.org["y"])
    [a] = enrol(town.white, one, somebody("陈一", 11))
    [b] = enrol(town.blue, other, somebody("陈一", 11))
    full(town.white, a)
    full(town.blue, b)
    found = year_of(2026, DAY)
    shown = doubts_shown(town.white, found, DAY)
    assert [one.doubt.key for one in shown] == ["again", "at_once"]
    assert [(part.id, part.unit) for part in shown[1].parts] == [(a, "白鹭镇成人学校"), (0, "")]
    every = doubts_shown(town.section, found, DAY, "at_once")
    assert [[part.unit for part in one.parts] for one in every] == [
        ["白鹭镇成人学校", "望澜镇成人学校"]
    ]
    assert doubts_shown(town.basic, found, DAY) == []


def test_a_sample_is_the_same_for_a_seed_and_units_do_not_check_themselves(town):
    group = filed(town, town.white, town.org["x"])
    people = [somebody(f"学员{chr(0x4E00 + n)}", 20 + n, f"198{n}0506") for n in range(7)]
    rows = enrol(town.white, group, *people)
    for row in rows:
        full(town.white, row)
    with pytest.raises(RefusedError):
        do("trainee.sample", town.white, year=2026, seed="2026年秋季抽查")
    # 5 % of seven is one, five at least
    done = do("trainee.sample", town.section, year=2026, seed="2026年秋季抽查")
    assert (done["drawn"], done["of"]) == (5, 7)
    drawn = list(Call.objects.order_by("place").values_list("row", flat=True))
    assert drawn == list(sample(rows, "2026年秋季抽查", 5, 5))
    with pytest.raises(AdultInputError, match="已用过"):
        do("trainee.sample", town.section, year=2026, seed="2026年秋季抽查")
    call = Call.objects.order_by("place")[0].pk
    with pytest.raises(RefusedError):
        do("trainee.answer", town.white, call=call, answer="confirmed")
    with pytest.raises(NotFoundError):
        do("trainee.answer", town.blue, call=call, answer="confirmed")
    do("trainee.answer", town.section, call=call, answer="never")
    assert Call.objects.get(pk=call).answer == "never"
    with pytest.raises(AdultError, match="没有完成培训的学员"):
        do("trainee.sample", town.section, year=2025, seed="2025年抽查")


def test_erasure_reaches_trainees(town):
    group = filed(town, town.white, town.org["x"])
    [row] = enrol(town.white, group, somebody("陈一", 11, mobile="13800000000"))
    full(town.white, row, exam="passed", certificate="云培1")
    person = RegisterVersion.objects.filter(kind="trainee").first().data["person"]
    tables = [one for one in stored(current().kinds) if one.shape.key in {"trainee", "external_id"}]
    erasing.erased(tables, [person])
    for one in RegisterVersion.objects.filter(kind="trainee"):
        assert [one.data[key] for key in ("name", "mobile", "born", "certificate")] == [None] * 4
        assert one.t2 == ""
    assert set(ExternalIdFact.objects.filter(person=person).values_list("number", flat=True)) == {
        ""
    }
