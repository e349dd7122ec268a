"""Tampering with a published record: adding, withdrawing, reordering, editing, for every engine."""

import copy

import pytest
from tests.core.decisions import made
from tests.core.decisions.examples import EXAMPLES

from xuezheng.catalogue.engines import ENGINES, engine
from xuezheng.core.decisions import record, steps, verify
from xuezheng.core.decisions.record import lists_digest


def whole(key):
    """Give a finished record of an engine's example, as plain JSON."""
    by = engine(key)
    problem = by.canonical(EXAMPLES[key])
    lists = {name: problem.pop(name) for name in by.lists}
    return made.finished(key=key, terms=problem, lists=lists)


def failing(plain):
    """Give the keys of the checks that fail."""
    found = record.parsed(plain)
    return {one.key for one in verify.checks(found, engine(found.engine.key)) if not one.good}


def test_every_engine_has_an_example():
    assert set(EXAMPLES) == set(ENGINES)


@pytest.fixture(scope="module", params=sorted(EXAMPLES))
def plain(request):
    return whole(request.param).model_dump()


def members(lists):
    """Give a list to change: lines of a text, members of the first list that has two."""
    for name, value in lists.items():
        if isinstance(value, str):
            return name, value.splitlines(keepends=True), "".join
        if isinstance(value, list) and len(value) > 1:
            return name, value, list
        if isinstance(value, dict) and len(value) > 1:
            return name, list(value.items()), dict
    raise AssertionError(lists)


def add(rows):
    first = rows[0]
    return [*rows, "ZZ99999999\n" if isinstance(first, str) and first.endswith("\n") else first]


def edit(rows):
    first, *rest = rows
    if isinstance(first, str):
        return [first.replace("0", "9", 1) if "0" in first else "9" + first, *rest]
    if isinstance(first, tuple):
        return [(first[0] + "9", first[1]), *rest]
    key = min(first)
    return [{**first, key: "changed" if first[key] != "changed" else "again"}, *rest]


TAMPERING = {
    "add": add,
    "withdraw": lambda rows: rows[:-1],
    "reorder": lambda rows: rows[::-1],
    "edit": edit,
}


@pytest.mark.parametrize("kind", TAMPERING)
def test_tampering_with_the_list_is_caught(plain, kind):
    assert failing(plain) == set()
    wrong = copy.deepcopy(plain)
    name, rows, back = members(wrong["lists"])
    wrong["lists"][name] = back(TAMPERING[kind](rows))
    if lists_digest(wrong["lists"]) == lists_digest(plain["lists"]):
        # A mapping has no order and holds no member twice: there is nothing to tamper with.
        assert isinstance(plain["lists"][name], dict)
        return
    assert "lists" in failing(wrong)
    # Whoever mends the digest of the list still misses the commitment …
    wrong["digests"]["lists"] = lists_digest(wrong["lists"])
    assert "commitment" in failing(wrong)
    # … and whoever mends that too has another seed, and differs from what was published.
    wrong["digests"]["commitment"] = record.committed(record.parsed(wrong))
    assert failing(wrong)
    assert verify.against(record.parsed(wrong), record.parsed(plain))


def test_tampering_with_the_rules_is_caught(plain):
    wrong = copy.deepcopy(plain)
    wrong["rules"]["version"] += "x"
    assert failing(wrong) >= {"rules", "commitment"}


def test_tampering_with_the_result_is_caught(plain):
    wrong = copy.deepcopy(plain)
    wrong["result"] = {}
    assert failing(wrong) >= {"result", "referee"}


def test_tampering_with_chance_is_caught(plain):
    wrong = copy.deepcopy(plain)
    wrong["chance"]["sources"][0]["numbers"][0] += 1
    assert "seed" in failing(wrong)
    wrong = copy.deepcopy(plain)
    wrong["chance"]["parts"][0]["secret"] += "x"
    assert failing(wrong) >= {"parts", "seed"}
    wrong = copy.deepcopy(plain)
    wrong["chance"]["sources"][0]["source"] = "另一天"
    assert "commitment" in failing(wrong)


def test_an_announcement_is_sound_before_the_draw():
    found = made.announced()
    looked = {one.key: one for one in verify.checks(found, engine("draw"))}
    assert all(one.good for one in looked.values())
    assert not looked["result"].there
    assert not looked["seed"].there
    assert verify.against(made.finished(), found) == []


def test_added_and_missing_lines_are_named():
    other = made.announced(lists={"list": made.LIST.replace("YT26000003", "YT26000099")})
    said = [one.zh for one in verify.against(other, made.announced())]
    assert "多出：YT26000099" in said
    assert "缺少：YT26000003" in said


def test_witnesses_sign_and_forged_signatures_are_told():
    signed = steps.signed(made.finished(), "公证处", "run", b"\x07" * 32)
    assert failing(signed.model_dump()) == set()
    for field, value in (
        ("signature", "00" * 64),
        ("key", "zz"),
        ("algorithm", "rsa"),
        ("stage", "committed"),
    ):
        wrong = signed.model_dump()
        wrong["signatures"][0][field] = value
        assert failing(wrong) == {"signatures"}


def test_a_result_of_the_wrong_shape_is_told_not_a_crash(plain):
    for result in ({"rows": 1, "places": []}, {"rows": "a\n", "places": [1]}, {"x": None}):
        wrong = copy.deepcopy(plain)
        wrong["result"] = result
        assert "referee" in failing(wrong)


def test_a_seed_without_its_parts_is_told():
    wrong = made.finished().model_dump()
    wrong["chance"]["parts"][1]["secret"] = None
    assert "seed" in failing(wrong)


def test_another_version_of_the_engine_is_told():
    wrong = made.finished().model_dump()
    wrong["engine"]["version"] = 9
    assert failing(wrong) >= {"commitment", "referee"}
