"""How many failures still make a good run."""

from __future__ import annotations

import re
from typing import NamedTuple

from cleaner.errors import WrongUseError
from cleaner.messages import phrase

_TOLERANCE = r"(\d+(?:\.\d+)?)(%?)\Z"


class Tolerance(NamedTuple):
    """How many failures a run may have: a number of them, or a share of what was tried."""

    number: float
    percent: bool = False

    @classmethod
    def parse(cls, text: str) -> Tolerance:
        """Parse `3` or `0.5%`.

        Raises:
            WrongUseError: it is neither.
        """
        found = re.match(_TOLERANCE, text.strip())
        if not found or (found[2] and float(found[1]) > 100) or ("." in found[1] and not found[2]):
            raise WrongUseError(
                phrase("neither a number nor a percentage: {text}", text=repr(text))
            )
        return cls(float(found[1]), bool(found[2]))


NONE = Tolerance(0)
