"""Connected components of very many numbered items at once."""

from __future__ import annotations

import numpy as np

from cleaner.reprints.texts.fingerprint_spool import Numbers


def label_components(size: int, one: Numbers, two: Numbers) -> Numbers:
    """Return the least member of each item's component.

    Every root that has a smaller neighbour is hung under the smallest, until there is none (after
    Shiloach and Vishkin, 1982).

    Args:
        size: how many items there are.
        one: one end of each edge.
        two: its other end.
    """
    label = np.arange(size, dtype=np.int64)
    while True:
        a, b = label[one], label[two]
        if bool((a == b).all()):
            return label
        np.minimum.at(label, np.maximum(a, b), np.minimum(a, b))
        while bool((label[label] != label).any()):
            label = label[label]


def label_joined(one: Numbers, two: Numbers) -> Numbers:
    """Return the least member of each item's component, up to the last item that an edge has."""
    size = 1 + max(int(one.max(initial=-1)), int(two.max(initial=-1)))
    return label_components(size, one, two)
