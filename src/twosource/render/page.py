"""One self-contained page: the report with its evidence marked, the claims beside it, a map and a date strip."""

from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources
from itertools import pairwise

from twosource._version import __version__
from twosource.extract import wording
from twosource.model import Claim, Coding, Participant, Total
from twosource.render import pictures

_NEUTRAL = ("occurred",)
_SWITCH = '<label class="switch"><input type="checkbox" class="loaded-layer"> mark loaded words</label>'


def page(codings: Sequence[Coding]) -> str:
    """The page for one or several codings; it needs no other file and no network."""
    several = len(codings) > 1
    title = f"{len(codings)} reports" if several else _heading(codings[0])
    body = "".join(_report(coding, f"r{n}", titled=several) for n, coding in enumerate(codings, 1))
    links = "".join(f'<li><a href="#r{n}" dir="auto">{escape(_heading(c))}</a></li>' for n, c in enumerate(codings, 1))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)} · Twosource</title><style>{_file('page.css')}</style></head>"
        f'<body class="twosource"><header><h1 dir="auto">{escape(title)}</h1>'
        f"<p>Who says what happened, by Twosource {__version__}. "
        f"Every value shows the words that it comes from.</p>{_SWITCH}"
        + (f'<nav aria-label="Reports"><ol>{links}</ol></nav>' if several else "")
        + f"</header><main>{body}</main><script>{_file('page.js')}</script></body></html>\n"
    )


def fragment(coding: Coding) -> str:
    """The same for a notebook cell: styles kept to itself and no script."""
    css = _file("page.css").replace(".twosource", ":scope")  # inside @scope the root goes by this name alone
    style = f"<style>@scope (.twosource) {{{css} :scope {{ padding: .6rem 1rem; }}}}</style>"
    return f'<div class="twosource">{style}{_SWITCH}{_report(coding, coding.document.id, titled=True)}</div>'


def _file(name: str) -> str:
    return resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")


def _heading(coding: Coding) -> str:
    text = coding.document.title or next(line.strip() for line in coding.document.text.splitlines() if line.strip())
    return text if len(text) <= 100 else text[:99] + "…"


def _report(coding: Coding, key: str, *, titled: bool) -> str:
    document = coding.document
    heading = escape(_heading(coding))
    about = [document.publisher, document.published and wording.day(document.published), document.url, document.id]
    cards = "".join(_card(n, claim, key) for n, claim in enumerate(coding.claims, 1))
    totals = "".join(_total(total) for total in coding.totals)
    warnings = "".join(f"<li>{escape(w)}</li>" for w in coding.warnings)
    drawn = pictures.place_map(coding.claims) + pictures.date_strip(coding.claims)
    places = escape(pictures.caption(coding.claims)) or "no place is named"
    return (
        f'<article class="report" id="{key}" aria-label="{heading}">'
        + (f'<h2 class="title" dir="auto">{heading}</h2>' if titled else "")
        + f'<p class="about">{escape(" · ".join(str(a) for a in about if a))}</p>'
        + (f'<ul class="warnings">{warnings}</ul>' if warnings else "")
        + '<div class="columns">'
        + (
            f"<figure>{drawn}<figcaption>Places and dates of the claims: {places}</figcaption></figure>"
            if drawn
            else ""
        )
        + f'<section class="text" aria-label="The report">{_marked(coding, key)}</section>'
        + f'<section class="claims" aria-label="Claims"><h2>{_count(len(coding.claims), "claim")}</h2><ol>{cards}</ol>'
        + (f"<h2>{_count(len(coding.totals), 'total')}</h2><ul>{totals}</ul>" if totals else "")
        + "</section></div></article>"
    )


def _count(number: int, noun: str) -> str:
    return f"{number or 'No'} {noun}{'s' * (number != 1)}"


