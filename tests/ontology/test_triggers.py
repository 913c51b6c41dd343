from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import DataError
from twosource.ontology import Filler, choose, load
from twosource.ontology.table import Row
from twosource.ontology.triggers import GAP, _check, _form, _Parts

ONTOLOGY = load()
ALL = [trigger for lemma in ONTOLOGY.triggers for trigger in ONTOLOGY.triggers[lemma]]


def fillers(text):
    """Fillers from words such as "subj:army on:town"; the classes are those of the table of nouns."""
    found = {}
    for part in text.split():
        slot, lemma = part.split(":")
        found.setdefault(slot, []).append(Filler(lemma, frozenset(ONTOLOGY.noun_classes(lemma))))
    return found


def meant(form, text, kind=None):
    """The type that a form tells among these words, as the caller finds it: among the triggers of just this form."""
    words = tuple(form.split(" "))
    kinds = {"verb": ("verb", "phrase"), "noun": ("noun",), "adjective": ("adjective",)}[kind or "verb"]
    rows = [t for t in ALL if t.form == words and t.kind in kinds]
    found = choose(rows, fillers(text))
    return found.type if found else None


@pytest.mark.parametrize(
    ("form", "around", "event_type"),
    [
        ("attack", "subj:militant obj:convoy", "attack"),
        ("attack", "subj:minister obj:proposal", "condemnation"),
        ("attack", "subj:rebel", "attack"),
        ("strike", "subj:warplane obj:depot", "attack.airstrike"),
        ("strike", "subj:drone obj:base", "attack.drone"),
        ("strike", "subj:missile obj:port", "attack.missile"),
        ("strike", "subj:rocket obj:house", "attack.shelling"),
        ("strike", "subj:bomb obj:bus", "attack.bombing"),
        ("strike", "subj:earthquake obj:coast", "disaster.natural"),
        ("strike", "subj:teacher over:pay", "strike"),
        ("strike", "subj:minister obj:deal", "agreement.treaty"),
        ("fire", "subj:rebel obj:rocket at:town", "attack.shelling"),
        ("fire", "subj:navy obj:missile", "attack.missile"),
        ("fire", "subj:police obj:shot", "attack.shooting"),
        ("fire", "subj:soldier on:fisherman", "attack.shooting"),
        ("fire", "subj:soldier on:protester", "protest.force_used"),
        ("fire", "subj:president obj:minister", "resignation"),
        ("shoot", "subj:gunman obj:judge", "attack.shooting"),
        ("shoot", "subj:director obj:film", None),
        ("shoot down", "subj:army obj:drone", "weapons_seizure"),
        ("shoot down", "subj:army obj:helicopter", "attack.missile"),
        ("bomb", "subj:insurgent obj:hotel", "attack.bombing"),
        ("bomb", "subj:army obj:village", "attack.airstrike"),
        ("drop", "subj:jet obj:bomb on:city", "attack.airstrike"),
        ("throw", "subj:man obj:grenade at:patrol", "attack.grenade"),
        ("throw", "subj:youth obj:stone at:bus", "riot"),
        ("detonate", "subj:militant obj:bomb", "attack.bombing"),
        ("detonate", "subj:sapper obj:bomb", None),
        ("stab", "subj:man obj:guard", "attack.melee"),
        ("beat", "subj:police obj:driver", "attack.melee"),
        ("beat", "subj:team obj:rival", None),
        ("kill", "subj:gunman obj:farmer", "killing"),
        ("kill", "subj:flood obj:child", "casualty_report"),
        ("kill", "subj:senate obj:bill", None),
        ("execute", "subj:militia obj:prisoner", "killing"),
        ("execute", "subj:government obj:plan", None),
        ("die", "subj:child", "casualty_report"),
        ("clash", "subj:troop with:insurgent", "clash"),
        ("clash", "subj:student with:police", "protest.violent"),
        ("fight", "subj:army obj:rebel", "clash"),
        ("fight", "subj:government obj:corruption", None),
        ("arrest", "subj:police obj:man", "detention.arrest"),
        ("kidnap", "subj:gunman obj:nurse", "abduction"),
        ("disappear", "subj:activist", "abduction"),
        ("release", "subj:court obj:prisoner", "release"),
        ("release", "subj:ministry obj:statement", "statement"),
        ("rape", "subj:guard obj:woman", "sexual_violence"),
        ("burn", "subj:mob obj:house", "property_destruction"),
        ("loot", "subj:crowd obj:shop", "looting"),
        ("capture", "subj:rebel obj:town", "territory.captured"),
        ("retake", "subj:army obj:town", "territory.recaptured"),
        ("fall", "subj:town to:rebel", "territory.captured"),
        ("seize", "subj:police obj:rifle", "weapons_seizure"),
        ("seize", "subj:rebel obj:airport", "territory.captured"),
        ("seize", "subj:junta obj:power", "coup"),
        ("set up", "subj:army obj:outpost", "headquarters_established"),
        ("besiege", "subj:rebel obj:garrison", "siege"),
        ("block", "subj:navy obj:port", "blockade"),
        ("block", "subj:senate obj:bill", "rejection"),
        ("deploy", "subj:army obj:troop", "mobilisation.troops"),
        ("deploy", "subj:army obj:missile", "mobilisation.weapons"),
        ("withdraw", "subj:army obj:troop from:town", "withdrawal"),
        ("withdraw", "subj:country obj:ambassador", "relations.reduced"),
        ("surrender", "subj:fighter to:police", "disarmament"),
        ("defuse", "subj:police obj:bomb", "weapons_seizure"),
        ("defuse", "subj:envoy obj:crisis", None),
        ("test", "subj:navy obj:missile", "weapons_test"),
        ("flee", "subj:family obj:home", "displacement"),
        ("flee", "subj:fighter", "withdrawal"),
        ("defect", "subj:colonel to:rebel", "group_change"),
        ("overthrow", "subj:army obj:president", "coup"),
        ("protest", "subj:farmer against:levy", "protest"),
        ("disperse", "subj:police obj:protester", "protest.intervention"),
        ("kill", "subj:police obj:protester", "protest.force_used"),
        ("lynch", "subj:mob obj:thief", "mob_violence"),
        ("hack", "subj:hacker obj:website", "cyberattack"),
        ("smuggle", "subj:gang obj:cocaine", "crime.organised"),
        ("rob", "subj:man obj:bank", "crime"),
        ("overturn", "subj:truck", "accident"),
        ("overturn", "subj:court obj:verdict", "trial"),
        ("meet", "subj:minister with:envoy", "meeting"),
        ("meet", "subj:plan obj:deadline", None),
        ("negotiate", "subj:rebel with:government", "negotiation"),
        ("sign", "subj:president obj:treaty", "agreement.treaty"),
        ("sign", "subj:president obj:decree", "legislation"),
        ("declare", "subj:rebel obj:ceasefire", "agreement.ceasefire"),
        ("violate", "subj:army obj:ceasefire", "ceasefire_violation"),
        ("swap", "subj:side obj:prisoner", "agreement.exchange"),
        ("donate", "subj:ministry obj:medicine to:hospital", "aid.humanitarian"),
        ("supply", "subj:country obj:weapon to:army", "aid.military"),
        ("lend", "subj:bank obj:million to:country", "aid.financial"),
        ("call", "subj:council on:side", "demand"),
        ("call", "subj:council on:friday", None),
        ("threaten", "subj:group obj:government", "threat"),
        ("threaten", "subj:drought obj:harvest", None),
        ("accuse", "subj:envoy obj:army of:killing", "accusation"),
        ("condemn", "subj:union obj:raid", "condemnation"),
        ("deny", "subj:army obj:allegation", "denial"),
        ("deny", "subj:state obj:visa", "rejection"),
        ("veto", "subj:power obj:resolution", "rejection.veto"),
        ("lift", "subj:junta obj:curfew", "concession"),
        ("impose", "subj:bloc obj:sanction on:general", "sanction"),
        ("impose", "subj:governor obj:curfew", "curfew"),
        ("expel", "subj:country obj:diplomat", "expulsion"),
        ("ban", "subj:regulator obj:newspaper", "censorship"),
        ("pass", "subj:parliament obj:bill", "legislation"),
        ("vote", "subj:voter in:election", "vote"),
        ("appoint", "subj:king obj:minister", "appointment"),
        ("resign", "subj:minister", "resignation"),
        ("step down", "subj:minister", "resignation"),
        ("investigate", "subj:prosecutor obj:blast", "investigation"),
        ("sentence", "subj:tribunal obj:officer", "trial"),
        ("recognise", "subj:country obj:government", "relations.restored"),
        ("sever", "subj:country obj:tie", "relations.reduced"),
        ("praise", "subj:bishop obj:truce", "support"),
        ("set fire to", "subj:mob", "property_destruction"),
        ("go on strike", "subj:docker", "strike"),
        ("take to street", "subj:thousand", "protest"),
        ("come under attack", "subj:convoy", "attack"),
        ("lay", "subj:rebel obj:siege to:town", "siege"),
        ("blow himself up", "subj:man", "attack.suicide_bombing"),
    ],
)
def test_verbs(form, around, event_type):
    assert meant(form, around) == event_type


