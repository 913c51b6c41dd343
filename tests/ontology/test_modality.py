"""The lexicon of modality and its checks."""

import pytest

from twosource.errors import DataError
from twosource.ontology import modality
from twosource.ontology.modality import Modality
from twosource.ontology.table import parse_table

HEADER = "# form: f\n# pos: p\n# signature: s\n# frames: f\n# CC BY 4.0, written for the Twosource project\n"


def test_it_is_large_and_covers_every_part_of_speech() -> None:
    lexicon = Modality.load()
    assert sum(len(found) for found in lexicon.predicates.values()) > 3000
    assert {pos for pos, _ in lexicon.predicates} == {"verb", "noun", "adjective", "adverb", "modal", "link"}


def test_signatures_are_consistent() -> None:
    for signature in Modality.load().signatures.values():
        assert (signature.factuality == "denied") <= (signature.score < 0), signature
        assert (signature.denied_factuality == "denied") <= (signature.denied_score < 0), signature
        if signature.score > 0 and signature.name not in ("factive", "stopping", "postponing"):
            assert signature.denied_score < signature.score, signature


def test_longer_phrases_come_first() -> None:
    lexicon = Modality.load()
    for (_, word), found in lexicon.predicates.items():
        lengths = [len(predicate.words) for predicate in found]
        assert lengths == sorted(lengths, reverse=True), word


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("run,verb,no such,to", "modality_signatures.csv does not hold it"),
        ("run,particle,factive,to", "there is no such part of speech"),
        ("run,verb,factive,to\nrun,verb,failing,to|ing", "leave it under one of them"),
    ],
)
def test_a_damaged_row_is_named(monkeypatch: pytest.MonkeyPatch, row: str, message: str) -> None:
    whole = modality.read_table

    def damaged(package: str, name: str, columns: tuple[str, ...], **rest: tuple[str, ...]):
        if name == "modality.csv":
            return parse_table(f"{HEADER}form,pos,signature,frames\n{row}\n", name, columns, **rest)
        return whole(package, name, columns, **rest)

    monkeypatch.setattr(modality, "read_table", damaged)
    with pytest.raises(DataError, match=message):
        Modality.load()
