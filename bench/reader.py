"""The plan reader beside its peers: characters a second, recall of quantities, linearity.

All rows of one call are measured in one run on this machine; quote ratios.
"""

import json
import os
import subprocess
import time
from pathlib import Path

from xuezheng.catalogue import current
from xuezheng.core.plans.document import Document
from xuezheng.core.plans.read import read

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests/gold"
TEXTS = ROOT / "src/xuezheng/demo/texts"
PLANS = Path(os.environ.get("XZ_PLANS", ROOT.parent / "shared/plans"))
PEERS = ("recognizers-text-suite", "jionlp")
SAMPLE = 4000  # characters for the peers' speed: the slowest reads about four thousand a second
ROUNDS = 5


def corpus():
    """Texts with their gold rows; real plans join where they are."""
    pairs = []
    for gold in sorted(GOLD.glob("*.gold.jsonl")):
        name = gold.name.removesuffix(".gold.jsonl")
        own = GOLD / f"{name}.txt"
        text = own if own.exists() else TEXTS / f"plan-{name.rpartition('-')[2]}.txt"
        pairs.append((text, gold))
    pairs += [
        (p.with_name(p.name.replace(".gold.jsonl", ".txt")), p)
        for p in sorted(PLANS.glob("*.gold.jsonl"))
    ]
    for text, gold in pairs:
        rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines() if line.strip()]
        yield text.read_text("utf-8"), [row for row in rows if not row.get("unsure")]


def seconds(text):
    """The best of several readings of a text."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        read(Document(text), current().grammar)
        best = min(best, time.perf_counter() - begun)
    return best


def peer(name, python, sample, texts):
    """Ask a peer in its own environment."""
    request = json.dumps({"peer": name, "speed": sample, "texts": texts})
    done = subprocess.run(
        [python, "-W", "ignore", str(ROOT / "bench/peers.py")],
        input=request,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.strip().splitlines()[-1])


def recall(texts, found, *, unit):
    """Share of gold rows whose value a span over the quote gives, with or without its unit."""
    hits = whole = 0
    for (text, gold), spans in zip(texts, found, strict=True):
        taken = set()
        for row in gold:
            whole += 1
            at = text.find(row["quote"])
            wanted = {row.get("value"), row.get("low"), row.get("high")} - {None}
            for number, (start, end, value, its_unit) in enumerate(spans):
                overlaps = start < at + len(row["quote"]) and at < end
                if (
                    number not in taken
                    and overlaps
                    and _number(value) in wanted
                    and (not unit or its_unit == row["unit"])
                ):
                    taken.add(number)
                    hits += 1
                    break
    return hits / whole


def _number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def ours(texts):
    """Our own finds in the peers' shape."""
    found = []
    for text, _ in texts:
        spans = []
        for t in read(Document(text), current().grammar).targets:
            spans += [(t.start, t.end, str(v), t.unit) for v in (t.value, t.low) if v is not None]
        found.append(spans)
    return found


def rows(python):
    """All rows of the bench."""
    texts = list(corpus())
    joined = "\n".join(text for text, _ in texts)
    long = joined * max(1, 200_000 // len(joined))
    speed = len(long) / seconds(long)
    own = ours(texts)
    sample = texts[-1][0][:SAMPLE]
    given = []
    for name in PEERS:
        answer = peer(name, python, sample, [text for text, _ in texts])
        given.append(("reader.speed", speed, "characters/s", name, len(sample) / answer["seconds"]))
        for label, unit in (("reader.recall.value", False), ("reader.recall.value_and_unit", True)):
            mine, theirs = recall(texts, own, unit=unit), recall(texts, answer["found"], unit=unit)
            given.append((label, mine, "share", name, theirs))
    per = [seconds(joined * times) / (len(joined) * times) for times in (1, 4, 16)]
    given.append(
        ("reader.linear", per[2] / per[0], "time per character, 16× over 1×", "reader 1×", 1.0)
    )
    return given
