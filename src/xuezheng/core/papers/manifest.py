"""A paper as canonical JSON, and the manifest of what it rests on.

A report = f(figures with source and date, template version): equal manifests
mean equal bytes, and a manifest names every figure with its source.
"""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from hashlib import sha256
from typing import Any

from xuezheng.core.papers.figures import Figure, Origin, plain
from xuezheng.core.papers.paper import (
    Block,
    CodeBlock,
    Column,
    Heading,
    Paper,
    PaperHead,
    Paragraph,
    Run,
    SealBlock,
    SignBlock,
    Table,
    Words,
)

Data = dict[str, Any]


def canonical_json(data: Any) -> str:
    """Plain data as one string: sorted keys, no blanks, characters as they are.

    >>> canonical_json({"b": 1, "a": "云"})
    '{"a":"云","b":1}'
    """
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(data: Any) -> str:
    """SHA-256 of the canonical JSON of plain data."""
    return sha256(canonical_json(data).encode()).hexdigest()


def manifest(paper: Paper) -> Data:
    """What a paper rests on: template and version, every figure, and the digest of its text.

    ``digest`` is that of the manifest itself without it.
    """
    whole: Data = {
        "template": paper.template,
        "version": paper.version,
        "figures": [figure_json(figure) for figure in paper.figures()],
        "content": digest_of(paper_json(paper)),
    }
    return whole | {"digest": digest_of(whole)}


def figure_json(figure: Figure) -> Data:
    """A figure as plain data; the value is exact decimal text."""
    return {
        "value": plain(figure.value), "unit": figure.unit, "said": figure.said,
        "source": figure.source, "as_of": figure.as_of.isoformat(), "origin": figure.origin.key,
    }  # fmt: skip


def figure_of(data: Data) -> Figure:
    """The figure that ``figure_json`` wrote down."""
    return Figure(
        Decimal(data["value"]), data["unit"], data["said"], data["source"],
        date.fromisoformat(data["as_of"]), Origin.of(data["origin"]),
    )  # fmt: skip


def run_json(run: Run) -> Data:
    """A run as plain data."""
    if isinstance(run, Figure):
        return {"figure": figure_json(run)}
    return {"text": run.text, "strong": True} if run.strong else {"text": run.text}


def run_of(data: Data) -> Run:
    """The run that ``run_json`` wrote down."""
    if "figure" in data:
        return figure_of(data["figure"])
    return Words(data["text"], strong=data.get("strong", False))


def runs_of(data: list[Data]) -> tuple[Run, ...]:
    """Runs from plain data."""
    return tuple(run_of(one) for one in data)


def _block_json(block: Block) -> Data:
    if isinstance(block, Paragraph):
        return {
            "is": "paragraph", "runs": [run_json(run) for run in block.runs],
            "indent": block.indent, "centred": block.centred,
        }  # fmt: skip
    if isinstance(block, Table):
        return {
            "is": "table", "columns": [asdict(column) for column in block.columns],
            "rows": [[[run_json(run) for run in cell] for cell in row] for row in block.rows],
            "spans": list(block.spans), "headless": block.headless,
        }  # fmt: skip
    data = asdict(block)
    return data | {"is": _NAMES[type(block)]} | _listed(data)


def _listed(data: Data) -> Data:
    return {name: list(value) for name, value in data.items() if isinstance(value, tuple)}


_NAMES: dict[type, str] = {
    Heading: "heading", SealBlock: "seal", SignBlock: "sign", CodeBlock: "code",
}  # fmt: skip


def _paragraph(data: Data) -> Paragraph:
    return Paragraph(runs_of(data["runs"]), indent=data["indent"], centred=data["centred"])


def _table(data: Data) -> Table:
    return Table(
        tuple(Column(**column) for column in data["columns"]),
        tuple(tuple(runs_of(cell) for cell in row) for row in data["rows"]),
        tuple(data["spans"]),
        headless=data["headless"],
    )


_BLOCKS: dict[str, Callable[[Data], Block]] = {
    "paragraph": _paragraph,
    "table": _table,
    "heading": lambda data: Heading(data["level"], data["text"]),
    "seal": lambda data: SealBlock(data["office"], data["day"]),
    "sign": lambda data: SignBlock(tuple(data["names"])),
    "code": lambda data: CodeBlock(data["code"], data["address"]),
}


def paper_json(paper: Paper) -> Data:
    """A paper as plain data, ready for canonical JSON."""
    head = asdict(paper.head)
    return {
        "template": paper.template, "version": paper.version, "landscape": paper.landscape,
        "note": paper.note,
        "head": head | _listed(head) | {"day": paper.head.day.isoformat()},
        "blocks": [_block_json(block) for block in paper.blocks],
    }  # fmt: skip


def paper_of(data: Data) -> Paper:
    """The paper that ``paper_json`` wrote down."""
    head = data["head"] | {
        "day": date.fromisoformat(data["head"]["day"]),
        "copies": tuple(data["head"]["copies"]),
    }
    return Paper(
        data["template"], data["version"], PaperHead(**head),
        tuple(_BLOCKS[block["is"]](block) for block in data["blocks"]),
        landscape=data["landscape"], note=data["note"],
    )  # fmt: skip
