import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.parse.reading import read

MARKS = st.sampled_from(list("“”‘’«»—–-… \u00a0\u200b\u00ad\u200fﬁ&;'`\n\tab. é\u0301🚀•"))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The “army’s” men", 'The "army\'s" men'),
        ("``We go,'' he said", '"We go," he said'),
        ("two—left", "two -- left"),
        ("two – left - or -- stay", "two -- left -- or -- stay"),
        ("5–10 dead", "5-10 dead"),
        ("well…", "well..."),
        ("ﬁve ﬂed", "five fled"),
        ("a\u00a0b\u2009c\u200bd\u00ade", "a b cde"),
        ("\u200fمحمد\u200e said", "محمد said"),
        ("Ali &amp; sons &quot;left&quot;&nbsp;&#8212; now", 'Ali & sons "left" -- now'),
        ("🔴 Two killed 🚀🚀 in Garu", "Two killed in Garu"),
        ("Ke\u0301ita", "Kéita"),
        ("𝗧𝘄𝗼 killed", "Two killed"),
        ("• Two killed", "Two killed"),
        ("- Two killed", "Two killed"),
        ("it\\''s".replace("\\", ""), "it's"),
        ("he said â€œnoâ€\x9d and itâ€™s", 'he said "no" and it\'s'),
        ("--", "--"),
        ("wrapped\n  text", "wrapped text"),
        ("30 °C", "30 °C"),
    ],
)
def test_reads_plain(text, plain):
    assert read(text, 0, len(text)).text == plain


def test_reads_only_its_stretch():
    text = "One. “Two.” Three."
    reading = read(text, 5, 11)
    assert (reading.text, reading.original(0, 6)) == ('"Two."', (5, 11))


def test_every_mark_of_an_opened_sign_stands_for_the_sign():
    reading = read("no… way—now", 0, 11)
    assert reading.text == "no... way -- now"
    assert reading.original(2, 5) == (2, 3)
    assert reading.original(10, 12) == (7, 8)


@given(st.text(st.one_of(MARKS, st.characters()), max_size=60))
def test_offsets_lead_back_to_the_text(text):
    reading = read(text, 0, len(text))
    assert len(reading.origin) == len(reading.until) == len(reading.text)
    assert reading.text == reading.text.strip()
    assert "  " not in reading.text
    assert all(0 <= a < b <= len(text) for a, b in zip(reading.origin, reading.until, strict=True))
    assert list(reading.origin) == sorted(reading.origin)
    for character, start, end in zip(reading.text, reading.origin, reading.until, strict=True):
        if character.isascii() and character.isalnum() and text[start:end].isascii() and end - start == 1:
            assert character == text[start:end]
