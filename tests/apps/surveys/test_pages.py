"""Pages of surveys: answering without script or account, slips, who sees what; from opening to the indicator."""

import json
import re
from argparse import Namespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.apps.answers import same_answer
from tests.apps.signing import actor_for, sign_in_as, signed_in
from tests.apps.snapshots.conftest import place  # noqa: F401 - a fixture
from tests.apps.surveys.conftest import DAY, NOW, codes, do, opened, parents

from xuezheng.adapters import parameters, tracing
from xuezheng.adapters.snapshots.database import InsideReader
from xuezheng.adapters.wiping import wiped
from xuezheng.apps.accounts.models import Account
from xuezheng.apps.activities.models import Course
from xuezheng.apps.audit.services import act
from xuezheng.apps.indicators.selectors import kept, value
from xuezheng.apps.indicators.services import COMPUTE
from xuezheng.apps.indicators.tasks import JOBS
from xuezheng.apps.jobs.services import work
from xuezheng.apps.snapshots.selectors.kept import tables
from xuezheng.apps.snapshots.services import TAKE, taking
from xuezheng.apps.snapshots.tasks import JOBS as TAKING
from xuezheng.apps.surveys import limits
from xuezheng.apps.surveys.models import Answer, Comment, Session, Survey
from xuezheng.apps.surveys.selectors import pages
from xuezheng.cli import survey_list, survey_show
from xuezheng.core.base.actors import SYSTEM
from xuezheng.core.base.redacting import Words

pytestmark = pytest.mark.django_db
FEW = {"organisation", "satisfaction_count"}


def account(actor):
    return Account.objects.get(pk=actor.account)


def test_anyone_with_a_code_answers_without_an_account(client, town):
    survey = opened(town)
    [code, *_] = codes(survey, town.org["s1"])
    found = client.get("/survey/", {"code": code.lower().replace("-", "")})
    assert (found.status_code, found.headers["Location"]) == (302, f"/survey/{code}/")
    page = client.get(f"/survey/{code}/")
    text = page.content.decode()
    assert page.status_code == 200
    assert "课堂教学质量" in text
    assert "当前工作负担" not in text  # asked of staff
    assert "第1小学" not in text  # a slip says nothing of whom it is for
    assert "no-store" in page.headers["Cache-Control"]
    empty = client.post(f"/survey/{code}/", {"comment": "很好"})
    assert empty.status_code == 422
    assert "至少回答一道评价题" in empty.content.decode()
    done = client.post(f"/survey/{code}/", {"lessons": "4", "overall": "5", "comment": "食堂好"})
    assert "已提交" in done.content.decode()
    [row] = Answer.objects.all()
    assert (row.said["lessons"], row.said["overall"], row.said["safe"]) == (4, 5, None)
    assert [one.text for one in Comment.objects.all()] == ["食堂好"]
    again = client.get(f"/survey/{code}/")
    assert "这个答题码已使用" in again.content.decode()
    assert "sv-sheet" not in again.content.decode()


def test_a_wrong_code_is_told_and_many_are_refused(client, town, monkeypatch):
    survey = opened(town)
    monkeypatch.setattr(limits, "MOST", 3)
    assert client.get("/survey/", {"code": "K7QM"}).status_code == 422
    for _ in range(3):
        assert client.get("/survey/AAAA-AAAA-AAAA-AAAA/").status_code == 404
    [code, *_] = codes(survey, town.org["s1"])
    assert client.get(f"/survey/{code}/").status_code == 422
    assert "十分钟内最多 3 次" in client.get(f"/survey/{code}/").content.decode()


def test_right_codes_behind_one_address_are_not_counted(client, town, monkeypatch):
    monkeypatch.setattr(limits, "MOST", 3)
    survey = opened(town)
    for code in codes(survey, town.org["s1"])[:6]:
        assert client.post(f"/survey/{code}/", {"lessons": "4"}).status_code == 200
    assert Answer.objects.count() == 6


