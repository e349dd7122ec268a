"""The log as a chain: each entry's salted digest, and the links over them in sealed order.

The digest binds what an entry said without showing it: SHA-256 over the salt
and the canonical payload. A link is SHA-256 over the link before, the sequence
number and the digest, each with its length in front, so that no two different
chains share a head. Payload and salt may be erased; the digest stays, and the
chain still verifies.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

GENESIS = "0" * 64
"""What stands before the first link."""


def canonical(payload: Mapping[str, Any]) -> bytes:
    r"""Write a payload in the one form that is hashed: sorted keys, no spaces, UTF-8.

    >>> canonical({"b": 1, "a": "学"})
    b'{"a":"\xe5\xad\xa6","b":1}'
    """
    text = json.dumps(payload, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def digest(salt: bytes, payload: Mapping[str, Any]) -> str:
    """Give the salted SHA-256 of a payload in hexadecimal."""
    return sha256(salt + canonical(payload)).hexdigest()


def link(before: str, seq: int, entry_digest: str) -> str:
    """Give the link over the one before."""
    parts = (before.encode(), str(seq).encode(), entry_digest.encode())
    return sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).hexdigest()


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed entry (已封存的日志条目) as it is verified; ``payload`` None means erased."""

    seq: int
    digest: str
    chain: str
    salt: str | None = None
    payload: Mapping[str, Any] | None = None
    erased_by: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a log (日志差错): where, and what."""

    seq: int
    what: str


def faults(entries: Iterable[Sealed], *, before: str = GENESIS, first: int = 1) -> Iterator[Fault]:
    """Say everything that keeps ``entries``, in order of ``seq``, from being one unbroken chain.

    ``before`` and ``first`` let a stretch be verified from a known head on.
    """
    expected = first
    for entry in entries:
        if entry.seq != expected:
            yield Fault(expected, "missing")
            expected = entry.seq
        if link(before, entry.seq, entry.digest) != entry.chain:
            yield Fault(entry.seq, "chain")
        if entry.payload is None:
            if not entry.erased_by:
                yield Fault(entry.seq, "detail missing")
        elif digest(bytes.fromhex(entry.salt or ""), entry.payload) != entry.digest:
            yield Fault(entry.seq, "content")
        before, expected = entry.chain, expected + 1


def disagrees(facts: Mapping[str, Any], payload: Mapping[str, Any]) -> bool:
    """Say whether the plain columns of an entry say something else than its hashed payload.

    The columns answer the questions of the log's screen, the payload is what the
    chain proves; a moment may be written in another zone.
    """
    for name, value in facts.items():
        said = payload.get(name)
        if name == "at" and isinstance(value, datetime):
            if datetime.fromisoformat(str(said)) != value:
                return True
        elif said != value:
            return True
    return False
