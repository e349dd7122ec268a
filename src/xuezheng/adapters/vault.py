"""Keeping a secret in the database so that the database alone does not give it away (密存)."""

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac


def _lock(use: str) -> Fernet:
    key = salted_hmac(f"vault.{use}", "key", algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(key))


def put(use: str, text: str) -> str:
    """Give what is kept of a secret; ``use`` keeps kinds of secrets apart."""
    return _lock(use).encrypt(text.encode()).decode()


def get(use: str, kept: str) -> str | None:
    """Give the secret, or None where it was kept under another key of the site."""
    try:
        return _lock(use).decrypt(kept.encode()).decode()
    except InvalidToken:
        return None
