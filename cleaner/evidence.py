"""Why a record is as it is: what told a field, and as what a piece of the input was cut.

These are values, made where something is found. They get their words only where they are drawn
(`cleaner.render.evidence_words`), so that no decision can hang on the wording of a message.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum, auto

import msgspec

from cleaner.messages import phrase

MORE_PAGES = phrase(
    "a pager says that the story has more pages"
)  # a warning; what asks for it uses this


class By(IntEnum):
    """What kind of thing told a field, from what only suggests a value to what names it.

    The order is meant between those that can tell the same field: a dateline names who wrote a
    text, a source line where this copy is from, and so goes before it.
    """

    # Where the text is.
    WHOLE_FRAGMENT = auto()
    TEXT = auto()
    ENTRIES = auto()
    PROSE = auto()
    BELOW_HEADLINE = auto()
    # By its place alone.
    FIRST_LINE = auto()
    FIRST_SENTENCE = auto()  # of a flash without a headline
    FIRST_HEADING = auto()
    ONLY_HEADING = auto()
    SHOWN_HEADLINE = auto()
    ABOVE_DATE = auto()
    BELOW_DATE = auto()
    BESIDE_DATE = auto()
    BELOW_TEXT = auto()
    KNOWN_HOUSE = auto()
    # By what wraps the article.
    ADDRESS = auto()
    ADDRESS_OR_LABELS = auto()
    WRAPPER = auto()
    RECORD_FIELD = auto()
    FINISHED_RECORD = auto()
    # By what the page says of itself, unseen.
    COPYRIGHT_LINE = auto()
    TITLE_SUFFIX = auto()
    TITLE_ELEMENT = auto()
    ACCOUNT_NAME = auto()
    SCRIPT = auto()
    METADATA = auto()
    SHOWN_DAY = auto()
    # By the text of the article.
    SIGNATURE = auto()
    DATELINE = auto()
    CLOSING_BRACKET = auto()
    OPENING_BRACKET = auto()
    BYLINE = auto()
    CREDITS_LINE = auto()
    EDITOR_LINE = auto()
    ORIGINAL_TITLE_LINE = auto()
    FLASH_HEADLINE = auto()
    CUT_BY_FEED = auto()
    # By a line about the article.
    YEARLESS_LINE = auto()
    TIME_ELEMENT = auto()
    HEADER_ELEMENT = auto()
    CRUMBS = auto()
    ABSTRACT_BOX = auto()
    HEADER_LINE = auto()
    SOURCE_LINE = auto()
    LABELLED_LINE = auto()
    MARKED_LINE = auto()
    PAPER_LINE = auto()
    # By somebody who knows the page.
    GENERIC = auto()
    SELECTOR = auto()
    USER_RULE = auto()


class Told(msgspec.Struct, frozen=True):
    """What told a field.

    `where` is the input's own word for the place: a selector, the name of a meta tag, a domain.
    `also` is what had a say besides, in order.
    """

    by: By
    where: str | None = None
    also: tuple[By, ...] = ()

    def and_by(self, *others: By) -> Told:
        """Return the same, with others that had a say."""
        return Told(self.by, self.where, self.also + others)


class Label(StrEnum):
    """As what a piece of the input was cut; the values are keys of data files and of tables."""

    # Of the page around an article.
    ADVERT = auto()
    ATTACHMENT = auto()
    CHART = auto()
    COMMENTS = auto()
    DISCLAIMER = auto()
    HIDDEN = auto()
    NAVIGATION = auto()
    PAGE_CONTROL = auto()
    PAGE_NUMBERS = auto()  # tells of more pages
    PAGER = auto()
    PROMOTION = auto()
    QR_BLOCK = auto()
    QUOTE_WIDGET = auto()
    RELATED_LINKS = auto()  # links may follow
    VIDEO = auto()
    # What became a field.
    BYLINE = auto()
    CAPTION = auto()
    CREDITS_BELOW = auto()
    EDITOR_LINE = auto()
    HEADER = auto()
    KEYWORDS = auto()
    ORIGINAL_TITLE = auto()
    PAPER_LINE = auto()
    SOURCE_LINE = auto()
    SUMMARY = auto()
    # Of the text itself.
    EMPTY_SUBHEAD = auto()
    END_MARK = auto()
    ESCAPES = auto()
    HEADLINE_REPEATED = auto()
    LEAD_REPEATED = auto()
    OTHER_ARTICLE = auto()
    # By where it stands.
    ABOVE_HEADLINE = auto()
    ABOVE_TEXT = auto()
    BELOW_TEXT = auto()
    LISTS_BELOW = auto()
    # By a decision, or for want of one.
    USER_DROP = auto()
    UNREAD = auto()  # in the markup, and in no reading of it
