"""Sheets filled in by people: every bad cell is told with its place, nothing is guessed."""

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from xuezheng.core.base.labels import T
from xuezheng.core.kinds import fields
from xuezheng.core.kinds.types import Choice
from xuezheng.core.registers.sheets import CellIssue, Filled, Sheet, read, rejected

CLASSES = (Choice("one", T("一班", "Class 1")), Choice("two", T("二班", "Class 2")))
SHEET = Sheet(
    T("人员", "People"),
    (
        fields.text("name", T("姓名", "Name"), required=True),
        fields.identity("card", T("身份证号", "Identity number")),
        fields.phone("mobile", T("手机号", "Mobile")),
        fields.day("since", T("任职日期", "Since")),
        fields.choice("room", T("班级", "Class"), of=CLASSES),
    ),
)
HEAD = ["姓名*", "身份证号", "手机号", "任职日期", "班级"]


def lines(*rows, head=HEAD, merged=()):
    return read(SHEET, Filled([head, *rows], merged))


def told(read_):
    return [str(one) for one in read_.issues]


def test_good_rows_are_read_typed_whatever_the_order_of_columns():
    found = read(SHEET, Filled([["班级", "姓名"], ["二班", " 李 敏 "], [None, None], ["", "王强"]]))
    assert [(line.row, line.values["name"], line.values["room"]) for line in found.lines] == [
        (2, "李 敏", "two"),
        (4, "王强", None),
    ]
    assert found.lines[0].values["card"] is None
    assert (found.given, found.issues) == (2, ())


def test_the_five_bad_cells_are_told_at_once_with_their_places():
    found = lines(
        ["甲", 330102199001011234.0, "１３８１２３４５６７８", date(2026, 9, 1), "一班"],
        ["乙", "330102199001011235", "138", 46000.0, "三班"],
        ["", "", "13812345678", datetime(2026, 9, 1), ""],  # noqa: DTZ001 - as calamine gives it
        ["丙", "", "", "", ""],
        merged=(((4, 0), (4, 1)),),
    )
    assert told(found) == [
        "人员 第2行第2列：“330102199001011264”，超过15位的数字，请把单元格设为文本后重新填写",
        "人员 第3行第2列：“330102199001011235”，应为：18位身份证号，校验码相符",
        "人员 第3行第3列：“138”，应为：手机号或座机号",
        "人员 第3行第4列：“46000”，应为：日期，如2026-10-12",
        "人员 第3行第5列：“三班”，可用：一班、二班",
        "人员 第4行第1列：必填",
        "人员 第5行第1列：不能有合并单元格",
    ]
    assert (found.lines, found.bad_rows, found.given) == ((), frozenset({2, 3, 4, 5}), 4)


def test_full_width_digits_are_digits_in_a_telephone_number():
    [line] = lines(["甲", "", "１３８１２３４５６７８", "2026年9月1日", ""]).lines
    assert (line.values["mobile"], line.values["since"]) == ("13812345678", "2026-09-01")


def test_wrong_titles_stop_the_sheet_with_the_nearest_names():
    found = read(SHEET, Filled([["身份证", "手机号", "手机号", "备注"], ["x", "y"]]))
    assert told(found) == [
        "人员 第1行第1列：“身份证”，是否为身份证号？可用：姓名、身份证号、手机号、任职日期、班级",
        "人员 第1行第3列：“手机号”，标题重复",
        "人员 第1行第4列：“备注”，可用：姓名、身份证号、手机号、任职日期、班级",
        "人员 第1行：缺少“姓名”列",
    ]
    assert found.lines == ()


def test_a_missing_sheet_is_told():
    assert told(read(SHEET, None)) == ["人员 第1行：缺少工作表“人员”"]


def test_lines_found_wrong_later_are_taken_out():
    found = lines(["甲", "", "", "", ""], ["乙", "", "", "", ""])
    later = rejected(found, [CellIssue(SHEET.title, 3, 1, "乙", T("重复", "repeated"))])
    assert [line.values["name"] for line in later.lines] == ["甲"]
    assert (later.given, told(later)) == (2, ["人员 第3行第1列：“乙”，重复"])


CELL = st.one_of(
    st.none(),
    st.text("甲乙1 　", max_size=4),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.booleans(),
    st.sampled_from(["一班", "13812345678", "2026-09-01"]),
)


@given(st.lists(st.lists(CELL, max_size=6), max_size=6))
def test_every_filled_row_is_read_or_has_an_issue(rows):
    found = lines(*rows)
    filled = {
        number
        for number, row in enumerate(rows, start=2)
        if any(cell is not None and str(cell).strip() for cell in row)
    }
    assert {line.row for line in found.lines} | found.bad_rows == filled
    assert {line.row for line in found.lines}.isdisjoint(found.bad_rows)
    assert {issue.row for issue in found.issues} == set(found.bad_rows)
