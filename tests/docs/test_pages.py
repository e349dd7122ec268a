"""The papers say what is: files exist, links lead somewhere, every class has its word."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import xuezheng.core
from xuezheng.cli import catalogue_docs
from xuezheng.cli.table import VERBS

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def test_the_map_names_files_that_exist():
    rows = [
        line
        for line in (ROOT / "docs/map.md").read_text("utf-8").splitlines()
        if line.startswith("| ")
    ]
    assert len(rows) > 30
    for line in rows[1:]:
        for name in re.findall(r"`([\w./-]+)`", line.split("|")[2]):
            assert (ROOT / name).exists(), name


def test_every_public_class_of_the_core_has_its_word():
    words = set(
        re.findall(r"^\| (\w+) \|", (ROOT / "docs/glossary.md").read_text("utf-8"), re.MULTILINE)
    )
    missing = []
    for module in pkgutil.walk_packages(xuezheng.core.__path__, "xuezheng.core."):
        for name, thing in vars(importlib.import_module(module.name)).items():
            own = inspect.isclass(thing) and thing.__module__ == module.name
            if own and not name.startswith("_") and name not in words:
                missing.append(name)
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text("utf-8")):
        if not re.match(r"[a-z]+:", target):
            assert (page.parent / target).exists(), target


def test_each_threat_names_a_test_that_exists():
    cited = re.findall(r"`(tests/[^`:]+)::(\w+)`", (ROOT / "docs/threats.md").read_text("utf-8"))
    assert len(cited) >= 20
    for path, name in cited:
        assert f"def {name}(" in (ROOT / path).read_text("utf-8"), f"{path}::{name}"


def test_the_readme_has_two_commands():
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    assert [block.strip() for block in blocks] == ["./xz demo", "./xz test"]


def test_generated_pages_are_current():
    for name, text in catalogue_docs.pages().items():
        assert (ROOT / "docs/catalogue" / name).read_text("utf-8") == text, (
            f"{name}: run ./xz catalogue docs"
        )


def test_every_verb_is_in_the_table_of_the_docs():
    page = (ROOT / "docs/catalogue/commands.md").read_text("utf-8")
    for verb in VERBS:
        assert f"`./xz {' '.join(verb.words)}`" in page
