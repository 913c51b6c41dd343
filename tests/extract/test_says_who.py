"""Who says what, sentence by sentence. All sentences are invented."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from twosource.extract.answers import Saying
from twosource.extract.says_who import SaysWho
from twosource.model import Document
from twosource.ontology import reporting
from twosource.parse import Parse, Parser

Read = Callable[[str], tuple[Parse, tuple[Saying, ...]]]


@pytest.fixture(scope="module")
def read() -> Read:
    parser, says_who = Parser(), SaysWho(reporting.load())

    def run(text: str) -> tuple[Parse, tuple[Saying, ...]]:
        parse = parser.parse(Document(text))
        return parse, says_who.find(parse)

    return run


def words(saying: Saying) -> tuple[str, str, str]:
    """Speaker, cue and content of a saying, parts joined by an ellipsis."""
    spans = (saying.source, saying.cue, saying.content)
    source, cue, content = (" … ".join(span.quote for span in part) for part in spans)
    return source, cue, content


ONE = [
    # complement clauses
    (
        "The Ruritanian army said on Monday it had shelled rebel positions near Velka, killing 12 fighters.",
        ("The Ruritanian army", "said", "it had shelled rebel positions near Velka, killing 12 fighters"),
        "says",
    ),
    (
        "Sources told the Daily Herald that the minister would resign.",
        ("Sources", "told", "that the minister would resign"),
        "says",
    ),
    (
        "The army says it did not carry out the strike.",
        ("The army", "says", "it did not carry out the strike"),
        "says",
    ),
    (
        "The commission concluded that both sides had committed war crimes.",
        ("The commission", "concluded", "that both sides had committed war crimes"),
        "says",
    ),
    (
        "The United Nations warned that famine could spread.",
        ("The United Nations", "warned", "that famine could spread"),
        "warns",
    ),
    # after, and in the middle
    (
        "The town, the mayor said, had been without water since Tuesday.",
        ("the mayor", "said", "The town … had been without water since Tuesday"),
        "says",
    ),
    (
        "Two policemen died in the ambush, the interior ministry announced late Sunday.",
        ("the interior ministry", "announced", "Two policemen died in the ambush"),
        "announces",
    ),
    (
        'Three soldiers and "many mercenaries" were killed, the militia claimed on Telegram.',
        ("the militia", "claimed", 'Three soldiers and "many mercenaries" were killed'),
        "says",
    ),
    (
        "As the governor put it, the valley is a graveyard.",
        ("the governor", "put it", "the valley is a graveyard"),
        "says",
    ),
    # according to
    (
        "Five soldiers were killed when a mine exploded, according to the provincial police chief, Colonel Anwar Daud.",
        (
            "the provincial police chief, Colonel Anwar Daud",
            "according to",
            "Five soldiers were killed when a mine exploded",
        ),
        "says",
    ),
    (
        "According to the UN, more than 4,000 people have fled since Friday.",
        ("the UN", "According to", "more than 4,000 people have fled since Friday"),
        "says",
    ),
    # quotations
    (
        '"We have information," Colonel Petrenko said at a briefing on Wednesday, "that the column has turned back."',
        ("Colonel Petrenko", "said", '"We have information," … "that the column has turned back."'),
        "says",
    ),
    (
        '"Where is the state?" asked Lina Haddad, whose brother was abducted in March. "We have heard nothing."',
        ("Lina Haddad", "asked", '"Where is the state?" … "We have heard nothing."'),
        "says",
    ),
    (
        'Amina Sow, 34, said: "They burned everything. My mother is missing."',
        ("Amina Sow, 34", "said", '"They burned everything. My mother is missing."'),
        "says",
    ),
    (
        "The envoy said that “our staff were fired on twice. Once in Velka and once in Drogo.”",
        ("The envoy", "said", "that “our staff were fired on twice. Once in Velka and once in Drogo.”"),
        "says",
    ),
    # passives
    (
        "The militia is said to have fled to the hills.",
        ("", "is said", "The militia … to have fled to the hills"),
        "says",
    ),
    (
        "Two men were accused of planting the device.",
        ("", "were accused", "Two men … of planting the device"),
        "accuses",
    ),
    (
        "The army was blamed by residents for the strike.",
        ("residents", "was blamed by", "The army … for the strike"),
        "accuses",
    ),
    (
        "He was quoted as saying that the talks had failed.",
        ("He", "was quoted as saying", "that the talks had failed"),
        "says",
    ),
    (
        "It was reported that three bridges had been destroyed.",
        ("", "was reported", "that three bridges had been destroyed"),
        "says",
    ),
    # objects and phrases
    (
        "Rebels accused government forces of torching homes in the village of Drogo.",
        ("Rebels", "accused", "government forces of torching homes in the village of Drogo"),
        "accuses",
    ),
    ("Police blamed the killings on drug gangs.", ("Police", "blamed", "the killings on drug gangs"), "accuses"),
    (
        "Moravia has repeatedly denied arming the militia.",
        ("Moravia", "has repeatedly denied", "arming the militia"),
        "denies",
    ),
    (
        "The Kremlin confirmed the deaths of two officers.",
        ("The Kremlin", "confirmed", "the deaths of two officers"),
        "confirms",
    ),
    ("Local officials put the death toll at 23.", ("Local officials", "put", "the death toll at 23"), "says"),
    ("The president threatened to expel the envoy.", ("The president", "threatened", "to expel the envoy"), "warns"),
    # claims of responsibility
    (
        "The group took credit for the ambush.",
        ("The group", "took credit", "for the ambush"),
        "claims_responsibility",
    ),
    (
        "The shelling was claimed by the Northern Brigade.",
        ("the Northern Brigade", "was claimed by", "The shelling"),
        "claims_responsibility",
    ),
    # no speaker
    ("The embassy has reportedly been evacuated.", ("", "reportedly", "The embassy has … been evacuated"), "says"),
    # headlines
    ("UN: 300 dead in clashes", ("UN", ":", "300 dead in clashes"), "says"),
    ("Drone strike kills 9 in Maskala: hospital", ("hospital", ":", "Drone strike kills 9 in Maskala"), "says"),
    ("Rebels seize airport, officials say", ("officials", "say", "Rebels seize airport"), "says"),
    # quotations and speakers that the parser reads wrong
    (
        'In a letter to the Courier, her senior adviser, Karl Brenner, said: "The council will vote on Friday."',
        ("her senior adviser, Karl Brenner", "said", '"The council will vote on Friday."'),
        "says",
    ),
    (
        '"If you find the missing files, hand them in." Brenner said.',
        ("Brenner", "said", '"If you find the missing files, hand them in."'),
        "says",
    ),
    (
        '"We crossed the river at dawn," the captain said answering a question in parliament.',
        ("the captain", "said", '"We crossed the river at dawn,"'),
        "says",
    ),
    (
        '"Are we ready? Probably not," Ms. Lind said.',
        ("Ms. Lind", "said", '"Are we ready? Probably not,"'),
        "says",
    ),
    (
        '"It is not new in Examplia," said Rep. Karl Brenner (D-Ex.) at the hearing.',
        ("Rep. Karl Brenner (D-Ex.)", "said", '"It is not new in Examplia,"'),
        "says",
    ),
    (
        'Brenner said,"The river rose at dawn."',
        ("Brenner", "said", '"The river rose at dawn."'),
        "says",
    ),
    (
        "That road, many argue, could be mined.",
        ("many", "argue", "That road … could be mined"),
        "says",
    ),
    (
        "They came, ready to tell their neighbours that the war was over.",
        ("They", "to tell", "that the war was over"),
        "says",
    ),
    (
        "About 4 in 10 say the truce will hold.",
        ("About 4 in 10", "say", "the truce will hold"),
        "says",
    ),
    (
        "Those waiting at the border said they had fled the shelling.",
        ("Those waiting at the border", "said", "they had fled the shelling"),
        "says",
    ),
    (
        "He said legalising the trade could bring peace.",
        ("He", "said", "legalising the trade could bring peace"),
        "says",
    ),
    (
        "Officers are likely to say that the road is closed.",
        ("Officers", "to say", "that the road is closed"),
        "says",
    ),
    (
        "The general seemed to accuse the rebels of breaking the truce.",
        ("The general", "seemed to accuse", "the rebels of breaking the truce"),
        "accuses",
    ),
    (
        'The spokesman called the plan "a trap" for the army.',
        ("The spokesman", "called", 'the plan "a trap" for the army'),
        "says",
    ),
    (
        "Some officers question the wisdom of committing to the plan.",
        ("Some officers", "question", "the wisdom of committing to the plan"),
        "says",
    ),
    (
        "But as one officer noted, the bridge had been mined.",
        ("one officer", "noted", "the bridge had been mined"),
        "says",
    ),
    (
        "The rebels, the footage showed, fired first.",
        ("the footage", "showed", "The rebels … fired first"),
        "says",
    ),
    # a clause that a comma sets off is the reporter's
    (
        "Ruritania denied shelling the market, where 12 people were killed.",
        ("Ruritania", "denied", "shelling the market"),
        "denies",
    ),
    # speakers in labels
    (
        'Ruritania on arms sales: "We will not stop"',
        ("Ruritania", ":", '"We will not stop"'),
        "says",
    ),
    (
        "Mayor Lind to voters: The bridge will reopen",
        ("Mayor Lind", ":", "The bridge will reopen"),
        "says",
    ),
    (
        'The talks failed. - Anna Lind: "The party was never ready for it, and it never will be."',
        ("Anna Lind", ":", '"The party was never ready for it, and it never will be."'),
        "says",
    ),
    (
        '"We will be back." — Anna Lind (@alind) May 4, 2016',
        ("Anna Lind", "—", '"We will be back."'),
        "says",
    ),
]


@pytest.mark.parametrize(("text", "expected", "stance"), ONE)
def test_one_saying(read: Read, text: str, expected: tuple[str, str, str], stance: str) -> None:
    _, (saying,) = read(text)
    assert words(saying) == expected
    assert saying.stance == stance


SEVERAL = [
    (
        "The strike killed five people, the health ministry said, adding that rescuers were still searching.",
        [
            ("the health ministry", "said", "The strike killed five people"),
            ("the health ministry", "adding", "that rescuers were still searching"),
        ],
    ),
    (
        "Brigadier Samir Halabi told state radio his men had repelled the assault, but a rebel spokesman dismissed "
        "the claim as propaganda.",
        [
            ("Brigadier Samir Halabi", "told", "his men had repelled the assault"),
            ("a rebel spokesman", "dismissed", "the claim as propaganda"),
        ],
    ),
    (
        "He said the plan was bad and denied any role in the attack.",
        [("He", "said", "the plan was bad"), ("He", "denied any role", "in the attack")],
    ),
    (
        'The ministry denied the allegation and called the report "a fabrication".',
        [("The ministry", "denied", "the allegation"), ("The ministry", "called", 'the report "a fabrication"')],
    ),
    (
        "The army neither confirmed nor denied the strike.",
        [("The army", "confirmed", "the strike"), ("The army", "denied", "the strike")],
    ),
    (
        '"They came at dawn," said Fatima Diop, a teacher who fled the town. She said at least nine were dead.',
        [
            ("Fatima Diop, a teacher who fled the town", "said", '"They came at dawn,"'),
            ("She", "said", "at least nine were dead"),
        ],
    ),
    (
        'The minister called it "a shameful trap" and said the talks were over.',
        [
            ("The minister", "called", 'it "a shameful trap"'),
            ("The minister", "said", "the talks were over"),
        ],
    ),
    (
        "The minister said the rebels had left, but he did not say when.",
        [("The minister", "said", "the rebels had left"), ("he", "did not say", "when")],
    ),
    (
        "The governor says he is ill and calls the report a lie.",
        [("The governor", "says", "he is ill"), ("The governor", "calls", "the report a lie")],
    ),
    (
        "Asked about the earlier raids, the general said the border was quiet.",
        [("", "Asked", "about the earlier raids"), ("the general", "said", "the border was quiet")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL)
def test_sayings_side_by_side(read: Read, text: str, expected: list[tuple[str, str, str]]) -> None:
    _, found = read(text)
    assert [words(saying) for saying in found] == expected
    assert [saying.parent for saying in found] == [None] * len(found)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels attacked the base and captured the town.",
        "The war has claimed the lives of 40 people.",
        "The Popular Resistance in Moravia captured the town.",
        "Farmers pay 40 dinars per month for water.",
        "The army carried out a strike on the port.",
        "The project is called Dawn Shield.",
        "It is clear that the truce has failed.",
        "The losses mean that the town cannot be held.",
    ],
)
def test_nobody_says_anything(read: Read, text: str) -> None:
    assert read(text)[1] == ()


def test_nested_sayings_know_their_parent(read: Read) -> None:
    _, (outer, inner) = read("Witnesses said that soldiers had told them that the village would be burned.")
    assert words(outer)[:2] == ("Witnesses", "said")
    assert words(inner) == ("soldiers", "had told", "that the village would be burned")
    assert (outer.parent, inner.parent) == (None, 0)
    assert inner.tokens < outer.tokens


def test_a_source_behind_the_source(read: Read) -> None:
    _, (cited, told) = read("State television, citing military officials, reported that two drones were shot down.")
    assert words(cited)[0] == "military officials"
    assert cited.stance == "cites"
    assert cited.parent == 1
    assert cited.tokens == told.tokens
    assert told.channel == "State television"


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        (
            "The front, in a statement posted on its Telegram channel, claimed responsibility for the raid.",
            "statement, Telegram channel",
        ),
        ("In a tweet, the minister condemned the attack on the convoy.", "tweet"),
        ("General Amadou Keita told reporters at a press conference that the town was safe.", "press conference"),
        ("A statement from the interior ministry said the suspects had fled.", "statement"),
        ("The mayor said the road was open.", None),
    ],
)
def test_channel(read: Read, text: str, channel: str | None) -> None:
    assert read(text)[1][0].channel == channel


def test_a_statement_goes_on_through_a_pronoun_and_ends_with_another_speaker(read: Read) -> None:
    _, found = read(
        "In a statement, the Dawn Front claimed responsibility for the blast. It noted that no civilian was hurt. "
        "The mayor said that two shops had burned. He added that one man was missing."
    )
    assert [(saying.source[0].quote, saying.channel) for saying in found] == [
        ("the Dawn Front", "statement"),
        ("It", "statement"),
        ("The mayor", None),
        ("He", None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "No group has claimed responsibility for the blast.",
        "Nobody has claimed the attack.",
        "There was no immediate claim of responsibility.",
        "There were no immediate reports about damage at the port.",
        "Officials declined to comment on the report.",
        "The ministry refused to confirm the losses.",
        "The army has yet to comment on the incident.",
        "The claim could not be independently verified.",
    ],
)
def test_what_was_not_said_is_marked(read: Read, text: str) -> None:
    _, (saying,) = read(text)
    assert saying.negated


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("The envoy said talks would resume.", "speech"),
        ("The envoy hopes that talks will resume.", "attitude"),
        ("Satellite images show that the airfield was hit.", "evidence"),
    ],
)
def test_manner(read: Read, text: str, manner: str) -> None:
    assert read(text)[1][0].manner == manner


def test_a_quotation_without_a_speaker_belongs_to_the_last_one(read: Read) -> None:
    text = (
        "The crossing will stay shut, General Oyelaran said on Friday.\n\n"
        '"We lost four men there. We will not lose more."\n\n'
        "Traders said prices had doubled."
    )
    parse, (general, traders) = read(text)
    assert words(general)[2].endswith('"We lost four men there. We will not lose more."')
    assert words(traders) == ("Traders", "said", "prices had doubled")
    lost = next(token.i for token in parse.tokens if token.norm == "lost")
    assert lost in general.tokens


def test_what_is_said_in_the_clause_after_the_next_comma_is_kept_apart(read: Read) -> None:
    """Two sayings between commas in one sentence share it out."""
    _, (first, second) = read("The bridge was hit, the army said, while two trucks burned, a driver reported.")
    assert words(first)[2] == "The bridge was hit"
    assert "two trucks burned" in words(second)[2]
    assert "bridge" not in words(second)[2]


def test_elliptical_second_deed_is_claimed_too(read: Read) -> None:
    parse, (saying,) = read(
        "The Dawn Front claimed responsibility for a drone strike against the Ofra airbase in the province of Dahl, "
        "and another on a military installation near the port."
    )
    another = next(token.i for token in parse.tokens if token.norm == "another")
    assert another in saying.tokens


def test_order_of_sayings_has_no_cycle(read: Read) -> None:
    _, found = read("The spokesman said that, according to early data, four people were hurt, officials told the BBC.")
    for k, saying in enumerate(found):
        seen = {k}
        while saying.parent is not None:
            assert saying.parent not in seen
            seen.add(saying.parent)
            saying = found[saying.parent]


PIECES = st.sampled_from(
    [
        '"We hold the town," ',
        "he said. ",
        "The army said ",
        "that it fell. ",
        "according to the mayor, ",
        '"',
        "\n\n",
        "Police: ",
        "citing officials, ",
        "claimed responsibility ",
        "for the attack ",
        "— ",
        "«Non» ",
        "who denied it, ",
    ]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, min_size=1, max_size=12).map("".join).filter(str.strip))
def test_spans_are_slices_and_parents_exist(read: Read, text: str) -> None:
    parse, found = read(text)
    for k, saying in enumerate(found):
        for span in (*saying.source, *saying.cue, *saying.content):
            span.check(text)
        assert saying.cue
        assert saying.parent is None or (0 <= saying.parent < len(found) and saying.parent != k)
        assert all(0 <= i < len(parse.tokens) for i in saying.tokens)
        assert bool(saying.source) == (saying.source_head is not None)


STATEMENT = """The foreign secretary, Anna Lind, said:

The inquiry has found that the army used gas. It is a crime.

The army shells Velka every day. We will work to end it.

Notes for editors: the inquiry began in May."""


def test_a_statement_below_a_colon_goes_on_to_the_last_paragraph_in_the_first_person(read: Read) -> None:
    _, found = read(STATEMENT)
    source, cue, content = words(found[0])
    assert (source, cue) == ("The foreign secretary, Anna Lind", "said")
    assert content.startswith("The inquiry has found")
    assert content.endswith("We will work to end it")


def test_a_quoted_statement_below_a_colon_has_its_medium(read: Read) -> None:
    _, (saying,) = read('The general released the following statement today:\n\n"We mourn the dead." \n\n"We go on."')
    assert words(saying)[1] == "released the following statement"
    assert saying.content[-1].quote.endswith('"We go on."')
    assert saying.channel == "statement"


def test_names_in_brackets_are_the_speakers_of_an_interview(read: Read) -> None:
    _, found = read("[SORTO] Is it true?\n\n[VARGO] It is.\n\n[SORTO] Since when?\n\n[VARGO] The base was hit at dawn.")
    assert [words(saying)[0] for saying in found] == ["SORTO", "VARGO", "SORTO", "VARGO"]
