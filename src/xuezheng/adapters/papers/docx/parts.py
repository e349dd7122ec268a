"""Page numbers, the red head, tables and the closing lines, as Word's own elements."""

from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.table import (
    WD_CELL_VERTICAL_ALIGNMENT,
    WD_ROW_HEIGHT_RULE,
    WD_TABLE_ALIGNMENT,
)
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from xuezheng.adapters.papers import layout
from xuezheng.adapters.papers.docx import styles
from xuezheng.core.papers.figures import Figure, day_said
from xuezheng.core.papers.paper import PaperHead, Run, Table, text_of

W = nsdecls("w")
_RULED_MM = 9
"""Height of one line between the rules of the closing lines."""
_FIELD = (
    '<w:r {w}><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r {w}><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>',
    '<w:r {w}><w:fldChar w:fldCharType="separate"/></w:r>',
    "<w:r {w}><w:t>1</w:t></w:r>",
    '<w:r {w}><w:fldChar w:fldCharType="end"/></w:r>',
)


def say(paragraph: Any, runs: Sequence[Run]) -> None:
    """Write runs; line breaks inside a text become breaks."""
    for run in runs:
        text = run.said if isinstance(run, Figure) else run.text
        written = paragraph.add_run(text)
        if not isinstance(run, Figure) and run.strong:
            written.bold = True


