"""Ties of judges: told by whoever runs the review, heeded at the draw, seen by nobody else."""

import pytest
from tests.apps.reviews.acting import called, do, drawn, planted
from tests.apps.signing import signed_in

from xuezheng.apps.reviews.models import Assignment, Call, Entry, Judge, Tie
from xuezheng.core.base.errors import InputError, NotFoundError

KEY = "research_application"


@pytest.fixture
def bureau(db):  # noqa: ARG001 - opens the database
    """A bureau, a section, six schools with a teacher each."""
    return planted()


def tell(bureau, judge, by=None, **more):
    """Enter a tie of the teacher of a school."""
    given = {"review": KEY, "person": bureau.people[judge], "ground": "teacher", **more}
    return do("review.tell_tie", by or bureau.head, **given)["tie"]


def pairs(call, cases, bureau):
    """Give which school's teacher judges which school's work."""
    school = {person: key for key, person in bureau.people.items()}
    case = {number: key for key, number in cases.items()}
    rows = Assignment.objects.filter(entry__call=call).select_related("judge", "entry")
    return {(school[one.judge.person], case[one.entry.record_id]) for one in rows}


def test_a_tie_with_a_person_or_a_unit_bars_at_the_draw(bureau):
    call, cases = called(bureau)
    tell(bureau, "d", other=bureau.people["a"])
    tell(bureau, "e", org=bureau.orgs["b"], note="曾挂职")
    ended = tell(bureau, "f", other=bureau.people["c"])
    do("review.end_tie", bureau.head, tie=ended)
    drawn(bureau, call)
    met = pairs(call, cases, bureau)
    assert not met & {("d", "a"), ("e", "b"), *((key, key) for key in cases)}
    told = Call.objects.get(pk=call).draw
    judge = {one.person: str(one.pk) for one in Judge.objects.all()}
    entry = {one.record_id: str(one.pk) for one in Entry.objects.all()}
    assert told["why"][f"{judge[bureau.people['d']]} {entry[cases['a']]}"] == "declared"
    assert told["why"][f"{judge[bureau.people['e']]} {entry[cases['b']]}"] == "declared"
    assert f"{judge[bureau.people['f']]} {entry[cases['c']]}" not in told["why"]
    assert "曾挂职" not in repr(told)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, "一个人或一个单位"), ({"other": "a", "org": "a"}, "一个人或一个单位"),
        ({"other": "d"}, "本人自动回避"), ({"org": "a", "ground": "x"}, "没有这种事由"),
    ],
)  # fmt: skip
def test_what_is_no_tie_is_refused(bureau, more, why):
    real = {
        "other": bureau.people.get(more.get("other")), "org": bureau.orgs.get(more.get("org")),
    }  # fmt: skip
    with pytest.raises(InputError, match=why):
        tell(bureau, "d", **more | {key: real[key] for key in real if key in more})
    assert not Tie.objects.exists()


def test_a_tie_is_told_once_and_by_those_who_run_the_review_alone(bureau):
    tie = tell(bureau, "d", other=bureau.people["a"])
    with pytest.raises(InputError, match="已经登记"):
        tell(bureau, "d", other=bureau.people["a"])
    for by in (bureau.stranger, bureau.principals["a"], bureau.teachers["d"]):
        with pytest.raises(NotFoundError):
            tell(bureau, "d", by, other=bureau.people["b"])
        with pytest.raises(NotFoundError):
            do("review.end_tie", by, tie=tie)
    for unknown in ({"other": 99_999_999}, {"org": 99_999_999}):
        with pytest.raises(NotFoundError):
            tell(bureau, "d", **unknown)
    do("review.end_tie", bureau.head, tie=tie)
    with pytest.raises(NotFoundError):
        do("review.end_tie", bureau.head, tie=tie)


def test_the_page_enters_and_ends_ties_and_is_closed_to_others(client, bureau):
    called(bureau)
    signed_in(client, "section", bureau.section, duty="teaching,staff")
    there = f"/reviews/ties/{KEY}/"
    assert "还没有登记利害关系" in client.get(there).content.decode()
    typed = {"person": bureau.people["d"], "login": "Ta", "org": "", "ground": "teacher"}
    assert client.post(there, typed).status_code == 302
    words = client.get(there).content.decode()
    assert "陈晨" in words
    assert "王敏" in words
    assert "师生或师徒" in words
    assert client.post(there, typed).status_code == 422
    assert client.post(there, typed | {"login": "nobody"}).status_code == 422
    tie = Tie.objects.get()
    assert client.post(f"/reviews/ties/{tie.pk}/end/").status_code == 302
    assert "还没有登记利害关系" in client.get(there).content.decode()
    signed_in(client, "principal", bureau.orgs["a"])
    assert client.get(there).status_code == 404
