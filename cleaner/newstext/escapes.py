r"""Escapes that a dump wrote and nobody undid: `\r\n`, `\u3000`, as the letters that they are.

A database's or a script's way to write a line end is text to everyone who reads the dump as it is.
But a backslash inside prose, code or a path is none of these. So only what stands at the edges of
paragraphs is undone, and only where one of them tells that it is a dump's: nothing else stands in
it, several open it, or a sentence ends before one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleaner.lazy import regex

# Letters behind it make it a word of code or of a path: \nabla, C:\new.
# Each escape is one piece (`(?>…)`) and a run is taken whole (`++`): `\r\n` could else be read as
# one or as two, and `\u3000` as a blank or a mark, and each of a run doubles what is tried.
_LINE_END = r"(?>\\r\\n|\\[rn](?![a-z]))"
_BLANK = rf"(?>{_LINE_END}|\\t(?![a-z])|\\u(?:3000|00[aA]0|200[2-9bB]|[fF][eE][fF][fF]))"
_MARK = r"\\u(?:201[0-9c-fC-F]|2026|30[01][0-9a-fA-F]|[fF]{2}0[0-9a-fA-F])"  # “ ” … 【 （
_ONE = rf"(?>{_BLANK}|{_MARK})"
_BLANK_RUN = rf"\s*+(?:{_BLANK}\s*+)++\Z"
_SENTENCE_END = r"[。！？!?…；：”’」』）)】]"
_TELLING = regex(
    rf"\A{_BLANK_RUN}|\A\s*+{_ONE}\s*+{_ONE}|\A\s*+\\r\\n(?![a-z])|\A\\r\\n|{_SENTENCE_END}{_BLANK_RUN}"
)
_FIRST = regex(rf"\A(?:\s|{_ONE})++")
_LAST = regex(rf"(?<![A-Za-z0-9:\\\s])(?:\s|{_ONE})++\Z")
_INNER_TELLING = regex(rf"{_SENTENCE_END}\s*{_LINE_END}|{_LINE_END}\s*(?:\\u3000|\u3000)")
_INNER_LINE_END = regex(rf"(?<![A-Za-z0-9:\\]){_LINE_END}")
_CODE = regex(r"\\u(?![dD][89a-fA-F])([0-9a-fA-F]{4})")
_CODE_LENGTH = 6
_BLANKS = regex(_BLANK)


def tell_a_dump(paragraphs: Iterable[str]) -> bool:
    """Tell whether paragraphs still have the escapes of a dump at their edges."""
    return any("\\" in text and _TELLING.search(text) for text in paragraphs)


def without_escapes(paragraph: str) -> str:
    r"""Return a dump's paragraph without the escaped blanks at its edges, quotes as quotes.

    `\u3000\u3000今天` is 今天, and a paragraph of `\r\n` alone is empty.
    """
    if "\\" not in paragraph:
        return paragraph
    return _LAST.sub(_undone, _FIRST.sub(_undone, paragraph)).strip().replace('\\"', '"')


def _undone(found: re.Match[str]) -> str:
    return _CODE.sub(_character, _BLANKS.sub(" ", found[0]))


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def with_line_ends(text: str) -> str:
    r"""Return a text whose only line ends are escaped ones with real ones.

    They are known as such by a sentence's end before one or an indent behind it. A text that is
    mostly `\u4e2d\u6587` is given in its characters first.
    """
    if "\\" not in text:
        return text
    if 2 * _CODE_LENGTH * len(_CODE.findall(text)) > len(text):
        text = _CODE.sub(_character, text)
    if "\n" in text.strip() or not _INNER_TELLING.search(text):
        return text
    return _INNER_LINE_END.sub("\n", text)
