"""``xz snapshot verify``: whether snapshots are what their manifests, and the log, say they are.

A name, or every snapshot without one, is held against the log too; a folder
copied elsewhere (``--folder``) against its manifest alone, without a database.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

import django

from xuezheng.adapters import snapshots
from xuezheng.adapters.snapshots import Flaw
from xuezheng.cli.serve import settle
from xuezheng.core.base.labels import T
from xuezheng.core.snapshots.manifest import ManifestError

ISSUES = 1
"""Exit code when something is wrong with a snapshot."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "name", nargs="?", metavar="NAME", help="快照，不写则全部 / which, else all"
    )
    parser.add_argument(
        "--folder", type=Path, metavar="DIR", help="离线核验一个目录 / a copied folder"
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help="数据目录 / data folder")


Verdict = tuple[str, T, tuple[Flaw, ...]]


def run(arguments: argparse.Namespace) -> int:
    """Print a verdict for each and every flaw; 1 when there is any."""
    if arguments.data:
        settle(arguments.data)
    found = _offline(arguments.folder) if arguments.folder else _online(arguments.name)
    sound = True
    for name, words, flaws in found:
        print(f"{name}: {words.zh} / {words.en}")
        for flaw in flaws:
            sound = False
            print(f"  {flaw.file}: {flaw.what.zh} / {flaw.what.en}", file=sys.stderr)
    return 0 if sound else ISSUES


def _offline(folder: Path) -> Iterator[Verdict]:
    flaws = tuple(snapshots.flaws(folder))
    try:
        erased = [one.decision for one in snapshots.open_snapshot(folder).manifest.erasures]
    except ManifestError:
        erased = []
    yield folder.name, snapshots.verdict(len(flaws), erased), flaws


def _online(name: str | None) -> Iterator[Verdict]:
    django.setup()
    from xuezheng.apps.snapshots.selectors.shown import verified  # noqa: PLC0415 - needs Django
    from xuezheng.core.base.actors import SYSTEM  # noqa: PLC0415

    for one in [name] if name else snapshots.names():
        found = verified(SYSTEM, one)
        yield one, found.words, found.flaws
