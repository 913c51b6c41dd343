import pytest

from twosource.parse.layout import blocks


def laid_out(text, title=None):
    return [(block.kind, text[block.start : block.end].strip()) for block in blocks(text, title)]


WRAPPED = """\
   The ministry of the interior said in a statement on Monday that the men
had been taken to the capital for questioning.
   A lawyer for them said that he had not been allowed to see any of his
clients.  He called it a breach of the law.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\n\nTwo.\r\n\r\nThree.", [("body", "One."), ("body", "Two."), ("body", "Three.")]),
        ("The army left.\nThe rebels came.", [("body", "The army left."), ("body", "The rebels came.")]),
        (
            "The army left the town of\nGaru on Monday morning\nafter a week.",
            [("body", "The army left the town of\nGaru on Monday morning\nafter a week.")],
        ),
        (
            "Rebels Seize Town\n\nGARU (XPA) — Rebels took Garu.",
            [("headline", "Rebels Seize Town"), ("dateline", "GARU (XPA) —"), ("body", "Rebels took Garu.")],
        ),
        (
            "Two men held. GARU, Ruritania -- Two men were held on Monday. TARNOV is calm.",
            [
                ("headline", "Two men held."),
                ("dateline", "GARU, Ruritania --"),
                ("body", "Two men were held on Monday. TARNOV is calm."),
            ],
        ),
        (
            "TARNOV, 18 May (XPA) -- [Text] GARU -- Two men were held.",
            [("dateline", "TARNOV, 18 May (XPA) -- [Text]"), ("dateline", "GARU --"), ("body", "Two men were held.")],
        ),
        (
            "Rebels seize town\nBy Jane Moyo\nRebels took Garu.",
            [("headline", "Rebels seize town"), ("credit", "By Jane Moyo"), ("body", "Rebels took Garu.")],
        ),
        (
            "Both sides agreed:\n- The guns fall silent.\n- Aid comes in\n* Prisoners go home\n1. First\n2) Second\n"
            "That is all.",
            [
                ("body", "Both sides agreed:"),
                ("list", "- The guns fall silent."),
                ("list", "- Aid comes in"),
                ("list", "* Prisoners go home"),
                ("list", "1. First"),
                ("list", "2) Second"),
                ("body", "That is all."),
            ],
        ),
        ("🔴 Two killed.\n🔴 Five hurt", [("body", "🔴 Two killed."), ("body", "🔴 Five hurt")]),
        (
            "The army left.\n\n(Reporting by A. Moyo in Garu; Editing by B. Haddad)",
            [("body", "The army left."), ("credit", "(Reporting by A. Moyo in Garu; Editing by B. Haddad)")],
        ),
        (
            "By Friday the army had left.\n\nThe rebels came.",
            [("body", "By Friday the army had left."), ("body", "The rebels came.")],
        ),
        ("The army left.\n\n(XPA)", [("body", "The army left."), ("credit", "(XPA)")]),
        (
            "Reporting by the agency showed 12 dead.\n\nTwo.",
            [("body", "Reporting by the agency showed 12 dead."), ("body", "Two.")],
        ),
    ],
)
def test_paragraphs(text, expected):
    assert laid_out(text) == expected


def test_wrapped_copy_parts_at_indents_only():
    assert [kind for kind, _ in laid_out(WRAPPED)] == ["body", "body"]
    assert laid_out(WRAPPED)[0][1].endswith("for questioning.")


def test_the_title_marks_the_headline_wherever_it_stands():
    text = "RURITANIA DAILY.\n\nArmy leaves Garu.\n\nThe army left."
    assert laid_out(text)[1][0] == "body"
    assert laid_out(text, "Army  leaves Garu.")[1] == ("headline", "Army leaves Garu.")


def test_a_text_of_one_paragraph_has_no_headline():
    assert laid_out("Army leaves Garu") == [("body", "Army leaves Garu")]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("GENEVA, May 3 (XPA) - Talks began.", "GENEVA, May 3 (XPA) -"),
        ("SAN JUAN, 3 JAN 90 (XPA) -- [TEXT] THE ARMY LEFT.", "SAN JUAN, 3 JAN 90 (XPA) -- [TEXT]"),
        (
            "CLANDESTINE (RADIO X), 3 JAN 90 -- [REPORT] [J. DOE]\n[TEXT] WE WON.",
            "CLANDESTINE (RADIO X), 3 JAN 90 -- [REPORT] [J. DOE]\n[TEXT]",
        ),
        ("GARU, Ruritania (XPA) — Rebels left.", "GARU, Ruritania (XPA) —"),
        ("Garu, 12 May 2020 – The mission said.", "Garu, 12 May 2020 –"),
        ("GENEVA (12 May 2020) – The mission said.", "GENEVA (12 May 2020) –"),
        ("GARU: Police shot two men.", "GARU:"),
        ("(XPA) - Police shot two men.", "(XPA) -"),
        ("JERUSALEM/GAZA, Oct 9 (XPA) - Rockets fell.", "JERUSALEM/GAZA, Oct 9 (XPA) -"),
        ("Kyiv — Rockets fell on the city.", "Kyiv —"),
        ("Moscow — once an ally — said no.", None),
        ("BREAKING: Rockets fell.", None),
        ("THE ARMY -- WHICH LOST -- SAID NO.", None),
        ("The minister, Ali Hassan (Labour) - who left - said no.", None),
        ("Rockets fell on Garu.", None),
    ],
)
def test_datelines(text, dateline):
    found = laid_out(text)
    assert (found[0][1] if found[0][0] == "dateline" else None) == dateline


def test_offsets_cover_every_word():
    text = WRAPPED + "\n\nGARU (XPA) -- Done.\n- item"
    covered = " ".join(text[b.start : b.end] for b in blocks(text, None))
    assert covered.split() == text.split()
