"""Compiled loops give what plain Python gives, and their certificate finds what is wrong."""

import pytest
from hypothesis import HealthCheck, given, settings
from tests.core.engines.matching.seasons import seasons

from xuezheng.core.engines.matching import arrays, certificate, compiled
from xuezheng.core.engines.matching.claims import Order, Rooms, drawn
from xuezheng.core.engines.matching.engine import ENGINE
from xuezheng.core.engines.matching.place import place

SEED = "2026"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
@given(seasons(most=9))
def test_compiled_loops_agree_with_plain_python(mapping):
    mapping["ties"] = "lottery"
    problem = ENGINE.read(mapping)
    tickets = drawn(problem, SEED)
    assert place(problem, tickets, arrays.matched) == place(problem, tickets)


def made(people=400, schools=7, seed=5):
    """A season as JSON, by a generator of congruences."""
    state = seed

    def number(below):
        nonlocal state
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (state >> 33) % below

    return {
        "marks": ["total"], "ties": "lottery", "siblings": "within",
        "batches": [{"key": "t", "mechanism": "deferred"}],
        "schools": [
            {"key": f"s{n}", "lanes": [
                {"key": "j0", "seats": 9, "batch": "t", "admits": "j0", "falls_to": "open"},
                {"key": "j1", "seats": 40, "batch": "t", "admits": "j1", "falls_to": "open"},
                {"key": "open", "seats": 5, "batch": "t"},
            ]} for n in range(schools)
        ],
        "applicants": [
            {
                "key": f"{n:04}", "marks": [number(30)], "band": 1 + number(3), "tags": [f"j{number(4)}"],
                "choices": list(dict.fromkeys(f"s{number(schools)}" for _ in range(6))),
                "children": 1 + (number(20) == 0),
            } for n in range(people)
        ],
    }  # fmt: skip


def test_the_certificate_holds_and_catches_moved_people():
    problem = ENGINE.read(made())
    order = Order(problem, problem.batches[0], drawn(problem, SEED))
    tables, queue, _ = arrays.laid_out(order, Rooms.of(problem), problem.applicants)
    seats = tables.lanes[:, compiled.CAP].copy()
    held = compiled.deferred(tables, queue)
    assert certificate.objections(tables, seats, held) == 0
    for one in range(60):
        wrong = held.copy()
        wrong[one] = -1 if held[one] >= 0 else tables.first[tables.wants[one, 0] & compiled.LOW]
        if held[one] < 0:
            tables.people[one, compiled.TURN] = 1
        assert certificate.objections(tables, seats, wrong) > 0, one
        if held[one] < 0:
            tables.people[one, compiled.TURN] = 0


@pytest.mark.parametrize("block", [1, 3, 400])
def test_how_many_are_brought_near_at_a_time_does_not_matter(block, monkeypatch):
    problem = ENGINE.read(made())
    wanted = place(problem, drawn(problem, SEED))
    for name, loop in (("brought", compiled.brought), ("next_block", compiled.next_block)):
        monkeypatch.setattr(compiled, name, loop.py_func)
    monkeypatch.setattr(compiled, "BLOCK", block)
    monkeypatch.setattr(compiled, "proposed", compiled.proposed.py_func)
    assert place(problem, drawn(problem, SEED), arrays.matched) == wanted


def test_the_referee_agrees_with_the_compiled_result():
    mapping = made(150)
    problem = ENGINE.read(mapping)
    result = place(problem, drawn(problem, SEED), arrays.matched)
    assert ENGINE.referee(mapping, SEED, result) == []
