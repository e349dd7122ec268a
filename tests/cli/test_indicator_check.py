"""Whatever is wrong with an indicator is told before anything is counted, all of it at once."""

from dataclasses import replace
from datetime import date

from xuezheng.catalogue.indicators import indicator
from xuezheng.cli.indicator_check import issues, unplayed
from xuezheng.core.indicators.definition import Grain, Version
from xuezheng.core.indicators.expressions import col
from xuezheng.core.indicators.measures import Amount, Count

SOUND = indicator("large_class_share")
NUMBERS = sorted({*SOUND.numbers(SOUND.versions[0]), *(line.parameter for line in SOUND.standards)})


def told(*some, numbers=NUMBERS, rows=("E09", *SOUND.serves)):
    return [(one.where, one.said.en) for one in issues(some, numbers, rows)]


def test_a_sound_one_has_nothing_wrong():
    assert told(SOUND) == []


def test_every_fault_of_every_indicator_is_told_at_once():
    fact = SOUND.versions[0].formula.amounts[0].fact
    strange = Count(Amount(fact, SOUND.title, col("no_such_column") > 0))
    one = replace(
        SOUND, key="first", versions=(Version(date(2020, 1, 1), strange),), serves=("E9",),
        standards=(), grains=(Grain.SCHOOL,),
    )  # fmt: skip
    two = replace(SOUND, key="second", versions=())
    found = told(one, two, SOUND, SOUND)
    fault, mended = "the formula is at fault", "mend the formula or the columns it reads"
    rows = ", ".join(["E09", *SOUND.serves])
    assert found == [
        ("indicators", "large_class_share is declared 2 times; declare each key once"),
        ("indicators.first", f"{fault}: {fact.key}.no_such_column; {mended}"),
        ("indicators.first", f"{fault}: a count is no share; {mended}"),
        ("indicators.first", f"the mission has no row E9; did you mean E09? allowed: {rows}"),
        ("indicators.second", f"{fault}: versions []; {mended}"),
    ]


def test_a_parameter_that_is_not_there_is_told_with_the_nearest():
    (first, *rest) = NUMBERS
    found = told(SOUND, numbers=[f"{first}s", *rest])
    assert [where for where, _ in found] == ["indicators.large_class_share"]
    assert f"there is no parameter {first}; did you mean {first}s?" in found[0][1]


def test_an_indicator_without_a_scenario_is_told(tmp_path):
    assert [one.said.en for one in unplayed([SOUND], tmp_path)] == [
        "has no scenario; write large_class_share.yaml"
    ]
    (tmp_path / "large_class_share.yaml").write_text("[]", "utf-8")
    assert list(unplayed([SOUND], tmp_path)) == []
    assert list(unplayed([SOUND], tmp_path / "none")) == []
