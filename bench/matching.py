"""Choices into places at the size of a city and a province, beside the package `matching`.

Seasons are drawn: schools by popularity, marks with many equals, bands, tags,
tickets. Every result is certified in the same run; CPU seconds, compiling left out.
"""

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
from numba import njit

from xuezheng.core.engines.matching import certificate, compiled

ROOT = Path(__file__).parents[1]
LIST = 10
BANDS, MARKS, TAGS = 4, 7500, 8
FULL = bool(os.environ.get("XZ_BENCH_FULL"))
PEER_SIZES = (2_000, 10_000, 50_000) if FULL else (2_000, 10_000)
ROUNDS = 3


@njit
def lists(people, weights, seed):
    """Draw each a list of ten schools, the more popular ones more often, none twice."""
    found = np.empty((people, LIST), np.int32)
    state = np.uint64(seed)
    total = weights[-1]
    for one in range(people):
        count = 0
        while count < LIST:
            state ^= state << np.uint64(13)
            state ^= state >> np.uint64(7)
            state ^= state << np.uint64(17)
            share = np.float64(state >> np.uint64(11)) / 9007199254740992.0
            school = np.searchsorted(weights, share * total, side="right")
            seen = False
            for other in range(count):
                seen |= found[one, other] == school
            if not seen:
                found[one, count] = school
                count += 1
    return found


