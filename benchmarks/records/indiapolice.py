"""indiapolice: what the police did, sentence by sentence."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Input:
    """A news text and its sentences."""

    id: str
    text: str
    sentences: tuple[str, ...]
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The labels of each sentence, and of the document (None: all that its sentences have)."""

    id: str
    sentence_labels: tuple[tuple[str, ...], ...] = ()
    doc_labels: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Gold:
    """The annotated labels."""

    id: str
    sentence_labels: tuple[tuple[str, ...], ...]
    doc_labels: tuple[str, ...]
