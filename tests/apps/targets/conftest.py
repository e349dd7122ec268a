"""A small city: office, two sections, two townships with a school each; who works there."""

from datetime import date
from types import SimpleNamespace

import pytest
from tests.apps.targets.acting import SHORT, TREE, person
from tests.apps.targets.counting import counted

from xuezheng.apps.schools.models import OrganisationFact
from xuezheng.apps.schools.services import plant


@pytest.fixture
def city(db):  # noqa: ARG001 - opens the database
    """Give the units by their short names, and one actor for each role."""
    plant(TREE)
    named = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    orgs = {key: named[name] for key, name in SHORT.items()}
    return SimpleNamespace(
        **orgs,
        clerk=person(1, "office", orgs["office"]),
        head=person(3, "section", orgs["basic"]),
        stranger=person(5, "section", orgs["safety"]),
        leader=person(6, "leader", orgs["bureau"]),
        town_officer=person(7, "township", orgs["town"]),
        principal=person(8, "principal", orgs["school"]),
        other_principal=person(9, "principal", orgs["other"]),
        auditor=person(10, "audit_admin", orgs["bureau"]),
    )


@pytest.fixture
def figures(city):
    """Two classes of forty are large in the spring, one of them is left in the autumn."""
    school, other = f"o{city.school}", f"o{city.other}"
    counted(date(2026, 3, 1), "large_class_share", **{school: (2, 30), other: (0, 10)})
    counted(date(2026, 10, 12), "large_class_share", **{school: (1, 30), other: (0, 10)})
    return city
