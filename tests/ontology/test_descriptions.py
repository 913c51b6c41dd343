"""The tables that pronouns and descriptions are read with."""

from twosource.ontology import descriptions, genders


def test_descriptions_tell_kinds_and_classes() -> None:
    table = descriptions.load()
    assert table["attacker"].kinds == {"armed_group", "militia"}
    assert "combatant" in table["attacker"].classes
    assert table["minister"].said
    assert not table["group"].said


def test_genders_tell_words_and_names() -> None:
    table = genders.load()
    assert (table["nun"], table["policeman"], table["fatima"]) == ("she", "he", "she")
    assert "alex" not in table
