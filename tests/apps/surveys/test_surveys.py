"""From opening to the figures: samples, codes, answers that are nobody's, what a school sees."""

import json
from datetime import datetime

import pytest
from django.db import connection
from tests.apps.surveys.conftest import DAY, NOW, answer, codes, do, opened, parents

from xuezheng.adapters.clock import ZONE
from xuezheng.apps.audit.models import Entry, EntryDetail, Receipt
from xuezheng.apps.audit.services import act
from xuezheng.apps.registers.access import facts, register_of
from xuezheng.apps.schools.access import OutsideError
from xuezheng.apps.surveys.models import Answer, Cell, Code, Comment, Figure, Session, Survey
from xuezheng.apps.surveys.selectors import pages
from xuezheng.apps.surveys.services.rules import SurveyError
from xuezheng.core.base.errors import NotFoundError
from xuezheng.core.registers.timeline import AsOf
from xuezheng.core.surveys.answers import AnswersError
from xuezheng.site.intentions import intention

pytestmark = pytest.mark.django_db


def test_the_sample_follows_the_roll_and_pupils_answer_from_grade_four(town):
    survey = opened(town, sizes={"parent": 30, "pupil": 0, "teacher": 0, "deputy": 5}, deputies=8)
    told = {
        (one.org_id, one.audience): (one.roll, one.sampled, one.handed)
        for one in Cell.objects.filter(survey=survey)
    }
    org = town.org
    # 30 of 75 families: shares 12, 12, 4.8, 1.2, but twenty of every school at least where there are so many
    assert told[org["s1"], "parent"] == (30, 20, 20)
    assert told[org["s2"], "parent"] == (30, 20, 20)
    assert told[org["s3"], "parent"] == (12, 12, 12)
    assert told[org["s4"], "parent"] == (3, 3, 3)
    assert told[org["s1"], "pupil"] == (20, 20, 20)  # the ten of grade 1 are not asked
    assert told[org["s1"], "teacher"] == (2, 2, 2)
    assert told[org["b"], "deputy"] == (8, 8, 8)  # 5, but twenty where there are so many
    assert Code.objects.count() == sum(handed for _, _, handed in told.values())


def test_handing_out_again_makes_no_code_twice(town):
    survey = opened(town)
    before = Code.objects.count()
    assert do("survey.hand_out", town.office, survey=survey)["codes"] == 0
    assert Code.objects.count() == before


def test_what_cannot_be_asked_is_refused(town):
    given = {
        "questionnaire": "satisfaction", "title": "调查", "opens_on": "2026-10-12",
        "closes_on": "2026-10-20", "sizes": {"deputy": 5},
    }  # fmt: skip
    with pytest.raises(SurveyError, match="代表委员人数"):
        do("survey.open", town.office, **given)
    with pytest.raises(SurveyError, match="不调查 pupil，可为 parent"):
        do(
            "survey.open",
            town.office,
            **{**given, "questionnaire": "family_education", "sizes": {"pupil": 1}},
        )
    with pytest.raises(SurveyError, match="不早于"):
        do(
            "survey.open",
            town.office,
            **{**given, "sizes": {"parent": 0}, "closes_on": "2026-10-11"},
        )
    with pytest.raises(OutsideError):
        do("survey.open", town.one, **{**given, "sizes": {"parent": 0}})
    with pytest.raises(NotFoundError):
        do("survey.open", town.office, **{**given, "questionnaire": "nothing"})
    with pytest.raises(OutsideError):
        do("survey.hand_out", town.one, survey=opened(town))


def test_a_code_counts_once_and_the_first_answers_stand(town):
    survey = opened(town)
    [code, *_] = codes(survey, town.org["s1"])
    assert answer(code, lessons=5, overall=5) is True
    assert answer(code.lower().replace("-", " "), lessons=1, overall=1) is False
    [row] = Answer.objects.all()
    assert row.said["lessons"] == 5
    cell = Cell.objects.get(survey=survey, org=town.org["s1"])
    assert (cell.answered, cell.repeats) == (1, 1)
    with pytest.raises(NotFoundError):
        answer("AAAA-AAAA-AAAA-AAAA", lessons=5)
    with pytest.raises(NotFoundError):
        answer("", lessons=5)
    other = codes(survey, town.org["s1"])[1]
    with pytest.raises(AnswersError):
        answer(other, lessons=9)
    assert not Code.objects.filter(spent=True).count() > 1  # a refused sheet spends no code
    with pytest.raises(SurveyError, match="2026-10-10 至 2026-10-20"):
        answer(other, at=datetime(2026, 10, 21, 9, tzinfo=ZONE), lessons=5)


