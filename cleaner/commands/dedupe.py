"""`dedupe`: every reprint in a folder, and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import cast, get_args

import click
import msgspec
from rich.console import Console

from cleaner.commands._split import split
from cleaner.records import STDIN, RecordError, read_records
from cleaner.render.reprints import show_clusters, show_explanation, show_pairs
from cleaner.reprints import Cluster, Pair, Result, cluster_schema, dedupe, pair_schema
from cleaner.reprints.api import MAX_PAIRS, MEMORY_MB
from cleaner.reprints.explain import explain
from cleaner.reprints.origin import Keep
from cleaner.reprints.settings import MIN_LENGTH
from cleaner.reprints.tables import (
    csv_lines,
    drop_ids,
    json_lines,
    member_rows,
    pair_rows,
    write_parquet,
)

_RELATIONS = ("full", "edited", "excerpt", "partial")
_FORMATS = ("terminal", "jsonl", "csv", "parquet", "ids")


def _relations(context: click.Context, option: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(","))
    if unknown := [name for name in names if name not in _RELATIONS]:
        raise click.BadParameter(f"{', '.join(unknown)}: not one of {', '.join(_RELATIONS)}")
    return names


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", nargs=-1, metavar="PATH...")
@click.option(
    "--format", "format_", type=click.Choice(_FORMATS), help="terminal, or jsonl in a pipe."
)
@click.option("--output", type=click.Path(path_type=Path), help="Write to this file.")
@click.option("--pairs", is_flag=True, help="Relations, one a line, in place of clusters.")
@click.option(
    "--relations",
    default=",".join(_RELATIONS),
    callback=_relations,
    show_default=True,
    help="Tell only these.",
)
@click.option(
    "--split",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write originals.jsonl and reprints.jsonl into this folder.",
)
@click.option(
    "--keep",
    type=click.Choice(get_args(Keep)),
    default="source",
    show_default=True,
    help="Which article of a cluster --split and ids keep; best: no warnings, complete.",
)
@click.option(
    "--explain",
    "explained",
    nargs=2,
    metavar="LEFT RIGHT",
    help="Say why two articles, by id, relate as they do.",
)
@click.option(
    "--min-length",
    type=click.IntRange(1),
    default=MIN_LENGTH,
    show_default=True,
    help="Letters and digits below which a body is left out.",
)
@click.option(
    "--window", type=click.IntRange(0), metavar="DAYS", help="Days that reprints may lie apart."
)
@click.option(
    "--max-pairs",
    type=click.IntRange(1),
    default=MAX_PAIRS,
    show_default=True,
    help="Pairs listed of one cluster, those of its original first.",
)
@click.option("--jobs", type=click.IntRange(1), default=os.cpu_count() or 1, help="Processes.")
@click.option(
    "--memory",
    type=click.IntRange(64),
    default=MEMORY_MB,
    show_default=True,
    metavar="MB",
    help="Memory of the join before it spills to disk.",
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of the output and stop.")
def main(
    paths: tuple[str, ...],
    format_: str | None,
    output: Path | None,
    pairs: bool,
    relations: tuple[str, ...],
    folder: Path | None,
    keep: str,
    explained: tuple[str, str] | None,
    min_length: int,
    window: int | None,
    max_pairs: int,
    jobs: int,
    memory: int,
    schema: bool,
) -> None:
    """Tell which articles are the same story, how they relate, and which is the original.

    PATH is a file of records (JSON Lines, .gz, Parquet), a folder of them, or - for standard input.
    Nothing is deleted or moved. Exits 1 if a line was no record.
    """
    if schema:
        shape = pair_schema() if pairs else cluster_schema()
        click.echo(msgspec.json.format(msgspec.json.encode(shape)))
        return
    if not paths:
        raise click.UsageError("Missing argument 'PATH...'.")
    if folder and STDIN in paths:
        raise click.UsageError("--split reads its input twice; standard input can be read once.")
    chosen = format_ or ("terminal" if sys.stdout.isatty() and not output else "jsonl")
    if chosen == "parquet" and not output:
        raise click.UsageError("--format parquet needs --output.")
    errors: list[RecordError] = []
    if explained:
        _explain(paths, explained, errors)
    else:
        result = dedupe(
            read_records(paths, errors),
            min_length=min_length,
            window=window,
            max_pairs=max_pairs,
            memory_mb=memory,
            jobs=jobs,
            keep=cast(Keep, keep),
        )
        _write(result, chosen, output, pairs=pairs, relations=relations)
        if folder:
            split(read_records(paths, []), drop_ids(result.clusters, relations), folder)
        _summarise(result)
    for error in errors:
        click.echo(f"dedupe: {error}", err=True)
    sys.exit(1 if errors else 0)


def _explain(paths: Iterable[str], ids: tuple[str, str], errors: list[RecordError]) -> None:
    found = {a.id: a for a in read_records(paths, errors) if a.id in ids}
    if missing := [id_ for id_ in ids if id_ not in found]:
        raise click.ClickException(f"no article has the id {' or '.join(missing)}")
    left, right = ids
    console = Console(soft_wrap=True, highlight=False)
    show_explanation(explain(found[left], found[right]), left, right, console)


def _shown(result: Result, relations: tuple[str, ...]) -> tuple[list[Pair], list[Cluster]]:
    roles = {*relations, "original", "candidate"}
    listed = [pair for pair in result.pairs if pair.relation in relations]
    clusters = []
    for cluster in result.clusters:
        members = [m for m in cluster.members if m.relation in roles]
        if len(members) > 1 or cluster.carried_by:
            clusters.append(msgspec.structs.replace(cluster, members=members, size=len(members)))
    return listed, clusters


def _write(
    result: Result, format_: str, output: Path | None, *, pairs: bool, relations: tuple[str, ...]
) -> None:
    listed, clusters = _shown(result, relations)
    if format_ == "terminal":
        console = Console(soft_wrap=True, highlight=False)
        if pairs and listed:
            show_pairs(listed, console)
        elif not pairs:
            show_clusters(clusters, console)
        return
    rows = pair_rows(listed) if pairs else member_rows(clusters)
    if format_ == "parquet" and output:
        write_parquet(rows, output, pairs=pairs)
        return
    if format_ == "ids":
        ids = drop_ids(result.clusters, relations)
        lines: Iterable[bytes] = (f"{id_}\n".encode() for id_ in ids)
    elif format_ == "csv":
        lines = csv_lines(rows, pairs=pairs)
    else:
        lines = json_lines(listed if pairs else clusters)
    with click.open_file(str(output or "-"), "wb", atomic=output is not None) as file:
        file.writelines(lines)


def _summarise(result: Result) -> None:
    stories = sum(len(cluster.members) > 1 for cluster in result.clusters)
    left_out = "".join(f"; left out: {n} {why}" for why, n in result.left_out.items())
    found = f"{stories} clusters" if stories else "no reprints"
    click.echo(f"dedupe: compared {result.compared} articles: {found}{left_out}", err=True)
    if unlisted := sum(not cluster.complete for cluster in result.clusters):
        click.echo(f"dedupe: {unlisted} clusters have more pairs than --max-pairs lists", err=True)