def season(people, schools, *, reserves=0, own=False, equals=False):
    """A season as tables; with ``own`` every school ranks by an order of its own."""
    chance = np.random.default_rng(20261012)
    weights = np.cumsum(np.exp(chance.gumbel(size=schools) * 0.7))
    choices = lists(people, weights, 88172645463325252)
    bands = people if own else BANDS
    classes = chance.integers(0, bands, size=(people, LIST), dtype=np.int32)
    marks = np.clip(chance.normal(4500, 1100, people), 0, MARKS).astype(np.int32)
    marks = marks // 50 if equals else marks
    tickets = chance.permutation(people)
    table = np.zeros((people, compiled.WIDTH), np.int32)
    table[:, compiled.SIZE] = 1
    table[:, compiled.MARK] = marks
    table[:, compiled.TAG] = chance.integers(0, TAGS, people)
    wants = (classes.astype(np.int64) << compiled.HALF) | choices
    tags = np.full(1, -1, np.int32)  # nobody bears a second one
    first = (np.arange(schools + 1) * (reserves + 1)).astype(np.int32)
    lanes = rooms(people * 95 // 100 // schools, schools, reserves)
    return compiled.Tables(wants, table, tags, first, lanes), tickets


def rooms(seats, schools, reserves):
    """Lanes of all schools: half of the seats kept by tag, unfilled ones falling to the open lane."""
    width = reserves + 1
    lanes = np.zeros((schools * width, 8), np.int64)
    lanes[:, compiled.ADMITS] = np.tile([*range(reserves), -1], schools)
    lanes[:, compiled.FLOOR] = -1
    last = np.repeat(np.arange(schools) * width + reserves, width)
    lanes[:, compiled.FALLS] = np.where(np.arange(schools * width) == last, -1, last)
    lanes[:, compiled.CAP] = seats // 2 // reserves if reserves else seats
    lanes[reserves::width, compiled.CAP] = seats - reserves * (
        seats // 2 // max(reserves, 1)
    ) * bool(reserves)
    return lanes


def ranked(tables, tickets):
    """Put everybody in the common order: marks downwards, then the ticket."""
    return np.argsort((np.int64(MARKS) - tables.people[:, compiled.MARK]) * len(tickets) + tickets)


def matched(tables, tickets, *, parallel=False):
    """CPU seconds of ranking, matching with lines, and the certificate; the best of a few."""
    best = float("inf")
    for _ in range(ROUNDS):
        fresh = tables.copy()
        seats = fresh.lanes[:, compiled.CAP].copy()
        begun = time.process_time()
        order = ranked(fresh, tickets)
        if parallel:
            compiled.served(fresh, order)
            best = min(best, time.process_time() - begun)
            continue
        held = compiled.deferred(fresh, order)
        owed = certificate.objections(fresh, seats, held)
        best = min(best, time.process_time() - begun)
        if owed:
            raise RuntimeError(owed)
    return best


def proved_parallel():
    """Say that serving in order is deferred acceptance with one order for all schools."""
    tables, tickets = season(20_000, 100)
    tables = tables._replace(wants=tables.wants & compiled.LOW)
    order = ranked(tables, tickets)
    held = compiled.deferred(tables.copy(), order)
    return (compiled.served(tables, order) == held).all()


def beside(python, people, schools=100):
    """CPU seconds of ours and the peer's on the same season; raises when the results differ."""
    tables, tickets = season(people, schools)
    own = tables.copy()
    seconds = matched(tables, tickets)
    held = compiled.deferred(own, ranked(own, tickets))
    choices = own.wants & compiled.LOW
    claims = (own.wants ^ choices) | own.people[:, compiled.RANK][:, None]
    ranks = {str(school): [] for school in range(schools)}
    for one in range(people):
        for school, claim in zip(choices[one].tolist(), claims[one].tolist(), strict=True):
            ranks[str(school)].append((claim, str(one)))
    request = {
        "lists": {str(one): [str(s) for s in choices[one].tolist()] for one in range(people)},
        "ranks": {school: [one for _, one in sorted(rows)] for school, rows in ranks.items() if rows},
        "seats": {str(n): int(row) for n, row in enumerate(tables.lanes[:, compiled.CAP])},
    }  # fmt: skip
    done = subprocess.run(
        [python, "-W", "ignore", str(ROOT / "bench/peer_matching.py")],
        input=json.dumps(request), capture_output=True, text=True, check=True,
    )  # fmt: skip
    answer = json.loads(done.stdout.strip().splitlines()[-1])
    ours = {str(one): str(lane) for one, lane in enumerate(held.tolist()) if lane >= 0}
    if ours != answer["placed"]:
        raise RuntimeError("the peer has another result")
    return seconds, answer["seconds"]


def measured(python):
    """Give all rows."""
    if not proved_parallel():
        raise RuntimeError("parallel choices differ from deferred acceptance")
    matched(*season(2_000, 100, reserves=TAGS))  # compiles
    matched(*season(2_000, 100), parallel=True)
    for people in PEER_SIZES:
        ours, theirs = beside(python, people)
        yield f"matching.deferred.{people}x100", ours, "CPU s", "matching 1.4.3", theirs
    small = matched(*season(50_000, 100))
    yield "matching.deferred.50000x100", small, "CPU s, lines and certificate", "limit", 0.05
    big = season(1_000_000, 1_000)
    yield (
        "matching.deferred.1M",
        matched(*big),
        "CPU s, 1 M × 1,000 × 10, lines and certificate",
        "limit",
        1.0,
    )
    yield (
        "matching.parallel.1M",
        matched(*big, parallel=True),
        "CPU s, 1 M × 1,000 × 10",
        "limit",
        0.25,
    )
    big = season(1_000_000, 1_000, own=True)
    yield (
        "matching.deferred.own.1M",
        matched(*big),
        "CPU s, every school its own order",
        "limit",
        1.0,
    )
    big = season(1_000_000, 1_000, reserves=TAGS, equals=True)
    yield (
        "matching.reserves.1M",
        matched(*big),
        "CPU s, 8 reserved lanes each, ties by ticket",
        "limit",
        1.5,
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    yield "matching.memory", peak, "GB at most, lists included", "limit", 1.5


def rows(python):
    """All rows of the bench, from a process of its own so that memory is its own."""
    done = subprocess.run(
        [sys.executable, __file__, python], stdout=subprocess.PIPE, text=True, check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    return [tuple(row) for row in json.loads(done.stdout.strip().splitlines()[-1])]


if __name__ == "__main__":
    print(json.dumps(list(measured(sys.argv[1]))))
