"""What a sheet's cell names: a number, a name, both; several of one name are told as such."""

from datetime import date

import pytest
from tests.apps.registers.ground import planted, pupil, worker
from tests.apps.signing import actor_for

from xuezheng.apps.records.access import ledger_of
from xuezheng.apps.registers.selectors.resolving import SEVERAL, UNKNOWN, Resolver
from xuezheng.core.registers.timeline import AsOf

DAY = AsOf(date(2026, 10, 12))


@pytest.fixture
def ground(db):  # noqa: ARG001 - it writes
    """Two schools; two of one name in the first, one of them in the second as well."""
    found = planted()
    found.wang, found.same = worker(found.east, "王敏", "E1"), worker(found.east, "王敏", "E2")
    found.li, found.far = worker(found.east, "李强", "E3"), worker(found.west, "赵一", "W1")
    found.child, _ = pupil(found.east, "周小雨"), pupil(found.west, "周小雨")
    return found


def resolved(who, kind, key, org, words):
    """Give what a cell names, or what is said of it."""
    ledger = ledger_of(kind)
    resolver = Resolver(who, ledger, DAY)
    resolver.look_up([(org, {key: words})])
    found = resolver.id_of(ledger.field(key), org, words)
    return found if found is not None else resolver.allowed(ledger.field(key), words)


def test_a_person_by_number_by_name_and_by_both(ground):
    who = actor_for(("clerk", ground.east))
    ask = (who, "title_application", "applicant", ground.east)
    assert resolved(*ask, "E3") == resolved(*ask, "李强") == resolved(*ask, "李强 E3") == ground.li
    assert resolved(*ask, "王敏（E2）") == resolved(*ask, "王敏E2") == ground.same
    assert resolved(*ask, f"王敏 #{ground.wang}") == ground.wang
    assert resolved(*ask, "王敏") == SEVERAL
    for words in ("王敏 E3", "赵一", "W1", "赵一W1", "钱二"):
        assert resolved(*ask, words) == UNKNOWN["person"]


def test_a_pupil_of_another_school_is_no_namesake(ground):
    who = actor_for(("clerk", ground.east))
    assert resolved(who, "dropout", "pupil", ground.east, "周小雨") == ground.child


def test_a_section_names_whoever_works_where_it_works(ground):
    who = actor_for(("section", ground.basic), duty="supervision")
    assert resolved(who, "visit", "supervisor", ground.east, "赵一") == ground.far
    assert resolved(who, "visit", "supervisor", ground.east, "W1") == ground.far
