"""Pages and API of reviews: a judge reads codes, never names; calls for who runs them; foreign is absent."""

import pytest
from tests.apps.answers import same_answer
from tests.apps.reviews.acting import called, drawn
from tests.apps.signing import signed_in

from xuezheng.apps.reviews.models import Assignment, Call


@pytest.fixture
def call(bureau):
    number, _ = called(bureau)
    drawn(bureau, number)
    return number


@pytest.fixture
def task(call):
    assert call
    return Assignment.objects.select_related("judge", "entry__record").first()


def test_a_judge_reads_the_work_and_no_name(client, bureau, task, django_assert_max_num_queries):
    signed_in(client, "principal", task.judge.org_id, person=task.judge.person)
    record = task.entry.record
    key = next(one for one in bureau.orgs if bureau.orgs[one] == record.org_id)
    page = client.get(f"/reviews/tasks/{task.pk}/").content.decode()
    assert task.entry.code in page
    assert "课堂提问多而浅" in page
    # The question names the leader; the number and the case would lead to the school.
    for hidden in (bureau.names[key], record.number, f"/cases/{record.pk}/"):
        assert hidden not in page
    with django_assert_max_num_queries(14):
        index = client.get("/reviews/").content.decode()
    assert f"/reviews/tasks/{task.pk}/" in index
    assert bureau.names[key] not in index
    told = client.get("/api/reviews/tasks").json()
    assert [one["code"] for one in told] == sorted(one["code"] for one in told)
    assert bureau.names[key] not in str(told)


def test_a_judge_scores_on_the_page(client, task):
    signed_in(client, "principal", task.judge.org_id, person=task.judge.person)
    given = {
        "s-question": "25",
        "s-design": "33.5",
        "s-feasible": "16",
        "s-new": "8",
        "opinion": "可行",
    }
    assert client.post(f"/reviews/tasks/{task.pk}/", given).status_code == 302
    task.refresh_from_db()
    assert (task.total, task.opinion) == ("82.5", "可行")
    assert "82.5" in client.get(f"/reviews/tasks/{task.pk}/").content.decode()


def test_another_judges_task_is_like_none(client, task):
    other = Assignment.objects.exclude(judge=task.judge).select_related("judge").first()
    signed_in(client, "principal", other.judge.org_id, person=other.judge.person)
    foreign = Assignment.objects.exclude(judge=other.judge).first()
    assert same_answer(client, f"/reviews/tasks/{foreign.pk}/", "/reviews/tasks/9/") == 404


def test_the_section_sees_its_call_and_others_do_not(
    client, bureau, call, django_assert_max_num_queries
):
    signed_in(client, "section", bureau.section, duty="teaching")
    with django_assert_max_num_queries(24):
        page = client.get(f"/reviews/{call}/").content.decode()
    assert "记录可复算" in page
    assert Call.objects.get().commitment in page
    record = client.get(f"/reviews/{call}/record.json").json()
    assert record["load"] == 2
    assert client.get(f"/api/reviews/{call}/record").json()["faults"] == []
    signed_in(client, "section", bureau.section, duty="care")
    assert same_answer(client, f"/reviews/{call}/", f"/reviews/{call + 1}/") == 404
    assert client.get(f"/reviews/{call}/record.json").status_code == 404


def test_a_call_is_opened_committed_and_summed_on_pages(client, bureau):
    signed_in(client, "section", bureau.section, duty="staff")
    given = {
        "review": "title_application",
        "year": 2026,
        "title": "职称",
        "seats": "高级教师 1",
        "quotas": "",
    }
    assert client.post("/reviews/new/", given | {"seats": "senior x"}).status_code == 200
    assert client.post("/reviews/new/", given).status_code == 302
    row = Call.objects.get()
    assert row.seats == {"senior": 1}
    client.post(f"/reviews/{row.pk}/judge/", {"login": "Ta", "group": "高级教师"})
    client.post(f"/reviews/{row.pk}/judge/", {"login": "nobody", "group": "senior"})
    client.post(f"/reviews/{row.pk}/commit/", {"seed": "x" * 20, "source": "上证综指"})
    row.refresh_from_db()
    assert len(row.commitment) == 64
    assert client.post(f"/reviews/{row.pk}/sum/").status_code == 409
    page = client.get(f"/reviews/{row.pk}/").content.decode()
    assert "王敏" in page
    assert "高级教师" in page
