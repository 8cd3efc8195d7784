"""What the page is told. Names are written in camel case, and what is empty is left out.

`Index` is read when the page opens. Texts and edits stand apart, in blocks that are read when they
are asked for: a `Detail` for each copy, numbered through all stories.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from cleaner.diff.diff_model import Furniture, Kind
from cleaner.ledger.ledger_model import Kind as LedgerKind
from cleaner.newstext.values.value import ValueKind
from cleaner.reprints.result import Role


class _Told(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """Common to all of them."""


class Edits(_Told, frozen=True, kw_only=True):
    """What differs between a copy and the article that it is compared with, in short."""

    kept: float  # share of the other's letters that are found here
    title: bool = False
    cut: int = 0  # paragraphs
    added: int = 0
    moved: int = 0
    edited: int = 0
    doubtful: int = 0
    furniture: tuple[Furniture, ...] = ()
    values: tuple[tuple[ValueKind, str, str], ...] = ()  # those of furniture are not among them


class Heading(_Told, frozen=True, kw_only=True):
    """An article without its text."""

    id: str
    title: str | None = None
    outlet: int = -1  # its place among the index's outlets; -1 where it is unknown
    date: str = ""  # Beijing time, as far as it is known
    url: str | None = None


class Copy(Heading, frozen=True, kw_only=True):
    """An article of a story."""

    at: int | None = None  # minutes of Beijing since 1970
    whole_day: bool = False  # whether only the day is known
    source: str | None = None
    relation: Role
    similarity: float
    contained: float
    base: int | None = None  # which copy it is compared with; None for the one that leads
    copied: bool = False  # whether it is known to be copied from there
    perhaps: tuple[int, ...] = ()  # else which copies it may be from
    odd: str | None = None  # why its date is doubted
    edits: Edits | None = None
    inherited: tuple[str, ...] = ()  # what its source was the first to have, and it has too


class Place(_Told, frozen=True, kw_only=True):
    """A place of a story in which its copies print different values."""

    kind: ValueKind
    passage: str  # the sentence of it, as the first that has it prints it
    values: tuple[str, ...]
    arose: tuple[int, ...]  # the copy in which each value arose; -1 where that cannot be told
    prints: tuple[int, ...]  # which of the values each copy prints; -1 for none


class ReportStory(_Told, frozen=True, kw_only=True):
    """A cluster; its copies stand in order of time, those without a time last."""

    original: int | None = None  # a place among its copies, as in `candidates`
    candidates: tuple[int, ...] = ()
    reason: tuple[str, ...]  # rules that decided, in order
    against: tuple[str, ...] = ()
    incomplete: bool = False  # whether some of its pairs were neither compared nor listed
    copies: list[Copy]
    carriers: list[Heading] = []
    places: list[Place] = []
    detail: int  # the number of its first copy's detail


class First(Heading, frozen=True, kw_only=True):
    """An article that was the first to print some of another."""

    characters: int  # letters and digits, as in all that follows


class OldNews(Heading, frozen=True, kw_only=True):
    """An article that was printed before, in whole or in part."""

    kind: LedgerKind
    share: float
    characters: int
    form: int = 0
    standing: int = 0
    sources: list[First]
    detail: int


class ReportIndex(_Told, frozen=True, kw_only=True):
    """All but texts and edits."""

    version: str
    settings: list[tuple[str, str]]
    compared: int
    left_out: dict[str, int] = {}
    duplicates: int = 0
    skipped: int = 0
    failed: int = 0
    outlet_count: int  # of all records, as are the days between which they lie
    first: str = ""
    last: str = ""
    outlets: list[str]
    stories: list[ReportStory]
    blocks: list[int]  # the number of the first detail in each block
    old_news: list[OldNews] = []  # where a ledger was asked for


class LeadText(_Told, frozen=True, kw_only=True):
    """The detail of the copy that leads: its text."""

    body: str


class Provenance(_Told, frozen=True, kw_only=True):
    """The detail of an article that holds old news."""

    pieces: list[str | tuple[str, int]]
    """New text; or text, and which source had it first (-1: a form's words, -2: standing text)."""


Piece = str | tuple[str, str] | tuple[str, str, Furniture | Literal[""]]
"""A piece of a row: printed alike on both sides, printed differently, or changed."""

Lines = tuple[int, int]
"""Lines of a body: the first one's number, and how many."""

Same = tuple[int, int, int]
"""Lines that are the same on both sides: the first one's number left and right, and how many."""


class Edited(_Told, frozen=True, kw_only=True):
    """A row that is no `Same`; without pieces its text is that of the left."""

    kind: Kind
    left: Lines | None = None
    right: Lines | None = None
    paragraphs: tuple[int, int] = (1, 1)  # how many it has on either side
    moved: tuple[int, int] | None = None  # numbers of a moved paragraph, as people count
    furniture: Furniture | None = None
    pieces: list[Piece] | None = None


class Rows(_Told, frozen=True, kw_only=True):
    """The detail of any other copy: how its text follows from that of its base."""

    title: list[Piece] | None = None  # None where the headline is the same
    rows: list[Same | Edited]


Detail = LeadText | Rows
