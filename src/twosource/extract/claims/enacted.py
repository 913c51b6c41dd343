"""What a law provides for is still to come: of "passed an aid package" the aid is planned, the passing is not."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.extract.claims.drafts import Draft
from twosource.parse import Parse

_ENACTING = ("legislation", "vote")
_PROVIDED = ("aid",)
_RULE = "enacted/1"


def postpone(parse: Parse, drafts: Sequence[Draft]) -> None:
    """Make planned what the object of a legislative act tells as an event of its own."""
    acts = {d.head for d in drafts if d.type.startswith(_ENACTING)}
    for draft in drafts:
        if not draft.type.startswith(_PROVIDED) or draft.certainty.factuality not in ("occurred", "ongoing"):
            continue
        above = parse.tokens[draft.head].head
        if parse.tokens[above].dep == "prep":
            above = parse.tokens[above].head
        if above in acts or parse.tokens[above].head in acts:
            draft.certainty = replace(draft.certainty, factuality="planned", score=1.0, rule=_RULE)
            draft.time = None
