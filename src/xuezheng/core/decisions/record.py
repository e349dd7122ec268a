"""A decision as a published file (决策记录): one JSON object from the announcement to the result.

Before chance exists the file has rules, list and commitment; parts, numbers,
seed and result are added to it and nothing is taken away. Unknown keys are
refused. Fields and digests in words: ``docs/decisions.md``.
"""

import json
from hashlib import sha256
from io import BytesIO
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from xuezheng.core.base.errors import InputError
from xuezheng.core.base.labels import T
from xuezheng.core.decisions.canonical import digest, pieces
from xuezheng.core.decisions.seeds import Beacon, Chance, Numbers, Part, commitment, hashed

FORMAT, VERSION = "xuezheng.decision", 1
HEX = r"^[0-9a-f]{64}$"
COMMITTED, RUN = STAGES = ("committed", "run")


class RecordError(InputError):
    """A file is no record of a decision; every fault is told with its place."""

    code = "decision-record"
    text = T("不是有效的决策记录：{faults}", "This is no record of a decision: {faults}")


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Clause(_Model):
    """What a rule rests on (依据条目): document, clause, the rule in words."""

    document: str
    clause: str = ""
    text: str = ""


class RuleSet(_Model):
    """The rules of a decision (规则): version, day in force, clauses, terms as the engine reads them."""

    version: str
    since: str
    clauses: list[Clause] = []
    terms: dict[str, Any]


class Which(_Model):
    """The engine and the version that decided (引擎)."""

    key: str
    version: int


class PartShown(_Model):
    """A party's part (密函)."""

    party: str
    commitment: str = Field(pattern=HEX)
    secret: str | None = None


class NumbersShown(_Model):
    """Public numbers of a source (公开数字)."""

    source: str
    numbers: list[int] | None = None


class BeaconShown(_Model):
    """A round of a beacon (随机信标轮次)."""

    chain: str = Field(pattern=HEX)
    round: int
    signature: str | None = Field(default=None, pattern=r"^([0-9a-f]{2})+$")


class ChanceShown(_Model):
    """Where the seed comes from (种子来源)."""

    parts: list[PartShown] = []
    sources: list[NumbersShown] = []
    beacon: BeaconShown | None = None

    @property
    def value(self) -> Chance:
        """Give it as the value that seeds are reckoned from."""
        beacon = self.beacon
        return Chance(
            tuple(Part(one.party, one.commitment, one.secret) for one in self.parts),
            tuple(
                Numbers(one.source, None if one.numbers is None else tuple(one.numbers))
                for one in self.sources
            ),
            Beacon(beacon.chain, beacon.round, beacon.signature) if beacon else None,
        )


class Digests(_Model):
    """What the parts of a record hash to (摘要)."""

    rules: str = Field(pattern=HEX)
    lists: str = Field(pattern=HEX)
    commitment: str = Field(pattern=HEX)
    seed: str | None = Field(default=None, pattern=HEX)
    result: str | None = Field(default=None, pattern=HEX)


class Moments(_Model):
    """When each step was taken (各步时间), with the offset from UTC."""

    frozen: str
    committed: str
    seeded: str | None = None
    run: str | None = None


class Replaced(_Model):
    """The decision this one replaces, and why (替代): without one no list is drawn twice."""

    number: str
    commitment: str = Field(pattern=HEX)
    reason: str = Field(min_length=4)


class Signature(_Model):
    """A witness's signature (见证签名) of one stage."""

    witness: str
    stage: Literal["committed", "run"]
    algorithm: str
    key: str
    signature: str


class Record(_Model):
    """A decision as published (决策记录)."""

    format: Literal["xuezheng.decision"]
    version: Literal[1]
    number: str = Field(min_length=1, max_length=40)
    title: str
    engine: Which
    rules: RuleSet
    lists: dict[str, Any]
    chance: ChanceShown
    digests: Digests
    moments: Moments
    result: dict[str, Any] | None = None
    replaces: Replaced | None = None
    signatures: list[Signature] = []

    @property
    def problem(self) -> dict[str, Any]:
        """Give the problem as the engine reads it: terms of the rules and lists."""
        return {**self.rules.terms, **self.lists}

    def signed(self, stage: str) -> bytes:
        """Give the message that a witness of a stage signs."""
        known = self.digests
        later = (known.seed or "", known.result or "") if stage == RUN else ("", "")
        return hashed("signed", stage, self.number, known.commitment, *later).encode()


def read(text: str | bytes) -> Record:
    """Read a file. Raises ``RecordError``."""
    try:
        return parsed(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise RecordError(faults=f"JSON: {error}") from None


def parsed(given: Any) -> Record:
    """Read a record from plain JSON. Raises ``RecordError`` with at most twenty faults."""
    try:
        found = Record.model_validate(given)
    except ValidationError as error:
        told = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:20]]
        raise RecordError(faults="; ".join(told)) from None
    return found


def written(record: Record) -> bytes:
    """Give the bytes of the file: canonical JSON, so that equal records are equal files."""
    whole = BytesIO()
    whole.writelines(pieces(record.model_dump()))
    whole.write(b"\n")
    return whole.getvalue()


def lists_digest(lists: dict[str, Any]) -> str:
    """Give the digest of the frozen list; of a single text it is the SHA-256 of that text."""
    if len(lists) == 1:
        (only,) = lists.values()
        if isinstance(only, str):
            return sha256(only.encode()).hexdigest()
    return digest(lists)


def rules_digest(rules: RuleSet) -> str:
    """Give the digest of the rules."""
    return digest(rules.model_dump())


def committed(record: Record) -> str:
    """Give the commitment that a record's rules, list and announcements come to."""
    replaced = record.replaces
    fixed = (
        record.number, record.engine.key, str(record.engine.version),
        rules_digest(record.rules), lists_digest(record.lists),
        replaced.number if replaced else "", replaced.commitment if replaced else "",
        replaced.reason if replaced else "",
    )  # fmt: skip
    return commitment(fixed, record.chance.value)
