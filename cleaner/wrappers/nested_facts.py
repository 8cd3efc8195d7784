"""Facts of an article in an object beside its text: `{"text": …, "metadata": {"date": …}}`."""

from __future__ import annotations

from typing import Any

from cleaner.wrappers import spellings as spelt

_NESTED = frozenset(
    "meta metadata metainfo info articleinfo newsinfo pageinfo attributes attrs properties".split()
)
_FIELDS = (
    *(spelt.TITLE, spelt.DATE, spelt.URL, spelt.SOURCE, spelt.AUTHOR, spelt.EDITOR),
    *(spelt.COLUMN, spelt.KEYWORDS, spelt.SUMMARY),
)


def with_nested_facts(item: dict[str, Any]) -> dict[str, Any]:
    """Return an article's object with the fields that only an object in it tells.

    A field that the article itself tells, under whichever name, goes before; a record of ours is
    left as it is.
    """
    if "cleaner_version" in item:
        return item
    own = spelt.bare_keys({k: v for k, v in item.items() if v not in spelt.EMPTY})
    more: dict[str, Any] = {}
    for key, facts in item.items():
        if not isinstance(facts, dict) or spelt.bare(str(key)) not in _NESTED:
            continue
        names = spelt.bare_keys({k: v for k, v in facts.items() if isinstance(k, str)})
        for field in _FIELDS:
            if not any(name in own for name in field):
                told = [names[name] for name in field if name in names]
                more |= {k: facts[k] for k in told if k not in item}
    return {**item, **more} if more else item
