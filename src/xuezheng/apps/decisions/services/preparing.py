"""Preparing a decision (拟定): rules and list drafted, the list frozen, the commitment published."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, connection, transaction
from pydantic import BaseModel, ConfigDict, Field

from xuezheng.adapters.locks import take
from xuezheng.apps.decisions.access import kept, one
from xuezheng.apps.decisions.models import Decision, State
from xuezheng.apps.schools.access import require
from xuezheng.catalogue.engines import engine
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.engines import Engine
from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.decisions import steps
from xuezheng.core.decisions.canonical import canonical
from xuezheng.core.decisions.record import (
    BeaconShown,
    ChanceShown,
    NumbersShown,
    PartShown,
    Replaced,
    lists_digest,
    read,
    written,
)

KIND = "decision"
HEX = r"^[0-9a-f]{64}$"


class StageError(RefusedError):
    """The steps of a decision have an order."""

    code = "decision-stage"
    text = T("现在是“{now}”，不能办理", "It stands at “{now}”; this cannot be done now")


class FrozenError(RefusedError):
    """A list that stands open to everybody is changed by nobody."""

    code = "decision-frozen"
    text = T(
        "{number}的名单已经冻结并公开，规则和名单不能再修改；确需修改的，中止后另立决策",
        "The list of {number} is frozen and open to everybody: rules and list are changed no more; "
        "give the decision up and draft another",
    )


class DecidedError(RefusedError):
    """A list is decided once."""

    code = "decision-decided"
    text = T(
        "同一名单已有决策{number}；重办须另立决策，注明替代哪一件和理由",
        "Decision {number} was on the same list; doing it again needs one that says which it replaces, and why",
    )


class KnownError(RefusedError):
    """Whoever knows all of chance knows the result; giving up then would be a second draw."""

    code = "decision-known"
    text = T(
        "随机来源已全部公布，结果已定，只能运行，不能中止",
        "All of chance is known and so is the result: it can be run, not given up",
    )


class ReplacesError(InputError):
    """What a decision replaces must be over, on the same list, and not replaced already."""

    code = "decision-replaces"
    text = T("不能替代：{why}", "It cannot be replaced: {why}")


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ClauseGiven(_Part):
    """What the rule rests on."""

    document: str = Field(min_length=2, max_length=80)
    clause: str = Field(default="", max_length=40)
    text: str = Field(default="", max_length=400)


class PartGiven(_Part):
    """A party and what it commits to."""

    party: str = Field(min_length=2, max_length=40)
    commitment: str = Field(pattern=HEX)


class BeaconGiven(_Part):
    """A round of a public beacon."""

    chain: str = Field(pattern=HEX)
    round: int = Field(ge=1)


class DraftDecision(Given):
    """A decision: what, by which engine, whose, rules with their clauses, terms and lists for the engine."""

    title: str = Field(min_length=2, max_length=80)
    engine: str = Field(max_length=20)
    group: str = Field(max_length=20)
    org: int
    version: str = Field(min_length=1, max_length=20)
    since: date
    clauses: list[ClauseGiven] = Field(default_factory=list, max_length=20)
    terms: dict[str, Any]
    lists: dict[str, Any]
    replaces: int | None = None
    reason: str = Field(default="", max_length=200)


class AmendDecision(Given):
    """Other rules, another list, another title while all are drafted; without a title it stays."""

    decision: int
    title: str | None = Field(default=None, min_length=2, max_length=80)
    version: str = Field(min_length=1, max_length=20)
    since: date
    clauses: list[ClauseGiven] = Field(default_factory=list, max_length=20)
    terms: dict[str, Any]
    lists: dict[str, Any]


class WhichDecision(Given):
    """A decision."""

    decision: int


class CommitDecision(Given):
    """Where chance will come from: parties with their commitments, sources of numbers, a beacon."""

    decision: int
    parts: list[PartGiven] = Field(default_factory=list, max_length=12)
    sources: list[str] = Field(default_factory=list, max_length=12)
    beacon: BeaconGiven | None = None


class CancelDecision(Given):
    """Why a decision is given up."""

    decision: int
    why: str = Field(min_length=4, max_length=200)


def require_state(row: Decision, *states: State) -> None:
    """Raise ``StageError`` unless a decision stands at one of the states."""
    if row.state not in {one.key for one in states}:
        raise StageError(now=State.of(row.state).label, state=row.state)


def draft(deed: Deed, given: DraftDecision) -> Mapping[str, Any]:
    """Open a decision. Raises the engine's errors for rules or lists that are nonsense."""
    require(deed.actor, Verb.OPEN, given.group, given.org, what="决策")
    by = engine(given.engine)
    row = Decision(
        number=_number(by, deed.at.year), title=given.title, engine=by.key, group=given.group,
        org_id=given.org, opened_at=deed.at, reason=given.reason,
    )  # fmt: skip
    if given.replaces is not None:
        row.replaces = _replaced(deed, given)
    _write(row, by, given)
    row.save()
    deed.about(KIND, row.pk, given.org)
    return {"decision": row.pk, "number": row.number}


def require_draft(row: Decision) -> None:
    """Raise ``FrozenError`` once the list is frozen, ``StageError`` where a draft was given up."""
    if row.frozen_at is not None:
        raise FrozenError(number=row.number, state=row.state)
    require_state(row, State.DRAFT)


