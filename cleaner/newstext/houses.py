"""The houses of the trade and the names they go by, from `houses.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import NamedTuple


class House(NamedTuple):
    """A house: the name comparisons use, its own site, whether it signs datelines."""

    name: str
    site: str | None
    agency: bool


@functools.cache
def _table() -> dict[str, House]:
    text = resources.files(__package__).joinpath("houses.toml").read_text("utf-8")
    return {
        _key(alias): House(entry["names"][0], entry.get("site"), entry.get("agency", False))
        for entry in tomllib.loads(text)["house"]
        for alias in entry["names"]
    }


def _key(name: str) -> str:
    return "".join(name.split()).replace("・", "·").replace("•", "·").casefold()


def house(name: str | None) -> House | None:
    """Return the house that goes by `name`, or None."""
    return _table().get(_key(name)) if name else None


@functools.lru_cache(maxsize=1024)
def house_name(name: str | None) -> str | None:
    """Return the name that comparisons use: that of the house, else the name itself, folded."""
    if not name or not name.strip():
        return None
    known = house(name)
    return known.name if known else _key(name)


def same_house(left: str | None, right: str | None) -> bool:
    """Tell whether two names belong to one house: 证券时报网 and 证券时报 do."""
    return bool(left and right) and house_name(left) == house_name(right)


@functools.cache
def names() -> tuple[str, ...]:
    """Return every known name, longest first, as a pattern needs them."""
    text = resources.files(__package__).joinpath("houses.toml").read_text("utf-8")
    known = {alias for entry in tomllib.loads(text)["house"] for alias in entry["names"]}
    return tuple(sorted(known, key=lambda name: (-len(name), name)))
