"""An intention to carry out, and a file of the log."""

from datetime import UTC, datetime

import pytest

from xuezheng.core.base.deeds import Given, Intention
from xuezheng.core.base.labels import T

NOON = datetime(2026, 10, 12, 4, tzinfo=UTC)


class Touch(Given):
    """What to touch."""

    thing: int
    word: str = ""


def _touch(deed, given):
    deed.about("thing", given.thing, 7)
    deed.note(word=given.word)
    return {"thing": given.thing}


@pytest.fixture
def touch():
    """Give an intention that touches a thing."""
    return Intention("thing.touch", T("碰一下", "Touch"), Touch, _touch, open_to_all=True)