def test_the_api_takes_answers_of_whoever_has_a_code(client, town):
    survey = opened(town)
    [code, *_] = codes(survey, town.org["s1"])

    def post(**given):
        return client.post("/api/surveys/answers", given, content_type="application/json")

    assert post(code=code, answers={"lessons": 5}).json() == {"counted": True}
    assert post(code=code, answers={"lessons": 1}).json() == {"counted": False}
    assert post(code="AAAA-AAAA-AAAA-AAAA", answers={"lessons": 1}).status_code == 404
    assert post(code=code, answers={"lessons": 7}).status_code == 422
    assert Answer.objects.get().said["lessons"] == 5


def test_slips_are_printed_by_whoever_runs_it_while_it_is_open(client, town):
    survey = opened(town)
    address = f"/surveys/{survey}/slips/{town.org['s1']}/"
    sign_in_as(client, account(town.office))
    text = client.get(address).content.decode()
    printed = re.findall(r'sv-code">([A-Z2-9-]{19})<', text)
    assert sorted(printed) == sorted(codes(survey, town.org["s1"]))
    assert printed == sorted(printed)
    assert text.count("<svg") >= 30
    sign_in_as(client, account(town.one))
    assert client.get(address).status_code == 403
    parents(town, survey, s1=(12, 5))
    do("survey.close", town.office, survey=survey)
    sign_in_as(client, account(town.office))
    assert client.get(address).status_code == 404


def test_a_foreign_unit_is_as_if_there_were_none(client, town):
    survey = opened(town)
    parents(town, survey, s1=(12, 5), s2=(12, 4))
    do("survey.close", town.office, survey=survey)
    do("survey.publish", town.office, survey=survey)
    sign_in_as(client, account(town.one))
    assert client.get(f"/surveys/{survey}/units/{town.org['s1']}/").status_code == 200
    foreign = f"/surveys/{survey}/units/{town.org['s2']}/"
    assert same_answer(client, foreign, f"/surveys/{survey}/units/9/") == 404
    assert client.get(f"/api/surveys/{survey}/units/{town.org['s2']}").status_code == 404
    told = client.get(f"/api/surveys/{survey}").json()
    assert {one["org"] for one in told["figures"]} == {None, town.org["s1"]}


def test_who_reads_no_group_of_a_questionnaire_knows_of_no_survey(client, town):
    survey = opened(town)
    signed_in(client, "system_admin", town.org["b"])
    assert client.get("/surveys/").status_code == 404
    assert same_answer(client, f"/surveys/{survey}/", "/surveys/9/") == 404


def test_pages_ask_a_steady_number_of_questions(town):
    survey = opened(town)
    parents(town, survey, s1=(12, 5), s2=(12, 4), s3=(12, 3))
    do("survey.close", town.office, survey=survey)
    pages.page(town.office, survey, DAY)
    with CaptureQueriesContext(connection) as asked:
        pages.page(town.office, survey, DAY)
    assert len(asked) <= 14
    with CaptureQueriesContext(connection) as asked:
        pages.listed(town.office)
    assert len(asked) <= 12


def test_a_survey_is_opened_on_its_page(client, town):
    sign_in_as(client, account(town.office))
    assert client.get("/surveys/new/").status_code == 200
    given = {
        "questionnaire": "satisfaction", "title": "秋季调查", "opens_on": "2026-10-12",
        "closes_on": "2026-10-20", "size_parent": "0",
    }  # fmt: skip
    found = client.post("/surveys/new/", given)
    row = Survey.objects.get()
    assert found.headers["Location"] == f"/surveys/{row.pk}/"
    assert row.seed == row.number == "WJ-2026-001"
    assert client.post(f"/surveys/{row.pk}/step/hand_out/").status_code == 302
    assert "75" in client.get(f"/surveys/{row.pk}/").content.decode()
    assert client.post("/surveys/new/", {**given, "size_parent": ""}).status_code == 422


