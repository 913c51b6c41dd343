"""What a report tells of an actor that the registry does not hold: "the X Brigade, an Iraqi armed group"."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.extract.names.draft import Draft
from twosource.extract.names.nations import Nations
from twosource.model import ActorKind, ActorRef

_REACH = 7  # words from the comma within which the apposition's noun stands
_ARTICLES = frozenset(("a", "an", "the", "another"))
_SCENES = frozenset(("in", "from", "of", "based"))
_MANY = frozenset(("civilian", "state", "ethnic"))


def describe(nations: Nations, drafts: Sequence[Draft]) -> None:
    """Give unknown bodies the kind and country of the words in apposition; those words then mean the same body."""
    told: dict[str, ActorRef] = {}
    for draft in drafts:
        if draft.actor is not None or draft.person or draft.use not in ("name", "acronym") or draft.ref.id in told:
            continue
        found = _apposition(nations, draft)
        if found is None:
            continue
        kind, country, first, last = found
        told[draft.ref.id] = replace(draft.ref, kind=kind, country=country or draft.ref.country)
        for inner in drafts:
            if first <= inner.first and inner.last <= last and inner.use == "demonym_role" and inner.actor is None:
                inner.name, inner.ref = draft.name, draft.ref
    for draft in drafts:
        draft.ref = told.get(draft.ref.id, draft.ref)


def _apposition(nations: Nations, draft: Draft) -> tuple[ActorKind, str | None, int, int] | None:
    """The kind and country that ", a new militia in Chad," gives, and its words."""
    context, text = nations.context, nations.context.text
    start = draft.last + 1
    if start < len(text) and nations.context.text.upper[start] and not text.open[draft.last]:
        start += 1  # the acronym in brackets
    if start >= len(text) or not _comma(nations, start - 1) or text.keys[start] not in _ARTICLES:
        return None
    country: str | None = None
    for k in range(start + 1, min(start + _REACH, len(text))):
        if not text.runs(start, k):
            return None
        for n, names in context.options[k]:
            nation = context.nation([x for x in names if x.use in ("adjective", "name")], k, k + n - 1)
            country = country or (nation[1].country if nation else None)
        role = nations.role(k)
        if role is None or role[1].kind in _MANY:
            continue
        last = role[0]
        if country is None and last + 2 < len(text) and text.keys[last + 1] in _SCENES:
            for n, names in context.options[last + 2]:
                nation = context.nation([x for x in names if x.use == "name"], last + 2, last + n + 1)
                country = country or (nation[1].country if nation else None)
        return role[1].kind, country, start, last
    return None


def _comma(nations: Nations, i: int) -> bool:
    text = nations.context.text
    return "," in text.parse.document.text[text.ends[i] : text.ends[i] + 3]
