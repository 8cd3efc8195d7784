"""The moments that an object of JSON tells: strings, numbers, and what stores make of them."""

from __future__ import annotations

import math
from typing import Any

import msgspec

from cleaner.lazy import regex
from cleaner.messages import phrase
from cleaner.newstext import dates
from cleaner.wrappers.records import spellings as spelt

# The same moment as another type, or as it is shown: publish_time_str beside publish_time.
_FORMS = ("", "str", "string", "text", "show", "src", "iso", "format", "formatted")
_NAMES = [name + form for name in spelt.DATE for form in _FORMS]
_SHOWN = 100  # characters of a value that is no date
_MOMENT = regex(r"date|time|时间|日期|at\Z")
_OF_A_COPY = regex(r"crawl|fetch|scrap|spider|insert|download|sav|抓取|采集|入库")
_ZONE = regex(r"(?:UTC|GMT|[+-]\d\d:\d\d)\Z")
_OF_CHINA = ("PRC", "Asia/Shanghai", "Asia/Chongqing", "Asia/Harbin", "Asia/Hong_Kong", "+08:00")


def moments(item: dict[str, Any], keys: dict[str, str]) -> dict[str, str]:
    """Return what stands under the names of dates, by these names.

    What is no text is given as the JSON that it is, so that it can be told of.

    Args:
        item: the object.
        keys: its keys by the form in which they are compared.
    """
    fetched = when_fetched(keys)
    names = [name for name in _NAMES if name in keys and name not in fetched]
    told = ((name, _text(item[keys[name]])) for name in names)
    return {name: text.strip() for name, text in told if text and text.strip()}


def when_fetched(keys: dict[str, str]) -> tuple[str, ...]:
    """Return the names under which a text of a crawl of the web says when it was fetched.

    C4 and its kin hold of each page its address, its text and a `timestamp`, and no headline.
    """
    is_of_crawl = not any(name in keys for name in spelt.TITLE) and any(
        name in keys for name in spelt.URL
    )
    return ("timestamp",) if is_of_crawl else ()


def told_elsewhere(item: dict[str, Any]) -> list[str]:
    """Return a warning where an object of which no date was read holds one under another name."""
    for key, value in () if "cleaner_version" in item else item.items():
        name = spelt.bare(key)
        if not _MOMENT.search(name) or _OF_A_COPY.search(name) or name in spelt.CAPTURED:
            continue
        text = spelt.text_in(value)
        if text is not None and (stamp := dates.find_date(text)) and stamp.iso[:1].isdigit():
            return [phrase("no date was read; {key} holds {value}", key=key, value=text[:_SHOWN])]
    return []


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
