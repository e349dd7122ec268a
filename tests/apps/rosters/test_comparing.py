"""Three rosters against our register: planted case D21, exactly twelve differences, decided and undone."""

from datetime import timedelta

import pytest
from tests.apps.people.acting import NOON, TODAY
from tests.apps.rosters.acting import DAY, book, do, lines, right, run, statuses, take
from tests.apps.signing import actor_for

from xuezheng.apps.files.services import take as keep_file
from xuezheng.apps.people.models import AppointmentFact, PersonFact
from xuezheng.apps.records.models import Party, Record
from xuezheng.apps.rosters.models import Finding, Heads, Roster
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.registers.timeline import AsOf

RETIRED = ["周国强", right("330282196603080018"), "B007", "第二小学", "事业编制", "在职"]
STRANGER = ["赵六", right("330282198502020016"), "B090", "第一小学", "事业编制", "在职"]
NAMESAKE = ["李强", right("330282196502020011"), "B091", "第一小学", "事业编制", "在职"]


@pytest.fixture
def three(staff, personnel):  # noqa: ARG001 - staff is compared
    """D21: 编制实名制 with seven differences, payroll with four, the teacher system with one."""
    twice = ["王芳", right("330282197906200023"), "B099", "第一小学", "事业编制", "在职"]
    roster = take(personnel, "roster", [
        *lines(("sun", 3, "第一小学"), ("sun", 5, "借调"), ("chen", 4, "事业编制"),
               drop=("wu", "zhang2")),
        RETIRED, STRANGER, NAMESAKE, twice,
    ])  # fmt: skip
    payroll = take(personnel, "payroll", [
        *lines(("li", 3, "第二小学"), ("wang", 0, "王方"), drop=("wu",), kind="P"),
        ["周国强", right("330282196603080018"), "P007", "第二小学", "事业编制", "在职"],
    ])  # fmt: skip
    system = take(
        personnel, "staff_system", lines(("zhang", 1, right("330282198005010040")), kind="N")
    )
    return roster, payroll, system


def test_the_three_rosters_have_exactly_twelve_differences(three):
    roster, payroll, system = three
    assert statuses(roster) == [
        ("周国强", "not_struck_off"),
        ("孙琳", "seconded"),
        ("张敏", "only_ours"),
        ("李强", "namesake"),
        ("王芳", "two_numbers"),
        ("赵六", "only_theirs"),
        ("陈晨", "other_establishment"),
    ]
    assert statuses(payroll) == [
        ("吴丹", "only_ours"),
        ("周国强", "not_struck_off"),
        ("李强", "other_unit"),
        ("王方", "other_name"),
    ]
    assert [status for _, status in statuses(system)] == ["doubtful"]
    assert Finding.objects.count() == 12


def test_the_report_adds_up_to_both_lists(three):
    counts = three[0].counts
    parts = [counts[key] for key in ("agreeing", "differing", "only_theirs", "only_ours")]
    # Nine lines: 张敏, 李强, 王芳 agree; 陈晨, 孙琳, 周国强 differ; 赵六, 李强, 王芳 stand there only.
    assert parts == [3, 3, 3, 1]
    assert counts["lines"] == 9 == sum(parts[:3])
    # Six of ours belong there; 张敏 of 第二小学 does not stand on it.
    assert counts["expected"] == 6


def test_a_doubt_is_told_in_words_and_a_decision_is_remembered(three, personnel):
    [doubt] = Finding.objects.filter(status="doubtful")
    assert "证件号码不同 −7.00" in doubt.told_zh
    assert "姓名相同 +9.00" in doubt.told_zh
    do("roster.decide", finding=doubt.pk, decision="same", note="查验档案")
    later = take(
        personnel, "staff_system", lines(("zhang", 1, right("330282198005010040")), kind="N"),
        hour=4,
    )  # fmt: skip
    assert statuses(later) == []
    do("roster.undo", hour=5, finding=doubt.pk)
    again = take(
        personnel, "staff_system", lines(("zhang", 1, right("330282198005010040")), kind="N"),
        hour=6,
    )  # fmt: skip
    assert [status for _, status in statuses(again)] == ["doubtful"]
    assert three


def test_theirs_is_right_changes_the_register_and_is_taken_back(three, bureau, staff):
    [moved] = Finding.objects.filter(status="other_unit")
    at = lambda: PersonFact.objects.at(AsOf(TODAY)).get(subject=staff["li"]).org_id  # noqa: E731
    assert (moved.person, at()) == (staff["li"], bureau["one"])
    do("roster.decide", finding=moved.pk, decision="theirs")
    assert at() == bureau["two"]
    with pytest.raises(RefusedError, match="已经认定"):
        do("roster.decide", hour=4, finding=moved.pk, decision="ours")
    do("roster.compare", hour=4, roster=three[1].pk)
    run(4)
    assert ("李强", "other_unit") not in statuses(three[1])
    do("roster.undo", hour=5, finding=moved.pk)
    assert at() == bureau["one"]
    with pytest.raises(RefusedError, match="还没有认定"):
        do("roster.undo", hour=6, finding=moved.pk)
    do("roster.compare", hour=7, roster=three[1].pk)
    run(7)
    assert ("李强", "other_unit") in statuses(three[1])


