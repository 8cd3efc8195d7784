"""What the lines of an article credit: a source, the people who made it, an original headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cleaner.article import Paper
from cleaner.evidence import By, Label, Told
from cleaner.newstext import datelines, header_line, people, roles, sources
from cleaner.newstext.houses import house

_LONGEST = 160
# Between a label and a name; what is no credit has none of it near its start.
_LABEL_END = re.compile(r"[:：丨|/／｜]|自\s")
_NEAR_START = 40
_LONGEST_PLAIN = 60
_SOURCE_LABEL = re.compile(
    r"[（(【\[]?\s*(?:本?文章?|稿件|信息|消息)?(?:[来來]\s*源|[转轉]自|稿源)\s*[:：丨|]"
)
_PEOPLE_AND_SOURCE = re.compile(  # 江报记者 张一 来源：江报
    r"(?P<who>[^。！？；]{2,60}?)\s*来源\s*[:：]\s*(?P<source>[^：:，。]{2,20}?)\s*[）)]?\Z"
)
_CLOSING_AUTHOR = re.compile(  # （作者：张一，系某大学教授）
    r"[（(]作者\s*[:：]\s*(?P<who>[\u4e00-\u9fff·]{2,8}?)\s*[，,]?\s*(?:系|为|单位|是)[^（）()]*[)）]\Z"
)
# The headline before a flash's dateline; what stands before a bracket is an agency.
_FLASH_TITLE = re.compile(r"\A【[^】]{4,80}】\s*(?![（(])")
_OPENING_BYLINE = re.compile(
    r"[〔【（(](?P<who>[^〔〕【】（）()]{0,12}[记記]者[^〔〕【】（）()]{2,30})[〕】）)]"
)
_SENTENCE_END = re.compile(r"[。！？!?…；][”’」』）)]*\Z")
_CLOSING_REPORTER = re.compile(
    r"[（(](?!(?:参与|协助))[^（）()]{0,12}记者[\s:：]*(?P<who>[^（）()，。]{2,20})[）)]\Z"
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


@dataclass(slots=True)
class Credits:
    """What the lines of an article say about where it comes from and who made it."""

    source: str | None = None
    author: str | None = None
    editor: str | None = None
    original_title: str | None = None
    paper: Paper | None = None
    told: dict[str, Told] = field(default_factory=dict)

    def fill(self, name: str, value: str | Paper | None, by: By) -> None:
        """Set a field that is still open, and remember what told it."""
        if value and getattr(self, name) is None:
            setattr(self, name, value)
            self.told[name] = Told(by)

    def read_line(self, text: str, *, ends: bool, labelled: bool = False) -> Label | None:
        """Read the credit on a line; return as what it goes, or None where it is none.

        Args:
            text: the line, not empty.
            ends: it stands in the head or the tail, where a bare source line or byline is one;
                inside the story only what cannot be anything else is.
            labelled: its element says that it is a source line.

        """
        if len(text) > _LONGEST:
            return None
        if not (
            ends
            or labelled
            or "编" in text
            or "編" in text
            or text[0] == "《"
            or "标题" in text[:6]
        ):
            return None
        if (found := sources.original_title(text)) is not None:
            self.fill("original_title", found, By.ORIGINAL_TITLE_LINE)
            return Label.ORIGINAL_TITLE
        if (editor := people.editor_line(text)) is not None:
            self.fill("editor", editor, By.EDITOR_LINE)
            return Label.EDITOR_LINE
        if ends and (named := roles.role_line(text)) is not None:
            self.fill("author", named.get("author"), By.CREDITS_LINE)
            self.fill("editor", named.get("editor"), By.CREDITS_LINE)
            return Label.BYLINE
        both = _PEOPLE_AND_SOURCE.match(text) if ends else None
        if both and (author := people.byline(both["who"])):
            self.fill("author", author, By.BYLINE)
            self.fill("source", sources.source_name(both["source"]), By.SOURCE_LINE)
            return Label.BYLINE
        if (paper := sources.paper_line(text)) is not None:
            self.fill("paper", paper, By.PAPER_LINE)
            self.fill("source", paper.name, By.PAPER_LINE)
            return Label.PAPER_LINE
        if (ends or labelled) and self._read_source(text, labelled):
            return Label.SOURCE_LINE
        return Label.BYLINE if ends and self._read_byline(text) else None

    def _read_source(self, text: str, labelled: bool) -> bool:
        if (name := sources.source_line(text)) is not None:
            self.fill("source", name, By.MARKED_LINE if labelled else By.SOURCE_LINE)
            self.fill("author", sources.reporters_beside(text), By.SOURCE_LINE)
            return True
        bracket = sources.closing_bracket(text) if text[0] in "（(" else None
        if bracket is None or len(text) != len(bracket) + 2:
            return False
        self.fill("source", bracket, By.CLOSING_BRACKET)
        return True

    def _read_byline(self, text: str) -> bool:
        if len(text) <= 8 and (name := people.signature(text)) is not None:
            self.fill("author", name, By.SIGNATURE)
            return True
        if (name := people.byline(text)) is not None:
            self.fill("author", name, By.BYLINE)
            return True
        return False

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
        line = datelines.dateline(first)
        if line is None and first.startswith("【"):
            line = datelines.dateline(_FLASH_TITLE.sub("", first))
        if line is None and len(paragraphs) > 1 and not _SENTENCE_END.search(first):
            line = datelines.dateline(paragraphs[1])
        if opened := _OPENING_BYLINE.match(first):
            named = roles.role_line(opened["who"]) or {}
            self.fill("author", named.get("author"), By.OPENING_BRACKET)
        if line is not None:
            self.fill("source", line.agency, By.DATELINE)
            self.fill("author", line.reporters, By.DATELINE)
            self.fill("editor", line.editor, By.DATELINE)
        if closed:
            if found := _CLOSING_REPORTER.search(last):
                self.fill("author", people.reporters(found["who"]), By.CLOSING_BRACKET)
            if found := _CLOSING_AUTHOR.search(last):
                self.fill("author", found["who"], By.CLOSING_BRACKET)
            self.fill("author", people.signature(last), By.SIGNATURE)
