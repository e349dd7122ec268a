"""Secrets as digests, and secrets that the site can derive again."""

from base64 import b32encode

from django.utils.crypto import salted_hmac

LETTERS = str.maketrans("IO", "89")
"""I and O look like 1 and 0 on paper; base 32 has no 8 and 9 of its own."""


def digest(use: str, key: str) -> str:
    """Give what the database keeps of a secret; ``use`` keeps kinds of secrets apart."""
    return salted_hmac(f"accounts.{use}", key, algorithm="sha256").hexdigest()


def derived(use: str, salt: str, letters: int) -> str:
    """Derive a secret from its salt and the site's key: 5 bits a letter, easy to type.

    Gives: groups of four with a hyphen between, as ``K7QM-2FWX-9TBC``.
    """
    raw = salted_hmac(f"accounts.derived.{use}", salt, algorithm="sha256").digest()
    text = b32encode(raw).decode()[:letters].translate(LETTERS)
    return "-".join(text[at : at + 4] for at in range(0, letters, 4))


def factor_secret(salt: str) -> str:
    """Derive the secret of a second factor, 160 bits in base 32, from its salt and the site's key."""
    raw = salted_hmac("accounts.derived.factor", salt, algorithm="sha256").digest()
    return b32encode(raw[:20]).decode()
