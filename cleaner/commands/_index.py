"""`dedupe --index`: the options of the persistent index, and what they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click
import msgspec

from cleaner.index import api
from cleaner.index.answering import Ask
from cleaner.index.differences import ClusterChange, Difference, VerdictChange
from cleaner.index.layout import Stamp
from cleaner.index.planning import Portion
from cleaner.output import PartialFile
from cleaner.reprints import Result
from cleaner.run.pool import cores

_F = TypeVar("_F", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--index",
        metavar="FILE",
        type=click.Path(dir_okay=False),
        help="Add the articles to this index, and tell how they relate to everything in it.",
    ),
    click.option("--against", is_flag=True, help="With --index: only compare, add nothing."),
    click.option("--list", "listed", is_flag=True, help="With --index: tell all that is in it."),
    click.option(
        "--changes",
        metavar="FILE",
        type=click.Path(dir_okay=False),
        help="With --index: write what is new and what is taken back, as JSON Lines.",
    ),
    click.option(
        "--wait",
        metavar="SECONDS",
        type=click.FloatRange(0),
        default=30.0,
        show_default=True,
        help="With --index: how long to wait for another run that uses it.",
    ),
)


def index_options(command: _F) -> _F:
    """Give a command the options of the index."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def check(paths: tuple[str, ...], given: dict[str, Any]) -> None:
    """See that the options of the index fit together.

    Raises:
        click.UsageError: they do not.
    """
    names = {"against": "--against", "listed": "--list", "changes": "--changes"}
    if given["index"] is None:
        if unmet := [name for key, name in names.items() if given[key]]:
            raise click.UsageError(f"{', '.join(unmet)}: only with --index")
        return
    if given["listed"] and paths:
        raise click.UsageError("--list tells what is in the index, and reads no PATH")
    if given["listed"] and (given["against"] or given["changes"]):
        raise click.UsageError("--list changes and compares nothing")


def dedupe(lines: Iterable[bytes], given: dict[str, Any], say: Callable[[str], None]) -> Result:
    """Add articles to the index, or only compare them, or tell all that is in it."""
    options = options_of(given)
    if given["listed"]:
        return api.answer(options)
    portion = api.add(options, lines, against=given["against"])
    if given["changes"] is not None:
        write_changes(given["changes"], portion.differences)
    if not given["quiet"]:
        for line in summary(portion):
            say(line)
    return portion.answer


def options_of(given: dict[str, Any]) -> api.Options:
    """Return how the index is used."""
    return api.Options(
        path=given["index"],
        stamp=Stamp(min_length=given["min_length"], window=given["window"]),
        ask=Ask(given["window"], given["max_pairs"], given["keep"]),
        wait=given["wait"],
        memory_mb=given["memory"],
        jobs=given["jobs"] or cores(),
    )


def write_changes(path: str, differences: Iterable[Difference]) -> None:
    """Write what changed, a line each."""
    file = PartialFile(path)
    try:
        for difference in differences:
            file.write(msgspec.json.encode(difference) + b"\n")
    except BaseException:
        file.abandon()
        raise
    file.close()


def summary(portion: Portion) -> Iterable[str]:
    """Give what is new and what is taken back, for people."""
    found = portion.sorted
    counts = {name: len(getattr(found, name)) for name in ("added", "updated", "unchanged")}
    yield "index: " + ", ".join(f"{name} {count}" for name, count in counts.items())
    if found.updated:
        yield f"updated: {_some(found.updated)}"
    for change in portion.differences:
        if isinstance(change, ClusterChange) and change.was is not None:
            yield f"changed: {_cluster(change)}"
        elif isinstance(change, VerdictChange):
            yield f"taken back: {change.relation} of {change.left} and {change.right}"


def _cluster(change: ClusterChange) -> str:
    parts = [f"cluster {change.was}"]
    if change.now != [change.was]:
        parts.append(f"is now {' and '.join(change.now) or 'none'}")
    if change.joined:
        parts.append(f"{len(change.joined)} joined")
    if change.left:
        parts.append(f"{len(change.left)} left")
    if change.originals_now != [change.original_was]:
        names = " and ".join(name or "unknown" for name in change.originals_now) or "none"
        parts.append(f"original {change.original_was or 'unknown'} → {names}")
    return ", ".join(parts)


def _some(ids: list[str]) -> str:
    more = f" and {len(ids) - 5} more" if len(ids) > 5 else ""
    return ", ".join(ids[:5]) + more
