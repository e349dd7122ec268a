"""A round from its criteria to its publication: heard before named, ranked, tied, graded within shares."""

from datetime import timedelta

import pytest
from tests.apps.assessments.acting import START, do, figures, move, opened, reported, scored

from xuezheng.apps.assessments.models import Figure, Round, Sheet, WrittenError
from xuezheng.apps.assessments.selectors.pages import round_page, sheet_page
from xuezheng.apps.records.models import Record
from xuezheng.core.base.errors import InputError, NotFoundError, RefusedError

LATER = START + timedelta(days=1)


def told(bureau, key, case, total, at=START):
    move(case, "tell", bureau.head, at, data={"total": total})
    move(case, "accept", bureau.principals[key], at)


def test_a_round_worked_by_hand(bureau):
    number, cases = opened(bureau)
    for key in "abc":
        reported(bureau, key, cases[key])
    # Own 5 + 7.5 + 1 = 13.5, the section 74: 87.5. b has 2 overdue hazards: 85.5. c equals a.
    scored(bureau, cases["a"])
    scored(bureau, cases["b"], overdue=2)
    scored(bureau, cases["c"], lessons=19, system=13)
    page = sheet_page(bureau.head, cases["a"], None, START)
    assert (page.total, page.own_total) == ("87.5", "无数据")
    for key, total in (("a", "87.5"), ("b", "85.5"), ("c", "87.5")):
        told(bureau, key, cases[key], total)
    assert do("assessment.rank", bureau.head, round=number) == {
        "round": number, "ranked": 3, "open": 0,
    }  # fmt: skip
    row = Round.objects.get()
    by_case = {one.record_id: row.ranked[str(one.pk)] for one in Sheet.objects.all()}
    # Equal totals are told apart by teaching: 19 + 17 against 18 + 17. 3/10 of three is no seat.
    assert [(by_case[cases[key]]["place"], by_case[cases[key]]["grade"]) for key in "abc"] == [
        (2, "good"), (3, "good"), (1, "good"),
    ]  # fmt: skip
    assert do("assessment.publish", bureau.head, round=number)["published"] == 3
    record = Record.objects.get(pk=cases["c"])
    assert (record.state, record.data["total"], record.data["grade"], record.data["place"]) == (
        "published", "87.5", "good", 1,
    )  # fmt: skip


def test_a_total_must_be_what_the_sheet_says(bureau):
    _, cases = opened(bureau, "a")
    reported(bureau, "a", cases["a"])
    with pytest.raises(RefusedError, match="评分表为无数据"):
        move(cases["a"], "tell", bureau.head, data={"total": "90"})
    scored(bureau, cases["a"])
    with pytest.raises(RefusedError, match=r"填写为90，评分表为87\.5"):
        move(cases["a"], "tell", bureau.head, data={"total": "90"})
    move(cases["a"], "tell", bureau.head, data={"total": "87.50"})


def test_nobody_is_published_unheard(bureau):
    number, cases = opened(bureau, "a", "b")
    for key in "ab":
        reported(bureau, key, cases[key])
        scored(bureau, cases[key])
    told(bureau, "a", cases["a"], "87.5")
    move(cases["b"], "tell", bureau.head, data={"total": "87.5"})
    do("assessment.rank", bureau.head, round=number)
    with pytest.raises(RefusedError, match="1所未完成核对：b"):
        do("assessment.publish", bureau.head, round=number)
    # 16 working hours from Monday 09:00 end on Wednesday 10:30.
    with pytest.raises(RefusedError, match="核对时限至2026-11-04"):
        move(cases["b"], "lapse", bureau.head, LATER, note="未说明")
    move(cases["b"], "lapse", bureau.head, START + timedelta(days=3), note="到期未说明")
    assert do("assessment.publish", bureau.head, LATER, round=number)["published"] == 2


