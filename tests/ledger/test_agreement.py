"""Agreement of reviewers, against values reckoned by hand."""

from datetime import datetime

import pytest

from twosource.ledger.agreement import agreement
from twosource.ledger.judging import Judgement, Verdict


def judged(**verdicts: str) -> list[Judgement]:
    """Judgements of reviewers on the claims 0, 1, 2...: a for accept, c for correct, r for reject, - for none."""
    words: dict[str, Verdict] = {"a": "accept", "c": "correct", "r": "reject"}
    return [
        Judgement(0, datetime(2024, 5, 1), reviewer, words[letter], str(n), None, None, None)
        for reviewer, letters in verdicts.items()
        for n, letter in enumerate(letters)
        if letter in words
    ]


@pytest.mark.parametrize(
    ("verdicts", "alpha", "kappa"),
    [
        # ten claims, eight agreed: kappa (.8 - .5) / (1 - .5); alpha 1 - 19 * 4 / (2 * 10 * 10)
        ({"ann": "aaaaarrrrr", "ben": "aaaarrrrra"}, 1 - 19 * 4 / 200, 0.6),
        ({"ann": "ar", "ben": "cr"}, 1.0, 1.0),
        ({"ann": "ar", "ben": "ra"}, 1 - 3 * 4 / 8, -1.0),
        ({"ann": "aa", "ben": "aa"}, None, None),
    ],
)
def test_two_reviewers(verdicts: dict[str, str], alpha: float | None, kappa: float | None) -> None:
    found = agreement(judged(**verdicts))
    assert found.alpha == (None if alpha is None else pytest.approx(alpha))
    assert found.pairs[0].kappa == (None if kappa is None else pytest.approx(kappa))


def test_only_shared_claims_count() -> None:
    found = agreement(judged(ann="ar-", ben="--r", eve="a--"))
    assert found.claims == 1
    assert [(p.first, p.second, p.claims) for p in found.pairs] == [("ann", "eve", 1)]


def test_the_last_word_of_a_reviewer_counts() -> None:
    found = agreement([*judged(ann="a", ben="r"), *judged(ann="r")])
    assert found.pairs[0].agreed == 1
