"""The verbs of draws and decisions: what they print, how they end."""

import json
from pathlib import Path

import pytest

from xuezheng.cli.main import main

GOLD = Path(__file__).parents[1] / "gold/decisions"
LIST = str(GOLD / "list.txt")
RECORD = str(GOLD / "record.json")
ANNOUNCED = str(GOLD / "announced.json")


def told(capsys, *words):
    code = main(words)
    found = capsys.readouterr()
    return code, found.out, found.err


def test_run_prints_the_chosen_in_order(capsys, tmp_path):
    code, out, _ = told(capsys, "draw", "run", LIST, "--seats", "3", "--seed", "云汀")
    assert code == 0
    chosen = out.splitlines()
    assert len(chosen) == 3
    mixed = tmp_path / "mixed.txt"
    mixed.write_bytes(b"\r\n".join(reversed(Path(LIST).read_bytes().split())))
    # The group of two is told by a tab in the file; written anew it keeps its size.
    text = Path(LIST).read_text().splitlines()
    mixed.write_text("\r\n".join(reversed(text)) + "\r\n")
    assert told(capsys, "draw", "run", str(mixed), "--seats", "3", "--seed", "云汀")[1] == out


def test_run_with_json_gives_the_trace(capsys):
    words = ("draw", "run", LIST, "--seats", "3", "--seed", "云汀", "--json")
    found = json.loads(told(capsys, *words)[1])
    assert [one["rank"] for one in found["trace"]] == [1, 2, 3, 4, 5]
    assert found["chosen"] == [one["id"] for one in found["trace"] if one["chosen"]]
    assert [one["ticket"] for one in found["trace"]] == sorted(
        one["ticket"] for one in found["trace"]
    )


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [(b"a\na\n", 2, "与第1行重复"), (b"\xff\n", 2, "is not UTF-8: byte 0"), (b"", 2, "empty")],
    ids=["twice", "latin", "empty"],
)
def test_a_bad_list_is_told(capsys, tmp_path, content, code, said):
    file = tmp_path / "list.txt"
    file.write_bytes(content)
    found = told(capsys, "draw", "run", str(file), "--seats", "1", "--seed", "s")
    assert found[0] == code
    assert said in found[2]
    assert found[1] == ""


def test_a_missing_list_and_impossible_seats(capsys):
    assert told(capsys, "draw", "run", "none.txt", "--seats", "1", "--seed", "s")[0] == 2
    assert told(capsys, "draw", "run", LIST, "--seats", "-1", "--seed", "s")[0] == 2


def test_rfc3797(capsys):
    key = "9319./2.5.8.10.12./9.18.26.34.41.45./"
    out = told(capsys, "draw", "rfc3797", key, "--pool", "25", "--take", "10")[1]
    assert out.split() == ["17", "7", "2", "16", "25", "23", "8", "24", "19", "13"]
    out = told(capsys, "draw", "rfc3797", key, "--pool", "25", "--take", "1", "--json")[1]
    assert json.loads(out)["steps"][0]["digest"] == "990DD0A5692A029A98B5E01AA28F3459"
    assert told(capsys, "draw", "rfc3797", key, "--pool", "2", "--take", "3")[0] == 2


def test_rivest(capsys):
    assert told(capsys, "draw", "rivest", "--seed", "31", *"abcd")[1].split() == [*"badc"]
    assert told(capsys, "draw", "rivest", "--seed", "77", *"dcba")[1].split() == [*"bdca"]
    out = told(capsys, "draw", "rivest", "--seed", "0", "--total", "1000", "--take", "3")[1]
    assert out.split() == ["905", "573", "160"]
    out = told(capsys, "draw", "rivest", "--seed", "31", *"abcd", "--take", "1", "--json")[1]
    assert json.loads(out)["picks"][0]["id"] == "b"
    assert told(capsys, "draw", "rivest", "--seed", "31", *"aab")[0] == 2
    assert told(capsys, "draw", "rivest", "--seed", "31", *"ab", "--take", "3")[0] == 2


def test_the_example_of_an_engine_by_its_own_rules_or_by_a_file(capsys, tmp_path):
    assert main(["decision", "example", "points"]) == 0
    out = capsys.readouterr().out
    assert "02\t参保36个月，没有学历材料\t录取（12分）\t甲校" in out
    file = tmp_path / "terms.json"
    file.write_text('{"groups": "extend"}')
    assert main(["decision", "example", "draw", "--terms", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["problem"]["groups"] == "extend"


def test_decision_run_by_any_engine(capsys, tmp_path):
    problem = str(GOLD / "problem.json")
    code, out, _ = told(capsys, "decision", "run", "draw", problem, "--seed", "x")
    assert code == 0
    assert len(out.splitlines()) == 5
    found = json.loads(told(capsys, "decision", "run", "draw", problem, "--seed", "x", "--json")[1])
    assert found["objections"] == []
    assert told(capsys, "decision", "run", "none", problem)[0] == 2
    file = tmp_path / "x.json"
    for text in ("{", "[]", '{"list":"a"}'):
        file.write_text(text)
        assert told(capsys, "decision", "run", "draw", str(file))[0] == 2


def test_decision_verify_says_what_holds(capsys):
    code, out, _ = told(capsys, "decision", "verify", RECORD, "--against", ANNOUNCED)
    assert code == 0
    assert out.count("一致") == 10
    found = json.loads(told(capsys, "decision", "verify", ANNOUNCED, "--json")[1])
    assert found["good"]
    assert {one["check"] for one in found["checks"] if not one["there"]} >= {"seed", "result"}


def test_decision_verify_says_what_differs(capsys, tmp_path):
    text = Path(RECORD).read_text()
    file = tmp_path / "record.json"
    file.write_text(text.replace("YT26000003\\n", "YT26000003\\nYT26000099\\n", 1))
    code, out, err = told(capsys, "decision", "verify", str(file), "--against", RECORD)
    assert code == 1
    assert "不符" in out
    assert "多出：YT26000099" in err
    assert told(capsys, "decision", "verify", str(file), "--json")[0] == 1
    file.write_text("{}")
    assert told(capsys, "decision", "verify", str(file))[0] == 2
    file.write_text(text.replace('"key":"draw"', '"key":"other"', 1))
    assert told(capsys, "decision", "verify", str(file))[0] == 2
