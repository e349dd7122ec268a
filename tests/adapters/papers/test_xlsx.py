"""The decomposition table as a workbook, out and in."""

import io
from datetime import date

import openpyxl
import pytest

from xuezheng.adapters.documents.errors import DamagedError
from xuezheng.adapters.papers.xlsx import NoTableError, read, written
from xuezheng.core.papers.templates.decomposition import HEADS, TaskRow

DAY = date(2026, 10, 12)
UNITS = ("计划财务科", "人事科", "技术装备中心")
ROWS = (
    TaskRow(
        "扩大学位供给",
        "新增学位5400个",
        "陈副局长",
        "计划财务科",
        ("技术装备中心", "人事科"),
        "2026年8月31日",
    ),
    TaskRow("扩大学位供给", "=2+3 不是公式", "陈副局长", "人事科", (), "12月底前"),
)


def book(*rows):
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_what_is_written_is_read_back():
    data = written("2026年任务分解表", ROWS, day=DAY, units=UNITS)
    found = read(data, units=UNITS)
    assert found.bad == ()
    assert [row for _, row in found.rows] == list(ROWS)
    assert [number for number, _ in found.rows] == [3, 4]


def test_the_same_rows_give_the_same_bytes():
    assert written("表", ROWS, day=DAY, units=UNITS) == written("表", ROWS, day=DAY, units=UNITS)


def test_leads_are_chosen_from_the_bureaus_units():
    opened = openpyxl.load_workbook(io.BytesIO(written("表", ROWS, day=DAY, units=UNITS)))
    [choice] = opened["任务分解表"].data_validations.dataValidation
    assert choice.formula1 == "名单!$A$1:$A$3"
    assert opened["名单"].sheet_state == "hidden"
    assert opened["任务分解表"].print_title_rows == "$1:$2"


def test_every_bad_cell_is_told_with_its_place():
    data = book(
        ["云汀市教育局2026年任务分解表"],
        list(HEADS),
        [1, "扩大学位", "新增学位", 330102199001011234, "计划财务科", "", "2026-08-31"],
        [2, "", "改造校舍", "陈", "基建科", "人事科、后勤科", "2026年2月30日"],
        [3, "", "", "陈", "人事科", "", 46265],
        [4, "", "招聘教师", "王", "人事科", "", date(2026, 9, 1)],
    )
    found = read(data, units=UNITS)
    assert [(bad.row, bad.column) for bad in found.bad] == [
        (3, 4), (4, 5), (4, 6), (4, 7), (5, 3), (5, 7),
    ]  # fmt: skip
    assert found.bad[1].told().zh == "第4行第5列“基建科”：没有这个单位"
    assert "丢失" in found.bad[0].why.zh
    assert found.rows == ((6, TaskRow("扩大学位", "招聘教师", "王", "人事科", (), "2026年9月1日")),)


def test_other_offices_heads_and_full_width_digits_are_understood():
    data = book(
        ["序号", "重点任务", "主要内容（任务）", "责任科室", "完成时间"],
        [1, "学位", "新增学位", "人事科", "２０２６年９月１日"],
    )
    assert read(data).rows == ((2, TaskRow("学位", "新增学位", "", "人事科", (), "2026年9月1日")),)


def test_a_workbook_without_the_table_is_refused():
    with pytest.raises(NoTableError):
        read(book(["姓名", "电话"], ["甲", "1"]))
    with pytest.raises(DamagedError):
        read(b"PK\x03\x04 no workbook")
