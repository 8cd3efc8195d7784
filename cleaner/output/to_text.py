"""Documents for reading: Markdown and plain text, all in one stream or one file an article."""

from __future__ import annotations

import hashlib
import json
import os
import re
from typing import Any

from cleaner.output.columns import Projection
from cleaner.output.streams import OutputError, Stream

_SUFFIX = {"markdown": ".md", "text": ".txt"}
_HEADER = ("date", "source", "site", "outlet", "author", "editor", "url", "article_id", "id")
_LABELS = {
    "date": "日期",
    "source": "来源",
    "outlet": "媒体",
    "author": "作者",
    "editor": "编辑",
    "url": "链接",
}
_UNSAFE = re.compile(
    r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff/\\:*?"<>|]+'
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z", re.I)
_LONGEST = 120  # bytes of a title in a file name; the file system allows 255 for all of it
_MARKS = re.compile(r"([\\`*_\[\]<>~])")
_LINE_MARKS = re.compile(r"\A(\s*)(#{1,6}(?=\s|\Z)|[-+=](?=\s|[-=]|\Z)|\|)")
_NUMBERED = re.compile(r"\A(\s*\d{1,9})([.)])(?=\s|\Z)")


class Documents:
    """Every article after the other, with a rule between them."""

    def __init__(self, stream: Stream, kind: str, projection: Projection) -> None:
        self._stream = stream
        self._kind = kind
        self._projection = projection
        self._between = ""

    def write(self, line: bytes) -> None:
        """Write one article."""
        text = self._between + render(self._kind, self._projection.record(line))
        self._stream.write(text.encode("utf-8"))
        self._between = "\n" + "-" * 40 + "\n\n"

    def close(self) -> None:
        """Complete the output."""
        self._stream.close()

    def abandon(self) -> None:
        """Leave it."""
        self._stream.abandon()


class Folder:
    """One file an article, named after its title and its id.

    A file that is there is never written over: the same article is left as it is, another one of
    that name gets a number.

    Raises:
        OutputError: the folder cannot be made.
    """

    def __init__(self, path: str, kind: str, projection: Projection) -> None:
        self._path = path
        self._kind = kind
        self._projection = projection
        try:
            os.makedirs(path, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{path}: {(error.strerror or str(error)).lower()}") from error

    def write(self, line: bytes) -> None:
        """Write one article to a file of its own."""
        text = render(self._kind, self._projection.record(line)).encode("utf-8")
        stem = file_name(Projection().record(line))
        suffix = _SUFFIX[self._kind]
        partial = os.path.join(self._path, f".{stem}{suffix}.partial")
        try:
            with open(partial, "wb") as file:
                file.write(text)
            number = 1
            while not _place(
                partial, os.path.join(self._path, _numbered(stem, number) + suffix), text
            ):
                number += 1
        except OSError as error:
            raise OutputError(f"{self._path}: {(error.strerror or str(error)).lower()}") from error

    def close(self) -> None:
        """Nothing is left to do: each file is whole."""

    def abandon(self) -> None:
        """Leave what is there."""


def render(kind: str, record: dict[str, Any]) -> str:
    """Return an article as a document."""
    return _markdown(record) if kind == "markdown" else _text(record)


def file_name(record: dict[str, Any]) -> str:
    """Return a name for an article's file, without suffix: its title, and a key of its id."""
    title = _UNSAFE.sub(" ", record["title"] or "").strip(" .")
    title = title.encode("utf-8")[:_LONGEST].decode("utf-8", "ignore").strip(" .")
    if _RESERVED.match(title):
        title += "_"
    key = hashlib.blake2b(record["id"].encode("utf-8"), digest_size=5).hexdigest()
    return f"{title}-{key}" if title else key


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"


def _place(partial: str, path: str, text: bytes) -> bool:
    """Give a partial file its name, unless another has it; the same text is the same file."""
    try:
        os.link(partial, path)
    except FileExistsError:
        with open(path, "rb") as file:
            if file.read(len(text) + 1) != text:
                return False
    except OSError:  # a file system without links
        with open(path, "xb") as file:
            file.write(text)
    os.unlink(partial)
    return True


def _markdown(record: dict[str, Any]) -> str:
    lines = ["---"]
    # A JSON string is a YAML string, a JSON list a YAML list.
    lines += [
        f"{name}: {json.dumps(record[name], ensure_ascii=False)}"
        for name in ("title", *_HEADER, "keywords")
        if record.get(name)
    ]
    lines.append("---")
    parts = ["\n".join(lines)]
    if record.get("title"):
        parts.append(f"# {_escape(record['title'])}")
    parts += [
        _escape(paragraph) for paragraph in (record.get("body") or "").split("\n") if paragraph
    ]
    for image in record.get("images") or ():
        if image["url"]:
            target = re.sub(r"[\s<>]", "", image["url"])
            parts.append(f"![{_escape(image['caption'] or '')}](<{target}>)")
    return "\n\n".join(parts) + "\n"


def _escape(text: str) -> str:
    """Return a line so that Markdown shows it as it is."""
    text = _MARKS.sub(r"\\\1", text)
    text = _LINE_MARKS.sub(r"\1\\\2", text)
    return _NUMBERED.sub(r"\1\\\2", text)


def _text(record: dict[str, Any]) -> str:
    parts = [record["title"]] if record.get("title") else []
    parts += [f"{label}：{record[name]}" for name, label in _LABELS.items() if record.get(name)]
    head = "\n".join(parts)
    body = record.get("body") or ""
    return (head + "\n\n" + body if head and body else head or body) + "\n"
