"""Nobody is named unheard (R14), and a line whose evidence was in time is struck (D2)."""

import pytest
from tests.apps.papers.acting import (
    NOW,
    SATURDAY,
    TUESDAY,
    WEDNESDAY,
    circular,
    do,
    line_of,
    planned,
    seen,
)

from xuezheng.apps.papers.access import NotLeaderError, namings, papers
from xuezheng.apps.papers.models import Naming, Paper
from xuezheng.apps.papers.services.hearing import NobodyNamedError, StatedError, named
from xuezheng.core.base.errors import NotFoundError, RefusedError
from xuezheng.core.papers.hearing import UnheardError, in_time


@pytest.fixture
def paper(city):
    planned(city)
    return circular(city)


def issue(city, paper, at=NOW):
    return do("paper.issue", city.clerk, at, paper=paper, seen=seen(paper))


def test_a_circular_counts_its_tasks_and_names_who_is_overdue(city, paper):
    row = Paper.objects.get(pk=paper)
    assert "共下达工作任务" in row.body
    assert '"said":"2项"' in row.body
    line = line_of(paper)
    assert (line.org_id, line.unit) == (city.school, "盐浦小学")
    assert "消除大班额" in row.body


def test_issuing_is_refused_while_a_named_unit_is_unheard(city, paper):
    with pytest.raises(UnheardError) as refused:
        issue(city, paper)
    assert "盐浦小学" in str(refused.value)
    do("paper.hear", city.clerk, paper=paper)
    with pytest.raises(UnheardError):
        issue(city, paper, TUESDAY)  # sixteen working hours are not over
    assert Paper.objects.get(pk=paper).state == "hearing"


def test_the_hearing_runs_sixteen_working_hours(city, paper):
    do("paper.hear", city.clerk, paper=paper)
    # Monday 9:00: 7 hours that day, 7.5 on Tuesday, the last 1.5 on Wednesday.
    assert line_of(paper).until.astimezone(NOW.tzinfo).isoformat() == "2026-10-14T10:00:00+08:00"
    done = issue(city, paper, WEDNESDAY.replace(hour=10))
    assert done["number"] == "云教督〔2026〕1号"
    with pytest.raises(NobodyNamedError):
        do("paper.hear", city.clerk, paper=circular_again(city, paper))


def circular_again(city, paper):
    made = circular(city, WEDNESDAY)
    do("paper.strike", city.clerk, WEDNESDAY, naming=line_of(made).pk, reason="上次已通报")
    assert made != paper
    return made


def test_a_unit_sees_its_own_line_and_nothing_else_of_the_draft(city, paper):
    assert not namings(city.principal).exists()
    do("paper.hear", city.clerk, paper=paper)
    assert [one.org_id for one in namings(city.principal)] == [city.school]
    assert not namings(city.other_principal).exists()
    assert not papers(city.principal).exists()


def test_a_statement_is_filed_once_and_opens_the_way(city, paper):
    do("paper.hear", city.clerk, paper=paper)
    line = line_of(paper).pk
    with pytest.raises(NotFoundError):
        do("paper.state", city.other_principal, naming=line, statement="不是我校")
    do("paper.state", city.principal, naming=line, statement="佐证材料10月10日已报")
    with pytest.raises(StatedError):
        do("paper.state", city.principal, naming=line, statement="再报")
    assert issue(city, paper)["number"] == "云教督〔2026〕1号"


def test_only_a_leader_waives_and_the_reason_stays(city, paper):
    line = line_of(paper).pk
    with pytest.raises(NotLeaderError):
        do("paper.waive", city.clerk, naming=line, reason="上级要求当日通报")
    do("paper.waive", city.leader, naming=line, reason="上级要求当日通报")
    issue(city, paper)
    row = Naming.objects.get(pk=line)
    assert (row.waived, row.waived_by) == ("上级要求当日通报", city.leader.person)


def test_a_line_whose_evidence_was_in_time_is_struck_from_the_paper(city, paper):
    line = line_of(paper)
    assert line.evidence_at == SATURDAY
    [as_read] = named([line])
    assert in_time(as_read)
    given = do("paper.strike", city.clerk, naming=line.pk, reason="佐证材料按时送达")
    assert given["in_time"] is True
    assert "消除大班额" not in Paper.objects.get(pk=paper).body
    assert issue(city, paper)["number"]


def test_a_second_key_press_does_nothing_twice(city, paper):
    first = do("paper.hear", city.clerk, idem="k", paper=paper)
    assert do("paper.hear", city.clerk, idem="k", paper=paper) == first


def test_a_stranger_neither_sees_nor_hears(city, paper):
    for key in ("paper.hear",):
        with pytest.raises(NotFoundError):
            do(key, city.stranger, paper=paper)
    with pytest.raises((NotFoundError, RefusedError)):
        do("paper.issue", city.head, paper=paper, seen=1)
