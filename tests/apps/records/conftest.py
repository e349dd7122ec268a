"""A small bureau for cases: office, two sections, a township with a school; who works there."""

from types import SimpleNamespace

import pytest
from tests.apps.records.steps import person, unit

from xuezheng.apps.schools.models import Kind, OrganisationFact
from xuezheng.apps.schools.services import plant


@pytest.fixture
def bureau(db):  # noqa: ARG001 - opens the database
    """Plant the tree and give its organisations by name, with one actor for each role."""
    plant([
        unit("bureau", None, Kind.BUREAU, 1), unit("office", "bureau", Kind.SECTION, 2),
        unit("basic", "bureau", Kind.SECTION, 3), unit("safety", "bureau", Kind.SECTION, 4),
        unit("town", "bureau", Kind.OFFICE, 5), unit("school", "town", Kind.PRIMARY, 6),
    ])  # fmt: skip
    orgs = dict(OrganisationFact.objects.values_list("code", "subject_id"))
    return SimpleNamespace(
        **orgs,
        orgs=orgs,
        clerk=person(1, "office", orgs["office"]),
        second=person(2, "office", orgs["office"]),
        head=person(3, "section", orgs["basic"]),
        deputy=person(4, "section", orgs["basic"]),
        stranger=person(5, "section", orgs["safety"]),
        leader=person(6, "leader", orgs["bureau"]),
        town_officer=person(7, "township", orgs["town"]),
        principal=person(8, "principal", orgs["school"]),
    )
