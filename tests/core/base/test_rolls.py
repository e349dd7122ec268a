"""The one form of a list."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base.rolls import Roll, RollError, parse

keys = st.text(st.sampled_from("abz09-甲乙𠮷"), min_size=1, max_size=8)
sizes = st.sampled_from(["", "1", "2", "12"])
classes = st.sampled_from(["", "教工"])
choices = st.sampled_from(["", "甲校", "甲校,乙校"])
rows = st.lists(
    st.tuples(keys, sizes, classes, choices), min_size=1, max_size=8, unique_by=lambda r: r[0]
)


def test_lines_are_sorted_and_usual_columns_left_away():
    found = parse("\ufeffc\t1\t\t\r\nb\t2\r\n\r\na\t\t教工\t甲校,乙校\n")
    assert found.text == "a\t\t教工\t甲校,乙校\nb\t2\nc\n"
    assert found.heads == 4
    assert found.digest == sha256(found.text.encode()).hexdigest()


@given(rows, st.randoms())
def test_the_digest_does_not_depend_on_order_and_the_form_is_stable(given_rows, chance):
    lines = ["\t".join(row) for row in given_rows]
    first = parse("\n".join(lines))
    chance.shuffle(lines)
    again = parse("\r\n".join(lines) + "\n")
    assert again == first
    assert parse(first.text) == first
    assert parse(first.text).text == first.text


def test_keys_are_sorted_by_code_point_as_bytes_are():
    # U+FF21 comes before U+20BB7, though its UTF-16 unit is the larger one.
    found = parse("𠮷\nＡ\n")
    assert found.keys == ("Ａ", "𠮷")
    assert [one.encode() for one in found.keys] == sorted(one.encode() for one in found.keys)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", "名单为空", "empty"),
        ("a\nb\na\n", "第3行", "与第1行重复"),
        ("a\nb\t0\n", "第2行", "1 to 99 is expected"),
        ("a\t²\n", "第1行", "1 to 99 is expected"),
        ("a\t1\t\t\tx\n", "第1行", "at most 4 columns"),
        ("a\n\u200bb\x07\n", "第2行", "a character nobody sees"),
        ("a\n b\n", "第2行", "a blank at an edge"),
        ("e\u0301\n", "NFC", "form NFC"),
        ("x" * 65 + "\n", "第1行", "1 to 64 characters"),
        ("a\t\t\t甲校,,乙校\n", "第1行", "empty or stand twice"),
        ("a\t\t\t甲校,甲校\n", "第1行", "empty or stand twice"),
    ],
)
def test_a_bad_line_is_told_with_its_number(text, line, said):
    with pytest.raises(RollError) as error:
        parse(text)
    assert line in str(error.value)
    assert said in str(error.value)


def test_every_fault_is_told_up_to_twenty():
    with pytest.raises(RollError) as error:
        parse("".join(f"{n}\tx\n" for n in range(30)))
    assert str(error.value).count("line ") == 20
    assert "10" in str(error.value)


def test_a_list_of_plain_numbers_is_read_the_short_way():
    assert parse("b\na") == Roll(("a", "b"))
