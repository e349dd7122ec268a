"""Ed25519 signatures (RFC 8032) of certificates, over 32-byte seeds and keys."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY, SIGNATURE = 32, 64


def public(seed: bytes) -> bytes:
    """Give the public key, 32 bytes, of a seed of 32 bytes. Raises ``ValueError`` for another length."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign(seed: bytes, message: bytes) -> bytes:
    """Give the signature, 64 bytes, of a message; the same every time."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def holds(key: bytes, message: bytes, signature: bytes) -> bool:
    """Say whether a signature is that of a message under a public key; never raises."""
    if len(key) != KEY or len(signature) != SIGNATURE:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
