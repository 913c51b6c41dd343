"""Times of a parsed report, and which event each belongs to."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.extract.when.component import UNSTATED_DAYS, WhenRules, limited
from twosource.model import Document
from twosource.parse import Parser

PUBLISHED = date(2023, 11, 24)  # a Friday
RULES = WhenRules()


@pytest.fixture(scope="module")
def parser():
    return Parser()


@pytest.fixture(scope="module")
def answer(parser):
    def ask(text, word, published=PUBLISHED):
        parse = parser.parse(Document(text, published=published))
        head = next(token.i for token in parse.tokens if token.text == word)
        return RULES.time_of(parse, RULES.find(parse), head)

    return ask


def day(text):
    return datetime.fromisoformat(text)


ATTACHED = [
    ("Militants attacked a convoy on Tuesday, killing six.", "attacked", "2023-11-21"),
    ("Militants attacked a convoy on Tuesday, killing six.", "killing", "2023-11-21"),
    ("On Monday, gunmen stormed a village and abducted 20 people, police said.", "stormed", "2023-11-20"),
    ("On Monday, gunmen stormed a village and abducted 20 people, police said.", "abducted", "2023-11-20"),
    ("The army said on Wednesday that its troops had captured the town two days earlier.", "said", "2023-11-22"),
    ("The army said on Wednesday that its troops had captured the town two days earlier.", "captured", "2023-11-20"),
    ("The minister condemned Tuesday's bombing in the capital.", "bombing", "2023-11-21"),
    ("Two soldiers died on Monday and three others on Tuesday, the ministry said.", "died", "2023-11-20"),
    ("Protests erupted after the arrest of the opposition leader on 3 March.", "arrest", "2023-03-03"),
    ("The ceasefire, which took effect on 10 October, has largely held.", "ceasefire", "2023-10-10"),
    ("REBELS STRUCK THE POST IN THE TOWN OF AKKA YESTERDAY, THE PRESS OFFICE SAID.", "STRUCK", "2023-11-23"),
    ("Talks will resume in Doha on Monday, the ministry announced on Thursday.", "resume", "2023-11-27"),
    ("Talks will resume in Doha on Monday, the ministry announced on Thursday.", "announced", "2023-11-23"),
    ("A court sentenced the commander on Monday for a massacre committed in 1994.", "sentenced", "2023-11-20"),
    ("A court sentenced the commander on Monday for a massacre committed in 1994.", "committed", "1994-01-01"),
    ("Friday's raid left four dead.", "left", "2023-11-24"),
    ("She told reporters during a briefing on Tuesday that the port was shut.", "told", "2023-11-21"),
    ("The envoy attended Tuesday's ceremony in the port.", "attended", "2023-11-21"),
    ("Shells fell on the market on Monday when a convoy was attacked.", "attacked", "2023-11-20"),
    ("Six people were killed and five wounded on Monday in the north.", "killed", "2023-11-20"),
    ("Soldiers raided the village on Monday in an operation that left nine dead.", "left", "2023-11-20"),
    ("Police blamed him for a raid on Monday in which a guard died.", "died", "2023-11-20"),
    ("A wave of bombings hit the capital on Monday.", "bombings", "2023-11-20"),
    ("The truce is expected to begin on Monday.", "truce", "2023-11-27"),
    ("Talks were scheduled to continue tomorrow.", "Talks", "2023-11-25"),
    ("In 1923 the colony imposed a 9 p.m. curfew.", "curfew", "1923-01-01"),
    ("Late on Monday, the front claimed responsibility for an attack on the base.", "attack", "2023-11-20T18:00"),
]


@pytest.mark.parametrize(("text", "word", "start"), ATTACHED)
def test_a_time_of_its_own_clause(answer, text, word, start):
    found = answer(text, word)
    assert found.explicit
    assert found.mention is not None
    assert found.when.start == day(start)
    assert found.rule.startswith("when-rules/1:")
    assert found.because


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The minister condemned Tuesday's bombing in the capital.", "condemned"),
        ("Police said Thursday they arrested three men who planted a bomb last week.", "arrested"),
        ("A bomber blew himself up, officials said on Sunday.", "blew"),
        ("Police arrested a man who had fought in the war in 2012.", "arrested"),
        ("On Monday police arrested a man who led the militia.", "led"),
        ("The army attacked to retake the valley that it lost five years ago.", "attacked"),
        ("The cabinet met on Monday because the rebels had seized the port.", "seized"),
        ("The cabinet met on Monday while fighting shook the port.", "fighting"),
        ("The two sides agreed on Monday to exchange prisoners.", "exchange"),
        ("The minister returned this week to find a solution to the strike.", "strike"),
        ("The governor was dismissed on Monday due to the killing of two guards.", "killing"),
        ("The ministry rejected the truce on Monday.", "truce"),
        ("The judge convicted him on Monday of the murder of two farmers.", "murder"),
        ("Shelling went on until early this morning and a guard was killed.", "killed"),
        ("The shop sold food, and the town that rebels now hold starved.", "hold"),
        ("The rebels now besiege the town.", "besiege"),
        ("Two men were arrested on Monday, and the president condemned the raid.", "condemned"),
        ("The general surrendered, according to a report of 3 May.", "surrendered"),
        ("The fund, Horizon 2020, ensures that strikes do not end in shootings.", "shootings"),
        ("Union leaders rejected the army's offer of talks and will meet on Sunday.", "rejected"),
        ("The bombing of the bridge shows that peace is still far, said an aide, speaking of the future.", "bombing"),
    ],
)
def test_the_time_of_something_else(answer, text, word):
    assert not answer(text, word).explicit


def test_a_deed_is_not_after_it_was_told(answer):
    found = answer("A bomber blew himself up, officials said on Sunday.", "blew")
    assert found.when.end == day("2023-11-20")
    assert found.when.approximate
    assert found.rule == "when-rules/1:told"


def test_a_deed_told_in_some_year_is_only_before_its_end(answer):
    found = answer("A bomber had blown up the bridge, he told a radio last year.", "blown")
    assert (found.when.start, found.when.end) == (None, day("2023-01-01"))


def test_a_deed_after_another_is_open_at_its_end(answer):
    found = answer("Protests erupted after the arrest of the opposition leader on 3 March.", "erupted")
    assert (found.when.start, found.when.end) == (day("2023-03-03"), None)
    assert found.when.approximate


def test_since_is_open_at_its_end(answer):
    found = answer("US forces have been attacked approximately 66 times since October 17.", "attacked")
    assert (found.when.start, found.when.end) == (day("2023-10-17"), None)


def test_a_stated_stretch(answer):
    found = answer("Shelling killed nine people between 3 and 5 May.", "killed")
    assert (found.when.start, found.when.end) == (day("2023-05-03"), day("2023-05-06"))
    assert found.when.span.quote == "3 and 5 May"


def test_the_time_of_the_sentence_before_is_carried_on(answer):
    found = answer("Militants attacked a convoy on Tuesday. The attack came as a truce collapsed.", "attack")
    assert found.when.start == day("2023-11-21")
    assert (found.explicit, found.when.anchor) == (False, "event")


def test_an_event_without_a_time_is_not_dated_to_the_day_of_publication(answer):
    found = answer("Gunmen killed two guards at the gate.", "killed")
    assert (found.mention, found.explicit) == (None, False)
    assert (found.when.end - found.when.start).days == UNSTATED_DAYS
    assert found.when.end == day("2023-11-25")
    assert (found.when.anchor, found.when.approximate) == ("publication", True)


NARRATED = "Gunmen attacked a convoy at 4 a.m. on Tuesday. "


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        (NARRATED + "They killed six guards.", "killed", "2023-11-21"),
        (NARRATED + "Two drivers were abducted, police said.", "abducted", "2023-11-21"),
        (NARRATED + "The raid left a bridge in ruins.", "raid", "2023-11-21"),
        (NARRATED + "They fled, firing at a patrol.", "firing", "2023-11-21"),
    ],
)
def test_a_story_told_on_in_the_past_keeps_its_day(answer, text, word, start):
    when = answer(text, word).when
    assert (when.start, when.granularity, when.anchor, when.approximate) == (day(start), "day", "event", True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (NARRATED + "They have killed many guards.", "killed"),
        (NARRATED + "Earlier, they killed six guards.", "killed"),
        (NARRATED + "Elsewhere, rebels killed six guards.", "killed"),
        (NARRATED + "The governor said he was shocked.", "said"),
        (NARRATED + "The guards are known to patrol a road where rebels killed a judge.", "killed"),
        (NARRATED + "\n\nRebels killed six guards.", "killed"),
        (NARRATED + "They struck two days after the army raided a camp.", "raided"),
        (NARRATED + "On 3 May rebels held the road that saw the killing.", "killing"),
        ("The army said on Tuesday that the road was open. Rebels killed six guards.", "killed"),
        ("The firm came to the valley in the 1990s. Rebels killed six guards.", "killed"),
        ("The firm came to the valley in 2011. Rebels killed six guards.", "killed"),
        ("The army will leave on Sunday. Rebels killed six guards.", "killed"),
    ],
)
def test_nothing_else_carries_a_day_on(answer, text, word):
    found = answer(text, word)
    assert (found.mention, found.when.anchor) == (None, "publication")


def test_a_history_carries_years_but_no_eras(answer):
    years = "In 1901 it grew. In 1902 it fell. In 1903 it grew. In 1904 it fell. In 1905 it grew. In 1906 it fell. "
    text = years + "In 1907 it grew. In 1908 it fell.\n\nIn 1911 the army took the town. Rebels killed six guards."
    assert answer(text, "killed", published=None).when.start == day("1911-01-01")
    text = years + "In 1907 it grew. In 1908 it fell.\n\nIn the 1930s the army took it. Rebels killed six guards."
    assert answer(text, "killed", published=None).when.start is None


@pytest.mark.parametrize(
    ("text", "word", "start", "end"),
    [
        ("The council asked the army to cease its shelling.", "shelling", "2023-11-18", "2023-11-25"),
        ("The rebels are shelling the town.", "shelling", "2023-11-18", "2023-11-25"),
        ("The ministry will punish those who led the attack.", "attack", "2023-11-18", "2023-11-25"),
        ("The town will see an attack.", "attack", "2023-11-24", None),
        ("The parties will hold talks.", "talks", "2023-11-24", None),
        ("The rebels had shelled the town.", "shelled", None, "2023-11-25"),
    ],
)
def test_an_undated_event_is_behind_or_ahead_by_what_is_said_of_it(answer, text, word, start, end):
    found = answer(text, word)
    assert (found.mention, found.when.anchor) == (None, "publication")
    assert (found.when.start, found.when.end) == (start and day(start), end and day(end))


def test_a_preposition_before_a_dated_noun_does_not_limit_its_date(answer):
    found = answer("Many left after the 3 May bombing of the port.", "bombing")
    assert (found.when.start, found.when.end) == (day("2023-05-03"), day("2023-05-04"))


def test_an_event_to_come_lies_ahead(answer):
    found = answer("The mediators will meet the rebels.", "meet")
    assert (found.when.start, found.when.end) == (day("2023-11-24"), None)


def test_without_a_day_of_publication_nothing_is_known(answer):
    found = answer("Gunmen killed two guards at the gate.", "killed", published=None)
    assert (found.when.start, found.when.end, found.when.anchor) == (None, None, "none")
    stated = answer("Gunmen killed two guards on Friday.", "killed", published=None)
    assert (stated.when.start, stated.when.anchor, stated.explicit) == (None, "none", True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The court sits on Monday.", "2023-11-27"),
        ("The vote is scheduled for Sunday.", "2023-11-26"),
        ("Lawmakers are to vote on Tuesday.", "2023-11-28"),
        ("The deal may be signed on 12 December.", "2023-12-12"),
        ("The front lost the town in December.", "2022-12"),
        ("The army attacked on Saturday.", "2023-11-18"),
    ],
)
def test_grammar_says_which_way_a_time_looks(parser, text, value):
    (found,) = RULES.find(parser.parse(Document(text, published=PUBLISHED)))
    assert found.value == value


def test_a_truce_told_in_two_zones(parser, answer):
    text = (
        "He stated that the four-day truce between the army and the movement, which is set to begin at 7 a.m. local "
        "time (0500 GMT) on Friday in Gaza, will not extend to other groups."
    )
    found = answer(text, "truce")
    assert found.explicit
    assert found.when.start == day("2023-11-24T07:00+02:00")
    assert (found.when.granularity, found.when.timezone) == ("hour", "Asia/Gaza")
    values = [m.value for m in RULES.find(parser.parse(Document(text, published=PUBLISHED)))]
    assert values == ["P4D", "2023-11-24T07:00"]


def test_mentions_quote_the_report_and_know_their_tokens(parser):
    text = "GUNMEN KILLED TWO GUARDS EARLY ON FRIDAY MORNING, THE ARMY SAID. ANOTHER DIED OVERNIGHT."
    parse = parser.parse(Document(text, published=PUBLISHED))
    early, night = RULES.find(parse)
    for mention in (early, night):
        mention.span.check(text)
        assert parse.tokens[mention.first].start <= mention.span.start
        assert parse.tokens[mention.last].end >= mention.span.end
    assert (early.value, early.when.part_of_day) == ("2023-11-24TMO", "early morning")
    assert night.value == "2023-11-23TNI"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("They held it since 3 May.", "2023-05-03", None),
        ("They held it until 3 May.", None, "2023-05-04"),
        ("They left by 3 May.", None, "2023-05-04"),
        ("They left before 3 May.", None, "2023-05-03"),
        ("They left after 3 May.", "2023-05-04", None),
        ("They left on 3 May.", "2023-05-03", "2023-05-04"),
    ],
)
def test_prepositions_limit_the_interval(parser, text, start, end):
    (mention,) = RULES.find(parser.parse(Document(text, published=PUBLISHED)))
    when = limited(mention)
    assert (when.start, when.end) == (start and day(start), end and day(end))


@settings(max_examples=15, deadline=None)
@given(published=st.dates(date(1990, 1, 1), date(2040, 1, 1)))
def test_an_unstated_time_ends_with_the_day_of_publication(parser, published):
    parse = parser.parse(Document("Gunmen killed two guards.", published=published))
    head = next(token.i for token in parse.tokens if token.text == "killed")
    when = RULES.time_of(parse, (), head).when
    assert when.end.date().toordinal() == published.toordinal() + 1
