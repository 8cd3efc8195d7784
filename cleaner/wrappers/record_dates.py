"""The moments that an object of JSON tells: strings, numbers, and what stores make of them."""

from __future__ import annotations

import math
from typing import Any

import msgspec

from cleaner.lazy import regex
from cleaner.wrappers import spellings as spelt

_SHOWN = 100  # characters of a value that is no date
_ZONE = regex(r"(?:UTC|GMT|[+-]\d\d:\d\d)\Z")
_OF_CHINA = ("PRC", "Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "Asia/Hong_Kong", "+08:00")


def moments(item: dict[str, Any], keys: dict[str, str]) -> dict[str, str]:
    """Return what stands under the names of dates, by these names.

    What is no text is given as the JSON that it is, so that it can be told of.

    Args:
        item: the object.
        keys: its keys by the form in which they are compared.
    """
    told = ((name, _text(item[keys[name]])) for name in spelt.DATE if name in keys)
    return {name: text.strip() for name, text in told if text and text.strip()}


def _text(value: object) -> str | None:
    if isinstance(value, dict) and isinstance(value.get("date"), str):
        text: str | None = _of_php(value["date"], value.get("timezone"))
    else:
        text = spelt.text_in(value)
    if text is not None or value is False or spelt.is_nothing(value):
        return text
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return msgspec.json.encode(value).decode()[:_SHOWN]


def _of_php(moment: str, zone: object) -> str:
    """Return what PHP writes of its DateTime: a moment, and beside it the zone that it is in.

    Of a zone that is not known its name alone is returned, which is no date.
    """
    if zone in (None, *_OF_CHINA):
        return moment
    if isinstance(zone, str) and _ZONE.match(zone):
        return f"{moment.partition('.')[0]} {zone}"
    return str(zone)
