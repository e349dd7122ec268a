"""``plan coverage`` where something is missing: a file, a snapshot."""

from xuezheng.adapters import config
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


def test_without_data_a_small_city_is_raised_first(capsys, tmp_path, monkeypatch):
    raised = []

    def make(path, day, scale):
        assert not path.exists(), "looking for data has made nothing there"
        raised.append((path, day, scale))

    plan = tmp_path / "plan.txt"
    plan.write_text("云岭县教育局2027年工作要点\n一、目标\n创建省级绿色学校3所。\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XZ_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "xuezheng.site.settings")
    monkeypatch.setattr("xuezheng.cli.demo.make", make)
    config.current.cache_clear()
    assert main(["plan", "coverage", str(plan)]) != 0, "nothing was raised here"
    assert raised == [(tmp_path / "data/hamlet", None, "hamlet")]
    assert "先建一个小的演示城市" in capsys.readouterr().err
    monkeypatch.undo()
    config.current.cache_clear()