def test_every_change_that_theirs_can_make_and_its_way_back(three, staff):
    before = sorted(PersonFact.objects.at(AsOf(TODAY)).values_list("subject", "name", "org"))
    posts = sorted(AppointmentFact.objects.at(AsOf(TODAY)).values_list("subject", "establishment"))
    changed = ("other_name", "other_establishment", "only_theirs", "only_ours", "other_unit")
    found = list(Finding.objects.filter(status__in=changed).order_by("id"))
    for hour, one in enumerate(found):
        do("roster.decide", hour=4 + hour, finding=one.pk, decision="theirs", note="以名册为准")
    held = dict(AppointmentFact.objects.at(AsOf(TODAY)).values_list("person", "establishment"))
    assert held[staff["chen"]] == "established"
    standing = dict(PersonFact.objects.at(AsOf(TODAY)).values_list("subject", "name"))
    assert standing[staff["wang"]] == "王方"
    assert staff["wu"] not in standing
    assert "赵六" in standing.values()
    for hour, one in enumerate(reversed(found)):
        do("roster.undo", hour=14 + hour, finding=one.pk)
    assert (
        sorted(PersonFact.objects.at(AsOf(TODAY)).values_list("subject", "name", "org")) == before
    )
    assert (
        sorted(AppointmentFact.objects.at(AsOf(TODAY)).values_list("subject", "establishment"))
        == posts
    )
    assert three


@pytest.mark.parametrize("status", ["seconded", "two_numbers", "not_struck_off"])
def test_what_cannot_be_changed_from_here_says_where(three, status):
    one = Finding.objects.filter(status=status).first()
    with pytest.raises(RefusedError, match="请在人员登记中办理"):
        do("roster.decide", finding=one.pk, decision="theirs")
    do("roster.decide", finding=one.pk, decision="ours", note="对方未更新")
    assert three


def test_every_difference_gets_an_owner_and_a_day(three, bureau, personnel):
    due = TODAY + timedelta(14)
    actor = actor_for(("section", personnel), duty="staff")
    assign = lambda hour=3, **more: do("roster.assign", hour=hour, actor=actor, due=due, **more)  # noqa: E731
    done = assign(roster=three[0].pk)
    assert (len(done["cases"]), done["more"]) == (7, False)
    case = Record.objects.get(pk=done["cases"][0])
    assert (case.kind, case.state, case.due) == ("roster_difference", "issued", due)
    leads = set(
        Party.objects.filter(record__in=done["cases"], part="lead").values_list("org_id", flat=True)
    )
    assert leads == {bureau["one"], bureau["two"]}
    assert assign(4, roster=three[0].pk)["cases"] == []
    with pytest.raises(InputError):
        do("roster.assign", actor=actor, roster=three[1].pk, due=TODAY - timedelta(1))


def test_comparing_again_changes_nothing_and_keeps_what_was_decided(three):
    one = Finding.objects.filter(roster=three[0]).first()
    do("roster.decide", finding=one.pk, decision="ours")
    before = list(Finding.objects.order_by("id").values_list("id", "status", "decision"))
    do("roster.compare", hour=4, roster=three[0].pk)
    run(4)
    assert list(Finding.objects.order_by("id").values_list("id", "status", "decision")) == before


def test_heads_are_mapped_once_and_wrong_sheets_are_refused(staff, personnel):
    take(personnel, "roster", lines())
    assert Heads.objects.count() == 1
    take(personnel, "payroll", lines(kind="P"))
    assert Heads.objects.count() == 1
    bare = keep_file(book([["甲"]], heads=("甲",)), "x.xlsx", actor=SYSTEM, at=NOON)
    given = {"kind": "roster", "title": "九月", "day": DAY, "organisation": personnel}
    with pytest.raises(InputError, match="没有找到表头"):
        do("roster.take", file=bare, mapping={"name": 0, "unit": 1}, **given)
    with pytest.raises(InputError, match="没有找到表头"):
        do("roster.take", file=bare, mapping={"name": 0}, **given)
    file = Roster.objects.first().file
    with pytest.raises(InputError, match="没有找到这个人"):
        do("roster.take", file=file, mapping={"name": 0, "unit": 3}, named=["nobody"], **given)
    with pytest.raises(NotFoundError):
        do("roster.decide", finding=99_999_999, decision="ours")
    assert staff
