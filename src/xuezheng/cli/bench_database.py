"""A bench in a PostgreSQL database of its own: the process it runs in, and the rows that this prints."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[3]
ADDRESS = "XZ_TEST_POSTGRES"


def in_database(name: str, database: str) -> list[tuple[object, ...]]:
    """Run ``bench/NAME.py`` with a data folder and a database of its own; none without PostgreSQL.

    The module makes and drops the database itself, by the address in ``XZ_BENCH_ADMIN``.
    Its last line is its rows as JSON.
    """
    address = os.environ.get(ADDRESS)
    if not address:
        print(f"skipped: bench {name} needs PostgreSQL; set {ADDRESS}", file=sys.stderr)
        return []
    with tempfile.TemporaryDirectory(prefix="xz-bench-") as data:
        environment = os.environ | {
            "XZ_DATABASE_URL": urlsplit(address)._replace(path=f"/{database}").geturl(),
            "XZ_BENCH_ADMIN": address, "XZ_DATA": data, "XZ_HTTPS": "off",
            "XZ_HOSTS": "127.0.0.1,localhost,testserver", "XZ_LOG_LEVEL": "error",
            "DJANGO_SETTINGS_MODULE": "xuezheng.site.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }  # fmt: skip
        done = subprocess.run(  # noqa: S603 - our own interpreter and words
            [sys.executable, "-W", "ignore", "-m", f"bench.{name}"], env=environment, text=True,
            stdout=subprocess.PIPE, check=True, cwd=ROOT,
        )  # fmt: skip
    return [tuple(row) for row in json.loads(done.stdout.strip().splitlines()[-1])]
