"""Small papers that the format tests share."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from xuezheng.catalogue.papers import TEMPLATES
from xuezheng.core.papers.code import code
from xuezheng.core.papers.figures import Figure, Origin, wording
from xuezheng.core.papers.paper import CodeBlock, Paper, PaperHead, Words
from xuezheng.core.papers.templates.circular import (
    CircularFacts,
    NamedLine,
    UnitRow,
    circular,
    figures_joined,
)
from xuezheng.core.papers.templates.decomposition import TaskRow, decomposition
from xuezheng.core.papers.templates.signing import signing_sheet

DAY = date(2026, 10, 12)
TITLE = "云汀市教育局关于2026年三季度重点工作进展情况的通报"


def figure(value: str, unit: str) -> Figure:
    exact = Decimal(value)
    said = wording(exact, unit)
    return Figure(exact, unit, said, "target:1", date(2026, 9, 30), Origin.COUNTED)


def a_circular() -> Paper:
    head = PaperHead(
        TITLE, "云汀市教育局", DAY, mark="云汀市教育局文件", number="云教督〔2026〕5号",
        to="各镇（街道）教办", copies=("市政府办公室",), printed_by="云汀市教育局办公室",
    )  # fmt: skip
    facts = CircularFacts(
        plan="云汀市教育局2026年工作要点",
        until="2026年9月30日",
        overall=figures_joined(
            "轮岗比例{}，比年初提高{}。", figure("52.6", "%"), figure("2.3", "百分点")
        ),
        heads=("任务数",),
        units=tuple(UnitRow(f"第{n}科", (figure("3", "项"),)) for n in range(40)),
        late=(NamedLine("青鹤镇中心小学", (Words("逾期"), figure("12", "天"), Words("。"))),),
    )
    return circular(TEMPLATES["circular"], head, facts)


def a_decomposition() -> Paper:
    rows = [
        TaskRow("扩大学位供给", f"任务{n}", "陈副局长", "计划财务科", ("人事科",), "2026年8月31日")
        for n in range(3)
    ]
    head = PaperHead("2026年工作要点任务分解表", "云汀市教育局", DAY)
    return decomposition(TEMPLATES["decomposition"], head, rows)


def a_sheet() -> Paper:
    made = code("ab" * 32, 1)
    head = PaperHead("销号签批单", "云汀市教育局", DAY, number="第 2026-0007 号")
    block = CodeBlock(made, f"http://127.0.0.1/sheets/{made}/")
    return signing_sheet(TEMPLATES["sheet"], head, [("事项", (Words("新增学位"),))], block)


@pytest.fixture
def samples():
    return SimpleNamespace(
        DAY=DAY,
        TITLE=TITLE,
        a_circular=a_circular,
        a_decomposition=a_decomposition,
        a_sheet=a_sheet,
    )
