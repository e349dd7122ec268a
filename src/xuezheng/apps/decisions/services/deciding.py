"""Taking a decision (派位、运行): parts shown in public, one run, the referee, the result published.

A short list is run at once; a long one by a job, whose last step publishes.
No step can be taken twice, and a stopped job leaves nothing published.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Any

from pydantic import Field

from xuezheng.apps.decisions.access import kept
from xuezheng.apps.decisions.models import Decision, Line, State
from xuezheng.apps.decisions.services.preparing import KIND, WhichDecision, require_state
from xuezheng.apps.jobs.services import Step, enqueue
from xuezheng.catalogue.engines import engine
from xuezheng.core.base.actors import Verb
from xuezheng.core.base.deeds import Deed, Given
from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.decisions import record as records
from xuezheng.core.decisions import steps, verify
from xuezheng.core.decisions.record import Record, Signature

RUN_JOB = "decision.run"
AT_ONCE = 2_000
"""So many entries are run while whoever asked waits; more by a job."""
BATCH = 50_000


class SignatureError(InputError):
    """A witness's signature does not hold."""

    code = "decision-signature"
    text = T("签名不符：{why}", "The signature does not hold: {why}")


class ShowPart(Given):
    """A party's secret, as it was sealed."""

    decision: int
    party: str = Field(max_length=40)
    secret: str = Field(max_length=400)


class ShowNumbers(Given):
    """The numbers of an announced source."""

    decision: int
    source: str = Field(max_length=120)
    numbers: list[int] = Field(min_length=1, max_length=100)


class ShowBeacon(Given):
    """The signature of the announced round; of a chained network ``before``, the one of the round before."""

    decision: int
    signature: str = Field(pattern=r"^([0-9a-f]{2})+$", max_length=400)
    before: str = Field(default="", pattern=r"^([0-9a-f]{2})*$", max_length=400)


class SignDecision(Given):
    """A witness's signature of a stage, made on the witness's own device."""

    decision: int
    witness: str = Field(min_length=2, max_length=40)
    stage: str = Field(pattern="^(committed|run)$")
    algorithm: str = Field(default="ed25519", max_length=20)
    key: str = Field(pattern=r"^([0-9a-f]{2})+$", max_length=200)
    signature: str = Field(pattern=r"^([0-9a-f]{2})+$", max_length=400)


def show_part(deed: Deed, given: ShowPart) -> Mapping[str, Any]:
    """Open the next part. Raises ``SecretError``, ``EarlyError``."""
    row, found = _committed(deed, given.decision)
    return _kept(deed, row, steps.show_part(found, given.party, given.secret))


def show_numbers(deed: Deed, given: ShowNumbers) -> Mapping[str, Any]:
    """Enter the numbers of a source. Raises ``EarlyError``."""
    row, found = _committed(deed, given.decision)
    return _kept(deed, row, steps.show_numbers(found, given.source, given.numbers))


def show_beacon(deed: Deed, given: ShowBeacon) -> Mapping[str, Any]:
    """Enter the signature of the round. Raises ``EarlyError``, ``BeaconError`` where it is not the network's."""
    row, found = _committed(deed, given.decision)
    return _kept(deed, row, steps.show_beacon(found, given.signature, given.before))


def run(deed: Deed, given: WhichDecision) -> Mapping[str, Any]:
    """Run once, or ask for the job that does. Raises ``EarlyError`` before everything is shown."""
    row, found = _committed(deed, given.decision)
    found = steps.seeded(found, deed.at.isoformat())
    row.record, row.seeded_at = records.written(found).decode(), deed.at
    row.state = State.RUNNING.key
    deed.about(KIND, row.pk, row.org_id)
    deed.note(seed=found.digests.seed)
    if row.entries > AT_ONCE:
        row.job = enqueue(deed, RUN_JOB, {"decision": row.pk}, org=row.org_id)
        row.save()
        return {"decision": row.pk, "job": row.job}
    _run(row, deed.at)
    position: int | None = 0
    while position is not None:
        position = _lines(row, position, deed.at).next
    return {"decision": row.pk, "job": None}


def run_step(args: Mapping[str, Any], position: int, at: datetime) -> Step:
    """Run behind nothing, then write lines, then publish: a stretch a step."""
    row = Decision.objects.select_for_update(of=("self",)).get(pk=args["decision"])
    if position == 0 and not row.run_at:
        _run(row, at)
        return Step(0, row.entries)
    return _lines(row, position, at)


def sign(deed: Deed, given: SignDecision) -> Mapping[str, Any]:
    """Add a witness's signature. Raises ``SignatureError``."""
    row = kept(deed.actor, given.decision, Verb.CHECK)
    need = (State.PUBLISHED,) if given.stage == records.RUN else (State.COMMITTED, State.PUBLISHED)
    require_state(row, *need)
    found = records.read(row.record)
    fields = given.model_dump(exclude={"decision"})
    more = found.model_copy(
        update={"signatures": [*found.signatures, Signature.model_validate(fields)]}
    )
    wrong = verify.unsigned(more)
    if wrong:
        raise SignatureError(why=wrong[0])
    row.record = records.written(more).decode()
    row.save(update_fields=["record"])
    deed.about(KIND, row.pk, row.org_id)
    deed.note(witness=given.witness, stage=given.stage)
    return {"decision": row.pk}


def _committed(deed: Deed, number: int) -> tuple[Decision, Record]:
    row = kept(deed.actor, number, Verb.CHECK)
    require_state(row, State.COMMITTED)
    return row, records.read(row.record)


def _kept(deed: Deed, row: Decision, found: Record) -> Mapping[str, Any]:
    row.record = records.written(found).decode()
    row.save(update_fields=["record"])
    deed.about(KIND, row.pk, row.org_id)
    return {"decision": row.pk, "known": found.chance.value.known}


def _run(row: Decision, at: datetime) -> None:
    """Run and have the referee look; raises ``ObjectedError``, and then nothing is kept."""
    found = steps.ran(records.read(row.record), engine(row.engine), at.isoformat())
    row.record, row.run_at = records.written(found).decode(), at
    row.save()


@lru_cache(maxsize=1)
def _shown(text: str) -> tuple[tuple[str, int | None, T, str, str], ...]:
    """Read the lines of a record; the last one read is remembered, because a job asks again and again."""
    found = records.read(text)
    by = engine(found.engine.key)
    read = by.read(found.problem)
    return tuple(
        (one.key, one.rank, one.outcome, one.place, one.ticket)
        for one in by.lines(read, found.result or {})
    )


def _lines(row: Decision, position: int, at: datetime) -> Step:
    """Write the next lines; behind the last one publish."""
    shown = _shown(row.record)
    batch = islice(enumerate(shown, 1), position, position + BATCH)
    Line.objects.bulk_create(
        [
            Line(
                decision=row, turn=turn, key=key, rank=rank, zh=words.zh[:80], en=words.en[:80],
                place=place[:120], ticket=ticket[:16],
            )
            for turn, (key, rank, words, place, ticket) in batch
        ],
        batch_size=500,
    )  # fmt: skip
    if position + BATCH < len(shown):
        return Step(position + BATCH, len(shown))
    row.state, row.published_at = State.PUBLISHED.key, at
    row.save(update_fields=["state", "published_at"])
    return Step(None, len(shown), {"decision": row.pk, "lines": len(shown)})
