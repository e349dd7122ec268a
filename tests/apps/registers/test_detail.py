"""Tables of rows in workbooks: sheets of detail in long form, told cell by cell, back and forth unchanged."""

import io

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from tests.apps.registers.acting import NOON, SHED, TODAY, do
from tests.apps.registers.test_importing import counts, staged, written
from tests.apps.signing import signed_in

from xuezheng.apps.files.services import take
from xuezheng.apps.registers.models import ImportRow, RegisterVersion
from xuezheng.apps.registers.services.importing import DetailError

HEAD = ("系统登记号", "序号", "所属单位代码", "名称*")
CHECKS = ("所属序号或登记号*", "检查日期*", "发现", "件数", "费用", "检查单位")


def book(main, checks, name="检查记录"):
    """Make a workbook as people send it: texts in cells."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as made:
        for title, head, rows in (("储藏间", HEAD, main), (name, CHECKS, checks)):
            page = made.add_worksheet(title)
            for number, row in enumerate((head, *rows)):
                page.write_row(number, 0, row)
    return out.getvalue()


def stored(name):
    return RegisterVersion.objects.filter(kind="shed").get(data__name=name).data["checks"]


def test_each_row_of_detail_goes_to_its_line(clerk, bureau):
    data = book(
        [("", "甲1", "s", "东侧"), ("", "2", "s", "西侧"), ("", "", "s", "北侧")],
        [
            ("甲1", "2026-09-01", "漏水", 3, "12.50", "白鹭第二小学"),
            ("2", "2026-09-02", "", "", "", ""),
            ("甲1", "2026-09-03", "已修", 1, "", "r"),
        ],
    )
    batch = written(clerk, staged(clerk, "shed", data))
    assert counts(batch) == (3, 3, 0, 0)
    assert stored("东侧") == [
        {"on": "2026-09-01", "found": "漏水", "things": 3, "cost": 1250, "by": bureau["r"]},
        {"on": "2026-09-03", "found": "已修", "things": 1, "cost": None, "by": bureau["r"]},
    ]  # fmt: skip
    assert [row["on"] for row in stored("西侧")] == ["2026-09-02"]
    assert stored("北侧") is None


def test_bad_cells_are_told_by_sheet_row_and_column_and_their_line_waits(clerk):
    data = book(
        [("", "1", "s", "东侧"), ("", "2", "s", "西侧")],
        [
            ("1", "昨天", "漏水", 3, "", ""),
            ("1", "2026-09-01", "", "很多", "", "没有的学校"),
            ("2", "2026-09-02", "", 1, "", ""),
        ],
    )
    batch = staged(clerk, "shed", data)
    assert counts(batch) == (2, 1, 1, 0)
    [bad] = ImportRow.objects.filter(batch=batch, outcome="rejected")
    told = [(one["found"], one["zh"]) for one in bad.issues]
    assert ("昨天", "检查记录 第2行第2列：应为：日期，如2026-10-12") in [
        (found, zh[:24]) for found, zh in told
    ] or told[0][1].startswith("检查记录 第2行第2列：")
    assert {zh.partition("：")[0] for _, zh in told} == {
        "检查记录 第2行第2列", "检查记录 第3行第4列",
    }  # fmt: skip
    assert not RegisterVersion.objects.filter(kind="shed").exists()


def test_a_unit_of_detail_that_is_none_is_told(clerk):
    data = book([("", "1", "s", "东侧")], [("1", "2026-09-01", "", 1, "", "没有的学校")])
    [bad] = ImportRow.objects.filter(batch=staged(clerk, "shed", data))
    assert [(one["found"], one["zh"]) for one in bad.issues] == [
        ("没有的学校", "检查记录 第2行第6列：没有这个单位")
    ]


@pytest.mark.parametrize(
    ("main", "checks", "place"),
    [
        ([("", "1", "s", "东侧")], [("9", "2026-09-01", "", 1, "", "")], "检查记录 第2行第1列"),
        (
            [("", "1", "s", "东侧"), ("", "1", "s", "西侧")],
            [("1", "2026-09-01", "", 1, "", "")],
            "检查记录 第2行第1列",
        ),
        ([("", "1", "s", "东侧")], [("", "2026-09-01", "", 1, "", "")], "检查记录 第2行第1列"),
    ],
)
def test_detail_that_belongs_to_no_line_stops_the_workbook_before_anything(
    clerk, main, checks, place
):
    file = take(book(main, checks), "t.xlsx", actor=clerk, at=NOON)
    with pytest.raises(DetailError, match=place):
        do("register.stage", kind="shed", file=file, since=TODAY, actor=clerk)
    assert not ImportRow.objects.exists()


def test_without_sheets_of_detail_what_stands_stays(clerk):
    rows = [("1", "2026-09-01", "漏水", 3, "", "")]
    batch = written(clerk, staged(clerk, "shed", book([("", "1", "s", "东侧")], rows)))
    [number] = ImportRow.objects.filter(batch=batch).values_list("subject", flat=True)
    again = staged(clerk, "shed", book([(str(number), "", "s", "东侧")], [], name="说明"))
    assert counts(again) == (1, 0, 0, 1)


def test_what_is_exported_comes_back_as_no_change(clerk, bureau, client):
    rows = [
        ("1", "2026-09-01", "漏水", 3, "12.50", "r"),
        ("2", "2026-09-02", "缺锁", 1, "", ""),
        ("1", "2026-09-05", "", "", "", ""),
    ]
    main = [("", "1", "s", "东侧"), ("", "2", "s", "西侧")]
    written(clerk, staged(clerk, "shed", book(main, rows)))
    signed_in(client, "clerk", bureau["s"])
    answer = client.post("/registers/shed/export/", {"on": TODAY})
    data = b"".join(answer.streaming_content)
    found = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert found.sheet_names[:2] == [SHED.title.zh, "检查记录"]
    assert len(found.get_sheet_by_name("检查记录").to_python()) == 4
    again = staged(clerk, "shed", data)
    assert counts(again) == (2, 0, 0, 2)


def test_the_blank_workbook_has_the_sheets_and_says_how(client, bureau):
    signed_in(client, "clerk", bureau["s"])
    data = client.get("/registers/shed/template/").content
    found = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert tuple(found.get_sheet_by_name(SHED.title.zh).to_python()[0]) == HEAD
    assert tuple(found.get_sheet_by_name("检查记录").to_python()[0]) == CHECKS
    guide = found.get_sheet_by_name("填写说明").to_python()
    assert guide[-1][0] == "检查记录"
