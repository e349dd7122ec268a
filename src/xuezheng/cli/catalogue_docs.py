"""``xz catalogue docs``: the pages made from definitions, or a check that they are current."""

import argparse
from pathlib import Path
from typing import Any

from xuezheng.catalogue import current
from xuezheng.cli import ledger_pages, mission_rows, register_pages
from xuezheng.cli.table import VERBS
from xuezheng.core.plans.grammar import Cue

ROOT = Path(__file__).parents[3]
PAGES = ROOT / "docs/catalogue"


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--check", action="store_true", help="只核对 / only compare")


def commands() -> str:
    """The page of commands, from the table of verbs."""
    rows = "\n".join(
        f"| `./xz {' '.join(verb.words)}` | {verb.says.zh} · {verb.says.en} | `{verb.example}` |"
        for verb in VERBS
    )
    return (
        "# Commands\n\nMade from `cli/table.py` by `./xz catalogue docs`. Every command has `--help`. "
        "Exit codes: 0 done · 1 issues found · 2 wrong input · 3 infeasible · 4 engine unavailable · 70 our bug.\n\n"
        f"| command | does | example |\n|---|---|---|\n{rows}\n"
    )


def grammar() -> str:
    """The page of the reader's grammar: what each lexeme, rule and cue reads and passes over."""
    book = current().grammar
    lines = ["# Grammar of the plan reader", ""]
    lines += [
        "Made from `catalogue/grammar` by `./xz catalogue docs`. ⟦ ⟧ mark what one token covers.",
        "",
    ]
    lines += [
        "## Lexemes",
        "",
        "| key | letter | 名称 | reads | passes over |",
        "|---|---|---|---|---|",
    ]
    for lexeme in book.lexemes:
        cells = (
            lexeme.key,
            f"`{lexeme.letter}`",
            f"{lexeme.says.zh} · {lexeme.says.en}",
            *_cells(lexeme.reads, lexeme.passes_over),
        )
        lines.append(f"| {' | '.join(cells)} |")
    lines += ["", "## Rules", "", "| key | 名称 | reads | passes over |", "|---|---|---|---|"]
    for rule in book.rules:
        reads = tuple(f"{text} → {'; '.join(given)}" for text, given in rule.reads.items())
        lines.append(
            f"| {' | '.join((rule.key, f'{rule.says.zh} · {rule.says.en}', *_cells(reads, rule.passes_over)))} |"
        )
    lines += ["", "## Cues", "", "| key | gives | reads | passes over |", "|---|---|---|---|"]
    cues: list[Cue[Any]] = [*book.amount_cues, *book.clause_cues]
    cues += [*book.section_cues, *book.noise_cues]
    for cue in cues:
        read, passed = _cells(cue.reads, cue.passes_over)
        lines.append(f"| {cue.key} | {cue.gives.label.zh} | {read} | {passed} |")
    return "\n".join(lines) + "\n"


def _cells(reads: tuple[str, ...], passes_over: tuple[str, ...]) -> tuple[str, str]:
    first, second = (
        "<br>".join(text.replace("|", "\\|") for text in texts) for texts in (reads, passes_over)
    )
    return first, second


def pages() -> dict[str, str]:
    """Give every generated page by its name under docs/catalogue."""
    return {
        "commands.md": commands(),
        "grammar.md": grammar(),
        "mission.md": mission_rows.page(),
        **ledger_pages.pages(),
        **register_pages.pages(),
    }


def run(arguments: argparse.Namespace) -> int:
    """Write the pages, or say which are out of date."""
    old = []
    for name, text in pages().items():
        path = PAGES / name
        if arguments.check:
            if not path.exists() or path.read_text("utf-8") != text:
                old.append(name)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    if old:
        print(
            f"已过期，请运行 ./xz catalogue docs / out of date, run ./xz catalogue docs: {' '.join(old)}"
        )
        return 1
    print("说明页与定义一致 / the pages are current")
    return 0
