"""``xz catalogue upgrade``: stored records to the present definitions, batch by batch, resumable."""

import argparse
from pathlib import Path

import django

from xuezheng.cli.serve import settle

BATCH = 500


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")
    parser.add_argument("--dry-run", action="store_true", help="只列出，不改写 / only list")


def run(arguments: argparse.Namespace) -> int:
    """List what is outdated; rewrite it unless asked not to; 1 where records must stay as they are."""
    if arguments.data:
        settle(arguments.data)
    django.setup()
    from xuezheng.adapters import clock  # noqa: PLC0415 - needs Django standing
    from xuezheng.apps.designs.access import refresh  # noqa: PLC0415
    from xuezheng.apps.records.selectors.versions import outdated  # noqa: PLC0415
    from xuezheng.apps.records.services import rewrite_batch  # noqa: PLC0415

    refresh()
    stays = 0
    for one in outdated():
        stays += one.stay
        print(f"{one.kind}: {one.version} → {one.to}: {one.rows - one.stay} / {one.rows}")
        if one.stay:
            print(
                f"  {one.stay} 件按现行定义读不出，保持原样 / cannot be read and stay as they are: "
                f"{', '.join(one.numbers)}"
            )
        done = 0 if arguments.dry_run else BATCH
        while done == BATCH:
            done, _ = rewrite_batch(one.kind, one.version, BATCH, clock.now())
            print(f"  + {done}", flush=True)
    print("没有改写 / nothing was rewritten" if arguments.dry_run else "完成 / done")
    return 1 if stays else 0
