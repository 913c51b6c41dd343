"""Values in plain, neutral words: for the summary of a claim and for whoever shows it."""

from collections.abc import Sequence
from datetime import date, timedelta

from twosource.gazetteer.tables import country_names
from twosource.model import ActorRef, Attribution, Part, Participant, Place, Quantity, Role, Span, Speaker, When

_RELATION_DEFAULT = {"site": "at", "near": "near", "city": "in", "area": "in"}
_AROUND = {"outskirts": "on", "edge": "on", "suburbs": "in", "vicinity": "in", "gates": "at", "environs": "in"}
"""Nouns of what lies around a place, with the preposition before them: "on the outskirts of Gao"."""
_LINKS = frozenset("of in for at on from and to".split())
_THE_NAMES = frozenset(
    "Agency Alliance Army Assembly Bank Brigade Brigades Bureau Coalition Command Commission Committee Corps Council "
    "Court Department Emirates Federation Force Forces Front Government Group Guard Guards Gulf House Kremlin League "
    "Ministry Movement Nations Navy Organisation Organization Parliament Party Pentagon Police Republic Resistance "
    "Senate States Taliban Union Vatican".split()
)
"""Last words of names that take an article: "the United Nations"."""
_THE_PLACES = frozenset(
    "Bank Canal Desert Emirates Gulf Heights Hills Islands Mountains Netherlands Peninsula Philippines River Sea "
    "States Strait Strip Valley airbase base camp field refinery".split()
)
"""Last words of places that take an article: "the Gaza Strip"."""
_PLURALS = frozenset("people men women children police troops dead wounded others".split())
_SINGLE = frozenset("state government person company ministry international_organisation regional_organisation".split())
_COUNTED_AS_SUCH = frozenset(
    "abductions arrests attacks bodies casualties dead death deaths detentions displacements fatalities injured "
    "injuries killed lives number participants toll wounded".split()
)
"""Counted nouns that say no more than the measure does."""


def names(participants: Sequence[Participant], role: Role) -> str:
    """The names of those in a role: "A, B and C", without repeats; "" where there are none."""
    found = list(dict.fromkeys(p.name for p in participants if p.role == role))
    return joined(found)


def spoken_names(participants: Sequence[Participant]) -> str:
    """Participants as a sentence names them, with articles: "the Islamic Resistance in Iraq and two men"."""
    return joined(list(dict.fromkeys(spoken(p.name, p.actor, p.span) for p in participants)))


def spoken(name: str, actor: ActorRef | None, span: Span | None) -> str:
    """A name with the article that English gives it: that of the report's own words, or that of such a name."""
    if actor is not None and actor.kind == "person":
        return name
    if actor is None and name in _THE_NAMES:
        return f"the {name.lower()}"
    if _last_word(name) in _THE_NAMES or (" of " in name and name[:1].isupper()):
        return f"the {name}"
    words = " ".join(span.quote.split()) if span is not None else ""
    article = words.split(" ", 1)[0].lower()
    if article in ("a", "an") and words[len(article) + 1 :].lower() == name.lower():
        return f"{article} {name}"
    if article == "the" and (actor is None or words[4:] == name) and not name.lower().startswith("the "):
        return f"the {name}"
    return name


def spoken_speaker(speaker: Speaker) -> str:
    """A speaker as a sentence names him: "Sabrina Example of the Ministry of Defence"."""
    if speaker.name == "unnamed source":
        return "an unnamed source"
    name = spoken(speaker.name, speaker.actor, speaker.span)
    if speaker.affiliation is None or speaker.affiliation in name:
        return name
    return f"{name} of {spoken(speaker.affiliation, None, None)}"


def is_plural(participants: Sequence[Participant]) -> bool:
    """Whether a sentence says "were" of participants: several, or one that is named in the plural."""
    if len({p.name for p in participants}) != 1:
        return True
    one = participants[0]
    word = _last_word(one.name).lower()
    if word in _PLURALS:
        return True
    single = one.actor is not None and one.actor.kind in _SINGLE
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and not single


def _last_word(name: str) -> str:
    """The last word before the first preposition: "Resistance" of "Islamic Resistance in Iraq"."""
    words = name.split(" ")
    end = next((k for k, word in enumerate(words) if k and word in _LINKS), len(words))
    return words[end - 1]


