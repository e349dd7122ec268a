"""The one table from families of errors to what a caller sees: HTTP status and exit code."""

from dataclasses import dataclass

from xuezheng.core.base.errors import (
    BackendError,
    DefinitionError,
    InfeasibleError,
    InputError,
    NotFoundError,
    RefusedError,
    StaleError,
)
from xuezheng.core.base.labels import T


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an error ends: status of a page or API answer, exit code of a command, its heading."""

    status: int
    exit_code: int
    title: T


DONE = 0
"""Exit code of a command that did what was asked."""

CONFLICT = Outcome(409, 2, T("与现状冲突", "In conflict with the present state"))
OURS = Outcome(500, 70, T("系统出错", "Something went wrong on our side"))
"""Everything that is none of the families: a mistake of ours."""

OUTCOMES: dict[type[BaseException], Outcome] = {
    DefinitionError: Outcome(500, 1, T("定义有误", "A definition is wrong")),
    InputError: Outcome(422, 2, T("输入有误", "The input is wrong")),
    NotFoundError: Outcome(404, 2, T("找不到", "Not found")),
    RefusedError: Outcome(403, 2, T("不允许", "Not allowed")),
    StaleError: CONFLICT,
    InfeasibleError: Outcome(422, 3, T("条件互相矛盾", "The demands contradict each other")),
    BackendError: Outcome(503, 4, T("暂时不可用", "Unavailable for now")),
}


def outcome(error: BaseException) -> Outcome:
    """Give the outcome of ``error``: that of its nearest family, else ours.

    A refusal that names the present ``state`` among its facts is a conflict
    (409): it may pass later; any other refusal is one of permission (403).

    >>> outcome(RefusedError(why="x")).status, outcome(RefusedError(why="x", state="y")).status
    (403, 409)
    >>> outcome(ZeroDivisionError()).exit_code
    70
    """
    if isinstance(error, RefusedError) and "state" in error.facts:
        return CONFLICT
    for family in type(error).__mro__:
        if family in OUTCOMES:
            return OUTCOMES[family]
    return OURS
