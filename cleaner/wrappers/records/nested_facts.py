"""Facts of an article in an object beside its text, and at the head of a text in Markdown.

`{"text": …, "metadata": {"date": …}}`, `{"markdown": "# 松湖泵站试运行…", "metadata": {…}}`.
"""

from __future__ import annotations

from typing import Any

from cleaner.wrappers.posts import markdown_facts, markdown_text
from cleaner.wrappers.records import spellings as spelt

_NESTED = frozenset(
    "meta metadata metainfo info articleinfo newsinfo pageinfo attributes attrs properties".split()
)
_FIELDS = (
    *(spelt.TITLE, spelt.DATE, spelt.URL, spelt.SOURCE, spelt.AUTHOR, spelt.EDITOR),
    *(spelt.COLUMN, spelt.KEYWORDS, spelt.SUMMARY),
)

_NAMES = {"date_raw": "date"}


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
    return _of_markdown({**item, **more} if more else item)


def _of_markdown(item: dict[str, Any]) -> dict[str, Any]:
    """Return an object whose only text is Markdown with its paragraphs, and what its head tells."""
    text = item.get("markdown")
    own = spelt.bare_keys({k: v for k, v in item.items() if v not in spelt.EMPTY})
    if not isinstance(text, str) or any(name in own for name in spelt.TEXT):
        return item
    title = next((t for name in spelt.TITLE if (t := item.get(own.get(name, "")))), None)
    told, lines = markdown_facts.read_facts(text, title if isinstance(title, str) else None)
    plain = "\n".join(markdown_text.markdown_paragraphs("\n".join(lines)))
    found = {_NAMES.get(name, name): value for name, value in told.items()}
    kept = {k: v for k, v in item.items() if k != "markdown"}
    told_before = {name for field in _FIELDS for name in field if any(n in own for n in field)}
    more = {name: value for name, value in found.items() if name not in told_before}
    if isinstance(title, str) and (shown := told.get("title")) and title.startswith(shown):
        more |= {own[name]: shown for name in spelt.TITLE if name in own}  # without a site's name
    return {**kept, **more, "content": plain}
