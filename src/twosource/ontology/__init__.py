"""What may have happened: event types, their crosswalk to other codebooks, and the words that tell them."""

from twosource.ontology.conditions import Condition, Filler
from twosource.ontology.load import VERSION, Ontology, load
from twosource.ontology.triggers import Trigger, choose
from twosource.ontology.types import EventType
from twosource.ontology.weapons import Weapon

__all__ = ["VERSION", "Condition", "EventType", "Filler", "Ontology", "Trigger", "Weapon", "choose", "load"]
