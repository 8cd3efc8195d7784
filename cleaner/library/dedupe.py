"""`dedupe`, for scripts and notebooks: which of many articles are the same story."""

from __future__ import annotations

from cleaner.library.given import articles_of
from cleaner.library.progress import Progress, counted, counter
from cleaner.reprints import one_run
from cleaner.reprints.choices import Choices
from cleaner.reprints.defaults import MAX_PAIRS, MEMORY_MB, Keep, PairsTold
from cleaner.reprints.result import Result
from cleaner.reprints.settings import MIN_LENGTH


def dedupe(
    articles: object,
    *,
    min_length: int = MIN_LENGTH,
    window: int | None = None,
    max_pairs: int = MAX_PAIRS,
    memory_mb: int = MEMORY_MB,
    jobs: int = 1,
    keep: Keep = "source",
    pairs: PairsTold = "all",
    progress: Progress = False,
) -> Result:
    """Find the reprints among articles.

    Each pair's relation is a function of its two articles alone; order, number of processes and
    the other articles change nothing. Of two with one id and one text one is kept; another text
    under a known id is told by `#2`.

    Args:
        articles: a file or a folder, also as text, read as `clean` reads it; a table of pandas,
            polars, Arrow or DuckDB; or several articles: anything with id, title, date, body,
            source, outlet, url and warnings, or records as JSON has them. A record needs an id and
            a body; NaN is none, an id may be a whole number, a date a timestamp.
        min_length: normalised characters below which a body is left out and counted.
        window: days that related articles may lie apart, where both tell their day; None for any.
        max_pairs: pairs that are listed of one cluster; those of its original come first.
        memory_mb: megabytes that the join of the fingerprints may work in; half a kilobyte or so an
            article stays in memory besides.
        jobs: processes that read and compare. With more than one, the calling script needs the
            usual ``if __name__ == "__main__"``.
        keep: which member stands for a cluster: the earliest, the fullest, the source (the
            probable original), or the best (no warnings, and of those the fullest).
        pairs: which pairs are told: all, those of reprints (none that only share a passage), or
            none; the clusters are the same, and sooner found.
        progress: shows a bar on standard error, or is called with what is done ("reading",
            "comparing"), how much of it, and of how much if that is known.

    Raises:
        WrongUseError: an option is out of range, or there is nothing that holds articles.
        RecordError: a record has no id or body, or another type of value in a field.
        UnreadableError: there is no such file or folder.

    """
    chosen = Choices(min_length, window, max_pairs, memory_mb, jobs, keep, pairs)
    with counter(progress) as tell:
        given = articles_of(articles, tell, jobs)
        return one_run.dedupe(
            given, chosen, passing=lambda asked: counted(asked, "comparing", tell)
        )
