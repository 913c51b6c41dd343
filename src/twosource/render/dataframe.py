"""Claims as a data frame: one row a claim, nested fields flattened to columns."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from twosource.errors import ConfigurationError
from twosource.extract import wording
from twosource.model import Claim, Coding, Role

if TYPE_CHECKING:
    import pandas

_ROLES: tuple[Role, ...] = ("agent", "target", "victim", "recipient", "instrument")
_COUNTED = ("killed", "wounded", "missing", "detained", "displaced")


def claims(codings: Iterable[Coding]) -> "pandas.DataFrame":
    """One row a claim, in order. Raises ConfigurationError where pandas is not installed."""
    try:
        import pandas
    except ImportError as error:
        raise ConfigurationError(
            "pandas is not installed, and data frames need it; run `pip install 'twosource[dataframe]'`"
        ) from error
    rows = [row(coding, claim) for coding in codings for claim in coding.claims]
    return pandas.DataFrame(rows, columns=columns())


def columns() -> list[str]:
    """The columns, in order."""
    return [
        "document",
        "publisher",
        "published",
        "claim",
        "type",
        "factuality",
        "summary",
        *_ROLES,
        "responsibility",
        "place",
        "lat",
        "lon",
        "country",
        "admin1",
        "precision",
        "start",
        "end",
        "granularity",
        *(f"{measure}_{bound}" for measure in _COUNTED for bound in ("low", "best", "high")),
        "source",
        "stance",
        "sources",
        "confidence",
        "evidence",
    ]


def row(coding: Coding, claim: Claim) -> dict[str, Any]:
    """One claim by column."""
    place, when = claim.place, claim.when
    found: dict[str, Any] = {
        "document": coding.document.id,
        "publisher": coding.document.publisher,
        "published": coding.document.published,
        "claim": claim.id,
        "type": claim.type,
        "factuality": claim.factuality,
        "summary": claim.summary,
        "responsibility": next((p.responsibility for p in claim.participants if p.role == "agent"), None),
        "place": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else None,
        "admin1": place.admin1 if place else None,
        "precision": place.precision if place else None,
        "start": when.start if when else None,
        "end": when.end if when else None,
        "granularity": when.granularity if when else None,
        "source": claim.attribution[-1].speaker.name,
        "stance": claim.attribution[-1].stance,
        "sources": wording.chain(claim.attribution),
        "confidence": claim.confidence,
        "evidence": " […] ".join(span.quote for span in claim.evidence),
    }
    for role in _ROLES:
        found[role] = "; ".join(dict.fromkeys(p.name for p in claim.participants if p.role == role)) or None
    for measure in _COUNTED:
        quantity = next((q for q in claim.quantities if q.measure == measure), None)
        found[f"{measure}_low"] = quantity.low if quantity else None
        found[f"{measure}_best"] = quantity.best if quantity else None
        found[f"{measure}_high"] = quantity.high if quantity else None
    return found
