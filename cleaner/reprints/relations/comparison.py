"""Two texts side by side: what a relation is decided by, each found out when it is first asked."""

from __future__ import annotations

from cleaner.lazy import lazy
from cleaner.reprints.relations.align import Alignment, Block, align, equal_runs
from cleaner.reprints.relations.slots import Slots
from cleaner.reprints.settings import CLAUSE, GRAM, PASSAGE, SHINGLES
from cleaner.reprints.texts.fingerprint import longest_shared, share_as_many
from cleaner.reprints.texts.prepared import Text


class Comparison:
    """The shorter and the longer of two texts with a body; which is which depends on them alone.

    The alignment of two texts may prefer one side where it has a choice: always the same one.
    """

    def __init__(self, left: Text, right: Text) -> None:
        self.swapped = rank(right) < rank(left)
        self.short, self.long = (right, left) if self.swapped else (left, right)

    @lazy
    def little_shared(self) -> bool:
        """Whether so few shingles are common that the texts are not aligned at all."""
        short, long = self.short.body, self.long.body
        if short == long:
            return False
        run = PASSAGE - GRAM + 1
        if self._has_passage(run) or share_as_many(short, long, SHINGLES * len(short)):
            return False
        return not share_as_many(short, long, run) or longest_shared(short, long) < run

    def _has_passage(self, run: int) -> bool:
        """Whether the texts are aligned, with a passage that begins with so many shingles."""
        if "blocks" not in self.__dict__:
            return False
        block = max(self.blocks, key=lambda block: block.size, default=None)
        if block is None or block.size < PASSAGE:
            return False
        starts = range(block.a, block.a + run)
        return len({self.short.body[start : start + GRAM] for start in starts}) == run

    @lazy
    def blocks(self) -> tuple[Block, ...]:
        """Equal runs in order, of any length."""
        return equal_runs(self.short.body, self.long.body)

    @lazy
    def longest(self) -> int:
        """Characters of the longest unbroken shared passage in order."""
        return max((block.size for block in self.blocks), default=0)

    def has_unbroken(self, least: float) -> bool:
        """Whether an unbroken shared passage in order has so many characters.

        Told of texts that are not aligned yet without aligning them, where a row of shared
        shingles, in order or not, is not as long.
        """
        if "blocks" not in self.__dict__ and self.short.body != self.long.body:
            row = longest_shared(self.short.body, self.long.body)
            if least > row + GRAM - 1:
                return False
        return self.longest >= least

    @lazy
    def clauses(self) -> float:
        """Share of the shorter text that unbroken shared clauses in order fill."""
        return sum(b.size for b in self.blocks if b.size >= CLAUSE) / len(self.short.body)

    @lazy
    def slots(self) -> Slots:
        """Where the same place is filled with something else."""
        short, long = self.short, self.long
        return Slots((short.body, short.values), (long.body, long.values), self.blocks)

    @lazy
    def alignment(self) -> Alignment:
        """What is equal in order, and elsewhere."""
        return align(self.short.body, self.long.body, self.blocks)

    @property
    def contained(self) -> float:
        """Share of the shorter text that is found in the longer."""
        return self.alignment.left / len(self.short.body)

    @property
    def similarity(self) -> float:
        """Aligned share of the longer text."""
        return self.alignment.right / len(self.long.body)


def rank(text: Text) -> tuple[int, str, str, str, str]:
    """Return what tells the shorter of two texts, and of two that are equally long always one."""
    return len(text.body), text.body, text.title, text.head, text.day or ""
