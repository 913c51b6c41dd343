"""Summaries: one plain sentence from the fields of a claim."""

import pytest

from twosource import Coder

SENTENCES = [
    (
        "Ruritanian rebels shelled the town of Goma on Monday, killing twelve people, the army said.",
        "Ruritanian rebels shelled the town of Goma",
    ),
    ("Five activists were arrested in Lagos on Monday.", "Activists were arrested in Lagos, Nigeria, on 13 May 2024"),
    ("Students protested in Lagos on Monday.", "Students protested"),
    ("Kenya and Uganda met in Nairobi on Monday.", "Kenya and Uganda met in Nairobi"),
    ("Kenya accused Uganda of shelling a village near Busia.", "Uganda was accused of the shelling of a village"),
    ("A truce between Kenya and Uganda is due to begin on 20 May.", "A ceasefire between Kenya and Uganda is planned"),
    ("Kenya said the border will stay as it is.", "Kenya said: “the border will stay as it is”."),
    ("Police seized two rifles in Lagos.", "The police seized rifles in Lagos|The Nigeria Police Force seized"),
    ("A man was wounded in Lagos.", "Man was wounded in Lagos|A man was wounded in Lagos"),
    ("President Paul Kagame met reporters.", "Paul Kagame and reporters met"),
    ("A treaty was signed in Nairobi.", "A treaty was signed in Nairobi, Kenya."),
    ("We condemn the attack on Busia.", "The attack was condemned."),
    ("The United States gave weapons to Kenya.", "The United States gave military aid to Kenya"),
]


@pytest.mark.parametrize(("text", "beginning"), SENTENCES)
def test_summaries_are_plain_sentences(coder: Coder, text: str, beginning: str) -> None:
    summaries = [c.summary for c in coder.code(text, published="2024-05-14").claims]
    assert any(s.startswith(tuple(beginning.split("|"))) for s in summaries), summaries


def test_a_summary_names_its_source_once(coder: Coder) -> None:
    text = (
        "Boko Haram claimed responsibility for an attack on a base in Yola. Police said gunmen killed two men in Jos."
    )
    claimed, told = coder.code(text, published="2024-05-14").claims
    assert "according to" not in claimed.summary
    assert told.summary.endswith(("according to the police.", "according to the Nigeria Police Force."))


COUNTS = [
    ("A blast in Jos killed 12 soldiers.", "12 soldiers killed"),
    ("A blast in Jos killed 12 people, including six children.", "12 people killed, among them 6 children"),
    ("A blast in Jos caused at least 12 deaths.", "at least 12 killed"),
    ("A blast hit Jos. There was no word on casualties.", "casualties not known"),
]


@pytest.mark.parametrize(("text", "words"), COUNTS)
def test_counts_read_as_words(coder: Coder, text: str, words: str) -> None:
    assert any(words in c.summary for c in coder.code(text, published="2024-05-14").claims)
