"""Every word on screen exists in Chinese and English, in the office's own vocabulary."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.template import engines
from django.template.base import Node, TextNode
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

from xuezheng.ui.words import NOT_SAID

PACKAGE = Path(__file__).resolve().parents[2] / "src/xuezheng"
CATALOGUE = "locale/en/LC_MESSAGES/django.po of its app (or the root one when several apps say it)"
CATALOGUES = sorted(PACKAGE.glob("**/locale/en/LC_MESSAGES/django.po"))
TEMPLATES = sorted(
    path.relative_to(folder).as_posix()
    for folder in PACKAGE.glob("**/templates")
    for path in folder.rglob("*.html")
)
CHINESE = re.compile(r"[\u3400-\u9fff]")
HARD_CODED = {"学": "the mark in the header", "中文": "the language's own name"}
"""Chinese that stands in templates outside of translation, and why it may."""
GETTEXT = {"_", "gettext", "gettext_lazy"}
SCREEN = ("ui", "site", "apps")
"""The packages whose words people read."""


def nodes(name: str) -> Iterator[Node]:
    template = engines["django"].get_template(name).template
    yield from template.nodelist.get_nodes_by_type(Node)


def message(node: Node) -> str | None:
    """Give the msgid of a translating node."""
    if isinstance(node, TranslateNode):
        found = node.filter_expression.var
        return str(getattr(found, "literal", None) or found)
    if isinstance(node, BlockTranslateNode):
        return node.render_token_list(node.singular)[0]
    return None


def messages(name: str) -> list[str]:
    return [found for node in nodes(name) if (found := message(node)) is not None]


def called() -> dict[str, str]:
    """Give the msgids of Python code, each with its place: gettext("…"), _("…")."""
    found = {}
    for package in SCREEN:
        for path in sorted((PACKAGE / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") in GETTEXT:
                    [words, *_] = node.args
                    found[ast.literal_eval(words)] = f"{path.relative_to(PACKAGE)}:{node.lineno}"
    return found


def english() -> dict[str, str]:
    """Give every English half; apps that say the same words translate them alike."""
    known: dict[str, str] = {}
    for path in CATALOGUES:
        with path.open("rb") as file:
            own = {one.id: one.string for one in read_po(file) if one.id}
        assert [one for one in own if known.get(one, own[one]) != own[one]] == [], path
        known |= own
    return known


def declared(package: str) -> Iterator[tuple[str, str, str]]:
    """Every T("…", "…") of a package: where, Chinese, English."""
    for path in sorted((PACKAGE / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "T":
                words = [one.value for one in node.args if isinstance(one, ast.Constant)]
                if len(words) == 2:
                    yield f"{path.relative_to(PACKAGE)}:{node.lineno}", words[0], words[1]


def unsaid(text: str) -> list[str]:
    return [f"{word}（说：{instead}）" for word, instead in NOT_SAID.items() if word in text]


def test_there_are_templates_to_look_at():
    assert "ui/base.html" in TEMPLATES


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_message_has_its_english_half(name):
    known = english()
    missing = [found for found in messages(name) if not known.get(found, "").strip()]
    entries = "\n".join(f'msgid "{found}"\nmsgstr ""\n' for found in dict.fromkeys(missing))
    assert not missing, f"add to {CATALOGUE}:\n\n{entries}"


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_chinese_stands_outside_of_translation(name):
    text = "\n".join(node.s for node in nodes(name) if isinstance(node, TextNode))
    found = [line.strip() for line in text.splitlines() if CHINESE.search(line)]
    found = [line for line in found if not any(word in line for word in HARD_CODED)]
    assert found == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_templates_speak_the_offices_words(name):
    assert [word for found in messages(name) for word in unsaid(found)] == []


def test_every_message_of_the_code_has_its_english_half():
    known = english()
    assert [f"{place}: {one}" for one, place in called().items() if not known.get(one)] == []


def test_the_code_speaks_the_offices_words():
    assert [f"{place}: {unsaid(one)}" for one, place in called().items() if unsaid(one)] == []


def test_english_halves_hold_no_chinese_and_the_same_placeholders():
    for chinese, half in english().items():
        assert not CHINESE.search(half), chinese
        names = re.findall(r"%\((\w+)\)s", chinese)
        assert sorted(names) == sorted(re.findall(r"%\((\w+)\)s", half)), chinese


def test_no_english_half_is_left_over():
    used = {found for name in TEMPLATES for found in messages(name)} | set(called())
    assert sorted(set(english()) - used) == []


def test_declared_words_have_two_halves():
    for package in ("core", "catalogue", "adapters", *SCREEN):
        for place, chinese, half in declared(package):
            assert bool(chinese.strip()) or not half.strip(), place
            assert not CHINESE.search(half), place
            # Placeholders agree, so that facts reach both readers.
            assert sorted(re.findall(r"{(\w+)}", chinese)) == sorted(
                re.findall(r"{(\w+)}", half)
            ), place


def test_declared_words_are_the_offices_words():
    wrong = [
        f"{place}: {word}"
        for package in SCREEN
        for place, chinese, _ in declared(package)
        for word in unsaid(chinese)
    ]
    assert wrong == []


def test_a_word_not_said_is_found():
    assert unsaid("大班额有风险") == ["风险（说：进度滞后）"]
    assert unsaid("提交成功后自动关闭") == ["提交成功（说：已报送）", "关闭（说：销号（办结））"]
