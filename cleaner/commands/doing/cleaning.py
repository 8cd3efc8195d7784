"""What `clean` does once its options are known to be right."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.commands.asked.asked_of_clean import AskedClean
from cleaner.commands.asked.output_options import format_of
from cleaner.commands.asked.own_names import refuse_shared
from cleaner.commands.common.ending import ended
from cleaner.errors import WrongUseError
from cleaner.messages import _, phrase
from cleaner.output import Projection, Sink, Stream
from cleaner.output.safe import safe_output
from cleaner.overtime import TIMEOUT, can_limit
from cleaner.pipeline import Options
from cleaner.render import reporter
from cleaner.run.job import Job
from cleaner.run.journal import ResumeError
from cleaner.run.runner import run_job
from cleaner.run.tally import Tally

if TYPE_CHECKING:
    from cleaner.newstext.mentions import Securities
    from cleaner.readers.user_rules import Rules


def run(paths: tuple[str, ...], asked: AskedClean) -> int:
    """Do what the options ask for and return the exit code.

    Args:
        paths: the inputs.
        asked: the options.

    Raises:
        click.UsageError: they do not go together.
    """
    job = _job(paths, asked)
    _see_names(job, asked)
    if asked.engine.is_spark:
        watch = reporter.Reporter(job.paths, how=asked.telling, bar=False)
        from cleaner.commands.doing import spark_work

        return spark_work.clean_on_spark(asked, job.paths, job.options, watch)
    return _main(job, asked)


def _job(paths: tuple[str, ...], asked: AskedClean) -> Job:
    """Make a job of what was given, or end with a usage error."""
    out = asked.output.out
    if asked.resume and (out is None or asked.join_pages):
        raise click.UsageError(phrase("--resume needs -o, and goes without --join-pages"))
    if asked.fail_fast and asked.tolerate.number:
        raise click.UsageError(phrase("--fail-fast and --tolerate exclude each other"))
    if asked.securities is not None and asked.join_pages:
        raise click.UsageError(
            phrase("--securities goes without --join-pages: give it the joined records")
        )
    if asked.timeout and not can_limit():
        raise click.UsageError(phrase("--timeout: this system has no timer for it"))
    options = Options(
        encoding=asked.encoding,
        site=asked.site,
        gmt_is_local=asked.gmt,
        rules=_rules(asked.rules) if asked.rules is not None else None,
        everyone_votes=asked.explain,
        languages=asked.languages,
        securities=_securities(asked.securities) if asked.securities is not None else None,
    )
    return Job(
        paths=paths,
        options=options,
        out=out,
        kind=format_of(asked.output.kind, out),
        bom=asked.output.bom,
        sharding=asked.sharding,
        fields=asked.fields or None,
        jobs=asked.jobs,
        timeout=TIMEOUT if asked.timeout is None else asked.timeout,
        resume=asked.resume,
        fail_fast=asked.fail_fast,
        tolerance=asked.tolerate,
        join_pages=asked.join_pages,
        explain=asked.explain,
        manifest=asked.telling.manifest,
        rejected=asked.telling.rejected,
        rules=asked.rules,
        securities=asked.securities,
    )


def _see_names(job: Job, asked: AskedClean) -> None:
    """See that nothing is written over what is read, or over what else is written.

    Raises:
        click.UsageError: it would be.
    """
    written = {"-o": [job.out], "--rejected": [job.rejected], "--manifest": [job.manifest]}
    read = (*job.paths, asked.inputs.files_from, job.rules, job.securities)
    refuse_shared(read, written)


def _main(job: Job, asked: AskedClean) -> int:
    """Run a job, tell how it went, and return the exit code."""
    drawn = _is_drawn(job, asked)
    shown = sys.stdout is not None and sys.stdout.isatty() and (job.out is None or job.explain)
    bar = drawn or not shown  # a table comes at the end; a bar stands above nothing else
    watch = reporter.Reporter(job.paths, how=asked.telling, bar=bar, out=sys.stdout)
    goes_on = job.out is not None and not job.join_pages
    with contextlib.closing(watch):

        def work() -> int:
            try:
                tally = _run(job, watch, drawn=drawn)
            except ResumeError as error:
                watch.failed(job.out or "", phrase("cannot go on: {reason}", reason=error))
                return 2
            watch.inform(tally.summary)
            for line in tally.by_reason:
                watch.inform(line)
            if drawn and tally.cleaned > 1:
                watch.inform(_("a table of headlines; --format jsonl writes the whole records"))
            return 1 if tally.exceeds(job.tolerance) else 0

        return ended(work, watch.say, goes_on=goes_on)


def _is_drawn(job: Job, asked: AskedClean) -> bool:
    """Whether articles are drawn on a terminal: no format was asked for, and nothing else."""
    asked_for = job.out is not None or job.explain or asked.output.kind is not None
    return not asked_for and sys.stdout is not None and sys.stdout.isatty()


def _run(job: Job, watch: reporter.Reporter, *, drawn: bool) -> Tally:
    stdin = sys.stdin.buffer if sys.stdin is not None else None
    stdout = sys.stdout.buffer
    sink: Sink | None = None
    if job.out is None and job.explain:
        from cleaner.render.explanation import Nothing

        sink = Nothing()
    elif drawn:
        from cleaner.render.terminal_sink import TerminalSink

        sink = TerminalSink(Projection(job.fields), watch.close)
    safe = safe_output(stdout, json=job.kind in ("jsonl", "json"))
    tally = run_job(job, watch, stdin=stdin, stdout=safe, sink=sink)
    Stream(stdout, "standard output").close()
    return tally


def _securities(path: str) -> Securities:
    """Read a user's list of securities, or end with a usage error."""
    from cleaner.newstext import securities_list

    try:
        return securities_list.load(Path(path))
    except WrongUseError as error:
        raise click.UsageError(str(error)) from error


def _rules(path: str) -> Rules:
    """Read a user's own rules, or end with a usage error."""
    from cleaner.readers import user_rules  # few runs need it

    try:
        return user_rules.load_rules(Path(path))
    except user_rules.RulesError as error:
        raise click.UsageError(str(error)) from error
