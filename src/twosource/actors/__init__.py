"""The registry of actors: who is who, by every name that reports use."""

from twosource.actors.entry import Alias, Code, Entry, Grammar, Nation, Office, Role, Title
from twosource.actors.index import Name, Phrases
from twosource.actors.loading import load
from twosource.actors.mention import ActorMention, ActorUse
from twosource.actors.provenance import Block, blocks
from twosource.actors.registry import VERSION, Conflict, Found, Registry

__all__ = [
    "VERSION",
    "ActorMention",
    "ActorUse",
    "Alias",
    "Block",
    "Code",
    "Conflict",
    "Entry",
    "Found",
    "Grammar",
    "Name",
    "Nation",
    "Office",
    "Phrases",
    "Registry",
    "Role",
    "Title",
    "blocks",
    "load",
]