def test_nothing_joins_an_answer_to_a_code_an_account_or_an_order(town):
    survey = opened(town)
    some = codes(survey, town.org["s1"])[:12]
    # somebody who is signed in, with a key of its own for the request
    for place, code in enumerate(some):
        act(
            intention("survey.answer"), {"code": code, "answers": {"lessons": 1 + place % 5}},
            actor=town.one, at=NOW, key=f"k{place}",
        )  # fmt: skip
    entries = Entry.objects.filter(intention="survey.answer")
    assert entries.count() == 12
    assert set(entries.values_list("actor", "person", "org", "object")) == {
        (None, None, None, str(survey))
    }
    assert not Receipt.objects.filter(intention="survey.answer").exists()
    details = " ".join(
        EntryDetail.objects.filter(entry__in=entries).values_list("payload", flat=True)
    )
    everything = details + json.dumps(list(Answer.objects.values()), default=str)
    for code in some:
        assert code not in everything
        assert code.replace("-", "") not in everything
    digests = set(Code.objects.values_list("digest", flat=True))
    assert not any(one in everything for one in digests)
    assert '"said":{}' in details.replace(" ", "")
    # rows lie by a random number, so neither numbers nor places follow the order of arrival
    numbers = list(Answer.objects.order_by("id").values_list("id", flat=True))
    assert max(numbers) > 2**40
    came = [1 + place % 5 for place in range(12)]
    lie = [one["lessons"] for one in Answer.objects.order_by("id").values_list("said", flat=True)]
    assert sorted(lie) == sorted(came)
    columns = {one.name for one in Answer._meta.get_fields()} | {
        one.name for one in Code._meta.get_fields()
    }
    assert columns == {
        "id", "survey", "org", "grade", "audience", "said", "day", "digest", "cell", "spent",
    }  # fmt: skip


@pytest.mark.skipif(connection.vendor != "sqlite", reason="what SQLite keeps beside the columns")
def test_the_number_is_the_row_itself(town):
    survey = opened(town)
    answer(codes(survey, town.org["s1"])[0], lessons=5)
    with connection.cursor() as cursor:
        cursor.execute("SELECT rowid, id FROM surveys_answer")
        assert all(place == number for place, number in cursor.fetchall())


def test_a_comment_stands_apart_without_numbers_and_names(town):
    survey = opened(town)
    [code, *_] = codes(survey, town.org["s1"])
    answer(code, lessons=5, comment="李小3号的作业多，王教10老师电话139 0000 0001")
    [row] = Comment.objects.all()
    assert row.text == "［已删］的作业多，［已删］老师电话［已删］"
    [sheet] = Answer.objects.all()
    assert "comment" not in sheet.said
    assert {one.name for one in Comment._meta.get_fields()} == {
        "id",
        "survey",
        "org",
        "audience",
        "text",
    }


def closed(town):
    """Parents of all four schools answer; the survey is closed."""
    survey = opened(town)
    parents(town, survey, s1=(30, 5), s2=(20, 2), s3=(12, 4), s4=(3, 1))
    assert do("survey.close", town.office, survey=survey)["answers"] == 65
    return survey


def test_closing_reckons_writes_the_register_and_deletes_the_codes(town):
    survey, org = closed(town), town.org
    found = {
        (one.org_id, one.dimension): one.mean
        for one in Figure.objects.filter(survey=survey, audience="parent")
    }
    # a step is worth (n − 1) · 25; schools weigh by their rolls: (30·100 + 30·25 + 12·75 + 3·0) / 75 = 62
    assert found[None, ""] == 6200
    assert found[org["s1"], ""] == 10000
    assert found[org["s2"], ""] == 2500
    # three answers are too few; the next smallest school guards them
    assert found[org["s4"], ""] is None
    assert found[org["s3"], ""] is None
    assert (org["s4"], "teaching") not in found
    # the register: two schools, and the two withheld ones together as one entry of the bureau
    rows = facts(register_of("satisfaction_count")).at(AsOf(DAY))
    told = {
        one.org_id: (
            one.data["asked"],
            one.data["answered"],
            one.data["satisfied"],
            one.data["group"],
        )
        for one in rows
    }
    assert told == {
        org["s1"]: (30, 30, 30, "parent"), org["s2"]: (30, 20, 0, "parent"),
        org["b"]: (15, 15, 12, "parent"),
    }  # fmt: skip
    assert Code.objects.count() == 0
    assert Answer.objects.filter(survey=survey).count() == 65
    with pytest.raises(SurveyError, match="已结束"):
        do("survey.close", town.office, survey=survey)


