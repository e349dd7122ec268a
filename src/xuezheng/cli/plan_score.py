"""``xz plan score``: precision, recall and F1 against hand-made gold rows."""

import argparse
import json
from pathlib import Path

from xuezheng.catalogue import current
from xuezheng.cli.plans import FileError, document
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.plans.read import read
from xuezheng.core.plans.reading import as_json
from xuezheng.core.plans.score import Measure, Score, score


class GoldError(InputError):
    """A line of the gold file is not a gold row."""

    code = "gold"
    text = T(
        "标注文件第 {line} 行不是一行 JSON 标注", "Line {line} of the gold file is no gold row"
    )


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", help="文件 / a plan")
    parser.add_argument("gold", help="标注 .jsonl / gold rows, one JSON object a line")
    parser.add_argument("--list", action="store_true", help="列出每处差异 / list every difference")
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def gold_rows(path: str) -> list[dict[str, object]]:
    """The rows of a gold file; raises ``FileError`` and ``GoldError``."""
    try:
        lines = Path(path).read_text("utf-8").splitlines()
    except OSError as error:
        raise FileError(path=path, why=error.strerror or str(error)) from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise GoldError(line=number) from error
        if not isinstance(row, dict) or "quote" not in row or "kind" not in row:
            raise GoldError(line=number)
        rows.append(row)
    return rows


def run(arguments: argparse.Namespace) -> int:
    """Read, score, print."""
    found = document(arguments.file)
    predicted = as_json(read(found, current().grammar))["targets"]
    result = score(predicted, gold_rows(arguments.gold), found.text)
    if arguments.json:
        print(json.dumps({"found": _measure(result.found), "exact": _measure(result.exact)}))
        return 0
    if arguments.list:
        _list(result)
    for name, measure in (("found", result.found), ("exact", result.exact)):
        print(f"{name}  P {measure.precision:.3f} R {measure.recall:.3f} F1 {measure.f1:.3f}")
    return 0


def _measure(measure: Measure) -> dict[str, float]:
    return {"precision": measure.precision, "recall": measure.recall, "f1": measure.f1}


def _list(result: Score) -> None:
    keys = ("quote", "op", "value", "low", "high", "unit", "kind", "deadline")
    for row in result.misses:
        print("miss ", *(row.get(key) for key in keys))
    for row in result.extras:
        print("extra", *(row.get(key) for key in keys))
    for gold, got in result.inexact:
        print(
            "not exact",
            *(gold.get(key) for key in keys),
            "| read as",
            got["op"],
            got["kind"],
            got["deadline"],
        )
