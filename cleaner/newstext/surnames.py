"""The characters with which Chinese names begin, from `surnames.toml`."""

from __future__ import annotations

import tomllib
from typing import Final

from cleaner.data_files import data_text

_DATA: Final[dict[str, str]] = tomllib.loads(data_text(__package__, "surnames.toml"))
_PAIRS: Final = _DATA["traditional"].split()

SURE: Final = _DATA["sure"]  # begin hardly any other word
COMMON: Final = SURE + _DATA["common"]  # what may well be a name begins so
BESIDE_ROLE: Final = COMMON + _DATA["beside_role"]  # what stands beside a role
ANY: Final = frozenset(COMMON + _DATA["rare"])  # what stands where another text has a name
TRADITIONAL: Final = "".join(pair[0] for pair in _PAIRS)
_PLAIN = str.maketrans(TRADITIONAL, "".join(pair[1] for pair in _PAIRS))


def plain_surname(name: str) -> str:
    """Return the first character of a name in simplified form, as the lists have it."""
    return name[:1].translate(_PLAIN)
