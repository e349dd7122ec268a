"""Awards by command: listed, shown, and checked by the referee without a database."""

import json
from pathlib import Path

import pytest
from tests.apps.awards.conftest import decided, town

from xuezheng.cli.main import main

__all__ = ["town"]
RECORD = Path("tests/gold/awards/record.json")


def test_the_referee_checks_a_record_and_names_what_differs(tmp_path, capsys):
    assert main(["award", "verify", str(RECORD)]) == 0
    assert "5所学校：无误" in capsys.readouterr().out
    told = json.loads(RECORD.read_text("utf-8"))
    assert told["result"]["sheets"][0]["fen"] == 6_349_206
    told["result"]["sheets"][0]["fen"] += 1
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps(told), "utf-8")
    assert main(["award", "verify", str(wrong)]) == 1
    assert "分配合计不符" in capsys.readouterr().out
    wrong.write_text("[]", "utf-8")
    assert main(["award", "verify", str(wrong)]) == 2
    assert "不是计奖复核记录" in capsys.readouterr().err


@pytest.mark.django_db
def test_years_and_one_year_are_told_and_its_record_is_found_right(town, tmp_path, capsys):
    number = decided(town)
    assert main(["award", "list"]) == 0
    assert "418,000.00  已审定" in capsys.readouterr().out
    assert main(["award", "list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["fen"] == 41_800_000
    assert main(["award", "show", str(number)]) == 0
    said = capsys.readouterr().out
    assert "云汀高级中学  108%（270/250）  80,000.00" in said
    assert main(["award", "show", str(number), "--record"]) == 0
    kept = tmp_path / "record.json"
    kept.write_text(capsys.readouterr().out, "utf-8")
    assert main(["award", "verify", str(kept)]) == 0
    assert main(["award", "show", "999999"]) == 2
