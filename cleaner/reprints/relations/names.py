"""Whether two texts are about different subjects: a name was replaced by another."""

from __future__ import annotations

from cleaner.lazy import regex
from cleaner.newstext.values.words import says_the_same
from cleaner.reprints.relations.align import align
from cleaner.reprints.relations.comparison import Comparison
from cleaner.reprints.relations.slots import Slots
from cleaner.reprints.settings import HALF, REPEATED, SHORT, SUBJECT
from cleaner.reprints.texts.prepared import Text

# Verbs of saying are exchanged for each other all through a rewritten text.
_SAYING = frozenset("说称指出表示认为强调介绍透露谈到提到告诉写道宣布坦言回应".strip())
# How the names of houses end: who asks and who prints is no subject.
_HOUSE = regex(r"(?:[日时晚早晨商]?报|周刊|新闻|电视台|通讯社|网)?(?:记者)?")
# Words of grammar: what holds one of them is a turn of phrase, and no name.
_GRAMMAR = frozenset("的了着是和与及或这那此该之吗呢吧都再又就")

Names = list[tuple[str, str]]  # what the shorter text has, and the longer instead


def other_names(pair: Comparison) -> Names:
    """Return the subjects of the shorter text that the longer replaced by others."""
    left, right = pair.short, pair.long
    if left.body == right.body:
        return []
    short = len(left.body) < SHORT
    found = conflicting_names(left, right, pair.slots, short=short)
    found = found or _exchanged_in_headlines(pair)
    # A notice about another subject is about as long; what is carried whole is an excerpt.
    alike = len(left.body) >= HALF * len(right.body)
    if not found and alike and (subjects := _other_subject(left, right)):
        found = [subjects]
    return found


def conflicting_names(left: Text, right: Text, slots: Slots, *, short: bool) -> Names:
    """Return the subjects of the left text that the right replaced by others, place by place."""
    if not slots.names:
        return []
    whole_left, whole_right = left.title + left.body, right.title + right.body
    subject_left = left.title + left.body[: left.lead]
    subject_right = right.title + right.body[: right.lead]
    found = []
    for x, y, times in slots.names:
        titled = x in left.title and y in right.title
        # Single characters are words of grammar far more often than names.
        needed = REPEATED + (len(x) == 1 and len(y) == 1)
        if titled and len(x) + len(y) > 2 and (short or _both_go_on(x, left, y, right)):
            needed = 1
        if (
            times >= needed
            and not (set(x) <= _SAYING and set(y) <= _SAYING)
            and not (_HOUSE.fullmatch(x) and _HOUSE.fullmatch(y))
            and (titled or not _GRAMMAR.intersection(x + y))
            and x in subject_left
            and y in subject_right
            and x not in whole_right
            and y not in whole_left
            and not _synonyms(x, y, left, right)
        ):
            found.append((x, y))
    return found


def _synonyms(x: str, y: str, left: Text, right: Text) -> bool:
    """Whether two runs, or the words of which they are a part, say the same."""
    return says_the_same(x, y) or any(
        says_the_same(one, two) for one in _words(x, left) for two in _words(y, right)
    )


def _words(run: str, text: Text) -> set[str]:
    """Return a run with the character before it, and with the one behind, wherever it stands."""
    found = set()
    at = text.body.find(run)
    while at >= 0:
        found.add(text.body[max(0, at - 1) : at + len(run)])
        found.add(text.body[at : at + len(run) + 1])
        at = text.body.find(run, at + 1)
    return found


def _both_go_on(x: str, left: Text, y: str, right: Text) -> bool:
    """Whether each text comes back to its own string: a name; a turn of phrase stands once."""
    return min(len(x), len(y)) > 1 and min(left.body.count(x), right.body.count(y)) >= REPEATED


# --- what the headlines exchange ----------------------------------------------------------------


def _exchanged_in_headlines(pair: Comparison) -> Names:
    """Return what two headlines exchange in the same place, and so do the texts: 南航, 东航.

    Only where the headlines are two fillings of one: else each is worded anew.
    """
    left, right = pair.short, pair.long
    found = align(left.title, right.title)
    least = min(len(left.title), len(right.title))
    if not least or 2 * max(found.left, found.right) < least:
        return []
    slots = Slots((left.title, ()), (right.title, ()), found.blocks)
    return [
        (x, y)
        for x, y, _ in slots.names
        if not _GRAMMAR.intersection(x + y)
        and not _synonyms(x, y, left, right)
        and any(x in run and y in other for run, other, _ in pair.slots.names)
        and _only_in(x, left, right)
        and _only_in(y, right, left)
    ]


def _only_in(run: str, own: Text, other: Text) -> bool:
    """Whether a text has a headline's word, with what stands beside it, and the other never has."""
    at = own.title.find(run)
    grams = [own.title[max(0, at - 2) : at + len(run)], own.title[at : at + len(run) + 2]]
    needed = 1 if len(own.body) < SHORT else REPEATED
    return any(
        own.body.count(gram) >= needed and gram not in other.body and gram not in other.title
        for gram in grams
    )


# --- what only one of them goes on about --------------------------------------------------------


def _subject(text: Text, other: Text) -> str | None:
    """Return what the title names, the text goes on about and the other never mentions.

    It need not stand in aligned places: a notice about another person may be filled in so that
    hardly any slot is the same.
    """
    title = text.title
    for i in range(len(title) - SUBJECT + 1):
        gram = title[i : i + SUBJECT]
        if (
            gram not in other.title
            and gram not in other.body
            and text.body.count(gram) > REPEATED
            and not any(char.isdecimal() for char in gram)
        ):
            return gram
    return None


def _other_subject(left: Text, right: Text) -> tuple[str, str] | None:
    ours = _subject(left, right)
    theirs = _subject(right, left) if ours is not None else None
    if ours is None or theirs is None or _one_word(ours, theirs):
        return None
    return ours, theirs


def _one_word(ours: str, theirs: str) -> bool:
    """Whether two strings differ in words that say the same: 我国新, 中国新."""
    return any(
        says_the_same(ours[i:j], theirs[i:j]) and ours[:i] == theirs[:i] and ours[j:] == theirs[j:]
        for i in range(len(ours))
        for j in range(i + 1, len(ours) + 1)
    )