@pytest.mark.parametrize(
    ("form", "around", "event_type"),
    [
        ("attack", "on:base", "attack"),
        ("attack", "compound:heart", None),
        ("attack", "amod:verbal on:minister", "condemnation"),
        ("air strike", "on:depot", "attack.airstrike"),
        ("drone strike", "on:base", "attack.drone"),
        ("shelling", "of:town", "attack.shelling"),
        ("suicide bombing", "in:market", "attack.suicide_bombing"),
        ("strike", "by:teacher", "strike"),
        ("strike", "on:depot", "attack"),
        ("hunger strike", "", "strike"),
        ("clash", "between:troop", "clash"),
        ("clash", "between:herder", "mob_violence"),
        ("killing", "of:farmer", "killing"),
        ("raid", "by:police on:house", "investigation"),
        ("explosion", "at:refinery", "disaster.man_made"),
        ("explosion", "in:market", "attack.bombing"),
        ("cease - fire", "", "agreement.ceasefire"),
        ("ceasefire violation", "", "ceasefire_violation"),
        ("prisoner swap", "", "agreement.exchange"),
        ("earthquake", "", "disaster.natural"),
        ("arrest", "of:man", "detention.arrest"),
        ("arrest", "compound:cardiac", None),
        ("withdrawal", "of:troop", "withdrawal"),
        ("withdrawal", "of:bill", None),
        ("veto", "", "rejection.veto"),
        ("state of emergency", "", "curfew"),
    ],
)
def test_nouns(form, around, event_type):
    assert meant(form, around, "noun") == event_type