def amend(deed: Deed, given: AmendDecision) -> Mapping[str, Any]:
    """Change rules and list before the list is frozen. Raises ``FrozenError``, the engine's errors."""
    row = kept(deed.actor, given.decision, Verb.OPEN)
    require_draft(row)
    row.title = given.title or row.title
    _write(row, engine(row.engine), given)
    row.save()
    deed.about(KIND, row.pk, row.org_id)
    return {"decision": row.pk}


def freeze(deed: Deed, given: WhichDecision) -> Mapping[str, Any]:
    """Freeze the list: it stands open to everybody from now on, and nobody changes it again."""
    row = kept(deed.actor, given.decision, Verb.CHECK)
    require_state(row, State.DRAFT)
    row.state, row.frozen_at = State.FROZEN.key, deed.at
    row.save(update_fields=["state", "frozen_at"])
    deed.about(KIND, row.pk, row.org_id)
    deed.note(lists=row.lists_digest)
    return {"decision": row.pk, "lists": row.lists_digest}


def commit(deed: Deed, given: CommitDecision) -> Mapping[str, Any]:
    """Publish the commitment. Raises ``DecidedError`` where the list was decided before."""
    row = kept(deed.actor, given.decision, Verb.CHECK)
    require_state(row, State.FROZEN)
    chance = ChanceShown(
        parts=[PartShown(**one.model_dump()) for one in given.parts],
        sources=[NumbersShown(source=one) for one in given.sources],
        beacon=BeaconShown(**given.beacon.model_dump()) if given.beacon else None,
    )
    record = steps.announce(
        (row.number, row.title), engine(row.engine), _rules(row),
        steps.Frozen(_moment(row.frozen_at), json.loads(row.lists)), chance,
        (deed.at.isoformat(), _cited(row)),
    )  # fmt: skip
    row.record = written(record).decode()
    row.state, row.committed_at = State.COMMITTED.key, deed.at
    try:
        with transaction.atomic():
            row.save(update_fields=["record", "state", "committed_at"])
    except IntegrityError:
        earlier = Decision.objects.get(
            engine=row.engine, lists_digest=row.lists_digest, replaces=None,
            committed_at__isnull=False,
        )  # fmt: skip
        raise DecidedError(number=earlier.number, state="decided") from None
    deed.about(KIND, row.pk, row.org_id)
    deed.note(commitment=record.digests.commitment)
    return {"decision": row.pk, "commitment": record.digests.commitment}


def cancel(deed: Deed, given: CancelDecision) -> Mapping[str, Any]:
    """Give a decision up before its result is settled; what was published of it stays.

    Raises ``KnownError`` once all of chance is known.
    """
    row = kept(deed.actor, given.decision, Verb.CHECK)
    require_state(row, State.DRAFT, State.FROZEN, State.COMMITTED)
    if row.record and read(row.record).chance.value.known:
        raise KnownError(state=row.state)
    row.state, row.cancelled_at, row.why_cancelled = State.CANCELLED.key, deed.at, given.why
    row.save(update_fields=["state", "cancelled_at", "why_cancelled"])
    deed.about(KIND, row.pk, row.org_id)
    deed.note(why=given.why)
    return {"decision": row.pk}


def _number(by: Engine, year: int) -> str:
    take(connection, "decisions.number", wait=True)
    prefix = "PW" if by.key == "draw" else "JC"
    taken = Decision.objects.filter(number__startswith=f"{prefix}-{year}-").count()
    return f"{prefix}-{year}-{taken + 1:03}"


def _write(row: Decision, by: Engine, given: DraftDecision | AmendDecision) -> None:
    problem = by.canonical({**given.terms, **given.lists})
    lists = {key: problem.pop(key, []) for key in by.lists}
    row.rules_version, row.since = given.version, given.since
    row.clauses = [one.model_dump() for one in given.clauses]
    row.terms, row.lists = canonical(problem).decode(), canonical(lists).decode()
    row.lists_digest, row.entries = lists_digest(lists), _entries(lists)


def _entries(lists: Mapping[str, Any]) -> int:
    """Count lines of a text, members of anything else, in the longest list: those it is about."""
    return max(one.count("\n") if isinstance(one, str) else len(one) for one in lists.values())


def _replaced(deed: Deed, given: DraftDecision) -> Decision:
    found = one(deed.actor, given.replaces or 0, lock=True)
    if len(given.reason) < 4:
        raise ReplacesError(why=T("没有写明理由", "no reason is given"))
    if found.state not in {State.PUBLISHED.key, State.CANCELLED.key} or not found.record:
        raise ReplacesError(why=T("该决策还没有结束", "that decision is not over"))
    if Decision.objects.filter(replaces=found).exists():
        raise ReplacesError(why=T("该决策已被替代", "that decision is replaced already"))
    return found


def _cited(row: Decision) -> Replaced | None:
    if row.replaces is None:
        return None
    before = json.loads(row.replaces.record)
    return Replaced(
        number=row.replaces.number, commitment=before["digests"]["commitment"], reason=row.reason
    )


def _rules(row: Decision) -> steps.Rules:
    return steps.Rules(row.rules_version, row.since.isoformat(), row.clauses, json.loads(row.terms))


def _moment(at: Any) -> str:
    return "" if at is None else str(at.isoformat())
