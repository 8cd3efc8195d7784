"""Hosts of addresses, and the domains they lie in."""

from __future__ import annotations

from urllib.parse import urlsplit

from cleaner.lazy import regex

_PLAIN = regex(r"(?:https?:)?//([a-z0-9.-]+)(?:[/?#]|\Z)")


def host_of(url: str | None) -> str:
    """Return the host of an address in lower case, "" where it has none."""
    if not url:
        return ""
    if found := _PLAIN.match(url):
        return found[1]
    try:
        return (urlsplit(url if "//" in url else f"//{url}").hostname or "").lower()
    except ValueError:
        return ""


def is_under(host: str, *domains: str) -> bool:
    """Tell whether a host is one of these domains or below one (not-a.cn is not a.cn's)."""
    return bool(host) and any(host == d or host.endswith("." + d) for d in domains)
