"""What each role may do with which group of kinds, and which fields it sees: written by hand.

One letter a verb: r read, o open, m move, c check, i issue, x export, k manage. The catalogue
must say exactly this; changing a role means changing it here too, knowingly.
"""

from datetime import date

import pytest
from tests.apps.signing import actor_for

from xuezheng.apps.schools.access import scope, tree_of
from xuezheng.apps.schools.models import Kind, Nature, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.catalogue.roles import GROUPS, ROLES
from xuezheng.core.base.actors import Verb
from xuezheng.core.kinds.fields import Privacy

LETTERS = {
    "r": Verb.READ, "o": Verb.OPEN, "m": Verb.MOVE, "c": Verb.CHECK, "i": Verb.ISSUE,
    "x": Verb.EXPORT, "k": Verb.MANAGE,
}  # fmt: skip
# role: (plan, office, people, accounts, log, system), fields seen beside the open ones, reach
EXPECTED = {
    "office": ("romcix", "romcix", "r", "", "r", "", "p", "all"),
    "leader": ("rocix", "romcix", "r", "", "", "", "ps", "all"),
    "section": ("romcx", "romx", "r", "", "", "", "p", "own"),
    "township": ("romcx", "romx", "r", "", "", "", "p", "below"),
    "principal": ("romcx", "romx", "r", "", "", "", "p", "own"),
    "clerk": ("romx", "romx", "r", "", "", "", "p", "own"),
    "supervisor": ("r", "r", "r", "", "", "", "", "below"),
    "institution": ("", "rm", "", "", "", "", "", "own"),
    "system_admin": ("", "", "rk", "", "", "rk", "", "all"),
    "security_admin": ("", "", "r", "rk", "", "", "", "all"),
    "audit_admin": ("", "", "", "r", "rx", "", "", "all"),
    "unit_admin": ("", "", "r", "rk", "", "", "p", "below"),
}
CLASSES = {"p": Privacy.PERSONAL, "s": Privacy.SENSITIVE}
DAY = date(2026, 10, 12)


def verbs(letters):
    return {LETTERS[letter] for letter in letters}


def test_every_role_stands_in_the_table():
    assert [role.key for role in ROLES] == list(EXPECTED)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_a_role_has_these_verbs_and_no_others(role):
    for (group, _), letters in zip(GROUPS, EXPECTED[role.key][:6], strict=True):
        assert {verb for verb in Verb if role.may(verb, group)} == verbs(letters), group


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_a_role_sees_these_classes_of_fields(role):
    assert role.sees == {Privacy.OPEN} | {CLASSES[letter] for letter in EXPECTED[role.key][6]}


def test_nobody_sees_sealed_fields_by_a_role():
    assert not any(Privacy.SEALED in role.sees for role in ROLES)


def test_administrators_read_no_plans_and_no_papers():
    for key in ("system_admin", "security_admin", "audit_admin", "unit_admin"):
        assert EXPECTED[key][:2] == ("", "")


@pytest.fixture
def places(db):  # noqa: ARG001
    """Plant two towns with a school each; gives ids by name."""
    begins = date(2020, 1, 1)
    told = [
        ("bureau", None, Kind.BUREAU), ("town", "bureau", Kind.OFFICE),
        ("school", "town", Kind.PRIMARY), ("other town", "bureau", Kind.OFFICE),
        ("other school", "other town", Kind.PRIMARY),
    ]  # fmt: skip
    plant(
        [
            Unit(key, key, key, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, begins)
            for order, (key, parent, kind) in enumerate(told, 1)
        ]
    )
    return {unit.name: org for org, unit in tree_of(DAY).units.items()}


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_a_role_reaches_this_far(role, places):
    actor = actor_for((role.key, places["town"]))
    reach = EXPECTED[role.key][7]
    for (group, _), letters in zip(GROUPS, EXPECTED[role.key][:6], strict=True):
        for verb in Verb:
            found = scope(actor, verb, group, day=DAY)
            if verb not in verbs(letters):
                assert not found, (group, verb)
            elif reach == "all":
                assert found.everything
            else:
                inside = {"town"} if reach == "own" else {"town", "school"}
                assert found.orgs == {places[name] for name in inside}, (group, verb)


def test_two_roles_reach_as_far_as_both(places):
    actor = actor_for(("clerk", places["school"]), ("township", places["other town"]))
    found = scope(actor, Verb.READ, "plan", day=DAY)
    assert found.orgs == {places[name] for name in ("school", "other town", "other school")}
    assert scope(actor, Verb.CHECK, "plan", day=DAY).orgs == {
        places[name] for name in ("other town", "other school")
    }


def test_nobody_reaches_nothing():
    assert not any(scope(None, verb, group) for verb in Verb for group, _ in GROUPS)
