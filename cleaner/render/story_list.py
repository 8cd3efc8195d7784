"""Stories as a person would tell them: a headline, then each version with what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from cleaner.output.safe import escaped
from cleaner.render.width import Line, Piece, columns, padded, wrap
from cleaner.reprints.clusters.moments import Moment, moment, time_span
from cleaner.reprints.result import Cluster, Member

_OUTLET = 12  # columns of an outlet's name
_TIME = 16  # of `2024-11-18 09:20`
_INDENT = 2 + _TIME + 2
_NARROW = 40  # columns in which text is still readable; below that nothing is indented


def story_lines(clusters: Iterable[Cluster], width: int, *, ids: bool = False) -> Iterator[Line]:
    """Give the lines of some stories, an empty one between any two.

    Args:
        clusters: the stories.
        width: columns of the terminal.
        ids: name each version by its id, too.
    """
    for number, cluster in enumerate(clusters):
        if number:
            yield []
        yield from _story(cluster, width, ids=ids)


def _story(cluster: Cluster, width: int, *, ids: bool) -> Iterator[Line]:
    lead = next((m for m in cluster.members if m.relation in ("original", "candidate")), None)
    told = lead or cluster.members[0]
    yield from wrap([Piece(escaped(told.title or told.id), "bold")], width)
    if cluster.original is None:
        yield from _indented([Piece(f"original unknown: {cluster.reason}", "dim")], width, 2)
    for note in cluster.against:
        yield from _indented([Piece(f"but {escaped(note)}", "doubtful")], width, 2)
    for member in sorted(cluster.members, key=_order):
        yield from _version(member, told, cluster, width, ids=ids)
    for carrier in cluster.carried_by:
        yield from _indented([Piece(f"carried by {escaped(carrier)}", "dim")], width, 2)
    if not cluster.complete:
        text = f"{cluster.size} articles: not all their pairs are listed"
        yield from _indented([Piece(text, "doubtful")], width, 2)


def _version(
    member: Member, lead: Member, cluster: Cluster, width: int, *, ids: bool
) -> Iterator[Line]:
    """Give the lines of one version: when, who, what it is, and what it changed."""
    when = " ".join(moment(member.date, member.id)[:2]) or "no time"
    is_lead = member.id == lead.id
    what = [Piece(_relation(member), "moved" if member is not lead else "bold")]
    if is_lead and cluster.original is not None:
        what.append(Piece(f" · {cluster.reason}", "dim"))
    if later := "" if is_lead else _later(member, lead):
        what.append(Piece(f" · {later}", "dim"))
    if member.changes:
        what.append(Piece(f" · {', '.join(member.changes)}", "dim"))
    head: Line = [Piece(f"  {when}".ljust(_INDENT))]
    outlet = escaped(member.outlet or "")
    if outlet:
        head += [*padded([Piece(outlet)], _OUTLET), Piece("  ")]
    yield from _after(head, what, width)
    if not is_lead and member.title and member.title != lead.title:
        yield from _indented([Piece(escaped(member.title))], width, _INDENT)
    if member.figures:
        shown = "; ".join(f"{left} → {right}" for left, right in member.figures)
        yield from _indented([Piece(escaped(shown), "doubtful")], width, _INDENT)
    if ids or not (member.title or lead.title):
        yield from _indented([Piece(escaped(member.id), "dim")], width, _INDENT)


def _relation(member: Member) -> str:
    if member.relation in ("original", "candidate"):
        return member.relation
    if member.relation == "none":
        return "by another version"
    share = member.contained if member.relation == "excerpt" else member.similarity
    return f"{member.relation} {share:.0%}"


def _later(member: Member, lead: Member) -> str:
    """Return how much later a version came, "" where the stamps do not tell a time of day."""
    one, two = time_span(lead.date, lead.id), time_span(member.date, member.id)
    day = timedelta(days=1)
    if one is None or two is None or one.end - one.start >= day or two.end - two.start >= day:
        return ""
    minutes = round((two.start - one.start).total_seconds() / 60)
    return f"{_spoken(abs(minutes))} {'later' if minutes >= 0 else 'earlier'}"


def _spoken(minutes: int) -> str:
    if minutes < 60:
        return f"{minutes} min"
    hours, rest = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {rest} min" if rest else f"{hours} h"
    return f"{hours // 24} days"


def _order(member: Member) -> tuple[bool, Moment, bool, str]:
    stamp = moment(member.date, member.id)
    return not stamp, stamp, member.relation != "original", member.id


def _after(head: Line, text: Line, width: int) -> Iterator[Line]:
    """Give a text behind a head, wrapped where it began."""
    taken = sum(columns(piece.text) for piece in head)
    if width - taken < _NARROW:
        yield head
        yield from _indented(text, width, min(_INDENT, max(0, width - _NARROW)))
        return
    for number, line in enumerate(wrap(text, width - taken)):
        yield [*head, *line] if number == 0 else [Piece(" " * taken), *line]


def _indented(text: Line, width: int, indent: int) -> Iterator[Line]:
    indent = min(indent, max(0, width - _NARROW))
    for line in wrap(text, width - indent):
        yield [Piece(" " * indent), *line]
