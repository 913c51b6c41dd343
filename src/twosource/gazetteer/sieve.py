"""A sieve for names: tells at once of most words that no place is called by them, without asking the database.

A Bloom filter of the folded names, with two bits a name. It never says no of a name that is there, and it is wrong of
about two in a hundred others, which the database then puts right.
"""

from collections.abc import Iterable
from zlib import crc32

_BITS = 23
_MASK = (1 << _BITS) - 1


def sieve(keys: Iterable[str]) -> bytes:
    """The bits of all keys, 1 MiB."""
    bits = bytearray(1 << (_BITS - 3))
    for key in keys:
        code = crc32(key.encode())
        for place in (code & _MASK, code >> (32 - _BITS)):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


def may_hold(bits: bytes, key: str) -> bool:
    """Whether a key may be among those that the bits were made of."""
    code = crc32(key.encode())
    one, two = code & _MASK, code >> (32 - _BITS)
    return bool(bits[one >> 3] >> (one & 7) & 1 and bits[two >> 3] >> (two & 7) & 1)
