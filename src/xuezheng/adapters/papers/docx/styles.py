"""Styles, page and fonts of the document: what GB/T 9704 says, as Word's own settings."""

from typing import Any

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from xuezheng.adapters.papers import layout

W = nsdecls("w")
BODY, TITLE, TO, CELL, MARK, NUMBER, SMALL = (
    "公文正文", "公文标题", "主送机关", "表格文字", "发文机关标志", "发文字号", "版记文字",
)  # fmt: skip
HEADINGS = ("Heading 1", "Heading 2", "Heading 3", "Heading 4")
RED = RGBColor(0xC8, 0x00, 0x00)


def page(document: Document, *, landscape: bool) -> None:
    """Set paper, margins, line grid and where the page number stands."""
    section = document.sections[0]
    wide, high = (Mm(one) for one in layout.PAGE_MM)
    margins = layout.margins_mm(landscape=landscape)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        wide, high = high, wide
    section.page_width, section.page_height = wide, high
    section.top_margin, section.right_margin = Mm(margins.top), Mm(margins.right)
    section.bottom_margin, section.left_margin = Mm(margins.bottom), Mm(margins.left)
    section.header_distance = Mm(15)
    section.footer_distance = Mm(margins.bottom - layout.PAGER_MM - 2.5)
    grid = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001 - python-docx has no grid of its own
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)  # noqa: SLF001
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(layout.LINE_PT * 20)))


def styles(document: Document) -> None:
    """Declare every style by name; nothing is formatted by hand afterwards."""
    _defaults(document)
    _style(document, BODY, layout.FANGSONG, layout.BODY_PT, indent=True)
    _style(document, TO, layout.FANGSONG, layout.BODY_PT)
    _style(
        document,
        TITLE,
        layout.SONG_TITLE,
        layout.TITLE_PT,
        line=36,
        align=WD_ALIGN_PARAGRAPH.CENTER,
        track=False,
    )
    _style(
        document,
        MARK,
        layout.SONG_TITLE,
        layout.MARK_PT,
        line=56,
        align=WD_ALIGN_PARAGRAPH.CENTER,
        track=False,
    )
    document.styles[MARK].font.color.rgb = RED
    _style(document, NUMBER, layout.FANGSONG, layout.BODY_PT, align=WD_ALIGN_PARAGRAPH.CENTER)
    _style(document, SMALL, layout.FANGSONG, layout.SMALL_PT, line=22, track=False)
    _style(
        document, CELL, layout.FANGSONG, layout.TABLE_PT, line=layout.TABLE_LINE_PT, align=WD_ALIGN_PARAGRAPH.LEFT,
        track=False,
    )  # fmt: skip
    faces = (layout.HEITI, layout.KAITI, layout.FANGSONG, layout.FANGSONG)
    for level, (name, face) in enumerate(zip(HEADINGS, faces, strict=True)):
        _style(document, name, face, layout.BODY_PT, indent=True, outline=level)


def _defaults(document: Document) -> None:
    """Language and kinsoku of the whole document."""
    normal = document.styles["Normal"]
    normal.font.size = Pt(layout.BODY_PT)
    _fonts(normal, layout.FANGSONG[0])
    fonts = normal.element.get_or_add_rPr()
    fonts.append(parse_xml(f'<w:lang {W} w:val="en-US" w:eastAsia="zh-CN"/>'))


def _style(
    document: Document,
    name: str,
    face: tuple[str, ...],
    size: float,
    *,
    line: float = layout.LINE_PT,
    align: WD_ALIGN_PARAGRAPH = WD_ALIGN_PARAGRAPH.JUSTIFY,
    indent: bool = False,
    track: bool = True,
    outline: int | None = None,
) -> None:
    known = [style.name for style in document.styles]
    style: Any = (
        document.styles[name]
        if name in known
        else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    )
    style.base_style = document.styles["Normal"]
    style.quick_style, style.hidden, style.unhide_when_used = True, False, False
    style.font.size, style.font.bold, style.font.italic = Pt(size), False, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _fonts(style, face[0])
    shape = style.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(line)
    shape.space_before = shape.space_after = Pt(0)
    shape.alignment = align
    shape.keep_with_next, shape.widow_control = outline is not None, False
    _fine(style, indent=indent, track=track, outline=outline)


def _fine(style: Any, *, indent: bool, track: bool, outline: int | None) -> None:
    """What python-docx has no name for: indent by characters, track, outline level."""
    shape = style.element.get_or_add_pPr()
    for old in [*shape.findall(qn("w:ind")), *shape.findall(qn("w:outlineLvl"))]:
        shape.remove(old)
    if indent:
        style.paragraph_format.first_line_indent = Pt(2 * (layout.BODY_PT + layout.TRACK_PT))
        shape.find(qn("w:ind")).set(qn("w:firstLineChars"), "200")
    if outline is not None:
        shape.append(parse_xml(f'<w:outlineLvl {W} w:val="{outline}"/>'))
    if not track:
        shape.append(parse_xml(f'<w:snapToGrid {W} w:val="0"/>'))
    else:
        style.element.get_or_add_rPr().append(
            parse_xml(f'<w:spacing {W} w:val="{round(layout.TRACK_PT * 20)}"/>')
        )


def _fonts(style: Any, face: str) -> None:
    """Chinese in the face, digits and letters in Times New Roman; no theme fonts."""
    shape = style.element.get_or_add_rPr()
    for old in shape.findall(qn("w:rFonts")):
        shape.remove(old)
    shape.insert(
        0,
        parse_xml(
            f'<w:rFonts {W} w:ascii="{layout.LATIN}" w:hAnsi="{layout.LATIN}" '
            f'w:eastAsia="{face}" w:cs="{layout.LATIN}" w:hint="eastAsia"/>'
        ),
    )


def font_table() -> bytes:
    """The font table: each licensed face with the named ones to fall back on."""
    faces = (layout.SONG_TITLE, layout.FANGSONG, layout.KAITI, layout.HEITI, layout.SONG)
    fonts = "".join(
        f'<w:font w:name="{face[0]}"><w:altName w:val="{",".join(face[1:])}"/>'
        f'<w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>'
        for face in faces
    )
    latin = (
        f'<w:font w:name="{layout.LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/></w:font>'
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:fonts {W}>{fonts}{latin}</w:fonts>"
    ).encode()
