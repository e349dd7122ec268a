"""Write a paper as .docx: same paper, same bytes."""

import io
from collections.abc import Callable
from datetime import datetime, time
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx as word
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.shared import Mm, Pt

from xuezheng.adapters.papers import codes, layout
from xuezheng.adapters.papers.docx import order, parts, styles
from xuezheng.core.papers.manifest import manifest
from xuezheng.core.papers.paper import (
    CodeBlock,
    Heading,
    Paper,
    Paragraph,
    SealBlock,
    SignBlock,
    Table,
    title_lines,
)

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_LANDSCAPE_MM = 247


def docx(paper: Paper) -> bytes:
    """Give the paper as a .docx file; its manifest's digest stands in the properties."""
    document = word.Document()
    for paragraph in list(document.paragraphs):
        paragraph._p.getparent().remove(paragraph._p)  # noqa: SLF001
    styles.page(document, landscape=paper.landscape)
    styles.styles(document)
    _properties(document, paper)
    _head(document, paper)
    for block in paper.blocks:
        _WRITERS[type(block)](document, block, paper)
    if paper.note:
        note = document.add_paragraph(paper.note, style=styles.SMALL)
        note.paragraph_format.space_before = Pt(6)
    if paper.head.printed_by:
        parts.closing(document, paper.head)
    parts.pager(document)
    return _packed(document)


def _properties(document: Document, paper: Paper) -> None:
    """Fixed times: the paper's own day, so that a rerun compares bytes."""
    at = datetime.combine(paper.head.day, time())
    core = document.core_properties
    core.title, core.author, core.last_modified_by = paper.head.title, paper.head.issuer, ""
    core.created = core.modified = at
    core.language, core.comments, core.revision = "zh-CN", "", 1
    core.identifier = manifest(paper)["digest"]
    core.subject = f"{paper.template} v{paper.version}"


def _head(document: Document, paper: Paper) -> None:
    head = paper.head
    if head.mark:
        parts.red_head(document, head)
    for line in title_lines(head.title, 32 if paper.landscape else 20):
        document.add_paragraph(line, style=styles.TITLE)
    if head.number and not head.mark:
        document.add_paragraph(head.number, style=styles.NUMBER)
    if not paper.landscape:
        document.add_paragraph(style=styles.BODY)
    if head.to:
        document.add_paragraph(f"{head.to}：", style=styles.TO)


def _heading(document: Document, block: Heading, _paper: Paper) -> None:
    document.add_paragraph(block.text, style=styles.HEADINGS[block.level - 1])


def _paragraph(document: Document, block: Paragraph, _paper: Paper) -> None:
    made = document.add_paragraph(style=styles.BODY if block.indent else styles.TO)
    if block.centred:
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
    parts.say(made, block.runs)


def _table(document: Document, block: Table, paper: Paper) -> None:
    parts.table(document, block, _LANDSCAPE_MM if paper.landscape else layout.AREA_MM[0])


def _seal(document: Document, block: SealBlock, _paper: Paper) -> None:
    """Office above the day, centred on it; the day four characters from the right."""
    document.add_paragraph(style=styles.BODY)
    width = Pt((layout.BODY_PT + layout.TRACK_PT) * 13)
    for words in filter(None, (block.office, block.day)):
        made = document.add_paragraph(words, style=styles.TO)
        made.alignment = WD_ALIGN_PARAGRAPH.CENTER
        made.paragraph_format.left_indent = Mm(layout.AREA_MM[0]) - width - Pt(4 * layout.BODY_PT)
        made.paragraph_format.right_indent = Pt(4 * layout.BODY_PT) - Pt(layout.BODY_PT)
        made.paragraph_format.keep_with_next = words == block.office


def _sign(document: Document, block: SignBlock, _paper: Paper) -> None:
    """Names side by side with room for a hand between them."""
    made = document.add_paragraph(style=styles.SMALL)
    made.paragraph_format.space_before = Pt(14)
    step = layout.AREA_MM[0] / len(block.names)
    for place, name in enumerate(block.names):
        if place:
            made.paragraph_format.tab_stops.add_tab_stop(Mm(step * place))
        made.add_run(f"{chr(9) if place else ''}{name}：")


def _code(document: Document, block: CodeBlock, _paper: Paper) -> None:
    made = document.add_paragraph(style=styles.SMALL)
    made.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    made.add_run().add_picture(io.BytesIO(codes.png(block.address)), width=Mm(22))
    made.add_run(f"  校验码 {block.code}")


_WRITERS: dict[type, Callable[[Document, Any, Paper], None]] = {
    Heading: _heading, Paragraph: _paragraph, Table: _table, SealBlock: _seal,
    SignBlock: _sign, CodeBlock: _code,
}  # fmt: skip


def _packed(document: Document) -> bytes:
    """Save, then pack anew: entries sorted, days fixed, our font table, no thumbnail."""
    section = document.sections[0]
    for root in (
        document.element,
        document.styles.element,
        section.footer._element,  # noqa: SLF001
        section.even_page_footer._element,  # noqa: SLF001
    ):
        order.put_in_order(root)
    document.part.part_related_by(RT.FONT_TABLE)._blob = styles.font_table()  # noqa: SLF001
    for rel in [r for r in document.part.package.rels.values() if r.reltype == RT.THUMBNAIL]:
        del document.part.package.rels[rel.rId]
    saved, packed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with ZipFile(saved) as source, ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=6) as target:
        for name in sorted(source.namelist()):
            entry = ZipInfo(name, _ZIP_DAY)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            entry.create_system = 3
            target.writestr(entry, source.read(name))
    return packed.getvalue()
