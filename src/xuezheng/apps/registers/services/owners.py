"""Kinds whose rules live in services of their own (专门办理): the registers go through those.

An act finds its service by the name of an intention, ``<kind>.<verb>``, of the
apps below; what the intention takes says how the act's parts are called in it.
A kind that has such services is never written around them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from xuezheng.apps.audit.services import checked
from xuezheng.core.base.deeds import Deed, Intention
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.kinds.fields import Field
from xuezheng.core.kinds.issues import Issue, WrongDataError
from xuezheng.core.kinds.kind import Kind, Table

APPS = ("schools", "people", "estate", "pupils", "zones")
"""The apps below that keep core registers."""
VERBS: Mapping[str, tuple[str, ...]] = {
    "add": ("add", "admit", "open", "begin", "set"),
    "change": ("change", "set", "revise"),
    "correct": ("correct",),
    "end": ("end", "close", "leave"),
    "undo": ("undo",),
}
"""How an act may be called by the app that keeps a kind, the first that is there."""
NAMES: Mapping[str, tuple[str, ...]] = {
    "org": ("organisation", "org"),
    "day": ("since", "day", "on"),
    "since": ("since",),
    "until": ("until",),
    "of": ("of",),
    "decided": ("decided",),
}
ACTS = {
    "add": T("新增", "Adding"),
    "change": T("变更", "Changing"),
    "correct": T("更正", "Correcting"),
    "end": T("终止", "Ending"),
    "undo": T("撤回", "Taking back"),
}


@dataclass(frozen=True, slots=True)
class Instead:
    """What is done where a kind has no such act (改办): in words, and the acts that lead there."""

    how: T
    acts: tuple[str, ...]


INSTEAD: Mapping[tuple[str, str], Instead] = {
    ("post", "change"): Instead(
        T("从某日起变更的，先终止原岗位，再登记新岗位",
          "end the post and enter a new one, both from that day on"), ("end", "add"),
    ),
    ("post", "undo"): Instead(
        T("请用更正改回原来的内容", "correct it back to what it said"), ("correct",),
    ),
    ("appointment", "change"): Instead(
        T("从某日起变更的，先终止原任职，再登记新任职",
          "end the appointment and enter a new one, both from that day on"), ("end", "add"),
    ),
    ("quota", "end"): Instead(
        T("不再核定的，从某日起变更为 0", "set it to 0 from that day on"), ("change",),
    ),
    ("external_id", "change"): Instead(
        T("换发编号的，先终止原编号，再登记新编号",
          "end the number and enter the new one, both from that day on"), ("end", "add"),
    ),
}  # fmt: skip
"""By kind and act: what stands for an act that the kind's own services do not have."""
PAGE = T("请在该名录的专门页面办理", "it has a page of its own; do it there")


class ElsewhereError(RefusedError):
    """The kind has services of its own, and this act is none of them."""

    code = "register-elsewhere"
    text = T("“{kind}”没有单独的“{act}”：{how}", "No “{act}” in “{kind}”: {how}")


def elsewhere(kind: Kind, act: str) -> ElsewhereError:
    """Give the refusal of an act that a kind does not have, saying what is done instead."""
    found = INSTEAD.get((kind.key, act))
    how = found.how if found is not None else PAGE
    return ElsewhereError(kind=kind.title, act=ACTS[act], how=how, state=act)


@cache
def _all() -> dict[str, Intention]:
    modules = [f"xuezheng.apps.{app}.services" for app in APPS]
    found = [import_module(name) for name in modules if find_spec(name)]
    return {one.key: one for module in found for one in getattr(module, "INTENTIONS", ())}


def owned(kind: Kind) -> bool:
    """Say whether a kind has services of its own."""
    return isinstance(kind.storage, Table) and kind.key in _kept()


@cache
def _kept() -> frozenset[str]:
    """Give what some service enters or changes; one that only draws a border keeps nothing."""
    acts = {verb for verbs in VERBS.values() for verb in verbs}
    told = [key.partition(".") for key in _all()]
    return frozenset(kind for kind, _, verb in told if verb in acts)


def filled(kind: Kind) -> frozenset[str]:
    """Give the fields of a kind in the record store that only a service fills in."""
    if isinstance(kind.storage, Table):
        return frozenset()
    return frozenset(one.key for one in kind.fields if one.filled_by)


def begun_elsewhere(kind: Kind) -> bool:
    """Say whether a service has to begin each thing, for it fills in what must be there."""
    return any(one.required and one.key in filled(kind) for one in kind.fields)


def owner(kind: Kind, act: str) -> Intention | None:
    """Give the intention that does an act for a kind; ``None`` where the registers write it.

    Raises ``ElsewhereError`` where the kind has services and none for this act.
    """
    if not owned(kind):
        return None
    for verb in VERBS[act]:
        if f"{kind.key}.{verb}" in _all():
            return _all()[f"{kind.key}.{verb}"]
    raise elsewhere(kind, act)


def asked(kind: Kind, act: str) -> tuple[Field, ...]:
    """Give the fields of a kind that an act may fill in: those its service takes, else all."""
    if not owned(kind):
        return tuple(one for one in kind.fields if not one.filled_by and one.computes is None)
    taken = frozenset().union(*(_taken(kind, verb) for verb in VERBS[act]))
    return tuple(one for one in kind.fields if one.key in taken and not one.filled_by)


def _taken(kind: Kind, verb: str) -> frozenset[str]:
    intention = _all().get(f"{kind.key}.{verb}")
    return frozenset(intention.takes.model_fields) if intention is not None else frozenset()


def offered(kind: Kind, act: str) -> bool:
    """Say whether an act can be done for a kind here."""
    if act == "add" and begun_elsewhere(kind):
        return False
    return not owned(kind) or any(f"{kind.key}.{verb}" in _all() for verb in VERBS[act])


def _owner(kind: Kind, act: str) -> Intention:
    found = owner(kind, act)
    if found is None:
        raise elsewhere(kind, act)
    return found


def asking(kind: Kind, act: str, parts: Mapping[str, Any], data: Mapping[str, Any]) -> Any:
    """Give what the kind's own service takes for an act, checked.

    Raises ``WrongDataError`` for data that service does not take here.
    """
    intention = _owner(kind, act)
    fields = intention.takes.model_fields
    given = {key: value for key, value in data.items() if key in fields and value is not None}
    left = [key for key, value in data.items() if key not in fields and value is not None]
    if left:
        found = T("不能在这里填写", "cannot be given here")
        allowed = T("请在该名录的专门页面办理", "it has a page of its own")
        labels = {one.key: one.label for one in kind.fields}
        raise WrongDataError([Issue(key, found, allowed) for key in left], labels)
    for part, value in parts.items():
        names = (kind.key, "subject") if part == "subject" else NAMES[part]
        name = next((one for one in names if one in fields), None)
        if name is not None and value is not None:
            given[name] = value
    return checked(intention, given)


def through(
    deed: Deed, kind: Kind, act: str, parts: Mapping[str, Any], data: Mapping[str, Any]
) -> dict[str, Any]:
    """Carry out an act by the kind's own service; gives its result with ``subject``.

    Raises ``WrongDataError`` for data that service does not take here.
    """
    given = asking(kind, act, parts, data)
    result = dict(_owner(kind, act).run(deed, given))
    subject = result.get(kind.key, result.get("subject", parts.get("subject")))
    return result | {"subject": subject}
