"""What is found: the options of `dedupe` that change its answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar, get_args

import click

from cleaner.messages import marked, phrase
from cleaner.reprints.defaults import MAX_PAIRS, MEMORY_MB, Keep
from cleaner.reprints.settings import MIN_LENGTH

_F = TypeVar("_F", bound=Callable[..., Any])
_RELATIONS = ("full", "edited", "excerpt", "partial")


class Matching(NamedTuple):
    """How reprints are looked for, and which of them are told."""

    relations: tuple[str, ...]
    keep: Keep
    min_length: int
    window: int | None
    max_pairs: int
    memory: int
    jobs: int | None

    @property
    def processes(self) -> int:
        """How many processes work."""
        from cleaner.run.pool import cores

        return self.jobs or cores()


def _relations(_: click.Context, __: click.Parameter, value: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in value.split(",") if name.strip())
    if unknown := [name for name in names if name not in _RELATIONS]:
        raise click.BadParameter(
            phrase(
                "{unknown}: not one of {relations}",
                unknown=", ".join(unknown),
                relations=", ".join(_RELATIONS),
            )
        )
    return names


_OPTIONS = (
    click.option(
        "--relations",
        metavar="A,B",
        default=",".join(_RELATIONS),
        callback=_relations,
        show_default=True,
        help=marked("Tell only these."),
    ),
    click.option(
        "--keep",
        type=click.Choice(get_args(Keep)),
        default="source",
        show_default=True,
        help=marked(
            "Which article of a cluster --split and ids keep; best: no warnings, complete."
        ),
    ),
    click.option(
        "--min-length",
        metavar="N",
        type=click.IntRange(1),
        default=MIN_LENGTH,
        show_default=True,
        help=marked("Letters and digits below which a body is left out."),
    ),
    click.option(
        "--window",
        type=click.IntRange(0),
        metavar="DAYS",
        help=marked("Days that reprints may lie apart."),
    ),
    click.option(
        "--max-pairs",
        metavar="N",
        type=click.IntRange(1),
        default=MAX_PAIRS,
        show_default=True,
        help=marked("Pairs listed of one cluster, those of its original first."),
    ),
    click.option(
        "--memory",
        type=click.IntRange(64),
        default=MEMORY_MB,
        show_default=True,
        metavar="MB",
        help=marked("Memory that the join of the fingerprints works in."),
    ),
)


def matching_options(command: _F) -> _F:
    """Give a command the options of what is found."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
