"""Every rule of the table by hand, against brute force; lists with planted faults; the bank's answer."""

from datetime import date
from itertools import chain, combinations, product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xuezheng.adapters.parameters import shipped
from xuezheng.core.aid.decide import (
    DOUBLE,
    MISSING,
    NOT_ENTITLED,
    OTHER_SUM,
    Answer,
    Row,
    check,
    decide,
    reconcile,
)
from xuezheng.core.aid.tables import (
    AidTableError,
    Category,
    Programme,
    Pupil,
    Table,
    table_in,
    table_of,
)

NOW = table_in(shipped().on(date(2026, 10, 12)))
BEFORE = table_in(shipped().on(date(2025, 2, 28)))
C, P = Category, Programme
STAGES = ("preschool", "primary", "junior", "senior", "vocational")


def row(key, programme, stage, category, year_yuan, source):
    """A row of a table as its parameter writes it."""
    return {
        "key": key, "programme": programme, "stages": [stage], "categories": [category],
        "year_yuan": year_yuan, "source": source,
    }  # fmt: skip


def pupil(stage, *categories, boards=False, rural=False, key=1):
    return Pupil(key, stage, boards, rural, frozenset(categories))


# One hand case for every row of the table: yuan of a term.
CASES = [
    (pupil("preschool", C.LOW_INCOME), {"care_special": 750}),
    (pupil("preschool", C.HARDSHIP), {"care_hardship": 500}),
    (pupil("primary", C.HARDSHIP, boards=True), {"boarding_primary": 625}),
    (pupil("junior", C.ORPHAN, boards=True), {"boarding_junior": 750}),
    (pupil("primary", C.REGISTERED), {"living_primary": 312.5}),
    (pupil("junior", C.DISABLED), {"living_junior": 375}),
    (pupil("senior", C.REGISTERED), {"senior_tuition": 850, "senior_grant_high": 1650}),
    (pupil("senior", C.LOW_INCOME, rural=True), {"senior_tuition_rural": 850, "senior_grant_mean": 1150}),
    (pupil("senior", C.LOW_INCOME), {"senior_grant_mean": 1150}),
    (pupil("senior", C.ORPHAN), {"senior_grant_high": 1650}),
    (pupil("senior", C.HARDSHIP), {"senior_grant_low": 650}),
    (pupil("vocational"), {"vocational_tuition": 1000}),
    (pupil("vocational", C.HARDSHIP), {"vocational_tuition": 1000, "vocational_grant": 1150}),
    # several at once: the one helped most decides, nothing is added up within a programme
    (pupil("senior", C.HARDSHIP, C.DISABLED), {"senior_tuition": 850, "senior_grant_mean": 1150}),
    (pupil("preschool", C.HARDSHIP, C.EXTREME), {"care_special": 750}),
    # nothing
    (pupil("primary", C.HARDSHIP), {}),
    (pupil("primary"), {}),
    (pupil("senior"), {}),
]  # fmt: skip


@pytest.mark.parametrize(("who", "wanted"), CASES)
def test_a_hand_case(who, wanted):
    found = decide(who, NOW)
    assert {one.rule: one.fen / 100 for one in found.given} == wanted
    assert {one.programme for one in found.refused} == set(P) - {
        one.programme for one in found.given
    }


def test_the_hand_cases_cover_every_rule():
    assert {key for _, wanted in CASES for key in wanted} == {one.key for one in NOW.rules}


def test_amounts_are_those_of_the_day():
    who = pupil("senior", C.LOW_INCOME)
    assert [one.fen for one in decide(who, BEFORE).given] == [100_000]
    assert [one.fen for one in decide(who, NOW).given] == [115_000]
    assert decide(pupil("primary", C.ORPHAN, boards=True), BEFORE).fen == 50_000


def everybody():
    """Every pupil the rules can tell apart, with up to two categories."""
    some = chain.from_iterable(combinations(list(C)[:-1], size) for size in range(3))
    for number, (stage, boards, rural, categories) in enumerate(
        product(STAGES, (True, False), (True, False), list(some))
    ):
        yield Pupil(number, stage, boards, rural, frozenset(categories))


