"""plv: the PLOVER root type between a marked source and a marked target."""

from dataclasses import dataclass

from benchmarks.records.case2021 import Answer, Gold

__all__ = ["Answer", "Gold", "Input"]


@dataclass(frozen=True, slots=True)
class Input:
    """A sentence; `source` and `target` are words of it."""

    id: str
    text: str
    source: str
    target: str
