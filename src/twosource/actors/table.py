"""Reads the registry's CSV tables, ours and users', and says where one is wrong."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Protocol, TypeVar, get_args

from twosource.actors.entry import Alias, Code, Entry, Nation, Office, Role, Title
from twosource.errors import DataError
from twosource.model import Actor, ActorKind

ACTOR_COLUMNS = (
    "id",
    "name",
    "kind",
    "country",
    "parent",
    "valid_from",
    "valid_to",
    "aliases",
    "loaded_aliases",
    "plover",
    "acled",
    "note",
)
PERSON_COLUMNS = ("id", "name", "country", "offices", "aliases", "loaded_aliases", "note")
NATION_COLUMNS = ("actor", "adjectives", "people", "seats")
ROLE_COLUMNS = ("noun", "organ", "kind", "group", "loaded")
TITLE_COLUMNS = ("title", "office", "organ", "country")
SEAT_COLUMNS = ("word", "place")
BODY_COLUMNS = ("word", "kind")
SPELLING_COLUMNS = ("spelling", "variants")
CODE_COLUMNS = ("scheme", "code", "meaning")
OTHER_COLUMNS = ("name",)

_KINDS = frozenset(get_args(ActorKind))
_ID = re.compile(r"[a-z0-9]+(?:[-.][a-z0-9]+)*")
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_OFFICE = re.compile(r"(?P<title>[^@]+?) @(?P<organ>\S+) (?P<start>[\d-]*)(?:/(?P<end>[\d-]*))?")
_ALIAS = re.compile(r"(?P<name>[^?!]*)(?P<weak>\?(?P<support>[\w.+-]*))?(?P<bare>!)?")
_BRACKET = re.compile(r"\s*\([^()]*\)$")

T = TypeVar("T")


class Source(Protocol):
    """What a table is read from: a path, or a file inside the package."""

    @property
    def name(self) -> str:
        """The file's name."""
        ...

    def read_text(self, encoding: str) -> str:
        """All of the file."""
        ...


class Line:
    """One row of a table, and where it stands."""

    __slots__ = ("file", "number", "values")

    def __init__(self, file: str, number: int, values: Mapping[str, str]) -> None:
        self.file, self.number, self.values = file, number, values

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def wrong(self, cause: str, remedy: str) -> DataError:
        """The error that this row breaks a rule."""
        return DataError(f"{self.file}, line {self.number}: {cause}; {remedy}")

    def many(self, column: str) -> list[str]:
        """The values of a column that holds several, divided by semicolons."""
        return [value.strip() for value in self[column].split(";") if value.strip()]


def _text(source: Source) -> str:
    try:
        return source.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataError(
            f"{source.name} is not UTF-8 ({error.reason} at byte {error.start}); save it as UTF-8"
        ) from error
    except OSError as error:
        raise DataError(f"{source.name} cannot be read ({error.strerror}); check the path") from error


def has_column(source: Source, column: str) -> bool:
    """Whether the header of a table has a column."""
    head = next((line for line in _text(source).splitlines() if not line.startswith("#")), "")
    return column in head.split(",")


def lines(source: Source, columns: tuple[str, ...]) -> Iterator[Line]:
    """The rows of a table; raises DataError where its header or a row does not fit `columns`."""
    text = _text(source)
    raw = text.removeprefix("\ufeff").splitlines()
    top = next((i for i, line in enumerate(raw) if not line.startswith("#")), len(raw))
    reader = csv.reader(raw[top:])
    head = next(reader, [])
    if tuple(head) != columns:
        raise DataError(
            f"{source.name}, line {top + 1}: the header is {','.join(head)!r}; the columns are {','.join(columns)!r}"
        )
    for row in reader:
        number = top + reader.line_num
        if not row:
            continue
        if len(row) != len(columns):
            raise DataError(
                f"{source.name}, line {number}: {len(row)} values for {len(columns)} columns; "
                "quote a value that holds a comma"
            )
        yield Line(source.name, number, dict(zip(columns, row, strict=True)))


