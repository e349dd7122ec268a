"""The arithmetic of imports and of differences: nothing is counted twice, nothing lost."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import number, text
from xuezheng.core.kinds.kind import Kind
from xuezheng.core.registers.changes import applied, differences, overtaken, read, stored
from xuezheng.core.registers.gate import Claim, Known, Trait, Verdict, judged
from xuezheng.core.registers.staging import Tally, chunk, tally

KIND = Kind(
    key="thing", version=1, title=T("物", "Things"), group="estate",
    fields=(text("a", T("甲", "A")), number("b", T("乙", "B")), text("c", T("丙", "C"))),
)  # fmt: skip
OUTCOMES = st.lists(st.sampled_from(["accepted", "rejected", "unchanged"]), max_size=60)
DATA = st.fixed_dictionaries(
    {"a": st.sampled_from(["x", "y", None]), "b": st.integers(0, 2), "c": st.just("z")}
)


@given(OUTCOMES, st.integers(1, 9))
def test_given_is_the_sum_whatever_the_chunks(outcomes, size):
    total, position, seen = Tally(), 0, []
    while position is not None:
        part, position = chunk(position, len(outcomes), size)
        seen += list(part)
        total = total + tally(outcomes[one] for one in part)
    assert seen == list(range(len(outcomes)))
    assert total == tally(outcomes)
    assert total.given == len(outcomes)
    assert total.told().zh.startswith(f"共{len(outcomes)}行 = ")


@given(DATA, DATA)
def test_a_difference_made_gives_what_was_proposed(before, after):
    found = differences(KIND, before, after)
    assert applied(before, found) == after
    assert read(stored(found)) == found
    assert overtaken(found, before) == ()
    assert {one.field for one in found} == {key for key in KIND.keys if before[key] != after[key]}


@given(DATA, DATA, DATA)
def test_a_difference_is_overtaken_only_in_its_own_fields(before, after, now):
    found = differences(KIND, before, after)
    moved = {one.field for one in overtaken(found, now)}
    assert moved == {one.field for one in found if now[one.field] != before[one.field]}


def passage(one, other):
    """Judge one description against another."""
    return judged(one, [Known(7, 1, other)])


def test_the_gate_says_same_by_a_number_maybe_by_weight_and_new_else():
    born = date(2015, 3, 2)
    known = Claim("张敏", born, "2", ids={"pupil": "G1"})
    assert passage(Claim("张敏", born, ids={"pupil": "G1"}), known).person == 7
    maybe = passage(Claim("章敏", born, "2"), known)
    assert (maybe.verdict, maybe.person) == (Verdict.MAYBE, None)
    [candidate] = maybe.candidates
    assert candidate.agreeing == (Trait.SOUND, Trait.BORN, Trait.SEX)
    assert candidate.score == 500 + 1_100 + 100
    assert candidate.why.zh == "姓名读音、出生日期、性别相同"
    assert passage(Claim("张敏", date(2016, 3, 2)), known).verdict is Verdict.NEW


def test_an_equal_number_under_another_name_waits_for_a_person():
    known = Claim("张敏", date(2015, 3, 2), ids={"pupil": "G1"})
    found = passage(Claim("李雷", date(2014, 1, 1), ids={"pupil": "G1"}), known)
    assert (found.verdict, found.person) == (Verdict.MAYBE, None)


def test_a_number_of_the_bureaus_own_says_nothing_where_it_differs():
    known = Claim("闻知秋", date(1980, 2, 3), "1", ids={"staff": "S1"})
    twice = passage(Claim("闻知秋", date(1980, 2, 3), "1", ids={"staff": "S2"}), known)
    assert twice.verdict is Verdict.MAYBE
    other = passage(Claim("闻知秋", date(1980, 2, 3), ids={"resident": "1"}), known)
    assert other.verdict is Verdict.MAYBE
