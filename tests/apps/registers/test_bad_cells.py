"""Planted case D12: five bad cells, each told with its place, what was found and what is allowed."""

import io

import xlsxwriter
from tests.apps.registers.test_importing import classes, counts, staged

from xuezheng.apps.registers.models import ImportRow

HEADS = ["姓名*", "性别*", "出生日期*", "学籍号", "班级"]


def workbook(lines, merged=()):
    """Make a workbook as another system leaves it: a title above, a sum below."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet("花名册")
    page.merge_range(0, 0, 0, 4, "白鹭中心小学一年级花名册", book.add_format({"bold": True}))
    for column, head in enumerate(HEADS):
        page.write(1, column, head)
    for number, line in enumerate(lines, start=2):
        for column, value in enumerate(line):
            page.write(number, column, value)
    for first, last, value in merged:
        page.merge_range(*first, *last, value)
    page.write(len(lines) + 3, 0, "合计")
    page.write(len(lines) + 3, 1, len(lines))
    book.close()
    return out.getvalue()


def test_five_bad_cells_are_told_and_the_good_row_goes_in(clerk, bureau):
    classes(bureau)
    lines = [
        ["甲一", "男", "2020-01-02", "L330199202001020019", "２０２６级１班"],
        ["乙二", "女", "2020-01-03", 330199202001030029, "2026级1班"],
        ["丙三", "男", 43833, "", ""],
        ["丁四", "女", "2020-01-05", "", "2026级7班"],
        ["", "", "", "", ""],
    ]
    data = workbook(lines, [((6, 0), (6, 1), "戊五")])
    batch = staged(clerk, "pupil", data)
    rows = {row.row: row for row in ImportRow.objects.filter(batch=batch)}
    assert counts(batch) == (5, 1, 4, 0)
    assert rows[3].outcome == "accepted"
    told = {
        number: (row.issues[0]["column"], row.issues[0]["found"][:6], row.issues[0]["zh"])
        for number, row in rows.items()
        if row.issues
    }
    assert told == {
        4: (4, "330199", "超过15位的数字，请把单元格设为文本后重新填写"),
        5: (3, "43833", "应为：日期，如2026-10-12"),
        6: (5, "2026级7", "本校没有这个班级；请写作“2023级1班”"),
        7: (1, "", "不能有合并单元格"),
    }