def test_an_adjective_is_said_of_its_subject():
    assert meant("dead", "subj:soldier", "adjective") == "casualty_report"
    assert meant("dead", "subj:sea", "adjective") is None


def test_there_are_thousands_of_entries_and_every_type_has_some():
    counts = Counter(trigger.type for trigger in ALL)
    assert len(ALL) >= 3500
    thin = {
        name: counts[name] for name in ONTOLOGY.types if counts[name] < 10 and name not in ("disaster", "relations")
    }
    assert thin == {}


def test_entries_name_each_trigger_once_but_for_exclusions():
    assert ONTOLOGY.triggers["assassinate"][0].entry.startswith("verb:assassinate:killing")
    doubles = [entry for entry, n in Counter((t.entry, t.excludes) for t in ALL).items() if n > 1]
    assert doubles == []


def test_heads_are_words_and_forms_are_lower_case():
    assert [t.entry for t in ALL if t.form[t.head] in (GAP, "-")] == []
    assert [t.entry for t in ALL if " ".join(t.form) != " ".join(t.form).lower()] == []


def test_spellings_of_both_sides_of_the_atlantic():
    forms = {" ".join(t.form) for t in ALL}
    pairs = [("mobilise", "mobilize"), ("criticise", "criticize"), ("honour killing", "honor killing")]
    assert [pair for pair in pairs if not forms.issuperset(pair)] == []


@given(st.sampled_from(ALL))
def test_an_empty_sentence_fits_only_what_asks_for_nothing(trigger):
    assert trigger.fits({}) == all(c.test == "none" for c in trigger.requires)


def test_an_unknown_lemma_has_no_triggers():
    assert "xylophone" not in ONTOLOGY.triggers
    assert ONTOLOGY.triggers.get("xylophone") is None


COLUMNS = ("form", "type", "agent", "target", "victim", "recipient", "requires", "excludes", "strength")


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (("hit", "attack.laser", "", "", "", "", "", "", "0.5"), "type is 'attack.laser': it is no event type"),
        (("hit", "attack", "subject", "", "", "", "", "", "0.5"), "agent is 'subject': 'subject' is no slot"),
        (("hit", "attack", "", "", "", "", "obj=thing", "", "0.5"), "'thing' in 'obj=thing' is no noun class"),
        (("hit", "attack", "", "", "", "", "", "obj~a&obj~b", "0.5"), "excludes is .*: 'obj~a&obj~b' is no condition"),
        (("hit", "attack", "", "", "", "", "", "", "strong"), "strength is 'strong': it is no strength"),
        (("hit", "attack", "", "", "", "", "", "", "1.5"), "strength is '1.5': it is no strength"),
    ],
)
def test_a_broken_row_is_named(cells, message):
    with pytest.raises(DataError, match=message):
        _check(Row("verbs.csv", 20, COLUMNS, cells), _Parts({}, {}, {}, {}), ONTOLOGY.types.keys())


@pytest.mark.parametrize("form", ["open fire", "*open *fire", "op*en fire", "*open"])
def test_a_form_marks_its_head_once(form):
    with pytest.raises(DataError, match="its head is not marked once; put \\* before the head"):
        _form(Row("verbs.csv", 20, ("form",), (form,)))
