"""Sheets as other offices make them: heads found in twenty layouts, rows laid out as ours."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from xuezheng.catalogue import current
from xuezheng.catalogue.terms.heads import WORDS
from xuezheng.core.registers import books, foreign, sheets
from xuezheng.core.registers.foreign import Meant
from xuezheng.core.registers.sheets import Filled

LAYOUTS = yaml.safe_load((Path(__file__).parent / "layouts.yaml").read_text("utf-8"))
NAMES = [one["name"] for one in LAYOUTS]


def filled(one):
    merged = [((top, left), (bottom, right)) for top, left, bottom, right in one.get("merged", ())]
    return Filled(one["rows"], merged)


def sheet_of(key):
    return books.sheet_of(next(one for one in current().registers if one.key == key))


def layout(name):
    return next(one for one in LAYOUTS if one["name"] == name)


def test_there_are_twenty_layouts_of_pupils_teachers_aid_and_kindergartens():
    assert len(LAYOUTS) == 20
    assert len(set(NAMES)) == 20


@pytest.mark.parametrize("one", LAYOUTS, ids=NAMES)
def test_heads_are_found_joined_and_guessed(one):
    heads = foreign.find(filled(one))
    assert list(heads.words) == one["heads"]
    assert foreign.guess(sheet_of(one["register"]), heads, WORDS) == one["guess"]
    assert [place for place, _ in foreign.below(filled(one), heads)] == one["lines"]


@pytest.mark.parametrize("one", LAYOUTS, ids=NAMES)
def test_without_merged_ranges_as_in_csv_the_heads_are_the_same(one):
    assert foreign.find(Filled(one["rows"])) == foreign.find(filled(one))


def test_a_layout_is_known_again_below_another_title():
    one = layout("三行合并表头")
    moved = [["附件1"], ["单位：某镇"], *one["rows"]]
    known = foreign.find(filled(one)).fingerprint
    assert known in {heads.fingerprint for heads in foreign.everywhere(Filled(moved))}


def test_rows_are_laid_out_in_their_own_columns_and_rows():
    one = layout("班主任花名册，标题和两行合并表头")
    heads, sheet = foreign.find(filled(one)), sheet_of("pupil")
    laid = foreign.laid_out(sheet, filled(one), heads, Meant({1: "name", 2: "sex", 3: "born"}))
    assert laid.rows[0] == ["", "姓名", "性别", "出生日期"]
    told = books.lowered(sheets.read(_eased(sheet), laid), heads.last)
    assert [(line.row, line.values["name"], line.values["born"]) for line in told.lines] == [
        (5, "甲一", "2018-03-05"),
        (6, "乙二", "2018-04-06"),
    ]


def _eased(sheet):
    return sheets.Sheet(sheet.title, tuple(replace(one, required=False) for one in sheet.columns))


def test_columns_of_one_field_are_joined_and_eight_figures_are_a_day():
    one = layout("省学籍系统导出")
    heads, sheet = foreign.find(filled(one)), sheet_of("pupil")
    reading = Meant({1: "name", 3: "born", 5: "school_class", 6: "school_class"})
    laid = foreign.laid_out(sheet, filled(one), heads, reading)
    assert laid.rows[1] == [None, "甲一", None, "2018-03-05", None, "三年级2班", None]


def test_a_school_merged_over_its_rows_holds_for_each_of_them():
    one = layout("学校名竖向合并的全镇名册")
    heads, sheet = foreign.find(filled(one)), sheet_of("pupil")
    laid = foreign.laid_out(sheet, filled(one), heads, Meant({0: "@org", 1: "name"}))
    assert [row[:2] for row in laid.rows[1:]] == [
        ["白鹭中心小学", "甲一"], ["白鹭中心小学", "乙二"], ["白鹭第二小学", "丙三"],
    ]  # fmt: skip
    assert laid.merged == []


def test_other_merged_cells_are_told_not_repaired():
    rows = [["姓名", "性别"], ["甲一", None]]
    both = Filled(rows, [((1, 0), (1, 1))])
    sheet = _eased(sheet_of("pupil"))
    laid = foreign.laid_out(sheet, both, foreign.find(both), Meant({0: "name", 1: "sex"}))
    told = sheets.read(sheet, laid)
    assert "不能有合并单元格" in [one.allowed.zh for one in told.issues]


def test_words_that_are_none_of_ours_are_asked_about_and_then_meant():
    rows = [["姓名", "是否住宿"], ["甲一", "住校"], ["乙二", "走读"], ["丙三", "是"], ["丁四", "—"]]
    book, sheet = Filled(rows), sheet_of("pupil")
    heads = foreign.find(book)
    columns = {0: "name", 1: "boards"}
    assert foreign.unread(sheet, book, heads, columns) == {"boards": ["—", "住校", "走读"]}
    reading = Meant(columns, {"boards": {"住校": "是", "走读": "否", "—": ""}})
    laid = foreign.laid_out(sheet, book, heads, reading)
    assert [row[1] for row in laid.rows[1:]] == ["是", "否", "是", None]


def test_a_row_of_figures_days_or_labels_is_no_head():
    assert foreign.find(Filled([["单位：甲", "日期：乙"], [1, 2], [date(2026, 9, 1), "x"]])) is None
    assert foreign.find(Filled(())) is None


cell = st.one_of(st.none(), st.integers(0, 99), st.text("姓名性别甲乙合计：", max_size=4))


@given(st.lists(st.lists(cell, max_size=5), max_size=8))
def test_no_sheet_is_too_odd_and_no_cell_moves(rows):
    heads = foreign.find(Filled(rows))
    if heads is None:
        return
    columns = dict(zip(range(len(heads.words)), ("name", "sex", "born"), strict=False))
    laid = foreign.laid_out(sheet_of("pupil"), Filled(rows), heads, Meant(columns))
    assert len(laid.rows) == len(rows) - heads.last
    for place, row in foreign.below(Filled(rows), heads):
        kept = laid.rows[place - heads.last]
        assert all(kept[n] == (row[n] if n < len(row) else None) for n in columns if kept)
