"""Every field type: what it reads, what it refuses, and that reading twice changes nothing."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xuezheng.core.base.labels import T
from xuezheng.core.kinds import fields
from xuezheng.core.kinds.fields import Choice
from xuezheng.core.kinds.samples import sample
from xuezheng.core.kinds.types import TYPES, WrongValueError

L = T("字段", "Field")
TWO = (Choice("a", T("甲", "First")), Choice("b", T("乙", "Second")))
FIELDS = {
    "text": fields.text("x", L), "note": fields.note("x", L), "name": fields.name("x", L),
    "phone": fields.phone("x", L), "identity": fields.identity("x", L),
    "credit_code": fields.credit_code("x", L), "school_code": fields.school_code("x", L),
    "pupil_number": fields.pupil_number("x", L), "region": fields.region("x", L),
    "nation": fields.nation("x", L),
    "number": fields.number("x", L, unit=T("所", "schools")), "figure": fields.figure("x", L),
    "money": fields.money("x", L), "share": fields.share("x", L), "day": fields.day("x", L),
    "moment": fields.moment("x", L), "choice": fields.choice("x", L, of=TWO),
    "several": fields.several("x", L, of=TWO), "yes_no": fields.yes_no("x", L),
    "place": fields.place("x", L), "person": fields.person("x", L), "unit": fields.unit("x", L),
    "post": fields.post("x", L), "pupil": fields.pupil("x", L), "room": fields.room("x", L),
    "file": fields.file("x", L), "photo": fields.photo("x", L), "files": fields.files("x", L),
    "photos": fields.photos("x", L), "reference": fields.reference("x", L, of="task"),
    "rows": fields.rows("x", L, (fields.text("a", L, required=True), fields.number("n", L))),
    "computed": fields.computed("x", L, lambda _: 1),
}  # fmt: skip

READS = [
    ("text", "  校园   安全 ", "校园 安全"),
    ("text", "", None),
    ("note", "一\r\n二  ", "一\n二"),
    ("phone", "138 1234 5678", "13812345678"),
    ("phone", "０５７４－６３００１２３４", "0574-63001234"),
    ("identity", "11010119900307003８", "110101199003070038"),
    ("credit_code", "９１350100m000100y43", "91350100M000100Y43"),
    ("school_code", "11 4400 0501", "1144000501"),
    ("pupil_number", "g110101199003070038", "G110101199003070038"),
    ("region", "330282", "330282"),
    ("nation", "汉族", "01"),
    ("nation", "22", "22"),
    ("number", "１,２００", 1200),
    ("number", "3.0", 3),
    ("figure", "54.10", "54.1"),
    ("figure", "－0.50", "-0.5"),
    ("figure", 7, "7"),
    ("money", "1,200.5元", 120050),
    ("money", "0.05", 5),
    ("money", 120050, 120050),
    ("share", "52.60%", "52.6"),
    ("share", "3/4", [3, 4]),
    ("share", [0, 5], [0, 5]),
    ("day", "2026年10月12日", "2026-10-12"),
    ("day", "2026/1/5", "2026-01-05"),
    ("day", date(2026, 10, 12), "2026-10-12"),
    ("moment", "2026-10-12T09:00:00+08:00", "2026-10-12T09:00:00+08:00"),
    ("moment", "2026-10-12T01:00:00Z", "2026-10-12T01:00:00+00:00"),
    ("moment", "2026-10-12T09:00", "2026-10-12T09:00:00+08:00"),
    ("moment", "2026-10-1 19:05", "2026-10-01T19:05:00+08:00"),
    ("moment", "２０２６年10月12日 9：05", "2026-10-12T09:05:00+08:00"),
    ("choice", "乙", "b"),
    ("choice", "a", "a"),
    ("several", "乙、甲", ["a", "b"]),
    ("several", ["b"], ["b"]),
    ("yes_no", "否", False),
    ("yes_no", True, True),
    ("place", "人民路1号", {"address": "人民路1号", "latitude": None, "longitude": None}),
    ("unit", "12", 12),
    ("files", "3，4,3", [3, 4]),
    ("rows", [{"a": "x", "n": "2"}, {}], [{"a": "x", "n": 2}]),
    ("computed", None, None),
]
REFUSES = [
    ("text", 5), ("text", "字" * 301), ("number", "1.5"), ("number", 1.0), ("number", True),
    ("figure", 55.3), ("figure", "1e400"), ("figure", "NaN"), ("money", "1.005"), ("money", 1.5),
    ("share", "5/0"), ("share", "-1/4"), ("day", "2026-02-30"), ("day", "去年"), ("day", 20261012),
    ("moment", "2026-11-02"), ("moment", "9点"), ("choice", "丙"), ("several", "甲、丙"), ("yes_no", "也许"),
    ("identity", "110101199003070037"), ("identity", 110101199003070038), ("phone", "12345"),
    ("identity", "110101199002300038"), ("credit_code", "911101081020405050"),
    ("school_code", "1244000501"), ("school_code", 1144000501), ("region", "160000"),
    ("pupil_number", "G110101199003070037"), ("nation", "火星"), ("nation", 1),
    ("unit", 0), ("unit", "-3"), ("unit", True), ("files", [1, "x"]), ("rows", [{"n": 1}]),
    ("place", {"address": "x", "latitude": 91_000_000, "longitude": 0}), ("computed", "7"),
]  # fmt: skip


@pytest.mark.parametrize(("key", "typed", "canonical"), READS, ids=str)
def test_a_value_is_read_to_its_canonical_form(key, typed, canonical):
    assert FIELDS[key].parse(typed) == canonical


@pytest.mark.parametrize(("key", "typed"), REFUSES, ids=str)
def test_what_cannot_be_read_says_what_is_wanted_and_never_the_value(key, typed):
    with pytest.raises(WrongValueError) as caught:
        FIELDS[key].parse(typed)
    told = caught.value.told()
    assert TYPES[key].wanted.zh in told.zh
    assert TYPES[key].wanted.en in told.en
    assert str(typed) not in told.zh


def test_every_type_is_tested_complete_and_has_a_sample():
    assert set(FIELDS) == set(TYPES)
    assert {key for key, _, _ in READS} | {"name", "person", "post", "pupil"} | {
        "room", "file", "photo", "photos", "reference",
    } >= set(TYPES)  # fmt: skip
    for key, type_ in TYPES.items():
        assert type_.key == key
        assert type_.slot in {"", "t", "n", "d"}
        if key != "computed":
            value = sample(FIELDS[key])
            assert FIELDS[key].parse(value) == value
            assert FIELDS[key].show(value, "zh")
            assert FIELDS[key].show(value, "en")


ANY = st.none() | st.booleans() | st.integers() | st.text() | st.floats() | st.lists(st.integers())


@settings(deadline=None)
@given(st.sampled_from(sorted(set(FIELDS) - {"computed"})), ANY)
def test_reading_twice_changes_nothing(key, typed):
    try:
        once = FIELDS[key].parse(typed)
    except WrongValueError:
        return
    assert FIELDS[key].parse(once) == once


def test_values_are_shown_in_both_languages():
    assert FIELDS["number"].show(3, "zh") == "3所"
    assert FIELDS["number"].show(3, "en") == "3 schools"
    assert FIELDS["day"].show("2026-10-12", "zh") == "2026年10月12日"
    assert FIELDS["choice"].show("b", "en") == "Second"
    assert FIELDS["choice"].show("gone") == "gone"
    assert FIELDS["several"].show(["a", "b"]) == "甲、乙"
    assert FIELDS["yes_no"].show(False) == "否"
    assert FIELDS["rows"].show([{"a": "x", "n": 2}, {"a": "y", "n": None}]) == "x、2\ny"
    assert FIELDS["moment"].show("2026-10-12T09:05:00+08:00") == "2026年10月12日 09:05"
    assert FIELDS["day"].show("＊＊＊") == "＊＊＊"
    assert FIELDS["day"].show(None) == ""
