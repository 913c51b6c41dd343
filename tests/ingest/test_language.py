import socket

import pytest

from twosource.errors import LanguageError
from twosource.ingest import language

ENGLISH = "The army said on Friday that two soldiers were killed near the town of Garu."


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        ENGLISH.lower(),
        "Kyiv, Kharkiv, Odesa",
        "Zelenskyy, Syrskyi, Budanov; Donetsk, Luhansk, Zaporizhzhia, Kherson, Sumy: 12 killed, 30 wounded.",
        "2 dead.",
    ],
)
def test_reads_english(text):
    language.check(text, "a.txt")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die Armee teilte am Freitag mit, dass zwei Soldaten bei einem Angriff getötet wurden.", "German"),
        ("L'armée a déclaré vendredi que deux soldats avaient été tués près de la ville.", "French"),
        ("В пятницу армия сообщила, что двое солдат были убиты.", "Russian"),
        ("军方星期五说，两名士兵在加鲁镇附近的一个哨所遭到叛军袭击时被打死。", "Chinese"),
        ("Hæren sagde fredag, at to soldater blev dræbt i nærheden af byen Garu under et angreb.", "another language"),
    ],
)
def test_refuses_other_languages(text, name):
    with pytest.raises(
        LanguageError, match=rf"^a.txt is in {name} \(\w+, probability 0?1?\.\d\d\); Twosource reads English"
    ):
        language.check(text, "a.txt")


def test_another_alphabet_is_never_english():
    with pytest.raises(LanguageError, match=r"is not in the Latin alphabet|is in "):
        language.check("军方说两名士兵被打死", "a.txt")


@pytest.mark.parametrize("declared", ["en", "EN-us", "en_GB", "eng", "English", None])
def test_declared_english(declared):
    language.check(ENGLISH, "a.txt", declared)


def test_the_detector_never_asks_the_network(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("the language check opened a socket")

    monkeypatch.setattr(socket, "socket", refuse)
    language._detector.cache_clear()
    language.check(ENGLISH, "a.txt")
