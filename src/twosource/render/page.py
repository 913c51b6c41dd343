"""One self-contained page: the report with its evidence marked, the claims beside it, a map and a date strip."""

from collections.abc import Iterator, Sequence
from html import escape
from importlib import resources

from twosource._version import __version__
from twosource.extract import wording
from twosource.model import Claim, Coding, Participant, Total
from twosource.render import pictures

_NEUTRAL = ("occurred",)


def page(codings: Sequence[Coding]) -> str:
    """The page for one or several codings; it needs no other file and no network."""
    title = _heading(codings[0]) if len(codings) == 1 else f"{len(codings)} reports"
    body = "".join(_report(coding, f"r{n}") for n, coding in enumerate(codings, 1))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)} · Twosource</title><style>{_file('page.css')}</style></head>"
        f"<body><header><h1>{escape(title)}</h1><p>Who says what happened, by Twosource {__version__}. "
        "Every value shows the words that it comes from.</p>"
        '<label class="switch"><input type="checkbox" id="loaded-layer"> mark loaded words</label></header>'
        f"<main>{body}</main><script>{_file('page.js')}</script></body></html>\n"
    )


def fragment(coding: Coding) -> str:
    """The same for a notebook cell: styles kept to itself and no script."""
    css = _file("page.css")
    return f'<div class="twosource"><style>@scope (.twosource) {{{css}}}</style>{_report(coding, coding.document.id)}</div>'


def _file(name: str) -> str:
    return resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")


def _heading(coding: Coding) -> str:
    text = coding.document.title or next(line.strip() for line in coding.document.text.splitlines() if line.strip())
    return text if len(text) <= 100 else text[:99] + "…"


def _report(coding: Coding, key: str) -> str:
    document = coding.document
    about = [document.publisher, document.published and wording.day(document.published), document.url, document.id]
    cards = "".join(_card(n, claim, key) for n, claim in enumerate(coding.claims, 1))
    totals = "".join(_total(total) for total in coding.totals)
    warnings = "".join(f"<li>{escape(w)}</li>" for w in coding.warnings)
    drawn = pictures.place_map(coding.claims) + pictures.date_strip(coding.claims)
    return (
        f'<article class="report" aria-label="{escape(_heading(coding))}">'
        f'<p class="about">{escape(" · ".join(str(a) for a in about if a))}</p>'
        + (f'<ul class="warnings">{warnings}</ul>' if warnings else "")
        + (
            f"<figure>{drawn}<figcaption>{escape(pictures.caption(coding.claims))}</figcaption></figure>"
            if drawn
            else ""
        )
        + f'<div class="columns"><section class="text" aria-label="The report" dir="auto">{_marked(coding, key)}</section>'
        f'<section class="claims" aria-label="Claims"><h2>{len(coding.claims)} claims</h2><ol>{cards}</ol>'
        + (f"<h2>{len(coding.totals)} totals</h2><ul>{totals}</ul>" if totals else "")
        + "</section></div></article>"
    )


def _marked(coding: Coding, key: str) -> str:
    """The text, escaped, with the evidence of claims and the loaded words in marks of their own."""
    text = coding.document.text
    cuts = {0, len(text)}
    for claim in coding.claims:
        for span in claim.evidence:
            cuts |= {span.start, span.end}
    for term in coding.loaded:
        cuts |= {term.span.start, term.span.end}
    cuts |= {i + 1 for i, c in enumerate(text) if c == "\n"}
    bounds = sorted(cuts)
    out = ["<p>"]
    for start, end in zip(bounds, bounds[1:], strict=False):
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
            out.append("</p><p>")
    return "".join(out).replace("<p></p>", "") + "</p>"


def _card(n: int, claim: Claim, key: str) -> str:
    rows = "".join(f"<dt>{escape(name)}</dt><dd>{value}</dd>" for name, value in _rows(claim))
    quotes = "".join(f'<blockquote dir="auto">{escape(span.quote)}</blockquote>' for span in claim.evidence)
    state = "" if claim.factuality in _NEUTRAL else f' <span class="state">{claim.factuality}</span>'
    return (
        f'<li class="card" id="{key}-{n}" tabindex="0"><h3>{escape(claim.type)}{state}</h3>'
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
    check = {True: "the parts agree", False: "the parts disagree", None: ""}[total.consistent]
    parts = ", ".join(wording.part(p) for p in total.parts)
    since = f"since {wording.day(total.since)}" if total.since else ""
    until = f"until {wording.day(total.until)}" if total.until else ""
    quotes = "".join(f'<blockquote dir="auto">{escape(span.quote)}</blockquote>' for span in total.evidence)
    return (
        f'<li class="card"><h3>{escape(total.measure)}</h3><p>{wording.number(total.low, total.best, total.high)} '
        f"{escape(' '.join(filter(None, (since, until))))}</p>"
        + (f'<p>{escape(parts)} <span class="note">{check}</span></p>' if parts else "")
        + f'<p class="note">{escape(wording.chain(total.attribution))}</p>'
        f"<details><summary>Evidence</summary>{quotes}</details></li>"
    )
