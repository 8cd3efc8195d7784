"""Diffs: two versions of a story in, what differs between them out, as data.

`compare(left, right)` takes two `Version`s (a record of `clean`, as far as it is read) and returns
a `Diff`; `diff_model` says what its parts mean.
"""

from cleaner.diff.compare import compare
from cleaner.diff.diff_model import (
    Diff,
    FieldChange,
    ParagraphRow,
    Side,
    Summary,
    TextSpan,
    ValueChange,
    Version,
)

__all__ = [
    "Diff",
    "FieldChange",
    "ParagraphRow",
    "Side",
    "Summary",
    "TextSpan",
    "ValueChange",
    "Version",
    "compare",
]
