"""How a record came about, drawn for people."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from cleaner.messages import _, in_language
from cleaner.output.safe import escaped
from cleaner.render.evidence_words import LABELS, in_words
from cleaner.render.width import columns
from cleaner.run.explaining import RecordExplanation

_SHOWN_CUT = 60
_NAMES = 10  # columns of the names before what is told


def explanation_lines(path: str, line: bytes, told: RecordExplanation) -> Iterator[str]:
    """Give an explanation, line by line."""
    record = msgspec.json.decode(line)
    yield escaped(path)
    yield _named(_("wrapper"), told.wrapper)
    encoding = told.encoding or _("none")
    if told.encoding_why:
        why = in_language(told.encoding_why)
        encoding = _("{name}: {text}").format(name=encoding, text=why)
    yield _named(_("encoding"), encoding)
    votes = _(", ").join(f"{site} {_(answer)}" for site, answer in told.votes.items())
    yield _named(_("votes"), votes or _("none: it has no markup of a site"))
    site = told.site or _("no known site")
    yield _named(_("read as"), _(", ").join(filter(None, (site, told.template))))
    yield "  " + _("fields")
    for name, value in record.items():
        if name in told.told and value:
            why = escaped(in_words(told.told[name]))
            yield f"    {name:<16} {_short(value)}  " + _("({reason})").format(reason=why)
    for warning in record.get("warnings", ()):
        yield _named(_("warning"), escaped(in_language(warning)))
    share = _("{cut} of {all} characters ({share})")
    counts = {"cut": told.cut, "all": told.kept + told.cut, "share": f"{told.share:.1%}"}
    yield _named(_("cut"), share.format(**counts))
    for gone in told.cuts:
        yield f"    {_filled(_(LABELS[gone.label]), 24)} {_short(gone.text)}"


def _named(name: str, text: str) -> str:
    return f"  {_filled(name, _NAMES)} {text}"


def _filled(text: str, room: int) -> str:
    return text + " " * (room - columns(text))


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
