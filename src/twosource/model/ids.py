"""Stable ids: functions of the document and the place in it, so that no other report can change one."""

import hashlib


def stable_id(prefix: str, *parts: object) -> str:
    """`prefix`, a hyphen and 12 hexadecimal digits of the SHA-256 of the parts."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