def test_after_closing_rows_lie_in_the_order_of_what_they_say(town):
    survey = opened(town)
    parents(town, survey, s1=(12, 5))
    before = set(Answer.objects.values_list("id", flat=True))
    do("survey.close", town.office, survey=survey)
    assert before.isdisjoint(Answer.objects.values_list("id", flat=True))


def test_without_answers_nothing_is_closed(town):
    with pytest.raises(SurveyError, match="还没有答卷"):
        do("survey.close", town.office, survey=opened(town))


def test_a_school_sees_its_own_and_the_whole_once_published(town):
    survey, org = closed(town), town.org
    assert pages.unit_page(town.one, survey, org["s1"], DAY).pairs == ()
    do("survey.publish", town.office, survey=survey)
    page = pages.page(town.one, survey, DAY)
    assert {one.org for one in page.ranked} == {org["s1"]}
    assert [one.mean for one in page.whole if not one.dimension] == ["62.0"]
    own = {
        (one.audience, one.dimension): (one.mean, all_.mean)
        for one, all_ in pages.unit_page(town.one, survey, org["s1"], DAY).pairs
    }
    assert own["parent", ""] == ("100.0", "62.0")
    assert own["parent", "satisfied"][0] == "100.0"
    with pytest.raises(NotFoundError):
        pages.unit_page(town.one, survey, org["s2"], DAY)
    small = pages.unit_page(town.four, survey, org["s4"], DAY)
    assert [one.told for one, _ in small.pairs] == [False]
    assert small.comments == ()
    with pytest.raises(OutsideError):
        do("survey.publish", town.one, survey=survey)


def test_comments_are_shown_by_theme_only_where_there_are_enough(town):
    survey = opened(town)
    for code in codes(survey, town.org["s1"])[:12]:
        answer(code, lessons=4, comment="作业太多")
    for place, code in enumerate(codes(survey, town.org["s2"])[:12]):
        answer(code, lessons=4, comment="食堂好" if place < 9 else "")
    do("survey.close", town.office, survey=survey)
    [(title, texts)] = pages.unit_page(town.office, survey, town.org["s1"], DAY).comments
    assert (title.zh, len(texts)) == ("作业与考试", 12)
    assert pages.unit_page(town.office, survey, town.org["s2"], DAY).comments == ()  # nine
    page = pages.page(town.office, survey, DAY)
    assert [(words.zh, count) for words, count in page.themes] == [
        ("作业与考试", 12),
        ("食堂饮食", 9),
    ]


def test_bulk_answers_are_flagged_by_count_for_whoever_runs_it(town):
    survey = opened(town)
    for code in codes(survey, town.org["s1"])[:12]:
        answer(code, lessons=5, homework=5, fair=5, safe=5, meals=5)
    for code in codes(survey, town.org["s1"])[:10]:
        answer(code, lessons=1)
    do("survey.close", town.office, survey=survey)
    do("survey.publish", town.office, survey=survey)
    found = [
        (one.oddity.zh, one.count, one.of) for one in pages.page(town.office, survey, DAY).flags
    ]
    assert found == [("大量答卷各题同选一档", 12, 12), ("答题码重复使用次数多", 10, 12)]
    assert pages.page(town.one, survey, DAY).flags == ()


def test_schools_that_do_not_differ_stand_in_one_group_by_name(town):
    survey = opened(town)
    for key, spread in (("s1", (3, 5)), ("s2", (4, 5)), ("s3", (1, 1))):
        for place, code in enumerate(codes(survey, town.org[key])[:12]):
            answer(code, lessons=spread[place % 2])
    do("survey.close", town.office, survey=survey)
    ranked = [(one.group, one.unit) for one in pages.page(town.office, survey, DAY).ranked]
    assert ranked == [(1, "第1小学"), (1, "第2小学"), (2, "第3小学")]


