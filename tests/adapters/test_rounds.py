"""Questions asked at once come back as each queryset would give them by itself."""

from datetime import UTC, date, datetime

import pytest
from django.db.models import Count, ExpressionWrapper, F, FloatField

from xuezheng.adapters.rounds import Question, alone, together
from xuezheng.apps.records.models import CaseEntry, LedgerSwitched, Record
from xuezheng.apps.schools.models import Organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("records")]
AT = datetime(2026, 10, 12, 1, 2, 3, 456_789, tzinfo=UTC)


@pytest.fixture
def records():
    org = Organisation.objects.create()
    for number, due in enumerate((date(2026, 10, 12), None, date(9999, 12, 31)), 1):
        one = Record.objects.create(
            kind="hazard", number=f"YH-{number}", org=org, subject='引号"与\\斜线%s', state="open",
            since=AT, opened=date(2026, 10, 1), due=due, updated_at=AT, def_version=1,
            data={"money": 0.1, "rows": [1, None, True], "说明": "很长"},
        )  # fmt: skip
        CaseEntry.objects.create(record=one, seq=1, at=AT, act="opened", before="", after="open")
    LedgerSwitched.objects.create(kind="hazard", on=False, at=AT)


def asked(found):
    return (yield Question(lambda: found))


def plain(rows):
    return [
        {k: v for k, v in vars(one).items() if k != "_state"} if hasattr(one, "_state") else one
        for one in rows
    ]


QUESTIONS = (
    lambda: Record.objects.order_by("-id"),
    lambda: Record.objects.order_by("id").only("number", "data")[:2],
    lambda: Record.objects.order_by("due", "-id").values("number", "due", "data", "updated_at"),
    lambda: CaseEntry.objects.order_by("-id").values_list("record__number", "at", "seq"),
    lambda: Record.objects.order_by("number").values_list("number", flat=True),
    lambda: Record.objects.order_by().values("kind").annotate(n=Count("id")),
    LedgerSwitched.objects.all,
    lambda: Record.objects.filter(pk__in=[]),
)


def test_many_questions_are_one_statement_and_answer_as_each_does_alone(django_assert_num_queries):
    with django_assert_num_queries(1):
        found = together(*(asked(one()) for one in QUESTIONS))
    for got, one in zip(found, QUESTIONS, strict=True):
        assert plain(got) == plain(one())


def test_what_is_selected_beside_a_row_comes_with_it(django_assert_num_queries):
    with django_assert_num_queries(1):
        first, _ = together(
            asked(CaseEntry.objects.select_related("record").order_by("id")),
            asked(Record.objects.all()),
        )
        assert [one.record.number for one in first] == ["YH-1", "YH-2", "YH-3"]


def test_functions_of_different_length_share_their_rounds(django_assert_num_queries):
    def numbers():
        ids = yield Question(lambda: Record.objects.order_by("id").values_list("pk", flat=True))
        both = yield (
            Question(lambda: Record.objects.filter(pk=ids[0]).values_list("number", flat=True)),
            Question(lambda: Record.objects.filter(pk=ids[1]).values_list("number", flat=True)),
        )
        return both

    def nothing():
        yield from ()
        return "none"

    def no_question_at_first():
        assert (yield ()) == []
        return (yield Question(lambda: Record.objects.values_list("number", flat=True)[:1]))

    with django_assert_num_queries(2):
        found = together(
            numbers(), nothing(), no_question_at_first(), asked(LedgerSwitched.objects.all())
        )
    assert found[:3] == [[["YH-1"], ["YH-2"]], "none", ["YH-1"]]
    assert [one.on for one in found[3]] == [False]


def test_a_kept_question_is_made_once_and_asked_every_time():
    made = []

    def counted():
        def make():
            made.append(1)
            return Record.objects.order_by("id").values_list("number", flat=True)

        return (yield Question(make, "tests.kept"))

    assert alone(counted()) == ["YH-1", "YH-2", "YH-3"]
    CaseEntry.objects.all()._raw_delete("default")
    Record.objects.filter(number="YH-2")._raw_delete("default")
    assert alone(counted()) == ["YH-1", "YH-3"]
    assert made == [1]


def test_values_that_json_does_not_carry_exactly_are_asked_apart():
    third = ExpressionWrapper(F("seq") / 3.0, output_field=FloatField())
    found, _ = together(
        asked(CaseEntry.objects.annotate(third=third).values_list("third", flat=True)),
        asked(Record.objects.all()),
    )
    assert found == [1 / 3.0] * 3
