"""What stands above a diff: which versions, and what differs in kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from cleaner.diff import Diff, Side, Summary, TextSpan
from cleaner.messages import _, in_language, marked, ngettext
from cleaner.output.safe import escaped
from cleaner.render.data_words import listed
from cleaner.render.width import Line, Piece

_INDENT = 12
_DIFFERS = {
    "nothing": marked("no difference"),
    "furniture": marked("furniture only: the story is the same"),
}
VALUES = {
    "figure": marked("figures"),
    "date": marked("dates"),
    "code": marked("codes"),
    "opposite": marked("opposites"),
    "name": marked("names"),
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
    yield [Piece("---", "removed sign"), *_version(diff.left)], 4
    yield [Piece("+++", "added sign"), *_version(diff.right), Piece(_between(summary), "bold")], 4
    if said := _DIFFERS.get(summary.differs):
        yield _line("", Piece(_(said), "bold"))
    if summary.title:
        yield _line(_("title"), *marks(diff.title))
    for field in summary.fields:
        none = _("(none)")
        text = f"{field.left or none} → {field.right or none}"
        yield _line(_(field.name), Piece(escaped(text), "dim"))
    if summary.differs != "nothing":
        said = _("{kept} of the left; {taken} of the right is from it")
        shares = {"kept": percent(summary.kept), "taken": percent(summary.taken)}
        yield _line(_("kept"), Piece(said.format(**shares)))
    if counted := _counts(summary):
        yield _line(_("paragraphs"), Piece(counted))
    if summary.furniture:
        yield _line(_("furniture"), Piece(listed(summary.furniture), "dim"))
    for kind, name in VALUES.items():
        found = [value for value in summary.values if value.kind == kind]
        for i, value in enumerate(found):
            style = "dim" if value.furniture else ""
            yield _line(
                _(name) if i == 0 else "",
                Piece(escaped(value.left), f"{style} removed".strip()),
                Piece(" → ", "dim"),
                Piece(escaped(value.right), f"{style} added".strip()),
                Piece(f" ‹{_(value.furniture)}›" if value.furniture else "", "label"),
            )


def _line(name: str, *text: Piece) -> tuple[Line, int]:
    return [Piece(name, "bold"), *text], _INDENT


def _version(side: Side) -> Line:
    known = filter(None, (side.outlet, moment_of(side.date), side.id))
    doubt = ""
    if side.warnings:
        warnings = _("; ").join(map(in_language, side.warnings))
        doubt = "  " + _("(doubtful: {warnings})").format(warnings=warnings)
    return [Piece("  ".join(map(escaped, known))), Piece(escaped(doubt), "doubtful")]


def moment_of(date: str | None) -> str | None:
    """Return a date without the zone, which is always the same."""
    return date.replace("T", " ").removesuffix("+08:00") if date else None


def _between(summary: Summary) -> str:
    if summary.seconds is None:
        return ""
    if summary.seconds == 0:
        return "  " + (_("the same day") if summary.whole_days else _("at the same time"))
    said = _("{span} later") if summary.seconds > 0 else _("{span} earlier")
    return "  " + said.format(span=_span(abs(summary.seconds)))


def _span(seconds: int) -> str:
    """Return a time in its two greatest units."""
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    told = (
        (days, ngettext("{count} day", "{count} days", days)),
        (hours, ngettext("{count} hour", "{count} hours", hours)),
        (minutes, ngettext("{count} minute", "{count} minutes", minutes)),
        (seconds, ngettext("{count} second", "{count} seconds", seconds)),
    )
    parts = [said.format(count=count) for count, said in told if count]
    return _("{one} {two}").format(one=parts[0], two=parts[1]) if parts[1:] else parts[0]


def percent(share: float) -> str:
    """Return a share; one that is not the whole is never called so."""
    if 0.995 <= share < 1:
        return f"{int(share * 1000) / 10:.1f}%"
    return f"{share:.0%}"


def _counts(summary: Summary) -> str:
    counted = (
        (summary.cut, _("{count} cut")),
        (summary.added, _("{count} added")),
        (summary.moved, _("{count} moved")),
        (summary.edited, _("{count} edited")),
        (summary.doubtful, _("{count} perhaps missing")),
    )
    return _(", ").join(said.format(count=count) for count, said in counted if count)
