"""Beacon networks whose rounds are verified (随机信标核验): the two chains of drand's main network.

A chain's hash is over its key, period, start and founding group, so the hash in
a record vouches for the key beside it here. A round of a chained network is
signed together with the signature before it, which a record does not hold: it
is given beside. The rule in words: ``docs/decisions.md``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from xuezheng.core.base.bls.signatures import holds_on_g1, holds_on_g2
from xuezheng.core.base.errors import RefusedError
from xuezheng.core.base.labels import T
from xuezheng.core.decisions.seeds import Beacon


class BeaconError(RefusedError):
    """What is entered or announced of a beacon is not as its network has it."""

    code = "decision-beacon"
    text = T("随机信标不符：{why}", "The beacon is not right: {why}")


@dataclass(frozen=True, slots=True)
class Network:
    """A beacon network (信标网络): its key, seconds between rounds, start in seconds since 1970, founding group.

    ``chained`` says that a round is signed with the signature before it; its
    signatures have 96 bytes, those of the other kind 48.
    """

    name: str
    chained: bool
    period: int
    start: int
    key: str
    group: str

    @property
    def chain(self) -> str:
        """Give the hash by which records name it."""
        last = b"" if self.name == "default" else self.name.encode()
        words = (self.period.to_bytes(4, "big"), self.start.to_bytes(8, "big"))
        raw = b"".join((*words, bytes.fromhex(self.key), bytes.fromhex(self.group), last))
        return sha256(raw).hexdigest()

    def moment(self, number: int) -> datetime:
        """Give when a round is published; the first one at the start."""
        return datetime.fromtimestamp(self.start + (number - 1) * self.period, UTC)

    def holds(self, number: int, signature: bytes, before: bytes = b"") -> bool:
        """Say whether a signature is the network's of this round; ``before`` is the one of the round before."""
        message = sha256((before if self.chained else b"") + number.to_bytes(8, "big")).digest()
        check = holds_on_g2 if self.chained else holds_on_g1
        return check(bytes.fromhex(self.key), message, signature)


QUICKNET = Network(
    "quicknet", False, 3, 1_692_803_367,
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451"
    "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a",
    "f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e",
)  # fmt: skip
DEFAULT = Network(
    "default", True, 30, 1_595_431_050,
    "868f005eb8e6e4ca0a47c8a77ceaa5309a47978a7c71bc5cce96366b5d7a569937c529eeda66c7293784a9402801af31",
    "176f93498eac9ca337150b46d21dd58673ea4e3581185f869672e59fa4cb390a",
)  # fmt: skip
NETWORKS = {one.chain: one for one in (QUICKNET, DEFAULT)}
LAST_ROUND = 2**40
"""Rounds beyond this have no date."""


def unverified(beacon: Beacon, before: str = "") -> T | None:
    """Say why a round cannot be verified; ``None`` where it can."""
    network = NETWORKS.get(beacon.chain)
    if network is None:
        return T(
            "不认识的信标网络，签名按所给采信", "The network is not known here; taken as given"
        )
    if network.chained and not before:
        return T(
            "该网络每轮与前一轮相连，须另给前一轮的签名才能核验",
            "This network signs each round with the one before; give that signature to verify it",
        )
    return None


def objections(beacon: Beacon, committed: str = "", before: str = "") -> Iterator[T]:
    """Say what is wrong with a round: known when the commitment was made, or not the network's.

    ``committed`` is that moment as a record has it; what is no moment is passed over.
    """
    network = NETWORKS.get(beacon.chain)
    if network is None:
        return
    if not 1 <= beacon.round <= LAST_ROUND:
        yield T(f"没有第{beacon.round}轮", f"There is no round {beacon.round}")
        return
    if (at := _moment(committed)) and network.moment(beacon.round) <= at:
        yield T(
            f"第{beacon.round}轮在承诺时已经公布", f"Round {beacon.round} was out at the commitment"
        )
    if beacon.signature is None or unverified(beacon, before):
        return
    signature, earlier = bytes.fromhex(beacon.signature), bytes.fromhex(before)
    if not network.holds(beacon.round, signature, earlier):
        yield T(
            f"签名不是{network.name}第{beacon.round}轮的",
            f"This is not the signature of round {beacon.round} of {network.name}",
        )


def require_right(beacon: Beacon, committed: str = "", before: str = "") -> None:
    """Raise ``BeaconError`` for the first thing that is wrong with a round."""
    for why in objections(beacon, committed, before):
        raise BeaconError(why=why, state="beacon")


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
