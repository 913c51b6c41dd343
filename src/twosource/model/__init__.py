"""The nouns of Twosource: frozen, slotted, with their invariants and nothing else."""

from twosource.model.actor import Actor, ActorKind, ActorRef
from twosource.model.attribution import Attribution, Speaker, Stance
from twosource.model.claim import AcledCode, Claim, Factuality, PloverCode, Scope, Total
from twosource.model.document import Document, document_id
from twosource.model.ids import stable_id
from twosource.model.incident import Count, Field, Grade, Held, Incident, Told, Voice
from twosource.model.participant import Participant, Responsibility, Role
from twosource.model.place import Place, PlacePrecision
from twosource.model.quantity import Measure, Part, Quantity
from twosource.model.report import Coding, Component, Loaded, LoadedKind, Reason, Run
from twosource.model.span import Span
from twosource.model.when import Anchor, Granularity, When

__all__ = [
    "AcledCode",
    "Actor",
    "ActorKind",
    "ActorRef",
    "Anchor",
    "Attribution",
    "Claim",
    "Coding",
    "Component",
    "Count",
    "Document",
    "Factuality",
    "Field",
    "Grade",
    "Granularity",
    "Held",
    "Incident",
    "Loaded",
    "LoadedKind",
    "Measure",
    "Part",
    "Participant",
    "Place",
    "PlacePrecision",
    "PloverCode",
    "Quantity",
    "Reason",
    "Responsibility",
    "Role",
    "Run",
    "Scope",
    "Span",
    "Speaker",
    "Stance",
    "Told",
    "Total",
    "Voice",
    "When",
    "document_id",
    "stable_id",
]
