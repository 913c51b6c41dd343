"""Random secrets, their digests, and the token that the forms of a session carry."""

import hashlib
import hmac
import secrets


def fresh() -> str:
    """A secret of 256 random bits."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is kept of a secret: who reads it cannot use it. It needs no salt, as nobody can guess 256 bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def form_token(session: str) -> str:
    """What forms of a session carry: it follows from the cookie, and the cookie does not follow from it."""
    return hmac.new(session.encode(), b"forms", hashlib.sha256).hexdigest()


def same(given: str | None, expected: str) -> bool:
    """Whether a secret was given, compared in constant time."""
    return given is not None and hmac.compare_digest(given.encode(), expected.encode())
