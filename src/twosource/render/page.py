"""One self-contained page: the report with its evidence marked, the claims beside it, a map and a date strip."""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from importlib import resources

from twosource._version import __version__
from twosource.extract import wording
from twosource.model import Attribution, Claim, Coding, Participant, Place, Span, Total
from twosource.render import pictures
from twosource.render.folding import folded
from twosource.render.marked import Value, card, described, marked

_KINDS = {"agent": "who", "instrument": "many"}
"""The question that a role answers; the other roles answer “to whom”."""
SWITCH = '<label class="switch"><input type="checkbox" class="loaded-layer"> mark loaded words</label>'
"""The box that shows or hides the layer of loaded words."""


def page(codings: Sequence[Coding]) -> str:
    """The page for one or several codings; it needs no other file and no network."""
    several = len(codings) > 1
    title = f"{len(codings)} reports" if several else heading(codings[0])
    body = "".join(article(coding, f"r{n}", titled=several) for n, coding in enumerate(codings, 1))
    links = "".join(f'<li><a href="#r{n}" dir="auto">{escape(heading(c))}</a></li>' for n, c in enumerate(codings, 1))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)} · Twosource</title>"
        f"<style>{_styles()}{_file('page.css')}</style></head>"
        f'<body class="twosource"><header><h1 dir="auto">{escape(title)}</h1>'
        f"<p>Who says what happened, by Twosource {__version__}. "
        f"Every value shows the words that it comes from.</p>{SWITCH}"
        + (f'<nav aria-label="Reports"><ol>{links}</ol></nav>' if several else "")
        + f"</header><main>{body}</main><script>{_file('report.js')}</script></body></html>\n"
    )


def fragment(coding: Coding) -> str:
    """The same for a notebook cell: styles kept to itself and no script."""
    css = _styles().replace(".twosource", ":scope")  # inside @scope the root goes by this name alone
    style = f"<style>@scope (.twosource) {{{css} :scope {{ padding: .6rem 1rem; }}}}</style>"
    return f'<div class="twosource">{style}{SWITCH}{article(coding, coding.document.id, titled=True)}</div>'


def _styles() -> str:
    return "".join(_file(name) for name in ("colours.css", "report.css", "pictures.css"))


def _file(name: str) -> str:
    return resources.files(__package__).joinpath("data", name).read_text(encoding="utf-8")


def heading(coding: Coding) -> str:
    """The title of a report, or the beginning of its text where it has none."""
    text = coding.document.title or next(line.strip() for line in coding.document.text.splitlines() if line.strip())
    return text if len(text) <= 100 else text[:99] + "…"


def article(
    coding: Coding, key: str, *, titled: bool, foot: Callable[[Claim], str] = lambda _: "", fold: bool = False
) -> str:
    """One report as HTML: text, pictures, cards. `key` begins the ids of its parts; `foot` ends the card of a claim.

    `fold` folds sentences with graphic details (`folding.py`); a page that is written to a file is whole.

    It is styled by `data/report.css` and made lively by `data/report.js`, inside an element of the class `twosource`.
    """
    document = coding.document
    title = escape(heading(coding))
    about = [document.publisher, document.published and wording.day(document.published), document.url, document.id]
    triggers = {r.subject: r.span for r in coding.reasons if r.field == "type"}
    claims = [list(claim_values(claim, triggers.get(claim.id))) for claim in coding.claims]
    sums = [list(_total_values(total)) for total in coding.totals]
    spans = frozenset(v.span for values in (*claims, *sums) for v in values if v.span is not None)
    cards = "".join(
        _claim_card(card(key, claim), n, claim, described(iter(values), key), _evidence(claim, fold), foot(claim))
        for n, (claim, values) in enumerate(zip(coding.claims, claims, strict=True), 1)
    )
    totals = "".join(
        _total_card(card(key, total), n, total, described(iter(values), key), _evidence(total, fold))
        for n, (total, values) in enumerate(zip(coding.totals, sums, strict=True), len(claims) + 1)
    )
    warnings = "".join(f"<li>{escape(w)}</li>" for w in coding.warnings)
    drawn = pictures.place_map(coding.claims) + pictures.date_strip(coding.claims)
    places = escape(pictures.caption(coding.claims)) or "no place is named"
    return (
        f'<article class="report" id="{key}" aria-label="{title}">'
        + (f'<h2 class="title" dir="auto">{title}</h2>' if titled else "")
        + f'<p class="about">{" · ".join(f"<bdi>{escape(str(a))}</bdi>" for a in about if a)}</p>'
        + (f'<ul class="warnings">{warnings}</ul>' if warnings else "")
        + '<div class="columns">'
        + (
            f"<figure>{drawn}<figcaption>Places and dates of the claims: {places}</figcaption></figure>"
            if drawn
            else ""
        )
        + f'<section class="text" aria-label="The report">{marked(coding, key, spans, fold=fold)}</section>'
        + f'<section class="claims" aria-label="Claims"><h2>{_count(len(coding.claims), "claim")}</h2><ol>{cards}</ol>'
        + (f"<h2>{_count(len(coding.totals), 'total')}</h2><ul>{totals}</ul>" if totals else "")
        + "</section></div></article>"
    )


