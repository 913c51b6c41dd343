"""The table of components: what answers each question, by versioned name. Built-ins and plug-ins use the same door."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from twosource import actors, gazetteer, ontology
from twosource.configuration import Configuration
from twosource.errors import ConfigurationError
from twosource.extract.claims import summary
from twosource.extract.claims.summary import Summarist
from twosource.extract.how_many import HowMany
from twosource.extract.how_sure import HowSure
from twosource.extract.loaded import LoadedTerms
from twosource.extract.names import Linker
from twosource.extract.says_who import SaysWho
from twosource.extract.what import What
from twosource.extract.when import WhenRules
from twosource.extract.where import Where
from twosource.extract.who import Who
from twosource.ontology import descriptions, genders, reporting, support_verbs
from twosource.ontology.loaded_terms import LoadedLexicon
from twosource.ontology.measures import MeasureWords
from twosource.ontology.modality import Modality
from twosource.ontology.number_words import NumberWords


@dataclass(frozen=True, slots=True)
class Components:
    """One component for each question, and the writer of summaries."""

    what: What
    who: Who
    names: Linker
    where: Where
    when: WhenRules
    how_many: HowMany
    says_who: SaysWho
    how_sure: HowSure
    loaded: LoadedTerms
    summarist: Summarist

    def versions(self) -> tuple[tuple[str, str], ...]:
        """Question and versioned name of its component, by question."""
        return tuple((name, getattr(self, name).version) for name in sorted(QUESTIONS))


Factory = Callable[[Configuration], Any]

QUESTIONS: Mapping[str, Mapping[str, Factory]] = {
    "how_many": {
        "how-many-rules/1": lambda _: HowMany(NumberWords.load(), MeasureWords.load(), ontology.load().nouns),
    },
    "how_sure": {"how-sure-rules/1": lambda _: HowSure(Modality.load())},
    "loaded": {"loaded-rules/1": lambda _: LoadedTerms(LoadedLexicon.load(), ontology.load().nouns)},
    "names": {"actor-linker/1": lambda configuration: Linker(actors.load(configuration.actors))},
    "says_who": {"says-who-rules/1": lambda _: SaysWho(reporting.load())},
    "what": {"what-rules/1": lambda _: What(ontology.load(), support_verbs.load())},
    "when": {"when-rules/1": lambda _: WhenRules()},
    "where": {"where-rules/1": lambda c: Where(gazetteer.Gazetteer(more=c.places))},
    "who": {
        "who-rules/1": lambda _: Who(
            ontology.load().noun_classes, genders.load(), descriptions.load(), reporting.load().speech()
        )
    },
}
"""The components there are: question, versioned name, and how to make one."""


def build(configuration: Configuration) -> Components:
    """The components that a configuration names; raises ConfigurationError for a name that the table lacks."""
    made = {}
    for question, names in QUESTIONS.items():
        name = getattr(configuration, question)
        if name not in names:
            raise ConfigurationError(f"setting {question} is {name!r}, which is no component; use {', '.join(names)}")
        made[question] = names[name](configuration)
    return Components(**made, summarist=Summarist(summary.load()))