def test_scores_that_changed_after_ranking_are_ranked_again(bureau):
    number, cases = opened(bureau, "a")
    reported(bureau, "a", cases["a"])
    scored(bureau, cases["a"])
    move(cases["a"], "tell", bureau.head, data={"total": "87.5"})
    do("assessment.rank", bureau.head, round=number)
    move(cases["a"], "state", bureau.principals["a"], data={"statement": "漏计荣誉"})
    move(cases["a"], "rescore", bureau.head, note="属实")
    do("assessment.fill", bureau.head, case=cases["a"], figures=figures(honours=4))
    told(bureau, "a", cases["a"], "88.5")
    with pytest.raises(RefusedError, match="重新排名"):
        do("assessment.publish", bureau.head, round=number)
    do("assessment.rank", bureau.head, round=number)
    do("assessment.publish", bureau.head, round=number)


def test_a_veto_bars_the_grade_and_the_sheet_says_so(bureau):
    number, cases = opened(bureau, "a")
    reported(bureau, "a", cases["a"])
    scored(bureau, cases["a"], breaches=1, research=10, party=10, plan=10)
    page = sheet_page(bureau.head, cases["a"], None, START)
    assert [one.zh for one in page.vetoes] == ["教职工严重违反师德"]
    do("assessment.rank", bureau.head, round=number)
    assert [one["grade"] for one in Round.objects.get().ranked.values()] == ["failed"]


def test_a_round_is_opened_once_by_who_may_and_for_units_that_stand(bureau):
    opened(bureau, "a")
    given = {
        "assessment": "school_assessment", "year": 2026, "kind": "compulsory", "title": "再次",
        "org": bureau.section, "units": [bureau.orgs["b"]],
    }  # fmt: skip
    with pytest.raises(InputError, match="已开展"):
        do("assessment.open_round", bureau.head, **given)
    with pytest.raises(InputError, match="没有这一类别"):
        do("assessment.open_round", bureau.head, **given | {"kind": "other", "year": 2027})
    with pytest.raises(InputError, match="按单个事项"):
        do("assessment.open_round", bureau.head, **given | {"assessment": "canteen_grade"})
    with pytest.raises(NotFoundError):
        do("assessment.open_round", bureau.head, **given | {"year": 2027, "units": [99_999_999]})
    for nobody in (bureau.stranger, bureau.principals["a"]):
        with pytest.raises((RefusedError, NotFoundError)):
            do("assessment.open_round", nobody, **given | {"year": 2027})
    with pytest.raises(RefusedError, match="没有完整的评分表"):
        do("assessment.rank", bureau.head, round=Round.objects.get().pk)
    with pytest.raises(RefusedError, match="尚未排名"):
        do("assessment.publish", bureau.head, round=Round.objects.get().pk)
    with pytest.raises(NotFoundError):
        do("assessment.rank", bureau.principals["a"], round=Round.objects.get().pk)


def test_a_school_sees_itself_at_once_and_the_others_when_published(bureau):
    number, cases = opened(bureau, "a", "b")
    reported(bureau, "a", cases["a"])
    scored(bureau, cases["a"])
    principal = bureau.principals["a"]
    hidden = sheet_page(principal, cases["a"], None, START)
    assert {line.office for line in hidden.lines} == {""}
    assert hidden.total == "无数据"
    assert [row.unit for row in round_page(principal, number, START).rows] == ["a"]
    with pytest.raises(NotFoundError):
        sheet_page(principal, cases["b"], None, START)
    move(cases["a"], "tell", bureau.head, data={"total": "87.5"})
    seen = sheet_page(principal, cases["a"], None, START)
    assert seen.total == "87.5"
    assert {line.key: line.office for line in seen.lines}["lessons"] == "18"
    move(cases["a"], "accept", principal)
    move(cases["b"], "drop", bureau.head, note="撤并")
    do("assessment.rank", bureau.head, round=number)
    do("assessment.publish", bureau.head, round=number)
    assert [row.unit for row in round_page(principal, number, START).rows] == ["a", "b"]


def test_figures_are_written_once(bureau):
    _, cases = opened(bureau, "a")
    reported(bureau, "a", cases["a"])
    row = Figure.objects.first()
    with pytest.raises(WrittenError):
        row.save()
