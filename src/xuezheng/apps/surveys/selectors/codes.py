"""Codes of slips (答题码): derived, so that none is kept; the database holds keyed digests alone."""

import re

from xuezheng.apps.accounts.selectors.keys import derived, digest

LETTERS = 16
"""80 bits: nobody guesses one."""
_SIGN = re.compile(r"[A-Z2-9]")
CODE = re.compile(r"[A-Z2-9]{4}(-[A-Z2-9]{4}){3}")


def code_of(number: str, cell: int, place: int) -> str:
    """Give the code at a place of a stratum: follows from the site's key, and from nobody's name."""
    return derived("survey", f"{number}\n{cell}\n{place}", LETTERS)


def plain(typed: str) -> str:
    """Give a typed code as it is printed: capitals, groups of four; "" where it can be none.

    >>> plain(" k7qm2fwx 9tbca2b3 "), plain("K7QM")
    ('K7QM-2FWX-9TBC-A2B3', '')
    """
    signs = "".join(_SIGN.findall(typed[:60].upper()))
    if len(signs) != LETTERS:
        return ""
    return "-".join(signs[at : at + 4] for at in range(0, LETTERS, 4))


def digest_of(code: str) -> str:
    """Give what the database keeps of a code."""
    return digest("survey", code)
