"""``clean``: every article file becomes one exact record."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

import cleaner
from cleaner.commands.common import spark_options
from cleaner.commands.common.ending import (
    ended,
    given_paths,
    jobs_option,
    list_options,
    quiet_option,
)
from cleaner.errors import WrongUseError
from cleaner.output import FORMATS, Projection, Sink, Stream
from cleaner.output.safe import safe_output
from cleaner.pipeline import Options
from cleaner.render import reporter
from cleaner.render.article import Shown
from cleaner.render.explanation import Nothing
from cleaner.run.job import Job
from cleaner.run.journal import ResumeError
from cleaner.run.runner import run
from cleaner.run.tally import Tally, Tolerance
from cleaner.wrappers.encoding import codec_name

if TYPE_CHECKING:
    from cleaner.readers.user_rules import Rules

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
        raise WrongUseError("no field is named")
    return Projection(names).columns


def _encoding(text: str) -> str:
    name = codec_name(text)
    try:
        b" ".decode(name or text)
    except LookupError:
        raise WrongUseError(f"no such encoding: {text}") from None
    return name or text


def _site(text: str) -> str:
    from cleaner.readers.sites import by_name, sites

    if by_name(text) is None:
        raise WrongUseError(
            f"no such site: {text} (there are {', '.join(s.NAME for s in sites())})"
        )
    return text


def _rules(path: str) -> Rules:
    """Read a user's own rules, or end with a usage error."""
    from cleaner.readers import user_rules  # few runs need it

    try:
        return user_rules.load(Path(path))
    except user_rules.RulesError as error:
        raise click.UsageError(str(error)) from error


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path())
@list_options
@click.option(
    "-o",
    "out",
    metavar="FILE",
    type=click.Path(),
    help="Write to FILE, which is whole or not there; a folder with --format markdown or text.",
)
@click.option(
    "--resume",
    is_flag=True,
    help="Go on where an interrupted run with the same -o stopped (JSON Lines).",
)
@click.option(
    "--format",
    "kind",
    type=click.Choice(FORMATS),
    help="How records are written. [default: jsonl; one article on a terminal is shown readably]",
)
@click.option(
    "--fields",
    metavar="A,B",
    callback=_parsed(_fields),
    help="Write these fields, in this order; 'extra' is what an input record had and we have not.",
)
@click.option(
    "--site", metavar="NAME", callback=_parsed(_site), help="Read every page as this site's."
)
@click.option(
    "--encoding",
    metavar="NAME",
    callback=_parsed(_encoding),
    help="Read every input in this encoding.",
)
@click.option(
    "--gmt-means-local/--no-gmt-means-local",
    "gmt",
    default=None,
    help="Read GMT as Beijing time, or as GMT. [default: as each mirror is known to mean it]",
)
@click.option(
    "--rules",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="Your own selectors for a host or a field.",
)
@jobs_option
@spark_options.engine_options
@click.option("--join-pages", is_flag=True, help="Join the pages of one story that are all given.")
@click.option("--fail-fast", is_flag=True, help="Stop at the first input that fails.")
@click.option(
    "--tolerate",
    metavar="N|P%",
    default="0",
    callback=_parsed(Tolerance.parse),
    help="Exit with 0 when no more than so many inputs fail.",
)
@click.option(
    "--manifest",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    help="Write the numbers of the run to FILE, as JSON.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Tell how each record came about, instead of writing it (with -o: as well).",
)
@quiet_option
@click.version_option(cleaner.__version__, prog_name="clean")
def main(paths: tuple[str, ...], quiet: bool, **options: Any) -> None:  # noqa: ANN401 - each its own
    """Read saved news pages, posts, pastes, feeds and archives; write one record an article.

    PATH is a file, a folder (read with all below it) or - for standard input, which is also read
    when no PATH is given. In a folder what is no article is passed over and counted.

    Records go to standard output, everything else to standard error. Exit code: 0 when all is
    well, 1 when an input failed, 2 when the command is wrong.
    """
    read = given_paths(paths, options["files_from"], null=options["null"])
    job = _job(read, options)
    if spark_options.wants_spark(options, "clean"):
        watch = reporter.Reporter(job.paths, quiet=quiet, bar=False)
        sys.exit(spark_options.clean(job.paths, options, job.options, watch))
    sys.exit(_main(job, options["kind"], quiet))


def _job(paths: tuple[str, ...], given: dict[str, Any]) -> Job:
    """Make a job of what was given, or end with a usage error."""
    out, kind = given["out"], given["kind"]
    if given["resume"] and (out is None or kind not in (None, "jsonl") or given["join_pages"]):
        raise click.UsageError("--resume needs -o FILE and JSON Lines, without --join-pages")
    if given["fail_fast"] and given["tolerate"].number:
        raise click.UsageError("--fail-fast and --tolerate exclude each other")
    options = Options(
        encoding=given["encoding"],
        site=given["site"],
        gmt_is_local=given["gmt"],
        rules=_rules(given["rules"]) if given["rules"] is not None else None,
        everyone_votes=given["explain"],
    )
    return Job(
        paths=paths,
        options=options,
        out=out,
        kind=kind or "jsonl",
        fields=given["fields"] or None,
        jobs=given["jobs"],
        resume=given["resume"],
        fail_fast=given["fail_fast"],
        tolerance=given["tolerate"],
        join_pages=given["join_pages"],
        explain=given["explain"],
        manifest=given["manifest"],
        rules=given["rules"],
    )


def _main(job: Job, kind: str | None, quiet: bool) -> int:
    """Run a job, tell how it went, and return the exit code."""
    shown = sys.stdout is not None and sys.stdout.isatty() and (job.out is None or job.explain)
    watch = reporter.Reporter(job.paths, quiet=quiet, bar=not shown, out=sys.stdout)
    goes_on = job.out is not None and job.kind == "jsonl" and not job.join_pages
    with contextlib.closing(watch):

        def work() -> int:
            try:
                tally = _run(job, kind, watch)
            except ResumeError as error:
                watch.say(f"{job.out}: cannot go on: {error}")
                return 2
            if not quiet:
                watch.say(tally.summary)
            return 1 if tally.exceeds(job.tolerance) else 0

        hint = "; --resume goes on from here" if goes_on else ""
        return ended(work, watch.say, hint)


def _run(job: Job, kind: str | None, watch: reporter.Reporter) -> Tally:
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    stdout = sys.stdout.buffer
    sink: Sink | None = None
    if job.out is None and job.explain:
        sink = Nothing()
    elif job.out is None and kind is None and stdout.isatty():
        sink = Shown(stdout, Projection(job.fields))
    safe = safe_output(stdout, json=job.kind in ("jsonl", "json"))
    tally = run(job, watch, stdin=stdin, stdout=safe, sink=sink)
    Stream(stdout, "standard output").close()
    return tally
