"""Definitions of ledgers by commands: written out, checked from a file."""

import tomllib
from pathlib import Path

from xuezheng.cli.main import main

EXAMPLE = Path(__file__).parents[2] / "docs/examples/visitors.toml"


def test_a_shipped_ledger_is_written_as_toml(capsys):
    assert main(["ledger", "export", "hazard"]) == 0
    told = tomllib.loads(capsys.readouterr().out)
    assert (told["key"], told["prefix"], len(told["fields"])) == ("hazard", "YH", 15)


def test_what_python_says_is_refused_or_left_out(capsys):
    assert main(["ledger", "export", "petition"]) != 0
    assert "fields.term.computes" in capsys.readouterr().err
    assert main(["ledger", "export", "petition", "--partial"]) == 0
    assert tomllib.loads(capsys.readouterr().out)["key"] == "petition"
    assert main(["ledger", "export", "hazrad"]) != 0
    assert "did you mean hazard?" in capsys.readouterr().err


def test_the_worked_example_has_no_faults_and_a_wrong_one_is_told_by_line(capsys, tmp_path):
    assert main(["ledger", "check", str(EXAMPLE)]) == 0
    assert "no faults" in capsys.readouterr().out
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(EXAMPLE.read_text("utf-8").replace('type = "name"', 'type = "nmae"'), "utf-8")
    assert main(["ledger", "check", str(wrong)]) != 0
    told = capsys.readouterr().err
    assert "fields[1].type" in told
    assert "did you mean name?" in told
