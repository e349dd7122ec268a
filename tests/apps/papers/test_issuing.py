"""Numbering, freezing, correcting, checking before release; notices, tables and minutes."""

import json

import pytest
from tests.apps.papers.acting import NOW, PLAN, do, overdue, planned, seen

from xuezheng.adapters.papers.docx import docx
from xuezheng.apps.files.selectors import content
from xuezheng.apps.papers.access import papers, released
from xuezheng.apps.papers.models import Paper, PaperFile
from xuezheng.apps.papers.services.building import built
from xuezheng.apps.papers.services.drafting import IssuedError, KindError
from xuezheng.apps.papers.services.issuing import (
    NotIssuedError,
    NotReviewedError,
    OwnReviewError,
)
from xuezheng.core.base.errors import NotFoundError, StaleError
from xuezheng.core.papers.manifest import paper_of


def summary(city):
    return do("paper.draft", city.clerk, kind="summary", plan=PLAN["key"])["paper"]


def notice(city):
    case = overdue(city)
    given = {"kind": "supervision", "record": case, "reason": "请校长亲自抓。"}
    return do("paper.draft", city.clerk, **given)["paper"]


def issue(city, number):
    return do("paper.issue", city.clerk, paper=number, seen=seen(number))


def test_a_notice_asks_about_one_task_and_is_numbered_on_issue(city):
    number = notice(city)
    row = Paper.objects.get(pk=number)
    assert row.number == ""
    assert "请校长亲自抓。" in row.body
    # Three working days after Monday.
    assert "请于2026年10月15日前" in row.body
    assert issue(city, number)["number"] == "云教督单〔2026〕1号"
    assert issue(city, notice(city))["number"] == "云教督单〔2026〕2号"


def test_what_is_issued_keeps_its_bytes_and_never_changes(city):
    number = notice(city)
    issue(city, number)
    row = Paper.objects.get(pk=number)
    [file] = PaperFile.objects.filter(paper=row, format="docx", issued=True)
    assert content(file.file) == docx(built(row)) == docx(paper_of(json.loads(row.body)))
    for key, given in (
        ("paper.edit", {"paper": number, "seen": row.version, "title": "改"}),
        ("paper.issue", {"paper": number, "seen": row.version}),
        ("paper.name_unit", {"paper": number, "org": city.school, "said": "x"}),
    ):
        with pytest.raises(IssuedError):
            do(key, city.clerk, **given)
    assert Paper.objects.get(pk=number).digest == row.digest


def test_a_draft_from_the_same_rows_has_the_same_manifest(city):
    planned(city)
    first, second = summary(city), summary(city)
    one, other = Paper.objects.get(pk=first), Paper.objects.get(pk=second)
    assert one.manifest == other.manifest
    assert docx(built(one)) == docx(built(other))


def test_a_correction_cites_and_leaves_the_issued_paper_alone(city):
    number = notice(city)
    with pytest.raises(NotIssuedError):
        do(
            "paper.correct", city.clerk, paper=number, reason="x1",
            amendments=[{"was": "a", "reads": "b"}],
        )  # fmt: skip
    issue(city, number)
    before = Paper.objects.get(pk=number)
    made = do(
        "paper.correct", city.clerk, paper=number, reason="完成时限有误",
        amendments=[{"was": "2026年10月10日", "reads": "2026年10月31日"}],
    )["paper"]  # fmt: skip
    assert issue(city, made)["number"] == "云教督〔2026〕1号"
    after = Paper.objects.get(pk=number)
    assert (after.state, after.body, after.digest) == ("corrected", before.body, before.digest)
    assert "（云教督单〔2026〕1号）" in Paper.objects.get(pk=made).body


def test_two_editors_do_not_overwrite_each_other(city):
    number = notice(city)
    version = seen(number)
    do("paper.edit", city.clerk, paper=number, seen=version, title="甲", copies="市府办、人大办")
    with pytest.raises(StaleError):
        do("paper.edit", city.clerk, paper=number, seen=version, title="乙")
    assert built(Paper.objects.get(pk=number)).head.copies == ("市府办", "人大办")


def test_nothing_goes_out_before_somebody_else_checked_it(city):
    number = notice(city)
    given = {"paper": number, "disclosure": "active"}
    with pytest.raises(NotIssuedError):
        do("paper.review_for_release", city.leader, **given)
    issue(city, number)
    with pytest.raises(NotReviewedError):
        do("paper.release", city.clerk, paper=number)
    with pytest.raises(OwnReviewError):
        do("paper.review_for_release", city.clerk, **given)
    do("paper.review_for_release", city.leader, **given)
    do("paper.release", city.clerk, paper=number)
    assert [one.pk for one in released()] == [number]
    do(
        "paper.review_for_release",
        city.leader,
        paper=number,
        disclosure="none",
        reason="含个人信息",
    )
    assert not released().exists()


def test_issued_papers_are_open_to_every_office_drafts_are_not(city):
    number = notice(city)
    assert not papers(city.principal).exists()
    issue(city, number)
    assert [one.pk for one in papers(city.principal)] == [number]
    assert not papers(None).exists()


def test_the_decomposition_table_is_drawn_from_the_tasks(city):
    planned(city)
    number = do("paper.draft", city.clerk, kind="decomposition", plan=PLAN["key"])["paper"]
    rows = json.loads(Paper.objects.get(pk=number).facts)["rows"]
    assert [(row["task"], row["lead"]) for row in rows] == [
        ("消除大班额", "盐浦小学"),
        ("提高教师交流轮岗比例", "基础教育科"),
    ]


def test_minutes_are_drawn_from_what_the_meeting_said(city):
    number = do(
        "paper.draft", city.clerk, kind="minutes",
        sitting={"body": "局长办公会", "held": "2026年10月12日", "chair": "李局长", "place": "三楼"},
        items=[{
            "title": "学位供给", "text": "听取汇报。",
            "resolved": [{"text": "按期完工", "lead": "基础教育科", "due": "12月底"}],
        }],
    )["paper"]  # fmt: skip
    body = Paper.objects.get(pk=number).body
    assert "李局长在三楼主持召开局长办公会" in body
    assert issue(city, number)["number"] == "云教纪〔2026〕1号"


def test_an_unknown_kind_or_task_is_refused(city):
    with pytest.raises(KindError):
        do("paper.draft", city.clerk, kind="poem")
    with pytest.raises(NotFoundError):
        do("paper.draft", city.clerk, NOW, kind="supervision", record=99_999_999)
    with pytest.raises(NotFoundError):
        do("paper.draft", city.clerk, kind="circular", plan="no-such-plan")
