"""What each role may do with which group of kinds, and which fields it sees: written by hand.

One letter a verb: r read, o open, m move, c check, i issue, x export, k manage. The catalogue
must say exactly this; changing a role means changing it here too, knowingly.
"""

from datetime import date
from pathlib import Path

import pytest
from tests.apps.signing import actor_for

from xuezheng.apps.schools.access import scope, tree_of
from xuezheng.apps.schools.models import Kind, Nature, Stage
from xuezheng.apps.schools.services import Unit, plant
from xuezheng.catalogue.roles import DUTY_GROUPS, GROUPS, ROLES
from xuezheng.core.base.actors import Verb
from xuezheng.core.kinds.fields import Privacy

LETTERS = {
    "r": Verb.READ, "o": Verb.OPEN, "m": Verb.MOVE, "c": Verb.CHECK, "i": Verb.ISSUE,
    "x": Verb.EXPORT, "k": Verb.MANAGE,
}  # fmt: skip
SHELL = ("plan", "office", "people", "accounts", "log", "looks", "system")
FACTS = (
    "pupils", "staff", "estate", "teaching", "care", "safety", "vocational", "supervision", "party",
    "affairs",
)  # fmt: skip
# role: verbs on SHELL, verbs on FACTS, fields seen beside the open ones, those a purpose opens, reach
EXPECTED = {
    "office": (
        ("romcix", "romcix", "r", "", "r", "", ""),
        ("", "", "r", "r", "", "", "", "r", "", "romcix"), "p", "", "all",
    ),
    "leader": (
        ("rocix", "romcix", "r", "", "", "r", ""),
        ("rcix", "rcix", "rcix", "rcix", "rc", "rcix", "rcix", "rcix", "rc", "rcix"), "p", "s", "all",
    ),
    "section": (("romcx", "romx", "r", "", "", "", ""), ("",) * 10, "p", "s", "own"),
    "township": (
        ("romcx", "romx", "r", "", "", "r", ""),
        ("romcx", "romcx", "romcx", "romcx", "romcx", "romcx", "r", "rm", "romcx", "romcx"),
        "p", "s", "below",
    ),
    "principal": (
        ("romcx", "romx", "r", "", "", "r", ""),
        ("romcx", "romcx", "romcx", "romcx", "romcx", "romcx", "romcx", "rm", "romcx", "romcx"),
        "p", "s", "own",
    ),
    "clerk": (
        ("romx", "romx", "r", "", "", "", ""),
        ("romx", "romx", "romx", "romx", "rom", "romx", "romx", "rm", "", "romx"), "p", "s", "own",
    ),
    "supervisor": (
        ("r", "r", "r", "", "", "", ""),
        ("", "", "r", "", "", "r", "", "rom", "", ""), "", "", "below",
    ),
    "institution": (("", "rm", "", "", "", "", ""), ("",) * 9 + ("rm",), "", "", "own"),
    "teacher": (("",) * 7, ("",) * 10, "", "", "own"),
    "system_admin": (("", "", "rk", "", "", "", "rk"), ("",) * 10, "", "", "all"),
    "security_admin": (("", "", "r", "rk", "", "", ""), ("",) * 10, "", "", "all"),
    "audit_admin": (("", "", "", "r", "rx", "rx", ""), ("",) * 10, "", "", "all"),
    "unit_admin": (("", "", "r", "rk", "", "", ""), ("",) * 10, "p", "", "below"),
}  # fmt: skip
ON_DUTY = {"section": "romcixk"}
"""The verbs that a grant's duty gives everywhere, on the groups it names."""
CLASSES = {"p": Privacy.PERSONAL, "s": Privacy.SENSITIVE}
DAY = date(2026, 10, 12)


def verbs(letters):
    return {LETTERS[letter] for letter in letters}


def test_every_role_stands_in_the_table():
    assert [role.key for role in ROLES] == list(EXPECTED)


