"""Seeds in public (公开种子): a commitment before chance exists, parts revealed in order, public numbers, a beacon.

Nobody alone can choose the seed: each party is bound to its part before the
public numbers of a later day exist. The rule in words: ``docs/decisions.md``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from xuezheng.core.base.errors import InputError, RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.base.tickets import packed
from xuezheng.core.decisions import rfc3797

SCHEME = "xuezheng.decision.1"
SHORTEST = 16
"""Signs a secret part has at least; a shorter one could be found by trying."""


class SecretError(RefusedError):
    """A part is not the one its party is bound to."""

    code = "decision-secret"
    text = T("{party}的内容与事先公布的摘要不符", "What {party} shows is not what was committed to")


class ShortSecretError(InputError):
    """A part could be found by trying."""

    code = "decision-short-secret"
    text = T("密函至少{least}个字符", "A secret part has at least {least} characters")


@dataclass(frozen=True, slots=True)
class Part:
    """What one party gives (密函): bound by its commitment; the secret is shown later."""

    party: str
    commitment: str
    secret: str | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """Public numbers announced beforehand (公开数字): where they come from; the numbers when they exist."""

    source: str
    numbers: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Beacon:
    """A round of a public beacon (随机信标轮次), announced beforehand; its signature when it exists."""

    chain: str
    round: int
    signature: str | None = None

    @property
    def randomness(self) -> str:
        """Give the round's randomness: the SHA-256 of its signature."""
        return sha256(bytes.fromhex(self.signature or "")).hexdigest()


def hashed(*fields: str) -> str:
    """Give the SHA-256 of the scheme's name and the fields, each with its length before it."""
    return sha256(packed((SCHEME, *fields))).hexdigest()


def part_commitment(number: str, party: str, secret: str) -> str:
    """Give what a party publishes of its part. Raises ``ShortSecretError``."""
    if len(secret) < SHORTEST:
        raise ShortSecretError(least=SHORTEST)
    return hashed("part", number, party, secret)


def shown(number: str, part: Part, secret: str) -> Part:
    """Open a part. Raises ``SecretError`` where it is another one."""
    if hashed("part", number, part.party, secret) != part.commitment:
        raise SecretError(party=part.party, state="committed")
    return Part(part.party, part.commitment, secret)


@dataclass(frozen=True, slots=True)
class Chance:
    """Where the seed of a decision comes from (种子来源): parties in order, sources in order, a beacon."""

    parts: tuple[Part, ...] = ()
    sources: tuple[Numbers, ...] = ()
    beacon: Beacon | None = None

    @property
    def known(self) -> bool:
        """Say whether everything announced is there."""
        beacon = self.beacon is None or self.beacon.signature is not None
        parts = all(one.secret is not None for one in self.parts)
        return beacon and parts and all(one.numbers is not None for one in self.sources)

    @property
    def announced(self) -> tuple[str, ...]:
        """Give what is fixed beforehand, as fields of the commitment."""
        beacon = (self.beacon.chain, str(self.beacon.round)) if self.beacon else ("", "")
        parts = [field for one in self.parts for field in (one.party, one.commitment)]
        sources = [one.source for one in self.sources]
        return (str(len(self.parts)), *parts, str(len(sources)), *sources, *beacon)


def commitment(fixed: Sequence[str], chance: Chance) -> str:
    """Give the commitment: number, engine and version, digests of rules and list, what it replaces; then chance."""
    return hashed("commitment", *fixed, *chance.announced)


def seed(committed: str, chance: Chance) -> str:
    """Give the seed, 64 hexadecimal digits: commitment, secrets, numbers, randomness, in the order announced."""
    secrets = [one.secret or "" for one in chance.parts]
    numbers = [rfc3797.key([one.numbers or ()]) for one in chance.sources]
    beacon = chance.beacon.randomness if chance.beacon else ""
    fields = (str(len(secrets)), *secrets, str(len(numbers)), *numbers, beacon)
    return hashed("seed", committed, *fields)
