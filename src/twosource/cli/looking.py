"""`twosource incidents`, `incident`, `claims`, `totals`, `sources`, `failures`: what a ledger holds."""

from typing import TYPE_CHECKING, Annotated

import typer

from twosource.cli import ledgers
from twosource.cli.ledgers import DEFAULT, Json, Limit, Read, Where, filtered

if TYPE_CHECKING:
    from twosource.ledger import Filter
    from twosource.ledger.hearing import Heard
    from twosource.ledger.reports import About


@filtered()
def incidents(wanted: "Filter", ledger: Read = DEFAULT, limit: Limit = 50, as_json: Json = False) -> None:
    """List incidents, latest first, with how far each is corroborated.

    [bold]Example[/]

      twosource incidents --type attack --country IRQ --since 2023-11-01 --grade corroborated
    """
    from twosource.extract import wording

    with ledgers.opened(ledger) as held:
        found = held.incidents(wanted, limit)
        if as_json:
            ledgers.lines(found)
            return
        ledgers.show(
            "Incidents",
            (("id", 3), ("grade", 3), ("what", 8), ("when", 3), ("voices", 4)),
            (
                (
                    i.id,
                    i.grade + ("\nvalues contested" if i.contested and i.grade != "contested" else ""),
                    f"{i.type}: {i.summary}",
                    wording.when(i.when) if i.when else "",
                    "\n".join(voice.name + (" (party)" if voice.interested else "") for voice in i.voices),
                )
                for i in found
            ),
        )


def incident(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="Id of an incident (i-...).")],
    ledger: Read = DEFAULT,
    as_json: Json = False,
) -> None:
    """Show one incident: every value that is told of each field, by whom; who is held responsible; and the reports."""
    from rich.console import Console

    from twosource.errors import InputError
    from twosource.render.incident import card

    with ledgers.opened(ledger) as held:
        found = held.incident(identifier)
        if found is None:
            raise InputError(f"{identifier!r} is no incident of this ledger; see `twosource incidents`")
        if as_json:
            ledgers.lines([found])
            return
        claims = {stored.claim.id: stored for stored in held.claims_of(found)}
        plain = Console(highlight=False)
        (plain if plain.is_terminal else Console(highlight=False, width=110)).print(card(found, claims))


@filtered()
def claims(wanted: "Filter", ledger: Read = DEFAULT, limit: Limit = 50, as_json: Json = False) -> None:
    """List claims, latest event first: what one report says happened, and on whose word."""
    from twosource.extract import wording

    with ledgers.opened(ledger) as held:
        found = held.claims(wanted, limit)
        if as_json:
            ledgers.lines(found)
            return
        ledgers.show(
            "Claims",
            (("id", 3), ("what", 8), ("on whose word", 5), ("report", 4)),
            (
                (
                    f"{stored.claim.id}\n{stored.claim.factuality}",
                    f"{stored.claim.type}: {stored.claim.summary}",
                    wording.chain(stored.claim.attribution),
                    _report(stored.document),
                )
                for stored in found
            ),
        )


@filtered("factuality", "grade")
def totals(wanted: "Filter", ledger: Read = DEFAULT, limit: Limit = 50, as_json: Json = False) -> None:
    """List totals: what officials and others count over many events. Filters hold for what they count."""
    from twosource.extract import wording

    with ledgers.opened(ledger) as held:
        found = held.totals(wanted, limit)
        if as_json:
            ledgers.lines(found)
            return
        ledgers.show(
            "Totals",
            (("measure", 2), ("count", 3), ("window", 3), ("on whose word", 5), ("report", 4)),
            (
                (
                    stored.total.measure,
                    wording.number(stored.total.low, stored.total.best, stored.total.high),
                    wording.window(stored.total.since, stored.total.until),
                    wording.chain(stored.total.attribution),
                    _report(stored.document),
                )
                for stored in found
            ),
        )


@filtered()
def sources(wanted: "Filter", ledger: Read = DEFAULT, limit: Limit = 50, as_json: Json = False) -> None:
    """List voices: on whose word incidents rest, how often alone, first, or as a party. No verdict is given.

    Named persons who hold no office of the registry, such as witnesses, are not listed. Speakers of whom reports tell
    no more than "officials" or "witnesses" are listed by country, as not identified.
    """
    from twosource.extract import wording

    def named(heard: "Heard") -> str:
        where = wording.country(heard.country)
        return heard.name if heard.identified else f"{heard.name} (not identified{', ' + where if where else ''})"

    with ledgers.opened(ledger) as held:
        found = held.sources(wanted, limit)
        if as_json:
            ledgers.lines(found)
            return
        ledgers.show(
            "Sources",
            (("voice", 6), ("incidents", 2), ("alone", 2), ("first of several", 2), ("as a party", 2)),
            ((named(h), str(h.incidents), str(h.alone), str(h.first), str(h.interested)) for h in found),
        )


def failures(ledger: Where = DEFAULT, as_json: Json = False) -> None:
    """List what could not be read or coded, and why. What succeeds later leaves the list."""
    from twosource.ledger import Ledger

    with Ledger(ledger) as held:
        found = held.failures()
        if as_json:
            ledgers.lines(found)
            return
        ledgers.show(
            "Failures",
            (("source", 4), ("why", 8), ("tried", 2)),
            ((f.source, f.error, f"{f.times} times, last {f.last:%Y-%m-%d %H:%M}") for f in found),
        )


def _report(about: "About") -> str:
    from twosource.extract import wording

    day = wording.day(about.published) if about.published else None
    return " · ".join(part for part in (about.publisher, day, about.title or about.id) if part)
