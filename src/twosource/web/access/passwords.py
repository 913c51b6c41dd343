"""Passwords: argon2id with the library's recommended cost, checked for a few at a time, as each check takes memory."""

import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from twosource.errors import InputError

LEAST = 12
"""Characters that a password has at the least; nothing else is asked of it."""
MOST = 1024
_HASHER = PasswordHasher()
_AT_ONCE = BoundedSemaphore(2)


def hashed(password: str) -> str:
    """What is kept of a password. Raises InputError for one that is too short or too long."""
    if not LEAST <= len(password) <= MOST:
        raise InputError(
            f"the password has {len(password)} characters; give {LEAST} to {MOST}, such as five words of your own"
        )
    with _AT_ONCE:
        return _HASHER.hash(_plain(password))


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the kept one. Where there is none it takes as long to say no."""
    with _AT_ONCE:
        try:
            _HASHER.verify(kept or _nobodys(), _plain(password[: MOST + 1]))
        except (VerificationError, InvalidHashError):
            return False
    return kept is not None


def outdated(kept: str) -> bool:
    """Whether a password was hashed at another cost than that of today."""
    return _HASHER.check_needs_rehash(kept)


@cache
def _nobodys() -> str:
    return _HASHER.hash("the password of nobody")


def _plain(password: str) -> str:
    """One form of letters that keyboards write in several ways."""
    return unicodedata.normalize("NFKC", password)
