"""The secret key: made once, private, the same for every worker."""

from concurrent.futures import ThreadPoolExecutor

from xuezheng.site.secret import secret_key


def test_the_key_is_made_once_and_is_its_owners_only(tmp_path):
    path = tmp_path / "new" / "secret-key"
    key = secret_key(path)
    assert len(key) >= 80
    assert secret_key(path) == key
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert [one.name for one in path.parent.iterdir()] == ["secret-key"]


def test_workers_that_start_together_get_one_key(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(secret_key, [tmp_path / "secret-key"] * 40))
    assert len(keys) == 1


def test_two_sites_have_two_keys(tmp_path):
    assert secret_key(tmp_path / "a") != secret_key(tmp_path / "b")
