"""Standards tried out: sums by hand, pupil by pupil as an oracle, and what any trial keeps to."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.spending.standards import (
    STAGES,
    Compared,
    Cost,
    School,
    Standards,
    cost,
    tried,
)

NOW = Standards({"primary": 72_000, "junior": 94_000, "special": 600_000}, 30_000, 100)
TOWN = School(1, 10, False, {"primary": 900, "junior": 300}, {"junior": 50})
VILLAGE = School(2, 20, True, {"primary": 60}, {"primary": 20})
THROUGH = School(3, 20, True, {"primary": 30, "junior": 40})


def test_what_schools_are_paid_today():
    """900 × 720 and 300 × 940 yuan with 50 boarders × 300; 100 × 720 with 20 × 300; 30 × 720 and 70 × 940."""
    assert cost(TOWN, NOW) == {
        "primary": Cost(900, 900, 0, 64_800_000), "junior": Cost(300, 300, 50, 29_700_000),
    }  # fmt: skip
    assert cost(VILLAGE, NOW) == {"primary": Cost(60, 100, 20, 7_800_000)}
    assert cost(THROUGH, NOW) == {
        "primary": Cost(30, 30, 0, 2_160_000), "junior": Cost(40, 70, 0, 6_580_000),
    }  # fmt: skip


def test_a_higher_standard_and_a_tilt_to_rural_schools():
    """Primary 760 instead of 720, rural ten percent more: 836 and 1,034 yuan at rural schools.

    Town: 900 × 40 = 36,000 yuan more. Village: 100 × 116 = 11,600. Through: 30 × 116 + 70 × 94 = 10,060.
    """
    other = Standards(
        {"primary": 76_000, "junior": 94_000, "special": 600_000}, 30_000, 100, Fraction(10)
    )
    got = tried((TOWN, VILLAGE, THROUGH), NOW, other)
    assert {org: one.more for org, one in got.schools.items()} == {
        1: 3_600_000,
        2: 1_160_000,
        3: 1_006_000,
    }
    assert {org: one.more for org, one in got.townships.items()} == {10: 3_600_000, 20: 2_166_000}
    assert {stage: one.more for stage, one in got.stages.items()} == {
        "primary": 5_108_000,
        "junior": 658_000,
    }
    assert (got.whole.more, got.rural.more, got.other.more) == (5_766_000, 2_166_000, 3_600_000)
    assert (got.whole.present.pupils, got.whole.present.paid) == (1330, 1400)


def test_the_floor_is_for_rural_compulsory_schools_alone():
    small = {"primary": 40, "preschool": 20}
    assert School(1, 1, True, small).filled(100) == {"primary": 100, "preschool": 20}
    assert School(1, 1, False, small).filled(100) == small
    assert School(1, 1, True, {"preschool": 20, "senior": 9}).filled(100) == {
        "preschool": 20,
        "senior": 9,
    }
    assert School(1, 1, True, {"primary": 100}).filled(100) == {"primary": 100}
    assert School(1, 1, True, {"primary": 0}).filled(100) == {}
    # Equally large: the lower stage is filled up.
    assert School(1, 1, True, {"primary": 30, "junior": 30}).filled(100) == {
        "primary": 70,
        "junior": 30,
    }


def test_a_standard_not_set_costs_nothing_and_boarding_is_of_compulsory_education():
    senior = School(1, 1, True, {"senior": 50}, {"senior": 50})
    assert cost(senior, NOW) == {"senior": Cost(50, 50, 0, 0)}


def test_a_raised_standard_is_rounded_once_half_up():
    # 720.10 × 1.005 = 723.7005 yuan → 723.70; 1.01 × 720.50 = 727.705 → 727.71
    for fen, tilt, wanted in ((72_010, "0.5", 72_370), (72_050, "1", 72_771)):
        given_ = Standards({"primary": fen}, tilt=Fraction(tilt))
        assert given_.a_pupil("primary", rural=True) == wanted
        assert given_.a_pupil("primary", rural=False) == fen


PUPILS = st.dictionaries(st.sampled_from(STAGES), st.integers(0, 60), max_size=4)
SCHOOLS = st.lists(
    st.tuples(st.integers(1, 3), st.booleans(), PUPILS, st.integers(0, 10)), max_size=6
)
MONEY = st.integers(0, 200_000)
STANDARDS = st.builds(
    Standards, st.dictionaries(st.sampled_from(STAGES), MONEY), MONEY, st.integers(0, 120),
    st.integers(0, 300).map(lambda one: Fraction(one, 10)),
)  # fmt: skip


def heads(school, floor):
    """Each pupil paid for, one by one, by stage: those on the roll, then those up to the floor."""
    found = [stage for stage, many in school.pupils.items() for _ in range(many)]
    compulsory = [stage for stage in found if stage in {"primary", "junior", "special"}]
    if school.rural and compulsory:
        counts = Counter(compulsory)
        top = max(counts.values())
        larger = next(one for one in STAGES if counts.get(one) == top)
        found += [larger] * max(0, floor - len(compulsory))
    return found


def pupil_by_pupil(school, standards):
    total = 0
    for stage in heads(school, standards.floor):
        one = Decimal(standards.stages.get(stage, 0))
        if school.rural:
            tilt = Decimal(standards.tilt.numerator) / Decimal(standards.tilt.denominator)
            one = (one * (100 + tilt) / 100).quantize(Decimal(1), ROUND_HALF_UP)
        total += int(one)
    for stage, many in school.boarders.items():
        if stage in {"primary", "junior", "special"} and school.pupils.get(stage):
            total += many * standards.boarding
    return total


@given(SCHOOLS, STANDARDS, STANDARDS)
def test_every_sum_is_that_of_its_pupils_and_all_ways_of_adding_agree(rows, now, other):
    schools = [
        School(
            number,
            town,
            rural,
            pupils,
            {stage: min(boards, many) for stage, many in pupils.items()},
        )
        for number, (town, rural, pupils, boards) in enumerate(rows)
    ]
    got = tried(schools, now, other)
    for school in schools:
        one = got.schools.get(school.org, Compared())
        assert one.present.fen == pupil_by_pupil(school, now)
        assert one.tried.fen == pupil_by_pupil(school, other)
    for parts in (got.stages, got.townships, got.schools):
        assert sum(parts.values(), Compared()) == got.whole
    assert got.rural + got.other == got.whole
    assert got.whole.present.pupils == sum(sum(one.pupils.values()) for one in schools)
    assert tried(schools, now, now).whole.more == 0