def pager(document: Document) -> None:
    """— 1 — in 四号 Song: odd pages right, even pages left, one character from the edge."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    right, left = WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
    for footer, side in ((section.footer, right), (section.even_page_footer, left)):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = document.styles[styles.SMALL]
        paragraph.alignment = side
        shape = paragraph.paragraph_format
        shape.right_indent = Pt(layout.SMALL_PT) if side == right else None
        shape.left_indent = Pt(layout.SMALL_PT) if side == left else None
        paragraph.add_run("— ")
        for piece in _FIELD:
            paragraph._p.append(parse_xml(piece.format(w=W)))  # noqa: SLF001
        paragraph.add_run(" —")
        for run in paragraph.runs:
            run.font.name = "宋体"
            run._r.rPr.rFonts.set(qn("w:eastAsia"), "宋体")  # noqa: SLF001


def red_head(document: Document, head: PaperHead) -> None:
    """The red name of the office, number and signer, the red line over the type area."""
    mark = document.add_paragraph(head.mark, style=styles.MARK)
    mark.paragraph_format.space_before = Mm(20)
    mark.paragraph_format.space_after = Pt(layout.LINE_PT)
    words = head.number if not head.signer else f"{head.number}\t签发人：{head.signer}"
    number = document.add_paragraph(words, style=styles.NUMBER)
    if head.signer:
        number.alignment = WD_ALIGN_PARAGRAPH.LEFT
        number.paragraph_format.left_indent = Pt(layout.BODY_PT)
        number.paragraph_format.tab_stops.add_tab_stop(Mm(layout.AREA_MM[0]) - Pt(160))
    number._p.get_or_add_pPr().append(  # noqa: SLF001
        parse_xml(
            f'<w:pBdr {W}><w:bottom w:val="single" w:sz="18" w:space="11" w:color="C80000"/></w:pBdr>'
        )
    )
    document.add_paragraph(style=styles.BODY)


def table(document: Document, given: Table, width_mm: float) -> None:
    """A ruled table; its head is repeated on every page and no row breaks across two."""
    parts = sum(column.parts for column in given.columns)
    made = document.add_table(rows=0, cols=len(given.columns))
    made.style = document.styles["Table Grid"]
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Mm(width_mm * column.parts / parts) for column in given.columns]
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    if not given.headless:
        _row(document, made, [(column.head, True) for column in given.columns], widths)
        _row_says(made.rows[0], "tblHeader")
        for cell in made.rows[0].cells:
            cell.paragraphs[0].runs[0].font.bold = True
    for row in given.rows:
        cells = [(runs, c.centred) for runs, c in zip(row, given.columns, strict=True)]
        _row(document, made, cells, widths)
    for column in given.spans:
        _span(made, given, column)


def _row(document: Document, made: Any, cells: Sequence[tuple[Any, bool]], widths: Any) -> None:
    row = made.add_row()
    row.height, row.height_rule = Mm(layout.ROW_MM), WD_ROW_HEIGHT_RULE.AT_LEAST
    _row_says(row, "cantSplit")
    for cell, (runs, centred), width in zip(row.cells, cells, widths, strict=True):
        cell.width = width
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        paragraph = cell.paragraphs[0]
        paragraph.style = document.styles[styles.CELL]
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if isinstance(runs, str):
            paragraph.add_run(runs)
        else:
            say(paragraph, runs)


def _row_says(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(parse_xml(f"<w:{name} {W}/>"))  # noqa: SLF001


def _span(made: Any, given: Table, column: int) -> None:
    """Merge equal neighbours downwards; their words stand once."""
    shift = 0 if given.headless else 1
    words = [text_of(row[column]) for row in given.rows]
    start = 0
    for end in range(1, len(words) + 1):
        if end < len(words) and words[end] == words[start] and words[start]:
            continue
        if end - start > 1:
            for place in range(start + 1, end):
                made.cell(place + shift, column).paragraphs[0].clear()
            _merge(made, column, start + shift, end + shift)
        start = end


def _merge(made: Any, column: int, first: int, end: int) -> None:
    for place in range(first, end):
        cell = made.cell(place, column)._tc  # noqa: SLF001
        cell.vMerge = "restart" if place == first else "continue"


def closing(document: Document, head: PaperHead) -> None:
    """版记 at the foot of the last page: 抄送, printing office and day, three rules."""
    copies = f"抄送：{'，'.join(head.copies)}。" if head.copies else ""
    made = document.add_table(rows=2 if copies else 1, cols=2)
    made.autofit = False
    high = _RULED_MM * len(made.rows)
    top = layout.PAGE_MM[1] - layout.BOTTOM_MM - high
    left = layout.LEFT_MM
    made._tbl.tblPr.append(  # noqa: SLF001
        parse_xml(
            f'<w:tblpPr {W} w:leftFromText="0" w:rightFromText="0" w:vertAnchor="page" '
            f'w:horzAnchor="page" w:tblpX="{Mm(left).twips}" w:tblpY="{Mm(top).twips}"/>'
        )
    )
    made._tbl.tblPr.append(parse_xml(_rules()))  # noqa: SLF001
    for row in made.rows:
        row.height, row.height_rule = Mm(_RULED_MM), WD_ROW_HEIGHT_RULE.EXACTLY
        for cell in row.cells:
            cell.width = Mm(layout.AREA_MM[0] / 2)
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            cell.paragraphs[0].style = document.styles[styles.SMALL]
    if copies:
        whole = made.rows[0].cells[0].merge(made.rows[0].cells[1])
        _inset(whole.paragraphs[0], copies)
    by, day = made.rows[-1].cells
    _inset(by.paragraphs[0], head.printed_by)
    _inset(day.paragraphs[0], f"{day_said(head.day)}印发")
    day.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.add_paragraph(style=styles.SMALL).paragraph_format.line_spacing = Pt(1)


def _inset(paragraph: Any, words: str) -> None:
    paragraph.add_run(words)
    paragraph.paragraph_format.left_indent = Pt(layout.SMALL_PT)
    paragraph.paragraph_format.right_indent = Pt(layout.SMALL_PT)


def _rules() -> str:
    """First and last rule 0.35 mm, the one between 0.25 mm, none at the sides."""
    thick, thin = 'w:val="single" w:sz="8"', 'w:val="single" w:sz="6"'
    return (
        f"<w:tblBorders {W}><w:top {thick}/><w:left w:val='nil'/><w:bottom {thick}/>"
        f"<w:right w:val='nil'/><w:insideH {thin}/><w:insideV w:val='nil'/></w:tblBorders>"
    )
