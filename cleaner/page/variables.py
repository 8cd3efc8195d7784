"""Values that scripts give to variables, found by the name and not by a pattern over the page."""

from __future__ import annotations

import re
from collections.abc import Iterable


def assigned(markup: str, names: Iterable[str], value: re.Pattern[str]) -> re.Match[str] | None:
    """Return the first match of a pattern right behind a name, in the order of the names.

    A pattern that begins with any of several names is tried at every character of a page, which
    takes longer than all else that is done to it.

    Args:
        markup: the page.
        names: names of variables, which no letter, digit or _ may come before.
        value: what follows the name: `= "…"`.

    """
    for name in names:
        at = markup.find(name)
        while at >= 0:
            before = markup[at - 1] if at else " "
            if not (before.isalnum() or before == "_"):
                found = value.match(markup, at + len(name))
                if found is not None:
                    return found
            at = markup.find(name, at + 1)
    return None
