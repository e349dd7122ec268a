"""A year from register entries: units added, the newest entry counts, the year before from its finished entry."""

from datetime import date
from fractions import Fraction

from xuezheng.core.spending.accounts import Terms
from xuezheng.core.spending.growths import Verdict
from xuezheng.core.spending.year import Aim, Entry, outcomes

TERMS = Terms(3, Fraction(1, 10))
SEPTEMBER = date(2026, 9, 30)


def money(org, now, as_of=SEPTEMBER, year=2026, **more):
    """Education as said, revenue equal in every way: 100 of the same months, 100 of all last year."""
    told = {"revenue": 100, "revenue_before": 100, "revenue_last": 100}
    return Entry(org, year, as_of, told | {"education": now, "education_before": 100} | more)


def only(found, aim):
    [one] = [one for one in found if one.aim is aim]
    return one


def test_two_units_are_foretold_one_by_one_and_added():
    """110 + 44 = 154 of 140; 90 + 9 = 99 of 110 (10 left at nine tenths): 253 beside 250, 1.2 % more."""
    entries = [money(1, 110, education_last=140), money(2, 90, education_last=110)]
    found = outcomes(entries, [], [], TERMS)
    gap = only(found, Aim.APPROPRIATION)
    assert (gap.foretold.middle, gap.base, gap.so_far) == (253, 250, 200)
    assert gap.growth.middle == Fraction(3, 250)
    # The rests of 44 and 9 may be off by 5.3 together.
    assert gap.foretold.high - gap.foretold.middle == Fraction("5.3")
    assert only(found, Aim.WHOLE_KEPT).verdict is Verdict.OPEN


def test_one_unit_that_cannot_be_foretold_leaves_the_whole_open_to_nobody():
    found = outcomes([money(1, 110, education_last=140), money(2, 90)], [], [], TERMS)
    gap = only(found, Aim.APPROPRIATION)
    assert (gap.foretold, gap.growth, gap.needed, gap.short) == (None, None, None, None)
    assert gap.so_far == 200


def test_the_newest_entry_of_the_newest_year_counts_and_last_year_from_its_finished_entry():
    entries = [
        money(1, 140, date(2025, 12, 31), 2025), money(1, 80, date(2026, 6, 30)), money(1, 110),
        money(1, 999, date(2025, 6, 30), 2025),
    ]  # fmt: skip
    assert only(outcomes(entries, [], [], TERMS), Aim.APPROPRIATION).foretold.middle == 154
    stated = [*entries[:2], money(1, 110, education_last=200)]
    # What the entry itself says of last year goes before: 110 + 110 = 220 of 200.
    assert only(outcomes(stated, [], [], TERMS), Aim.APPROPRIATION).foretold.middle == 220


def test_stages_are_judged_each_by_its_own_pupils():
    """Primary: 24 over 12 after 20 over 10 is as much a pupil; not risen, yet not lower. Junior fell."""

    def stage(key, now, heads):
        sums = {"spending": now, "spending_before": 20, "heads": heads, "heads_before": 10}
        return Entry(1, 2026, date(2026, 12, 31), sums, key)

    found = outcomes([], [stage("primary", 24, 12), stage("junior", 21, 11)], [], TERMS)
    told = {(one.aim, one.stage): one for one in found}
    assert told[Aim.SPENDING, "primary"].verdict is Verdict.MISSED
    assert told[Aim.PUPIL_KEPT, "primary"].verdict is Verdict.MET
    assert told[Aim.PUPIL_KEPT, "junior"].verdict is Verdict.MISSED
    assert (told[Aim.SPENDING, "primary"].needed, told[Aim.PUPIL_KEPT, "junior"].needed) == (25, 22)
    assert told[Aim.PUBLIC, "primary"].growth is None


def test_pay_is_laid_beside_the_year_before():
    def pay(year, teacher, before=None):
        sums = {"teacher": teacher, "teacher_before": before}
        return Entry(1, year, date(year, 9, 30), sums)

    grown = only(outcomes([], [], [pay(2025, 100), pay(2026, 103)], TERMS), Aim.PAY)
    assert (grown.growth.middle, grown.verdict) == (Fraction(3, 100), Verdict.LIKELY)
    stated = only(outcomes([], [], [pay(2025, 100), pay(2026, 103, 103)], TERMS), Aim.PAY)
    assert (stated.verdict, stated.needed, stated.short) == (Verdict.UNLIKELY, 104, 1)
    assert only(outcomes([], [], [pay(2026, 103)], TERMS), Aim.PAY).growth is None


def test_nothing_entered_gives_nothing():
    assert outcomes([], [], [], TERMS) == ()
