"""Which texts relate: all pairs that the matcher compares, none passed over.

`dedupe` passes over pairs that others have joined already. Here the link from a text to an earlier
one must not go by way of a later one, so each pair counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from cleaner.novelty.novelty_model import Copied
from cleaner.reprints import settings
from cleaner.reprints.candidates import variants
from cleaner.reprints.relations.relate import Verdict
from cleaner.reprints.relations.union import JOINING, Union
from cleaner.reprints.relations.verdicts import NodePair

RANK = {"full": 0, "edited": 1, "excerpt": 2}


class CarryingLink(NamedTuple):
    """How a text relates to another that carries it."""

    relation: Copied
    similarity: float


class Graph:
    """What carries what.

    Args:
        found: the pairs that relate.
        relate: tells how two texts relate that were not among the pairs.
    """

    def __init__(
        self,
        found: Iterable[tuple[NodePair, Verdict]],
        relate: Callable[[NodePair], Verdict | None],
    ) -> None:
        self._links: dict[int, dict[int, CarryingLink]] = {}
        self._relate = relate
        self._stories = Union()
        for pair, verdict in found:
            self._add(pair, verdict)
        self._sizes = Counter(map(self._stories.find, self._links))

    def links(self, node: int) -> dict[int, CarryingLink]:
        """Return the texts that carry a text, where they came first, with how it relates."""
        return self._links.get(node, {})

    def story(self, node: int) -> int:
        """Return the number of all that a text will ever be joined with."""
        return self._stories.find(node)

    def _add(self, pair: NodePair, verdict: Verdict) -> None:
        one, two = pair
        if verdict.relation in JOINING:
            self._stories.join(one, two)
            self._link(one, two, verdict)
            self._link(two, one, verdict)
        elif verdict.relation == "excerpt":
            shorter, longer = (one, two) if verdict.shorter == "left" else (two, one)
            self._link(shorter, longer, verdict)

    def _link(self, node: int, carrier: int, verdict: Verdict) -> None:
        link = CarryingLink(verdict.relation, verdict.similarity)  # type: ignore[arg-type]
        self._links.setdefault(node, {})[carrier] = link

    def make_up(self, node: int, others: Iterable[int]) -> int | None:
        """Look for a link to one of some texts of a popular story, of which not all pairs met.

        Returns:
            The text that it was found to, if any.
        """
        for other in others:
            verdict = self._relate((node, other))
            if verdict is not None and verdict.relation in JOINING:
                self._add((node, other), verdict)
                return other
        return None

    def is_popular(self, node: int) -> bool:
        """Tell whether a text's story has so many texts that not all its pairs met."""
        sizes = self._sizes
        return sizes.get(self.story(node), 1) > min(settings.HOLDERS, variants.ALL_PAIRED)
