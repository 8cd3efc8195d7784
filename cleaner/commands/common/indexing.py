"""`dedupe --index`: what the options of the persistent index do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any

import click
import msgspec

from cleaner.index import api, maintenance
from cleaner.index.answer_changes import ClusterChange, Difference, VerdictChange
from cleaner.index.answering import Ask
from cleaner.index.as_of import Past, answer_as_of
from cleaner.index.layout import Stamp
from cleaner.index.planning import Portion
from cleaner.output import PartialFile, completed, open_sink
from cleaner.output.safe import safe_output
from cleaner.reprints import Cluster, Result
from cleaner.reprints.held import HeldRecords
from cleaner.run.pool import cores


def dedupe(lines: Iterable[bytes], given: dict[str, Any], say: Callable[[str], None]) -> Result:
    """Add articles to the index, or only compare them, or tell all that is in it."""
    options = options_of(given)
    if given["as_of"] is not None:
        past = Past(given["as_of"], given["by"])
        asked = lines if given["against"] else ()
        result, count = answer_as_of(options, past, asked)
        if not given["quiet"]:
            say(f"as of then: left out {count.later} later and {count.undated} without a time")
        return result
    if given["listed"]:
        return api.answer(options)
    portion = api.add(options, lines, against=given["against"])
    _tell(portion, given, say)
    return portion.answer


def hold(clusters: Iterable[Cluster], held: HeldRecords, given: dict[str, Any]) -> None:
    """Hold the records too that only the index has, for outputs that show texts."""
    ids = {member.id for cluster in clusters for member in cluster.members}
    ids |= {id_ for cluster in clusters for id_ in cluster.carried_by}
    held.hold(maintenance.records_of(options_of(given), held.missing(ids)))


def maintain(given: dict[str, Any], say: Callable[[str], None]) -> int:
    """Do it, and return the exit code."""
    options = options_of(given)
    if given["stats"]:
        click.echo(msgspec.json.encode(maintenance.stats(options)))
    elif given["export"]:
        _export(options, given)
    elif given["backup"] is not None:
        maintenance.backup(options, given["backup"])
    elif given["migrate"]:
        _tell(maintenance.migrate(options), given, say)
    elif given["pruned"] is not None:
        _tell(maintenance.prune(options, given["pruned"]), given, say)
    else:
        _tell(api.remove(options, list(dict.fromkeys(given["removed"]))), given, say)
    return 0


def _export(options: api.Options, given: dict[str, Any]) -> None:
    kind = given["kind"] if given["kind"] in ("csv", "parquet") else "jsonl"
    stdout = safe_output(sys.stdout.buffer, json=kind == "jsonl")
    past = Past(given["as_of"], given["by"]) if given["as_of"] is not None else None
    sink = open_sink(kind, given["out"], stdout)
    with completed(sink):
        for line in maintenance.export(options, past):
            sink.write(line)


def _tell(portion: Portion, given: dict[str, Any], say: Callable[[str], None]) -> None:
    """Say and write what changed."""
    if given["changes"] is not None:
        write_changes(given["changes"], portion.differences)
    if not given["quiet"]:
        for line in summary(portion):
            say(line)


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
    with completed(file):
        for difference in differences:
            file.write(msgspec.json.encode(difference) + b"\n")


def summary(portion: Portion) -> Iterable[str]:
    """Give what is new and what is taken back, for people."""
    found = portion.sorted
    counts = {name: len(getattr(found, name)) for name in ("added", "updated", "unchanged")}
    if found.removed:
        counts = {"removed": len(found.removed)}
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
