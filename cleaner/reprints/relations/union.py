"""Disjoint sets of texts that full and edited reprints join."""

from __future__ import annotations

JOINING = ("full", "edited")


class Union:
    """Disjoint sets of texts; a set is known by its smallest number."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def find(self, item: int) -> int:
        """Return the number that stands for the set of a text."""
        root = item
        while (up := self._parent.get(root, root)) != root:
            root = up
        while (up := self._parent.get(item, item)) != root:
            self._parent[item] = root
            item = up
        return root

    def join(self, one: int, two: int) -> None:
        """Make one set of two."""
        a, b = self.find(one), self.find(two)
        if a != b:
            self._parent[max(a, b)] = min(a, b)