def _count(number: int, noun: str) -> str:
    return f"{number or 'No'} {noun}{'s' * (number != 1)}"


def _claim_card(name: str, n: int, claim: Claim, values: str, evidence: str, foot: str) -> str:
    state = "" if claim.factuality == "occurred" else f' <span class="state">{claim.factuality}</span>'
    return (
        f'<li class="card" id="{name}" tabindex="0">'
        f'<h3><span class="number">{n}</span>{escape(claim.type)}{state}</h3>'
        f'<p dir="auto">{escape(claim.summary)}</p>'
        f"<dl>{values}</dl>"
        f"{evidence}{foot}</li>"
    )


def _total_card(name: str, n: int, total: Total, values: str, evidence: str) -> str:
    count = wording.number(total.low, total.best, total.high)
    return (
        f'<li class="card" id="{name}" tabindex="0"><h3><span class="number">{n}</span>'
        f"{escape(total.measure)}: {count}</h3><dl>{values}</dl>{evidence}</li>"
    )


def _evidence(item: Claim | Total, fold: bool) -> str:
    about = f"{item.id} · confidence {item.confidence:g}" if isinstance(item, Claim) else item.id
    quotes = []
    for span in item.evidence:
        quote = f'<blockquote dir="auto">{escape(span.quote)}</blockquote>'
        quotes.append(folded(span.quote, quote) if fold else quote)
    return f'<details><summary>Evidence</summary>{"".join(quotes)}<p class="id">{escape(about)}</p></details>'


def claim_values(claim: Claim, trigger: Span | None) -> Iterator[Value]:
    """The values of a claim's card, in order; `trigger` are the words that tell its type."""
    if trigger is not None:
        yield Value("what", "told by", " ".join(trigger.quote.split()), trigger)
    yield from _participants(claim.participants)
    yield from _where(claim.place)
    if claim.when is not None:
        note = f"by {claim.when.anchor}" if claim.when.span is not None and claim.when.anchor != "explicit" else ""
        yield Value("when", "when", wording.when(claim.when), claim.when.span, note)
    for quantity in claim.quantities:
        yield Value("many", "how many", wording.quantity(quantity), quantity.span)
    yield from _chain(claim.attribution)


def _participants(participants: Sequence[Participant]) -> Iterator[Value]:
    for role in ("agent", "target", "recipient", "victim", "instrument"):
        for p in participants:
            if p.role == role:
                note = p.responsibility if p.responsibility not in (None, "stated") else ""
                yield Value(_KINDS.get(role, "whom"), role, p.name, p.span, note or "")


def _where(place: Place | None) -> Iterator[Value]:
    if place is not None:
        yield Value("where", "where", wording.place(place), place.span, place.precision)


def _chain(links: Sequence[Attribution]) -> Iterator[Value]:
    for link in links:
        yield Value("word", "on whose word", wording.link(link), link.speaker.span or link.cue)


def _total_values(total: Total) -> Iterator[Value]:
    if total.scope.type:
        yield Value("what", "of", total.scope.type, None)
    yield from _participants(total.scope.participants)
    yield from _where(total.scope.place)
    if total.since or total.until:
        yield Value("when", "when", wording.window(total.since, total.until), None)
    for part in total.parts:
        yield Value("many", "parts", wording.part(part), part.span)
    check = {True: "they add up", False: "they do not add up", None: ""}[total.consistent]
    if check:
        yield Value("many", "check", check, None)
    yield from _chain(total.attribution)
