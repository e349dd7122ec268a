"""Classes of a year beside random ones and beside LPT with annealing, the same cost, one run.

LPT deals the best pupil left to the class with the lowest total; annealing then
swaps pupils of one sex at random with a falling temperature, compiled, and is
given as much CPU time as the engine took.
"""

import time
from fractions import Fraction

import numpy as np
from numba import njit

from xuezheng.core.engines.classes.divide import run
from xuezheng.core.engines.classes.measure import features
from xuezheng.core.engines.classes.problem import read

SUBJECTS = ("chinese", "maths", "english")
PUPILS, CLASSES, ROUNDS = 540, 12, 40


def rows(_python):
    """Cost, widest gap of means, and CPU time, with the peers' beside them."""
    problem = read(year(PUPILS, CLASSES, ROUNDS))
    run(read(year(40, 2, 1)), "warm")
    begun = time.process_time()
    found = run(problem, "bench")
    spent = time.process_time() - begun
    own = [
        [place[key] for key in one["pupils"]]
        for place in [index(problem)]
        for one in found["classes"]
    ]
    table, weights = (np.array(one, dtype=np.int64) for one in features(problem))
    marks = np.array([[float(p.scores[s]) for s in SUBJECTS] for p in problem.pupils])
    chance, dealt = at_random(len(table)), lpt(table)
    girls = np.array([p.sex == "f" for p in problem.pupils])
    anneal(table, weights, girls, dealt.copy(), 10, 1)
    cooled = timed(table, weights, girls, dealt, spent)
    ours = np.zeros(len(table), dtype=np.int64)
    for number, members in enumerate(own):
        ours[members] = number
    name = f"{PUPILS} pupils in {CLASSES} classes"
    ends = (("random", chance), ("LPT", dealt), ("LPT + annealing, same CPU", cooled))
    told = []
    for peer, at in ends:
        told.append(
            (f"{name}: cost", float(found["cost"]), "1", peer, float(cost(table, weights, at)))
        )
        told.append(
            (f"{name}: widest gap of means", gap(marks, ours), "points", peer, gap(marks, at))
        )
        told.append(
            (
                f"{name}: girls, most less least",
                evenly(girls, ours),
                "girls",
                peer,
                evenly(girls, at),
            )
        )
    told.append((f"{name}: CPU", spent, "s", "", 0.0))
    return told


def year(number, classes, rounds):
    """A synthetic year: three subjects that go together, seeded."""
    chance = np.random.default_rng(20261012)
    pupils = []
    for n in range(number):
        base = chance.normal()
        marks = (70 + 12 * (0.8 * base + 0.6 * chance.normal()) for _ in SUBJECTS)
        scores = {
            s: str(Fraction(round(2 * min(max(m, 0), 100)), 2))
            for s, m in zip(SUBJECTS, marks, strict=True)
        }
        pupils.append({"key": f"P{n:05}", "sex": "fm"[int(chance.integers(2))], "scores": scores})
    rules = {"version": "bench", "limit": 60, "subjects": list(SUBJECTS), "rounds": rounds}
    return {"rules": rules, "classes": [f"C{n}" for n in range(classes)], "pupils": pupils}


def index(problem):
    return {one.key: place for place, one in enumerate(problem.pupils)}


def at_random(number):
    return np.random.default_rng(1).permutation(number).astype(np.int64) % CLASSES


def lpt(table):
    """Deal the best left to the class with the lowest total that has room."""
    total = table[:, len(SUBJECTS)]
    at, sums, sizes = (
        np.zeros(len(table), dtype=np.int64),
        np.zeros(CLASSES),
        np.zeros(CLASSES, dtype=int),
    )
    most = -(-len(table) // CLASSES)
    for place in np.argsort(-total, kind="stable"):
        free = np.flatnonzero(sizes < most)
        at[place] = free[np.argmin(sums[free])]
        sums[at[place]] += total[place] + 4000
        sizes[at[place]] += 1
    return at


def timed(table, weights, girls, dealt, spent):
    """Anneal for about as long: one short run measures the pace."""
    begun = time.process_time()
    anneal(table, weights, girls, dealt.copy(), 200_000, 2)
    pace = (time.process_time() - begun) / 200_000
    return anneal(table, weights, girls, dealt.copy(), int(spent / pace), 3)


@njit(cache=False)
def anneal(table, weights, girls, at, steps, seed):
    """Swap two pupils of one sex at random; worse swaps pass while it is warm."""
    np.random.seed(seed)
    count, width = at.max() + 1, table.shape[1]
    sums = np.zeros((count, width), dtype=np.int64)
    for place in range(len(at)):
        sums[at[place]] += table[place]
    warm, cold = 2e6, 50.0
    for step in range(steps):
        one, other = np.random.randint(len(at)), np.random.randint(len(at))
        here, there = at[one], at[other]
        if here == there or girls[one] != girls[other]:
            continue
        change = 0
        for column in range(width):
            d = table[other, column] - table[one, column]
            change += 2 * weights[column] * (d * (sums[here, column] - sums[there, column]) + d * d)
        heat = warm * (cold / warm) ** (step / steps)
        if change <= 0 or np.random.random() < np.exp(-change / heat):
            d = table[other] - table[one]
            sums[here] += d
            sums[there] -= d
            at[one], at[other] = there, here
    return at


def cost(table, weights, at):
    sums = np.zeros((CLASSES, table.shape[1]), dtype=np.int64)
    np.add.at(sums, at, table)
    return (sums * sums * weights).sum()


def gap(marks, at):
    means = np.array([marks[at == n].mean(axis=0) for n in range(CLASSES)])
    return float((means.max(axis=0) - means.min(axis=0)).max())


def evenly(girls, at):
    counts = [int(girls[at == n].sum()) for n in range(CLASSES)]
    return float(max(counts) - min(counts))