def test_from_opening_to_the_indicator_and_a_session(client, town, place, monkeypatch):  # noqa: ARG001, F811 - the folder
    monkeypatch.setattr(taking, "reader", InsideReader)
    monkeypatch.setattr(
        taking, "tables", lambda: tuple(one for one in tables() if one.shape.key in FEW)
    )
    kept.forget()
    survey = opened(town, sizes={"parent": 0, "deputy": 0}, deputies=15)
    for key, count, overall in (("s1", 30, 5), ("s2", 20, 3)):
        for code in codes(survey, town.org[key])[:count]:
            client.post(f"/survey/{code}/", {"lessons": "3", "safe": "5", "overall": str(overall)})
    for place_, code in enumerate(codes(survey, town.org["b"], "deputy")[:12]):
        client.post(f"/survey/{code}/", {"balance": "2", "overall": str(4 if place_ < 9 else 2)})
    sign_in_as(client, account(town.office))
    client.post(f"/surveys/{survey}/step/close/")
    client.post(f"/surveys/{survey}/step/publish/")

    kinds = {one.key: one for one in (*JOBS, *TAKING)}
    act(TAKE, {}, actor=SYSTEM, at=NOW)
    work(kinds, lambda: NOW)
    act(COMPUTE, {}, actor=SYSTEM, at=NOW)
    work(kinds, lambda: NOW)
    leader = actor_for(("leader", town.org["b"]))
    # satisfied: 30 of 50 parents and 9 of 12 deputies: 39 of 62; parents alone 30 of 50
    told = {
        key: value(leader, key, town.org["b"], DAY)
        for key in ("satisfaction", "satisfied_parents", "survey_answered")
    }
    assert (told["satisfaction"].part, told["satisfaction"].whole) == (39, 62)
    assert (told["satisfied_parents"].part, told["satisfied_parents"].whole) == (30, 50)
    # answered: 62 of the slips of the schools and the deputies: 30 + 30 + 15
    assert (told["survey_answered"].part, told["survey_answered"].whole) == (62, 75)
    kept.forget()

    # lessons 3 of 5 are 50 points, safety 100: teaching is weakest; a person makes it a course
    proposal = Session.objects.get(survey=survey, org=town.org["s1"])
    assert (proposal.dimension, proposal.mean) == ("teaching", 5000)
    sign_in_as(client, account(town.centre))
    assert "课堂教学改进专家沙龙" in client.get(f"/surveys/{survey}/").content.decode()
    given = {
        "capacity": "40", "sign_until": "2026-10-20", "begins": "2026-10-22T14:00", "minutes": "90",
        "place": "报告厅",
    }  # fmt: skip
    found = client.post(f"/surveys/{survey}/sessions/{proposal.pk}/", given)
    course = Course.objects.get()
    assert found.headers["Location"] == f"/courses/{course.pk}/"
    assert course.title == "课堂教学改进专家沙龙"
    assert "50.0" in course.about


def test_a_name_that_got_into_a_comment_is_found_and_taken_out(town):
    survey = opened(town)
    [code, *_] = codes(survey, town.org["s1"])
    do("survey.answer", None, code=code, answers={"lessons": 3, "comment": "外校的欧阳小北打人"})
    assert "surveys.Comment" in tracing.tables()
    words = Words.of(["欧阳小北"], [])
    [hit] = tracing.hits("surveys.Comment", words, set(), ())
    assert wiped("surveys.Comment", {hit.row: True}, words) == 1
    assert Comment.objects.get().text == "外校的［已删］打人"


def test_parameters_of_surveys_are_the_bureaus_own():
    rules = parameters.shipped().on(DAY)
    sources = {one.source.cited for key, one in rules.held.items() if key.startswith("survey.")}
    assert sources == {"局内规定（可改）"}


def test_the_commands_tell_what_the_api_tells(client, town, capsys):
    survey = opened(town)
    parents(town, survey, s1=(12, 5), s2=(12, 4))
    do("survey.close", town.office, survey=survey)
    assert survey_list.run(Namespace(data=None, json=False)) == 0
    assert "WJ-2026-001     24 / 75" in capsys.readouterr().out
    assert survey_show.run(Namespace(data=None, survey=survey, unit=None)) == 0
    printed = json.loads(capsys.readouterr().out)
    sign_in_as(client, account(town.office))
    assert client.get(f"/api/surveys/{survey}").json() == printed
    assert survey_show.run(Namespace(data=None, survey=survey, unit=town.org["s1"])) == 0
    own = json.loads(capsys.readouterr().out)
    assert client.get(f"/api/surveys/{survey}/units/{town.org['s1']}").json() == own
    assert own["figures"][0]["mean"] == "100.0"
