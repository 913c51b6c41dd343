"""One neutral sentence from the fields of a claim. It repeats the fields and adds nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.extract import wording
from twosource.model import Attribution, Claim, Factuality, Participant, Quantity
from twosource.ontology.table import read_table

_STATE: dict[Factuality, tuple[str, str]] = {
    "occurred": ("took place", "took place"),
    "ongoing": ("is going on", "are going on"),
    "attempted": ("was attempted", "were attempted"),
    "planned": ("is planned", "are planned"),
    "threatened": ("was threatened", "were threatened"),
    "possible": ("may have taken place", "may have taken place"),
    "denied": ("is said not to have taken place", "are said not to have taken place"),
}
"""What is said of an event as a noun phrase, in the singular and in the plural."""
_SYMMETRIC = ("clash", "meeting", "negotiation", "agreement", "cooperation", "relations")
_OBJECTS = ("target", "recipient", "victim")
_OF_PEOPLE = ("killed", "wounded", "missing", "detained", "abducted", "released", "expelled", "displaced")
_LONGEST = 220  # characters of a statement that are quoted


@dataclass(frozen=True, slots=True)
class Wording:
    """How an event type is told; the columns of the table, whose header explains them."""

    active: str
    alone: str
    passive: str
    nominal: str
    link: str
    done: str


_SEIZURE = Wording("seized", "seized weapons", "seized", "the seizure", "of", "")
"""How a seizure is told of the things that were seized, and not of whom they were taken from."""


def load() -> Mapping[str, Wording]:
    """The wordings by event type."""
    columns = ("type", "active", "alone", "passive", "nominal", "link", "done")
    rows = read_table("twosource.ontology", "wording.csv", columns, key=("type",), blank=("alone", "passive", "done"))
    return {row["type"]: Wording(*(row[column] for column in columns[1:])) for row in rows}


@dataclass(frozen=True, slots=True)
class Summarist:
    """Writes the summary of a claim."""

    wordings: Mapping[str, Wording]

    def sentence(self, claim: Claim) -> str:
        """The summary of a claim, from its other fields."""
        core = self._core(claim)
        where = "" if claim.place is None else wording.place(claim.place)
        if claim.place is not None and claim.place.name.lower() in core.lower():
            around = wording.around(claim.place)
            where = f"in {around}" if around and around not in core else ""
        core += f" {where}" if where else ""
        if claim.when is not None and (claim.when.start or claim.when.end) and not wording.untold(claim.when):
            dated = wording.dated(claim.when, ahead=claim.factuality in ("planned", "threatened"))
            core += ("," if ", " in where and dated.startswith(" ") else "") + dated
        counted = [wording.quantity(q) for q in claim.quantities if not _is_named(claim, q)]
        if counted:
            core += f"; {'; '.join(counted)}"
        return core + _source(claim) + "."

    def _core(self, claim: Claim) -> str:
        """Who did what to whom."""
        words = self.wordings[claim.type]
        if claim.type == "weapons_seizure" and not any(p.actor for p in claim.participants if p.role == "target"):
            words = _SEIZURE
        agents = _in_role(claim.participants, "agent")
        if claim.factuality == "occurred" and len({p.responsibility == "denied" for p in agents}) > 1:
            agents = [p for p in agents if p.responsibility != "denied"]
        roles = _OBJECTS if not claim.type.startswith("aid") else sorted(_OBJECTS)
        objects = next((found for role in roles if (found := _in_role(claim.participants, role))), [])
        by, to = wording.spoken_names(agents), wording.spoken_names(objects)
        if claim.type == "statement" and by and claim.content:
            return f"{_upper(by)} said: “{_shortened(max((c.quote for c in claim.content), key=len))}”"
        if claim.type == "casualty_report" and claim.factuality == "occurred" and not by:
            return _casualties(claim, objects, to)
        mutual = claim.type.startswith(_SYMMETRIC)
        if claim.factuality == "occurred" and not (mutual and len(agents) == 1 and not to):
            told = _told(words, agents, by, to)
            if told is not None:
                return told
            if not by and to and words.passive:
                return f"{_upper(to)} {'were' if wording.is_plural(objects) else 'was'} {words.passive}"
        noun = _noun(words, claim.type, agents, to)
        many = words.nominal.endswith("s") and not words.nominal.startswith(("a ", "an ", "the "))
        if claim.factuality == "occurred" and words.done:
            return f"{_upper(noun)} {'were' if many else 'was'} {words.done}"
        return f"{_upper(noun)} {_STATE[claim.factuality][many]}"


def _casualties(claim: Claim, harmed: Sequence[Participant], to: str) -> str:
    """People who came to harm by a cause that is not told."""
    if not to:
        return "Casualties were reported"
    be = "were" if wording.is_plural(harmed) else "was"
    measures = {q.measure for q in claim.quantities}
    done = [word for word in ("killed", "wounded", "missing") if word in measures]
    return f"{_upper(to)} {be} {' or '.join(done) or 'killed or wounded'}"


def _is_named(claim: Claim, quantity: Quantity) -> bool:
    """Whether a count of one only counts a person whom the sentence names."""
    if quantity.best != 1 or quantity.high != 1 or not quantity.of or quantity.measure not in _OF_PEOPLE:
        return False
    last = quantity.of.rsplit(" ", 1)[-1]
    return any(last in p.name for p in claim.participants if p.role in _OBJECTS)


def _told(words: Wording, agents: Sequence[Participant], by: str, to: str) -> str | None:
    """An event that occurred, told of its agents; None where there are none."""
    if not by:
        return None
    responsibility = agents[0].responsibility
    be = "were" if wording.is_plural(agents) else "was"
    verb = {"claimed": "claimed", "accused": f"{be} accused of", "suspected": f"{be} suspected of", "denied": "denied"}
    if responsibility in verb:
        noun = f"{words.nominal} {words.link} {to}" if to else words.nominal
        return f"{_upper(by)} {verb[responsibility]} {noun}"
    if to:
        return f"{_upper(by)} {words.active} {to}"
    return f"{_upper(by)} {words.alone}" if words.alone else None


def _noun(words: Wording, event_type: str, agents: Sequence[Participant], to: str) -> str:
    """The event as a noun phrase with its sides."""
    by = wording.spoken_names(agents)
    if event_type.startswith(_SYMMETRIC) and by:
        between = f"between {by}" if len({a.name for a in agents}) > 1 else f"involving {by}"
        return f"{words.nominal} {f'between {by} and {to}' if to and len(agents) == 1 else between}"
    if words.link == "of" and not to:
        return words.nominal.removeprefix("the ") + (f" by {by}" if by else "")
    if words.link == "of":
        return f"{words.nominal} of {to}" + (f" by {by}" if by else "")
    return words.nominal + (f" by {by}" if by else "") + (f" {words.link} {to}" if to else "")


def _source(claim: Claim) -> str:
    """Who says so, where the sentence does not tell it already."""
    if len(claim.attribution) < 2:
        return ""
    link: Attribution = claim.attribution[-1]
    agents = _in_role(claim.participants, "agent")
    own = {p.name for p in agents if p.responsibility not in ("accused", "suspected")}
    if link.speaker.name in own:
        return ""
    return f", according to {wording.spoken_speaker(link.speaker)}"


def _in_role(participants: Sequence[Participant], role: str) -> list[Participant]:
    return [p for p in participants if p.role == role]


def _shortened(words: str) -> str:
    """The beginning of a quotation, cut between words."""
    words = words[5:] if words[:5].lower() == "that " else words
    words = " ".join(words.strip("“”\"' ").rstrip(",;").split())
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0] + " …"


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
