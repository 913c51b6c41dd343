"""Keeping what a reviewer decided: in the ledger, and in the log of who did what."""

from collections import Counter
from collections.abc import Sequence

from fastapi import Request

from twosource.ledger.judging import Given
from twosource.web.site import Site

_NAMED = 5
"""How many claims a line of the log names."""


def keep(request: Request, site: Site, given: Sequence[Given]) -> list[int]:
    """Add judgements, all or none, note them in the log, and return their ids."""
    ids = site.ledger.judge_all(given)
    counted = Counter(each.verdict for each in given)
    claims = list(dict.fromkeys(each.claim for each in given))
    more = f" and {len(claims) - _NAMED} more" if len(claims) > _NAMED else ""
    verdicts = ", ".join(f"{verdict} × {count}" if count > 1 else verdict for verdict, count in counted.items())
    site.access.note(request, f"judged: {verdicts}", ", ".join(claims[:_NAMED]) + more)
    return ids
