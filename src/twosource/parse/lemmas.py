"""Lemmas that the model gets wrong, put right by English spelling.

The model looks a stem up in a word list and takes the shorter one of two that it finds: "staged" becomes "stag",
"raped" becomes "rap". Of a stem that it does not know it makes up a word: "reoccupied" becomes "reoccupie". And it
knows only the commoner irregular verbs.
"""

import re

_IRREGULAR = {
    form: lemma
    for lemma, forms in {
        "bear": "borne",
        "bite": "bit",
        "cordon": "cordoned cordoning",
        "cyberattack": "cyberattacked cyberattacking",
        "decree": "decreed",
        "extol": "extolled extolling",
        "foresee": "foresaw",
        "forgive": "forgave",
        "forsake": "forsook",
        "kneel": "knelt",
        "leap": "leapt",
        "medevac": "medevacked medevacking",
        "mistake": "mistook mistaken",
        "napalm": "napalmed napalming",
        "outshoot": "outshot",
        "oversee": "oversaw",
        "overcome": "overcame",
        "partake": "partook",
        "petition": "petitioned",
        "phish": "phished phishing",
        "pickpocket": "pickpocketed pickpocketing",
        "ready": "readied readying",
        "reappoint": "reappointed reappointing",
        "rearrest": "rearrested rearresting",
        "rebrand": "rebranded rebranding",
        "rebuild": "rebuilt",
        "referee": "refereed",
        "remake": "remade",
        "retake": "retook",
        "slay": "slew",
        "strike": "stricken",
        "strive": "strove",
        "teargas": "teargassed teargassing",
        "waterboard": "waterboarded waterboarding",
    }.items()
    for form in forms.split()
}
_SHORT_STEM = re.compile(r"(?:[^aeiou]|qu)*[aeiou][^aeiouwxy]")
_DOUBLED = re.compile(r".*[aeiou]([bdgkmnprt])\1e")


def verb_lemma(norm: str, lemma: str) -> str:
    """The lemma of a verb form `norm` that the model gave `lemma`, both in lower case."""
    if norm in _IRREGULAR:
        return _IRREGULAR[norm]
    if lemma == norm:
        return lemma
    if norm in (f"{lemma}ed", f"{lemma}ing", f"{lemma}es"):
        # a short stem doubles its consonant ("stagged") and takes "s" alone, so that these come of one in -e
        silent = _SHORT_STEM.fullmatch(lemma) is not None and not lemma.endswith(("s", "z"))
        return f"{lemma}e" if silent else lemma
    if lemma.endswith("ie") and norm == f"{lemma}d" and len(lemma) > 4:
        return f"{lemma[:-2]}y"
    if lemma.endswith("ye") and norm == f"{lemma[:-1]}ing":
        return lemma[:-1]
    if _DOUBLED.fullmatch(lemma) and norm in (f"{lemma}d", f"{lemma[:-1]}ing"):
        return lemma[:-2]
    return lemma
