"""Who sees which class of which kind, over every kind declared: role × kind × class × purpose.

What a role may do with a group is written by hand in ``test_roles``; here every kind of the
catalogue is asked for, so that a new one cannot come with an exception of its own.
"""

from dataclasses import replace

import pytest
from tests.apps.answers import same_answer
from tests.apps.registers import ground
from tests.apps.signing import actor_for, signed_in
from tests.apps.test_roles import CLASSES, EXPECTED, ON_DUTY, expected

from xuezheng.apps.records.models import Record
from xuezheng.apps.registers.models import RegisterVersion
from xuezheng.apps.schools.access import eyes
from xuezheng.catalogue import current
from xuezheng.catalogue.purposes import PURPOSES
from xuezheng.catalogue.roles import ROLES
from xuezheng.core.base.actors import Stated
from xuezheng.core.kinds.fields import Privacy
from xuezheng.core.kinds.kind import Records

KINDS = current().kinds
DECLARED = [one for one in current().registers if isinstance(one.storage, Records)]
GUARDED = {Privacy.SENSITIVE, Privacy.SEALED}
NUMBERS = {"phone", "identity", "pupil_number"}


def fields_of(fields):
    for one in fields:
        yield one
        yield from fields_of(one.columns)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_numbers_are_sensitive_and_so_is_who_is_cared_for(kind):
    for one in fields_of(kind.fields):
        if one.type.key in NUMBERS:
            assert one.privacy in GUARDED, (kind.key, one.key)
        if kind.group == "care" and one.type.key in {"pupil", "name"}:
            assert one.privacy in GUARDED, (kind.key, one.key)


@pytest.fixture
def city(db):  # noqa: ARG001 - it writes
    return ground.planted()


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_every_kind_shows_a_role_these_classes_and_no_others(role, city):
    """OPEN wherever read at all, personal and sensitive ones as written by hand; sealed never."""
    plain = actor_for((role.key, city.east))
    stated = replace(plain, stated=Stated("check"))
    letters = expected(role)
    sees, unmasks = _by_hand(role)
    for kind in KINDS:
        reads = "r" in letters[kind.group]
        now, opened = eyes(plain, kind).at(city.east), eyes(stated, kind).at(city.east)
        assert now == {Privacy.OPEN} | (sees if reads else set()), kind.key
        assert opened == now | (unmasks if reads else set()), kind.key
        assert eyes(plain, kind, "check") == eyes(stated, kind), "an export names its own"


def _by_hand(role):
    sees, unmasks = _columns(role)
    return {CLASSES[one] for one in sees}, {CLASSES[one] for one in unmasks}


def _columns(role):

    return EXPECTED[role.key][2:4]


@pytest.mark.parametrize("purpose", PURPOSES, ids=lambda one: one.key)
def test_a_purpose_opens_kinds_of_its_groups_only(purpose, city):
    actor = replace(actor_for(("principal", city.east)), stated=Stated(purpose.key, purpose.groups))
    for kind in KINDS:
        opens = not purpose.groups or kind.group in purpose.groups
        assert (Privacy.SENSITIVE in eyes(actor, kind).at(city.east)) is opens, kind.key
        assert Privacy.SENSITIVE not in eyes(actor, kind).at(city.west), "another school's"


def test_a_section_sees_the_kinds_of_its_duty_everywhere_and_no_others(city):
    assert "r" in ON_DUTY["section"]
    actor = actor_for(("section", city.basic), duty="care")
    stated = replace(actor, stated=Stated("health", ("care", "pupils")))
    for kind in KINDS:
        found = eyes(stated, kind).at(city.west)
        mine = kind.group == "care"
        assert (Privacy.SENSITIVE in found) is mine, kind.key
        assert (Privacy.PERSONAL in found) is mine, kind.key


def test_a_thing_of_another_school_is_as_if_there_were_none(client, city):
    """The same for every declared register: page and program, status, bytes and queries."""
    signed_in(client, "clerk", city.east)
    for number, kind in enumerate(DECLARED, 700_001):
        record = Record.objects.create(
            pk=number, kind=kind.key, number=f"DJ-{number}", org_id=city.west, subject="他校",
            state="standing", since=ground.NOTED, opened=ground.BEGINS, version=1,
            def_version=kind.version, data={}, updated_at=ground.NOTED,
        )  # fmt: skip
        RegisterVersion.objects.create(
            subject=record, kind=kind.key, org_id=city.west, title="他校",
            valid_from=ground.BEGINS, data=dict.fromkeys(kind.keys),
        )  # fmt: skip
        for start, end in (("/registers/", "/"), ("/api/registers/", "")):
            here, nowhere = (f"{start}{kind.key}/{one}{end}" for one in (number, 799_999))
            assert same_answer(client, here, nowhere) == 404, kind.key
