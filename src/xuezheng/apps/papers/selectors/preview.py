"""A paper laid out for the screen: blocks with runs, each figure with the address that opens it."""

import json
from dataclasses import dataclass
from typing import Any

from xuezheng.apps.papers.models import Paper
from xuezheng.core.base.labels import T
from xuezheng.core.papers import paper as core
from xuezheng.core.papers.figures import Figure, day_said
from xuezheng.core.papers.manifest import paper_of

_WHENCE = T("{origin}，截至{day}", "{origin}, as of {day}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; a figure has an address and says whence it comes."""

    text: str
    strong: bool = False
    url: str = ""
    whence: T | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    pieces: tuple[Piece, ...]
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the preview; ``kind`` says which of the fields are filled."""

    kind: str
    pieces: tuple[Piece, ...] = ()
    level: int = 0
    indent: bool = True
    centred: bool = False
    heads: tuple[str, ...] = ()
    rows: tuple[tuple["Cell", ...], ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """A whole paper for the screen."""

    head: core.PaperHead
    title: tuple[str, ...]
    parts: tuple[Part, ...]
    landscape: bool
    note: str
    figures: int
    to: str
    signer: str
    copies: str
    printed: str


def address(source: str) -> str:
    """Where a figure opens: its target, its list of progress, its case; empty for none.

    >>> address("target:7"), address("progress:plan-2026:met"), address("case:3"), address("x")
    ('/targets/7/', '/progress/plan-2026/list/?standing=met', '/cases/3/', '')
    >>> address("ledger:hazard:found:2026W41"), address("late:hazard")
    ('/ledgers/hazard/?figure=found&period=2026W41', '/ledgers/hazard/?show=late')
    """
    kind, _, rest = source.partition(":")
    if kind == "target" and rest.isdecimal():
        return f"/targets/{rest}/"
    if kind == "case" and rest.isdecimal():
        return f"/cases/{rest}/"
    if kind == "late":
        return f"/ledgers/{rest}/?show=late"
    if kind == "ledger":
        return _ledger(*rest.split(":"))
    if kind == "progress":
        plan, _, narrowed = rest.partition(":")
        return f"/progress/{plan}/list/{_query(narrowed)}" if plan else ""
    return ""


def _ledger(key: str, figure: str, period: str, org: str = "") -> str:
    """The cases that a number of a ledger's roll-up counts."""
    under = f"&under={org}" if org else ""
    return f"/ledgers/{key}/?figure={figure}&period={period}{under}"


def _query(narrowed: str) -> str:
    """Organisation and standing of a count, as the list's own filters."""
    org, _, standing = narrowed.rpartition(":") if ":" in narrowed else ("", "", narrowed)
    if standing.isdecimal():
        org, standing = standing, ""
    told = [f"org={org}"] if org else []
    told += [f"standing={standing}"] if standing else []
    return f"?{'&'.join(told)}" if told else ""


def preview(row: Paper) -> Preview:
    """Lay out what a row holds."""
    return laid_out(paper_of(json.loads(row.body)))


def laid_out(paper: core.Paper) -> Preview:
    """Lay out a paper; its own words stay Chinese whatever the reader's language."""
    head = paper.head
    return Preview(
        head=head,
        title=core.title_lines(head.title, 20),
        parts=tuple(_part(block) for block in paper.blocks),
        landscape=paper.landscape,
        note=paper.note,
        figures=len(paper.figures()),
        to=f"{head.to}：" if head.to else "",
        signer=f"签发人：{head.signer}" if head.signer else "",
        copies=f"抄送：{'，'.join(head.copies)}。" if head.copies else "",
        printed=f"{day_said(head.day)}印发",
    )


def _part(block: core.Block) -> Part:
    if isinstance(block, core.Heading):
        return Part("heading", (Piece(block.text),), level=block.level)
    if isinstance(block, core.Paragraph):
        return Part("paragraph", pieces(block.runs), indent=block.indent, centred=block.centred)
    if isinstance(block, core.Table):
        heads = () if block.headless else tuple(column.head for column in block.columns)
        rows = tuple(
            tuple(
                Cell(pieces(cell), column.centred)
                for cell, column in zip(row, block.columns, strict=True)
            )
            for row in block.rows
        )
        return Part("table", heads=heads, rows=rows)
    if isinstance(block, core.SealBlock):
        return Part("seal", words=(block.office, block.day))
    if isinstance(block, core.SignBlock):
        return Part("sign", words=tuple(f"{name}：" for name in block.names))
    return Part("code", words=(block.code, block.address))


def pieces(runs: tuple[core.Run, ...]) -> tuple[Piece, ...]:
    """Runs for the screen."""
    return tuple(_piece(run) for run in runs)


def _piece(run: core.Run) -> Piece:
    if not isinstance(run, Figure):
        return Piece(run.text, run.strong)
    whence = _WHENCE.filled(origin=run.origin.label, day=day_said(run.as_of))
    return Piece(run.said, url=address(run.source), whence=whence)


def manifest_of(row: Paper) -> dict[str, Any]:
    """What a paper rests on, as stored."""
    return dict(json.loads(row.manifest))
