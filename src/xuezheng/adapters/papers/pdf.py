"""A paper as PDF through typst; the page is ``paper.typ``, the words come as JSON."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from xuezheng.adapters.papers import codes, layout
from xuezheng.core.base.errors import BackendError
from xuezheng.core.base.labels import T
from xuezheng.core.papers.figures import day_said
from xuezheng.core.papers.manifest import canonical_json, paper_json
from xuezheng.core.papers.paper import CodeBlock, Paper, title_lines

_PAGE = Path(__file__).with_name("paper.typ")
_FACES = {
    "song": layout.SONG_TITLE,
    "fang": layout.FANGSONG,
    "kai": layout.KAITI,
    "hei": layout.HEITI,
}
_LINE_CHARACTERS, _WIDE_CHARACTERS = 20, 32


class NoChineseFontError(BackendError):
    """No font with Chinese characters is installed."""

    code = "paper-font"
    text = T(
        "本机没有中文字体，排不出 PDF。请管理员安装 fonts-noto-cjk（Debian、Ubuntu）"
        "或 google-noto-serif-cjk-fonts（openEuler、RHEL），或放入仿宋、黑体字体文件；.docx 不受影响。",
        "No Chinese font is installed, so no PDF can be set. Install fonts-noto-cjk (Debian, "
        "Ubuntu) or google-noto-serif-cjk-fonts (openEuler, RHEL); .docx is not affected.",
    )


class TypesettingError(BackendError):
    """The typesetter gave nothing back."""

    code = "paper-pdf"
    text = T("PDF 排版未能完成：{why}", "Setting the PDF did not succeed: {why}")


@cache
def _installed() -> frozenset[str]:
    return frozenset(typst.Fonts(include_embedded_fonts=False).families())


def fonts(installed: Iterable[str]) -> dict[str, list[str]]:
    """The fonts that each face is set in here; raises ``NoChineseFontError`` without any.

    >>> fonts(["FangSong", "SimHei", "Noto Serif CJK SC"])["fang"]
    ['FangSong', 'Noto Serif CJK SC', 'SimHei']
    """
    have = set(installed)
    any_face = [name for face in _FACES.values() for name in face if name in have]
    if not any_face:
        raise NoChineseFontError
    latin = [layout.LATIN] if layout.LATIN in have else []
    return {key: [*latin, *_have(face, have, any_face[-1])] for key, face in _FACES.items()}


def _have(face: tuple[str, ...], have: set[str], last: str) -> list[str]:
    found = [name for name in face if name in have]
    return found if last in found else [*found, last]


def pdf(paper: Paper) -> bytes:
    """Give the paper as PDF; on one machine the same paper gives the same bytes."""
    at = datetime.combine(paper.head.day, time(), UTC)
    given = canonical_json(_given(paper))
    try:
        made = typst.compile(
            _PAGE.read_bytes(), sys_inputs={"paper": given}, timestamp=int(at.timestamp())
        )
    except typst.TypstError as error:
        raise TypesettingError(why=error.message) from error
    return bytes(made)


def _given(paper: Paper) -> dict[str, Any]:
    data = paper_json(paper)
    day = paper.head.day
    head = data["head"] | {"y": day.year, "m": day.month, "d": day.day, "day_said": day_said(day)}
    code = next((block for block in paper.blocks if isinstance(block, CodeBlock)), None)
    wide = _WIDE_CHARACTERS if paper.landscape else _LINE_CHARACTERS
    return data | {
        "head": head,
        "fonts": fonts(_installed()),
        "measures": _measures(landscape=paper.landscape),
        "title_lines": list(title_lines(paper.head.title, wide)),
        "code_svg": codes.svg(code.address).decode() if code else "",
    }


def _measures(*, landscape: bool) -> dict[str, float]:
    width, height = layout.PAGE_MM
    box = layout.margins_mm(landscape=landscape)
    if landscape:
        width, height = height, width
    return {
        "width": width, "height": height, "top": box.top, "right": box.right,
        "bottom": box.bottom, "left": box.left, "pager": layout.PAGER_MM,
        "body": layout.BODY_PT, "line": layout.LINE_PT, "track": layout.TRACK_PT,
    }  # fmt: skip
