"""How a record came about, drawn for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from cleaner.output.safe import escaped
from cleaner.render.evidence_words import LABELS, in_words
from cleaner.run.explaining import RecordExplanation

if TYPE_CHECKING:
    pass

_SHOWN_CUT = 60


def explanation_lines(path: str, line: bytes, told: RecordExplanation) -> Iterator[str]:
    """Give an explanation, line by line."""
    record = msgspec.json.decode(line)
    yield escaped(path)
    yield f"  wrapper    {told.wrapper}"
    yield f"  encoding   {told.encoding or 'none'}" + (
        f": {told.encoding_why}" if told.encoding_why else ""
    )
    votes = ", ".join(f"{site} {answer}" for site, answer in told.votes.items())
    yield f"  votes      {votes or 'none: it has no markup of a site'}"
    yield f"  read as    {told.site or 'no known site'}" + (
        f", {told.template}" if told.template else ""
    )
    yield "  fields"
    for name, value in record.items():
        if name in told.told and value:
            yield f"    {name:<16} {_short(value)}  ({escaped(in_words(told.told[name]))})"
    for warning in record.get("warnings", ()):
        yield f"  warning    {escaped(warning)}"
    yield f"  cut        {told.cut} of {told.kept + told.cut} characters ({told.share:.1%})"
    for gone in told.cuts:
        yield f"    {LABELS[gone.label]:<24} {_short(gone.text)}"


def _short(value: object) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode("utf-8")
    text = escaped(text.replace("\n", " "))
    return text if len(text) <= _SHOWN_CUT else text[: _SHOWN_CUT - 1] + "…"


class Nothing:
    """A sink for a run that only explains."""

    def write(self, line: bytes) -> None:
        """Ignore it."""

    def close(self) -> None:
        """Ignore it."""

    def abandon(self) -> None:
        """Ignore it."""
