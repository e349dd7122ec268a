"""A bureau with a section, two towns and a school in each; hashes that cost nothing."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher

from xuezheng.adapters import clock
from xuezheng.apps.accounts.services import keeping
from xuezheng.apps.schools.access import tree_of
from xuezheng.apps.schools.models import Kind, Nature, Stage
from xuezheng.apps.schools.services import Unit, plant


class QuickHasher(PBKDF2PasswordHasher):
    """The site's own algorithm with one round."""

    iterations = 1


def unit(key, parent, kind, order):
    begins = date(2020, 1, 1)
    return Unit(key, key, key, kind, Stage.NONE, Nature.PUBLIC, parent, order, None, begins)


@pytest.fixture(autouse=True)
def _quick(settings, monkeypatch):
    settings.PASSWORD_HASHERS = [f"{__name__}.QuickHasher"]
    monkeypatch.setattr(keeping, "SLIP_ROUNDS", 1)


@pytest.fixture
def units(db):  # noqa: ARG001
    """Give the ids of the units by their names."""
    plant(
        [
            unit("云汀市教育局", None, Kind.BUREAU, 1),
            unit("基础教育科", "云汀市教育局", Kind.SECTION, 2),
            unit("盐浦镇教办", "云汀市教育局", Kind.OFFICE, 3),
            unit("竹里镇教办", "云汀市教育局", Kind.OFFICE, 4),
            unit("盐浦小学", "盐浦镇教办", Kind.PRIMARY, 5),
            unit("竹里小学", "竹里镇教办", Kind.PRIMARY, 6),
        ]
    )
    named = {one.name: org for org, one in tree_of(clock.today()).units.items()}
    short = {
        "bureau": "云汀市教育局", "section": "基础教育科", "town": "盐浦镇教办",
        "other_town": "竹里镇教办", "school": "盐浦小学", "other": "竹里小学",
    }  # fmt: skip
    return SimpleNamespace(**{key: named[name] for key, name in short.items()})