def test_the_weakest_dimension_proposes_a_session_that_a_person_opens(town):
    survey, org = opened(town, "family_education"), town.org
    for key in ("s1", "s2"):
        for code in codes(survey, org[key], grade="P4")[:15]:
            answer(code, together=5, listen=5, mood=2, screen=4, agreed=4, sleep=4)
    do("survey.close", town.office, survey=survey)
    found = {
        (one.org_id, one.grade): (one.dimension, one.mean)
        for one in Session.objects.filter(survey=survey)
    }
    assert found == {
        (None, "P4"): ("mind", 2500), (org["s1"], ""): ("mind", 2500), (org["s2"], ""): ("mind", 2500),
    }  # fmt: skip
    one = Session.objects.get(survey=survey, org=org["s1"])
    given = {
        "session": one.pk, "capacity": 60, "sign_until": "2026-10-18",
        "begins": "2026-10-20T19:00:00+08:00", "minutes": 90, "place": "第1小学",
    }  # fmt: skip
    with pytest.raises(NotFoundError):
        do("survey.confirm_session", town.one, **given)  # not published yet
    with pytest.raises(NotFoundError):
        do("survey.confirm_session", town.centre, **given)
    do("survey.publish", town.office, survey=survey)
    with pytest.raises(NotFoundError):
        do("survey.confirm_session", town.two, **given)
    with pytest.raises(OutsideError):
        do("survey.confirm_session", town.one, **given)
    # the research office holds courses and reads no family survey: it sees what is proposed, and the whole
    page = pages.page(town.centre, survey, DAY)
    assert (len(page.sessions), page.ranked, page.asked) == (3, (), ())
    done = do("survey.confirm_session", town.centre, **given)
    course = Session.objects.get(pk=one.pk).course
    assert course == done["course"]
    assert done["number"].startswith("PX-2026-")
    with pytest.raises(SurveyError, match="已开设"):
        do("survey.confirm_session", town.centre, **given)


def test_families_asked_go_into_what_the_school_states(town):
    survey, org = opened(town, "family_education"), town.org
    do(
        "register.add", town.office, kind="family_count", org=org["s1"], since="2026-09-01",
        data={"as_of": "2026-09-01", "built": True, "station": False},
    )  # fmt: skip
    for key in ("s1", "s2"):
        for code in codes(survey, org[key], grade="P4")[:15]:
            answer(code, together=5)
    assert do("survey.close", town.office, survey=survey)["entries"] == 1
    [row] = facts(register_of("family_count")).at(AsOf(DAY))
    assert (row.data["families"], row.data["replied"], row.data["built"]) == (30, 15, True)


def test_homework_and_sleep_are_judged_by_grade_and_kept_as_counts(town):
    survey, org = opened(town, "pupil_burden", {"pupil": 0}), town.org
    do(
        "register.add", town.office, kind="burden_count", org=org["s1"], since="2026-09-01",
        data={
            "as_of": "2026-09-01", "offers": True, "pupils": 30, "joined": 20, "teachers": 2,
            "serving": 2, "classes": 2, "within": 2,
        },
    )  # fmt: skip
    for key, sleep in (("s1", 600), ("s2", 540)):
        for place, code in enumerate(codes(survey, org[key], "pupil", "P4")[:20]):
            answer(code, homework_minutes=60 if place < 15 else 61, sleep_minutes=sleep)
    do("survey.close", town.office, survey=survey)
    found = {
        (one.org_id, one.dimension): one.mean for one in Figure.objects.filter(survey=survey, grade="")
        if one.audience
    }  # fmt: skip
    assert (found[org["s1"], "homework"], found[org["s1"], "sleep"]) == (7500, 10000)
    assert found[org["s2"], "sleep"] == 0
    [row] = facts(register_of("burden_count")).at(AsOf(DAY))
    assert (row.data["asked"], row.data["slept"]) == (20, 20)


def test_the_questions_of_a_running_survey_keep_their_version(town):
    assert Survey.objects.get(pk=opened(town)).version == 1
