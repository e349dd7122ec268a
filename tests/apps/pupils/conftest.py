"""A small town: two primary schools and a junior secondary school."""

from types import SimpleNamespace

import pytest
from tests.apps.pupils.acting import do

FOUNDED = "2020-09-01"


@pytest.fixture
def town(db):  # noqa: ARG001 - it writes
    """Numbers of its units."""
    found = {}
    for key, code, name, kind, above in (
        ("bureau", "b", "云汀市教育局", "bureau", None),
        ("section", "k", "基础教育科", "section", "bureau"),
        ("township", "t", "白鹭镇", "township", "bureau"),
        ("one", "s1", "白鹭小学", "primary", "township"),
        ("two", "s2", "新圩小学", "primary", "township"),
        ("junior", "s3", "白鹭初级中学", "junior", "township"),
    ):
        given = {"code": code, "name": name, "kind": kind, "parent": found.get(above)}
        found[key] = do("organisation.add", since=FOUNDED, **given)["organisation"]
    return SimpleNamespace(**found)
