"""The definition of a candidate pair, in SQL that the distributed engine runs as it stands."""

from __future__ import annotations

from cleaner.data_files import data_text
from cleaner.reprints.settings import ENOUGH, HOLDERS, LEAST, NEIGHBOURS, SHARE


def statement() -> str:
    """Return candidates.sql with its whole numbers filled in."""
    text = data_text(__package__, "candidates.sql")
    code = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith("--"))
    return code.format(
        holders=HOLDERS,
        neighbours=NEIGHBOURS,
        steps=", ".join(f"({step})" for step in range(1, NEIGHBOURS + 1)),
        share=SHARE,
        least=LEAST,
        enough=ENOUGH,
    )
