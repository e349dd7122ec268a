"""A call from the pool to the vote: committed, drawn, refereed, avoided, scored blind, moderated, seated."""

import json

import pytest
from tests.apps.reviews.acting import (
    PUBLIC,
    SEED,
    applied,
    by_person,
    called,
    do,
    drawn,
    judged,
    move,
    points,
    project,
)

from xuezheng.apps.records.models import Record
from xuezheng.apps.reviews.models import Assignment, Call, Entry, Judge, Vote
from xuezheng.core.assess.referee import check
from xuezheng.core.base.errors import (
    InfeasibleError,
    InputError,
    NotFoundError,
    RefusedError,
)


def test_the_seed_is_committed_first_and_the_record_convinces_the_referee(bureau):
    call, cases = called(bureau)
    with pytest.raises(RefusedError, match="先公布种子承诺"):
        do("review.draw", bureau.head, call=call, seed=SEED, public=PUBLIC)
    do("review.commit", bureau.head, call=call, seed=SEED, source="上证综指")
    with pytest.raises(RefusedError, match="已公布"):
        do("review.commit", bureau.head, call=call, seed=SEED + "2", source="上证综指")
    with pytest.raises(RefusedError, match="与事先公布的承诺值不符"):
        do("review.draw", bureau.head, call=call, seed=SEED + "x", public=PUBLIC)
    found = do("review.draw", bureau.head, call=call, seed=SEED, public=PUBLIC)
    # Three works with three judges each; six members, so that nobody has more than two.
    assert found == {"call": call, "members": 6, "tasks": 9}
    record = json.loads(json.dumps(Call.objects.get().draw))
    assert record["load"] == 2
    assert check(record) == []
    assert check(record | {"public": "3121.05"}) != []
    with pytest.raises(RefusedError):
        do("review.draw", bureau.head, call=call, seed=SEED, public=PUBLIC)
    assert {Record.objects.get(pk=case).state for case in cases.values()} == {"judging"}
    assert sorted(Entry.objects.values_list("code", flat=True)) == ["001", "002", "003"]


def test_nobody_judges_a_work_of_their_own_school(bureau):
    call, _ = called(bureau)
    drawn(bureau, call)
    for row in Assignment.objects.select_related("judge", "entry__record"):
        assert row.judge.org_id != row.entry.record.org_id
    why = Call.objects.get().draw["why"]
    assert sorted(set(why.values())) == ["self"]


def test_leniency_is_taken_out_and_places_follow_worth(bureau):
    call, cases = called(bureau)
    drawn(bureau, call)
    with pytest.raises(RefusedError, match="还有9份未评分"):
        do("review.sum_up", bureau.head, call=call)
    # The judge of d is ten above, the one of e ten below; sums over six judges stay zero.
    judged(bureau, {"a": 80, "b": 70, "c": 75}, {"d": 10, "e": -10})
    do("review.sum_up", bureau.head, call=call)
    places = {key: Record.objects.get(pk=cases[key]).data["place"] for key in cases}
    assert places == {"a": 1, "c": 2, "b": 3}
    scores = {key: float(Record.objects.get(pk=cases[key]).data["score"]) for key in cases}
    assert round(scores["a"] - scores["b"], 6) == 10
    assert round(scores["a"] - scores["c"], 6) == 5
    with pytest.raises(RefusedError, match="已汇总"):
        do("review.sum_up", bureau.head, call=call)


def voting(call, yes):
    """Give the ballots of everybody present who need not avoid the work."""
    draw = Call.objects.get(pk=call).draw
    members = draw["members"]
    rows = []
    for entry in Entry.objects.select_related("record"):
        barred = {judge for judge, work in draw["avoided"] if work == str(entry.pk)}
        cast = len([one for one in members if one not in barred])
        rows.append({"entry": entry.pk, "cast": cast, "yes": yes[entry.record.org_id](cast)})
    return {"call": call, "present": [int(one) for one in members], "ballots": rows}


def test_two_thirds_and_the_quota_decide(bureau):
    call, cases = called(bureau, {"primary": 1})
    drawn(bureau, call)
    judged(bureau, {"a": 80, "b": 70, "c": 75})
    do("review.sum_up", bureau.head, call=call)
    # Five may vote on each work: four are needed.
    given = voting(call, {
        bureau.orgs["a"]: lambda cast: cast - 1, bureau.orgs["b"]: lambda cast: cast - 2,
        bureau.orgs["c"]: lambda cast: cast,
    })  # fmt: skip
    with pytest.raises(RefusedError, match="由评审委员会办理"):
        do("review.vote", bureau.head, **given)
    wrong = given | {"ballots": [one | {"cast": 6} for one in given["ballots"]]}
    with pytest.raises(RefusedError, match="5人，6票"):
        do("review.vote", bureau.leader, **wrong)
    with pytest.raises(RefusedError, match="少于规定的4人"):
        do("review.vote", bureau.leader, **given | {"present": given["present"][:3]})
    with pytest.raises(RefusedError, match="每份材料都须表决"):
        do("review.vote", bureau.leader, **given | {"ballots": given["ballots"][:1]})
    assert do("review.vote", bureau.leader, **given)["passed"] == 1
    states = {key: Record.objects.get(pk=cases[key]).state for key in cases}
    assert states == {"a": "shown", "b": "told", "c": "told"}
    over = Record.objects.get(pk=cases["c"])
    assert (over.data["votes_for"], over.data["decision"]) == (5, "超出名额")
    assert {(one.yes, one.need, one.passed) for one in Vote.objects.all()} == {
        (4, 4, True), (3, 4, False), (5, 4, False),
    }  # fmt: skip
    with pytest.raises(RefusedError):
        do("review.vote", bureau.leader, **given)


