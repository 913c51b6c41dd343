import pytest


def quoted(parse, text):
    result = parse(text)
    return [
        (" ".join(result.text(quotation.first, quotation.last).split()), quotation.level, quotation.scare)
        for quotation in result.quotations
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will fight," he said. "We will win."', [("We will fight,", 0, False), ("We will win.", 0, False)]),
        (
            "He said: “The general told me ‘we are lost’ and left.”",
            [("The general told me ‘we are lost’ and left.", 0, False), ("we are lost", 1, False)],
        ),
        (
            "'He said \"we are lost\" and left,' she told them.",
            [('He said "we are lost" and left,', 0, False), ("we are lost", 1, False)],
        ),
        ("The “Army of “Free” Men” left.", [("Army of “Free” Men", 0, True), ("Free", 1, True)]),
        ("The rebels' base near the army's camp fell in the '90s.", []),
        ("'We left the soldiers' camp,' she said.", [("We left the soldiers' camp,", 0, False)]),
        ("«We will go home tomorrow», the man said.", [("We will go home tomorrow", 0, False)]),
        ("``We go home,'' he said.", [("We go home,", 0, False)]),
        (
            '"We left," he said. "They stayed in the town\n\nThe army came.',
            [("We left,", 0, False), ("They stayed in the town", 0, False)],
        ),
        ('A 5" shell hit the 6\'2" wall.', []),
    ],
)
def test_pairs_marks(parse, text, expected):
    assert quoted(parse, text) == expected


@pytest.mark.parametrize("marks", ["“”", '""', "«»"])
def test_a_quotation_runs_over_paragraphs_that_open_it_anew(parse, marks):
    opening, closing = marks
    text = f"{opening}We came.\n\n{opening}We saw.\n\n{opening}We won,{closing} he said.\n\nThey left."
    assert quoted(parse, text) == [(f"We came. {opening}We saw. {opening}We won,", 0, False)]


def test_a_quotation_left_open_ends_with_its_paragraph(parse):
    assert quoted(parse, "“We came home.\n\nThe army left.") == [("We came home.", 0, False)]
    assert quoted(parse, "The army left.\n\n“We came home.") == [("We came home.", 0, False)]


@pytest.mark.parametrize(
    ("text", "scare"),
    [
        ('The so-called "safe zone" was hit.', True),
        ('He called it "a massacre".', True),
        ('"No," he said.', False),
        ('He said, "Never."', False),
        ('He shouted "Long live Ruritania!" and fired.', False),
        ('"We won," she said.', False),
        ('The plan is "dead in the water before it starts".', False),
    ],
)
def test_terms_and_speech(parse, text, scare):
    assert [quotation.scare for quotation in parse(text).quotations] == [scare]


def test_the_innermost_quotation_of_a_token(parse):
    result = parse("He said: “The general told me ‘we are lost’ and left.”")
    places = {token.text: token.i for token in result.tokens}
    assert result.quotation(places["lost"]).level == 1
    assert result.quotation(places["general"]).level == 0
    assert result.quotation(places["said"]) is None
