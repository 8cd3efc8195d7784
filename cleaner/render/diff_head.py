"""What stands above a diff: which versions, and what differs in kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cleaner.diff import Diff, Side, Summary, TextSpan
from cleaner.output.safe import escaped
from cleaner.render.width import Line, Piece

_INDENT = 12
_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60), ("second", 1))
_COUNTED = ("cut", "added", "moved", "edited")
_DIFFERS = {
    "nothing": "no difference",
    "furniture": "furniture only: the story is the same",
}


def head_lines(
    diff: Diff, marks: Callable[[Iterable[TextSpan]], Line]
) -> Iterator[tuple[Line, int]]:
    """Give each line above a diff, and how many columns its first piece takes.

    Args:
        diff: what is told of.
        marks: draws the spans of the title.
    """
    summary = diff.summary
    yield [Piece("---", "removed"), *_version(diff.left)], 4
    yield [Piece("+++", "added"), *_version(diff.right), Piece(_between(summary), "bold")], 4
    if said := _DIFFERS.get(summary.differs):
        yield _line("", Piece(said, "bold"))
    if summary.title:
        yield _line("title", *marks(diff.title))
    for field in summary.fields:
        text = f"{field.left or '(none)'} → {field.right or '(none)'}"
        yield _line(field.name, Piece(escaped(text), "dim"))
    if summary.differs != "nothing":
        kept, taken = percent(summary.kept), percent(summary.taken)
        yield _line("kept", Piece(f"{kept} of the left; {taken} of the right is from it"))
    if counted := _counts(summary):
        yield _line("paragraphs", Piece(counted))
    if summary.furniture:
        yield _line("furniture", Piece(", ".join(summary.furniture), "dim"))
    for kind in ("figure", "date", "code", "opposite", "name"):
        found = [value for value in summary.values if value.kind == kind]
        for i, value in enumerate(found):
            style = "dim" if value.furniture else ""
            yield _line(
                f"{kind}s" if i == 0 else "",
                Piece(escaped(value.left), f"{style} removed".strip()),
                Piece(" → ", "dim"),
                Piece(escaped(value.right), f"{style} added".strip()),
                Piece(f" ‹{value.furniture}›" if value.furniture else "", "label"),
            )


def _line(name: str, *text: Piece) -> tuple[Line, int]:
    return [Piece(name, "bold"), *text], _INDENT


def _version(side: Side) -> Line:
    known = filter(None, (side.outlet, moment_of(side.date), side.id))
    doubt = f"  (doubtful: {'; '.join(side.warnings)})" if side.warnings else ""
    return [Piece("  ".join(map(escaped, known))), Piece(escaped(doubt), "doubtful")]


def moment_of(date: str | None) -> str | None:
    """Return a date without the zone, which is always the same."""
    return date.replace("T", " ").removesuffix("+08:00") if date else None


def _between(summary: Summary) -> str:
    if summary.seconds is None:
        return ""
    if summary.seconds == 0:
        return "  the same day" if summary.whole_days else "  at the same time"
    rest = abs(summary.seconds)
    parts: list[str] = []
    for name, size in _UNITS:
        if rest >= size and len(parts) < 2:
            number, rest = divmod(rest, size)
            parts.append(f"{number} {name}{'s' if number > 1 else ''}")
    return f"  {' '.join(parts)} {'later' if summary.seconds > 0 else 'earlier'}"


def percent(share: float) -> str:
    """Return a share; one that is not the whole is never called so."""
    if 0.995 <= share < 1:
        return f"{int(share * 1000) / 10:.1f}%"
    return f"{share:.0%}"


def _counts(summary: Summary) -> str:
    parts = [f"{n} {kind}" for kind in _COUNTED if (n := getattr(summary, kind))]
    if summary.doubtful:
        parts.append(f"{summary.doubtful} perhaps missing")
    return ", ".join(parts)
