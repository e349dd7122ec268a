"""``xz decision verify``: check a published record, replay it, and say what differs.

Works on any machine, without a database. Exit code 0 when nothing differs, 1
when something does, 2 when the file is no record.
"""

import argparse
import sys

from xuezheng.catalogue.engines import engine
from xuezheng.cli.draws import printed_json, text_of
from xuezheng.core.base.labels import T
from xuezheng.core.decisions import fillings, record, verify
from xuezheng.core.decisions.verify import Check

DIFFERS = 1
"""Exit code when a check fails."""


def add(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", metavar="FILE", help="决策记录，- 为标准输入 / a record")
    parser.add_argument(
        "--against", metavar="EARLIER", help="与先前公布的记录比较 / the record published before"
    )
    parser.add_argument(
        "--fillings", metavar="FILE", help="一并核对递补记录 / seats given up and filled since"
    )
    parser.add_argument(
        "--before", metavar="SIGNATURE", type=_signature, default="",
        help="信标前一轮的签名（相连的网络才需要） / the beacon's signature before, of a chained network",
    )  # fmt: skip
    parser.add_argument(
        "--no-replay", action="store_true", help="只核对不复算 / check without running again"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON / print JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print a line for each check, and everything that differs."""
    found = record.read(text_of(arguments.file))
    by = engine(found.engine.key)
    looked = verify.checks(found, by, replay=not arguments.no_replay, before=arguments.before)
    checks = list(looked)
    if arguments.against:
        earlier = record.read(text_of(arguments.against))
        checks.append(verify.compared(found, earlier))
    if arguments.fillings:
        known = fillings.read(text_of(arguments.fillings))
        differs = tuple(fillings.objections(known, found, by))
        checks.append(Check("fillings", T("递补", "Fillings"), differs))
    good = all(one.good for one in checks)
    if arguments.json:
        printed_json({"number": found.number, "good": good, "checks": [_plain(x) for x in checks]})
        return 0 if good else DIFFERS
    print(f"{found.number} {found.title}")
    for one in checks:
        state = "—" if not one.there else "一致 / holds" if one.good else "不符 / differs"
        print(f"  {one.title.zh} / {one.title.en}: {state}")
        if one.note is not None:
            print(f"    {one.note.zh} / {one.note.en}")
        for wrong in one.wrong:
            print(f"    {wrong.zh} / {wrong.en}", file=sys.stderr)
    return 0 if good else DIFFERS


def _plain(check: Check) -> dict[str, object]:
    wrong = [{"zh": one.zh, "en": one.en} for one in check.wrong]
    told = {"check": check.key, "there": check.there, "good": check.good, "wrong": wrong}
    return told | ({"note": {"zh": check.note.zh, "en": check.note.en}} if check.note else {})


def _signature(text: str) -> str:
    return bytes.fromhex(text).hex()