def expected(role):
    """Give the letters of a role by group."""
    shell, facts, *_ = EXPECTED[role.key]
    return dict(zip(SHELL, shell, strict=True)) | dict(zip(FACTS, facts, strict=True))


def test_every_group_stands_in_the_table():
    assert {key for key, _ in GROUPS} == {*SHELL, *FACTS}
    assert set(DUTY_GROUPS) == {"people", *FACTS}


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_a_role_has_these_verbs_and_no_others(role):
    for group, letters in expected(role).items():
        assert {verb for verb in Verb if role.may(verb, group)} == verbs(letters), group
    assert role.duties == verbs(ON_DUTY.get(role.key, ""))


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_a_role_sees_these_classes_of_fields(role):
    _, _, sees, unmasks, _ = EXPECTED[role.key]
    assert role.sees == {Privacy.OPEN} | {CLASSES[letter] for letter in sees}
    assert role.unmasks == {CLASSES[letter] for letter in unmasks}


def test_nobody_sees_sensitive_fields_without_a_purpose_nor_sealed_ones_by_a_role():
    for role in ROLES:
        assert Privacy.SENSITIVE not in role.sees
        assert Privacy.SEALED not in role.sees | role.unmasks


def test_the_office_has_no_pupils_and_clerks_have_no_discipline_files():
    office, clerk = (expected(role) for role in ROLES if role.key in {"office", "clerk"})
    assert [office[group] for group in ("pupils", "staff", "care", "safety", "party")] == [""] * 5
    assert (clerk["party"], clerk["care"]) == ("", "rom")


def test_administrators_read_no_plans_and_no_papers():
    for key in ("system_admin", "security_admin", "audit_admin", "unit_admin"):
        assert EXPECTED[key][0][:2] == ("", "")
        assert set(EXPECTED[key][1]) == {""}, "administrators hold no facts"


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
    reach = EXPECTED[role.key][4]
    for group, letters in expected(role).items():
        for verb in Verb:
            found = scope(actor, verb, group, day=DAY)
            if verb not in verbs(letters):
                assert not found, (group, verb)
            elif reach == "all":
                assert found.everything
            else:
                inside = {"town"} if reach == "own" else {"town", "school"}
                assert found.orgs == {places[name] for name in inside}, (group, verb)


@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.key)
def test_a_duty_opens_its_groups_everywhere_to_sections_only(role, places):
    duty = "care,safety,accounts,plan"
    actor = actor_for((role.key, places["town"]), duty=duty)
    without = actor_for((role.key, places["town"]))
    for group, letters in expected(role).items():
        for verb in Verb:
            opened = group in {"care", "safety"} and verb in verbs(ON_DUTY.get(role.key, ""))
            found = scope(actor, verb, group, day=DAY)
            if opened:
                assert found.everything, (group, verb)
            else:
                assert found == scope(without, verb, group, day=DAY), (group, verb, letters)


def test_two_roles_reach_as_far_as_both(places):
    actor = actor_for(("clerk", places["school"]), ("township", places["other town"]))
    found = scope(actor, Verb.READ, "plan", day=DAY)
    assert found.orgs == {places[name] for name in ("school", "other town", "other school")}
    assert scope(actor, Verb.CHECK, "plan", day=DAY).orgs == {
        places[name] for name in ("other town", "other school")
    }


def test_nobody_reaches_nothing():
    assert not any(scope(None, verb, group) for verb in Verb for group, _ in GROUPS)


def test_the_page_of_access_holds_the_same_table():
    page = (Path(__file__).parents[2] / "docs" / "access.md").read_text("utf-8")
    roles = [role.key for role in ROLES]
    assert f"| group | {' | '.join(roles)} |" in page
    for group, title in GROUPS:
        cells = [expected(role)[group] or "–" for role in ROLES]
        assert f"| `{group}` {title.zh} | {' | '.join(cells)} |" in page, group
    for words, column in (("always", 2), ("for a purpose", 3)):
        cells = [EXPECTED[role][column] or "–" for role in roles]
        assert f"| {words} | {' | '.join(cells)} |" in page
