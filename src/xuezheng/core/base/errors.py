"""Families of errors, chosen by who can act on them.

A class has a stable ``code``, a ``text`` in both languages with named
placeholders, and keeps its facts. Pages, the API and the commands map the
families to statuses and exit codes in one table each. Personal data never
goes into facts; ids do.
"""

from typing import ClassVar

from xuezheng.core.base.labels import T


class XuezhengError(Exception):
    """Root of all errors we raise on purpose."""

    code: ClassVar[str] = "error"
    text: ClassVar[T] = T("出错了", "Something went wrong")

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(self.told().zh)

    def told(self) -> T:
        """Give the message with the facts in it."""
        return self.text.filled(**self.facts)


class DefinitionError(XuezhengError):
    """The author of the catalogue must act; every issue is told at once."""

    code = "definition"
    text = T("定义有误：{issues}", "The definition is wrong: {issues}")


class InputError(XuezhengError):
    """Whoever sent the data must act."""

    code = "input"
    text = T("输入有误", "The input is wrong")


class NotFoundError(XuezhengError):
    """Nothing there for whoever asked; never says whether it exists elsewhere."""

    code = "not-found"
    text = T("找不到：{what}", "Not found: {what}")


class RefusedError(XuezhengError):
    """The rule forbids it; says which rule and what is open instead."""

    code = "refused"
    text = T("不能这样做：{why}", "Not allowed: {why}")


class StaleError(XuezhengError):
    """Someone was faster; reload."""

    code = "stale"
    text = T(
        "内容已被他人更新，请刷新后再试", "Someone else changed this first; reload and try again"
    )


class InfeasibleError(XuezhengError):
    """The demands contradict each other; the planner must relax one."""

    code = "infeasible"
    text = T("条件互相矛盾：{conflict}", "The demands contradict each other: {conflict}")


class BackendError(XuezhengError):
    """An engine or a file system failed; the operator must act."""

    code = "backend"
    text = T("后台组件不可用：{what}", "A component is unavailable: {what}")
