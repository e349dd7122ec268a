"""A case as the fold of its entries (办理过程): what is stored is what its history says."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

from xuezheng.core.ledgers.cases import Case, Entry, applied, first
from xuezheng.core.ledgers.definition import Ledger


def fold(ledger: Ledger, entries: Iterable[Entry]) -> Case:
    """Give the case that its entries, the oldest first, add up to.

    Raises ``ValueError`` where the first is not an opening.
    """
    case: Case | None = None
    for entry in entries:
        if case is None:
            if entry.act != "opened":
                raise ValueError(entry.act)
            case = first(ledger, entry)
        else:
            case = applied(ledger, case, entry)
    if case is None:
        raise ValueError("no entries")
    return case


def differences(ledger: Ledger, entries: Sequence[Entry], stored: Case) -> tuple[str, ...]:
    """Name the parts of a stored case that its history does not bear out."""
    told = fold(ledger, entries)
    return tuple(
        one.name for one in fields(Case) if getattr(told, one.name) != getattr(stored, one.name)
    )
