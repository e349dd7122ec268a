"""What a new bureau finds switched on, and what it switches itself."""

from dataclasses import replace
from datetime import date

from xuezheng.adapters.parameters import shipped
from xuezheng.catalogue import current
from xuezheng.core.base.parameters import InForce
from xuezheng.core.kinds.kind import Table
from xuezheng.core.ledgers.definition import Every, Periodic
from xuezheng.core.registers.switching import (
    MOST_ON,
    SLEEPING,
    issues,
    ledgers_on,
    sleeps,
    switched_on,
)

REGION = current()
NUMBERS = shipped().on(date(2026, 10, 12))
TABLES = {one.key for one in REGION.registers if isinstance(one.storage, Table)}


def with_on(*keys):
    held = NUMBERS.held["register.on"]
    return InForce(
        NUMBERS.day, {**NUMBERS.held, "register.on": replace(held, value=keys)}, NUMBERS.later
    )


def test_a_new_bureau_finds_twelve_lists_on_at_most():
    begun = switched_on(REGION.registers, NUMBERS, {}) - TABLES
    assert begun == {
        "honour", "safety_duty", "off_establishment", "equipment", "responsible_supervisor",
    }  # fmt: skip
    ledgers = ledgers_on(REGION.ledgers, NUMBERS, {})
    assert ledgers == {"task", "problem", "practice", "campaign", "roster_difference", "transfer"}
    assert len(begun) + len(ledgers) <= MOST_ON
    assert list(issues(REGION.registers, REGION.ledgers, NUMBERS)) == []


def test_a_bureau_switches_ledgers_too():
    assert "task" not in ledgers_on(REGION.ledgers, NUMBERS, {"task": False})
    off = {one.key: False for one in REGION.ledgers}
    assert ledgers_on(REGION.ledgers, NUMBERS, off) == frozenset()


def test_what_is_sensitive_or_comes_round_is_shipped_off():
    task = REGION.ledger("task")
    rhythm = Periodic(Every.DAY, ("school",), into="source_date")
    assert [sleeps(task), sleeps(replace(task, serves=("M09",)))] == [False, True]
    assert sleeps(replace(task, periodic=rhythm))
    told = [str(one) for one in issues((), (replace(task, periodic=rhythm),), with_on())]
    assert "ledger.on: task出厂不得启用；去掉它 / task must be shipped off; take it out" in told


def test_tables_are_always_on_and_the_bureau_switches_the_rest():
    chosen = {"club": True, "honour": False, "pupil": False}
    on = switched_on(REGION.registers, NUMBERS, chosen)
    assert on >= TABLES | {"club"}
    assert "honour" not in on


def test_the_sleeping_ones_exist_and_name_nobody():
    for key in SLEEPING:
        assert REGION.kind(key) in REGION.registers
    for key in ("cadre_count", "private_party"):
        types = {part.type.key for one in REGION.kind(key).fields for part in (one, *one.columns)}
        assert not types & {"name", "person", "pupil", "post", "phone", "identity", "file", "note"}


def test_wrong_switches_die_at_load():
    told = "\n".join(
        str(one)
        for one in issues(REGION.registers, REGION.ledgers, with_on("cadre_count", "clubb"))
    )
    assert "register.on: clubb不存在；是否为club？" in told
    assert "cadre_count must be shipped off" in told
    many = [one.key for one in REGION.registers if one.key not in TABLES | SLEEPING][:7]
    told = [str(one) for one in issues(REGION.registers, REGION.ledgers, with_on(*many))]
    wrong = "出厂启用13类；至多12类 / 13 kinds are on; 12 at most"
    assert told == [f"register.on, ledger.on: {wrong}"]
