"""Keeping and checking a draft (保存、核对): any text is kept, right or not, so that no work is lost."""

from collections.abc import Mapping
from typing import Any

from pydantic import Field

from xuezheng.adapters import ledger_toml
from xuezheng.apps.designs.access import may_draft, one, runs
from xuezheng.apps.designs.models import Design, State
from xuezheng.apps.designs.selectors import Fault, checked
from xuezheng.core.base.actors import Actor
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import InputError, NotFoundError, StaleError
from xuezheng.core.base.labels import T

TOP = {
    "key": ("key", 40), "title": ("title", 200), "title_en": ("title_en", 200),
    "kind_group": ("group", 40),
}  # fmt: skip
"""What a design's row shows of its text, and how much of it."""


class WrongDesignError(InputError):
    """A draft with faults cannot go on; every one is told."""

    code = "design-wrong"
    text = T("定义有{count}处问题：{told}", "The definition has {count} faults: {told}")

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        told = T(
            "；".join(f"{one.where}：{one.found.zh}，{one.allowed.zh}" for one in faults),
            "; ".join(f"{one.where}: {one.found.en}, {one.allowed.en}" for one in faults),
        )
        super().__init__(count=len(faults), told=told)


class Keep(Given):
    """The whole text of a draft; without ``design`` a new one begins. ``seen`` is the version it was read at."""

    text: str = Field(min_length=1, max_length=ledger_toml.LONGEST)
    design: int | None = None
    seen: int | None = None


class Which(Given):
    """Which design."""

    design: int


def keep(deed: Deed, given: Keep) -> Mapping[str, Any]:
    """Keep a draft as it stands; one that was handed in is a draft again.

    Raises ``NotFoundError`` for whoever may not draft or does not see it, and
    ``StaleError`` where somebody kept it meanwhile.
    """
    if not may_draft(deed.actor):
        raise NotFoundError(what=T("台账设计", "design"))
    row = Design(author=deed.actor.person, version=0)
    if given.design is not None:
        row = locked(deed.actor, given.design)
        if given.seen is not None and given.seen != row.version:
            raise StaleError
    row.text, row.editor = given.text, deed.actor.person
    told, _ = ledger_toml.loaded(given.text)
    for name, (entry, most) in TOP.items():
        value = told.get(entry)
        if not (name == "key" and row.live):
            setattr(row, name, value[:most] if isinstance(value, str) else "")
    row.state, row.note = State.DRAFT.key, ""
    return stored(deed, row, given.text)


def stored(deed: Deed, row: Design, text: str) -> Mapping[str, Any]:
    """Write a row with how many faults its text has."""
    found = checked(text, deed.actor, row if row.pk else None)
    row.faults, row.kept_at = len(found.faults), deed.at
    row.version += 1
    row.save()
    deed.about("design", row.pk)
    deed.note(key=row.key, version=row.version, faults=row.faults)
    return {"design": row.pk, "version": row.version, "faults": row.faults}


def check(deed: Deed, given: Which) -> Mapping[str, Any]:
    """Check a draft against everything there is now; gives every fault with its place."""
    row = locked(deed.actor, given.design)
    found = checked(row.text, None if runs(deed.actor) else deed.actor, row)
    row.faults = len(found.faults)
    row.save(update_fields=["faults"])
    deed.about("design", row.pk)
    deed.note(version=row.version, faults=row.faults)
    return {
        "design": row.pk,
        "version": row.version,
        "faults": [plain(one) for one in found.faults],
    }


def plain(fault: Fault) -> dict[str, Any]:
    """Give a fault as plain JSON."""
    halves = {"found": fault.found.zh, "allowed": fault.allowed.zh}
    english = {"found_en": fault.found.en, "allowed_en": fault.allowed.en}
    return {"where": fault.where, "line": fault.line, **halves, **english}


def locked(actor: Actor, number: int) -> Design:
    """Give a design in sight, held until the transaction ends."""
    one(actor, number)
    return Design.objects.select_for_update().get(pk=number)
