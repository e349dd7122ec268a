"""One table from families of errors to statuses and exit codes, written here by hand again."""

import pytest

from xuezheng.core.base.errors import (
    BackendError,
    DefinitionError,
    InfeasibleError,
    InputError,
    NotFoundError,
    RefusedError,
    StaleError,
    XuezhengError,
)
from xuezheng.core.base.outcomes import outcome

EXPECTED = [
    (DefinitionError(issues="x"), 500, 1),
    (InputError(), 422, 2),
    (NotFoundError(what="x"), 404, 2),
    (RefusedError(why="x"), 403, 2),
    (RefusedError(why="x", state="closed"), 409, 2),
    (StaleError(), 409, 2),
    (InfeasibleError(conflict="x"), 422, 3),
    (BackendError(what="x"), 503, 4),
    (XuezhengError(), 500, 70),
    (KeyError("x"), 500, 70),
]


@pytest.mark.parametrize(
    ("error", "status", "exit_code"), EXPECTED, ids=lambda value: type(value).__name__
)
def test_each_family_has_its_outcome(error, status, exit_code):
    assert (outcome(error).status, outcome(error).exit_code) == (status, exit_code)


def test_a_kind_of_a_family_ends_like_its_family():
    class TooLargeError(InputError):
        pass

    assert outcome(TooLargeError()) == outcome(InputError())
