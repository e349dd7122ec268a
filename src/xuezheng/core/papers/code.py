"""The short code of a printed sheet: it speaks for one content and no other.

A changed content has another code, so that a sheet signed for the old one is
seen to be void wherever it is checked.
"""

from hashlib import sha256

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which people misread (Crockford's base 32)."""

_GROUP = 5
_MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V", " ": None, "-": None})


def code(digest: str, version: int) -> str:
    """Ten characters in two groups from a content's digest and version.

    >>> code("ab" * 32, 1), code("ab" * 32, 2)
    ('P3KBQ-FNZQ3', '5R60A-8B2D4')
    """
    whole = int.from_bytes(sha256(f"{digest}\n{version}".encode()).digest()[:7], "big")
    letters = "".join(ALPHABET[whole >> shift & 31] for shift in range(45, -1, -5))
    return f"{letters[:_GROUP]}-{letters[_GROUP:]}"


def code_typed(text: str) -> str:
    """A code as somebody typed it, brought to its one form.

    >>> code_typed("p3kbq fnzq3"), code_typed("O1l-x")
    ('P3KBQ-FNZQ3', '011X')
    """
    letters = text.upper().translate(_MISREAD)
    return f"{letters[:_GROUP]}-{letters[_GROUP:]}" if len(letters) > _GROUP else letters
