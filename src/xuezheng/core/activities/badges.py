"""Certificates as Open Badges 3.0 (数字证书): a credential that anybody can check without asking us.

The shape is that of the specification's AchievementCredential; the proof is a
Data Integrity proof of the cryptosuite ``eddsa-jcs-2022``, its key told by
``did:key``. The teacher stands in it as a salted hash of the staff number.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from xuezheng.core.base import ed25519
from xuezheng.core.base.chain import canonical

CONTEXT = [
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
]
SUITE = "eddsa-jcs-2022"
_DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_KEY = b"\xed\x01"
"""The multicodec prefix of an Ed25519 public key."""


@dataclass(frozen=True, slots=True)
class Earned:
    """What a certificate says (结业信息): who issues, who earned what, when, for how many hours."""

    number: str
    issuer: str
    course: str
    about: str
    holder: str
    salt: str
    earned: str
    hours: int


def base58(data: bytes) -> str:
    r"""Write bytes in base 58 as multibase has it, with its ``z`` before it.

    >>> base58(b"\x00\x01")
    'z12'
    """
    number, told = int.from_bytes(data, "big"), ""
    while number:
        number, left = divmod(number, 58)
        told = _DIGITS[left] + told
    return "z" + "1" * (len(data) - len(data.lstrip(b"\0"))) + told


def unbase58(told: str) -> bytes:
    """Read what ``base58`` wrote; raises ``ValueError``."""
    if not told.startswith("z"):
        raise ValueError(told[:1])
    number = 0
    for sign in told[1:]:
        number = number * 58 + _DIGITS.index(sign)
    body = number.to_bytes((number.bit_length() + 7) // 8, "big")
    return b"\0" * (len(told) - 1 - len(told[1:].lstrip("1"))) + body


def did(public: bytes) -> str:
    """Name a public key: did:key:z6Mk…."""
    return f"did:key:{base58(_KEY + public)}"


def credential(earned: Earned, public: bytes) -> dict[str, Any]:
    """Give the credential without its proof."""
    hashed = sha256((earned.holder + earned.salt).encode()).hexdigest()
    return {
        "@context": list(CONTEXT),
        "id": f"urn:xuezheng:certificate:{earned.number}",
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": earned.course,
        "issuer": {"id": did(public), "type": ["Profile"], "name": earned.issuer},
        "validFrom": earned.earned,
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject", "hashed": True, "identityType": "identifier",
                    "identityHash": f"sha256${hashed}", "salt": earned.salt,
                }
            ],
            "creditsEarned": earned.hours,
            "achievement": {
                "id": f"urn:xuezheng:course:{earned.number.rsplit('-', 1)[0]}",
                "type": ["Achievement"],
                "name": earned.course,
                "description": earned.about,
                "criteria": {"narrative": "按规定学时出勤并考核合格"},
                "creditsAvailable": earned.hours,
            },
        },
    }  # fmt: skip


def proved(bare: Mapping[str, Any], seed: bytes, created: str) -> dict[str, Any]:
    """Give the credential with its proof."""
    own = did(ed25519.public(seed))
    proof = {
        "type": "DataIntegrityProof", "cryptosuite": SUITE, "created": created,
        "verificationMethod": f"{own}#{own.removeprefix('did:key:')}",
        "proofPurpose": "assertionMethod", "@context": bare["@context"],
    }  # fmt: skip
    value = base58(ed25519.sign(seed, _hashed(bare, proof)))
    return {**bare, "proof": {**proof, "proofValue": value}}


def _hashed(bare: Mapping[str, Any], proof: Mapping[str, Any]) -> bytes:
    """Give what is signed: the hash of the proof's options, then that of the credential.

    Keys are ASCII and numbers whole, so our canonical JSON is that of RFC 8785.
    """
    return sha256(canonical(dict(proof))).digest() + sha256(canonical(dict(bare))).digest()


def verified(whole: Mapping[str, Any]) -> bool:
    """Say whether a credential is what its issuer signed; anything malformed is not."""
    proof = dict(whole.get("proof") or {})
    bare = {key: value for key, value in whole.items() if key != "proof"}
    try:
        signature = unbase58(str(proof.pop("proofValue", "")))
        own = str(whole["issuer"]["id"])
        key = unbase58(own.removeprefix("did:key:"))
    except (ValueError, KeyError, TypeError):
        return False
    named = str(proof.get("verificationMethod", "")).startswith(f"{own}#")
    known = proof.get("cryptosuite") == SUITE and key[:2] == _KEY and named
    return known and ed25519.holds(key[2:], _hashed(bare, proof), signature)


_NEEDED: Mapping[str, tuple[str, ...]] = {
    "": ("@context", "id", "type", "issuer", "validFrom", "credentialSubject"),
    "issuer": ("id", "type"),
    "credentialSubject": ("type", "achievement"),
    "credentialSubject.achievement": ("id", "type", "criteria", "description", "name"),
    "proof": ("type", "cryptosuite", "verificationMethod", "proofPurpose", "proofValue"),
}
_TYPES: Mapping[str, str] = {
    "": "OpenBadgeCredential", "issuer": "Profile", "credentialSubject": "AchievementSubject",
    "credentialSubject.achievement": "Achievement",
}  # fmt: skip


def shape_faults(whole: Mapping[str, Any]) -> Iterator[str]:
    """Say what the specification's class tables require and a credential lacks."""
    for place, keys in _NEEDED.items():
        part: Any = whole
        for step in filter(None, place.split(".")):
            part = part.get(step) if isinstance(part, Mapping) else None
        if not isinstance(part, Mapping):
            yield f"{place}: missing"
            continue
        yield from (f"{place}.{key}: missing" for key in keys if not part.get(key))
        wanted = _TYPES.get(place)
        if wanted and wanted not in part.get("type", ()):
            yield f"{place}.type: {wanted}"
    if list(whole.get("@context", ()))[:1] != CONTEXT[:1]:
        yield "@context: the first is that of the credentials"
    subject = whole.get("credentialSubject") or {}
    if not (subject.get("id") or subject.get("identifier")):
        yield "credentialSubject: id or identifier"
