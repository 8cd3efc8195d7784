"""`dedupe --index`: what the options of the persistent index do."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import msgspec

from cleaner.commands.asked.asked_of_dedupe import AskedDedupe
from cleaner.commands.asked.index_options import Indexed
from cleaner.commands.asked.matching_options import Matching
from cleaner.commands.asked.output_options import format_of, output_place
from cleaner.commands.doing import replaying
from cleaner.commands.doing.changes_file import changes_written
from cleaner.index import api, maintenance
from cleaner.index.answer_changes import ClusterChange, VerdictChange
from cleaner.index.answering import Ask
from cleaner.index.as_of import Past, answer_as_of
from cleaner.index.layout import IndexStamp
from cleaner.index.options import IndexOptions
from cleaner.index.planning import BeforeCommit, Portion
from cleaner.messages import _, marked, phrase
from cleaner.output import completed, open_sink
from cleaner.output.formats import FORMATS
from cleaner.render.paging import printed
from cleaner.render.reporter import Reporter
from cleaner.reprints import Cluster, Result
from cleaner.reprints.corpus import CorpusRecord
from cleaner.reprints.held import HeldRecords


def dedupe_with_index(
    lines: Iterable[bytes], given: Indexed, matching: Matching, watch: Reporter
) -> Result:
    """Add articles to the index, or only compare them, or tell all that is in it."""
    options = options_of(given, matching)
    if (past := past_of(given)) is not None:
        asked = lines if given.against else ()
        result, count = answer_as_of(options, past, asked)
        watch.inform(
            phrase(
                "as of then: left out {later} later and {undated} without a time",
                later=count.later,
                undated=count.undated,
            )
        )
        return result
    if given.listed:
        return api.answer(options)
    with changes_written(given.changes) as before:
        portion = api.add(options, lines, against=given.against, before=before)
    _tell(portion, watch)
    return portion.answer


def hold(
    clusters: Iterable[Cluster], held: HeldRecords, options: IndexOptions, also: Iterable[str] = ()
) -> None:
    """Hold the records too that only the index has, for outputs that show texts.

    Args:
        clusters: those of their members and carriers.
        held: gets the records.
        options: which index.
        also: other ids that are wanted.
    """
    ids = {member.id for cluster in clusters for member in cluster.members}
    ids |= {id_ for cluster in clusters for id_ in cluster.carried_by}
    ids.update(also)
    held.hold(maintenance.stored_records(options, held.missing(ids)))


def stored(asked: AskedDedupe, ids: Collection[str]) -> dict[str, CorpusRecord]:
    """Return those of some articles that the index holds, by id.

    Raises:
        IndexFileError: the index cannot be used.
    """
    lines = maintenance.stored_records(options_of(asked.indexed, asked.matching), ids)
    found = map(msgspec.json.Decoder(CorpusRecord).decode, lines)
    return {article.id: article for article in found}


def maintain(asked: AskedDedupe, watch: Reporter) -> int:
    """Do what `Indexed.maintains` tells of, and return the exit code."""
    given = asked.indexed
    options = options_of(given, asked.matching)
    if given.stats:
        printed(msgspec.json.encode(maintenance.stats(options)).decode())
    elif given.export:
        _export(options, asked)
    elif given.backup is not None:
        maintenance.backup(options, given.backup)
    elif given.replayed is not None:
        replaying.replay(options, given.replayed, asked, watch)
    elif len(given.as_of) > 1:
        replaying.list_as_of(options, asked, watch)
    else:
        with changes_written(given.changes) as before:
            portion = _changed(options, given, before)
        _tell(portion, watch)
    return 0


def _changed(options: IndexOptions, given: Indexed, before: BeforeCommit) -> Portion:
    """Make an index anew, or take out of it what is named."""
    if given.migrate:
        return maintenance.migrate(options, before)
    if given.pruned is not None:
        return maintenance.prune(options, given.pruned, before)
    return api.remove(options, list(dict.fromkeys(given.removed)), before)


def _export(options: IndexOptions, asked: AskedDedupe) -> None:
    output = asked.output
    kind = format_of(output.kind if output.kind in FORMATS else None, output.out)
    sink = open_sink(kind, output_place(output.out, bom=output.bom, json=kind in ("jsonl", "json")))
    with completed(sink):
        for line in maintenance.export(options, past_of(asked.indexed)):
            sink.write(line)


def _tell(portion: Portion, watch: Reporter) -> None:
    """Say what changed."""
    if portion.note:
        watch.say(portion.note)
    for line in portion_summary(portion):
        watch.inform(line)


def past_of(given: Indexed) -> Past | None:
    """Return as of when the answer is to be, None where that is now."""
    return Past(given.as_of[0].span, given.by) if given.as_of else None


def options_of(given: Indexed, matching: Matching) -> IndexOptions:
    """Return how the index is used."""
    return IndexOptions(
        path=given.path or "",
        stamp=IndexStamp(min_length=matching.min_length, window=matching.window),
        ask=Ask(matching.window, matching.max_pairs, matching.keep),
        wait=given.wait,
        memory_mb=matching.memory,
        jobs=matching.processes,
    )


_COUNTED = {
    "added": marked("added {count}"),
    "updated": marked("updated {count}"),
    "unchanged": marked("unchanged {count}"),
    "removed": marked("removed {count}"),
}


def portion_summary(portion: Portion) -> Iterable[str]:
    """Give what is new and what is taken back, for people."""
    found = portion.sorted
    counts = {name: len(getattr(found, name)) for name in ("added", "updated", "unchanged")}
    if found.removed:
        counts = {"removed": len(found.removed)}
    told = _(", ").join(_(_COUNTED[name]).format(count=count) for name, count in counts.items())
    yield _("index: {counts}").format(counts=told)
    if found.updated:
        yield _("updated: {articles}").format(articles=_some(found.updated))
    for change in portion.differences:
        if isinstance(change, ClusterChange) and change.was is not None:
            yield _("changed: {cluster}").format(cluster=_cluster(change))
        elif isinstance(change, VerdictChange):
            yield _("taken back: {relation} of {left} and {right}").format(
                relation=_(change.relation), left=change.left, right=change.right
            )


def _cluster(change: ClusterChange) -> str:
    parts = [_("cluster {id}").format(id=change.was)]
    if change.now != [change.was]:
        now = _(" and ").join(change.now) or _("none")
        parts.append(_("is now {clusters}").format(clusters=now))
    if change.joined:
        parts.append(_("{count} joined").format(count=len(change.joined)))
    if change.left:
        parts.append(_("{count} left").format(count=len(change.left)))
    if change.originals_now != [change.original_was]:
        unknown = _("unknown")
        names = _(" and ").join(name or unknown for name in change.originals_now) or _("none")
        said = _("original {was} → {now}")
        parts.append(said.format(was=change.original_was or unknown, now=names))
    return _(", ").join(parts)


def _some(ids: list[str]) -> str:
    some = _(", ").join(ids[:5])
    return _("{some} and {count} more").format(some=some, count=len(ids) - 5) if ids[5:] else some
