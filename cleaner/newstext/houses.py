"""The houses of the trade and the names they go by, from `houses.toml`."""

from __future__ import annotations

import functools
import tomllib
from typing import Any, NamedTuple

from cleaner.data_files import data_text


class House(NamedTuple):
    """A house: the name comparisons use, its own site, whether it signs datelines."""

    name: str
    site: str | None
    agency: bool


@functools.cache
def _entries() -> list[dict[str, Any]]:
    told = tomllib.loads(data_text(__package__, "houses.toml"))
    entries: list[dict[str, Any]] = told["house"]
    return entries


@functools.cache
def _table() -> dict[str, House]:
    return {
        _key(alias): House(entry["names"][0], entry.get("site"), entry.get("agency", False))
        for entry in _entries()
        for alias in entry["names"]
    }


@functools.cache
def _domains() -> dict[str, str]:
    return {host: entry["names"][0] for entry in _entries() for host in entry.get("hosts", ())}


@functools.cache
def _codes() -> dict[str, str]:
    return {code: entry["names"][0] for entry in _entries() for code in entry.get("codes", ())}


def _key(name: str) -> str:
    return "".join(name.split()).replace("・", "·").replace("•", "·").casefold()


def house(name: str | None) -> House | None:
    """Return the house that goes by `name`, or None."""
    return _table().get(_key(name)) if name else None


@functools.lru_cache(maxsize=1024)
def house_name(name: str | None) -> str | None:
    """Return the name that comparisons use: that of the house, else the name itself, folded.

    A record may call a house by a code (xinhua), which a page does not.
    """
    if not name or not name.strip():
        return None
    known = house(name)
    return known.name if known else _codes().get(_key(name), _key(name))


@functools.lru_cache(maxsize=1024)
def house_at(host: str) -> str | None:
    """Return the name of the house that publishes under a host, None where it is not known."""
    labels = host.split(".")
    domains = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((_domains()[domain] for domain in domains if domain in _domains()), None)


@functools.cache
def known_names() -> tuple[str, ...]:
    """Return every known name, longest first, as a pattern needs them."""
    known = {alias for entry in _entries() for alias in entry["names"]}
    return tuple(sorted(known, key=lambda name: (-len(name), name)))