def brute(who, table):
    """Written from the docs page: of each programme the first row that fits; then exclusions."""
    best = {}
    for rule in table.rules:
        named = who.categories | {C.EVERYBODY}
        fits = (
            who.stage in rule.stages
            and (rule.boards is None or rule.boards == who.boards)
            and (rule.rural is None or rule.rural == who.rural)
            and any(one in named for one in rule.categories)
        )
        if fits and rule.programme not in best:
            best[rule.programme] = (rule.key, rule.year_fen // 2)
    for group in table.excludes:
        rivals = sorted((one for one in best if one in group), key=lambda one: -best[one][1])
        for one in rivals[1:]:
            del best[one]
    return {programme: key for programme, (key, _) in best.items()}


@pytest.mark.parametrize("table", [NOW, BEFORE], ids=["now", "before"])
def test_brute_force_says_the_same_of_every_pupil(table):
    for who in everybody():
        assert {one.programme: one.rule for one in decide(who, table).given} == brute(who, table)


def test_programmes_that_exclude_each_other_leave_the_larger():
    rows = [
        row("a", "boarding", "primary", "orphan", 10, "x"),
        row("b", "living", "primary", "orphan", 30, "x"),
    ]  # fmt: skip
    found = decide(pupil("primary", C.ORPHAN), table_of(rows, [["boarding", "living"]]))
    assert [one.rule for one in found.given] == ["b"]
    assert "不能同享" in {one.programme: one.why.zh for one in found.refused}[P.BOARDING]


def test_refusals_say_why():
    told = {one.programme: one.why.zh for one in decide(pupil("primary", C.HARDSHIP), NOW).refused}
    assert told[P.GRANT] == "本学段没有这一项目"
    assert told[P.LIVING] == "不属于资助类别"
    assert told[P.BOARDING] == "住宿或户籍条件不符"


def test_a_wrong_table_tells_every_fault():
    rows = [
        row("a", "grant", "senior", "everybody", 0, ""),
        row("a", "grant", "senior", "orphan", 5, "x"),
    ]  # fmt: skip
    with pytest.raises(AidTableError) as caught:
        table_of(rows)
    told = caught.value.told().zh
    for words in ("出现2次", "a: 0", "没有依据", "永远轮不到"):
        assert words in told
    with pytest.raises(AidTableError):
        table_of([rows[1] | {"year_yuan": True}])
    assert list(Table(()).faults()) == []


def test_planted_faults_of_a_list_are_found():
    owed = [
        one for n in range(1, 6) for one in decide(pupil("senior", C.HARDSHIP, key=n), NOW).given
    ]
    rows = [Row(one.pupil, one.programme, one.fen) for one in owed]
    assert check(owed, rows) == ()
    missing, double, wrong = rows[0], rows[1], rows[2]
    listed = [*rows[1:], double, Row(9, P.GRANT, 65_000)]
    listed[listed.index(wrong)] = Row(wrong.pupil, P.GRANT, 64_999)
    found = check(owed, listed)
    assert [(one.pupil, one.what, one.owed, one.listed) for one in found] == [
        (missing.pupil, MISSING, 65_000, 0),
        (double.pupil, DOUBLE, 65_000, 130_000),
        (wrong.pupil, OTHER_SUM, 65_000, 64_999),
        (9, NOT_ENTITLED, 0, 65_000),
    ]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.integers(1, 8), st.integers(1, 500), max_size=8),
    st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.integers(0, 500)), max_size=10),
)
def test_what_was_sent_is_paid_returned_or_open(lines, told):
    found = reconcile(lines, [Answer(*one) for one in told])
    assert found.sent == found.paid + found.returned + found.open == sum(lines.values())
    assert found.clean == (not found.open and not found.strange)
    assert set(found.wrong) <= set(lines)


def test_the_bank_s_answer_is_laid_beside_ours():
    lines = {1: 65_000, 2: 65_000, 3: 115_000, 4: 31_250}
    told = [
        Answer(1, True, 65_000), Answer(2, False, 0, "户名不符"), Answer(3, True, 11_500),
        Answer(7, True, 1), Answer(1, True, 65_000),
    ]  # fmt: skip
    found = reconcile(lines, told)
    assert (found.sent, found.paid, found.returned, found.open) == (
        276_250,
        65_000,
        65_000,
        146_250,
    )
    assert (found.wrong, found.strange, found.clean) == ((3,), (7, 1), False)
