"""What a reading of a decomposition table proposes: one task a row, with its units and day."""

from datetime import date

import pytest

from xuezheng.adapters.documents import load
from xuezheng.adapters.papers.docx.write import docx
from xuezheng.adapters.papers.xlsx import written
from xuezheng.catalogue import current
from xuezheng.catalogue.papers.decomposition import DECOMPOSITION
from xuezheng.core.papers.paper import PaperHead
from xuezheng.core.papers.templates.decomposition import TaskRow, decomposition
from xuezheng.core.plans.leads import named
from xuezheng.core.plans.proposals import proposals
from xuezheng.core.plans.read import read
from xuezheng.core.plans.review import Subject, Verdict

TITLE = "云汀市教育局2026年工作要点任务分解表"
DAY = date(2026, 3, 2)
ROWS = (
    TaskRow(
        "扩大学位供给",
        "建成学校3所，培训教师50名",
        "副局长",
        "人事科",
        ("教研室",),
        "2026年9月30日",
    ),
    TaskRow("扩大学位供给", "召开全市教育大会", "", "局办公室", (), "2026年6月30日"),
    TaskRow(
        "提升保教质量", "优质园占比达到65%以上", "", "学前教育科", ("各镇教办",), "2026年12月31日"
    ),
)


def sheet(form):
    if form == "xlsx":
        return written(TITLE, ROWS, day=DAY)
    return docx(
        decomposition(DECOMPOSITION, PaperHead(title=TITLE, issuer="云汀市教育局", day=DAY), ROWS)
    )


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_each_row_is_one_task_with_its_units_and_day(form):
    """R31: the table that offices keep comes back as it went out, one task a row."""
    reading = read(load(sheet(form), f"分解表.{form}"), current().grammar)
    tasks = [
        item for item in proposals(reading)
        if item.subject is Subject.CLAUSE and item.verdict is not Verdict.FRAME
    ]  # fmt: skip
    assert [(t.content.quote, *named(t.content.units), t.content.due_by_plan) for t in tasks] == [
        ("建成学校3所，培训教师50名", ("人事科",), ("教研室",), "2026-09-30"),
        ("召开全市教育大会", ("局办公室",), (), "2026-06-30"),
        ("优质园占比达到65%以上", ("学前教育科",), ("各镇教办",), "2026-12-31"),
    ]
    assert tasks[0].content.work == "扩大学位供给"
    assert tasks[2].content.work == "提升保教质量"
