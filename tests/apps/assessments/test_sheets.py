"""Who fills a sheet in, with what; canteens graded, lowered, limits of grades and titles."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.apps.assessments.acting import START, do, figures, move, opened, paper, reported

from xuezheng.apps.assessments.models import Figure
from xuezheng.apps.assessments.selectors.indicated import SOURCES, Indicated
from xuezheng.apps.assessments.services import filling
from xuezheng.apps.records.models import Record
from xuezheng.catalogue.assessments.lines import share
from xuezheng.catalogue.assessments.school_assessment import SCHOOL_ASSESSMENT
from xuezheng.core.assess.criteria import Origin
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError
from xuezheng.core.base.labels import T

SHOWN = START + timedelta(days=8)
"""The sixth working day after 2 November: the notice is over."""


def filled(case, by, note="", **values):
    do("assessment.fill", by, case=case, figures=figures(note, **values))


def test_the_unit_reports_and_the_section_scores_each_in_its_time(bureau):
    _, cases = opened(bureau, "a")
    case, principal = cases["a"], bureau.principals["a"]
    for nobody in (bureau.head, bureau.leader):
        with pytest.raises(RefusedError, match="现在不由您填写"):
            filled(case, nobody, party=9)
    with pytest.raises(NotFoundError):
        filled(case, bureau.principals["b"], "x", party=9)
    with pytest.raises(InputError, match="写明依据"):
        filled(case, principal, duty=1)
    with pytest.raises(InputError, match="由台账计数"):
        filled(case, principal, "x", overdue=0)
    with pytest.raises(InputError, match="没有这一项"):
        filled(case, principal, "x", nothing=0)
    with pytest.raises(InputError, match="0 到 10"):
        filled(case, principal, "x", party=11)
    with pytest.raises(InputError, match="应为数字"):
        filled(case, principal, "x", party="九")
    assert not Figure.objects.exists()
    reported(bureau, "a", case)
    with pytest.raises(RefusedError):
        filled(case, principal, "x", party=9)
    filled(case, bureau.head, party=9)


def test_a_line_that_does_not_apply_is_left_out_but_extras_always_apply(bureau):
    _, cases = opened(bureau, "a")
    out = [{"line": "training", "inapplicable": True, "note": "新建校"}]
    do("assessment.fill", bureau.principals["a"], case=cases["a"], figures=out)
    with pytest.raises(InputError, match="不能不适用"):
        do("assessment.fill", bureau.principals["a"], case=cases["a"],
           figures=[{"line": "honours", "inapplicable": True, "note": "无"}])  # fmt: skip


def test_ledgers_are_counted_onto_the_sheet(bureau):
    _, cases = opened(bureau, "a")
    principal, org = bureau.principals["a"], bureau.orgs["a"]
    hazard = {"title": "消防栓无水", "category": "fire", "spot": "二楼"}
    do("case.open", principal, START - timedelta(days=20), kind="hazard", org=org, data=hazard)
    do("case.open", principal, START, kind="hazard", org=org, data=hazard)
    with pytest.raises(RefusedError):
        do("assessment.count", principal, case=cases["a"])
    reported(bureau, "a", cases["a"])
    found = do("assessment.count", bureau.head, case=cases["a"])["counted"]
    # The older one should have been assigned within a working day; the newer one is in time.
    assert found == {"overdue": 1, "accidents": 0}


def test_an_indicator_is_taken_with_its_day_never_typed(bureau, monkeypatch):
    shipped = SCHOOL_ASSESSMENT.version(2026).trees["compulsory"]
    line = share("hours", T("学时完成率", "Hours"), 10, none=60, all_=100)
    line = replace(line, origin=Origin.INDICATOR, counts="hours_share")
    tree = replace(shipped, children=(*shipped.children, line))
    monkeypatch.setattr(filling, "tree_of", lambda _: tree)
    asked = []

    def takes(key, org, day):
        asked.append((key, org, day))
        return Indicated("92.5", date(2026, 9, 1), T("92.5%", "92.5%"), "s1") if answers else None

    monkeypatch.setitem(SOURCES, "indicators", takes)
    _, cases = opened(bureau, "a")
    with pytest.raises(InputError, match="取自指标"):
        filled(cases["a"], bureau.principals["a"], "x", hours=90)
    reported(bureau, "a", cases["a"])
    answers = False
    assert "hours" not in do("assessment.count", bureau.head, case=cases["a"])["counted"]
    answers = True
    assert do("assessment.count", bureau.head, case=cases["a"])["counted"]["hours"] == "92.5"
    assert asked[-1] == ("hours_share", bureau.orgs["a"], START.date())
    figure = Figure.objects.get(line="hours")
    assert figure.note == "指标 92.5%，统计时点 2026-09-01，快照 s1"


def canteen(bureau):
    data = {"title": "一食堂", "operation": "own"}
    case = do(
        "case.open", bureau.principals["a"], kind="canteen_grade", org=bureau.orgs["a"], data=data
    )["case"]
    do("assessment.attach", bureau.principals["a"], case=case)
    by = bureau.principals["a"]
    move(case, "report", by, data={"self_score": "95"}, files=[paper(by)])
    move(case, "admit", bureau.head)
    return case


INSPECTED = {
    "licensed": 1, "rules": 4, "layout": 9, "clean": 9, "vouchers": 14, "storage": 9, "cooking": 14,
    "samples": 10, "health": 1, "trained": 8, "spoiled": 0, "outbreaks": 0,
}  # fmt: skip
VISIT = {"seen": "规范", "score": "92", "grade": "a", "inspectors": "唐明、韩冬"}
"""5 + 4 + 9 + 9 + 14 + 9 + 14 + 10 + 10 + 8 = 92."""


def test_a_canteen_gets_the_grade_of_its_points_and_no_better(bureau):
    case = canteen(bureau)
    with pytest.raises(RefusedError, match="已有评分表"):
        do("assessment.attach", bureau.head, case=case)
    filled(case, bureau.head, **INSPECTED)
    with pytest.raises(RefusedError, match="填写为b，评分表为a"):
        move(case, "visit", bureau.head, files=[paper(bureau.head)], data=VISIT | {"grade": "b"})
    move(case, "visit", bureau.head, files=[paper(bureau.head)], data=VISIT)
    move(case, "show", bureau.leader, data={"opinion": "同意"})
    title = {"titled_on": "2026-11-10", "valid_until": "2027-11-11", "next_check": "2027-11-02"}
    with pytest.raises(RefusedError, match="公示期至2026-11-09"):
        move(case, "grant", bureau.head, data=title)
    with pytest.raises(RefusedError, match="有效期不超过12个月"):
        move(case, "grant", bureau.head, SHOWN, data=title)
    move(case, "grant", bureau.head, SHOWN, data=title | {"valid_until": "2027-11-10"})


def test_an_incident_lowers_a_canteen_and_a_new_sheet_of_figures_raises_it(bureau):
    case = canteen(bureau)
    filled(case, bureau.head, **INSPECTED)
    move(case, "visit", bureau.head, files=[paper(bureau.head)], data=VISIT)
    move(case, "show", bureau.leader, data={"opinion": "同意"})
    move(case, "grant", bureau.head, SHOWN, data={
        "titled_on": "2026-11-10", "valid_until": "2027-11-10", "next_check": "2027-11-02",
    })  # fmt: skip
    move(case, "lower", bureau.head, note="过期食材", data={
        "grade": "c", "incident": "过期食材", "to_improve": "清库", "improve_by": "2026-11-16",
    })  # fmt: skip
    assert Record.objects.get(pk=case).data["grade"] == "c"
    by = bureau.principals["a"]
    move(case, "improve", by, files=[paper(by)])
    filled(case, bureau.head, spoiled=3, storage=8)
    # Purchase: 14 + 8 − 15 = 7; all: 76.
    again = {"score": "76", "grade": "b", "inspectors": "唐明、韩冬", "next_check": "2027-05-02"}
    move(case, "confirm", bureau.head, files=[paper(bureau.head)], data=again)
    assert Record.objects.get(pk=case).state == "titled"


def test_a_school_below_the_pass_score_is_not_shown_and_titles_hold_five_years(bureau):
    data = {"title": "申报", "standard": "small", "year": 2026}
    case = do("case.open", bureau.head, kind="standard_school", org=bureau.orgs["a"], data=data)[
        "case"
    ]
    by = bureau.principals["a"]
    move(case, "report", by, data={"self_score": "90"}, files=[paper(by)])
    move(case, "admit", bureau.head)
    # Without a sheet the score is that of the paper sheet that is attached.
    move(
        case,
        "visit",
        bureau.head,
        files=[paper(bureau.head)],
        data={"seen": "缺项", "score": "84.5"},
    )
    with pytest.raises(RefusedError, match="低于85分"):
        move(case, "show", bureau.leader, data={"opinion": "同意"})
    move(case, "send_back", bureau.leader, note="整改")
    move(case, "report", by, files=[paper(by)])
    move(case, "admit", bureau.head)
    move(
        case, "visit", bureau.head, files=[paper(bureau.head)], data={"seen": "达标", "score": "85"}
    )
    move(case, "show", bureau.leader, data={"opinion": "同意"})
    title = {"titled_on": "2026-11-10", "valid_until": "2031-11-11", "next_check": "2027-11-02"}
    with pytest.raises(RefusedError, match="不超过5年"):
        move(case, "grant", bureau.head, SHOWN, data=title)
    move(case, "grant", bureau.head, SHOWN, data=title | {"valid_until": "2031-11-10"})
