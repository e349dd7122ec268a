"""``plan coverage`` where something is missing: a file, a snapshot."""

from xuezheng.cli.main import main


def test_a_file_that_is_not_there(capsys, tmp_path):
    assert main(["plan", "coverage", str(tmp_path / "none.txt")]) == 2
    assert "none.txt" in capsys.readouterr().err


def test_a_folder_without_a_snapshot(capsys, tmp_path, monkeypatch):
    plan = tmp_path / "plan.txt"
    plan.write_text("云岭县教育局2027年工作要点\n一、目标\n创建省级绿色学校3所。\n", "utf-8")
    monkeypatch.setattr("xuezheng.cli.plan_coverage.settle", lambda *_: None)
    monkeypatch.setattr("xuezheng.adapters.snapshots.latest", lambda: None)
    assert main(["plan", "coverage", str(plan), "--data", str(tmp_path)]) != 0
    assert str(tmp_path) in capsys.readouterr().err
