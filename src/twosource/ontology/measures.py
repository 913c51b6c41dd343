"""Words that say what a number of people or things measures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from twosource.model import Measure
from twosource.ontology.table import read_table

PACKAGE = "twosource.ontology"
MeasurePos = Literal["verb", "noun", "adjective"]
Frame = Literal["obj", "subj", "of", "to", "self", "toll", "attr", "life", "times"]

_COLUMNS = ("form", "pos", "measure", "frames")


@dataclass(frozen=True, slots=True)
class MeasureWord:
    """A word or phrase that gives the words counted beside it a measure, in certain frames (see the table's header)."""

    words: tuple[str, ...]
    pos: MeasurePos
    measure: Measure
    frames: frozenset[Frame]

    @property
    def entry(self) -> str:
        """The entry's name in explanations."""
        return f"{self.pos}:{' '.join(self.words)}:{self.measure}"


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """The lexicon: verbs and adjectives by their first word, nouns by their last, those of most words first."""

    words: Mapping[tuple[MeasurePos, str], tuple[MeasureWord, ...]]

    def of(self, pos: MeasurePos, lemma: str) -> tuple[MeasureWord, ...]:
        """The entries of a head word."""
        return self.words.get((pos, lemma), ())

    @classmethod
    def load(cls) -> "MeasureWords":
        """The lexicon that ships; raises DataError where a row breaks the header."""
        found: dict[tuple[MeasurePos, str], list[MeasureWord]] = {}
        for row in read_table(PACKAGE, "measures.csv", _COLUMNS, key=("form", "pos", "measure")):
            if row["pos"] not in get_args(MeasurePos):
                raise row.error("pos", "there is no such part of speech", f"give one of {get_args(MeasurePos)}")
            if row["measure"] not in get_args(Measure):
                raise row.error("measure", "there is no such measure", f"give one of {', '.join(get_args(Measure))}")
            frames = row["frames"].split("|")
            if not set(frames) <= set(get_args(Frame)):
                raise row.error("frames", "it names an unknown frame", f"give some of {', '.join(get_args(Frame))}")
            pos = cast(MeasurePos, row["pos"])
            words = tuple(row["form"].split())
            entry = MeasureWord(words, pos, cast(Measure, row["measure"]), frozenset(cast("list[Frame]", frames)))
            # a hyphenated phrase is several tokens to the parser, whose head is the last one, as with any noun phrase
            found.setdefault((pos, words[-1] if pos == "noun" else words[0]), []).append(entry)
        return cls({key: tuple(sorted(entries, key=lambda e: -len(e.words))) for key, entries in found.items()})
