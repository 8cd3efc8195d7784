"""What differs between two versions, in kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from cleaner.diff.atoms import cut, letters
from cleaner.diff.diff_model import FieldChange, ParagraphRow, Summary, ValueChange, Version
from cleaner.diff.spans import Compared
from cleaner.newstext import dates
from cleaner.newstext.values.folding import flat

_FIELDS = ("source", "author", "editor")  # furniture all of them


def summarise(
    left: Version,
    right: Version,
    title: Compared,
    rows: Sequence[ParagraphRow],
    compared: Sequence[Compared],
) -> Summary:
    """Return what differs, in kind.

    Args:
        left: one version.
        right: the other.
        title: the headlines.
        rows: of their bodies.
        compared: what each row was made of.
    """
    retitled = any(span.op == "changed" for span in title.spans)
    fields = tuple(
        FieldChange(name, ours, theirs)
        for name in _FIELDS
        if _folded(ours := getattr(left, name)) != _folded(theirs := getattr(right, name))
    )
    changed = [row for row in rows if row.kind != "kept"]
    story = [row for row in changed if row.furniture is None]
    labels = dict.fromkeys(
        span.furniture for row in changed for span in row.spans if span.furniture
    )
    seconds, whole_days = _between(left.date, right.date)
    kinds = [row.kind for row in story]
    return Summary(
        "text" if retitled or story else "furniture" if changed or fields else "nothing",
        retitled,
        seconds,
        whole_days,
        _share(compared, "left"),
        _share(compared, "right"),
        kinds.count("cut"),
        kinds.count("added"),
        kinds.count("moved"),
        kinds.count("edited"),
        kinds.count("doubtful"),
        tuple(labels),
        fields,
        _once([*title.values, *(value for row in rows for value in row.values)]),
    )


def _folded(name: str | None) -> str:
    return letters(cut(flat(name or "")))


def _between(left: str | None, right: str | None) -> tuple[int | None, bool]:
    """Return the seconds from one date to the other, and whether they are whole days only."""
    ours, theirs = dates.find_date(left), dates.find_date(right)
    if ours is None or theirs is None:
        return None, False
    whole_days = min(len(ours.iso), len(theirs.iso)) == len("2024-01-01")
    if whole_days:
        days = datetime.fromisoformat(theirs.iso[:10]) - datetime.fromisoformat(ours.iso[:10])
        return int(days / timedelta(seconds=1)), True
    apart = datetime.fromisoformat(theirs.iso) - datetime.fromisoformat(ours.iso)
    return int(apart / timedelta(seconds=1)), False


def _share(compared: Sequence[Compared], side: str) -> float:
    whole = sum(getattr(part, side) for part in compared)
    return round(sum(part.equal for part in compared) / whole, 4) if whole else 1.0


def _once(values: Sequence[ValueChange]) -> tuple[ValueChange, ...]:
    """Return each value once, those of furniture behind the others."""
    return tuple(sorted(dict.fromkeys(values), key=lambda value: value.furniture is not None))
