"""Stories as a person would tell them: a headline, then each version with what it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from cleaner.messages import _, in_language, ngettext
from cleaner.output.safe import escaped
from cleaner.render.data_words import listed, reasons
from cleaner.render.width import Line, Piece, columns, padded, wrap
from cleaner.reprints.clusters.moments import Moment, moment, time_span
from cleaner.reprints.result import Cluster, Member

_OUTLET = 12  # columns of an outlet's name
_TIME = 16  # of `2024-11-18 09:20`
_INDENT = 2 + _TIME + 2
_NARROW = 40  # columns in which text is still readable; below that nothing is indented


def story_lines(
    clusters: Iterable[Cluster], width: int, *, ids: bool = False, figures: bool = False
) -> Iterator[Line]:
    """Give the lines of some stories, an empty one between any two.

    Args:
        clusters: the stories.
        width: columns of the terminal.
        ids: name each version by its id, too.
        figures: below its original those versions come first in which a value differs.
    """
    for number, cluster in enumerate(clusters):
        if number:
            yield []
        yield from _story(cluster, width, ids=ids, figures=figures)


def _story(cluster: Cluster, width: int, *, ids: bool, figures: bool) -> Iterator[Line]:
    lead = next((m for m in cluster.members if m.relation in ("original", "candidate")), None)
    told = lead or cluster.members[0]
    yield from wrap([Piece(escaped(told.title or told.id), "bold")], width)
    if cluster.original is None:
        text = _("original unknown: {reason}").format(reason=reasons(cluster.reason))
        yield from _indented([Piece(text, "dim")], width, 2)
    for note in cluster.against:
        text = _("but {reason}").format(reason=in_language(note))
        yield from _indented([Piece(escaped(text), "doubtful")], width, 2)
    versions = sorted(cluster.members, key=_order)
    if figures:
        versions.sort(key=lambda member: (member is not told, "figures" not in member.changes))
    for member in versions:
        yield from _version(member, told, cluster, width, ids=ids)
    for text in _carried(cluster.carried_by, ids=ids):
        yield from _indented([Piece(escaped(text), "dim")], width, 2)
    if not cluster.complete:
        text = _("{count} articles: not all their pairs are listed").format(count=cluster.size)
        yield from _indented([Piece(text, "doubtful")], width, 2)


def _carried(carriers: Sequence[str], *, ids: bool) -> Iterator[str]:
    """Give what is said of the longer articles that hold a story and others."""
    if ids:
        yield from (_("contained in {article}").format(article=id_) for id_ in carriers)
    elif carriers:
        yield ngettext(
            "contained in a longer article", "contained in {count} longer articles", len(carriers)
        ).format(count=len(carriers))


def _version(
    member: Member, lead: Member, cluster: Cluster, width: int, *, ids: bool
) -> Iterator[Line]:
    """Give the lines of one version: when, who, what it is, and what it changed."""
    when = " ".join(moment(member.date, member.id)[:2]) or _("no time")
    is_lead = member.id == lead.id
    what = [Piece(_relation(member), "moved" if member is not lead else "bold")]
    if is_lead and cluster.original is not None:
        what.append(Piece(f" · {escaped(reasons(cluster.reason))}", "dim"))
    if later := "" if is_lead else _later(member, lead):
        what.append(Piece(f" · {later}", "dim"))
    if member.changes:
        what.append(Piece(f" · {listed(member.changes)}", "dim"))
    head: Line = padded([Piece(f"  {when}")], _INDENT)
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
        return _(member.relation)
    if member.relation == "none":
        return _("by another version")
    share = member.contained if member.relation == "excerpt" else member.similarity
    return f"{_(member.relation)} {share:.0%}"


def _later(member: Member, lead: Member) -> str:
    """Return how much later a version came, "" where the stamps do not tell a time of day."""
    one, two = time_span(lead.date, lead.id), time_span(member.date, member.id)
    day = timedelta(days=1)
    if one is None or two is None or one.end - one.start >= day or two.end - two.start >= day:
        return ""
    minutes = round((two.start - one.start).total_seconds() / 60)
    span = _spoken(abs(minutes))
    said = _("{span} later") if minutes >= 0 else _("{span} earlier")
    return said.format(span=span)


def _spoken(minutes: int) -> str:
    if minutes < 60:
        return _("{minutes} min").format(minutes=minutes)
    hours, rest = divmod(minutes, 60)
    if hours < 48:
        said = _("{hours} h {minutes} min") if rest else _("{hours} h")
        return said.format(hours=hours, minutes=rest)
    return _("{days} days").format(days=hours // 24)


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
