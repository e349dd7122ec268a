"""Definitions of ledgers as TOML: what data can say round-trips, what it cannot is refused by name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.adapters import ledger_toml
from xuezheng.catalogue import shipped
from xuezheng.catalogue.flows import FLOWS
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.changes import Default, Drop, MapChoice, MapStage, Rename, Reread
from xuezheng.core.kinds.checks import Check
from xuezheng.core.kinds.declared import Compares, Days, Sums, When
from xuezheng.core.kinds.fields import Field, Privacy, Slot
from xuezheng.core.kinds.kind import After, Asks, Filler, Keep
from xuezheng.core.kinds.types import TYPES, Choice
from xuezheng.core.ledgers import check
from xuezheng.core.ledgers.definition import Ledger, Numbering, Part, Where
from xuezheng.core.ledgers.toml_read import from_mapping
from xuezheng.core.ledgers.toml_write import to_mapping

BY_KEY = {one.key: one for one in FLOWS}
IN_PYTHON = {
    "task", "school_event", "project", "school_problem", "standard_school", "themed_supervision",
    "background_check", "title_application", "research_application", "daily_report", "sick_check",
    "canteen_grade", "inspection_tour", "petition", "proposal", "opening_check", "textbook_order",
    "exercise_check", "course_application", "homework_design", "training_class",
}  # fmt: skip
"""Shipped ledgers with a function in them; every other one is data alone."""
SAID = [one for one in shipped().ledgers if one.key not in IN_PYTHON]


def back(ledger, numbers=None):
    told, refused = to_mapping(ledger, numbers)
    assert not refused
    found = ledger_toml.read(ledger_toml.written(told), FLOWS)
    assert [str(one) for one in found.issues] == []
    return found


@pytest.mark.parametrize("ledger", SAID, ids=lambda one: one.key)
def test_every_shipped_ledger_that_is_data_reads_back_equal(ledger):
    assert back(ledger).ledger == ledger


def test_what_only_python_says_is_refused_by_its_place():
    assert len(SAID) >= 22
    for ledger in shipped().ledgers:
        if ledger.key in IN_PYTHON:
            _, refused = to_mapping(ledger)
            assert refused, ledger.key
    places = {one.where for one in to_mapping(shipped().ledger("petition"))[1]}
    assert {"fields.repeated.computes", "checks.accepted_on"} <= places


words = st.text(
    st.characters(categories=("Lu", "Ll", "Lo", "Nd", "P", "S", "Zs")), min_size=1, max_size=20
).filter(lambda one: one.strip() == one and one.isprintable() and one)
labels = st.builds(T, words, words)
keys = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
choices = st.lists(st.builds(Choice, keys, labels), max_size=4).map(tuple)
whens = st.none() | st.builds(When, keys, st.lists(keys, max_size=3).map(tuple))
computes = st.none() | st.builds(Days, keys, keys) | st.builds(
    Sums,
    st.lists(st.tuples(keys, st.sampled_from((1, -1))), min_size=1, max_size=3).map(
        lambda terms: ((terms[0][0], 1), *terms[1:])
    ),
)  # fmt: skip
columns = st.lists(
    st.builds(
        Field, keys, labels, st.sampled_from(list(TYPES.values())), required=st.booleans(),
        privacy=st.sampled_from(list(Privacy)), choices=choices,
    ),
    max_size=2,
).map(tuple)  # fmt: skip
fields = st.builds(
    Field, keys, labels, st.sampled_from(list(TYPES.values())),
    slot=st.none() | st.sampled_from(list(Slot)), required=st.booleans(), needed_from=st.just("") | keys,
    privacy=st.sampled_from(list(Privacy)), choices=choices, unit=st.none() | labels, when=whens,
    help=st.none() | labels, expires=st.lists(st.integers(0, 365), max_size=3).map(tuple),
    columns=columns, of=st.just("") | keys, computes=computes, filled_by=st.just("") | keys,
    means=st.just("") | words, bars=st.none() | labels, met_by=st.just("") | keys,
)  # fmt: skip
changes = st.one_of(
    st.builds(Rename, st.integers(2, 9), keys, keys),
    st.builds(Drop, st.integers(2, 9), keys, words),
    st.builds(Default, st.integers(2, 9), keys, st.integers() | st.booleans() | words),
    st.builds(MapStage, st.integers(2, 9), keys, keys),
    st.builds(MapChoice, st.integers(2, 9), keys, keys, st.none() | keys),
    st.builds(Reread, st.integers(2, 9), keys),
)
checks = st.builds(
    Check, keys, labels.filter(lambda one: not set("{}") & set(one.zh + one.en)),
    st.builds(Compares, keys, st.sampled_from(("<=", ">=", "!=", "<", ">", "=")), keys | st.integers(-999, 999)),
    st.just("") | keys,
)  # fmt: skip
ledgers = st.builds(
    Ledger, key=keys, version=st.integers(1, 9), title=labels, group=keys,
    fields=st.lists(fields, min_size=1, max_size=4).map(tuple), flow=st.sampled_from(FLOWS),
    parts=st.lists(
        st.builds(
            Part, keys, labels, st.lists(keys, max_size=2).map(tuple), st.sampled_from(list(Where)),
            st.just("") | keys, st.booleans(),
        ), max_size=2,
    ).map(tuple),
    opens=st.lists(keys, min_size=1, max_size=2).map(tuple), clocks=st.just(()),
    numbering=st.builds(Numbering, st.from_regex(r"[A-Z]{2,6}", fullmatch=True), st.integers(3, 8)),
    needs_due=st.booleans(), keep=st.builds(Keep, st.integers(1, 100), st.sampled_from(list(After))),
    asks=st.none() | st.builds(
        Asks, labels, labels, st.integers(1, 600), st.lists(st.integers(1, 12), max_size=3).map(tuple),
        st.sampled_from(list(Filler)),
    ),
    changes=st.lists(changes, max_size=3).map(tuple), checks=st.lists(checks, max_size=2).map(tuple),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(ledgers)
def test_any_ledger_that_is_data_reads_back_equal(ledger):
    found = back(ledger).ledger
    assert found == ledger
    # Values that Python calls equal but TOML writes apart: true is not 1.
    assert [type(getattr(one, "value", 0)) for one in found.changes] == [
        type(getattr(one, "value", 0)) for one in ledger.changes
    ]


def test_time_limits_of_its_own_stand_in_the_file_and_read_back():
    text = ledger_toml.written(to_mapping(shipped().ledger("drill"))[0])
    text = text.replace('parameter = "drill.read_within"', "count = 4")
    text = text.replace(
        'ladder = "drill.read_ladder"', 'ladder = ["-1: supervisor", "2: above, top"]'
    )
    first = ledger_toml.read(text, FLOWS)
    assert first.numbers == {
        "drill.read_within": 4,
        "drill.read_ladder": (
            {"days": -1, "wakes": ("supervisor",)}, {"days": 2, "wakes": ("above", "top")},
        ),
    }  # fmt: skip
    again = back(first.ledger, first.numbers)
    assert (again.ledger, again.numbers) == (first.ledger, first.numbers)


plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
ENTRIES = (
    "key", "version", "title", "title_en", "group", "flow", "fields", "parts", "clocks", "fills",
    "closing", "checks", "presets", "tiles", "counts", "spawns", "hides", "periodic", "changes",
    "source", "asks", "keep", "numbers", "serves", "opens", "prefix", "width",
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(st.sampled_from(ENTRIES), plain, max_size=6),
    st.fixed_dictionaries({}, optional=dict.fromkeys(ENTRIES, plain)),
)
def test_whatever_is_said_nothing_raises_and_every_fault_has_a_place(some, inner):
    whole, _ = to_mapping(shipped().ledger("hazard"))
    for told in (some, inner, whole | some):
        found = from_mapping(told, BY_KEY)
        assert found.ledger is not None or found.issues
        if found.ledger is not None:
            check.issues(found.ledger)
        for issue in found.issues:
            assert all((issue.found.zh, issue.found.en, issue.allowed.zh, issue.allowed.en))


def told(**more):
    whole, _ = to_mapping(shipped().ledger("drill"))
    return from_mapping(whole | more, BY_KEY)


def places(drafted):
    return {one.where for one in drafted.issues}


def test_faults_are_told_all_at_once_with_place_finding_and_what_is_allowed():
    wrong = [
        {"key": "a", "label": "甲", "type": "txt", "colour": 1},
        7,
        {"label": "乙", "label_en": "B"},
    ]
    found = told(version=True, prefix=["x"], fields=wrong, opens="clerk", flow="report_verify")
    assert places(found) == {
        "version", "prefix", "opens", "fields[1].label_en", "fields[1].type", "fields[1].colour",
        "fields[2]", "fields[3].key", "fields[3].type",
    }  # fmt: skip
    by = {one.where: one for one in found.issues}
    assert by["fields[1].type"].found == T("没有“txt”", "there is no 'txt'")
    assert "text" in by["fields[1].type"].allowed.en
    assert by["version"].allowed == T("整数，1至999", "a whole number from 1 to 999")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("x = " + "[" * 5000 + "]" * 5000, ""),
        ("a = 1\na = 2\n", "line 2"),
        ("a = " + "9" * 5000, ""),
        ("a =\nb = 1", "line 1"),
        ('key = "x"\n' * 20_000, ""),
        ('title = "\\u0000"', None),
    ],
    ids=["deep", "twice", "digits", "broken", "huge", "control"],
)  # fmt: skip
def test_hostile_text_is_refused_with_its_line_where_there_is_one(text, where):
    found = ledger_toml.read(text, FLOWS)
    assert found.ledger is None
    assert found.issues
    if where:
        assert found.issues[0].where == where
    assert found.issues[0].found.en


def test_deep_tables_and_long_lists_are_refused():
    deep = inner = {}
    for _ in range(12):
        inner["a"] = {}
        inner = inner["a"]
    assert from_mapping(deep, BY_KEY).issues[0].found.en == "it is nested too deeply"
    many = told(
        fields=[
            {"key": f"a{n}", "label": "甲", "label_en": "A", "type": "text"} for n in range(300)
        ]
    )
    assert "fields" in places(many)


@pytest.mark.parametrize(
    ("check_", "where"),
    [
        ({"field": "a", "says": "错", "says_en": "wrong", "holds": "a like b"}, "checks[1].holds"),
        ({"field": "a", "says": "错", "says_en": "wrong", "holds": "a < {number}"}, "checks[1].number"),
        ({"field": "a", "says": "错", "says_en": "w", "holds": "a < b", "number": "x.y"}, "checks[1].holds"),
        ({"field": "a", "says": "{a}", "says_en": "w", "holds": "a < b"}, "checks[1].says"),
    ],
)  # fmt: skip
def test_a_check_that_says_nothing_is_told(check_, where):
    assert where in places(told(checks=[check_]))


def test_a_line_is_found_for_a_place():
    text = ledger_toml.written(to_mapping(shipped().ledger("drill"))[0])
    lines = text.splitlines()
    assert lines[ledger_toml.line_of(text, "fields[2].type") - 1] == 'type = "choice"'
    assert lines[ledger_toml.line_of(text, "prefix") - 1] == 'prefix = "YL"'
    assert lines[ledger_toml.line_of(text, "clocks[2]") - 1] == "[[clocks]]"
    assert ledger_toml.line_of(text, "fields[99].type") == 0
