"""A small bureau with a deputy who designs and two administrators; a visitors' ledger in words."""

from pathlib import Path

import pytest
from tests.apps.records.steps import person, planted

from xuezheng.apps.designs import access
from xuezheng.core.base.actors import Actor, Grant

VISITORS = (Path(__file__).parents[3] / "docs/examples/visitors.toml").read_text("utf-8")


@pytest.fixture(autouse=True)
def _as_shipped():
    """What one test activates is gone for the next."""
    yield
    access.forget()


@pytest.fixture
def bureau(db):  # noqa: ARG001 - opens the database
    """Plant the tree; a deputy of the safety section, a section without duty, two administrators."""
    found = planted()
    found.author = Actor(20, 20, (Grant(20, "section", found.safety, "safety"),), 20)
    found.other = Actor(21, 21, (Grant(21, "section", found.basic, "pupils"),), 21)
    found.admin = person(30, "system_admin", found.bureau)
    found.second_admin = person(31, "system_admin", found.bureau)
    found.school_clerk = person(32, "clerk", found.school)
    return found
