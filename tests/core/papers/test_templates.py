"""Each kind of paper from its data."""

from datetime import date
from decimal import Decimal

from xuezheng.catalogue.papers import TEMPLATES
from xuezheng.core.papers.figures import Figure, Origin
from xuezheng.core.papers.paper import (
    CodeBlock,
    Heading,
    PaperHead,
    Paragraph,
    Table,
    Words,
    text_of,
)
from xuezheng.core.papers.templates.circular import (
    CircularFacts,
    NamedLine,
    UnitRow,
    circular,
    figures_joined,
)
from xuezheng.core.papers.templates.correction import Amendment, correction
from xuezheng.core.papers.templates.decomposition import HEADS, TaskRow, decomposition
from xuezheng.core.papers.templates.minutes import AgendaItem, Resolved, Sitting, minutes
from xuezheng.core.papers.templates.signing import signing_sheet
from xuezheng.core.papers.templates.summary import Section, summary
from xuezheng.core.papers.templates.supervision import Pressed, supervision

HEAD = PaperHead("标题", "云汀市教育局", date(2026, 10, 12))


def figure(said):
    return Figure(Decimal(3), "项", said, "target:1", date(2026, 9, 30), Origin.COUNTED)


def words(paper):
    told = [text_of(b.runs) for b in paper.blocks if isinstance(b, Paragraph)]
    return told + [b.text for b in paper.blocks if isinstance(b, Heading)]


def table(paper):
    [found] = [block for block in paper.blocks if isinstance(block, Table)]
    return [[text_of(cell) for cell in row] for row in found.rows]


def test_the_decomposition_table_has_the_offices_seven_columns():
    rows = [
        TaskRow("扩大学位供给", "新增学位5400个", "王局", "计划财务科", ("技术装备中心",), "12月底")
    ]
    paper = decomposition(TEMPLATES["decomposition"], HEAD, rows)
    assert HEADS == (
        "序号", "重点工作", "具体任务", "分管领导", "牵头科室", "配合科室", "完成时限",
    )  # fmt: skip
    assert paper.landscape
    assert table(paper) == [
        ["1", "扩大学位供给", "新增学位5400个", "王局", "计划财务科", "技术装备中心", "12月底"]
    ]


def test_a_circular_numbers_its_parts_and_names_units():
    facts = CircularFacts(
        plan="云汀市教育局2026年工作要点",
        until="2026年9月30日",
        overall=figures_joined("已完成{}，逾期{}。", figure("3项"), figure("1项")),
        heads=("任务数",),
        units=(UnitRow("人事科", (figure("3项"),)),),
        late=(NamedLine("甲校", (Words("逾期1项。"),)),),
    )
    paper = circular(TEMPLATES["circular"], HEAD, facts)
    assert [b.text for b in paper.blocks if isinstance(b, Heading)] == [
        "一、总体进展", "二、进度滞后和逾期未完成的单位", "三、下一步要求",
    ]  # fmt: skip
    assert "已完成3项，逾期1项。" in words(paper)
    assert "（1）甲校。逾期1项。" in words(paper)
    assert [one.said for one in paper.figures()] == ["3项", "1项", "3项"]


def test_a_supervision_notice_asks_for_an_answer_by_a_day():
    pressed = Pressed(
        "新增学位5400个", "工作要点", "计划财务科", "王局", "2026年9月30日", "逾期未完成",
        (Words("3210个"),), "2026年10月16日",
    )  # fmt: skip
    paper = supervision(TEMPLATES["supervision"], HEAD, pressed)
    assert "下列工作任务完成时限为2026年9月30日，目前逾期未完成。请按要求抓紧办理。" in words(paper)
    assert ["目前进展", "3210个"] in table(paper)
    assert table(paper)[7][1].startswith("请于2026年10月16日前")


def test_a_summary_says_which_section_has_not_written():
    sections = [Section("队伍建设", ()), Section("学位供给", ((Words("新增5400个。"),),))]
    paper = summary(TEMPLATES["summary"], HEAD, (Words("总体良好。"),), sections)
    assert "（有关科室尚未报送）" in words(paper)
    assert "二、学位供给" in words(paper)


def test_minutes_list_who_does_what():
    sitting = Sitting("局长办公会", "2026年10月12日上午", "三楼会议室", "李局长", ("甲", "乙"))
    items = [
        AgendaItem(
            "学位供给", ((Words("听取汇报。"),),), (Resolved("按期完工", "计财科", (), "12月底"),)
        )
    ]
    paper = minutes(TEMPLATES["minutes"], HEAD, sitting, items)
    assert table(paper) == [["1", "按期完工", "计财科", "", "12月底"]]
    assert "出席：甲、乙" in words(paper)
    assert "二、任务分工" in words(paper)


def test_a_sheet_carries_its_code_and_says_when_it_is_void():
    block = CodeBlock("P3KBQ-FNZQ3", "/sheets/P3KBQ-FNZQ3/")
    paper = signing_sheet(TEMPLATES["sheet"], HEAD, [("事项", (Words("销号"),))], block)
    assert block in paper.blocks
    assert "P3KBQ-FNZQ3" in paper.note
    assert "作废" in paper.note


def test_a_correction_cites_the_issued_paper():
    paper = correction(
        TEMPLATES["correction"], HEAD, ("通报", "云教督〔2026〕3号", "2026年10月12日"),
        [Amendment("54.1%", (Words("52.6%"),))], "数据有误",
    )  # fmt: skip
    assert words(paper)[0].startswith("2026年10月12日印发的《通报》（云教督〔2026〕3号）")
    assert table(paper) == [["54.1%", "52.6%"]]
