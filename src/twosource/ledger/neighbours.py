"""The claims that a change can touch: as reviewers left them, with their neighbours and the copies of their reports."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, delete, select

from twosource.incidents import blocking, clustering
from twosource.incidents.items import Item, Report, item
from twosource.incidents.scoring import score
from twosource.incidents.setting import setting
from twosource.ledger import judging, tables
from twosource.ledger.batches import chunks, insert_all
from twosource.model import Claim
from twosource.model import json as contract

_COUNTING = (
    (tables.document.c.id == tables.claim.c.document) & (tables.document.c.run == tables.claim.c.run) & tables.COUNTING
)
"""That a claim is of the run whose claims count, and its report not removed."""
_ABOUT = (tables.document.c.publisher, tables.document.c.published)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What one transaction sees of claims and of what ties them to each other."""

    connection: Connection

    # ------------------------------------------------------------- which claims

    def all_claims(self) -> set[str]:
        """All claims that count."""
        return set(self.connection.scalars(_ids()))

    def claims_of(self, documents: Collection[str]) -> set[str]:
        """The claims of some reports that count."""
        return self._scalars(lambda chunk: _ids().where(tables.claim.c.document.in_(chunk)), documents)

    def members_of(self, documents: Collection[str]) -> set[str]:
        """The claims of some reports, of any run, that belong to incidents now."""
        joined = select(tables.member.c.claim).join(tables.claim, tables.claim.c.id == tables.member.c.claim)
        return self._scalars(lambda chunk: joined.where(tables.claim.c.document.in_(chunk)), documents)

    def around(self, claims: Collection[str]) -> set[str]:
        """Some claims and all that are tied to them by pairs, over any number of steps, or by a reviewer's merge."""
        pair = tables.pair
        seen: set[str] = set()
        edge = set(claims)
        while edge:
            seen |= edge
            found = {claim for two in judging.rulings(self.connection, edge).together for claim in two}
            found |= self._scalars(lambda chunk: select(pair.c.other).where(pair.c.claim.in_(chunk)), edge)
            found |= self._scalars(lambda chunk: select(pair.c.claim).where(pair.c.other.in_(chunk)), edge)
            edge = found - seen
        return seen

    def copies(self, documents: Collection[str]) -> dict[str, str]:
        """Of reports that are copies and of those they are copies of, the least id of the group; without the others."""
        near = tables.near_copy
        found: dict[str, str] = {}
        for start in sorted(documents):
            if start in found:
                continue
            seen: set[str] = set()
            edge = {start}
            while edge:
                seen |= edge
                reached = self._scalars(lambda chunk: select(near.c.other).where(near.c.document.in_(chunk)), edge)
                reached |= self._scalars(lambda chunk: select(near.c.document).where(near.c.other.in_(chunk)), edge)
                edge = reached - seen
            if len(seen) > 1:
                found.update(dict.fromkeys(seen, min(seen)))
        return found

    # -------------------------------------------------------------- their items

    def items(self, claims: Collection[str]) -> dict[str, Item]:
        """Those of some claims that count, as reviewers left them, ready to be compared; rejected ones are left out."""
        told_in = select(tables.claim.c.document)
        documents = self._scalars(lambda chunk: told_in.where(tables.claim.c.id.in_(chunk)), claims)
        copies = self.copies(documents)
        wanted = set(claims)
        found = {}
        for report, told in self._reports(documents):
            around = setting(told)
            held = Report(report.id, report.publisher, report.published, copies.get(report.id, report.id), around)
            found.update({each.id: item(each, held) for each in told if each.id in wanted})
        return found

    def _reports(self, documents: Collection[str]) -> Iterator[tuple[Any, list[Claim]]]:
        """Reports with all their claims that count, as reviewers left them."""
        claim, document = tables.claim, tables.document
        for chunk in chunks(documents):
            found = self.connection.execute(
                select(claim.c.id.label("claim"), claim.c.record, document.c.id, *_ABOUT)
                .join(document, _COUNTING)
                .where(document.c.id.in_(chunk))
            )
            # sorted here: asked for this order, SQLite would read all claims of the run for every report
            rows = sorted(found, key=lambda row: (row.id, row.claim))
            ruled = judging.rulings(self.connection, [row.claim for row in rows])
            for _, of_one in groupby(rows, key=lambda row: row.id):
                held = list(of_one)
                judged = [ruled.applied(contract.load(row.record, Claim)) for row in held]
                yield held[0], [each for each in judged if each is not None]

    def pairs(self, claims: Collection[str]) -> dict[clustering.Pair, float]:
        """The kept pairs among some claims, with their scores."""
        pair = tables.pair
        return {
            (a, b): value
            for chunk in chunks(claims)
            for a, b, value in self.connection.execute(
                select(pair.c.claim, pair.c.other, pair.c.score).where(pair.c.claim.in_(chunk))
            )
            if b in claims
        }

    # ------------------------------------------------------ keeping what ties them

    def forget(self, claims: Collection[str]) -> None:
        """Drop the keys and pairs of some claims."""
        for chunk in chunks(claims):
            self.connection.execute(delete(tables.block).where(tables.block.c.claim.in_(chunk)))
            self.connection.execute(delete(tables.pair).where(tables.pair.c.claim.in_(chunk)))
            self.connection.execute(delete(tables.pair).where(tables.pair.c.other.in_(chunk)))

    def keep(self, claims: Collection[str]) -> None:
        """Keep the keys of some claims, and their pairs with all claims that have keys."""
        items = self.items(claims)
        self.keep_blocks(items)
        block = tables.block
        near = {
            name: self._scalars(
                lambda chunk: select(block.c.claim).where(block.c.key.in_(chunk)), set(blocking.near(i))
            )
            for name, i in items.items()
        }
        others = self.items({other for found in near.values() for other in found} - set(items)) | items
        pairs: dict[clustering.Pair, float] = {}
        for name, found in near.items():
            for other in found & set(others) - {name}:
                two = clustering.pair(name, other)
                if two not in pairs and (value := score(items[name], others[other]).total) >= clustering.KEEP:
                    pairs[two] = value
        rows = [{"claim": a, "other": b, "score": value} for (a, b), value in sorted(pairs.items())]
        insert_all(self.connection, tables.pair, rows)

    def keep_blocks(self, items: Mapping[str, Item]) -> None:
        """Keep the keys under which the neighbours of some claims will find them."""
        rows = [{"key": key, "claim": name} for name, each in items.items() for key in sorted(set(blocking.own(each)))]
        insert_all(self.connection, tables.block, rows)

    def _scalars(self, query: Any, values: Collection[str]) -> set[str]:
        return {found for chunk in chunks(values) for found in self.connection.scalars(query(chunk))}


def _ids() -> Select[Any]:
    return select(tables.claim.c.id).join(tables.document, _COUNTING)