def test_a_judge_gives_back_and_the_next_drawn_takes_over(bureau):
    call, _ = called(bureau)
    drawn(bureau, call)
    row = Assignment.objects.select_related("judge").first()
    judge = by_person(bureau)[row.judge.person]
    others = [one for one in by_person(bureau).values() if one.person != judge.person]
    with pytest.raises(NotFoundError):
        do("review.give_back", others[0], task=row.pk, why="师生")
    done = do("review.give_back", judge, task=row.pk, why="与申报人为师生关系")
    taken = Assignment.objects.get(pk=done["next"])
    assert (taken.entry_id, taken.scored_at) == (row.entry_id, None)
    assert taken.judge_id != row.judge_id
    with pytest.raises(NotFoundError):
        do("review.score", judge, task=row.pk, scores=points(80))
    # Five may judge it, three had it, one took over: one more can, then nobody is left.
    last = _last(row.entry_id)
    do("review.give_back", _judge(bureau, last), task=last.pk, why="同门")
    last = _last(row.entry_id)
    with pytest.raises(InfeasibleError, match="没有可以接替的评委"):
        do("review.give_back", _judge(bureau, last), task=last.pk, why="同门")


def _last(entry):
    return Assignment.objects.filter(entry=entry, recused_at=None).order_by("id").last()


def _judge(bureau, row):
    return by_person(bureau)[Judge.objects.get(pk=row.judge_id).person]


def test_a_work_is_scored_once_line_by_line(bureau):
    call, _ = called(bureau)
    drawn(bureau, call)
    row = Assignment.objects.select_related("judge").first()
    judge = by_person(bureau)[row.judge.person]
    with pytest.raises(InputError, match="创新性"):
        do(
            "review.score",
            judge,
            task=row.pk,
            scores={"question": "1", "design": "1", "feasible": "1"},
        )
    for wrong in ("31", "-1", "1.25", "十"):
        with pytest.raises(InputError, match="选题价值"):
            do("review.score", judge, task=row.pk, scores=points(50) | {"question": wrong})
    assert do("review.score", judge, task=row.pk, scores=points(85))["total"] == "85"
    with pytest.raises(RefusedError, match="已评分"):
        do("review.score", judge, task=row.pk, scores=points(90))


def test_a_copied_proposal_is_told_to_the_section(bureau):
    call, _ = called(bureau, keys="a")
    words = "以课堂提问的等待时间为切入点，研究小学生深度思考的发生条件与教师追问策略"
    case = applied(bureau, "research_application", "b", project(bureau, "b", question=words))
    move(case, "admit", bureau.head)
    late = applied(
        bureau, "research_application", "c", project(bureau, "c", question="一。" + words)
    )
    move(late, "admit", bureau.head)
    [told] = Entry.objects.get(record=late).alike
    assert told["number"] == Record.objects.get(pk=case).number
    assert told["percent"] >= 30
    assert told["passages"][0].startswith("以课堂提问的等待时间")
    assert Entry.objects.get(record=case).alike == []
    assert call


def test_only_who_runs_a_review_opens_lists_and_draws(bureau):
    given = {
        "review": "research_application", "year": 2026, "title": "课题", "org": bureau.section,
        "seats": {"primary": 1},
    }  # fmt: skip
    for nobody in (bureau.stranger, bureau.principals["a"]):
        with pytest.raises((RefusedError, NotFoundError)):
            do("review.open_call", nobody, **given)
        with pytest.raises(NotFoundError):
            do("review.list_judge", nobody, review="research_application", person=1, group="x")
    call = do("review.open_call", bureau.head, **given)["call"]
    with pytest.raises(InputError, match="已开展"):
        do("review.open_call", bureau.head, **given)
    with pytest.raises(NotFoundError):
        do("review.commit", bureau.principals["a"], call=call, seed=SEED, source="上证综指")
    with pytest.raises(InputError, match="负"):
        do("review.open_call", bureau.head, **given | {"year": 2027, "seats": {"primary": -1}})
    judge = do("review.list_judge", bureau.head, review="research_application",
               person=bureau.people["a"], group="primary")["judge"]  # fmt: skip
    with pytest.raises(InputError, match="已在评委库"):
        do("review.list_judge", bureau.head, review="research_application",
           person=bureau.people["a"], group="primary")  # fmt: skip
    do("review.unlist_judge", bureau.head, judge=judge)
    with pytest.raises(NotFoundError):
        do("review.unlist_judge", bureau.head, judge=judge)
    do("review.commit", bureau.head, call=call, seed=SEED, source="上证综指")
    with pytest.raises(RefusedError, match="没有待评审的材料"):
        do("review.draw", bureau.head, call=call, seed=SEED, public=PUBLIC)
