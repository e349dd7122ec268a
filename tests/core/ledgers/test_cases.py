"""Cases as values: any walk through a ledger folds back to what is stored, and nobody checks himself."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.catalogue import current
from xuezheng.core.base.actors import Grant
from xuezheng.core.base.errors import XuezhengError
from xuezheng.core.base.outcomes import outcome
from xuezheng.core.base.workdays import CIVIL
from xuezheng.core.kinds.flow import Effect
from xuezheng.core.kinds.samples import sample, sample_data
from xuezheng.core.ledgers.acts import RULES, Act, act, act_bar
from xuezheng.core.ledgers.cases import (
    Entry,
    Mover,
    MoveRefusedError,
    StageRefusedError,
    Step,
    advance,
    moves,
    opened,
)
from xuezheng.core.ledgers.closing import Level, checker_for, unfinished
from xuezheng.core.ledgers.definition import Placed, parts_of
from xuezheng.core.ledgers.history import differences, fold
from xuezheng.core.ledgers.mustfire import plain

AT = datetime(2026, 9, 28, 9, tzinfo=CIVIL)
LEDGERS = tuple(map(plain, current().ledgers))
NAMES = [ledger.key for ledger in LEDGERS]
TASK = current().ledger("task")
OFFICE = Mover(1, frozenset({"supervisor"}))
SECTION = Mover(3, frozenset({"lead"}))


def whole(ledger, move):
    """A step with everything filled in that a move asks for."""
    data = {one.key: sample(one) for one in move.asks}
    data |= {move.sets_due: "2027-12-31"} if move.sets_due else {}
    data |= {key: sample(ledger.field(key)) for key in ledger.filled_by(move.key)}
    return Step(data, note="说明", files=(1,), until=date(2027, 1, 4), person=7)


def begun(ledger):
    every = frozenset(part.key for part in ledger.parts)
    data = sample_data(ledger, ledger.flow.start.key)
    return opened(ledger, data, by=Mover(1, every), at=AT, due=date(2026, 10, 30))


@st.composite
def walks(draw):
    """A ledger and a random walk through it: moves and side acts by three persons."""
    ledger = draw(st.sampled_from(LEDGERS))
    case, entry = begun(ledger)
    entries, at = [entry], AT
    every = [part.key for part in ledger.parts]
    for _ in range(draw(st.integers(0, 12))):
        at += timedelta(days=draw(st.integers(0, 9)))
        parts = frozenset(draw(st.sets(st.sampled_from(every), min_size=1)))
        by = Mover(draw(st.sampled_from([1, 2, 3])), parts)
        doings = [one.move for one in moves(ledger, case, by) if one.allowed]
        doings += [one for one in RULES if act_bar(ledger, case, one, by, at.date()) is None]
        if not doings:
            continue
        doing = draw(st.sampled_from(doings))
        if isinstance(doing, Act):
            step = Step(note="说明", until=max(case.due, at.date()) + timedelta(9), person=7)
            step = Step() if doing is Act.EDIT else step
            case, entry = act(ledger, case, doing, by=by, at=at, step=step)
        else:
            case, entry = advance(ledger, case, doing.key, by=by, at=at, step=whole(ledger, doing))
        entries.append(entry)
    return ledger, case, entries


@settings(deadline=None)
@given(walks())
def test_a_case_is_the_fold_of_its_entries(walk):
    ledger, case, entries = walk
    assert differences(ledger, entries, case) == ()
    assert case.version == len(entries)
    assert set(case.running) == {clock.key for clock in ledger.clocks_in(case.stage)}


@settings(deadline=None)
@given(walks())
def test_nobody_ever_closes_what_he_handed_in(walk):
    ledger, _, entries = walk
    submitter = None
    for entry in entries:
        effect = next((one.effect for one in ledger.flow.moves if one.key == entry.act), None)
        if effect is Effect.REPORT:
            submitter = entry.by
        if effect is Effect.CLOSE:
            assert entry.by is not None
            assert entry.by != submitter


@settings(deadline=None)
@given(walks())
def test_a_history_is_plain_json(walk):
    _, _, entries = walk
    plain = (str, int, bool, list, dict, type(None))
    for entry in entries:
        for told in (entry.said, entry.changes, entry.facts):
            assert all(isinstance(value, plain) for value in told.values())


def test_a_fold_begins_with_an_opening():
    with pytest.raises(ValueError, match="issue"):
        fold(TASK, [Entry("issue", AT, 1, "supervisor", "drafted", "issued")])
    with pytest.raises(ValueError, match="no entries"):
        fold(TASK, [])


def test_what_history_does_not_bear_out_is_named():
    case, entry = begun(TASK)
    after, second = advance(TASK, case, "issue", by=OFFICE, at=AT)
    assert differences(TASK, [entry, second], case) == ("stage", "version", "running")
    assert differences(TASK, [entry, second], after) == ()


def test_refusals_name_the_state_and_the_open_steps_in_both_languages():
    case, _ = begun(TASK)
    with pytest.raises(StageRefusedError) as wrong_stage:
        advance(TASK, case, "close", by=OFFICE, at=AT)
    assert "“销号”不能在“拟办”时办理；这时可办：下达（督办单位）" in wrong_stage.value.told().zh
    assert "Issue (Supervising unit)" in wrong_stage.value.told().en
    with pytest.raises(MoveRefusedError) as wrong_part:
        advance(TASK, case, "issue", by=SECTION, at=AT)
    assert "由督办单位办理" in wrong_part.value.told().zh
    assert outcome(wrong_part.value).status == 409


def test_an_unknown_move_is_refused_as_any_other():
    case, _ = begun(TASK)
    with pytest.raises(StageRefusedError):
        advance(TASK, case, "fly", by=OFFICE, at=AT)


def test_a_check_needs_a_person():
    case, _ = begun(TASK)
    for move, by in (("issue", OFFICE), ("sign", SECTION), ("report", SECTION)):
        case, _ = advance(TASK, case, move, by=by, at=AT, step=whole(TASK, TASK.flow.move(move)))
    with pytest.raises(XuezhengError) as caught:
        advance(TASK, case, "close", by=Mover(None, frozenset({"supervisor"})), at=AT)
    assert "审核须由本人办理" in caught.value.told().zh


def test_closing_says_what_still_lacks():
    case, _ = begun(TASK)
    assert [one.zh for one in unfinished(TASK, case)] == ["佐证材料"]
    problem = current().ledger("problem")
    case, _ = begun(problem)
    assert [one.zh for one in unfinished(problem, case)] == ["攻坚成效", "结果运用", "佐证材料"]


def test_the_check_climbs_until_somebody_else_is_found():
    school, township, bureau = Level(30, [7]), Level(20, [7]), Level(10, [7, 2])
    here = checker_for([Level(30, [7, 8]), township], submitter=7)
    assert (here.org, here.people, here.here) == (30, (8,), True)
    above = checker_for([school, township, bureau], submitter=7)
    assert (above.org, above.climbed, above.people, above.here) == (10, 2, (2,), False)
    assert checker_for([school, township], submitter=7) is None
    assert checker_for([school], submitter=None).people == (7,)


def held(role, org):
    return Grant(id=1, role=role, org=org)


def test_parts_follow_grant_party_post_and_handing_on():
    placed = Placed(
        org=12, parties={"lead": [12], "co": [13, 14], "supervisor": [2]},
        holders={"leader_post": [99]}, handed_to=[55],
    )  # fmt: skip

    def parts(person, *grants):
        return set(parts_of(TASK, placed, person=person, grants=grants))

    assert parts(3, held("section", 12)) == {"lead"}
    assert parts(3, held("section", 14)) == {"co"}
    assert parts(3, held("section", 15)) == set()
    assert parts(3, held("supervisor", 12)) == set()
    assert parts(1, held("office", 2)) == {"supervisor"}
    assert parts(99) == {"leader"}
    assert parts(55) == {"lead"}
    assert parts(None, held("section", 12), held("office", 2)) == {"lead", "supervisor"}
    practice = current().ledger("practice")
    own = Placed(org=30, parties={})
    assert parts_of(practice, own, person=1, grants=[held("office", 2)]) == {"supervisor"}
    assert parts_of(practice, own, person=5, grants=[held("principal", 30)]) == {"lead"}


def test_numbers_are_counted_by_year():
    assert TASK.numbering.number(2026, 417) == "RW-2026-0417"
