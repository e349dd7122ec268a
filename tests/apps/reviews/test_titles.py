"""Titles: eligible as of 31 December, time given back (D18), public notice, votes, appeal."""

from datetime import datetime

import pytest
from tests.apps.assessments.acting import paper
from tests.apps.reviews.acting import START, ZONE, applied, dossier, move

from xuezheng.apps.records.models import Record
from xuezheng.apps.records.selectors.detail import case as case_of
from xuezheng.apps.records.selectors.detail import plain
from xuezheng.catalogue.reviews.title_application import TITLE_APPLICATION
from xuezheng.core.assess.eligibility import checked, verdict
from xuezheng.core.base.errors import RefusedError


def at(day, hour=9):
    return datetime.fromisoformat(f"{day}T{hour:02}:00:00").replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"held_since": "2022-01-01"}, "任现职年限4，要求≥5"),
        ({"rural_years": 0}, "支教或农村任教年限0，要求≥1"),
        ({"training_hours": 89}, "年均继续教育学时89，要求≥90"),
        ({"conduct_clean": False}, "师德考核合格否，要求是"),
    ],
)
def test_eligibility_is_computed_and_every_fault_told(bureau, wrong, why):
    case = applied(bureau, "title_application", "a", dossier(bureau, "a", **wrong))
    with pytest.raises(RefusedError, match=why):
        move(case, "admit", bureau.head)
    assert Record.objects.get(pk=case).state == "applied"
    move(case, "reject", bureau.head, note=why)


def test_the_page_and_the_api_say_who_is_eligible_before_anybody_decides(bureau):
    # Since 2022 are four full years on 31 December 2026, a senior title wants five; 80 hours are short of 90.
    short = dossier(bureau, "a", held_since="2022-01-01", training_hours=80)
    case = case_of(bureau.head, applied(bureau, "title_application", "a", short), at("2026-10-12"))
    [(label, words)] = case.verdicts
    assert label.zh == "申报资格"
    assert words.zh == "不符：任现职年限4，要求≥5；年均继续教育学时80，要求≥90"
    assert words.en == (
        "not met: Years in the present title 4, ≥5 is needed; Training hours a year 80, ≥90 is needed"
    )
    assert plain(case)["verdicts"] == [{"label": "申报资格", "words": words.zh}]
    good = applied(bureau, "title_application", "b", dossier(bureau, "b"))
    [(_, words)] = case_of(bureau.head, good, at("2026-10-12")).verdicts
    assert words.zh.startswith("符合：任现职年限")
    assert words.zh.endswith("师德考核合格是，要求是")


def test_an_application_without_its_level_is_not_met_and_not_an_error():
    found = checked(
        TITLE_APPLICATION.requirements[:1],
        {"years_held": 9},
        {"title_review.years_needed": {"senior": 5}},
    )
    assert verdict(found).zh == "不符：任现职年限9，要求无数据"


def test_the_last_day_of_the_year_counts_and_first_grade_needs_four(bureau):
    case = applied(bureau, "title_application", "a", dossier(bureau, "a"))
    move(case, "admit", bureau.head)
    four = dossier(bureau, "b", level="first", held_since="2022-06-30")
    case = applied(bureau, "title_application", "b", four)
    move(case, "admit", bureau.head)


def test_d18_what_the_office_was_late_is_given_back(bureau):
    data = dossier(bureau, "a")
    case = applied(bureau, "title_application", "a", data, at("2026-10-09", 16))
    # The office had until 15 October and returns on the 20th, three working days late; the
    # closing day of the 12th is over. Five working days end on the 27th, three more on the 30th.
    with pytest.raises(
        RefusedError, match="不得早于2026-10-30：补正5个工作日，加上局里超过审核时限的3个"
    ):
        move(
            case,
            "return",
            bureau.head,
            at("2026-10-20"),
            note="缺证明",
            data={"resubmit_by": "2026-10-29"},
        )
    move(
        case,
        "return",
        bureau.head,
        at("2026-10-20"),
        note="缺证明",
        data={"resubmit_by": "2026-10-30"},
    )
    by = bureau.principals["a"]
    move(case, "report", by, at("2026-10-30", 17), files=[paper(by)])
    assert Record.objects.get(pk=case).state == "applied"


def test_an_early_return_never_takes_time_away(bureau):
    case = applied(bureau, "title_application", "a", dossier(bureau, "a"))
    with pytest.raises(
        RefusedError, match="不得早于2026-10-12：补正5个工作日，加上局里超过审核时限的0个"
    ):
        move(case, "return", bureau.head, START, note="缺页", data={"resubmit_by": "2026-09-29"})
    move(case, "return", bureau.head, START, note="缺页", data={"resubmit_by": "2026-10-12"})


def voted(bureau, yes):
    case = applied(bureau, "title_application", "a", dossier(bureau, "a"))
    move(case, "admit", bureau.head)
    move(case, "judge", bureau.head)
    move(case, "rank", bureau.head, data={"score": "88"})
    return case, {"votes_cast": 9, "votes_for": yes}


def test_five_of_nine_do_not_pass_and_the_notice_lasts_five_working_days(bureau):
    case, votes = voted(bureau, 5)
    with pytest.raises(RefusedError, match="9票中同意5票，通过需6票"):
        move(case, "pass", bureau.leader, data=votes)
    move(case, "pass", bureau.leader, data=votes | {"votes_for": 6})
    told = {"paper_number": "云人社职〔2026〕1号", "awarded_on": "2026-12-31"}
    # Shown on 21 September; the 25th is off, so five working days end on the 29th.
    with pytest.raises(RefusedError, match="公示期至2026-09-29"):
        move(case, "award", bureau.head, at("2026-09-29"), data=told, files=[paper(bureau.head)])
    move(case, "award", bureau.head, at("2026-09-30"), data=told, files=[paper(bureau.head)])
    assert Record.objects.get(pk=case).state == "awarded"


def test_whoever_failed_has_the_days_to_appeal(bureau):
    case, votes = voted(bureau, 3)
    move(case, "fail", bureau.leader, data=votes)
    with pytest.raises(RefusedError, match="申请复核期至2026-09-29"):
        move(case, "settle", bureau.head, at("2026-09-28"), note="期满")
    move(case, "appeal", bureau.principals["a"], at("2026-09-28"), note="漏计业绩")
    move(case, "reconsider", bureau.leader, at("2026-09-30"), note="属实")
    assert Record.objects.get(pk=case).state == "eligible"
