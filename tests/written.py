"""Claims and codings written for the tests: invented events, made without the pipeline, so that many cost little."""

from datetime import date, datetime, timedelta

from twosource.model import (
    ActorKind,
    ActorRef,
    Attribution,
    Claim,
    Coding,
    Component,
    Document,
    Factuality,
    Measure,
    Participant,
    Place,
    Quantity,
    Responsibility,
    Run,
    Span,
    Speaker,
    Stance,
    When,
    stable_id,
)

RUN = Run("0.0.test", "settings", (Component("what", "test/1"),))
TOWNS = {
    "Sake": (-1.57, 29.04, "COD"),
    "Goma": (-1.68, 29.22, "COD"),
    "Bunia": (1.56, 30.25, "COD"),
    "Mosul": (36.34, 43.13, "IRQ"),
    "Erbil": (36.19, 44.01, "IRQ"),
}


def report(
    name: str, published: date | None = date(2024, 5, 15), publisher: str | None = None, text: str = ""
) -> Document:
    """A report; its text holds the sentence that `claim` quotes."""
    return Document(text or f"{name} tells of it.", publisher=publisher, published=published, id=name)


def actor(name: str, kind: ActorKind = "armed_group", country: str | None = None) -> ActorRef:
    """An actor of the registry."""
    return ActorRef(name, kind, country)


def claim(
    document: Document,
    town: str | None = "Sake",
    day: date | None = date(2024, 5, 14),
    *,
    type: str = "attack",
    factuality: Factuality = "occurred",
    agent: ActorRef | None = None,
    responsibility: Responsibility = "stated",
    killed: int | None = None,
    victim: str | None = None,
    day_told: bool = True,
    speaker: Speaker | None = None,
    stance: Stance = "says",
    number: int = 0,
) -> Claim:
    """One claim of a report, on the word of `speaker` (None: the report's own).

    `victim` is the full name of a private person; `day_told` whether the report's words tell the day.
    """
    publisher = Attribution(Speaker(document.publisher or "the report", None), "says", None, None, None)
    chain = (publisher,) if speaker is None else (publisher, Attribution(speaker, stance, None, None, None))
    place = None
    if town is not None:
        lat, lon, country = TOWNS[town]
        place = Place(town, lat, lon, country, None, "city", "city", f"test:{town}", None)
    when = None
    if day is not None:
        start = datetime(day.year, day.month, day.day)
        when = When(
            start,
            start + timedelta(days=1),
            "day",
            None,
            "explicit",
            Span.of(document.text, 0, 1) if day_told else None,
        )
    participants = [Participant("agent", agent.id, agent, responsibility, None)] if agent is not None else []
    if victim is not None:
        local = ActorRef(f"local:{victim.lower().replace(' ', '-')}", "person")
        participants.append(Participant("victim", victim, local, None, None))
    measure: Measure = "killed"
    quantities = [Quantity(measure, killed, killed, killed, "people", None)] if killed is not None else []
    return Claim(
        id=stable_id("c", document.id, type, number),
        type=type,
        plover=None,
        cameo=None,
        acled=None,
        summary=f"{type} in {town}",
        factuality=factuality,
        participants=tuple(participants),
        place=place,
        when=when,
        quantities=tuple(quantities),
        attribution=chain,
        evidence=(Span.of(document.text, 0, len(document.text)),),
        confidence=0.8,
    )


def coding(document: Document, *claims: Claim, run: Run = RUN) -> Coding:
    """The coding of a report."""
    return Coding(document, claims, (), (), (), run)
