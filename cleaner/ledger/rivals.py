"""The earlier articles that hold most of a story, and which of them are fillings of one form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
from rapidfuzz.distance import Postfix, Prefix

from cleaner.lazy import regex
from cleaner.ledger.grams import Standing, mark_between, mark_covered
from cleaner.ledger.ledger_settings import MOSTLY, OLD, PARTLY
from cleaner.ledger.story import Marks, NormalStory
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.relations.conflicts import conflict
from cleaner.reprints.relations.series import other_number
from cleaner.reprints.settings import BACKGROUND, REPEATED, SENTENCE, SHORT
from cleaner.reprints.texts.prepared import Text

_RIVALS = 8  # earlier articles of which it is asked how much of the story they hold
_SMALL = 32  # one part in so many of the runs is no large part of the story
_ASKED = 4  # of these it is asked whether they are another filling of the same form

_FORM_WORDS = 4  # characters that are left of a line without what fills it
_LONGEST_NAME = 4
_SHORTEST_NAME = 2
_FILLED = regex(r"\d+|(?:周|星期)[一二三四五六日天]|[上下][调升降涨跌行]|[涨跌升降高低]")


class Rival(NamedTuple):
    """An earlier article, and which characters of the story it has."""

    number: int
    held: Marks


def rivals_of(
    story: NormalStory, known: Standing, story_at: Callable[[int], NormalStory]
) -> list[Rival]:
    """Return earlier articles that hold much of a story, the one that holds most first.

    Asked are those that had most runs first, and those that had most of them last.

    Args:
        story: the later article.
        known: what is known of the runs that begin at its characters.
        story_at: gives an earlier article by its number.
    """
    wanted = _may_hold(known)
    size = len(story.codes)
    seen = story.in_order(np.flatnonzero(known.first >= 0))
    found = [Rival(n, mark_covered(story.runs_in(story_at(n), seen), size)) for n in sorted(wanted)]
    return sorted(found, key=lambda rival: -int(np.count_nonzero(rival.held)))


def _may_hold(known: Standing) -> set[int]:
    """Return those that had most runs first, and those that had most of them last."""
    wanted: set[int] = set()
    for column in (known.first, known.last):
        numbers = Counter(column[column >= 0].tolist())
        least = numbers.total() // _SMALL
        common = numbers.most_common(_RIVALS)
        wanted.update(number for number, count in common if count > least or count == common[0][1])
    return wanted


def asked_of(known: Standing) -> set[int]:
    """Return the earlier articles of which a story's ledger tells, or asks what they hold."""
    return _may_hold(known).union(np.unique(known.first[known.first >= 0]).tolist())


def filled_again(
    own: int,
    rivals: Iterable[Rival],
    form: Marks,
    old: Marks,
    counted: int,
    text_at: Callable[[int], Text],
) -> Marks:
    """Mark what only such articles have that are another filling of the story's form.

    Whether they are is asked of the matcher: it parts two fillings by their days, figures and
    names. A passage of them that is longer than a sentence, and a good part of the shorter text, is
    background that both carry, and no form; but not where the headlines of several are fillings of
    one, too, or a good part of the story is such words between other values: these are the issues
    of a series, and it is their standing text. Where the openings of two are fillings of one, that
    is certain, and another article that quotes an issue makes no news of it; a copy does.

    Args:
        own: the story's number.
        rivals: earlier articles, the one that holds most first.
        form: what is known to be a form's.
        old: what counts as old so far.
        counted: characters of the story that count.
        text_at: gives an article's text.
    """
    kept, copied = (np.zeros(len(old), dtype=bool) for _ in range(2))
    fillings: list[tuple[Marks, Marks]] = []
    issues, asked, series = 0, 0, False
    for rival in rivals:
        if np.count_nonzero(rival.held & old & ~kept) < PARTLY * counted:
            continue
        asked += 1
        one, two = text_at(own), text_at(rival.number)
        if asked > _ASKED or not _parted(one, two):
            kept |= _proven(rival.held, one, two)
            if np.count_nonzero(rival.held & old) >= MOSTLY * counted:
                copied |= rival.held
            continue
        series |= _filled_alike(_opening(one), _opening(two))
        issues += other_number(one, two) or _filled_alike(one.title, two.title)
        if np.count_nonzero(rival.held & form) >= PARTLY * len(old):
            issues += REPEATED
        least = max(SENTENCE, BACKGROUND * min(len(one.body), len(two.body)))
        fillings.append((rival.held, _background(rival.held, least)))
    filled = np.zeros(len(old), dtype=bool)
    for held, background in fillings:
        filled |= held
        if not series and issues < REPEATED:
            kept |= background
    return filled & ~(copied if series else kept)


def _parted(one: Text, two: Text) -> bool:
    """Tell whether two texts are two fillings of one form."""
    pair = Comparison(one, two)
    if not one.body or not two.body or pair.little_shared:
        return False
    return conflict(pair) is not None or _other_subject(one, two)


def _proven(held: Marks, one: Text, two: Text) -> Marks:
    """Mark what is no form's because an article that is no other filling has it, too.

    A short text states one fact, in a form's words as often as not. What shares too little with it
    to be compared shows only of a sentence that it is none: a roundup has the clauses of notices.
    """
    if len(one.body) < SHORT and Comparison(one, two).little_shared:
        return long_runs(held, SENTENCE)
    return held


def _other_subject(one: Text, two: Text) -> bool:
    """Tell whether two short texts have one headline but for whom each is about, and not the other.

    某县副县长甲某某接受审查调查; 某医院院长乙某接受审查调查.
    """
    if max(len(one.body), len(two.body)) >= SHORT:
        return False
    left = Prefix.similarity(one.title, two.title)
    right = Postfix.similarity(one.title[left:], two.title[left:])
    mine, other = (text.title[left : len(text.title) - right] for text in (one, two))
    if left + right < _FORM_WORDS or min(len(mine), len(other)) < _SHORTEST_NAME:
        return False
    own = mine in one.body and other in two.body
    return own and mine not in two.body and other not in one.body


def _filled_alike(one: str, two: str) -> bool:
    """Tell whether two lines are the same but for figures, weekdays, ups and downs, and a name.

    某台12月20日06时发布低温黄色预警; 某币今日中间价报6.1261 下调105个点; 现将某某的情况公示如下.
    """
    if one == two:
        return False
    blank, other = _FILLED.sub("", one), _FILLED.sub("", two)
    if blank == other:
        return len(blank) >= _FORM_WORDS
    left = Prefix.similarity(blank, other)
    right = Postfix.similarity(blank[left:], other[left:])
    return left + right >= OLD and max(len(blank), len(other)) - left - right <= _LONGEST_NAME


def _opening(text: Text) -> str:
    """Return the first sentence of a body, no further than its first paragraph."""
    return text.body[: min((text.lead, *text.paragraphs[:1]))]


def _background(marks: Marks, least: float) -> Marks:
    """Mark the unbroken runs of a length, and where there is one those of a sentence, too."""
    return long_runs(marks, SENTENCE) if long_runs(marks, least).any() else np.zeros_like(marks)


def long_runs(marks: Marks, least: float) -> Marks:
    """Mark the unbroken runs of a length."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marks.astype(np.int8), [0]))))
    starts, ends = edges[::2], edges[1::2]
    long = ends - starts >= least
    return mark_between(starts[long], ends[long], len(marks))
