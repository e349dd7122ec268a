"""Numbers of sections' prose: one wrong, one right, one without source (D3); settled by a click."""

import pytest
from tests.apps.papers.acting import NOW, PLAN, PROSE, circular, do, planned, seen, take

from xuezheng.apps.papers.models import Contribution, Paper, SaidNumber
from xuezheng.apps.papers.services.checking import (
    NothingToCheckError,
    ReasonMissingError,
    SettledError,
)
from xuezheng.apps.papers.services.issuing import UnsettledError
from xuezheng.core.base.errors import NotFoundError, StaleError


@pytest.fixture
def paper(city):
    planned(city)
    return do("paper.draft", city.clerk, kind="summary", plan=PLAN["key"])["paper"]


def asked(city, paper):
    do(
        "paper.ask", city.clerk, paper=paper, due="2026-10-20",
        headings=[{"heading": "教师队伍建设", "orgs": [city.basic, city.safety]}],
    )  # fmt: skip
    return Contribution.objects.get(paper=paper, org=city.basic)


def contributed(city, paper):
    one = asked(city, paper)
    do("paper.contribute", city.head, contribution=one.pk, seen=1, text=PROSE)
    return one


def verdicts(paper):
    rows = SaidNumber.objects.filter(prose__paper=paper).order_by("start")
    return [(one.said, one.verdict, one.ours) for one in rows]


def test_pasted_prose_is_held_against_our_figures(city, paper):
    found = do("paper.check_prose", city.clerk, paper=paper, text=PROSE)
    assert found["verdicts"] == {"agrees": 1, "differs": 1, "no_source": 1}
    assert verdicts(paper) == [
        ("54.1%", "differs", "52.6%"),
        ("92.4%", "agrees", "92.4%"),
        ("38场次", "no_source", ""),
    ]
    wrong = SaidNumber.objects.get(said="54.1%")
    assert wrong.ours_of.isoformat() == "2026-09-30"


def test_an_uploaded_file_is_read_like_pasted_prose(city, paper):
    file = take(PROSE.encode(), "来稿.txt", actor=city.clerk, at=NOW)
    found = do("paper.check_prose", city.clerk, paper=paper, file=file)
    assert found["verdicts"]["differs"] == 1
    with pytest.raises(NothingToCheckError):
        do("paper.check_prose", city.clerk, paper=paper)
    with pytest.raises(NotFoundError):
        do("paper.check_prose", city.leader, paper=paper, file=file)


def test_our_figure_is_put_by_one_click_with_its_source(city, paper):
    contributed(city, paper)
    with pytest.raises(UnsettledError):
        do("paper.issue", city.clerk, paper=paper, seen=seen(paper))
    wrong = SaidNumber.objects.get(prose__paper=paper, said="54.1%")
    do("paper.settle_number", city.clerk, number=wrong.pk, choice="ours")
    row = Paper.objects.get(pk=paper)
    assert "54.1%" not in row.body
    assert '"said":"52.6%"' in row.body
    assert '"source":"target:' in row.manifest
    assert Contribution.objects.get(paper=paper, org=city.basic).text == PROSE.replace(
        "54.1%", "52.6%"
    )
    with pytest.raises(SettledError):
        do("paper.settle_number", city.clerk, number=wrong.pk, choice="theirs", reason="改回")
    do("paper.issue", city.clerk, paper=paper, seen=seen(paper))


def test_later_numbers_keep_their_places_when_a_longer_one_is_put(city, paper):
    contributed(city, paper)
    wrong = SaidNumber.objects.get(prose__paper=paper, said="54.1%")
    SaidNumber.objects.filter(pk=wrong.pk).update(ours="52.600000%")
    do("paper.settle_number", city.clerk, number=wrong.pk, choice="ours")
    text = Contribution.objects.get(paper=paper, org=city.basic).text
    for one in SaidNumber.objects.filter(prose__paper=paper).exclude(pk=wrong.pk):
        assert text[one.start : one.end] == one.said


def test_keeping_theirs_needs_a_reason(city, paper):
    contributed(city, paper)
    wrong = SaidNumber.objects.get(prose__paper=paper, said="54.1%")
    with pytest.raises(ReasonMissingError):
        do("paper.settle_number", city.clerk, number=wrong.pk, choice="theirs")
    do("paper.settle_number", city.clerk, number=wrong.pk, choice="theirs", reason="10月新数据")
    bare = SaidNumber.objects.get(prose__paper=paper, said="38场次")
    do("paper.settle_number", city.clerk, number=bare.pk, choice="elsewhere", reason="团委台账")
    do("paper.issue", city.clerk, paper=paper, seen=seen(paper))
    assert "54.1%" in Paper.objects.get(pk=paper).body


def test_a_section_writes_its_own_paragraph_and_no_others(city, paper):
    one = asked(city, paper)
    with pytest.raises(NotFoundError):
        do("paper.contribute", city.principal, contribution=one.pk, seen=1, text="x")
    with pytest.raises(NotFoundError):
        do("paper.contribute", city.stranger, contribution=one.pk, seen=1, text="x")
    with pytest.raises(StaleError):
        do("paper.contribute", city.head, contribution=one.pk, seen=9, text="x")


def test_who_has_not_written_stands_in_the_draft(city, paper):
    asked(city, paper)
    assert "有关科室尚未报送" in Paper.objects.get(pk=paper).body


def test_asking_twice_asks_nobody_twice(city, paper):
    asked(city, paper)
    again = do(
        "paper.ask", city.clerk, paper=paper,
        headings=[{"heading": "教师队伍建设", "orgs": [city.basic]}],
    )  # fmt: skip
    assert again["asked"] == 0


def test_paragraphs_stand_in_a_circular_too(city):
    planned(city)
    number = circular(city)
    contributed(city, number)
    assert "教师队伍建设" in Paper.objects.get(pk=number).body