def _marked(coding: Coding, key: str) -> str:
    """The text, escaped, with the evidence of claims and the loaded words in marks of their own."""
    text = coding.document.text
    cuts = {0, len(text)}
    for claim in coding.claims:
        for span in claim.evidence:
            cuts |= {span.start, span.end}
    for word in coding.loaded:
        cuts |= {word.span.start, word.span.end}
    cuts |= {i + 1 for i, c in enumerate(text) if c == "\n"}
    bounds = sorted(cuts)
    out = ['<p dir="auto">']
    for start, end in pairwise(bounds):
        inside = [n for n, c in enumerate(coding.claims, 1) if any(s.start <= start < s.end for s in c.evidence)]
        term = next((t for t in coding.loaded if t.span.start <= start < t.span.end), None)
        piece = escape(text[start:end]).replace("\n", "")
        if term is not None:
            plain = f"refers to {term.refers_to}" if term.refers_to else "loaded"
            piece = f'<span class="loaded" title="{escape(f"{term.kind}: {plain}")}">{piece}</span>'
        if inside and piece.strip():
            numbers = " ".join(f"{key}-{n}" for n in inside)
            piece = f'<a class="evidence" href="#{key}-{inside[0]}" data-claims="{numbers}">{piece}</a>'
        out.append(piece)
        if text[start:end].endswith("\n"):
            out.append('</p><p dir="auto">')
    return ("".join(out) + "</p>").replace('<p dir="auto"></p>', "")


def _card(n: int, claim: Claim, key: str) -> str:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in _rows(claim))
    quotes = "".join(f'<blockquote dir="auto">{escape(span.quote)}</blockquote>' for span in claim.evidence)
    state = "" if claim.factuality in _NEUTRAL else f' <span class="state">{claim.factuality}</span>'
    return (
        f'<li class="card" id="{key}-{n}" tabindex="0">'
        f'<h3><span class="number">{n}</span>{escape(claim.type)}{state}</h3>'
        f"<p>{escape(claim.summary)}</p><dl>{rows}</dl>"
        f'<details><summary>Evidence</summary>{quotes}<p class="id">{claim.id} · confidence {claim.confidence:g}</p>'
        "</details></li>"
    )


def _rows(claim: Claim) -> Iterator[tuple[str, str]]:
    for role in ("agent", "target", "recipient", "victim", "instrument"):
        found = [p for p in claim.participants if p.role == role]
        if found:
            yield role, ", ".join(dict.fromkeys(_participant(p) for p in found))
    if claim.place is not None:
        yield "where", escape(wording.place(claim.place)) + f' <span class="note">{claim.place.precision}</span>'
    if claim.when is not None:
        note = f' <span class="note">by {claim.when.anchor}</span>' if claim.when.anchor != "explicit" else ""
        yield "when", escape(wording.when(claim.when)) + note
    if claim.quantities:
        yield "how many", escape("; ".join(wording.quantity(q) for q in claim.quantities))
    yield "on whose word", escape(wording.chain(claim.attribution))


def _participant(participant: Participant) -> str:
    told = participant.responsibility
    note = f' <span class="state">{told}</span>' if told and told != "stated" else ""
    return escape(participant.name) + note


def _total(total: Total) -> str:
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in _total_rows(total))
    quotes = "".join(f'<blockquote dir="auto">{escape(span.quote)}</blockquote>' for span in total.evidence)
    count = wording.number(total.low, total.best, total.high)
    return (
        f'<li class="card"><h3>{escape(total.measure)}: {count}</h3><dl>{rows}</dl>'
        f"<details><summary>Evidence</summary>{quotes}</details></li>"
    )


def _total_rows(total: Total) -> Iterator[tuple[str, str]]:
    scope = total.scope
    if scope.type:
        yield "of", escape(scope.type)
    if scope.participants:
        yield "who", ", ".join(dict.fromkeys(_participant(p) for p in scope.participants))
    if scope.place is not None:
        yield "where", escape(wording.place(scope.place))
    if total.since or total.until:
        bounds = ((word, day) for word, day in (("since", total.since), ("until", total.until)) if day)
        yield "when", " ".join(f"{word} {wording.day(day)}" for word, day in bounds)
    if total.parts:
        check = {True: "they add up", False: "they do not add up", None: ""}[total.consistent]
        yield "parts", escape(", ".join(wording.part(p) for p in total.parts)) + f' <span class="note">{check}</span>'
    yield "on whose word", escape(wording.chain(total.attribution))
