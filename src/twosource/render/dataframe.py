"""Claims and incidents as data frames: one row each, nested fields flattened to columns."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from twosource.errors import ConfigurationError
from twosource.extract import wording
from twosource.ledger.claims import StoredClaim
from twosource.ledger.reports import About
from twosource.model import Claim, Coding, Count, Document, Incident, Participant, Place, Quantity, Role, When

if TYPE_CHECKING:
    import pandas

_ROLES: tuple[Role, ...] = ("agent", "target", "victim", "recipient", "instrument")
_COUNTED = ("killed", "wounded", "missing", "detained", "displaced")
_WHERE_AND_WHEN = ("place", "lat", "lon", "country", "admin1", "precision", "start", "end", "granularity")
_COUNTS = tuple(f"{measure}_{bound}" for measure in _COUNTED for bound in ("low", "best", "high"))


def claims(found: Iterable[Coding | StoredClaim]) -> "pandas.DataFrame":
    """One row a claim, of codings or of a ledger, in order. Raises ConfigurationError where pandas is not installed."""
    rows = []
    for each in found:
        if isinstance(each, StoredClaim):
            rows.append(claim_row(each.document, each.claim))
        else:
            rows += [claim_row(each.document, claim) for claim in each.claims]
    return _frame(rows, columns())


def incidents(found: Iterable[Incident]) -> "pandas.DataFrame":
    """One row an incident, in order. Raises ConfigurationError where pandas is not installed."""
    return _frame([incident_row(incident) for incident in found], incident_columns())


def incident_row(incident: Incident) -> dict[str, Any]:
    """The values of an incident by column."""
    return {
        "incident": incident.id,
        "type": incident.type,
        "factuality": incident.factuality,
        "summary": incident.summary,
        **_participants(incident.participants),
        **_where_and_when(incident.place, incident.when),
        **_counts(incident.counts),
        "grade": incident.grade,
        "reason": incident.reason,
        "contested": "; ".join(field.name for field in incident.fields if field.contested) or None,
        "voices": "; ".join(voice.name for voice in incident.voices),
        "claims": len(incident.claims),
        "documents": len(incident.documents),
    }


def incident_columns() -> list[str]:
    """The columns of a frame of incidents, in order."""
    head = ["incident", "type", "factuality", "summary", *_ROLES, *_WHERE_AND_WHEN, *_COUNTS]
    return [*head, "grade", "reason", "contested", "voices", "claims", "documents"]


def columns() -> list[str]:
    """The columns of a frame of claims, in order."""
    head = ["document", "publisher", "published", "claim", "type", "factuality", "summary", *_ROLES, "responsibility"]
    return [*head, *_WHERE_AND_WHEN, *_COUNTS, "source", "stance", "sources", "confidence", "evidence"]


def _frame(rows: Sequence[dict[str, Any]], names: Sequence[str]) -> "pandas.DataFrame":
    try:
        import pandas
    except ImportError as error:
        raise ConfigurationError(
            "pandas is not installed, and data frames need it; run `pip install 'twosource[dataframe]'`"
        ) from error
    return pandas.DataFrame(rows, columns=list(names))


def claim_row(document: Document | About, claim: Claim) -> dict[str, Any]:
    """The values of a claim by column."""
    return {
        "document": document.id,
        "publisher": document.publisher,
        "published": document.published,
        "claim": claim.id,
        "type": claim.type,
        "factuality": claim.factuality,
        "summary": claim.summary,
        **_participants(claim.participants),
        "responsibility": next((p.responsibility for p in claim.participants if p.role == "agent"), None),
        **_where_and_when(claim.place, claim.when),
        **_counts(claim.quantities),
        "source": claim.attribution[-1].speaker.name,
        "stance": claim.attribution[-1].stance,
        "sources": wording.chain(claim.attribution),
        "confidence": claim.confidence,
        "evidence": " […] ".join(span.quote for span in claim.evidence),
    }


def _participants(participants: Sequence[Participant]) -> dict[str, str | None]:
    return {role: "; ".join(dict.fromkeys(p.name for p in participants if p.role == role)) or None for role in _ROLES}


def _where_and_when(place: Place | None, when: When | None) -> dict[str, Any]:
    return {
        "place": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "precision": place.precision if place else None,
        "start": when.start if when else None,
        "end": when.end if when else None,
        "granularity": when.granularity if when else None,
    }


def _counts(counts: Sequence[Quantity] | Sequence[Count]) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for measure in _COUNTED:
        count = next((c for c in counts if c.measure == measure), None)
        found |= {
            f"{measure}_low": count.low if count else None,
            f"{measure}_best": count.best if count else None,
            f"{measure}_high": count.high if count else None,
        }
    return found