def joined(words: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def number(low: int | None, best: int | None, high: int | None) -> str:
    """A count in words: "12", "at least 12", "10 to 15", "at most 15", "an unknown number"."""
    if best is not None:
        if low == best:
            return f"{best:,}" if high == best else f"at least {best:,}"
        return f"up to {best:,}" if high == best else f"about {best:,}"
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    if low is not None:
        return f"at least {low:,}"
    if high is not None:
        return f"at most {high:,}"
    return "an unknown number"


def quantity(value: Quantity) -> str:
    """A quantity in words: "12 soldiers killed", "14.3 billion USD", "number of killed not known"."""
    done = {"participants": "taking part", "attacks": "", "weapons": "", "casualties": "", "other": ""}.get(
        value.measure, value.measure
    )
    if value.low is value.best is value.high is None:
        return "casualties not known" if value.measure == "casualties" else f"number of {value.measure} not known"
    if value.measure == "money":
        amount = value.best if value.best is not None else value.low or value.high or 0
        return f"{money(amount)} {value.unit or ''}".strip()
    what = value.of or ""
    if what.rsplit(" ", 1)[-1].lower() in _COUNTED_AS_SUCH:
        what = ""
    if not what and not done and value.measure != "other":
        what = value.measure
    if value.high == 0:
        return f"no {what or 'one'} {done}".strip()
    count = number(value.low, value.best, value.high)
    if value.measure == "casualties":
        return f"{count} casualties" + (f" ({what})" if what != "casualties" else "")
    words = " ".join(part for part in (count, what, done) if part)
    if value.parts:
        words += ", among them " + joined([part(p) for p in value.parts])
    return words


def part(value: Part) -> str:
    """A part of a count in words: "6,000 children"."""
    return f"{number(value.low, value.best, value.high)} {value.of}"


def money(amount: int) -> str:
    """An amount in words: 14300000000 is "14.3 billion"."""
    for size, word in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if amount >= size:
            return f"{amount / size:.2f}".rstrip("0").rstrip(".") + f" {word}"
    return f"{amount:,}"


def place(value: Place) -> str:
    """A place in words, with what holds it: "near Erbil International Airport, Erbil, Iraq"."""
    relation = (value.relation or _RELATION_DEFAULT.get(value.precision, "in")).lower()
    name = " ".join(value.name.split())
    name = f"the {name}" if _last_word(name) in _THE_PLACES else name
    if relation.split(" ", 1)[0] in _AROUND:
        relation = f"{_AROUND[relation.split(' ', 1)[0]]} the {relation}"
    held = around(value)
    return f"{relation} {name}, {held}" if held else f"{relation} {name}"


def around(value: Place) -> str:
    """What holds a place, in words: "Erbil, Iraq"; "" where nothing is known or it is a country itself."""
    division = value.admin1 if value.admin1 and value.admin1 not in value.name else None
    return ", ".join(p for p in dict.fromkeys((division, country(value.country))) if p and p != value.name)


def country(code: str | None) -> str | None:
    """The short English name of a country by its ISO 3166-1 alpha-3 code; the code itself where it has none."""
    return None if code is None else country_names().get(code, code)


def when(value: When) -> str:
    """A time in words: "24 November 2023, morning", "since 7 October 2023", "not told, by 24 November 2023"."""
    if untold(value):
        return f"not told, by {day(value.end - timedelta(microseconds=1))}" if value.end else "not told, to come"
    if value.start is None and value.end is None:
        return f"{value.span.quote if value.span else 'at a time'} (unresolved)"
    if value.start is None:
        return f"until {day(value.end)}" if value.end else ""
    if value.end is None:
        return f"since {day(value.start)}"
    last = value.end - timedelta(microseconds=1)
    about = "about " if value.approximate and not value.part_of_day else ""
    if value.granularity in ("minute", "hour"):
        return f"{about}{day(value.start)}, {value.start:%H:%M}{value.start:%z}"
    if value.granularity == "year" and value.start.year == last.year:
        return f"{about}{value.start.year}"
    if value.granularity == "month" and (value.start.year, value.start.month) == (last.year, last.month):
        return f"{about}{value.start:%B %Y}"
    if value.start.date() == last.date() or value.part_of_day:
        return f"{about}{day(value.start)}" + (f", {value.part_of_day}" if value.part_of_day else "")
    return f"{about}{day(value.start)} to {day(last)}"


def dated(value: When, *, ahead: bool = False) -> str:
    """A time as the end of a sentence: " on 24 November 2023", ", since 7 October 2023", " in 2014".

    `ahead` says that the event is still to come, so that an open interval begins rather than lasts.
    """
    words = when(value)
    if value.start is None or value.end is None or words.startswith("not told"):
        return f", from {day(value.start)} on" if ahead and value.start is not None else f", {words}"
    last = value.end - timedelta(microseconds=1)
    about = "about " if words.startswith("about ") else ""
    if value.granularity in ("minute", "hour"):
        return f" at {about}{value.start:%H:%M}{_offset(value)} on {day(value.start)}"
    if words.removeprefix("about ") in (f"{value.start.year}", f"{value.start:%B %Y}"):
        return f" in {words}"
    if value.part_of_day:
        return f" on {about}{day(value.start)}, {value.part_of_day}"
    if value.start.date() == last.date():
        return f" on {words}"
    first = day(value.start)
    if (value.start.year, value.start.month) == (last.year, last.month):
        first = str(value.start.day)
    elif value.start.year == last.year:
        first = f"{value.start.day} {value.start:%B}"
    return f" between {first} and {day(last)}"


def _offset(value: When) -> str:
    """The offset of a moment from UTC: " (UTC+2)"; "" where it is not known."""
    if value.start is None or value.start.tzinfo is None:
        return ""
    offset = f"{value.start:%z}"
    hours = f"{offset[0]}{int(offset[1:3])}" + (f":{offset[3:5]}" if offset[3:5] != "00" else "")
    return " (UTC)" if hours in ("+0", "-0") else f" (UTC{hours})"


def window(since: date | None, until: date | None) -> str:
    """A window of days in words: "since 7 October 2023", "until 1 May 2024", "since ... until ...", or ""."""
    return " ".join(f"{word} {day(bound)}" for word, bound in (("since", since), ("until", until)) if bound)


def untold(value: When) -> bool:
    """Whether the report tells no time for the event, so that only its own day bounds it."""
    return value.span is None and value.anchor == "publication"


def day(value: date) -> str:
    """ "24 November 2023", of a date or a moment."""
    return f"{value.day} {value:%B %Y}"


def chain(links: Sequence[Attribution]) -> str:
    """A source chain in words, outermost first: "Agency > spokesman (says, statement)"."""
    return " > ".join(link(each) for each in links)


def link(value: Attribution) -> str:
    """One link of a source chain in words: "spokesman (Ministry of Defence, announces, 21 November 2023)"."""
    notes = [value.speaker.affiliation, None if value.stance == "says" else value.stance.replace("_", " ")]
    notes.append(value.channel)
    if value.said is not None and value.said.start is not None and value.said.span is not None:
        notes.append(when(value.said))
    told = ", ".join(note for note in notes if note)
    return f"{value.speaker.name} ({told})" if told else value.speaker.name
