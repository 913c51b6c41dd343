"""Reporting words: the words that put what is said on somebody's word, and the media it is said in."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from twosource.model import Stance
from twosource.ontology.table import Row, read_table

VERSION = "reporting/1"
"""The name and version of the table in runs and explanations."""

Manner = Literal["speech", "attitude", "evidence"]
"""How a word puts something on somebody's word: says it, thinks or wants it, or shows it."""

Frame = Literal[
    "that",
    "wh",
    "quote",
    "hearer",
    "hearer_to",
    "np",
    "np_to",
    "np_np",
    "np_as",
    "np_of",
    "np_for",
    "np_with",
    "np_on",
    "np_over",
    "np_in",
    "np_at",
    "np_about",
    "np_from",
    "to",
    "ing",
    "about",
    "against",
    "as",
    "at",
    "by",
    "for",
    "from",
    "in",
    "of",
    "on",
    "over",
    "with",
    "clause",
    "poss",
    "it_that",
    "none",
]
"""How content hangs on a reporting word; the table's header says what each means."""

_COLUMNS = ("form", "part", "stance", "manner", "frames")
_WORDS = ("verb", "noun", "adjective", "adverb", "preposition")
_MEDIA = ("channel", "record", "speaker", "deed")


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """One reporting word or phrase: its lemmas, what is done by saying it, and how the content hangs on it."""

    words: tuple[str, ...]
    part: str
    stance: Stance
    manner: Manner
    frames: frozenset[str]

    @property
    def entry(self) -> str:
        """The entry's name in explanations."""
        return f"{self.part}:{' '.join(self.words)}"


_ByFirst = Mapping[str, tuple[ReportingWord, ...]]


@dataclass(frozen=True, slots=True)
class Reporting:
    """The table, by part of speech and first lemma, longest forms first.

    `channels` are media by their last word, in lower case, longest first; `records` are things that speak for those
    who made them, by their words, with whether "in" alone makes them a source ("in a poll"). `speakers` are the nouns
    that headlines give as those who say it; `deeds` those that claiming or admitting is a claim of responsibility.
    """

    verbs: _ByFirst
    nouns: _ByFirst
    adjectives: _ByFirst
    adverbs: _ByFirst
    prepositions: _ByFirst
    channels: Mapping[str, tuple[tuple[str, ...], ...]]
    records: Mapping[str, bool]
    speakers: frozenset[str]
    deeds: frozenset[str]

    def speech(self) -> frozenset[str]:
        """The lemmas of verbs that say something, by themselves."""
        return frozenset(
            lemma
            for lemma, words in self.verbs.items()
            if any(len(w.words) == 1 and w.manner == "speech" and "that" in w.frames for w in words)
        )


@cache
def load() -> Reporting:
    """The table that ships with Twosource, read at the first call; raises DataError where a row breaks the header."""
    found: dict[str, dict[str, list[ReportingWord]]] = {part: {} for part in _WORDS}
    channels: dict[str, list[tuple[str, ...]]] = {}
    records: dict[str, bool] = {}
    speakers: set[str] = set()
    deeds: set[str] = set()
    for row in read_table("twosource.ontology", "reporting.csv", _COLUMNS, key=_COLUMNS[:2], blank=_COLUMNS[2:]):
        part = row["part"]
        if part in found:
            word = _word(row)
            found[part].setdefault(word.words[0], []).append(word)
        elif part == "channel":
            words = tuple(row["form"].lower().split())
            channels.setdefault(words[-1], []).append(words)
        elif part == "record":
            records[row["form"]] = row["frames"] == "in"
        elif part == "speaker":
            speakers.add(row["form"])
        elif part == "deed":
            deeds.add(row["form"])
        else:
            raise row.error("part", "it is no part", f"use one of {', '.join((*_WORDS, *_MEDIA))}")
    by_part = {
        part: {first: tuple(sorted(words, key=lambda w: -len(w.words))) for first, words in table.items()}
        for part, table in found.items()
    }
    longest = {last: tuple(sorted(forms, key=lambda f: -len(f))) for last, forms in channels.items()}
    return Reporting(
        verbs=by_part["verb"],
        nouns=by_part["noun"],
        adjectives=by_part["adjective"],
        adverbs=by_part["adverb"],
        prepositions=by_part["preposition"],
        channels=longest,
        records=records,
        speakers=frozenset(speakers),
        deeds=frozenset(deeds),
    )


def _word(row: Row) -> ReportingWord:
    if row["stance"] not in get_args(Stance):
        raise row.error("stance", "it is no stance", f"use one of {', '.join(get_args(Stance))}")
    if row["manner"] not in get_args(Manner):
        raise row.error("manner", "it is no manner", f"use one of {', '.join(get_args(Manner))}")
    frames = row["frames"].split()
    for frame in frames:
        if frame not in get_args(Frame):
            raise row.error("frames", f"{frame!r} is no frame", f"use those of {', '.join(get_args(Frame))}")
    if not frames:
        raise row.error("frames", "no content can hang on the word", "name a frame or delete the row")
    stance, manner = cast(Stance, row["stance"]), cast(Manner, row["manner"])
    return ReportingWord(tuple(row["form"].split()), row["part"], stance, manner, frozenset(frames))
