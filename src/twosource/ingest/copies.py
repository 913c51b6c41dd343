"""Copies of one text under several mastheads: a syndicated wire report is one source, however many papers print it."""

import hashlib
import re

from rensa import RMinHash

_WORDS = re.compile(r"\w+")
_SHINGLE = 5  # words that two texts must share in a row; fewer meet by chance
_PERMUTATIONS = 128
_ROWS = 4  # permutations in a band: texts that share half of their shingles meet in a band with probability .87
_SEED = 20

SAME = 0.5
"""The share of the shorter text's word runs that must stand in the longer one for the two to be copies."""


def shingles(text: str) -> frozenset[str]:
    """All runs of five words of a text, in small letters; the whole text where it has fewer words."""
    words = _WORDS.findall(text.lower())
    return frozenset(" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))


def bands(runs: frozenset[str]) -> tuple[int, ...]:
    """Numbers of which copies share at least one at the same place, so that candidates are found by look-up."""
    minhash = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    minhash.update(sorted(runs))
    digest = minhash.digest()
    return tuple(_number(digest[i : i + _ROWS]) for i in range(0, _PERMUTATIONS, _ROWS))


def _number(values: list[int]) -> int:
    """A signed 64-bit number of a band, the same on every machine, as databases hold no larger ones."""
    packed = b"".join(value.to_bytes(4, "big") for value in values)
    return int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest(), "big", signed=True)


def similarity(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set of runs that the larger one holds, 0 to 1."""
    return len(a & b) / min(len(a), len(b))
