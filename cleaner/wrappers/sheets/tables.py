"""Tables as data frames, databases and interfaces write them in JSON: which rows they hold.

    split     {"columns": ["title", "content"], "data": [["…", "…"]]}, also `fields` and `items`
    list      {"title": ["…"], "content": ["…"]}: parallel arrays
    dict      {"title": {"0": "…"}, "content": {"0": "…"}}
    values    [["title", "content"], ["…", "…"]]

The other orients are objects that hold objects: nothing has to be turned there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cleaner.wrappers.records import spellings as spelt

_WRAPPING = frozenset(("rendered", "value", "html", "raw", "$date", "$oid", "#text"))


# A row by its columns' names; where it cannot be had, the reason stands in its place.
Row = dict[str, Any] | str


def names_a_table(names: Iterable[object]) -> bool:
    """Tell the head of a table of articles: it names a text, and something else of an article."""
    bare = spelt.bare_keys({name: None for name in names if isinstance(name, str)})
    if any(name in bare for name in spelt.QUESTION) and any(name in bare for name in spelt.ANSWER):
        return True
    texts = [name for name in (*spelt.TEXT, *spelt.HTML_ONLY) if name in bare]
    others = any(name in bare for name in (*spelt.TITLE, *spelt.DATE, *spelt.URL))
    return bool(texts) and others


def read_table(value: object) -> Iterator[Row] | None:
    """Return the rows of a table, or None where the value is none."""
    if isinstance(value, dict):
        return _split(value) or _arrays(value) or _columns(value)
    if isinstance(value, list) and len(value) > 1 and isinstance(value[0], list):
        return _of_lists(value[0], value[1:]) if _is_head(value[0]) else None
    return None


def _is_head(names: object) -> bool:
    return (
        isinstance(names, list)
        and all(isinstance(name, str) for name in names)
        and names_a_table(names)
    )


def _split(value: dict[str, Any]) -> Iterator[Row] | None:
    heads = [names for held in value.values() if (names := _names(held)) is not None]
    if len(heads) != 1:
        return None
    tables = [
        held
        for held in value.values()
        if isinstance(held, list) and held and all(isinstance(row, list) for row in held)
    ]
    return _of_lists(heads[0], tables[0]) if len(tables) == 1 else None


def _names(held: object) -> list[str] | None:
    """Return a head's names: a list of them, or of objects that have a `name`."""
    if not isinstance(held, list):
        return None
    names = [item.get("name") if isinstance(item, dict) else item for item in held]
    return [str(name) for name in names] if _is_head(names) else None


def _of_lists(names: Sequence[str], rows: Iterable[object]) -> Iterator[Row]:
    return (row(names, cells) for cells in rows)


def row(names: Sequence[str], cells: object) -> Row:
    """Return a row by its columns' names; of a name that stands twice the first that has a value.

    What has more cells or fewer than the head gives the reason instead.
    """
    if not isinstance(cells, (list, tuple)):
        return "a row that is no list of cells"
    if len(cells) != len(names):
        return f"a row of {len(cells)} cells, under a head of {len(names)}"
    found: dict[str, Any] = {}
    for name, cell in zip(names, cells, strict=True):
        if found.get(name) in spelt.EMPTY:
            found[name] = cell
    return found


def _arrays(value: dict[str, Any]) -> Iterator[Row] | None:
    """Read parallel arrays. Paragraphs beside one headline are an article, and no table."""
    arrays = {name: held for name, held in value.items() if isinstance(held, list)}
    if not names_a_table(arrays) or any(_holds_containers(held) for held in arrays.values()):
        return None
    bare = spelt.bare_keys(arrays)
    lengths = {
        len(arrays[bare[name]])
        for name in (*spelt.TITLE, *spelt.DATE, *spelt.URL)
        if name in bare and arrays[bare[name]]
    }
    if not lengths or lengths == {1}:
        return None
    if len({len(held) for held in arrays.values()}) > 1:
        told = ", ".join(f"{name} {len(held)}" for name, held in arrays.items())
        return iter([f"a table whose columns are not equally long: {told}"])
    constant = {name: held for name, held in value.items() if name not in arrays}
    columns = zip(*arrays.values(), strict=True)
    return ({**constant, **dict(zip(arrays, cells, strict=True))} for cells in columns)


def _holds_containers(held: list[Any]) -> bool:
    return any(isinstance(cell, (dict, list)) for cell in held[:100])


def _columns(value: dict[str, Any]) -> Iterator[Row] | None:
    """Read columns that are objects, a cell under each row's key."""
    columns = {
        name: held
        for name, held in value.items()
        if isinstance(held, dict) and held and not held.keys() & _WRAPPING
    }
    if not names_a_table(columns):
        return None
    cells = [cell for held in columns.values() for cell in list(held.values())[:100]]
    if any(isinstance(cell, dict) for cell in cells):
        return None
    keys = dict.fromkeys(key for held in columns.values() for key in held)
    return ({name: held.get(key) for name, held in columns.items()} for key in keys)
