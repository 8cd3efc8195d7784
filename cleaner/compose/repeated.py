"""First lines of a body that say nothing new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cleaner.evidence import Label
from cleaner.lazy import regex
from cleaner.newstext.whitespace import squash
from cleaner.page.blocks import Cut

_LEAD = 20
_SENTENCE_END = regex(r"[。！？!?…；;：:，,][”’」』）)]*\Z")


def repeats(line: str, following: Sequence[str], title: str) -> Label | None:
    """Tell a line that only repeats: the headline, the next paragraph's beginning, all paragraphs.

    Who takes the text of an element and then that of each paragraph in it has it all twice.

    Args:
        line: the first line of a body.
        following: the others.
        title: the headline without white space.

    """
    bare = squash(line)
    if bare == title:
        return Label.HEADLINE_REPEATED
    begins = len(following) > 1 and bare.startswith(squash(following[0]))  # else all is for nothing
    if begins and bare == squash("".join(following)):
        return Label.LEAD_REPEATED
    lead = line.rstrip(".… ")
    if len(lead) >= _LEAD and following[0].startswith(lead) and not _SENTENCE_END.search(lead):
        return Label.LEAD_REPEATED
    return None


def heads_summary(line: str, cuts: Iterable[Cut]) -> bool:
    """Tell the word 摘要 above a summary that was set aside."""
    if line.strip("【】[]：: ") != "摘要":
        return False
    return any(cut.label == Label.SUMMARY for cut in cuts)
