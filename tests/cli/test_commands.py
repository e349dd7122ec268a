"""Commands as people type them: what they print, and how they end when something is wrong."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from xuezheng.cli.main import main
from xuezheng.cli.table import VERBS

ROOT = Path(__file__).parents[2]
PLAN = str(ROOT / "src/xuezheng/demo/texts/plan-2026.txt")
OLDER = str(ROOT / "src/xuezheng/demo/texts/plan-2025.txt")
GOLD = str(ROOT / "tests/gold/yunting-2026.gold.jsonl")
TEXT = "青禾县教育局2026年工作要点\n一、目标\n建成学校3所。\n开展37嗡活动。\n"


def test_read_as_json(capsys):
    assert main(["plan", "read", PLAN, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found.keys() == {
        "document",
        "parts",
        "targets",
        "not_understood",
        "noise",
        "numbers",
        "ties",
    }
    assert found["parts"][0]["number"] == "云教〔2026〕3号"
    wanted = {
        "quote",
        "start",
        "indicator",
        "scope",
        "op",
        "value",
        "low",
        "high",
        "unit",
        "kind",
        "deadline",
        "section",
    }
    assert wanted <= found["targets"][0].keys()


def test_read_for_people_and_from_standard_input(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030"))))
    assert main(["plan", "read", "-"]) == 0
    shown = capsys.readouterr().out
    assert "建成学校" in shown
    assert "未读懂：37" in shown


def test_outline(capsys):
    assert main(["plan", "outline", PLAN]) == 0
    shown = capsys.readouterr().out
    assert "云汀市教育局2026年工作要点" in shown
    assert "  一、指导思想" in shown


def test_compare_files_and_parts(capsys):
    assert main(["plan", "compare", OLDER, PLAN, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["a"]["year"], found["b"]["year"]) == (2025, 2026)
    assert found["pairs"]
    assert main(["plan", "compare", f"{PLAN}#0", f"{PLAN}#1"]) == 0
    assert "起点" in capsys.readouterr().out
    assert main(["plan", "compare", f"{PLAN}#0", f"{PLAN}#7"]) == 2


def test_score(capsys):
    assert main(["plan", "score", PLAN, GOLD]) == 0
    found, exact = capsys.readouterr().out.splitlines()
    assert found.startswith("found  P ")
    assert float(found.rpartition(" ")[2]) >= 0.99
    assert exact.startswith("exact  P ")


@pytest.mark.parametrize(
    ("name", "data", "code", "told"),
    [
        ("a.txt", b"", 2, "文件是空的"),
        ("a.png", b"\x89PNG\r\n\x1a\n", 2, "这是图片"),
        ("a.docx", b"PK\x03\x04", 2, "已损坏"),
    ],
    ids=["empty", "picture", "damaged"],
)
def test_wrong_files_end_with_2_and_say_what_to_do(tmp_path, capsys, name, data, code, told):
    path = tmp_path / name
    path.write_bytes(data)
    assert main(["plan", "read", str(path), "--json"]) == code
    printed = capsys.readouterr()
    assert told in printed.err
    assert json.loads(printed.out)["status"] == 422


def test_a_missing_file_and_a_broken_gold_row(tmp_path, capsys):
    assert main(["plan", "read", str(tmp_path / "nothing.txt")]) == 2
    assert "打不开文件" in capsys.readouterr().err
    gold = tmp_path / "g.jsonl"
    gold.write_text('{"quote": "x", "kind": "target"}\nnot json\n', "utf-8")
    assert main(["plan", "score", PLAN, str(gold)]) == 2
    assert "第 2 行" in capsys.readouterr().err


def test_without_words_the_verbs_are_listed(capsys):
    assert main([]) == 0
    shown = capsys.readouterr().out
    for verb in VERBS:
        assert " ".join(verb.words) in shown
    assert main(["plam"]) == 2


def test_a_wrong_option_ends_with_2(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["plan", "read", PLAN, "--jsn"])
    assert ended.value.code == 2
    assert "用法不对" in capsys.readouterr().err


def test_reading_never_loads_the_web_framework():
    code = (
        "import sys; from xuezheng.cli.main import main; main(['plan', 'outline', sys.argv[1]]); "
        "heavy = {'django', 'ninja', 'numpy', 'granian'} & set(sys.modules); sys.exit(bool(heavy))"
    )
    done = subprocess.run([sys.executable, "-c", code, PLAN], capture_output=True, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize(
    "verb",
    [v for v in VERBS if v.words[0] in ("plan", "catalogue") and "--data" not in v.example],
    ids=lambda v: " ".join(v.words),
)
def test_each_example_runs(verb, capsys, monkeypatch):
    monkeypatch.chdir(ROOT)
    assert main(verb.example.split()[1:]) == 0
    assert capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["log", "head"], ["account", "reset", "20260001"], ["work", "--once"]]
)
def test_a_command_without_a_database_says_so(tmp_path, words):
    """As a new user types it: nothing in the environment but the folder."""
    kept = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "xuezheng.cli", *words], cwd=ROOT, text=True, capture_output=True,
        env={**kept, "XZ_DATA": str(tmp_path), "XZ_DATABASE_URL": ""}, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.splitlines()[0] == (
        f"xz: {tmp_path} 里没有本软件的数据库。先运行 ./xz init 或 ./xz demo，或用 --data 指定数据目录。"
    )
