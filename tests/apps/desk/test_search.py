"""The search follows the log and shows everybody only their own."""

import pytest
from django.urls import reverse
from tests.apps.records.steps import do, move, planted, task
from tests.apps.signing import signed_in

from xuezheng.apps.audit.services import seal
from xuezheng.apps.desk.models import SearchDoc
from xuezheng.apps.desk.selectors.finding import search, search_spoken
from xuezheng.apps.desk.services import follow, rebuild

pytestmark = pytest.mark.django_db
TITLE = "新增学位1200个"


@pytest.fixture
def bureau():
    return planted()


def documents():
    cases = SearchDoc.objects.exclude(kind="organisation")
    return list(cases.values_list("kind", "object", "title", "pieces"))


def titles(actor, query):
    return [hit.title for hit in search(actor, query)]


@pytest.fixture
def case(bureau):
    found = task(bureau)
    move(found, "issue", bureau.clerk)
    seal()
    follow()
    return found


@pytest.mark.parametrize("query", ["学位", "新增学位", "xzxw", "1200", "RW-2026-0001", "个"])
def test_a_task_is_found_by_words_numbers_and_initials(bureau, case, query):  # noqa: ARG001
    assert titles(bureau.clerk, query) == [TITLE]
    assert titles(bureau.head, query) == [TITLE]


def test_it_is_not_found_by_others_or_by_other_words(bureau, case):  # noqa: ARG001
    assert titles(bureau.stranger, "学位") == []
    assert titles(None, "学位") == []
    assert titles(bureau.clerk, "学校") == []
    assert titles(bureau.clerk, '" OR 1=1 --') == []


def test_a_spoken_question_finds_it_and_says_how_it_stands(bureau, case):  # noqa: ARG001
    found = search_spoken(bureau.clerk, "学位那件事怎么样了")
    assert (found.by, [hit.title for hit in found.hits]) == ("学位", [TITLE])
    [hit] = found.hits
    assert (hit.case.stage.zh, hit.case.unit) == ("待签收", "basic科")
    # The words asked for come first; where nothing fits, shorter pieces do, and never for a stranger.
    assert search_spoken(bureau.clerk, "学位").by == ""
    assert search_spoken(bureau.clerk, "新增学位指标").by == "新增学位"
    assert search_spoken(bureau.stranger, "新增学位指标").hits == []
    assert search_spoken(bureau.clerk, "").hits == []


def test_a_leaders_phrase_need_not_stand_together_nor_be_all_there(bureau, case):  # noqa: ARG001
    # The task is called 新增学位1200个: 的 is not in it, and of 学位不够 one pair is there.
    for query, by in (("新增的学位", "新增 学位"), ("学位不够", "学位")):
        found = search_spoken(bureau.clerk, query)
        assert ([hit.title for hit in found.hits], found.by) == ([TITLE], by)
        assert search_spoken(bureau.stranger, query).hits == []
    assert search_spoken(bureau.clerk, "食堂不好").hits == []


def test_the_log_brings_changes_and_nothing_is_read_twice(bureau, case):
    assert follow() == 0
    do("case.comment", bureau.clerk, case=case, note="请补报进展")
    seal()
    assert follow() == 1
    assert SearchDoc.objects.count() == 1


def test_an_export_of_the_whole_ledger_does_not_stop_the_search(bureau, case):
    do("case.export", bureau.clerk, kind="task", purpose="")
    do("case.comment", bureau.clerk, case=case, note="请补报进展")
    seal()
    assert follow() == 2
    assert titles(bureau.clerk, "学位") == [TITLE]


def test_a_first_filling_gives_what_following_gives(bureau, case):  # noqa: ARG001
    followed = documents()
    SearchDoc.objects.all().delete()
    # The six units were planted without the log, so only a first filling tells of them.
    assert rebuild() == len(followed) + 6
    assert documents() == followed
    assert follow() == 0


def test_the_pages_speak_both_languages_and_ask_strangers_to_sign_in(client, bureau, case):  # noqa: ARG001
    for name in ("desk:index", "desk:search"):
        assert client.get(reverse(name)).status_code == 302
    signed_in(client, "office", bureau.office)
    page = client.get("/search/", {"q": "学位"}).content.decode()
    assert TITLE in page
    assert "没有找到" in client.get("/search/", {"q": "鲸鱼"}).content.decode()
    english = client.get(
        "/desk/", HTTP_COOKIE=f"{client.cookies.output(header='', sep=';')};xz-language=en"
    )
    assert "Waiting for others" in english.content.decode()
