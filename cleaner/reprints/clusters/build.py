"""From verdicts on texts to pairs and clusters of articles."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence

from cleaner.reprints.clusters.cluster import Component
from cleaner.reprints.clusters.copied import Copied, Copies
from cleaner.reprints.clusters.copies_before import Appearances
from cleaner.reprints.clusters.moments import precedes, time_span
from cleaner.reprints.clusters.origin import find_origin, published, representative
from cleaner.reprints.corpus import Entry
from cleaner.reprints.defaults import Keep, PairsTold
from cleaner.reprints.relations.relate import Verdict, flip
from cleaner.reprints.relations.verdicts import Comparer, NodePair
from cleaner.reprints.result import Cluster, Member, Pair, Role
from cleaner.reprints.texts.prepared import Text

_MOST_COLLATED = 512  # versions that are laid beside each other
CONTAINED_LATER = "contained in a later article"


class Verdicts:
    """Verdicts by pair of texts; those that were passed over are made up for.

    Args:
        get: gives a text by its number.
        window: days that related articles may lie apart; None for any.
        made: verdicts made up for earlier, None of those that do not relate.
    """

    def __init__(
        self,
        get: Callable[[int], Text],
        window: int | None,
        made: Mapping[NodePair, Verdict | None] | None = None,
    ) -> None:
        self._compared: dict[NodePair, Verdict] = {}
        self._made = dict(made or {})
        self._get = get
        self._compare = Comparer(get, window)
        self.fresh: dict[NodePair, Verdict | None] = {}  # made up for here

    def add(self, pair: NodePair, verdict: Verdict) -> None:
        """Remember the verdict on a pair that was to be compared."""
        self._compared[pair] = verdict

    def items(self) -> list[tuple[NodePair, Verdict]]:
        """Return the pairs that were to be compared and are related."""
        return list(self._compared.items())

    def knows(self, one: int, two: int) -> bool:
        """Whether the verdict on two texts is there already."""
        return any(
            pair in known
            for pair in ((one, two), (two, one))
            for known in (self._compared, self._made)
        )

    def make_up(self, pair: NodePair, verdict: Verdict | None) -> None:
        """Remember the verdict on a pair that was passed over."""
        self._made[pair] = self.fresh[pair] = verdict

    def text(self, node: int) -> Text:
        """Return a text."""
        return self._get(node)

    def get(self, one: int, two: int) -> Verdict | None:
        """Return how two texts relate, seen from the first, None if they do not."""
        for known in (self._compared, self._made):
            if (one, two) in known:
                return known[one, two]
            if (two, one) in known:
                return flip(known[two, one])
        verdict = self._compare((one, two))
        self.make_up((one, two), verdict)
        return verdict


class Builder:
    """Builds pairs and clusters of articles.

    Which verdicts it asks for does not depend on the answers, and for one component it needs to
    know of no article outside.

    Args:
        entries: the articles by id.
        articles_of: the ids of each text's articles, sorted.
        verdict: tells how two texts relate, seen from the first; None if they do not.
        head: gives an article's dateline.
        max_pairs: pairs that are listed of one component.
        keep: which member stands for a cluster.
        told: which pairs are listed.
        text: gives a text by its number; None where it is only noted which verdicts are asked for.
    """

    def __init__(
        self,
        entries: Mapping[str, Entry],
        articles_of: Mapping[int, Sequence[str]],
        verdict: Callable[[int, int], Verdict | None],
        head: Callable[[Entry], str],
        max_pairs: int,
        keep: Keep,
        told: PairsTold = "all",
        text: Callable[[int], Text] | None = None,
    ) -> None:
        self._entries = entries
        self._articles_of = articles_of
        self._verdict = verdict
        self._head = head
        self._max_pairs = max_pairs
        self._keep: Keep = keep
        self._told: PairsTold = told
        self._text = text
        self.pairs: dict[tuple[str, str], Pair] = {}

    def _articles(self, nodes: Iterable[int]) -> list[Entry]:
        return sorted(
            (self._entries[id_] for node in nodes for id_ in self._articles_of.get(node, ())),
            key=lambda entry: entry.id,
        )

    def cluster(self, component: Component) -> Cluster | None:
        """Return the cluster of a component, None where an article stands alone.

        An article that only another cluster lists as its excerpt stands there and nowhere else.
        """
        if self._stands_alone(component):
            return None
        joined = self._articles(component.nodes)
        excerpts = self._articles(component.excerpts)
        carriers = self._articles(component.carriers)
        if not joined or (len(joined) + len(excerpts) == 1 and (not carriers or component.listed)):
            return None
        origin = find_origin(joined, self._head, _earlier(excerpts, joined))
        chosen = self._entries[origin.original or origin.candidates[0]]
        kept = representative(joined, origin, self._keep)
        complete = self._list_pairs(joined, chosen)
        appearances = Appearances(time_span(entry.date, entry.id) for entry in joined)
        listed = sorted([*joined, *excerpts], key=lambda entry: entry.id)
        sources = self._sources(listed, joined, chosen, origin.original)
        members = [
            self._member(entry, chosen, source, origin.original, appearances, kept)
            for entry, source in zip(listed, sources, strict=True)
        ]
        return Cluster(
            members[0].id,
            origin.original,
            list(origin.candidates),
            origin.reason,
            list(origin.against),
            len(members),
            members,
            [entry.id for entry in carriers],
            kept.id,
            complete,
        )

    def _stands_alone(self, component: Component) -> bool:
        """Whether nothing is told of a component, as of most; found out before anything else."""
        return (
            len(component.nodes) == 1
            and not component.excerpts
            and not component.carriers
            and len(self._articles_of.get(component.nodes[0], ())) < 2
        )

    def _list_pairs(self, joined: Sequence[Entry], chosen: Entry) -> bool:
        """List the pairs of a component, those of its original first; return if that is all."""
        complete = len(joined) * (len(joined) - 1) // 2 <= self._max_pairs
        if self._told == "none":
            return complete
        star = ((chosen, entry) for entry in joined if entry is not chosen)
        rest = (
            pair
            for pair in itertools.combinations(joined, 2)
            if pair[0] is not chosen and pair[1] is not chosen
        )
        for one, two in itertools.islice(itertools.chain(star, rest), self._max_pairs):
            self._add(one, two)
        return complete

    def _add(self, one: Entry, two: Entry) -> None:
        left, right = (one, two) if one.id < two.id else (two, one)
        found = self._verdict(left.node, right.node)
        if found is not None and (self._told == "all" or found.relation != "partial"):
            self.pairs[left.id, right.id] = as_pair(left.id, right.id, found)

    def list_between(self, pair: NodePair) -> None:
        """List the pairs of articles with two texts of different components."""
        if self._told == "none":
            return
        product = itertools.product(self._articles([pair[0]]), self._articles([pair[1]]))
        for left, right in itertools.islice(product, self._max_pairs):
            self._add(left, right)

    def _member(
        self,
        entry: Entry,
        chosen: Entry,
        source: Copied,
        original: str | None,
        appearances: Appearances,
        kept: Entry,
    ) -> Member:
        found = None if entry is chosen else self._verdict(chosen.node, entry.node)
        role: Role = found.relation if found else "none"
        if entry is chosen:
            role = "original" if original else "candidate"
        return Member(
            entry.id,
            role,
            found.similarity if found else float(entry is chosen),
            found.contained if found else float(entry is chosen),
            source.copied_from,
            _changes(found, chosen, entry),
            list(found.figures) if found else [],
            entry.title,
            entry.outlet,
            entry.date,
            entry.url,
            *appearances.before(time_span(entry.date, entry.id)),
            None if entry is kept else self._role(kept, entry),
            list(source.perhaps),
            list(source.inherited),
        )

    def _role(self, one: Entry, two: Entry) -> Role:
        found = self._verdict(one.node, two.node)
        return found.relation if found else "none"

    def _sources(
        self, listed: Sequence[Entry], joined: Sequence[Entry], chosen: Entry, original: str | None
    ) -> list[Copied]:
        """Return what each member was copied from; of a huge story only the original is asked."""
        everyone = len(joined) * (len(joined) - 1) // 2 <= self._max_pairs
        possible = joined if everyone else [chosen]
        related = [
            [other for other in possible if other is not entry and self._relates(other, entry)]
            for entry in listed
        ]
        if self._text is None:
            return [Copied()] * len(listed)
        get = self._text
        together = everyone and len(listed) <= _MOST_COLLATED
        copies = Copies(
            listed if together else (), original, lambda entry: get(entry.node), self._head
        )
        return [copies.of(entry, others) for entry, others in zip(listed, related, strict=True)]

    def _relates(self, one: Entry, two: Entry) -> bool:
        return self._verdict(one.node, two.node) is not None


def _earlier(excerpts: Iterable[Entry], joined: Sequence[Entry]) -> list[Entry]:
    """Return the excerpts that were certainly published before all versions of the story."""
    return [
        entry
        for entry in excerpts
        if all(precedes(published(entry), published(member)) for member in joined)
    ]


def _changes(found: Verdict | None, chosen: Entry, entry: Entry) -> list[str]:
    """Return what differs in kind; an excerpt that came first was not cut out of a later text."""
    if found is None:
        return []
    first = found.relation == "excerpt" and precedes(published(entry), published(chosen))
    return [*found.changes, *([CONTAINED_LATER] if first else [])]


def as_pair(left: str, right: str, verdict: Verdict) -> Pair:
    """Return a verdict as the relation of two articles; the left one has the smaller id."""
    return Pair(
        left,
        right,
        verdict.relation,
        verdict.shorter,
        verdict.similarity,
        verdict.contained,
        list(verdict.changes),
        list(verdict.figures),
        verdict.rule,
    )
