"""The demo city: drawn alone, and raised into SQLite; its digest beside the pinned one."""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINNED = "fed102b18ce76846"
"""The first places of the city's digest, equal on any machine."""


def rows(_python):
    """All rows of the bench."""
    with tempfile.TemporaryDirectory(prefix="xz-bench-") as data:
        environment = os.environ | {
            "XZ_DATA": data, "XZ_HTTPS": "off", "XZ_DATABASE_URL": "",
            "DJANGO_SETTINGS_MODULE": "xuezheng.site.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-W", "ignore", __file__], env=environment, text=True,
            stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
    return [tuple(row) for row in json.loads(done.stdout.strip().splitlines()[-1])]


def main():
    """Measure in a process of its own."""
    import django

    django.setup()
    from django.core.management import call_command

    from xuezheng.apps.schools.services import plant
    from xuezheng.demo.city.canon import canon
    from xuezheng.demo.city.raising import raise_city
    from xuezheng.demo.city.scale import Scale
    from xuezheng.demo.tree import units

    call_command("migrate", verbosity=0, interactive=False)
    plant(units())
    begun, cpu = time.perf_counter(), time.process_time()
    made = raise_city(Scale.CITY, lambda _done, _of: None)
    wall, cpu = time.perf_counter() - begun, time.process_time() - cpu
    same = canon(Scale.CITY).startswith(PINNED)
    print(json.dumps([
        ["city.raise", wall, "s", "limit", 40.0], ["city.raise.cpu", cpu, "s", "", 0.0],
        ["city.pupils", made.pupils, "", "", 0.0], ["city.stretches", made.stretches, "", "", 0.0],
        ["city.digest", int(same), "as pinned", "", 1.0],
    ]))  # fmt: skip


if __name__ == "__main__":
    main()
