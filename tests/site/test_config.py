"""Settings: environment over file over default, every problem told at once."""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from xuezheng.adapters import clock
from xuezheng.adapters.config import SettingsError, UnreadableError, database, read


def test_defaults_are_safe(tmp_path):
    found = read({}, tmp_path)
    assert (found.debug, found.demo, found.https, found.plain_http) == (False, False, True, False)
    assert found.hosts == ("127.0.0.1", "localhost", "[::1]")
    assert found.data == Path("data").absolute()
    assert found.upload_mb == 20
    assert found.demo_on == date(2026, 10, 12)
    assert found.secret_key_file is None


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(tmp_path):
    (tmp_path / "xuezheng.toml").write_text('upload_mb = 5\nhosts = ["a.cn", "b.cn"]\n', "utf-8")
    found = read({"XZ_UPLOAD_MB": "7"}, tmp_path)
    assert (found.upload_mb, found.hosts) == (7, ("a.cn", "b.cn"))


def test_a_named_file_is_read(tmp_path):
    named = tmp_path / "own.toml"
    named.write_text("debug = true\n", "utf-8")
    assert read({"XZ_CONFIG": str(named)}, tmp_path).debug is True


def test_all_problems_are_told_together_with_what_is_allowed(tmp_path):
    (tmp_path / "xuezheng.toml").write_text("uploadmb = 5\nhttps = 3\n", "utf-8")
    with pytest.raises(SettingsError) as caught:
        read({"XZ_DEMO_ON": "12.10.2026", "XZ_HOST": "x", "XZ_UPLOAD_MB": "0"}, tmp_path)
    told = str(caught.value).splitlines()[1:]
    assert told == [
        "XZ_HOST: unknown setting; did you mean XZ_HOSTS?",
        f"{tmp_path}/xuezheng.toml: uploadmb: unknown setting; did you mean upload_mb?",
        f"{tmp_path}/xuezheng.toml: https = 3; allowed: on, off",
        "XZ_DEMO_ON = '12.10.2026'; allowed: YYYY-MM-DD",
        "XZ_UPLOAD_MB = '0'; allowed: 1 … 100",
    ]


def test_a_broken_file_is_told_with_its_place(tmp_path):
    (tmp_path / "xuezheng.toml").write_text("data = \n", "utf-8")
    with pytest.raises(SettingsError, match=r"xuezheng\.toml: Invalid value \(at line 1"):
        read({}, tmp_path)


def test_a_named_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(SettingsError, match="No such file"):
        read({"XZ_CONFIG": str(tmp_path / "none.toml")}, tmp_path)


def test_foreign_variables_with_the_prefix_are_left_alone(tmp_path):
    assert read({"XZ_PLANS": "../plans", "XZ_NO_SYSTEM_NPM": "1"}, tmp_path).debug is False


def test_no_database_address_is_sqlite_in_the_data_folder(tmp_path):
    found = database("", tmp_path)
    assert found["ENGINE"] == "django.db.backends.sqlite3"
    assert found["NAME"] == str(tmp_path / "xuezheng.sqlite3")
    assert found["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        " PRAGMA busy_timeout=20000;",
    }


def test_a_postgresql_address_is_taken_apart(tmp_path):
    found = database("postgresql://xz:p%40ss@db.example:5433/xue%20zheng?sslmode=require", tmp_path)
    assert found["ENGINE"] == "django.db.backends.postgresql"
    parts = [found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")]
    assert parts == ["xue zheng", "xz", "p@ss", "db.example", "5433"]
    assert found["OPTIONS"] == {"connect_timeout": "5", "sslmode": "require"}


def test_a_postgresql_socket_may_be_named(tmp_path):
    found = database("postgresql:///xz?host=/var/run/postgresql&port=5440", tmp_path)
    assert (found["HOST"], found["PORT"]) == ("/var/run/postgresql", "5440")


@pytest.mark.parametrize(
    "address", ["mysql://a/b", "postgresql://host", "db.sqlite3", "postgresql://a:99999/b"]
)
def test_other_addresses_are_refused_and_never_shown(address, tmp_path):
    with pytest.raises(UnreadableError):
        database(address, tmp_path)
    with pytest.raises(SettingsError) as caught:
        read({"XZ_DATABASE_URL": address}, tmp_path)
    assert address not in str(caught.value)


def test_the_demo_clock_stands_at_nine_on_the_demo_day(tmp_path):
    shanghai = ZoneInfo("Asia/Shanghai")
    demo = read({"XZ_DEMO": "on", "XZ_DEMO_ON": "2026-12-28"}, tmp_path)
    assert clock.at(demo) == datetime(2026, 12, 28, 9, 0, tzinfo=shanghai)
    assert demo.plain_http is True


def test_outside_the_demo_the_clock_goes(tmp_path):
    found = read({}, tmp_path)
    first, second = clock.at(found), clock.at(found)
    assert first <= second
    assert first.utcoffset().total_seconds() == 8 * 3600
