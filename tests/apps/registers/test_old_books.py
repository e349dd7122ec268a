"""Workbooks schools still send: xls of Excel 97 and et of WPS, with titles above, units in brackets, remarks below."""

import pytest
from tests.apps.registers.acting import NOON, TODAY, do
from tests.apps.registers.test_importing import counts, written
from tests.old_books import as_xls

from xuezheng.adapters.workbooks import WorkbookError, read
from xuezheng.apps.files.services import take
from xuezheng.apps.jobs.services import work
from xuezheng.apps.registers.access import register_of
from xuezheng.apps.registers.models import Import, RegisterVersion
from xuezheng.apps.registers.services.importing import TitlesError
from xuezheng.apps.registers.services.layouts import MappingError
from xuezheng.apps.registers.services.sheets import filled_of, sheet_read
from xuezheng.apps.registers.tasks import JOBS
from xuezheng.core.registers import foreign

KINDS = {one.key: one for one in JOBS}
ROWS = [
    ["白鹭中心小学2026年电梯台账"],
    ["填报单位：白鹭中心小学", None, None, None, "日期：2026年9月"],
    ["序号", "名称", "层数（层）", "购置金额（元）", "备注"],
    [1, "东侧电梯", 5, 120000, None],
    [2, "西侧电梯", 4, 98000.5, "已检"],
    [None, "合计", 9, 218000.5],
    ["填表人：甲", None, None, "审核：乙"],
]
MERGED = ((0, 0, 0, 4),)


@pytest.mark.parametrize("name", ["电梯.xls", "电梯.et"])
def test_an_old_workbook_is_mapped_once_and_read_whole(clerk, name):
    file = take(as_xls("电梯台账", ROWS, MERGED), name, actor=clerk, at=NOON)
    given = {"kind": "lift", "file": file, "since": TODAY}
    with pytest.raises(TitlesError):
        do("register.stage", actor=clerk, **given)
    kind = register_of("lift")
    filled = filled_of(kind, file)
    heads = foreign.find(filled)
    guessed = foreign.guess(sheet_read(kind), heads, {})
    assert {heads.words[place]: key for place, key in guessed.items()} == {
        "名称": "name", "层数(层)": "floors", "购置金额(元)": "cost",
    }  # fmt: skip
    do(
        "register.map", actor=clerk, kind="lift", file=file, top=heads.top, last=heads.last,
        columns=guessed,
    )  # fmt: skip
    number = do("register.stage", actor=clerk, **given)["batch"]
    work(KINDS, lambda: NOON)
    batch = written(clerk, Import.objects.get(pk=number))
    assert counts(batch) == (2, 2, 0, 0)
    told = {row.data["name"]: row.data for row in RegisterVersion.objects.filter(kind="lift")}
    assert {name: (one["floors"], one["cost"]) for name, one in told.items()} == {
        "东侧电梯": (5, 12_000_000), "西侧电梯": (4, 9_800_050),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "unit"),
    [("购置金额（万元）", "万元"), ("购置金额[单位：千元]", "千元"), ("购置金额(亿元)", "亿元")],
)
def test_a_column_in_another_unit_is_refused_not_read_as_ours(clerk, head, unit):
    rows = [["名称", head], ["东侧电梯", 12]]
    file = take(as_xls("电梯", rows), "电梯.xls", actor=clerk, at=NOON)
    with pytest.raises(MappingError, match=f"以{unit}计"):
        do(
            "register.map", actor=clerk, kind="lift", file=file, top=0, last=0,
            columns={0: "name", 1: "cost"},
        )  # fmt: skip


def test_an_old_file_that_is_no_workbook_says_how_to_save_it():
    with pytest.raises(WorkbookError, match="另存为 xlsx"):
        read(as_xls("x", [["甲"]], stream="WordDocument"))
    with pytest.raises(WorkbookError, match="另存为 xlsx"):
        read(as_xls("x", [["甲"]])[:900])
