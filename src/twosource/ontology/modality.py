"""Words that say whether an event happened, with their signatures: predicates, adverbs, links and modal verbs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from twosource.errors import DataError
from twosource.model import Factuality
from twosource.ontology.table import Row, read_table

PACKAGE = "twosource.ontology"
Pos = Literal["verb", "noun", "adjective", "adverb", "modal", "link"]
Carried = Factuality | Literal["same"]
"""A factuality, or `same`: that of the word that the event hangs on."""

_COLUMNS = ("form", "pos", "signature", "frames")
_SIGNATURE_COLUMNS = (
    "signature",
    "factuality",
    "score",
    "denied_factuality",
    "denied_score",
    "known_factuality",
    "meaning",
)
_FACTUALITIES = (*get_args(Factuality), "same")
_LOWEST, _HIGHEST = -3.0, 3.0


@dataclass(frozen=True, slots=True)
class Signature:
    """What a word says of the event that hangs on it, where the word itself holds and where it is denied.

    Scores run from -3 (certainly did not happen) to 3 (certainly did). `known` is the factuality of an event that the
    reader is taken to know of ("denied the attack"), None where such an event is treated as any other. The notion is
    that of implicative and factive signatures (Karttunen 1971, 2012; Nairn, Condoravdi and Karttunen 2006).
    """

    name: str
    factuality: Carried
    score: float
    denied_factuality: Carried
    denied_score: float
    known: Carried | None


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word or phrase with its signature and the frames that it takes an event in (see the table's header)."""

    words: tuple[str, ...]
    pos: Pos
    signature: Signature
    frames: frozenset[str]

    @property
    def entry(self) -> str:
        """The entry's name in explanations."""
        return f"{self.pos}:{' '.join(self.words)}:{self.signature.name}"


@dataclass(frozen=True, slots=True)
class Modality:
    """The lexicon: predicates by part of speech and first word, those of most words first."""

    signatures: Mapping[str, Signature]
    predicates: Mapping[tuple[Pos, str], tuple[Predicate, ...]]
    by_last_word: Mapping[tuple[Pos, str], tuple[Predicate, ...]]

    def starting(self, pos: Pos, word: str) -> tuple[Predicate, ...]:
        """The predicates whose first word is `word`, longest first."""
        return self.predicates.get((pos, word), ())

    def ending(self, pos: Pos, word: str) -> tuple[Predicate, ...]:
        """The predicates whose last word is `word`, longest first."""
        return self.by_last_word.get((pos, word), ())

    @classmethod
    def load(cls) -> "Modality":
        """The lexicon that ships; raises DataError where a row breaks the header."""
        signatures = _signatures()
        first: dict[tuple[Pos, str], list[Predicate]] = {}
        last: dict[tuple[Pos, str], list[Predicate]] = {}
        for row in read_table(PACKAGE, "modality.csv", _COLUMNS, key=("form", "pos", "signature")):
            predicate = _predicate(row, signatures)
            first.setdefault((predicate.pos, predicate.words[0]), []).append(predicate)
            last.setdefault((predicate.pos, predicate.words[-1]), []).append(predicate)
        _check_frames(first)
        return cls(signatures, _longest_first(first), _longest_first(last))


def _longest_first(found: dict[tuple[Pos, str], list[Predicate]]) -> Mapping[tuple[Pos, str], tuple[Predicate, ...]]:
    return {key: tuple(sorted(entries, key=lambda p: -len(p.words))) for key, entries in found.items()}


def _signatures() -> Mapping[str, Signature]:
    rows = read_table(
        PACKAGE, "modality_signatures.csv", _SIGNATURE_COLUMNS, key=("signature",), blank=("known_factuality",)
    )
    return {
        row["signature"]: Signature(
            row["signature"],
            _factuality(row, "factuality"),
            _score(row, "score"),
            _factuality(row, "denied_factuality"),
            _score(row, "denied_score"),
            _factuality(row, "known_factuality") if row["known_factuality"] else None,
        )
        for row in rows
    }


def _factuality(row: Row, column: str) -> Carried:
    if row[column] not in _FACTUALITIES:
        raise row.error(column, "there is no such factuality", f"give one of {', '.join(_FACTUALITIES)}")
    return cast(Carried, row[column])


def _score(row: Row, column: str) -> float:
    try:
        score = float(row[column])
    except ValueError as error:
        raise row.error(column, "it is not a number", "give -3 to 3") from error
    if not _LOWEST <= score <= _HIGHEST:
        raise row.error(column, "it lies outside the scale", "give -3 to 3")
    return score


def _predicate(row: Row, signatures: Mapping[str, Signature]) -> Predicate:
    if row["pos"] not in get_args(Pos):
        raise row.error("pos", "there is no such part of speech", f"give one of {', '.join(get_args(Pos))}")
    signature = signatures.get(row["signature"])
    if signature is None:
        raise row.error("signature", "modality_signatures.csv does not hold it", "add it there or name another")
    return Predicate(tuple(row["form"].split()), cast(Pos, row["pos"]), signature, frozenset(row["frames"].split("|")))


def _check_frames(found: dict[tuple[Pos, str], list[Predicate]]) -> None:
    taken: dict[tuple[Pos, tuple[str, ...], str], str] = {}
    for predicates in found.values():
        for predicate in predicates:
            for frame in predicate.frames:
                key = (predicate.pos, predicate.words, frame)
                if key in taken:
                    raise DataError(
                        f"modality.csv: {' '.join(predicate.words)!r} ({predicate.pos}) has the frame {frame!r} under "
                        f"{taken[key]} and under {predicate.signature.name}; leave it under one of them"
                    )
                taken[key] = predicate.signature.name
