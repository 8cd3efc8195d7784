"""``clean``: every article file becomes one exact record."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from cleaner._version import __version__
from cleaner.commands.asked import spark_options
from cleaner.commands.asked.asked_of_clean import AskedClean
from cleaner.commands.asked.inputs_options import (
    jobs_option,
    list_options,
)
from cleaner.commands.asked.output_options import bom_option, sharding, telling_options
from cleaner.commands.asked.path_types import INPUT, OUTPUT
from cleaner.commands.asked.seconds import Seconds
from cleaner.commands.asked.typed import typed
from cleaner.commands.common.spoken import Spoken
from cleaner.errors import WrongUseError
from cleaner.messages import marked, phrase
from cleaner.output.formats import FORMATS
from cleaner.run.tolerance import Tolerance

_T = TypeVar("_T")


def _parsed(parse: Callable[[str], _T]) -> Callable[[click.Context, click.Parameter, str], Any]:
    """Return a callback that reads an option's value; WrongUseError says what is wrong with it."""

    def callback(_: click.Context, param: click.Parameter, value: str | None) -> _T | None:
        try:
            return None if value is None else parse(value)
        except WrongUseError as error:
            raise click.BadParameter(str(error), param=param) from error

    return callback


def _fields(text: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in text.split(",") if name.strip())
    if not names:
        raise WrongUseError(phrase("no field is named"))
    from cleaner.output import Projection

    return Projection(names).columns


def _encoding(text: str) -> str:
    from cleaner.wrappers.encoding import codec_name

    if (name := codec_name(text)) is None:
        raise WrongUseError(phrase("no such encoding: {text}", text=text))
    return name


def _languages(text: str) -> tuple[str, ...]:
    names = tuple(name.strip().lower() for name in text.split(",") if name.strip())
    if not names or any(len(name) != 2 or not name.isalpha() for name in names):
        raise WrongUseError(phrase("no two-letter codes of languages: {text}", text=text))
    return names


def _site(text: str) -> str:
    from cleaner.readers.sites import by_name, sites

    if by_name(text) is None:
        raise WrongUseError(
            phrase(
                "no such site: {text} (there are {names})",
                text=text,
                names=", ".join(s.NAME for s in sites()),
            )
        )
    return text


_PARAGRAPHS = (
    marked(
        "Read saved news pages, posts, pastes, feeds and archives; write one record an article."
    ),
    marked(
        "PATH is a file, a folder (read with all below it) or - for standard input, which is also "
        "read when no PATH is given. In a folder what is no article is passed over and counted."
    ),
    marked(
        "Records go to standard output, everything else to standard error. Exit code: 0 when all "
        "is well, 1 when an input failed, 2 when the command is wrong."
    ),
)
_GROUPS = (
    (marked("What is read"), ("--files-from", "--null", "--join-pages", "--lang")),
    (
        marked("How it is read"),
        (
            *("--site", "--encoding", "--gmt-means-local", "--rules", "--securities"),
            *("--timeout", "--jobs"),
        ),
    ),
    (
        marked("What is written"),
        ("-o", "--format", "--fields", "--shards", "--bom", "--resume", "--explain"),
    ),
    (
        marked("What is told of the run"),
        ("--tolerate", "--fail-fast", "--manifest", "--rejected", "--log", "--quiet"),
    ),
    (marked("On a cluster"), ("--engine", "--master")),
)
_EXAMPLES = (
    ("clean page.html", marked("one article: to be read on a terminal, JSON in a pipe")),
    ("clean folder/ > articles.jsonl", marked("all below a folder, on all cores")),
    ("clean crawl.warc.gz -o articles.parquet", marked("the suffix tells the format")),
    ("clean --explain page.html", marked("which rule gave each field, and what was cut")),
)


@click.command(
    cls=Spoken,
    paragraphs=_PARAGRAPHS,
    groups=_GROUPS,
    examples=_EXAMPLES,
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=INPUT)
@list_options
@click.option(
    "-o",
    "out",
    metavar="FILE",
    type=OUTPUT,
    help=marked(
        "Write to FILE, which is whole or not there, in the format of its suffix (.gz and .zst: "
        "compressed); markdown and text go to a folder."
    ),
)
@click.option(
    "--resume",
    is_flag=True,
    help=marked("Go on where an interrupted run with the same -o stopped."),
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    help=marked(
        "How records are written. [default: by the suffix of -o, else jsonl; a terminal shows a "
        "table of headlines, or one article to be read]"
    ),
)
@bom_option
@click.option(
    "--shards",
    "sharding",
    metavar="N|SIZE",
    callback=_parsed(sharding),
    help=marked(
        "Write so many files, or files of about 500MB, in place of one: FILE-00000-of-00008."
    ),
)
@click.option(
    "--fields",
    metavar="A,B",
    callback=_parsed(_fields),
    help=marked(
        "Write these fields, in this order; 'extra' is what an input record had and we have not."
    ),
)
@click.option(
    "--site",
    metavar="NAME",
    callback=_parsed(_site),
    help=marked("Read every page as this site's."),
)
@click.option(
    "--encoding",
    metavar="NAME",
    callback=_parsed(_encoding),
    help=marked("Read every input in this encoding."),
)
@click.option(
    "--gmt-means-local/--no-gmt-means-local",
    "gmt",
    default=None,
    help=marked(
        "Read GMT as Beijing time, or as GMT. [default: as each mirror is known to mean it]"
    ),
)
@click.option(
    "--lang",
    "languages",
    metavar="A,B",
    callback=_parsed(_languages),
    help=marked("Give only articles in these languages (zh, en …), and those too short to tell."),
)
@click.option(
    "--rules",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help=marked("Your own selectors for a host or a field."),
)
@click.option(
    "--securities",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help=marked(
        "Your own list (CSV: code, name, aliases): tell which of them each article mentions."
    ),
)
@jobs_option
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=Seconds(),
    help=marked(
        "Give up an article that takes longer than this on the processor, tell it, and go on; 0: "
        "never. [default: 120]"
    ),
)
@spark_options.engine_options
@click.option(
    "--join-pages", is_flag=True, help=marked("Join the pages of one story that are all given.")
)
@click.option("--fail-fast", is_flag=True, help=marked("Stop at the first input that fails."))
@click.option(
    "--tolerate",
    metavar="N|P%",
    default="0",
    callback=_parsed(Tolerance.parse),
    help=marked("Exit with 0 when no more than so many inputs fail."),
)
@click.option(
    "--explain",
    is_flag=True,
    help=marked("Tell how each record came about, instead of writing it (with -o: as well)."),
)
@telling_options
@click.version_option(__version__, prog_name="clean")
@typed(AskedClean)
def main(asked: AskedClean) -> None:
    """Clean."""
    read = asked.inputs.read()
    spark_options.check_spark_options(asked.engine, "clean", asked.output.out, asked.output.kind)
    from cleaner.commands.doing import cleaning  # all that is heavy, once the command is right

    sys.exit(cleaning.run(read, asked))
