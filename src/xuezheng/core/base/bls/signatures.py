"""BLS signatures (BLS签名): whether one holds, signature and key each in its own group; never raises."""

from xuezheng.core.base.bls import hashing
from xuezheng.core.base.bls.curve import G1, G2, opposite, read
from xuezheng.core.base.bls.pairing import is_one


def holds_on_g1(key: bytes, message: bytes, signature: bytes) -> bool:
    """Check a signature of 48 bytes under a key of 96."""
    try:
        public, signed = read(G2, key), read(G1, signature)
    except ValueError:
        return False
    if public is None or signed is None:
        return False
    due = hashing.point(hashing.ON_G1, message)
    return is_one([(signed, opposite(G2.generator)), (due, public)])


def holds_on_g2(key: bytes, message: bytes, signature: bytes) -> bool:
    """Check a signature of 96 bytes under a key of 48."""
    try:
        public, signed = read(G1, key), read(G2, signature)
    except ValueError:
        return False
    if public is None or signed is None:
        return False
    due = hashing.point(hashing.ON_G2, message)
    return is_one([(opposite(G1.generator), signed), (public, due)])
