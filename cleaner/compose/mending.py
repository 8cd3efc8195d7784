"""Blocks as their page had them, where what stored or copied a text left its marks on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from cleaner.evidence import Label
from cleaner.lazy import regex
from cleaner.newstext import escapes, furniture
from cleaner.page.blocks import Block, Cut

_ENDS_OF_BRACKETS = frozenset("】）)]0123456789")
_CLOSED = regex(r"[】）)\]](?:\s*[0-9]{7})?\Z")
_GLUED_EDITOR = regex(
    r"[【（(\[]\s*(?:[责責]任)?(?:[编編][辑輯]|[责責][编編])\s*[:：]\s*[^【】（）()\[\]。，]{1,30}[】）)\]]"
    r"(?:\s*1[0-3]\d{5})?\Z"  # the day as an agency of Taiwan prints it
)


def mended(blocks: Sequence[Block], cuts: list[Cut]) -> Sequence[Block]:
    """Return blocks without a dump's escapes, an editor's bracket at their end by itself.

    Args:
        blocks: an article's blocks in page order.
        cuts: takes up what goes.

    """
    if escapes.tell_a_dump(block.text for block in blocks):
        blocks = list(_without_escapes(blocks, cuts))
    return _with_editor_apart(blocks)


def _without_escapes(blocks: Iterable[Block], cuts: list[Cut]) -> Iterator[Block]:
    """Give a dump's blocks without the escapes at their edges; one of nothing else goes."""
    for block in blocks:
        text = escapes.without_escapes(block.text)
        if text == block.text:
            yield block
        elif text:
            yield msgspec.structs.replace(block, text=text)
        else:
            cuts.append(Cut(Label.ESCAPES, block.text))


def _with_editor_apart(blocks: Sequence[Block]) -> Sequence[Block]:
    """Return the blocks, an editor's bracket that is glued to the end of the last one by itself.

    Who takes the text off a page loses the line's end before it: `…增长一成。(完)【编辑:张一】`.
    Below it furniture of the page may stand.
    """
    if _ENDS_OF_BRACKETS.isdisjoint([block.text[-1:] for block in blocks]):
        return blocks
    for i in (i for i in range(len(blocks) - 1, -1, -1) if blocks[i].text):
        text = blocks[i].text
        found = _GLUED_EDITOR.search(text) if _CLOSED.search(text) else None
        if found is not None and found.start():
            bare = msgspec.structs.replace(blocks[i], text=text[: found.start()].rstrip())
            return [*blocks[:i], bare, Block(found[0], "p"), *blocks[i + 1 :]]
        if furniture.label(text) is None:
            break
    return blocks
