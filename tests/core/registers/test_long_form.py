"""Tables of rows in long form: each row of detail goes to the row it names, or is told."""

from xuezheng.catalogue import current
from xuezheng.core.base.labels import T
from xuezheng.core.kinds import fields
from xuezheng.core.registers import books, long_form
from xuezheng.core.registers.books import LINE, NUMBER
from xuezheng.core.registers.sheets import Filled

RIDES = fields.rows(
    "rides", T("乘车记录", "Rides"),
    (fields.day("on", T("日期", "Day"), required=True), fields.unit("to", T("到达", "To"))),
)  # fmt: skip
HEAD = ("所属序号或登记号*", "日期*", "到达")
UNITS = {"东小学": 7}


def found(main, *rows, above=()):
    pages = {"乘车记录": Filled([*above, HEAD, *rows])}
    return long_form.gathered([RIDES], pages, main, lambda _, word: UNITS.get(word))


def test_lines_and_numbers_are_found_and_what_two_rows_claim_is_nobodys():
    under = Filled([("系统登记号", "序号"), ("41", ""), ("", "1"), ("", 1.0), ("#42", "7")])
    keyed = long_form.keyed(under, 2, {NUMBER: 1, LINE: 2})
    assert keyed == {"41": 4, "1": None, "42": 7, "7": 7}


def test_rows_keep_their_order_and_units_become_numbers():
    told = found({"1": 5, "41": 6}, ("41", "2026-09-02", ""), ("1", "2026-09-01", "东小学"),
                 ("1", "2026-09-03", ""), above=[("2026年乘车记录",)])  # fmt: skip
    assert told.rows == {
        6: {"rides": [{"on": "2026-09-02", "to": None}]},
        5: {"rides": [{"on": "2026-09-01", "to": 7}, {"on": "2026-09-03", "to": None}]},
    }  # fmt: skip
    assert told.orphans == []


def test_bad_cells_name_sheet_row_and_column():
    told = found({"1": 5}, ("1", "昨天", ""), ("1", "2026-09-01", "西小学"))
    places = [(key, cell, said.zh.partition("：")[0]) for key, cell, said in told.faults[5]]
    assert places == [
        ("rides#2:2", "昨天", "乘车记录 第2行第2列"),
        ("rides#3:3", "西小学", "乘车记录 第3行第3列"),
    ]  # fmt: skip


def test_a_missing_sheet_says_nothing_and_wrong_titles_stop():
    assert long_form.gathered([RIDES], {}, {"1": 2}, lambda *_: None) == long_form.Details()
    pages = {"乘车记录": Filled([("序号", "日子"), ("1", "2026-09-01")])}
    assert long_form.gathered([RIDES], pages, {"1": 2}, lambda *_: None).orphans


def test_every_shipped_table_of_rows_has_a_sheet_or_is_named():
    for kind in current().registers:
        tables = [one.key for one in kind.fields if one.type.key == "rows" and not one.filled_by]
        sheets = {one.key for one in long_form.tables(kind)}
        apart = {one.key for one in books.apart(kind)}
        assert not sheets & apart
        assert set(tables) <= sheets | apart
