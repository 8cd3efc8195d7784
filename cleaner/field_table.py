"""What the record's fields say of themselves, a row each: `article` has the rows.

A new field is a row there, and the readers that find it.
"""

from __future__ import annotations

from typing import get_type_hints

from cleaner.article import FIELDS, Article, Field, Kept


def _row(hint: object) -> Field:
    told = (one for one in getattr(hint, "__metadata__", ()) if isinstance(one, Field))
    return next(told, Field())


_HINTS = get_type_hints(Article, include_extras=True)
TABLE = {name: _row(_HINTS[name]) for name in FIELDS}
FACTS = tuple(sorted((n for n in TABLE if TABLE[n].facts), key=lambda n: TABLE[n].facts))
HEADER = tuple(sorted((n for n in TABLE if TABLE[n].header), key=lambda n: TABLE[n].header))
LABELS = {name: TABLE[name].label for name in HEADER if TABLE[name].label}
BY_RULES = tuple(name for name, row in TABLE.items() if row.by_rules)
PLAIN = tuple(name for name, row in TABLE.items() if row.plain)


def spellings(name: str) -> list[str]:
    """Return the names of a field in the records of others, the most exact first."""
    return TABLE[name].spellings.split()


def joined_fields(pages: Kept) -> tuple[str, ...]:
    """Return the fields that are joined so."""
    return tuple(name for name, row in TABLE.items() if row.pages is pages)
