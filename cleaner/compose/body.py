"""From blocks to a body: what stays, what fills a field, what goes and as what.

The head and the tail of an article hold its credits (原标题, 来源, 责任编辑, bylines); they are
read from the outside in, up to the first line that is text of the story. Between them only lines
that are plainly furniture go. Everything that goes is kept as a `Cut`, so that it can be shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec

from cleaner.article import Image
from cleaner.compose.mending import mended
from cleaner.compose.repeated import heads_summary, repeats
from cleaner.evidence import By, Label
from cleaner.lazy import regex
from cleaner.newstext import datelines, furniture, people
from cleaner.newstext.credits import Credits, has_label, is_plain_credit
from cleaner.newstext.securities import Link
from cleaner.newstext.whitespace import squash
from cleaner.page.blocks import Block, Cut
from cleaner.site_marks import site_marks

_ODD, _ODD_LENGTH = 3, 40  # lines, and characters of each, behind which credits are looked for
_TEASER_MARKS = frozenset("◎●■◆▌【")
_FULL_STOP = regex(r"[。！？!?…；][”’」』）)]*\Z")
_SENTENCE_END = regex(r"[。！？!?…；;：:，,][”’」』）)]*\Z")


class Body(msgspec.Struct):
    """A body that was read: its paragraphs, what its lines credit, what went."""

    paragraphs: list[str]
    credits: Credits
    images: list[Image]
    links: list[Link]
    cuts: list[Cut]


def read_body(
    blocks: Sequence[Block],
    cuts: Iterable[Cut] = (),
    *,
    title: str | None = None,
) -> Body:
    """Judge an article's blocks.

    Args:
        blocks: the container's blocks in page order.
        cuts: what was already set aside by its element.
        title: the headline, to know its repetition above the text.

    """
    cuts = list(cuts)
    judge = _Judge(mended(blocks, cuts), cuts, squash(title or ""))
    judge.tail()
    judge.head()
    judge.other_article()
    judge.middle()
    judge.feature_byline()
    judge.empty_subheads()
    return judge.result()


class _Judge:
    """One article's blocks under judgement; `keep` holds a verdict for each."""

    def __init__(self, blocks: Sequence[Block], cuts: list[Cut], title: str) -> None:
        self.blocks = blocks
        self.cuts = cuts
        self.title = title
        self.source_elements = site_marks().source_elements
        self.keep = [block.kind not in ("image", "caption") for block in blocks]
        self.prose = [furniture.is_prose(block.text) for block in blocks]
        self.captions: dict[int, str] = {}  # by the place of their picture
        self.credits = Credits()
        self.texts = [i for i, kept in enumerate(self.keep) if kept]
        if len(self.texts) < len(blocks):
            for i, block in enumerate(blocks):
                if block.kind == "caption":
                    self._caption(i, block.text)
        self.link_heads = {  # heads of related links, which follow them
            i
            for i, j in pairwise(self.texts)
            if blocks[j].all_link
            and not blocks[i].all_link
            and furniture.heads_links(blocks[i].text)
        }

    def _drop(self, i: int, label: Label) -> None:
        self.keep[i] = False
        self.cuts.append(Cut(label, self.blocks[i].text))

    def _caption(self, i: int, text: str) -> None:
        """Give a caption to the picture above it, else to the one right below."""
        around = (*range(i - 1, max(i - 4, -1), -1), *range(i + 1, min(i + 2, len(self.blocks))))
        near = [j for j in around if self.blocks[j].kind == "image" and j not in self.captions]
        if near:
            self.captions[near[0]] = text
        self.cuts.append(Cut(Label.CAPTION, text))

    def _set_below_picture(self, i: int) -> None:
        """Take a paragraph out of the text: it is the caption of a picture."""
        self.keep[i] = False
        self._caption(i, self.blocks[i].text)

    def _furniture(self, i: int) -> Label | None:
        """Return as what a block at the head or the tail goes; None where it is text.

        A sentence without a label near its start credits nobody, and is no header.
        """
        block, text = self.blocks[i], self.blocks[i].text
        if self.prose[i] and not has_label(text):
            return furniture.label(text)
        labelled = not block.names.isdisjoint(self.source_elements)
        label = self.credits.read_line(text, ends=True, labelled=labelled) or furniture.label(text)
        if label is None and self.credits.read_header(text):
            return Label.HEADER
        return label

    def tail(self) -> None:
        """Cut credits and furniture from the end backwards."""
        while self.texts:
            i = self.texts[-1]
            label = self._furniture(i)
            if label is None and self._is_caption(i):
                self._set_below_picture(i)
            elif label is None:
                if self._related_links():
                    continue
                break
            else:
                self._drop(i, label)
            self.texts.pop()
        self._behind_odd_lines(self.texts[: -_ODD - 2 : -1])

    def _related_links(self) -> bool:
        """Cut the links at the end with their head; tell whether there was one."""
        start = None
        for place in range(len(self.texts) - 1, 0, -1):
            block = self.blocks[self.texts[place]]
            if furniture.heads_links(block.text):
                start = place
            elif not block.all_link:
                break
        if start is None:
            return False
        for i in self.texts[start:]:
            self._drop(i, Label.RELATED_LINKS)
        del self.texts[start:]
        return True

    def head(self) -> None:
        """Cut credits, furniture and a repeated headline from the start on."""
        gone = 0
        label = None
        for i in self.texts:
            block = self.blocks[i]
            if label == Label.RELATED_LINKS and block.all_link:  # the links under 相关新闻：
                self._drop(i, label)
                gone += 1
                continue
            label = self._furniture(i)
            if label is None and i in self.link_heads:
                label = Label.RELATED_LINKS
            if label is None and heads_summary(block.text, self.cuts):
                label = Label.PAGE_CONTROL
            if label is None and len(self.texts) > gone + 1:
                following = [self.blocks[j].text for j in self.texts[gone + 1 :]]
                label = repeats(block.text, following, self.title)
            if label is None:
                break
            self._drop(i, label)
            gone += 1
        del self.texts[:gone]
        self._behind_odd_lines(self.texts[: _ODD + 1])

    def _behind_odd_lines(self, places: Sequence[int]) -> None:
        """Take the plain credits that stand behind a short line which is nothing known.

        At the head that is a section's name or a teaser, at the tail a slogan or a hot line.
        """
        for i in places:
            text = self.blocks[i].text
            sentence = _FULL_STOP.search(text) and text[0] not in _TEASER_MARKS
            if len(text) > _ODD_LENGTH or sentence:
                return
            if is_plain_credit(text) and (label := self.credits.read_line(text, ends=True)):
                self._drop(i, label)
                self.texts.remove(i)

    def other_article(self) -> None:
        """Cut what follows a subhead such as 相关报道, when the story stands before it."""
        for place, i in enumerate(self.texts):
            block = self.blocks[i]
            if (
                place
                and (block.kind == "h" or block.strong or block.all_link)
                and (furniture.opens_other_article(block.text))
            ):
                for j in self.texts[place:]:
                    self._drop(j, Label.OTHER_ARTICLE)
                del self.texts[place:]
                self.tail()
                return

    def middle(self) -> None:
        """Cut the plain furniture, and give captions to their pictures."""
        kept = []
        label = None
        for i in self.texts:
            if self.prose[i]:
                label = None
                kept.append(i)
                continue
            block = self.blocks[i]
            if not (label == Label.RELATED_LINKS and block.all_link):
                labelled = not block.names.isdisjoint(self.source_elements)
                label = self.credits.read_line(block.text, ends=False, labelled=labelled)
                label = label or furniture.label(block.text)
                if label is None and i in self.link_heads:
                    label = Label.RELATED_LINKS
            if label is not None:
                self._drop(i, label)
            elif self._is_caption(i):
                self._set_below_picture(i)
            else:
                kept.append(i)
        self.texts = kept

    def feature_byline(self) -> None:
        """Cut the byline below the first line of an agency's feature (X社…电 题：…)."""
        if len(self.texts) > 2 and datelines.opens_feature(self.blocks[self.texts[0]].text):
            i = self.texts[1]
            if (name := people.byline(self.blocks[i].text)) is not None:
                self.credits.fill("author", name, By.BYLINE)
                self._drop(i, Label.BYLINE)
                del self.texts[1]

    def _is_caption(self, i: int) -> bool:
        block = self.blocks[i]
        if block.kind in ("h", "row", "li"):
            return False
        after_image = i > 0 and self.blocks[i - 1].kind == "image"
        return furniture.is_caption(
            block.text, after_image=after_image, centred=block.centred and not block.strong
        )

    def empty_subheads(self) -> None:
        """Cut the subheads at the end under which nothing is left."""
        while len(self.texts) > 1:
            i = self.texts[-1]
            block = self.blocks[i]
            if not (block.kind == "h" or (block.strong and self._is_emptied(i))):
                return
            self._drop(i, Label.EMPTY_SUBHEAD)
            self.texts.pop()

    def _is_emptied(self, i: int) -> bool:
        """Tell a short bold line without a sentence's end, below which something went."""
        text = self.blocks[i].text
        if len(text) > 30 or _SENTENCE_END.search(text):
            return False
        below = range(i + 1, len(self.blocks))
        return any(self.blocks[j].text and not self.keep[j] for j in below)

    def result(self) -> Body:
        """Put together what is left."""
        kept = [self.blocks[i] for i in self.texts]
        paragraphs = [block.text for block in kept]
        if paragraphs:
            self._end_mark(paragraphs)
        if paragraphs:
            self.credits.read_text(paragraphs)
        images = [
            Image(url=b.picture.url, caption=self.captions.get(i) or b.picture.title)
            for i, b in enumerate(self.blocks)
            if b.picture is not None
        ]
        links = [link for block in kept for link in block.links]
        return Body(paragraphs, self.credits, images, links, self.cuts)

    def _end_mark(self, paragraphs: list[str]) -> None:
        """Take the end mark off the last paragraph."""
        last = furniture.without_end_mark(paragraphs[-1])
        if last != paragraphs[-1]:
            self.cuts.append(Cut(Label.END_MARK, paragraphs[-1][len(last) :]))
            paragraphs[-1:] = [last] if last else []
