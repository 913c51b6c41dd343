"""The table of components: what answers each question, by versioned name. Built-ins and plug-ins use the same door."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Protocol

from twosource import actors, gazetteer, ontology
from twosource.configuration import Configuration
from twosource.errors import ConfigurationError
from twosource.extract.summary import Summarist
from twosource.extract import summary
from twosource.extract.actor_names import Linker
from twosource.extract.how_many import HowMany
from twosource.extract.how_sure import HowSure
from twosource.extract.loaded import LoadedTerms
from twosource.extract.says_who import SaysWho
from twosource.extract.what import What
from twosource.extract.when import WhenRules
from twosource.extract.where import Where
from twosource.extract.who import Who
from twosource.ontology import support_verbs


@dataclass(frozen=True, slots=True)
class Components:
    """One component for each question, and the shared tables that claims are assembled with."""

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
        """Question and versioned name, by question."""
        return tuple(sorted((f.name, getattr(self, f.name).version) for f in fields(self)))
