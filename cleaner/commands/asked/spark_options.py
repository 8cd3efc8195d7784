"""`--engine spark` of both commands: which options go with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import click
from click.core import ParameterSource

from cleaner.messages import marked, phrase

_F = TypeVar("_F", bound=Callable[..., Any])
_FORMATS = (None, "jsonl", "parquet")
_REFUSED = {
    "clean": (
        *("resume", "jobs", "join_pages", "fail_fast", "manifest", "explain", "sharding", "bom"),
        *("rejected", "timeout"),
    ),
    "dedupe": (
        *(
            "pairs",
            "figures",
            "folder",
            "report",
            "diffed",
            "alignment",
            "ledger",
            "novelty",
            "mutations",
            "explained",
            "jobs",
            "memory",
        ),
        *("index", "against", "listed", "changes", "wait", "as_of", "removed", "pruned", "stats"),
        *("export", "backup", "migrate", "replayed", "manifest", "rejected", "bom"),
    ),
}


class Engine(NamedTuple):
    """What does the work, and on which cluster."""

    engine: str
    master: str | None

    @property
    def is_spark(self) -> bool:
        """Whether Spark is to do the work."""
        return self.engine == "spark"


def engine_options(command: _F) -> _F:
    """Add --engine and --master to a command."""
    master = click.option(
        "--master",
        metavar="URL",
        help=marked(
            "With --engine spark: the cluster (spark://HOST:PORT, yarn, local[4]). "
            "[default: as Spark is configured, else this machine]"
        ),
    )
    engine = click.option(
        "--engine",
        type=click.Choice(("embedded", "spark")),
        default="embedded",
        show_default=True,
        help=marked(
            "spark: for what one machine does not hold; -o names a new folder, on any file "
            "system that Spark writes."
        ),
    )
    return engine(master(command))


def check_spark_options(engine: Engine, command: str, out: str | None, kind: str | None) -> None:
    """See that the options go together with who is to do the work.

    Args:
        engine: what was asked for.
        command: clean or dedupe; some of its options are for one machine.
        out: what -o names.
        kind: what --format names.

    Raises:
        click.UsageError: the options do not go together.
    """
    if not engine.is_spark:
        if engine.master is not None:
            raise click.UsageError(phrase("--master goes with --engine spark"))
        return
    context = click.get_current_context()
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if parameter.name in _REFUSED[command] and source is ParameterSource.COMMANDLINE:
            raise click.UsageError(
                phrase("{option} does not go with --engine spark", option=parameter.opts[-1])
            )
    if out is None or kind not in _FORMATS:
        raise click.UsageError(
            phrase("--engine spark needs -o FOLDER, and writes jsonl or parquet")
        )
