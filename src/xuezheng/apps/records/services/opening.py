"""Opening a case (登记): numbered, checked against its kind, its clocks started."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from pydantic import Field

from xuezheng.apps.records.access import ledger_of, reach
from xuezheng.apps.records.access.rules import day_of, with_numbers
from xuezheng.apps.records.models import Party, Record
from xuezheng.apps.records.selectors.asking import fills_in
from xuezheng.apps.records.services.deadlines import settle
from xuezheng.apps.records.services.following import follow
from xuezheng.apps.records.services.naming import require_known, require_units
from xuezheng.apps.records.services.writing import append, columns, numbered, subject_of
from xuezheng.apps.schools.access import require
from xuezheng.core.base.actors import Actor, Verb
from xuezheng.core.base.deeds import Deed, Given, Intention
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.ledgers.cases import Mover, opened
from xuezheng.core.ledgers.definition import Ledger, Placed


class PartyError(InputError):
    """A unit is named in a part that the ledger has not, or twice where one is allowed."""

    code = "case-party"
    text = T("承办单位填写有误：{part}", "The units are named wrongly: {part}")


class OpenerError(RefusedError):
    """Another role opens cases of this ledger."""

    code = "case-opener"
    text = T("“{ledger}”不由您的岗位登记。", "Your post does not open cases of “{ledger}”.")


def open_case(
    deed: Deed,
    kind: str,
    *,
    org: int,
    data: Mapping[str, Any],
    parties: Sequence[tuple[str, int]] = (),
    due: date | None = None,
    subject: str = "",
) -> Record:
    """Open a case inside a deed under way; whoever calls has checked that it may be opened.

    Raises ``WrongDataError`` with all issues of the data, and ``PartyError``.
    """
    ledger = with_numbers(ledger_of(kind), day_of(deed.at))
    by = Mover(deed.actor.person, frozenset())
    case, entry = opened(ledger, data, by=by, at=deed.at, due=due)
    named = _named(ledger, parties)
    day = day_of(deed.at)
    record = Record.objects.create(
        kind=kind, number=numbered(ledger, day), org_id=org, state=case.stage,
        subject=(subject or subject_of(ledger, case.data))[:300], since=deed.at, opened=day,
        due=due, updated_at=deed.at, def_version=ledger.version, data=dict(case.data),
        opener=deed.actor.person, **columns(ledger, case.data),
    )  # fmt: skip
    Party.objects.bulk_create(Party(record=record, part=part, org_id=unit) for part, unit in named)
    append(deed, record, entry)
    settle(record, ledger, case, _lies(org, named), deed.at)
    record.save(update_fields=["next_due"])
    deed.about(kind, record.pk, org)
    follow(deed, record, "opened")
    return record


def _lies(org: int, named: Sequence[tuple[str, int]]) -> Placed:
    parties: dict[str, list[int]] = {}
    for part, unit in named:
        parties.setdefault(part, []).append(unit)
    return Placed(org, parties)


def _named(ledger: Ledger, parties: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    parts = {part.key: part for part in ledger.parts}
    named = list(dict.fromkeys(parties))
    for key, _ in named:
        if key not in parts:
            raise PartyError(part=key)
        if not parts[key].many and sum(one == key for one, _ in named) > 1:
            raise PartyError(part=parts[key].label)
    return named


class OpenCase(Given):
    """A new case: its ledger, unit, data, the units named in it and its due day."""

    kind: str
    org: int
    data: dict[str, Any]
    parties: list[tuple[str, int]] = Field(default_factory=list, max_length=400)
    due: date | None = None
    subject: str = Field(default="", max_length=300)


def _opens(actor: Actor, ledger: Ledger, org: int) -> bool:
    """Say whether somebody may open a case: by role, or for a unit below their own (代填)."""
    if actor.account is None or actor.roles & set(ledger.opens):
        return True
    return org != actor.home and fills_in(actor, ledger, reach(actor, Verb.OPEN, ledger.key))


def open_(deed: Deed, given: OpenCase) -> Mapping[str, Any]:
    """Open a case for whoever may."""
    ledger = ledger_of(given.kind)
    require(deed.actor, Verb.OPEN, ledger.group, given.org, what="台账")
    if not _opens(deed.actor, ledger, given.org):
        raise OpenerError(ledger=ledger.title)
    require_known(deed, ledger, given.data)
    require_units(ledger, given.parties, day_of(deed.at))
    values = given.model_dump(exclude={"kind"})
    record = open_case(deed, given.kind, **values)
    deed.note(subject=record.subject, data=record.data)
    return {"case": record.pk, "number": record.number, "version": record.version}


OPEN = Intention("case.open", T("登记事项", "Open a case"), OpenCase, open_)
