"""What the lines of an article credit: a source, the people who made it, an original headline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from cleaner.article import Paper
from cleaner.evidence import By, Label, Told
from cleaner.lazy import regex
from cleaner.newstext import datelines, header_line, name_shapes, people, roles, sources
from cleaner.newstext.houses import house

_LONGEST = 160
# Between a label and a name; what is no credit has none of it near its start.
_LABEL_END = regex(r"[:：丨|/／｜]|自\s")
_NEAR_START = 40
_LONGEST_PLAIN = 60
_LONGEST_SIGNATURE = 8
_SOURCE_LABEL = regex(
    r"[（(【\[]?\s*(?:本?文章?|稿件|信息|消息)?(?:[来來]\s*源|[转轉]自|稿源)\s*[:：丨|]"
)
_PEOPLE_AND_SOURCE = regex(  # 江报记者 张一 来源：江报
    r"(?P<who>[^。！？；]{2,60}?)\s*来源\s*+[:：]\s*+(?P<source>[^：:，。]{2,20}?)\s*[）)]?\Z"
)
_CLOSING_AUTHOR = regex(  # （作者：张一，系某大学教授）
    r"[（(]作者\s*[:：]\s*(?P<who>[\u4e00-\u9fff·]{2,8}?)\s*+[，,]?\s*+(?:系|为|单位|是)[^（）()]*[)）]\Z"
)
# The headline before a flash's dateline; what stands before a bracket is an agency.
_FLASH_TITLE = regex(r"\A【[^】]{4,80}】\s*(?![（(])")
_OPENING_BYLINE = regex(
    r"[〔［【（(](?P<who>[^〔〕［］【】（）()]{0,12}[记記]者[^〔〕［］【】（）()]{2,30})[〕］】）)]"
)
_SENTENCE_END = regex(r"[。！？!?…；][”’」』）)]*\Z")
_CLOSING_REPORTER = regex(
    r"[（(](?!(?:参与|协助))[^（）()]{0,12}记者[\s:：]*(?P<who>[^（）()，。]{2,20})[）)]\Z"
)
_CLOSING_HANDS = regex(  # （文/图 林望舒 何楚宁）
    r"[（(](?P<who>(?:文字?|图)\s?[/／|丨:：][^（）()，。]{2,24})[）)]\Z"
)


def has_label(line: str) -> bool:
    """Tell whether a line may begin with a label: 来源：…, 文/…, 摘自 …."""
    return _LABEL_END.search(line, 0, _NEAR_START) is not None


def is_plain_credit(line: str) -> bool:
    """Tell a line that says by a label or a role that it is nothing but a credit."""
    if len(line) > _LONGEST_PLAIN:
        return False
    if _SOURCE_LABEL.match(line):
        return house(sources.source_line(line)) is not None
    return roles.role_line(line) is not None or people.editor_line(line) is not None


Fields = tuple[tuple[str, str | Paper | None, By], ...]  # name, value, what told it


class Credit(NamedTuple):
    """A line that is nothing but a credit: as what it goes, and the fields that it tells."""

    label: Label
    fields: Fields


def credit_of(line: str, *, ends: bool = True, labelled: bool = False) -> Credit | None:
    """Return the credit on a line that is nothing else, or None.

    Args:
        line: the line, not empty.
        ends: it stands in the head or the tail, where a bare source line or byline is one; inside
            the story only what cannot be anything else is.
        labelled: its element says that it is a source line.

    """
    if len(line) > _LONGEST or not (ends or labelled or _may_stand_inside(line)):
        return None
    if (title := sources.original_title(line)) is not None:
        return Credit(Label.ORIGINAL_TITLE, (("original_title", title, By.ORIGINAL_TITLE_LINE),))
    if (editor := people.editor_line(line)) is not None:
        return Credit(Label.EDITOR_LINE, (("editor", editor, By.EDITOR_LINE),))
    if ends and (credit := _roles(line) or _people_and_source(line)):
        return credit
    if (paper := sources.paper_line(line)) is not None:
        name = ("source", paper.name, By.PAPER_LINE)
        return Credit(Label.PAPER_LINE, (("paper", paper, By.PAPER_LINE), name))
    if (ends or labelled) and (credit := _source(line, labelled=labelled)):
        return credit
    return _byline(line) if ends else None


def is_credit(line: str) -> bool:
    """Tell a line at the head or the tail of a text that is nothing but a credit."""
    return credit_of(line) is not None


def _may_stand_inside(line: str) -> bool:
    """Tell a line with what any credit has that is one inside a story, too; few lines have it."""
    return "编" in line or "編" in line or line[0] == "《" or "标题" in line[:6]


def _roles(line: str) -> Credit | None:
    named = roles.role_line(line)
    if named is None:
        return None
    told = tuple(
        (name, named.get(name), By.CREDITS_LINE) for name in ("author", "editor", "helper")
    )
    return Credit(Label.BYLINE, told)


def _people_and_source(line: str) -> Credit | None:
    both = _PEOPLE_AND_SOURCE.match(line)
    if both is None or not (author := people.byline(both["who"])):
        return None
    source = sources.source_name(both["source"])
    told = ("author", author, By.BYLINE), ("source", source, By.SOURCE_LINE)
    return Credit(Label.BYLINE, told)


def _source(line: str, *, labelled: bool) -> Credit | None:
    if (name := sources.source_line(line)) is not None:
        source = ("source", name, By.MARKED_LINE if labelled else By.SOURCE_LINE)
        author = ("author", sources.reporters_beside(line), By.SOURCE_LINE)
        return Credit(Label.SOURCE_LINE, (source, author))
    bracket = sources.closing_bracket(line) if line[0] in "（(" else None
    if bracket is None or len(line) != len(bracket) + 2:
        return None
    return Credit(Label.SOURCE_LINE, (("source", bracket, By.CLOSING_BRACKET),))


def _byline(line: str) -> Credit | None:
    if len(line) <= _LONGEST_SIGNATURE and (name := people.signature(line)) is not None:
        return Credit(Label.BYLINE, (("author", name, By.SIGNATURE),))
    if (name := people.byline(line)) is not None:
        return Credit(Label.BYLINE, (("author", name, By.BYLINE),))
    return None


class Credits(msgspec.Struct):
    """What the lines of an article say about where it comes from and who made it."""

    source: str | None = None
    author: str | None = None
    editor: str | None = None
    helper: str | None = None  # who is the author where nobody else signs
    original_title: str | None = None
    paper: Paper | None = None
    told: dict[str, Told] = {}

    def fill(self, name: str, value: str | Paper | None, by: By) -> None:
        """Set a field that is still open, and remember what told it."""
        if value and getattr(self, name) is None:
            setattr(self, name, value)
            self.told[name] = Told(by)

    def read_line(self, line: str, *, ends: bool, labelled: bool = False) -> Label | None:
        """Take in the credit on a line; return as what it goes, or None. As `credit_of`."""
        credit = credit_of(line, ends=ends, labelled=labelled)
        if credit is None:
            return None
        for name, value, by in credit.fields:
            self.fill(name, value, by)
        return credit.label

    def read_header(self, line: str) -> bool:
        """Read a line that is nothing but a header: 2021-01-03 10:05 来源：X 作者：Y."""
        if (named := header_line.header_line(line)) is None:
            return False
        for name, value in named.items():
            told = people.editor_name(value) if name == "editor" else value
            self.fill(name, told, By.HEADER_LINE)
        return True

    def read_text(self, paragraphs: Sequence[str]) -> None:
        """Read the credits that stand in the first and the last paragraph, and stay there.

        Where the first is the headline once more, the dateline stands in the second.
        """
        first, last = paragraphs[0], paragraphs[-1]
        closed = last.endswith(("）", ")"))
        if closed:
            self.fill("source", sources.closing_bracket(last), By.CLOSING_BRACKET)
        line = None
        if first.startswith("【"):  # a flash's headline, and behind it who sent it
            line = datelines.dateline(_FLASH_TITLE.sub("", first))
        line = line or datelines.dateline(first)
        if line is None and len(paragraphs) > 1 and not _SENTENCE_END.search(first):
            line = datelines.dateline(paragraphs[1])
        if opened := _OPENING_BYLINE.match(first):
            named = roles.role_line(opened["who"]) or {}
            self.fill("author", named.get("author"), By.OPENING_BRACKET)
        if line is not None:
            if sources.source_name(line.agency):  # 本报 names no house
                self.fill("source", line.agency, By.DATELINE)
            self.fill("author", line.reporters, By.DATELINE)
            self.fill("editor", line.editor, By.DATELINE)
        if closed:
            if found := _CLOSING_REPORTER.search(last):
                self.fill("author", people.reporters(found["who"]), By.CLOSING_BRACKET)
            if (found := _CLOSING_HANDS.search(last)) and (
                name_shapes.is_person(who := people.reporters(found["who"]) or "")
            ):
                self.fill("author", who, By.CLOSING_BRACKET)
            if found := _CLOSING_AUTHOR.search(last):
                self.fill("author", found["who"], By.CLOSING_BRACKET)
            self.fill("author", people.signature(last), By.SIGNATURE)
        self.fill("author", self.helper, By.CREDITS_LINE)