def _day(line: Line, text: str, last: bool) -> date | None:
    if not text:
        return None
    match = _DATE.fullmatch(text)
    if not match:
        raise line.wrong(f"{text!r} is not a date", "write a year, a month (2014-06) or a day (2014-06-10)")
    year, month, day = (int(part) if part else 0 for part in match.groups())
    try:
        if day:
            return date(year, month, day)
        if not last:
            return date(year, month or 1, 1)
        return (
            (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            if month
            else date(year, 12, 31)
        )
    except ValueError as error:
        raise line.wrong(f"{text!r} is not a date ({error})", "correct it") from error


def _dates(line: Line, start: str, end: str) -> tuple[date | None, date | None]:
    first, last = _day(line, start, False), _day(line, end, True)
    if first and last and first > last:
        raise line.wrong(f"{start} comes after {end}", "put the dates in order")
    return first, last


def _alias(line: Line, text: str, loaded: bool) -> Alias:
    match = _ALIAS.fullmatch(text)
    name = match["name"] if match else ""
    plain = _BRACKET.sub("", name)
    if not match or not plain or any(c in plain for c in "()@"):
        raise line.wrong(f"{text!r} is not a name", "write the name as reports do, with at most one ? or ! after it")
    support = tuple(filter(None, (match["support"] or "").split("+")))
    return Alias(plain, match["weak"] is not None or plain != name, loaded, match["bare"] is not None, support)


def _names(line: Line) -> tuple[Alias, ...]:
    found = [_alias(line, line["name"], False)]
    found.extend(_alias(line, text, False) for text in line.many("aliases"))
    found.extend(_alias(line, text, True) for text in line.many("loaded_aliases"))
    return tuple(found)


def _country(line: Line) -> str | None:
    country = line["country"]
    if country and not (len(country) == 3 and country.isascii() and country.isupper()):
        raise line.wrong(f"country {country!r}", "give the ISO 3166-1 alpha-3 code, such as SYR, or nothing")
    return country or None


def _identity(line: Line, column: str = "id") -> str:
    if not _ID.fullmatch(line[column]):
        raise line.wrong(f"{column} {line[column]!r}", "use lower-case letters, digits, hyphens and full stops")
    return line[column]


def actors(source: Source) -> Iterator[Entry]:
    """Entries of a table of actors."""
    for line in lines(source, ACTOR_COLUMNS):
        kind = line["kind"]
        if kind not in _KINDS:
            raise line.wrong(f"kind {kind!r}", f"use one of {', '.join(sorted(_KINDS))}")
        acled = line["acled"]
        if acled and (len(acled) != 1 or acled not in "12345678"):
            raise line.wrong(f"acled {acled!r}", "give one digit, 1 to 8, or nothing")
        start, end = _dates(line, line["valid_from"], line["valid_to"])
        names = _names(line)
        actor = Actor(
            id=_identity(line),
            name=names[0].text,
            kind=kind,  # type: ignore[arg-type]  # checked above
            country=_country(line),
            parent=line["parent"] or None,
            valid_from=start,
            valid_to=end,
            aliases=tuple(a.text for a in names[1:] if not a.loaded),
            loaded_aliases=tuple(a.text for a in names if a.loaded),
            plover=line["plover"] or None,
            acled=int(acled) if acled else None,
        )
        yield Entry(actor, names, (), f"{line.file}:{line.number}")


def people(source: Source) -> Iterator[Entry]:
    """Entries of a table of persons and their offices; the parent of a person is the organ of the last office."""
    for line in lines(source, PERSON_COLUMNS):
        names = _names(line)
        offices = []
        for text in line.many("offices"):
            match = _OFFICE.fullmatch(text)
            if not match:
                raise line.wrong(f"office {text!r}", 'write it as "title @organ 2011-02/2014"')
            start, end = _dates(line, match["start"], match["end"] if match["end"] is not None else match["start"])
            offices.append(Office(match["title"], match["organ"], start, end))
        actor = Actor(
            id=_identity(line),
            name=names[0].text,
            kind="person",
            country=_country(line),
            parent=offices[-1].organ if offices else None,
            aliases=tuple(a.text for a in names[1:] if not a.loaded),
            loaded_aliases=tuple(a.text for a in names if a.loaded),
        )
        yield Entry(actor, names, tuple(offices), f"{line.file}:{line.number}")


def nations(source: Source) -> Iterator[Nation]:
    """How reporters name a state, its people and its government."""
    for line in lines(source, NATION_COLUMNS):
        forms = (tuple(_alias(line, text, False) for text in line.many(column)) for column in NATION_COLUMNS[1:])
        yield Nation(_identity(line, "actor"), *forms)


def roles(source: Source) -> Iterator[Role]:
    """Role nouns: "troops", "foreign ministry", "rebels"."""
    for line in lines(source, ROLE_COLUMNS):
        if line["kind"] not in _KINDS:
            raise line.wrong(f"kind {line['kind']!r}", f"use one of {', '.join(sorted(_KINDS))}")
        flags = {}
        for column in ("group", "loaded"):
            if line[column] not in ("", "yes"):
                raise line.wrong(f"{column} {line[column]!r}", 'write "yes" or nothing')
            flags[column] = line[column] == "yes"
        kind: ActorKind = line["kind"]  # type: ignore[assignment]  # checked above
        yield Role(line["noun"], line["organ"] or None, kind, flags["group"], flags["loaded"])


def titles(source: Source) -> Iterator[Title]:
    """Titles of office: "Foreign Secretary" is the office of foreign minister."""
    for line in lines(source, TITLE_COLUMNS):
        yield Title(line["title"], line["office"], line["organ"] or None, _country(line))


def seat_words(source: Source) -> Iterator[tuple[str, str]]:
    """Lemmas that make a capital a government, and what the capital is to them: subject, owner or object."""
    for line in lines(source, SEAT_COLUMNS):
        if line["place"] not in ("subject", "owner", "object"):
            raise line.wrong(f"place {line['place']!r}", "use subject, owner or object")
        yield line["word"], line["place"]


def bodies(source: Source) -> Iterator[tuple[str, ActorKind]]:
    """Words that end the name of a body, and the kind of body."""
    for line in lines(source, BODY_COLUMNS):
        if line["kind"] not in _KINDS:
            raise line.wrong(f"kind {line['kind']!r}", f"use one of {', '.join(sorted(_KINDS))}")
        kind: ActorKind = line["kind"]  # type: ignore[assignment]  # checked above
        yield line["word"], kind


def spellings(source: Source) -> Iterator[tuple[str, str]]:
    """Pairs of a variant spelling and the spelling that stands for it in keys."""
    for line in lines(source, SPELLING_COLUMNS):
        for variant in line.many("variants"):
            if variant == line["spelling"]:
                raise line.wrong(f"{variant!r} is a variant of itself", "remove it")
            yield variant, line["spelling"]


def codes(source: Source) -> Iterator[Code]:
    """The kinds, PLOVER and ACLED codes that the tables use, each with its meaning."""
    for line in lines(source, CODE_COLUMNS):
        if line["scheme"] not in ("kind", "plover", "acled") or not line["meaning"]:
            raise line.wrong(f"scheme {line['scheme']!r}", "use kind, plover or acled, and say what the code means")
        yield Code(line["scheme"], line["code"], line["meaning"])


def other_names(source: Source) -> Iterator[str]:
    """Names of regions, seas, wars and the like, in which the name of an actor is none."""
    for line in lines(source, OTHER_COLUMNS):
        yield line["name"]


def checked(rows: Iterable[T], key: Callable[[T], str], file: str) -> dict[str, T]:
    """Rows by key; raises DataError where two rows share one."""
    found: dict[str, T] = {}
    for row in rows:
        if key(row) in found:
            raise DataError(f"{file} has {key(row)!r} twice; keep one row")
        found[key(row)] = row
    return found
