"""A million applicants drawn with proof and verified, beside the consistent sampler; vectors; chance itself.

The peer shuffles fewer and is reckoned up, in its own favour (it sorts by a
heap). Times are CPU seconds of one process, ours in a process of its own.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENTRIES = int(os.environ.get("XZ_BENCH_ROWS", "1000000"))
SHARE = 20
LIMIT_S = 3.0
LIMIT_MB = 1536.0
PEER = """
import sys, time
from consistent_sampler import sampler
keys = [f"YT{turn:08}" for turn in range(int(sys.argv[1]))]
began = time.process_time()
assert len(list(sampler(keys, seed=31, output="id"))) == len(keys)
print(time.process_time() - began)
"""
DRAWS = 1_000_000
SIDES = 7
# Once in a thousand true draws the figure is larger than these.
CHI_6, CHI_255, Z = 22.458, 330.52, 3.291


def rows(python):
    """All rows of the bench."""
    peer = subprocess.run(
        [python, "-c", PEER, str(ENTRIES // SHARE)], text=True, stdout=subprocess.PIPE, check=True
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    ours = subprocess.run(
        [sys.executable, __file__], env=environment, text=True, stdout=subprocess.PIPE, check=True
    )
    seconds = float(peer.stdout) * SHARE
    found = json.loads(ours.stdout.splitlines()[-1])
    name = f"{ENTRIES} drawn, proof written"
    return [
        (name, found["drawn"], "s CPU", "limit", LIMIT_S),
        (name, found["drawn"], "s CPU", "consistent_sampler 1.0.10, order only", seconds),
        (f"{ENTRIES} verified by the referee", found["verified"], "s CPU", "limit", LIMIT_S),
        (f"{ENTRIES} memory", found["memory"], "MB", "limit", LIMIT_MB),
        (f"χ², {DRAWS} draws of {SIDES}", found["chi"], "", "0.1 % limit", CHI_6),
        (f"χ², {DRAWS} tickets, 256 bins", found["tickets"], "", "0.1 % limit", CHI_255),
        (f"runs test, {DRAWS} draws", found["runs"], "|z|", "0.1 % limit", Z),
        ("vectors of others that hold", found["vectors"], "", "of", found["of"]),
    ]


# What follows runs in the process that `rows` starts.


def drawn_and_verified(folder):
    """Draw a list, write the record, read it again, have the referee look; gives CPU seconds of both."""
    from xuezheng.catalogue.engines import engine
    from xuezheng.core.decisions import record, seeds, steps
    from xuezheng.core.decisions.canonical import digest
    from xuezheng.core.decisions.record import ChanceShown, NumbersShown

    by = engine("draw")
    text = "".join(f"YT{turn:08}\n" for turn in range(ENTRIES))
    chance = ChanceShown(sources=[NumbersShown(source="2026-07-16")])
    terms = {"places": [{"place": "A", "seats": ENTRIES // 5}]}
    rules, frozen = steps.Rules("1", "2026-01-01", [], terms), steps.Frozen("f", {"list": text})
    found = steps.announce(("N", "bench"), by, rules, frozen, chance, ("c", None))
    found = steps.seeded(steps.show_numbers(found, "2026-07-16", [4, 0, 7]), "s")
    file = Path(folder) / "record.json"
    began = time.process_time()
    result = by.run(by.read(found.problem), found.digests.seed)
    told = found.digests.model_copy(update={"result": digest(result)})
    file.write_bytes(record.written(found.model_copy(update={"result": result, "digests": told})))
    drawn = time.process_time() - began
    began = time.process_time()
    again = record.read(file.read_bytes())
    wrong = by.referee(again.problem, again.digests.seed, again.result)
    told = (
        digest(again.result), record.lists_digest(again.lists), record.committed(again),
        seeds.seed(again.digests.commitment, again.chance.value),
    )  # fmt: skip
    kept = again.digests
    if wrong or told != (kept.result, kept.lists, kept.commitment, kept.seed):
        raise SystemExit(str(wrong))
    return drawn, time.process_time() - began


def chance():
    """Draw a million numbers and a million tickets; gives χ² of both and |z| of runs above the middle."""
    from collections import Counter
    from itertools import pairwise

    from xuezheng.core.base.tickets import below, tickets

    drawn = [below(SIDES, "bench", str(turn)) for turn in range(DRAWS)]
    even = DRAWS / SIDES
    chi = sum((Counter(drawn)[side] - even) ** 2 / even for side in range(SIDES))
    firsts = [one[0] for one in tickets("bench", "d", "s", map(str, range(DRAWS)))]
    bins = Counter(firsts)
    even = DRAWS / 256
    spread = sum((bins[one] - even) ** 2 / even for one in range(256))
    high = [one >= 128 for one in firsts]
    runs = 1 + sum(one != other for one, other in pairwise(high))
    up = sum(high)
    down = DRAWS - up
    mean = 2 * up * down / DRAWS + 1
    variance = (mean - 1) * (mean - 2) / (DRAWS - 1)
    return chi, spread, abs(runs - mean) / variance**0.5


def vectors():
    """Count published vectors that hold: RFC 3797, both samplers of Rivest, rounds of drand and their signatures."""
    from xuezheng.core.decisions import beacons, consistent, rfc3797, rivest
    from xuezheng.core.decisions.seeds import Beacon

    signature = (
        "8d61d9100567de44682506aea1a7a6fa6e5491cd27a0a0ed349ef6910ac5ac20ff7bc3e09d7c046566c9f7f3"
        "c6f3b10104990e7cb424998203d8f7de586fb7fa5f60045417a432684f85093b06ca91c769f0e7ca19268375"
        "e659c2a2352b4655"
    )
    quick = (
        "b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125"
        "e342b73a8dd2bacbe47e4b6b63ed5e39"
    )
    steps = rfc3797.select("9319./2.5.8.10.12./9.18.26.34.41.45./", pool=25, take=16)
    held = [
        [one.position for one in steps]
        == [17, 7, 2, 16, 25, 23, 8, 24, 19, 13, 22, 5, 18, 9, 1, 4],
        list(islice(rivest.picks("0", 1000), 3)) == [905, 573, 160],
        list(islice(rivest.picks("abcde", 1000), 3)) == [247, 427, 157],
        consistent.shuffled("31", "abcd") == [*"badc"],
        consistent.shuffled("77", "abcd") == [*"bdca"],
        Beacon("a" * 64, 1, signature).randomness
        == "101297f1ca7dc44ef6088d94ad5fb7ba03455dc33d53ddb412bbc4564ed986ec",
        beacons.DEFAULT.holds(1, bytes.fromhex(signature), bytes.fromhex(beacons.DEFAULT.group)),
        beacons.QUICKNET.holds(1000, bytes.fromhex(quick)),
    ]
    return sum(held), len(held)


def main():
    """Print one JSON object with everything."""
    import resource

    with tempfile.TemporaryDirectory(prefix="xz-bench-") as folder:
        drawn, verified = drawn_and_verified(folder)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    chi, spread, runs = chance()
    held, of = vectors()
    print(
        json.dumps(
            {
                "drawn": drawn, "verified": verified, "memory": memory, "chi": chi,
                "tickets": spread, "runs": runs, "vectors": held, "of": of,
            }
        )
    )  # fmt: skip


if __name__ == "__main__":
    main()
